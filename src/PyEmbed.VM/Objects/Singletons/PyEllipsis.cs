namespace PyEmbed;

/// <summary>Python's <c>Ellipsis</c>, written <c>...</c>.</summary>
[PyType("ellipsis")]
public sealed partial class PyEllipsis : PyObject
{
    private PyEllipsis() { }

    /// <summary>The one object.</summary>
    public static PyEllipsis Instance { get; } = new();

    [PyMethod("__new__(cls, /, *args, **kwargs)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        args.Length == 0 ? Instance : PyErr.TypeError("EllipsisType takes no arguments");

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => "Ellipsis";

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal string Reduce() => "Ellipsis";
}
