using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

/// <summary>A Python exception of any class. Those with attributes of their own have a C# class below this one.</summary>
[PyType("BaseException", Subclassable = true, OwnType = true, Dict = true, Doc = "Common base class for all exceptions.")]
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
        made.Args = Positional(args, keywordNames);
        return made;
    }

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool Initialize(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 }) return NoKeywords();
        Args = PyTuple.CopyOf(args);
        return true;
    }

    private protected PyError NoKeywords() => PyErr.TypeError($"{Type.NameInMessages}() takes no keyword arguments");

    private protected static PyTuple Positional(ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyTuple.CopyOf(args[..(args.Length - (keywordNames?.Count ?? 0))]);

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        var arguments = Args.Count == 1 ? Representation.Repr(thread, Args[0]) : Representation.Repr(thread, Args);
        if (arguments is null) return null;
        return PyStr.FromUtf16(Args.Count == 1 ? $"{Type.Name}({arguments})" : Type.Name + arguments);
    }

    [PyMethod("__str__(self, /)")]
    internal PyObject? Text(PyThreadState thread) => Args.Count switch
    {
        0 => PyStr.Empty,
        1 => Representation.Str(thread, Args[0]),
        _ => Representation.Str(thread, Args),
    };

    /// <summary><c>str(exception)</c> as exceptions without an own form have it.</summary>
    internal static PyObject? PlainText(PyThreadState thread, PyBaseException self) => self.Text(thread);

    /// <summary>Whether somebody has asked for the instance's dict or set an attribute.</summary>
    internal bool HasOwnDict => _attributes.Shape is { } shape && (shape.IsDictionary || !ReferenceEquals(shape, Type.RootShape));

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread) => HasOwnDict ? PyTuple.Of(Type, Args, InstanceDict.Materialize(this)) : PyTuple.Of(Type, Args);

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true)]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (state is PyNone) return PyNone.Instance;
        if (state is not PyDict attributes) return PyErr.TypeError("state is not a dictionary");
        var position = 0;
        while (attributes.NextEntry(ref position, out var key, out var value))
        {
            if (key is not PyStr name) return PyErr.TypeError($"attribute name must be string, not '{key.Type.NameInMessages}'");
            if (!Attributes.Set(thread, this, name, value)) return null;
        }
        return PyNone.Instance;
    }

    [PyMethod("with_traceback(self, tb, /)", NoTextSignature = true, Doc = "Exception.with_traceback(tb): set self.__traceback__ to tb and return self.")]
    internal PyObject? WithTraceback(PyThreadState thread, PyObject tb) => SetTraceback(thread, tb) ? this : null;

    [PyMethod("add_note(self, note, /)", NoTextSignature = true, Doc = "Exception.add_note(note): add a note to the exception.")]
    internal PyObject? AddNote(PyThreadState thread, PyObject note)
    {
        if (note is not PyStr) return PyErr.TypeError($"note must be a str, not '{note.Type.NameInMessages}'");
        if (!Attributes.TryGet(thread, this, Names.Notes, out var notes)) return null;
        if (notes is null)
        {
            notes = new PyList();
            if (!Attributes.Set(thread, this, Names.Notes, notes)) return null;
        }
        if (notes is not PyList list) return PyErr.TypeError("Cannot add note: __notes__ is not a list");
        return list.TryAppend(thread, note) ? PyNone.Instance : null;
    }
}
