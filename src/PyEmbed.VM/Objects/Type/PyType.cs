using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary>A Python class. Builtin types are immutable and shared by all engines; classes that scripts make belong to their engine.</summary>
[PyType("type", Vectorcall = true, Subclassable = true, VariableSize = true, OwnType = true, Dict = true, Weakrefs = true, Doc = "The class of classes. type(object) is the class of an object; type(name, bases, dict) makes a new class.")]
public sealed partial class PyType : PyObject
{
    private PyType? _metatype;
    private InstanceAttributes _attributes;   // for slots of metaclasses; a class's attributes lie in its dict
    private PyTypeSlots _slots;
    private PyTuple? _bases;
    private PyType[]? _mro;
    private PyDict? _dict;
    private Shape? _rootShape;
    private Shape? _dictionaryShape;
    private string _name;
    private PyStr? _nameObject;   // of a class made in Python, once somebody has asked

    /// <summary>A builtin type. Everything but what every operation needs is made on demand.</summary>
    internal PyType(NativeTypeDefinition definition)
    {
        Definition = definition;
        _name = definition.Name;
        _slots = definition.Slots;
        SlotsDefined = _slots.Defined;
        Base = definition.Base;
        Flags = definition.Flags | TypeFlags.Immutable | (Base is null ? 0 : Base.Flags & TypeFlags.Inherited);
        MemberCount = 0;
        UsesGenericGetAttr = Base is null || (Base.UsesGenericGetAttr && (_slots.Own & SlotSet.GetAttr) == 0);
        UsesGenericSetAttr = Base is null || (Base.UsesGenericSetAttr && (_slots.Own & SlotSet.SetAttr) == 0);
    }

    /// <summary>A class made in Python; <see cref="TypeCreation"/> completes it.</summary>
    internal PyType(PyType metatype, string name, PyTuple bases, PyType bestBase, PyDict dict, TypeFlags flags)
    {
        _metatype = metatype;
        _name = name;
        _bases = bases;
        _dict = dict;
        _slots = new PythonClassSlots();
        Base = bestBase;
        Definition = bestBase.Definition;
        Flags = flags | TypeFlags.Heap;
        OwnSubclasses = new SubclassList();
        _attributes.Shape = metatype.RootShape;
        if (metatype.MemberCount > 0) _attributes.Slots = new PyObject?[metatype.MemberCount];
    }

    internal override PyType Type => _metatype ?? BuiltinType;

    internal override bool TrySetType(PyType type)
    {
        if (!Has(TypeFlags.Heap)) return false;
        _metatype = type;
        Modified(PyThreadState.Current.Interpreter);
        return true;
    }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    /// <summary><c>__name__</c></summary>
    public string Name => _name;

    /// <summary>The name with which the type is called where CPython writes <c>tp_name</c>: with its module where it is written in C# or stands for a type that CPython has written in C, else without.</summary>
    internal string NameInMessages
    {
        get
        {
            if (Members is { } members) return members.Module + "." + members.Name;
            if (Has(TypeFlags.QualifiedInMessages) && Dict.GetByName(Names.Module) is PyStr module) return $"{module}.{_name}";
            return Has(TypeFlags.Heap) || Definition.Module == "builtins" ? _name : Definition.Module + "." + _name;
        }
    }

    /// <summary>Members written in C# of a class that each engine has for itself, because scripts can write to it (see <see cref="NativeTypeDict.AddMembers"/>).</summary>
    internal NativeTypeDefinition? Members { get; set; }

    /// <summary><c>__base__</c>: the base that determines the layout of instances; null for <c>object</c>.</summary>
    internal PyType? Base { get; set; }

    /// <summary>The definition of the builtin type from which instances have their layout.</summary>
    internal NativeTypeDefinition Definition { get; }

    internal TypeFlags Flags { get; set; }

    internal bool Has(TypeFlags flags) => (Flags & flags) != 0;

    internal PyTypeSlots Slots => _slots;

    /// <summary>The slots the type has, inherited ones too.</summary>
    internal SlotSet SlotsDefined { get; set; }

    internal bool Defines(Slot slot) => (SlotsDefined & SlotSets.Of(slot)) != 0;

    /// <summary>Whether attributes are read as <c>object</c> reads them.</summary>
    internal bool UsesGenericGetAttr { get; set; }

    /// <summary>Whether attributes are written as <c>object</c> writes them.</summary>
    internal bool UsesGenericSetAttr { get; set; }

    /// <summary>Changes whenever what can be found in the class or a base changes; 1 for builtin types, which never change.</summary>
    internal uint Version { get; set; } = 1;

    /// <summary>How many <c>__slots__</c> instances have, bases included.</summary>
    internal int MemberCount { get; set; }

    /// <summary>Subclasses of a class made in Python; those of builtin types are the engine's.</summary>
    internal SubclassList? OwnSubclasses { get; }

    /// <summary>The shape of an instance without attributes.</summary>
    internal Shape RootShape => _rootShape ??= Shape.Root(this);

    /// <summary>The shape of instances that keep their attributes in a dict.</summary>
    internal Shape DictionaryShape => _dictionaryShape ??= Shape.Dictionary(this);

    /// <summary><c>__bases__</c></summary>
    internal PyTuple Bases
    {
        get => _bases ??= Base is null ? PyTuple.Empty : PyTuple.Of(Base);
        set => _bases = value;
    }

    /// <summary>The method resolution order.</summary>
    internal ReadOnlySpan<PyType> Mro => MroArray;

    internal PyType[] MroArray
    {
        get
        {
            if (_mro is { } known) return known;
            PyType[] order = Base is null ? [this] : [this, .. Base.Mro];
            // Of a class that is being made by a metaclass with an mro() of its own this is only a guess.
            return Has(TypeFlags.Heap) ? order : _mro = order;
        }
        set => _mro = value;
    }

    /// <summary>The order as far as it was determined; null while the class is being made.</summary>
    internal PyType[]? KnownMro
    {
        get => _mro;
        set => _mro = value;
    }

    /// <summary>The class's own namespace.</summary>
    internal PyDict Dict => _dict ??= NativeTypeDict.Make(this);

    /// <summary>Whose implementation of a slot the type has.</summary>
    internal PyTypeSlots ProviderOf(Slot slot)
    {
        for (var type = this; ; type = type.Base!)
        {
            if (type._slots is PythonClassSlots slots) return slots[slot];
            if (type.Base is null || (type._slots.Own & SlotSets.Of(slot)) != 0) return type._slots;
        }
    }

    /// <summary>Whether this type is the other or derives from it.</summary>
    internal bool IsSubtypeOf(PyType other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (_mro is null && !Has(TypeFlags.Heap))
        {
            for (var type = Base; type is not null; type = type.Base)
                if (ReferenceEquals(type, other)) return true;
            return false;
        }
        foreach (var type in Mro)
            if (ReferenceEquals(type, other)) return true;
        return false;
    }

    /// <summary><c>module.qualname</c>, as default reprs show it; without the module where that is <c>builtins</c>.</summary>
    internal string FullName(PyThreadState thread)
    {
        if (!Has(TypeFlags.Heap)) return NameInMessages;
        var qualName = QualName;
        return Dict.GetByName(Names.Module) is PyStr module && !module.TextEquals(Names.PlainBuiltins) ? module + "." + qualName : qualName;
    }

    /// <summary><c>__qualname__</c></summary>
    internal string QualName => QualNameObject?.ToString() ?? _name;

    /// <summary><c>__qualname__</c> of a class made in Python.</summary>
    internal PyStr? QualNameObject { get; set; }
}
