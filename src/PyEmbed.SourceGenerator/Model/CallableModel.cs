namespace PyEmbed.SourceGenerator.Model;

/// <summary>How an argument becomes a C# parameter.</summary>
internal enum Conversion
{
    /// <summary>Passed as it is.</summary>
    Object,
    NativeInt,
    Int32,
    Int64,
    UInt32,
    BigInteger,
    Double,
    /// <summary>By truth.</summary>
    Truth,
    /// <summary>A bool through <c>__index__</c>.</summary>
    TruthAsInt,
    /// <summary>A bound of a slice: None (not given) or an index, clamped.</summary>
    SliceIndex,
    /// <summary>The same without None.</summary>
    SliceIndexNotNone,
    /// <summary>str as .NET text.</summary>
    Text,
    /// <summary>An object of one class.</summary>
    Kind,
    /// <summary>A host type of this compilation or of another one, unwrapped.</summary>
    Host,
    /// <summary>The positional arguments that are left.</summary>
    VarArgs,
    /// <summary>The keyword arguments that are left.</summary>
    VarKeywords,
}

/// <summary>What is asked of an argument beside its type.</summary>
internal enum ArgumentCheck
{
    None,
    /// <summary>A bytes-like object.</summary>
    BytesLike,
    /// <summary>A bytes-like object or text, of which the UTF-8 is meant.</summary>
    BytesLikeOrText,
    /// <summary>Text that C can hold: without null characters and surrogates.</summary>
    CText,
}

/// <summary>One C# parameter that takes a Python argument.</summary>
/// <param name="Python">The declared Python parameter.</param>
/// <param name="Name">The C# name.</param>
/// <param name="Conversion">How the argument is converted.</param>
/// <param name="Type">The C# type with <c>global::</c>, without <c>?</c>.</param>
/// <param name="IsNullable">Whether null (not given, or None) can be passed.</param>
/// <param name="IsValueType">Whether it is a value type, so that null means <c>Nullable&lt;T&gt;</c>.</param>
/// <param name="NoneAsNull">Whether None is passed as null.</param>
/// <param name="KindName">For <see cref="Conversion.Kind"/> the Python name of the type.</param>
/// <param name="Check">What is asked of it beside its type.</param>
internal sealed record ParameterModel(
    PythonParameter Python, string Name, Conversion Conversion, string Type, bool IsNullable, bool IsValueType, bool NoneAsNull, string KindName, ArgumentCheck Check = ArgumentCheck.None);

/// <summary>What a C# result is.</summary>
internal enum ResultKind
{
    Void,
    /// <summary>A Python object; null is an error where the type says it can be null.</summary>
    Object,
    Bool,
    Integer,
    BigInteger,
    Double,
    Text,
    /// <summary>A host object that is wrapped.</summary>
    Host,
}

/// <summary>The result of a C# method.</summary>
/// <param name="Kind">What the value is.</param>
/// <param name="Type">Its C# type with <c>global::</c>, without <c>?</c>.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="IsTry">Whether it comes by <c>out</c> from a method that returns false for an error.</param>
internal sealed record ResultModel(ResultKind Kind, string Type, bool IsNullable, bool IsTry);

/// <summary>One C# method that Python can call.</summary>
/// <param name="Signature">The declared Python signature.</param>
/// <param name="Method">The C# name.</param>
/// <param name="Owner">The C# class with <c>global::</c>.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="TakesThread">Whether the first C# parameter is the thread.</param>
/// <param name="SelfType">For a static method of a type, and for a class method: the C# type of the parameter that takes self (or the class); null where <c>this</c> is self or there is none.</param>
/// <param name="IsRaw">Whether it takes all arguments as a span and a tuple of keyword names.</param>
/// <param name="Parameters">The parameters that take Python arguments, in C# order.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Counting">Which of CPython's argument parsers words the errors.</param>
internal sealed record CallableModel(
    PythonSignature Signature, string Method, string Owner, bool IsStatic, bool TakesThread, string? SelfType, bool IsRaw,
    EquatableArray<ParameterModel> Parameters, ResultModel Result, bool Counting)
{
    /// <summary>Whether self is a wrapped object of the host.</summary>
    public bool OfHost { get; init; }

    /// <summary>Whether CPython's function is told the class that defines it; the parser of keyword arguments then words the errors, although there are no keywords.</summary>
    public bool TakesDefiningClass { get; init; }
}
