using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>Assigning <c>__bases__</c> and <c>__class__</c>.</summary>
internal static class BasesAssignment
{
    public static bool TryAssign(PyThreadState thread, PyType type, PyObject value)
    {
        if (value is not PyTuple bases) return PyErr.TypeError($"can only assign tuple to {type.Name}.__bases__, not {value.Type.Name}");
        if (bases.Count == 0) return PyErr.TypeError($"can only assign non-empty tuple to {type.Name}.__bases__, not ()");
        foreach (var item in bases.Items)
        {
            if (item is not PyType parent) return PyErr.TypeError($"{type.Name}.__bases__ must be tuple of classes, not '{item.Type.Name}'");
            if (parent.IsSubtypeOf(type)) return PyErr.TypeError("a __bases__ item causes an inheritance cycle");
        }
        var best = ClassLayout.BestBase(bases);
        if (best is null || !AreCompatible(type.Base!, best, "__bases__")) return false;

        var oldBases = type.Bases;
        var oldBase = type.Base;
        var oldMro = type.MroArray;
        type.Bases = bases;
        type.Base = best;
        var subclasses = new List<(PyType Type, PyType[] Mro)>();
        if (!UpdateMro(thread, type, subclasses))
        {
            foreach (var (changed, mro) in subclasses) changed.MroArray = mro;
            type.Bases = oldBases;
            type.Base = oldBase;
            type.MroArray = oldMro;
            return false;
        }
        foreach (var item in oldBases.Items) thread.Interpreter.SubclassesOf((PyType)item).Remove(type);
        foreach (var item in bases.Items) thread.Interpreter.SubclassesOf((PyType)item).Add(type);
        type.Modified(thread.Interpreter);
        foreach (var (changed, _) in subclasses) SlotInheritance.UpdateAll(changed);
        return true;
    }

    private static bool UpdateMro(PyThreadState thread, PyType type, List<(PyType Type, PyType[] Mro)> changed)
    {
        changed.Add((type, type.MroArray));
        if (TypeCreation.ComputeMro(thread, type) is not { } mro) return false;
        type.MroArray = mro;
        foreach (var subclass in type.OwnSubclasses!.Living())
            if (!UpdateMro(thread, subclass, changed)) return false;
        return true;
    }

    /// <summary>Whether instances of one class can become instances of another one.</summary>
    public static bool AreCompatible(PyType from, PyType to, string attribute)
    {
        if (ReferenceEquals(ClassLayout.SolidBase(from), ClassLayout.SolidBase(to)) && ReferenceEquals(from.Definition, to.Definition)
            && from.MemberCount == to.MemberCount && from.Has(TypeFlags.HasDict) == to.Has(TypeFlags.HasDict) && from.Has(TypeFlags.HasWeakrefs) == to.Has(TypeFlags.HasWeakrefs)) return true;
        if (HaveSameSlots(from, to)) return true;
        return PyErr.TypeError($"{attribute} assignment: '{to.Name}' object layout differs from '{from.Name}'");
    }

    // Two classes with equal __slots__ on the same base have the same layout.
    private static bool HaveSameSlots(PyType from, PyType to)
    {
        while (!ReferenceEquals(from, to))
        {
            if (!from.Has(TypeFlags.Heap) || !to.Has(TypeFlags.Heap) || from.MemberCount != to.MemberCount
                || from.Has(TypeFlags.HasDict) != to.Has(TypeFlags.HasDict) || from.Has(TypeFlags.HasWeakrefs) != to.Has(TypeFlags.HasWeakrefs)) return false;
            var own = from.MemberCount - from.Base!.MemberCount;
            if (own != to.MemberCount - to.Base!.MemberCount || !OwnSlotNames(from).SequenceEqual(OwnSlotNames(to))) return false;
            from = from.Base;
            to = to.Base;
        }
        return true;
    }

    private static List<string> OwnSlotNames(PyType type)
    {
        var names = new List<string>();
        var position = 0;
        while (type.Dict.NextEntry(ref position, out _, out var value))
            if (value is PyMemberDescriptor { Slot: >= 0 } member && ReferenceEquals(member.Owner, type)) names.Add(member.Name);
        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
