namespace PyEmbed;

/// <summary>Python's <c>None</c>.</summary>
[PyType("NoneType")]
public sealed partial class PyNone : PyObject
{
    private PyNone() { }

    /// <summary>The one object.</summary>
    public static PyNone Instance { get; } = new();

    [PyMethod("__new__(cls, /, *args, **kwargs)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        args.Length == 0 ? Instance : PyErr.TypeError("NoneType takes no arguments");

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => "None";

    [PyMethod("__bool__(self, /)")]
    internal bool IsTrue() => false;
}
