namespace PyEmbed.Compiler;

/// <summary>The <c>mode</c> of <c>compile()</c>.</summary>
internal enum CompileMode : byte
{
    /// <summary>A module: <c>exec</c>.</summary>
    Exec,

    /// <summary>An expression: <c>eval</c>.</summary>
    Eval,

    /// <summary>An interactive statement, whose values are printed: <c>single</c>.</summary>
    Single,

    /// <summary>A signature in a type comment: <c>func_type</c>. For trees only.</summary>
    FunctionType,
}
