using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Python's <c>super</c>: attributes of the classes behind one in the method resolution order.</summary>
[PyType("super", Subclassable = true,
    Doc = "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)")]
internal partial class PySuper : PyObject
{
    private PyType? _type;
    private PyObject? _self;
    private PyType? _selfType;

    public PySuper() { }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        ReferenceEquals(type, BuiltinType) ? new PySuper() : new PySuperInstance(type);

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool Initialize(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null) return ArgumentErrors.NoKeywords("super");
        if (args.Length > 2) return PyErr.TypeError($"super() expected at most 2 arguments, got {args.Length}");
        PyType? type;
        PyObject? self;
        if (args.Length == 0)
        {
            if (!thread.TryGetSuperArguments(out type, out self)) return false;
            if (self is PyNone) self = null;
        }
        else
        {
            type = args[0] as PyType;
            if (type is null) return PyErr.TypeError($"super() argument 1 must be a type, not {args[0].Type.NameInMessages}");
            self = args.Length > 1 && args[1] is not PyNone ? args[1] : null;
        }
        PyType? selfType = null;
        if (self is not null && !TryCheck(thread, type!, self, out selfType)) return false;
        _type = type;
        _self = self;
        _selfType = selfType;
        return true;
    }

    /// <summary>The class in whose order attributes are looked for: that of the object, or the object itself where it is a class.</summary>
    [MustCheck]
    public static bool TryCheck(PyThreadState thread, PyType type, PyObject self, out PyType? selfType)
    {
        selfType = self as PyType;
        if (selfType is not null && selfType.IsSubtypeOf(type)) return true;
        selfType = self.Type;
        if (selfType.IsSubtypeOf(type)) return true;
        if (!Attributes.TryGet(thread, self, Names.Class, out var claimed)) return false;
        selfType = claimed as PyType;
        if (selfType is not null && !ReferenceEquals(selfType, self.Type) && selfType.IsSubtypeOf(type)) return true;
        return PyErr.TypeError("super(type, obj): obj must be an instance or subtype of type");
    }

    /// <summary>The attribute behind <paramref name="type"/> in the order of <paramref name="selfType"/>, bound to self. True with null: there is none.</summary>
    [MustCheck]
    public static bool TryGetAttribute(PyThreadState thread, PyType type, PyObject self, PyType selfType, PyStr name, out PyObject? value)
    {
        value = null;
        var mro = selfType.Mro;
        var next = 0;
        while (next < mro.Length && !ReferenceEquals(mro[next], type)) next++;
        for (next++; next < mro.Length; next++)
        {
            if (mro[next].Dict.GetByName(name) is not { } found) continue;
            value = found.Type.Defines(Slot.DescrGet) ? found.Type.Slots.DescrGet(thread, found, ReferenceEquals(self, selfType) ? null : self, selfType) : found;
            return value is not null;
        }
        return true;
    }

    [PyProperty("__thisclass__", Member = true)]
    internal PyObject ThisClass => _type ?? (PyObject)PyNone.Instance;

    [PyProperty("__self__", Member = true)]
    internal PyObject Self => _self ?? PyNone.Instance;

    [PyProperty("__self_class__", Member = true)]
    internal PyObject SelfClass => _selfType ?? (PyObject)PyNone.Instance;

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => _selfType is null
        ? $"<super: <class '{_type?.Name ?? "NULL"}'>, NULL>"
        : $"<super: <class '{_type?.Name ?? "NULL"}'>, <{_selfType.Name} object>>";

    [PyMethod("__getattribute__(self, name, /)")]
    internal PyObject? ReadAttribute(PyThreadState thread, PyStr name)
    {
        // super().__class__ is the class of the super object itself.
        if (_selfType is not null && !name.TextEquals(Names.Class))
        {
            if (!TryGetAttribute(thread, _type!, _self!, _selfType, name, out var value)) return null;
            if (value is not null) return value;
        }
        return ObjectAttributes.Get(thread, this, name);
    }

    [PyMethod("__get__(self, instance, owner=None, /)")]
    internal PyObject? Get(PyThreadState thread, PyObject? instance, PyType? owner)
    {
        if (instance is null || _self is not null) return this;
        if (GetType() != typeof(PySuper)) return Calls.Call2(thread, Type, ThisClass, instance);
        if (_type is null || !TryCheck(thread, _type, instance, out var selfType)) return _type is null ? this : null;
        return new PySuper { _type = _type, _self = instance, _selfType = selfType };
    }
}
