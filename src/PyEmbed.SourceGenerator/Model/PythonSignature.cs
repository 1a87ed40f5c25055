namespace PyEmbed.SourceGenerator.Model;

/// <summary>How a Python parameter takes its argument.</summary>
internal enum ParameterKind
{
    PositionalOnly,
    PositionalOrKeyword,
    VarArgs,
    KeywordOnly,
    VarKeywords,
}

/// <summary>What is written behind the <c>=</c> of a parameter.</summary>
internal enum DefaultKind
{
    /// <summary>No default: the argument is required.</summary>
    Required,
    Int,
    Float,
    String,
    None,
    True,
    False,
    /// <summary><c>...</c>: nothing Python could write stands for "not given".</summary>
    NotGiven,
    /// <summary>Any other text, such as <c>sys.maxsize</c> or <c>()</c>: shown, and "not given" to C#.</summary>
    Shown,
}

/// <summary>One parameter of a declared Python signature, without <c>self</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How it takes its argument.</param>
/// <param name="Default">What kind of default it has.</param>
/// <param name="DefaultText">The default as it was written; for a string its value.</param>
internal sealed record PythonParameter(string Name, ParameterKind Kind, DefaultKind Default, string DefaultText)
{
    public bool IsVariadic => Kind is ParameterKind.VarArgs or ParameterKind.VarKeywords;

    public bool IsRequired => Default == DefaultKind.Required && !IsVariadic;
}

/// <summary>A declared Python signature: <c>pop(self, index=-1, /)</c>.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Receiver">The name of the first parameter where it is <c>self</c>, <c>cls</c> or <c>type</c>; null for functions.</param>
/// <param name="Parameters">The parameters behind the receiver.</param>
/// <param name="Text"><c>__text_signature__</c>.</param>
internal sealed record PythonSignature(string Name, string? Receiver, EquatableArray<PythonParameter> Parameters, string Text)
{
    /// <summary>How many parameters can be given by position.</summary>
    public int PositionalCount => Parameters.Count(p => p.Kind is ParameterKind.PositionalOnly or ParameterKind.PositionalOrKeyword);

    public int PositionalOnlyCount => Parameters.Count(p => p.Kind is ParameterKind.PositionalOnly);

    /// <summary>How many of those must be given, by position or by name.</summary>
    public int RequiredPositionalCount => Parameters.Count(p => p.Kind is ParameterKind.PositionalOnly or ParameterKind.PositionalOrKeyword && p.IsRequired);

    /// <summary>Whether a call is counted and nothing else: no keywords, no variadic parameters.</summary>
    public bool IsPositionalOnly => Parameters.All(p => p.Kind == ParameterKind.PositionalOnly);

    public bool HasVarArgs => Parameters.Any(p => p.Kind == ParameterKind.VarArgs);

    public bool HasVarKeywords => Parameters.Any(p => p.Kind == ParameterKind.VarKeywords);
}
