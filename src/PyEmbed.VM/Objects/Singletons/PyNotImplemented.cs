namespace PyEmbed;

/// <summary>Python's <c>NotImplemented</c>.</summary>
[PyType("NotImplementedType")]
public sealed partial class PyNotImplemented : PyObject
{
    private PyNotImplemented() { }

    /// <summary>The one object.</summary>
    public static PyNotImplemented Instance { get; } = new();

    [PyMethod("__new__(cls, /)")]
    internal static PyObject? New(PyThreadState thread, PyType type) => Instance;

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => "NotImplemented";

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal string Reduce() => "NotImplemented";
}
