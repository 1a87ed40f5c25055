using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>The layout of a class's instances: the base that determines it, <c>__slots__</c>, <c>__dict__</c> and <c>__weakref__</c>. Data model 3.3.2.4.</summary>
internal sealed class ClassLayout
{
    private ClassLayout() { }

    /// <summary>The names of the new slots, mangled and sorted.</summary>
    public List<PyStr> Members { get; } = [];

    public TypeFlags Flags { get; private set; }

    public bool AddsDict { get; private set; }

    public bool AddsWeakrefs { get; private set; }

    /// <summary>The base whose instances have the layout that all others share, or null with the TypeError set.</summary>
    public static PyType? BestBase(PyTuple bases)
    {
        PyType? best = null;
        PyType? winner = null;
        for (var i = 0; i < bases.Count; i++)
        {
            if (bases[i] is not PyType candidate) return PyErr.TypeError("bases must be types");
            if (!candidate.Has(TypeFlags.BaseType)) return PyErr.TypeError($"type '{candidate.NameInMessages}' is not an acceptable base type");
            var solid = SolidBase(candidate);
            if (winner is null || (!winner.IsSubtypeOf(solid) && solid.IsSubtypeOf(winner)))
            {
                winner = solid;
                best = candidate;
            }
            else if (!winner.IsSubtypeOf(solid)) return PyErr.TypeError("multiple bases have instance lay-out conflict");
        }
        return best;
    }

    /// <summary>The nearest class, itself or a base, that adds fields to instances: a builtin type with a C# class of its own or a class with <c>__slots__</c>.</summary>
    public static PyType SolidBase(PyType type)
    {
        for (; type.Base is not null; type = type.Base)
        {
            var adds = type.Has(TypeFlags.Heap) ? type.MemberCount > type.Base.MemberCount : !type.Has(TypeFlags.SharesLayout);
            if (adds) return type;
        }
        return type;
    }

    /// <summary>Reads <c>__slots__</c> from the namespace of a class to be made. False: an error is set.</summary>
    public static bool TryReadSlots(PyThreadState thread, PyStr className, PyTuple bases, PyType bestBase, PyDict dict, out ClassLayout layout)
    {
        layout = new ClassLayout { Flags = TypeFlags.BaseType | (bestBase.Flags & TypeFlags.Inherited & ~(TypeFlags.Sequence | TypeFlags.Mapping)) };   // these two go by the order of all bases
        var mayAddDict = !bestBase.Has(TypeFlags.HasDict);
        var mayAddWeakrefs = !bestBase.Has(TypeFlags.HasWeakrefs | TypeFlags.VariableSize);
        var slots = dict.GetByName(Names.Slots);
        if (slots is null)
        {
            layout.AddsDict = mayAddDict;
            layout.AddsWeakrefs = mayAddWeakrefs;
        }
        else if (!layout.TryReadSlots(thread, className, bases, bestBase, dict, slots, mayAddDict, mayAddWeakrefs)) return false;
        if (layout.AddsDict) layout.Flags |= TypeFlags.HasDict;
        if (layout.AddsWeakrefs) layout.Flags |= TypeFlags.HasWeakrefs;
        return true;
    }

    private bool TryReadSlots(PyThreadState thread, PyStr className, PyTuple bases, PyType bestBase, PyDict dict, PyObject slots, bool mayAddDict, bool mayAddWeakrefs)
    {
        var names = slots is PyStr ? PyTuple.Of(slots) : Iteration.ToTuple(thread, slots);
        if (names is null) return false;
        if (names.Count > 0 && bestBase.Has(TypeFlags.VariableSize))
            return PyErr.TypeError($"nonempty __slots__ not supported for subtype of '{bestBase.Name}'");
        foreach (var item in names.Items)
        {
            if (item is not PyStr name) return PyErr.TypeError($"__slots__ items must be strings, not '{item.Type.NameInMessages}'");
            if (!PyStrIdentifiers.IsIdentifier(name)) return PyErr.TypeError("__slots__ must be identifiers");
            if (name.TextEquals(Names.Dict))
            {
                if (!mayAddDict || AddsDict) return PyErr.TypeError("__dict__ slot disallowed: we already got one");
                AddsDict = true;
                continue;
            }
            if (name.TextEquals(Names.Weakref))
            {
                if (!mayAddWeakrefs || AddsWeakrefs) return PyErr.TypeError("__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
                AddsWeakrefs = true;
                continue;
            }
            var mangled = Mangle(className, name);
            if (dict.GetByName(mangled) is not null && !name.TextEquals(Names.Qualname) && !name.TextEquals(Names.Classcell) && !name.TextEquals(Names.Classdictcell))
                return PyErr.ValueError($"'{name}' in __slots__ conflicts with class variable");
            Members.Add(mangled);
        }
        Members.Sort(static (a, b) => a.Text.CompareTo(b.Text));
        // Bases besides the best one may bring a dict of their own.
        for (var i = 0; i < bases.Count && (mayAddDict || mayAddWeakrefs); i++)
        {
            var other = (PyType)bases[i];
            if (ReferenceEquals(other, bestBase)) continue;
            if (mayAddDict && !AddsDict && other.Has(TypeFlags.HasDict)) AddsDict = true;
            if (mayAddWeakrefs && !AddsWeakrefs && other.Has(TypeFlags.HasWeakrefs)) AddsWeakrefs = true;
        }
        return true;
    }

    /// <summary>Puts the descriptors of slots, dict and weak references into the class.</summary>
    public void AddDescriptors(PyType type, PyDict dict)
    {
        var first = type.MemberCount - Members.Count;
        for (var i = 0; i < Members.Count; i++)
        {
            var name = Members[i];
            dict.SetByName(name, new PyMemberDescriptor(type, name.ToString(), first + i));
        }
        if (AddsDict && dict.GetByName(Names.Dict) is null) dict.SetByName(Names.Dict, new PyGetSetDescriptor(type, InstanceMembers.Table, InstanceMembers.Dict));
        if (AddsWeakrefs && dict.GetByName(Names.Weakref) is null) dict.SetByName(Names.Weakref, new PyGetSetDescriptor(type, InstanceMembers.Table, InstanceMembers.Weakref));
    }

    // Language reference 6.2.1: private names.
    private static PyStr Mangle(PyStr className, PyStr name)
    {
        var text = name.ToString();
        if (!text.StartsWith("__", StringComparison.Ordinal) || text.EndsWith("__", StringComparison.Ordinal) || text.Contains('.')) return name;
        var stripped = className.ToString().TrimStart('_');
        return stripped.Length == 0 ? name : PyStr.FromUtf16($"_{stripped}{text}");
    }
}
