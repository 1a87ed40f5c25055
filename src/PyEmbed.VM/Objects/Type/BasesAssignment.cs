using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>Assigning <c>__bases__</c> and <c>__class__</c>.</summary>
internal static class BasesAssignment
{
    public static bool TryAssign(PyThreadState thread, PyType type, PyObject value)
    {
        if (value is not PyTuple bases) return PyErr.TypeError($"can only assign tuple to {type.Name}.__bases__, not {value.Type.NameInMessages}");
        if (bases.Count == 0) return PyErr.TypeError($"can only assign non-empty tuple to {type.Name}.__bases__, not ()");
        foreach (var item in bases.Items)
        {
            if (item is not PyType parent) return PyErr.TypeError($"{type.Name}.__bases__ must be tuple of classes, not '{item.Type.NameInMessages}'");
            // A custom mro() may be at work on an assignment to a base already: then that base's own base is new and its order is still the old one.
            if (parent.IsSubtypeOf(type) || IsBelow(parent, type)) return PyErr.TypeError("a __bases__ item causes an inheritance cycle");
        }
        var best = ClassLayout.BestBase(bases);
        if (best is null || !AreCompatible(type.Base!, best, "__bases__")) return false;

        var oldBases = type.Bases;
        var oldBase = type.Base;
        type.Bases = bases;
        type.Base = best;
        var subclasses = new List<(PyType Type, PyType[]? Old, PyType[] New)>();
        if (!UpdateMro(thread, type, subclasses))
        {
            // What somebody else has assigned meanwhile stays.
            foreach (var (changed, old, made) in subclasses)
                if (ReferenceEquals(changed.KnownMro, made)) changed.KnownMro = old;
            if (!ReferenceEquals(type.Bases, bases)) return false;
            type.Bases = oldBases;
            type.Base = oldBase;
            return false;
        }
        // mro() may have assigned to __bases__ itself: that assignment has done the rest.
        if (!ReferenceEquals(type.Bases, bases)) return true;
        foreach (var item in oldBases.Items) thread.Interpreter.SubclassesOf((PyType)item).Remove(type);
        foreach (var item in bases.Items) thread.Interpreter.SubclassesOf((PyType)item).Add(type);
        type.Modified(thread.Interpreter);
        foreach (var (changed, _, _) in subclasses) SlotInheritance.UpdateAll(changed);
        return true;
    }

    private static bool IsBelow(PyType type, PyType ancestor)
    {
        for (var at = type.Base; at is not null; at = at.Base)
            if (ReferenceEquals(at, ancestor)) return true;
        return false;
    }

    private static bool UpdateMro(PyThreadState thread, PyType type, List<(PyType Type, PyType[]? Old, PyType[] New)> changed)
    {
        var old = type.KnownMro;
        if (TypeCreation.ComputeMro(thread, type) is not { } mro) return false;
        if (!ReferenceEquals(type.KnownMro, old)) return true;   // done by an assignment that mro() has made
        type.MroArray = mro;
        changed.Add((type, old, mro));
        foreach (var subclass in new List<PyType>(type.OwnSubclasses!.Living()))
            if (!UpdateMro(thread, subclass, changed)) return false;
        return true;
    }

    /// <summary>Whether instances of one class can become instances of another one.</summary>
    public static bool AreCompatible(PyType from, PyType to, string attribute)
    {
        if (IsCollected(from) != IsCollected(to)) return PyErr.TypeError($"{attribute} assignment: '{to.Name}' deallocator differs from '{from.Name}'");
        // Behind items of any number, as those of int, CPython has no fixed place for a __dict__, and so compares only where it is the same one.
        var haveItems = from.Has(TypeFlags.VariableSize);
        if (!haveItems && ReferenceEquals(ClassLayout.SolidBase(from), ClassLayout.SolidBase(to)) && ReferenceEquals(from.Definition, to.Definition)
            && from.MemberCount == to.MemberCount && from.Has(TypeFlags.HasDict) == to.Has(TypeFlags.HasDict) && from.Has(TypeFlags.HasWeakrefs) == to.Has(TypeFlags.HasWeakrefs)) return true;
        if (HaveSameSlots(from, to, haveItems)) return true;
        return PyErr.TypeError($"{attribute} assignment: '{to.Name}' object layout differs from '{from.Name}'");
    }

    // CPython frees what can be part of a cycle in another way.
    private static bool IsCollected(PyType type) => type.Has(TypeFlags.Heap)
        || !ReferenceEquals(type, PyObject.BuiltinType) && !ReferenceEquals(type, PyInt.BuiltinType) && !ReferenceEquals(type, PyFloat.BuiltinType) && !ReferenceEquals(type, PyComplex.BuiltinType)
        && !ReferenceEquals(type, PyStr.BuiltinType) && !ReferenceEquals(type, PyBytes.BuiltinType) && !ReferenceEquals(type, PyByteArray.BuiltinType);

    // Two classes with equal __slots__ on the same base have the same layout.
    private static bool HaveSameSlots(PyType from, PyType to, bool haveItems)
    {
        while (AddsNothing(from)) from = from.Base!;
        while (AddsNothing(to)) to = to.Base!;
        if (ReferenceEquals(from, to)) return true;
        if (haveItems) return false;
        return from.Has(TypeFlags.Heap) && to.Has(TypeFlags.Heap) && ReferenceEquals(from.Base, to.Base) && from.MemberCount == to.MemberCount
            && from.Has(TypeFlags.HasDict) == to.Has(TypeFlags.HasDict) && from.Has(TypeFlags.HasWeakrefs) == to.Has(TypeFlags.HasWeakrefs)
            && OwnSlotNames(from).SequenceEqual(OwnSlotNames(to));
    }

    private static bool AddsNothing(PyType type) => type.Base is { } parent && type.Has(TypeFlags.Heap) && type.MemberCount == parent.MemberCount
        && type.Has(TypeFlags.HasDict) == parent.Has(TypeFlags.HasDict) && type.Has(TypeFlags.HasWeakrefs) == parent.Has(TypeFlags.HasWeakrefs);

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
