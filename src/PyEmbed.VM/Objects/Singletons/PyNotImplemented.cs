namespace PyEmbed;

/// <summary>Python's <c>NotImplemented</c>.</summary>
[PyType("NotImplementedType")]
public sealed partial class PyNotImplemented : PyObject
{
    private PyNotImplemented() { }

    /// <summary>The one object.</summary>
    public static PyNotImplemented Instance { get; } = new();

    [PyMethod("__new__(cls, /, *args, **kwargs)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        args.Length == 0 ? Instance : PyErr.TypeError("NotImplementedType takes no arguments");

    [PyMethod("__bool__(self, /)")]
    internal bool TryBool(PyThreadState thread, out bool result)
    {
        result = true;
        return VM.Warnings.Warn(thread, PyExceptions.DeprecationWarning, "NotImplemented should not be used in a boolean context", 1);
    }

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => "NotImplemented";

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal string Reduce() => "NotImplemented";
}
