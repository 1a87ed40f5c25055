using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>Reads and writes the attributes of an instance itself (what stands in its <c>__dict__</c>), whether they lie in slots or in a dict.</summary>
internal static class InstanceDict
{
    /// <summary>Whether the object keeps attributes of its own.</summary>
    public static bool Has(PyObject self) => self.Type.Has(TypeFlags.HasDict) && !Unsafe.IsNullRef(ref self.OwnAttributes);

    /// <summary>Whether <c>__dict__</c> of the object is what its class gives it, so that whoever writes there can as well set attributes.</summary>
    public static bool IsPlain(PyObject self) => self.Type.UsesGenericGetAttr && self.Type.Lookup(Names.Dict) is PyGetSetDescriptor { IsInstanceDict: true } && Has(self);

    /// <summary>The value, or null.</summary>
    public static PyObject? Get(PyObject self, PyStr name)
    {
        ref var attributes = ref self.OwnAttributes;
        if (Unsafe.IsNullRef(ref attributes) || attributes.Shape is not { } shape || attributes.Slots is not { } slots) return null;
        if (shape.IsDictionary) return ((PyDict)slots[shape.Slot]!).GetByName(name);
        var slot = shape.Find(name);
        return slot < 0 ? null : slots[slot];
    }

    /// <summary>Sets the value. The object has a dict (see <see cref="Has"/>).</summary>
    public static void Set(PyObject self, PyStr name, PyObject value)
    {
        ref var attributes = ref self.OwnAttributes;
        var shape = attributes.Shape ??= self.Type.RootShape;
        if (shape.IsDictionary)
        {
            ((PyDict)attributes.Slots![shape.Slot]!).SetByName(name, value);
            return;
        }
        var slot = shape.Find(name);
        if (slot >= 0)
        {
            attributes.Slots![slot] = value;
            return;
        }
        // A name of a str subclass would be compared by its own methods: such attributes go to a dict.
        var next = name.GetType() == typeof(PyStr) ? shape.Add(name) : null;
        if (next is null)
        {
            Materialize(self).SetByName(name, value);
            return;
        }
        Append(ref attributes, next, value);
    }

    /// <summary>Puts the value of a new attribute into its slot.</summary>
    public static void Append(ref InstanceAttributes attributes, Shape next, PyObject value)
    {
        var slots = attributes.Slots;
        if (slots is null) attributes.Slots = slots = new PyObject?[Math.Max(4, next.Slot + 1)];
        else if (next.Slot >= slots.Length)
        {
            Array.Resize(ref slots, Math.Max(slots.Length * 2, next.Slot + 1));
            attributes.Slots = slots;
        }
        slots[next.Slot] = value;
        attributes.Shape = next;
    }

    /// <summary>Deletes the attribute; false where there is none.</summary>
    public static bool Delete(PyObject self, PyStr name)
    {
        ref var attributes = ref self.OwnAttributes;
        if (Unsafe.IsNullRef(ref attributes) || attributes.Shape is not { } shape || attributes.Slots is not { } slots) return false;
        if (!shape.IsDictionary)
        {
            var slot = shape.Find(name);
            if (slot < 0) return false;
            if (slot == shape.Slot)
            {
                slots[slot] = null;
                attributes.Shape = shape.Parent;
                return true;
            }
            Materialize(self);
        }
        return ((PyDict)attributes.Slots![attributes.Shape!.Slot]!).RemoveByName(name);
    }

    /// <summary>The instance's <c>__dict__</c>; from now on its attributes lie there.</summary>
    public static PyDict Materialize(PyObject self)
    {
        ref var attributes = ref self.OwnAttributes;
        var shape = attributes.Shape ??= self.Type.RootShape;
        if (shape.IsDictionary) return (PyDict)attributes.Slots![shape.Slot]!;
        var dict = new PyDict();
        foreach (var name in shape.Names()) dict.SetByName(name, attributes.Slots![shape.Find(name)]!);
        Replace(self, dict);
        return dict;
    }

    /// <summary>Assigns <c>__dict__</c>.</summary>
    public static void Replace(PyObject self, PyDict dict)
    {
        ref var attributes = ref self.OwnAttributes;
        var type = self.Type;
        var members = type.MemberCount;
        var slots = new PyObject?[members + 1];
        attributes.Slots?.AsSpan(0, Math.Min(members, attributes.Slots.Length)).CopyTo(slots);
        slots[members] = dict;
        attributes.Slots = slots;
        attributes.Shape = type.DictionaryShape;
    }
}
