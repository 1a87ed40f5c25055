using PyEmbed.CompilerServices;
using PyEmbed.VM;

namespace PyEmbed.VM.Objects;

/// <summary>What stands in the namespace of a builtin type for one of its members.</summary>
internal abstract class PyNativeDescriptor(PyType owner, NativeCallTable table, NativeMember member) : PyObject
{
    public PyType Owner { get; } = owner;

    public NativeCallTable Table { get; } = table;

    public NativeMember Member { get; } = member;

    public string Name => Member.Name;

    [PyProperty("__objclass__", Member = true)]
    internal PyType ObjClass => Owner;

    [PyProperty("__name__", Member = true)]
    internal string NameText => Member.Name;

    [PyProperty("__qualname__")]
    internal string QualName => Owner.QualName + "." + Member.Name;

    [PyProperty("__doc__")]
    internal string? Doc => Member.Doc;

    /// <summary>Whether self may be passed to the member; else TypeError.</summary>
    [MustCheck]
    protected bool CheckSelf(PyObject self) => self.Type.IsSubtypeOf(Owner)
        || PyErr.TypeError($"descriptor '{Member.Name}' for '{Owner.NameInMessages}' objects doesn't apply to a '{self.Type.NameInMessages}' object");

    [MustCheck]
    protected bool CheckCalled(ReadOnlySpan<PyObject> args)
    {
        if (args.Length == 0) return PyErr.TypeError($"unbound method {Owner.Name}.{Member.Name}() needs an argument");
        return args[0].Type.IsSubtypeOf(Owner)
            || PyErr.TypeError($"descriptor '{Member.Name}' for '{Owner.NameInMessages}' objects doesn't apply to a '{args[0].Type.NameInMessages}' object");
    }
}

/// <summary>A method of a builtin type, unbound: <c>list.append</c>.</summary>
[PyType("method_descriptor", MethodDescriptor = true, Vectorcall = true)]
internal sealed partial class PyMethodDescriptor(PyType owner, NativeCallTable table, NativeMember member) : PyNativeDescriptor(owner, table, member)
{
    [PyProperty("__text_signature__")]
    internal string? TextSignature => Member.Signature;

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => $"<method '{Name}' of '{Owner.NameInMessages}' objects>";

    [PyMethod("__get__(self, instance, owner=None, /)")]
    internal PyObject? Get(PyThreadState thread, PyObject? instance, PyType? owner)
    {
        if (instance is null) return this;
        return CheckSelf(instance) ? new PyBuiltinFunction(Table, Member, instance, null, Owner) : null;
    }

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (args.Length - (keywordNames?.Count ?? 0) == 0) return PyErr.TypeError($"unbound method {Owner.Name}.{Name}() needs an argument");
        if (!CheckCalled(args)) return null;
        if (keywordNames is null)
        {
            switch (args.Length)
            {
                case 1: return Table.Call0(Member.Number, thread, args[0]);
                case 2: return Table.Call1(Member.Number, thread, args[0], args[1]);
                case 3: return Table.Call2(Member.Number, thread, args[0], args[1], args[2]);
            }
        }
        return Table.Call(Member.Number, thread, args[0], args[1..], keywordNames);
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread) => Pickling.ReduceAttribute(thread, Owner, Name);
}

/// <summary>A class method of a builtin type, unbound: <c>dict.__dict__['fromkeys']</c>.</summary>
[PyType("classmethod_descriptor")]
internal sealed partial class PyClassMethodDescriptor(PyType owner, NativeCallTable table, NativeMember member) : PyNativeDescriptor(owner, table, member)
{
    [PyProperty("__text_signature__")]
    internal string? TextSignature => Member.Signature;

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => $"<method '{Name}' of '{Owner.NameInMessages}' objects>";

    [PyMethod("__get__(self, instance, owner=None, /)")]
    internal PyObject? Get(PyThreadState thread, PyObject? instance, PyType? owner)
    {
        var type = owner ?? instance?.Type;
        if (type is null) return PyErr.TypeError($"descriptor '{Name}' for type '{Owner.NameInMessages}' needs either an object or a type");
        return type.IsSubtypeOf(Owner)
            ? new PyBuiltinFunction(Table, Member, type, null, Owner)
            : PyErr.TypeError($"descriptor '{Name}' requires a subtype of '{Owner.NameInMessages}' but received '{type.NameInMessages}'");
    }

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (args.Length - (keywordNames?.Count ?? 0) == 0) return PyErr.TypeError($"descriptor '{Name}' of '{Owner.NameInMessages}' object needs an argument");
        if (args[0] is not PyType type) return PyErr.TypeError($"descriptor '{Name}' requires a type but received a '{args[0].Type.NameInMessages}' instance");
        var bound = Get(thread, null, type);
        return bound is null ? null : Protocols.Calls.CallN(thread, bound, args[1..], keywordNames);
    }
}

/// <summary>A property of a builtin type.</summary>
[PyType("getset_descriptor")]
internal sealed partial class PyGetSetDescriptor(PyType owner, NativeCallTable table, NativeMember member) : PyNativeDescriptor(owner, table, member)
{
    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => $"<attribute '{Name}' of '{Owner.NameInMessages}' objects>";

    /// <summary>Whether it is the <c>__dict__</c> that a class has by itself.</summary>
    public bool IsInstanceDict => ReferenceEquals(Member, InstanceMembers.Dict);

    [PyMethod("__get__(self, instance, owner=None, /)")]
    internal PyObject? Get(PyThreadState thread, PyObject? instance, PyType? owner)
    {
        if (instance is null) return this;
        return CheckSelf(instance) ? Table.Get(Member.Number, thread, instance) : null;
    }

    [PyMethod("__set__(self, instance, value, /)")]
    internal bool Set(PyThreadState thread, PyObject instance, PyObject value) => Store(thread, instance, value);

    [PyMethod("__delete__(self, instance, /)")]
    internal bool Delete(PyThreadState thread, PyObject instance) => Store(thread, instance, null);

    private bool Store(PyThreadState thread, PyObject instance, PyObject? value)
    {
        if (!CheckSelf(instance)) return false;
        if (Member.Kind == NativeMemberKind.ReadOnlyProperty) return PyErr.AttributeError($"attribute '{Name}' of '{Owner.NameInMessages}' objects is not writable");
        return Table.Set(Member.Number, thread, instance, value);
    }
}
