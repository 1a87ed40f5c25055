namespace PyEmbed;

/// <summary>On a parameter: None is passed as null.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NoneAsNullAttribute : Attribute;

/// <summary>On a bool parameter: the argument is an integer (through <c>__index__</c>) instead of any object's truth.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AsIntAttribute : Attribute;

/// <summary>On a <see cref="PyObject"/> parameter: the argument is a bytes-like object. Any other is an error before the arguments behind it are looked at.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BytesLikeAttribute : Attribute
{
    /// <summary>Whether it may be a str, too, of which the UTF-8 is meant.</summary>
    public bool OrText { get; init; }
}

/// <summary>On a str parameter: the text is one that C can hold, without null characters and surrogates. Any other is an error before the arguments behind it are looked at.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CTextAttribute : Attribute;

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
