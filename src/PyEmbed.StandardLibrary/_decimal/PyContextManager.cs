using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>What <c>localcontext()</c> gives: sets a context for the duration of a with statement.</summary>
[PyType("ContextManager", Module = "decimal", DisallowInstantiation = true)]
internal sealed partial class PyContextManager(PyDecimalContext local, PyDecimalContext outer) : PyObject
{
    [PyMethod("__enter__(self, /)", NoTextSignature = true)]
    internal PyObject Enter(PyThreadState thread)
    {
        local.State.SetCurrent(thread, local);
        return local;
    }

    [PyMethod("__exit__(self, *args)", NoTextSignature = true)]
    internal void Exit(PyThreadState thread, ReadOnlySpan<PyObject> args) => outer.State.SetCurrent(thread, outer);
}
