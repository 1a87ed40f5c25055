using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>weakref.ref</c>: refers to an object without keeping it alive.</summary>
[PyType("ReferenceType", Vectorcall = true, Module = "weakref", Subclassable = true)]
internal partial class PyWeakReference(PyObject target, PyObject? callback) : WeakReferenceBase(target, callback)
{
    private long? _hash;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        // A subclass may take more in its __init__.
        var isExact = ReferenceEquals(type, BuiltinType);
        if (keywordNames is not null && isExact) return ArgumentErrors.NoKeywords("ref");
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (count is 0 or > 2) return ArgumentErrors.Expected("__new__", 1, 2, count);
        var callback = count == 2 && args[1] is not PyNone ? args[1] : null;
        return isExact
            ? Make(thread, args[0], callback, static (target, callback) => new PyWeakReference(target, callback), typeof(PyWeakReference))
            : Make(thread, args[0], callback, (target, callback) => new PyWeakReferenceInstance(type, target, callback), null);
    }

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool Initialize(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null) return ArgumentErrors.NoKeywords("ref");
        return args.Length is 1 or 2 || ArgumentErrors.Expected("__init__", 1, 2, args.Length);
    }

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null) return ArgumentErrors.NoKeywords("weakref");
        return args.Length > 0 ? ArgumentErrors.Expected("weakref", 0, 0, args.Length) : Target ?? PyNone.Instance;
    }

    [PyProperty("__callback__", Member = true)]
    internal PyObject CallbackMember => Target is null ? PyNone.Instance : Callback ?? PyNone.Instance;

    // The hash of the object; once known it outlives the object.
    [PyMethod("__hash__(self, /)")]
    internal bool TryHash(PyThreadState thread, out long hash)
    {
        hash = _hash ?? 0;
        if (_hash is not null) return true;
        if (Target is not { } target) return PyErr.TypeError("weak object has gone away");
        if (!Hashing.TryHash(thread, target, out hash)) return false;
        _hash = hash;
        return true;
    }

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyWeakReference reference) return PyNotImplemented.Instance;
        if (Target is { } left && reference.Target is { } right) return Comparison.Compare(thread, left, right, op);
        return PyBool.From(ReferenceEquals(this, other) == (op == CompareOp.Eq));
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (Target is not { } target) return PyStr.FromUtf16($"<weakref at 0x{Identity.Of(this):x}; dead>");
        if (!Attributes.TryGetSpecial(thread, target, Names.Name, out var name)) return null;
        var shown = name is PyStr text ? $" ({text})" : "";
        return PyStr.FromUtf16($"<weakref at 0x{Identity.Of(this):x}; to '{target.Type.NameInMessages}' at 0x{Identity.Of(target):x}{shown}>");
    }

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);
}
