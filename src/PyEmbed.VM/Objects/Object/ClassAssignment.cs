using System.Runtime.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>Changes the class of an instance.</summary>
internal static class ClassAssignment
{
    /// <summary>To a class with the same layout. The attributes get the shapes of the new class.</summary>
    public static bool Change(PyObject self, PyType type)
    {
        ref var attributes = ref self.OwnAttributes;
        if (type.Has(CompilerServices.TypeFlags.HasFinalizer)) PyThreadState.Current.Interpreter.WatchForFinalization(self);
        if (Unsafe.IsNullRef(ref attributes)) return self.TrySetType(type) || PyErr.TypeError($"__class__ assignment: '{type.Name}' object layout differs from '{self.Type.NameInMessages}'");
        var shape = attributes.Shape;
        var slots = attributes.Slots;
        if (!self.TrySetType(type)) return PyErr.TypeError("__class__ assignment only supported for mutable types or ModuleType subclasses");
        if (shape is null) return true;
        if (shape.IsDictionary)
        {
            attributes.Shape = type.DictionaryShape;
            return true;
        }
        var next = type.RootShape;
        foreach (var name in shape.Names())
        {
            if (next.Add(name) is not { } grown)
            {
                // The new class has too many shapes already: the attributes move to a dict.
                attributes.Shape = shape;
                InstanceDict.Materialize(self);
                return true;
            }
            next = grown;
        }
        attributes.Shape = next;
        attributes.Slots = slots;
        return true;
    }
}
