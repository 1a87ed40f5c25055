using System.ComponentModel;

namespace PyEmbed.CompilerServices;

/// <summary>What a member written in C# is to Python. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum NativeMemberKind
{
    /// <summary>A method, or a module's function.</summary>
    Method,
    /// <summary>A class method.</summary>
    ClassMethod,
    /// <summary>A static method.</summary>
    StaticMethod,
    /// <summary><c>__new__</c></summary>
    New,
    /// <summary>A property that cannot be written.</summary>
    ReadOnlyProperty,
    /// <summary>A property.</summary>
    Property,
    /// <summary>A property shown as <c>member_descriptor</c> that cannot be written.</summary>
    ReadOnlyField,
    /// <summary>A property shown as <c>member_descriptor</c>.</summary>
    Field,
    /// <summary>The dunder of a slot.</summary>
    SlotWrapper,
    /// <summary>A value.</summary>
    Constant,
    /// <summary>None: <c>__hash__</c> of unhashable types.</summary>
    None,
}

/// <summary>How the arguments of a callable written in C# are counted. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum NativeArity
{
    /// <summary>None at all (METH_NOARGS).</summary>
    None,
    /// <summary>Exactly one (METH_O).</summary>
    One,
    /// <summary>By position only.</summary>
    Positional,
    /// <summary>By position and name.</summary>
    Keywords,
}

/// <summary>One entry of the member table of a type or module. For generated code.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its Python name.</param>
/// <param name="Number">Its number in the table, for a slot's dunder its <see cref="SlotWrapperKind"/>.</param>
/// <param name="Signature"><c>__text_signature__</c></param>
/// <param name="Doc"><c>__doc__</c></param>
/// <param name="Arity">How its arguments are counted.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NativeMember(NativeMemberKind Kind, string Name, int Number, string? Signature, string? Doc, NativeArity Arity);
