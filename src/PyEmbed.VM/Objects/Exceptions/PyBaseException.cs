using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary>A Python exception of any class. Those with attributes of their own have a C# class below this one.</summary>
[PyType("BaseException", Subclassable = true, OwnType = true, Dict = true)]
public partial class PyBaseException : PyObject
{
    private PyType _type;
    private InstanceAttributes _attributes;

    internal PyBaseException(PyType type)
    {
        _type = type;
        if (!type.Has(TypeFlags.Heap)) return;
        _attributes.Shape = type.RootShape;
        if (type.MemberCount > 0) _attributes.Slots = new PyObject?[type.MemberCount];
        if (type.Has(TypeFlags.HasFinalizer)) PyThreadState.Current.Interpreter.WatchForFinalization(this);
    }

    internal override PyType Type => _type;

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    internal override bool TrySetType(PyType type)
    {
        _type = type;
        return true;
    }

    /// <summary><c>args</c></summary>
    internal PyTuple Args { get; set; } = PyTuple.Empty;

    /// <summary><c>__context__</c></summary>
    internal PyBaseException? Context { get; set; }

    /// <summary><c>__cause__</c></summary>
    internal PyBaseException? Cause { get; set; }

    /// <summary><c>__suppress_context__</c></summary>
    internal bool SuppressContext { get; set; }

    /// <summary><c>__traceback__</c>: a traceback object or null.</summary>
    internal PyObject? Traceback { get; set; }

    /// <summary>The .NET exception that it stands for, where a host callback threw one.</summary>
    internal Exception? HostException { get; set; }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (type.Definition.Allocate(type) is not PyBaseException made) return PyErr.TypeError($"cannot create '{type.NameInMessages}' instances");
        // Keyword arguments are for __init__ to take or refuse.
        made.Args = PyTuple.CopyOf(args[..(args.Length - (keywordNames?.Count ?? 0))]);
        return made;
    }

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool Initialize(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null) return PyErr.TypeError($"{Type.Name}() takes no keyword arguments");
        Args = PyTuple.CopyOf(args);
        return true;
    }
}
