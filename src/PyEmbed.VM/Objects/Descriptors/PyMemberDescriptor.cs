using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>An attribute kept in a field: of a builtin type, or one of the <c>__slots__</c> of a class.</summary>
[PyType("member_descriptor")]
internal sealed partial class PyMemberDescriptor : PyObject
{
    private readonly NativeCallTable? _table;
    private readonly NativeMember? _member;   // of a table

    public PyMemberDescriptor(PyType owner, NativeCallTable table, NativeMember member)
    {
        Owner = owner;
        _table = table;
        _member = member;
        Slot = -1;
        Name = member.Name;
    }

    /// <summary>One of the <c>__slots__</c>.</summary>
    public PyMemberDescriptor(PyType owner, string name, int slot)
    {
        Owner = owner;
        Slot = slot;
        Name = name;
    }

    public PyType Owner { get; }

    public string Name { get; }

    /// <summary>The slot in the instance, or -1 where it is a field of a builtin type.</summary>
    public int Slot { get; }

    /// <summary>Whether it is one of the <c>__slots__</c>.</summary>
    public bool IsPlain => Slot >= 0;

    [PyProperty("__objclass__", Member = true)]
    internal PyType ObjClass => Owner;

    [PyProperty("__name__", Member = true)]
    internal string NameText => Name;

    [PyProperty("__qualname__")]
    internal string QualName => Owner.QualName + "." + Name;

    [PyProperty("__doc__")]
    internal string? Doc => _member?.Doc;

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => $"<member '{Name}' of '{Owner.NameInMessages}' objects>";

    [PyMethod("__get__(self, instance, owner=None, /)")]
    internal PyObject? Get(PyThreadState thread, PyObject? instance, PyType? owner)
    {
        if (instance is null) return this;
        if (!CheckSelf(instance)) return null;
        if (_table is not null) return _table.Get(_member!.Number, thread, instance);
        return SlotOf(instance, Slot) ?? (PyObject?)PyErr.AttributeError($"'{instance.Type.NameInMessages}' object has no attribute '{Name}'", instance, PyStr.FromUtf16(Name));
    }

    [PyMethod("__set__(self, instance, value, /)")]
    internal bool Set(PyThreadState thread, PyObject instance, PyObject value) => Store(thread, instance, value);

    [PyMethod("__delete__(self, instance, /)")]
    internal bool Delete(PyThreadState thread, PyObject instance) => Store(thread, instance, null);

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread) => Pickling.ReduceAttribute(thread, Owner, Name);

    /// <summary>The value of one of the <c>__slots__</c>, or null.</summary>
    public static PyObject? SlotOf(PyObject instance, int slot) => instance.OwnAttributes.Slots is { } slots && slot < slots.Length ? slots[slot] : null;

    private bool Store(PyThreadState thread, PyObject instance, PyObject? value)
    {
        if (!CheckSelf(instance)) return false;
        if (_table is not null)
            return _member!.Kind == NativeMemberKind.ReadOnlyField ? PyErr.AttributeError("readonly attribute") : _table.Set(_member.Number, thread, instance, value);
        ref var attributes = ref instance.OwnAttributes;
        if (value is null && SlotOf(instance, Slot) is null) return PyErr.AttributeError($"'{instance.Type.NameInMessages}' object has no attribute '{Name}'", instance, PyStr.FromUtf16(Name));
        attributes.Slots![Slot] = value;
        return true;
    }

    private bool CheckSelf(PyObject self) => self.Type.IsSubtypeOf(Owner) && (Slot < 0 || !Unsafe.IsNullRef(ref self.OwnAttributes))
        || PyErr.TypeError($"descriptor '{Name}' for '{Owner.NameInMessages}' objects doesn't apply to a '{self.Type.NameInMessages}' object");
}
