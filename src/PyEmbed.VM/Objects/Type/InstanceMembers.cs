using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Objects;

/// <summary>The attributes <c>__dict__</c> and <c>__weakref__</c> of instances of classes made in Python.</summary>
internal sealed class InstanceMembers : NativeCallTable
{
    public static readonly InstanceMembers Table = new();

    public static readonly NativeMember Dict = new(NativeMemberKind.Property, "__dict__", 0, null, "The attributes of the instance.", NativeArity.None);

    public static readonly NativeMember Weakref = new(NativeMemberKind.ReadOnlyProperty, "__weakref__", 1, null, "The weak references to the instance.", NativeArity.None);

    private InstanceMembers() { }

    public override PyObject? Get(int index, PyThreadState thread, PyObject self) => index switch
    {
        0 when self is PyType type => new PyMappingProxy(type.Dict),
        0 when self is PyModule module => module.Dict,
        0 when InstanceDict.Has(self) => InstanceDict.Materialize(self),
        0 => PyErr.AttributeError("This object has no __dict__"),
        _ when !self.Type.Has(TypeFlags.HasWeakrefs) => PyErr.AttributeError("This object has no __weakref__"),
        _ => WeakReferences.First(thread, self),
    };

    public override bool Set(int index, PyThreadState thread, PyObject self, PyObject? value)
    {
        // A builtin base with a __dict__ of its own decides: those of types and modules cannot be assigned.
        if (self is PyType) return PyErr.AttributeError("attribute '__dict__' of 'type' objects is not writable");
        if (self is PyModule) return PyErr.AttributeError("readonly attribute");
        if (self is PyBaseException && value is null) return PyErr.TypeError("cannot delete __dict__");
        if (!InstanceDict.Has(self)) return PyErr.AttributeError("This object has no __dict__");
        if (value is not null and not PyDict) return PyErr.TypeError($"__dict__ must be set to a dictionary, not a '{value.Type.NameInMessages}'");
        InstanceDict.Replace(self, (PyDict?)value ?? new PyDict());
        return true;
    }
}
