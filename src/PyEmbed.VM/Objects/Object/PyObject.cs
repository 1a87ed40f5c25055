using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

/// <summary>
/// Any Python object. Alone it has no engine: it offers what needs none, and whatever can run Python code or fail goes through the engine it belongs to.
/// </summary>
/// <remarks>Immutable objects of builtin types may be used by any engine; all others belong to the engine that made them.</remarks>
[PyType("object", Subclassable = true, Doc = "The base of all classes.")]
public abstract partial class PyObject
{
    private protected PyObject() { }

    /// <summary>The object's class.</summary>
    internal abstract PyType Type { get; }

    /// <summary>The attributes of an instance of a Python class; a null reference for objects that have none.</summary>
    internal virtual ref InstanceAttributes OwnAttributes => ref Unsafe.NullRef<InstanceAttributes>();

    /// <summary>Assigns <c>__class__</c>. False where the object cannot have another class.</summary>
    internal virtual bool TrySetType(PyType type) => false;

    /// <summary>Whether it is finalized after all else when the engine ends: a stream, to which finalizers may still write.</summary>
    internal virtual bool EndsLast => false;

    /// <summary>The name of the object's class.</summary>
    public string TypeName => Type.Name;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        // Arguments are an error unless the other of __new__ and __init__ is overridden and takes them.
        if (args.Length > 0)
        {
            if (type.ProviderOf(Slot.New) != BuiltinType.Slots) return PyErr.TypeError("object.__new__() takes exactly one argument (the type to instantiate)");
            if (type.ProviderOf(Slot.Init) == BuiltinType.Slots) return PyErr.TypeError($"{type.Name}() takes no arguments");
        }
        if (type.Has(TypeFlags.Abstract)) return AbstractMethods.Refuse(thread, type);
        return type.Definition.Allocate(type) ?? (PyObject?)PyErr.TypeError($"cannot create '{type.NameInMessages}' instances");
    }

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool Init(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (args.Length == 0) return true;
        if (Type.ProviderOf(Slot.Init) != BuiltinType.Slots) return PyErr.TypeError("object.__init__() takes exactly one argument (the instance to initialize)");
        if (Type.ProviderOf(Slot.New) == BuiltinType.Slots) return PyErr.TypeError($"{Type.Name}.__init__() takes exactly one argument (the instance to initialize)");
        return true;
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Repr(PyThreadState thread) => PyStr.FromUtf16($"<{Type.FullName(thread)} object at 0x{Identity.Of(this):x}>");

    [PyMethod("__str__(self, /)")]
    internal PyObject? Str(PyThreadState thread) => Type.Slots.Repr(thread, this);

    [PyMethod("__hash__(self, /)")]
    internal long Hash() => Identity.Hash(this);

    [PyMethod("__getattribute__(self, name, /)")]
    internal PyObject? GetAttribute(PyThreadState thread, PyStr name) => ObjectAttributes.Get(thread, this, name);

    [PyMethod("__setattr__(self, name, value, /)")]
    internal bool SetAttribute(PyThreadState thread, PyStr name, PyObject value) => ObjectAttributes.Set(thread, this, name, value);

    [PyMethod("__delattr__(self, name, /)")]
    internal bool DeleteAttribute(PyThreadState thread, PyStr name) => ObjectAttributes.Set(thread, this, name, null);

    [PyRichCompare]
    internal PyObject? Compare(PyThreadState thread, PyObject other, CompareOp op)
    {
        switch (op)
        {
            case CompareOp.Eq:
                return ReferenceEquals(this, other) ? PyBool.True : PyNotImplemented.Instance;
            case CompareOp.Ne:
                // By default != is the contrary of ==, unless that is not implemented.
                if (!Type.Defines(Slot.RichCompare)) return PyNotImplemented.Instance;
                var equal = Type.Slots.RichCompare(thread, this, other, CompareOp.Eq);
                if (equal is null || equal is PyNotImplemented) return equal;
                return Truth.TryTest(thread, equal, out var isEqual) ? PyBool.From(!isEqual) : null;
            default:
                return PyNotImplemented.Instance;
        }
    }

    [PyProperty("__class__", Setter = nameof(SetClass), Doc = "The object's class.")]
    internal PyObject Class() => Type;

    internal bool SetClass(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.TypeError("can't delete __class__ attribute");
        if (value is not PyType to) return PyErr.TypeError($"__class__ must be set to a class, not '{value.Type.NameInMessages}' object");
        var from = Type;
        var areModules = from.IsSubtypeOf(PyModule.BuiltinType) && to.IsSubtypeOf(PyModule.BuiltinType);
        if (!areModules && (from.Has(TypeFlags.Immutable) || to.Has(TypeFlags.Immutable)))
            return PyErr.TypeError("__class__ assignment only supported for mutable types or ModuleType subclasses");
        return BasesAssignment.AreCompatible(from, to, "__class__") && ClassAssignment.Change(this, to);
    }

    [PyMethod("__format__(self, format_spec, /)", Doc = "Format the object; by default only the empty format is known.")]
    internal PyObject? Format(PyThreadState thread, PyStr format_spec) => format_spec.Length > 0
        ? PyErr.TypeError($"unsupported format string passed to {Type.NameInMessages}.__format__")
        : Representation.Str(thread, this);

    [PyClassMethod("__subclasshook__(cls, *args)", NoTextSignature = true, Doc = "Abstract classes override it to change issubclass(); NotImplemented: the usual check.")]
    internal static PyObject SubclassHook(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args) => PyNotImplemented.Instance;

    [PyClassMethod("__init_subclass__(cls)", NoTextSignature = true, Doc = "Called when a class is made below this one.")]
    internal static PyObject InitSubclass(PyThreadState thread, PyType type) => PyNone.Instance;
}
