namespace PyEmbed;

/// <summary>Python's <c>None</c>.</summary>
[PyType("NoneType")]
public sealed partial class PyNone : PyObject
{
    private PyNone() { }

    /// <summary>The one object.</summary>
    public static PyNone Instance { get; } = new();

    [PyMethod("__new__(cls, /)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type) => Instance;

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => "None";

    [PyMethod("__bool__(self, /)")]
    internal bool IsTrue() => false;
}
