namespace PyEmbed.VM.Objects;

/// <summary><c>UnicodeError</c></summary>
[PyType("UnicodeError", Subclassable = true, OwnType = true, Dict = true, SharesLayout = true, Doc = "Unicode related error.")]
internal partial class PyUnicodeError : PyValueError
{
    public PyUnicodeError(PyType type) : base(type) { }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyBaseException.New(thread, type, args, keywordNames);

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal static bool Init(PyThreadState thread, PyBaseException self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => self.Initialize(thread, args, keywordNames);
}
