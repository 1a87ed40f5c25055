using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Modules;

/// <summary>The module <c>_typing</c>: what <c>typing</c> takes from the interpreter. The types are there where the engine accepts syntax newer than 3.11.</summary>
[PyModule("_typing", Doc = "Primitives and accelerators for the typing module.\n")]
internal sealed partial class TypingCoreModule
{
    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        if (!thread.Interpreter.HasNewSyntax) return true;
        Set("TypeVar", PyTypeVar.BuiltinType);
        Set("ParamSpec", PyParamSpec.BuiltinType);
        Set("ParamSpecArgs", PyParamSpecArgs.BuiltinType);
        Set("ParamSpecKwargs", PyParamSpecKwargs.BuiltinType);
        Set("TypeVarTuple", PyTypeVarTuple.BuiltinType);
        Set("TypeAliasType", PyTypeAlias.BuiltinType);
        Set("NoDefault", PyNoDefault.Instance);
        return true;

        void Set(string name, PyObject value) => module.Dict.SetByName(PyStr.FromName(name), value);
    }

    [PyFunction("_idfunc(x, /)", NoTextSignature = true)]
    internal static PyObject IdFunc(PyObject x) => x;
}
