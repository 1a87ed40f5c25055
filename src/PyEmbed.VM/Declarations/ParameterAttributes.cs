namespace PyEmbed;

/// <summary>On a parameter: None is passed as null.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NoneAsNullAttribute : Attribute;

/// <summary>On a bool parameter: the argument is an integer (through <c>__index__</c>) instead of any object's truth.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AsIntAttribute : Attribute;

/// <summary>On an <c>nint</c> parameter: the bound of a slice. Integers of any size are clamped, None is the default.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SliceIndexAttribute : Attribute
{
    /// <summary>Whether None is an error.</summary>
    public bool NotNone { get; init; }
}

/// <summary>
/// On a method: its result tells whether a Python error is set (null or false), so it may not be ignored or replaced. An analyzer (PYE1xx)
/// checks the callers. On a parameter: null is such a result, and the method looks at it, so it may be passed on unchecked.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class MustCheckAttribute : Attribute;
