using PyEmbed.Bytecode.Instructions;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Engine-private steps of syntax newer than 3.11. PEP 695, 696, 750.</summary>
internal static class Intrinsics
{
    public static PyObject? Call(PyThreadState thread, int number, PyObject first, PyObject? second)
    {
        switch ((Intrinsic)number)
        {
            case Intrinsic.TypeVar: return NewTypeVar(first, default, default);
            case Intrinsic.TypeVarWithBound: return NewTypeVar(first, LateValue.By(second!), default);
            case Intrinsic.TypeVarWithConstraints: return NewTypeVar(first, default, LateValue.By(second!));
            case Intrinsic.ParamSpec: return new PyParamSpec((PyStr)first, null, false, false, true);
            case Intrinsic.TypeVarTuple: return new PyTypeVarTuple((PyStr)first);
            case Intrinsic.SubscriptGeneric: return GenericBase.Of(thread, (PyTuple)first);
            case Intrinsic.TypeAlias:
                var parts = (PyTuple)first;
                return new PyTypeAlias((PyStr)parts[0], parts[1] as PyTuple, LateValue.By(parts[2]), PyTypeAlias.CallerModule(thread));
            case Intrinsic.SetFunctionTypeParams:
                ((PyFunction)first).TypeParameters = (PyTuple)second!;
                return first;
            case Intrinsic.SetTypeParamDefault:
                ((TypeParameterBase)first).SetDefault(LateValue.By(second!));
                return first;
            case Intrinsic.BuildInterpolation:
                var items = (PyTuple)first;
                return new PyInterpolation(items[0], (PyStr)items[1], items[2], (PyStr)items[3]);
            case Intrinsic.BuildTemplate:
                return new PyTemplate((PyTuple)first, (PyTuple)second!);
            default:
                return PyErr.SystemError($"unknown intrinsic {number}");
        }
    }

    private static PyTypeVar NewTypeVar(PyObject name, LateValue bound, LateValue constraints) => new((PyStr)name, bound, constraints, false, false, true);
}
