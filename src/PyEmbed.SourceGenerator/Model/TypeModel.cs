namespace PyEmbed.SourceGenerator.Model;

/// <summary>What a member is to Python; the names are those of <c>NativeMemberKind</c>.</summary>
internal enum MemberKind
{
    Method,
    ClassMethod,
    StaticMethod,
    New,
    ReadOnlyProperty,
    Property,
    ReadOnlyField,
    Field,
    SlotWrapper,
    Constant,
    None,
}

/// <summary>How an attribute of instances, or a constant, is read and written.</summary>
/// <param name="Name">The C# name of the property, field or method.</param>
/// <param name="Owner">The C# class with <c>global::</c>.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="IsMethod">Whether reading is a method call.</param>
/// <param name="TakesThread">Whether the method takes the thread.</param>
/// <param name="SelfType">For a static method: the type of its self parameter.</param>
/// <param name="Result">What it reads.</param>
/// <param name="Setter">For a method pair: the C# name of the method that writes; for a writable property or field its own name; null when read only.</param>
/// <param name="SetterTakesThread">Whether the method that writes takes the thread.</param>
/// <param name="SetterIsStatic">Whether the method that writes is static and takes self.</param>
/// <param name="Value">For a writable property or field: how the value is converted.</param>
internal sealed record AccessorModel(
    string Name, string Owner, bool IsStatic, bool IsMethod, bool TakesThread, string? SelfType, ResultModel Result,
    string? Setter, bool SetterTakesThread, bool SetterIsStatic, ParameterModel? Value)
{
    /// <summary>Whether self is a wrapped object of the host.</summary>
    public bool OfHost { get; init; }
}

/// <summary>One entry of a member table.</summary>
internal sealed record MemberModel(MemberKind Kind, string Name, string? Signature, string? Doc, CallableModel? Callable, AccessorModel? Accessor, string? Wrapper);

/// <summary>A slot that a type fills.</summary>
/// <param name="Slot">The slot's name in <c>SlotSet</c> and <c>PyTypeSlots</c>.</param>
/// <param name="Shape">The form of the slot's method.</param>
/// <param name="Callable">The method behind it.</param>
/// <param name="Deleter">The method behind deletion, where one slot has both.</param>
internal sealed record SlotModel(string Slot, SlotShape Shape, CallableModel? Callable, CallableModel? Deleter);

/// <summary>One constructor parameter, passed on as it is.</summary>
internal sealed record ConstructorParameter(string Modifier, string Type, string Name);

/// <summary>A constructor of a class that Python classes can derive from.</summary>
internal sealed record ConstructorModel(EquatableArray<ConstructorParameter> Parameters);

/// <summary>What a class with an attribute of ours is.</summary>
internal enum ClassKind
{
    /// <summary>A builtin type: derives from PyObject.</summary>
    Builtin,
    /// <summary>A host's type, wrapped when it enters an engine.</summary>
    Host,
    Module,
}

/// <summary>A class with <c>[PyType]</c> or <c>[PyModule]</c>: all that is needed to write its code.</summary>
internal sealed record TypeModel(
    ClassKind Kind, string Namespace, string ClassName, string FullName, string Accessibility, bool IsSealed, bool IsAbstract,
    string Name, string? Module, string? Doc)
{
    /// <summary>The nearest C# base class that is a Python type; null for object and for host types without one.</summary>
    public string? BaseFullName { get; init; }

    /// <summary>Whether it is written by a host: what its code throws becomes a Python exception.</summary>
    public bool IsHostCode => Namespace != "PyEmbed" && !Namespace.StartsWith("PyEmbed.", StringComparison.Ordinal);

    /// <summary>Whether it is PyObject itself.</summary>
    public bool IsObject { get; init; }

    /// <summary>Names of <c>TypeFlags</c>.</summary>
    public EquatableArray<string> Flags { get; init; }

    public bool OwnType { get; init; }

    public bool Subclassable { get; init; }

    /// <summary>Whether <c>__hash__</c> is None.</summary>
    public bool Unhashable { get; init; }

    public bool DisallowInstantiation { get; init; }

    public bool HasDefaultConstructor { get; init; }

    /// <summary>For a class that keeps its type: whether it has a constructor that takes just that.</summary>
    public bool HasTypeConstructor { get; init; }

    /// <summary><c>__text_signature__</c> of the type.</summary>
    public string? TextSignature { get; init; }

    public EquatableArray<ConstructorModel> Constructors { get; init; }

    public EquatableArray<SlotModel> Slots { get; init; }

    public EquatableArray<MemberModel> Members { get; init; }
}
