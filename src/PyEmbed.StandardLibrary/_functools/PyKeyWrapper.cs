namespace PyEmbed.StandardLibrary.Functools;

/// <summary>What <c>cmp_to_key</c> returns (without a value) and what that makes of each value.</summary>
[PyType("KeyWrapper", Module = "functools", Unhashable = true)]
internal sealed partial class PyKeyWrapper(PyObject compare, PyObject? value) : PyObject
{
    [PyProperty("obj", Member = true, Doc = "Value wrapped by a key function.")]
    internal PyObject? Value { get; set; } = value;

    // The messages call it K.
    private static ArgumentBinder Binder { get; } = new("K", ["obj"], 0, 1, 1, false, false);

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        PyObject? bound = null;
        return Binder.TryBind(args, keywordNames, new Span<PyObject?>(ref bound)) ? new PyKeyWrapper(compare, bound) : null;
    }

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (other is not PyKeyWrapper right) return PyErr.TypeError("other argument must be K instance");
        if (Value is null || right.Value is null) return PyErr.AttributeError("object");
        return Calls.Call2(thread, compare, Value, right.Value) is { } order ? Comparison.Compare(thread, order, PyInt.Zero, op) : null;
    }
}
