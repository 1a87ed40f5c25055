namespace PyEmbed;

/// <summary>Declares a C# class as a Python type. The source generator writes its type object, slots, argument unpacking and member table.</summary>
/// <param name="name"><c>__name__</c></param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PyTypeAttribute(string name) : Attribute
{
    /// <summary><c>__name__</c></summary>
    public string Name { get; } = name;

    /// <summary><c>__module__</c>; without one the type belongs to <c>builtins</c>.</summary>
    public string? Module { get; init; }

    /// <summary><c>__doc__</c></summary>
    public string? Doc { get; init; }

    /// <summary>Whether Python classes may derive from it. Default: no.</summary>
    public bool Subclassable { get; init; }

    /// <summary>Whether instances have a <c>__dict__</c> that the C# class keeps.</summary>
    public bool Dict { get; init; }

    /// <summary>Whether instances can be weakly referenced.</summary>
    public bool Weakrefs { get; init; }

    /// <summary>Whether <c>+</c> and <c>*</c> are those of a sequence, so that the right operand of a number type comes first.</summary>
    public bool Sequence { get; init; }

    /// <summary>With <see cref="Sequence"/>: whether a sequence pattern matches it. Default: yes.</summary>
    public bool MatchSequence { get; init; } = true;

    /// <summary>Whether a mapping pattern matches it.</summary>
    public bool MatchMapping { get; init; }

    /// <summary>Whether a class pattern with one positional subpattern matches the object itself, as with <c>int(x)</c>.</summary>
    public bool MatchSelf { get; init; }

    /// <summary>Whether <c>__hash__</c> is None.</summary>
    public bool Unhashable { get; init; }

    /// <summary>Whether calling the type is an error although a base type could be called.</summary>
    public bool DisallowInstantiation { get; init; }

    /// <summary>Whether the C# class keeps its type and attributes itself (exceptions, types), so that Python subclasses need no C# class of their own.</summary>
    public bool OwnType { get; init; }

    /// <summary>
    /// Whether the C# class adds no fields to its base, so that Python classes may derive from it together with other types of the same base. Its methods are then static and
    /// take self as the base class.
    /// </summary>
    public bool SharesLayout { get; init; }

    /// <summary>Whether instances vary in size in CPython (int, tuple, bytes), so that subclasses cannot have nonempty <c>__slots__</c>.</summary>
    public bool VariableSize { get; init; }

    /// <summary>Whether its instances, found on a type, are called with the object first, without being bound (Py_TPFLAGS_METHOD_DESCRIPTOR).</summary>
    public bool MethodDescriptor { get; init; }

    /// <summary>Whether <c>__flags__</c> says that calls of instances need no tuple of the arguments (Py_TPFLAGS_HAVE_VECTORCALL). Calls are the same in any case.</summary>
    public bool Vectorcall { get; init; }
}
