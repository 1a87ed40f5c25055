namespace PyEmbed.VM.Objects;

// Types that others derive from have C# classes; those without attributes of their own and without such subclasses are PyExceptions' plain ones.

/// <summary><c>Exception</c></summary>
[PyType("Exception", Subclassable = true, OwnType = true, Dict = true, SharesLayout = true, Doc = "Common base class for all non-exit exceptions.")]
internal partial class PyException : PyBaseException
{
    public PyException(PyType type) : base(type) { }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyBaseException.New(thread, type, args, keywordNames);

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal static bool Init(PyThreadState thread, PyBaseException self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => self.Initialize(thread, args, keywordNames);
}

/// <summary><c>LookupError</c></summary>
[PyType("LookupError", Subclassable = true, OwnType = true, Dict = true, SharesLayout = true, Doc = "Base class for lookup errors.")]
internal partial class PyLookupError : PyException
{
    public PyLookupError(PyType type) : base(type) { }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyBaseException.New(thread, type, args, keywordNames);

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal static bool Init(PyThreadState thread, PyBaseException self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => self.Initialize(thread, args, keywordNames);
}

/// <summary><c>ValueError</c></summary>
[PyType("ValueError", Subclassable = true, OwnType = true, Dict = true, SharesLayout = true, Doc = "Inappropriate argument value (of correct type).")]
internal partial class PyValueError : PyException
{
    public PyValueError(PyType type) : base(type) { }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyBaseException.New(thread, type, args, keywordNames);

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal static bool Init(PyThreadState thread, PyBaseException self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => self.Initialize(thread, args, keywordNames);
}

/// <summary><c>KeyError</c>: shows the repr of its one argument.</summary>
[PyType("KeyError", Subclassable = true, OwnType = true, Dict = true, SharesLayout = true, Doc = "Mapping key not found.")]
internal partial class PyKeyError : PyLookupError
{
    public PyKeyError(PyType type) : base(type) { }

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal static bool Init(PyThreadState thread, PyBaseException self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => self.Initialize(thread, args, keywordNames);

    [PyMethod("__str__(self, /)")]
    internal static PyObject? Text(PyThreadState thread, PyBaseException self) =>
        self.Args.Count == 1 ? Protocols.Representation.Repr(thread, self.Args[0]) : PlainText(thread, self);
}
