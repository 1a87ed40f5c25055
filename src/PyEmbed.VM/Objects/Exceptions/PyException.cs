namespace PyEmbed.VM.Objects;

/// <summary><c>Exception</c></summary>
[PyType("Exception", Subclassable = true, OwnType = true, Dict = true, SharesLayout = true, Doc = "Common base class for all non-exit exceptions.")]
internal partial class PyException : PyBaseException
{
    public PyException(PyType type) : base(type) { }
}

/// <summary><c>LookupError</c></summary>
[PyType("LookupError", Subclassable = true, OwnType = true, Dict = true, SharesLayout = true, Doc = "Base class for lookup errors.")]
internal partial class PyLookupError : PyException
{
    public PyLookupError(PyType type) : base(type) { }
}

/// <summary><c>ValueError</c></summary>
[PyType("ValueError", Subclassable = true, OwnType = true, Dict = true, SharesLayout = true, Doc = "Inappropriate argument value (of correct type).")]
internal partial class PyValueError : PyException
{
    public PyValueError(PyType type) : base(type) { }
}

/// <summary><c>KeyError</c>: shows the repr of its one argument.</summary>
[PyType("KeyError", Subclassable = true, OwnType = true, Dict = true, SharesLayout = true, Doc = "Mapping key not found.")]
internal partial class PyKeyError : PyLookupError
{
    public PyKeyError(PyType type) : base(type) { }

    [PyMethod("__str__(self, /)")]
    internal static PyObject? Text(PyThreadState thread, PyBaseException self) =>
        self.Args.Count == 1 ? Protocols.Representation.Repr(thread, self.Args[0]) : PyBaseException.BuiltinType.Slots.Str(thread, self);
}

/// <summary><c>StopIteration</c>, with a generator's return value.</summary>
[PyType("StopIteration", Subclassable = true, OwnType = true, Dict = true, Doc = "Signal the end from iterator.__next__().")]
internal partial class PyStopIteration : PyException
{
    public PyStopIteration(PyType type) : base(type) { }

    [PyProperty("value", Member = true)]
    internal PyObject? Value { get; set; }

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool InitializeValue(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!Initialize(thread, args, keywordNames)) return false;
        Value = args.Length > 0 ? args[0] : PyNone.Instance;
        return true;
    }
}

/// <summary><c>SystemExit</c>, with the exit code.</summary>
[PyType("SystemExit", Subclassable = true, OwnType = true, Dict = true, Doc = "Request to exit from the interpreter.")]
internal partial class PySystemExit : PyBaseException
{
    public PySystemExit(PyType type) : base(type) { }

    [PyProperty("code", Member = true)]
    internal PyObject? Code { get; set; }

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool InitializeCode(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!Initialize(thread, args, keywordNames)) return false;
        Code = args.Length switch { 0 => null, 1 => args[0], _ => Args };
        return true;
    }
}

/// <summary><c>ImportError</c></summary>
[PyType("ImportError", Subclassable = true, OwnType = true, Dict = true, Doc = "Import can't find module, or can't find name in module.")]
internal partial class PyImportError : PyException
{
    public PyImportError(PyType type) : base(type) { }

    [PyProperty("msg", Member = true)]
    internal PyObject? Message { get; set; }

    [PyProperty("name", Member = true)]
    internal PyObject? ModuleName { get; set; }

    [PyProperty("path", Member = true)]
    internal PyObject? Path { get; set; }

    [PyMethod("__init__(self, /, *args, name=None, path=None)")]
    internal bool InitializeImport(PyThreadState thread, ReadOnlySpan<PyObject> args, PyObject? name, PyObject? path)
    {
        Args = PyTuple.CopyOf(args);
        ModuleName = name;
        Path = path;
        if (args.Length == 1) Message = args[0];
        return true;
    }

    [PyMethod("__str__(self, /)")]
    internal PyObject? Text(PyThreadState thread) => Message is PyStr message && message.GetType() == typeof(PyStr) ? message : PyBaseException.BuiltinType.Slots.Str(thread, this);
}
