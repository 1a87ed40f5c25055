using System.Runtime.CompilerServices;
using PyEmbed.Compiler.Validation;
using PyEmbed.Core.Literals;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Ast;

/// <summary>The compiler's constant of the object in a <c>Constant</c> node. What it does not know becomes one that validation refuses.</summary>
internal static class ConstantReader
{
    public static Constant Read(PyThreadState thread, PyObject value)
    {
        if (!thread.TryChargeWork(1)) throw new PendingErrorException();
        if (value.GetType() == typeof(PyTuple)) return new TupleConstant([.. ReadAll(thread, ((PyTuple)value).ItemArray)]);
        if (value.GetType() == typeof(PyFrozenSet))
        {
            if (VM.Protocols.Iteration.ToTuple(thread, value) is not { } items) throw new PendingErrorException();
            return new FrozenSetConstant([.. ReadAll(thread, items.ItemArray)]) { IsInIterationOrder = true };
        }
        return value is PyCode || ConstantObjects.Of(value) is ObjectConstant ? new UnsupportedConstant(value.Type.Name) : ConstantObjects.Of(value);
    }

    private static Constant[] ReadAll(PyThreadState thread, PyObject[] items)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            _ = PyErr.RecursionError("maximum recursion depth exceeded during compilation");
            throw new PendingErrorException();
        }
        return Array.ConvertAll(items, item => Read(thread, item));
    }
}
