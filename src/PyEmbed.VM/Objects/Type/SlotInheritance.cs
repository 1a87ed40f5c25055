using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>
/// Finds out who implements each slot of a class made in Python: the builtin base type whose special method the class inherits unchanged, or
/// <see cref="DunderSlots"/> where a method written in Python (or several that disagree) has to be looked up at each use.
/// </summary>
internal static class SlotInheritance
{
    /// <summary>After the class was made, or its bases have changed.</summary>
    public static void UpdateAll(PyType type)
    {
        var slots = (PythonClassSlots)type.Slots;
        for (var slot = 0; slot < SlotSets.Count; slot++) Update(type, slots, (Slot)slot);
        Finish(type, slots);
    }

    /// <summary>After a special method of the class was set or deleted: this class and those below that inherit it.</summary>
    public static void Update(PyType type, PyStr name)
    {
        var slots = (PythonClassSlots)type.Slots;
        foreach (ref readonly var method in SpecialMethods.All.AsSpan())
        {
            if (!name.TextEquals(method.Name)) continue;
            Update(type, slots, method.Slot);
            if (method.Kind == SlotWrapperKind.Add) Update(type, slots, Slot.Concat);
            if (method.Kind is SlotWrapperKind.Mul or SlotWrapperKind.Rmul) Update(type, slots, Slot.Repeat);
            if (method.Kind == SlotWrapperKind.Iadd) Update(type, slots, Slot.InplaceConcat);
            if (method.Kind == SlotWrapperKind.Imul) Update(type, slots, Slot.InplaceRepeat);
            break;
        }
        Finish(type, slots);
        foreach (var subclass in type.OwnSubclasses!.Living()) Update(subclass, name);
    }

    private static void Finish(PyType type, PythonClassSlots slots)
    {
        type.SlotsDefined = slots.Defined;
        type.UsesGenericGetAttr = slots[Slot.GetAttr] == PyObject.BuiltinType.Slots;
        type.UsesGenericSetAttr = slots[Slot.SetAttr] == PyObject.BuiltinType.Slots;
        if (type.Lookup(Names.Del) is not null) type.Flags |= TypeFlags.HasFinalizer;
    }

    private static void Update(PyType type, PythonClassSlots slots, Slot slot)
    {
        PyTypeSlots? specific = null;
        var useGeneric = false;
        foreach (var method in SpecialMethods.Of(slot))
        {
            var found = type.Lookup(method.Name);
            switch (found)
            {
                case null:
                    continue;
                case PySlotWrapper wrapper when wrapper.Kind == method.Kind && type.IsSubtypeOf(wrapper.Owner):
                    var provider = ProviderBehind(wrapper.Owner, slot);
                    if (provider is null) continue;   // the other of a sequence's and a number's operator
                    if (specific is null || specific == provider) specific = provider;
                    else useGeneric = true;
                    continue;
                // CPython 3.11 Objects/typeobject.c never goes back from a __new__ that is looked up to one that is called at once.
                case PyBuiltinFunction { Self: PyType } when slot == Slot.New && (slots[slot] == DunderSlots.Instance || type.Base!.ProviderOf(slot) == DunderSlots.Instance):
                    useGeneric = true;
                    continue;
                case PyBuiltinFunction { Self: PyType owner } when slot == Slot.New && found.Type == PyBuiltinFunction.BuiltinType:
                    specific = owner.Members is null ? owner.ProviderOf(Slot.New) : ProviderBehind(owner, Slot.New);
                    continue;
                case PyNone when slot == Slot.Hash:
                    specific = UnhashableSlots.Instance;
                    continue;
            }
            useGeneric = true;
        }
        // A sequence's operators exist for builtin types only: a method written in Python is a number's, and takes the sequence's place.
        if (useGeneric && slot is (Slot.Concat or Slot.Repeat or Slot.InplaceConcat or Slot.InplaceRepeat)) slots.Set(slot, PyObject.BuiltinType.Slots, false);
        else if (useGeneric) slots.Set(slot, DunderSlots.Instance, true);
        else if (specific is not null) slots.Set(slot, specific, specific is not UnhashableSlots);
        else slots.Set(slot, slot is Slot.New or Slot.Init ? type.Base!.ProviderOf(slot) : PyObject.BuiltinType.Slots, false);
    }

    /// <summary>Whose implementation in C# of a slot a type has, whatever scripts have put over it; null where there is none.</summary>
    public static PyTypeSlots? ProviderBehind(PyType owner, Slot slot)
    {
        for (var type = owner; type is not null; type = type.Base)
        {
            var slots = type.Members?.Slots ?? type.Slots;
            if ((slots.Own & SlotSets.Of(slot)) != 0) return slots;
        }
        return null;
    }
}

/// <summary>The slot of a class that says <c>__hash__ = None</c>.</summary>
internal sealed class UnhashableSlots : PyTypeSlots
{
    public static readonly UnhashableSlots Instance = new();
}
