using System.ComponentModel;

namespace PyEmbed.CompilerServices;

/// <summary>What is special about a Python type. For generated code.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum TypeFlags
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>Python classes may derive from it.</summary>
    BaseType = 1 << 0,
    /// <summary>Instances have a <c>__dict__</c>.</summary>
    HasDict = 1 << 1,
    /// <summary>Instances can be weakly referenced.</summary>
    HasWeakrefs = 1 << 2,
    /// <summary>Sequence patterns match.</summary>
    Sequence = 1 << 3,
    /// <summary>Mapping patterns match.</summary>
    Mapping = 1 << 4,
    /// <summary>A class pattern matches the object itself.</summary>
    MatchSelf = 1 << 5,
    /// <summary>Cannot be called.</summary>
    DisallowInstantiation = 1 << 6,
    /// <summary>Derives from type.</summary>
    TypeSubclass = 1 << 7,
    /// <summary>Derives from BaseException.</summary>
    ExceptionSubclass = 1 << 8,
    /// <summary>Derives from int.</summary>
    IntSubclass = 1 << 9,
    /// <summary>Derives from list.</summary>
    ListSubclass = 1 << 10,
    /// <summary>Derives from tuple.</summary>
    TupleSubclass = 1 << 11,
    /// <summary>Derives from bytes.</summary>
    BytesSubclass = 1 << 12,
    /// <summary>Derives from str.</summary>
    StrSubclass = 1 << 13,
    /// <summary>Derives from dict.</summary>
    DictSubclass = 1 << 14,
    /// <summary>Its instances, found on a type, are called with the object first (Py_TPFLAGS_METHOD_DESCRIPTOR).</summary>
    MethodDescriptor = 1 << 15,
    /// <summary>Made by a class statement or a call of <c>type</c>.</summary>
    Heap = 1 << 16,
    /// <summary>Attributes of the type cannot be set.</summary>
    Immutable = 1 << 17,
    /// <summary>Instances have a <c>__del__</c>.</summary>
    HasFinalizer = 1 << 18,
    /// <summary>Has abstract methods, so that <c>object.__new__</c> refuses.</summary>
    Abstract = 1 << 19,
    /// <summary>Its C# class adds no fields, so that it goes together with other types in multiple inheritance; its methods take any object of the base's class.</summary>
    SharesLayout = 1 << 20,
    /// <summary>Instances vary in size in CPython, so that subclasses cannot have <c>__slots__</c>.</summary>
    VariableSize = 1 << 21,
    /// <summary><c>__flags__</c> says that calls of instances need no tuple of the arguments (Py_TPFLAGS_HAVE_VECTORCALL).</summary>
    Vectorcall = 1 << 22,
    /// <summary>A class written in Python that messages call as one written in C, with its module.</summary>
    QualifiedInMessages = 1 << 23,
    /// <summary>What derived types inherit.</summary>
    Inherited = VariableSize | HasDict | HasWeakrefs | Sequence | Mapping | MatchSelf | TypeSubclass | ExceptionSubclass | IntSubclass | ListSubclass | TupleSubclass | BytesSubclass | StrSubclass | DictSubclass | HasFinalizer,
}
