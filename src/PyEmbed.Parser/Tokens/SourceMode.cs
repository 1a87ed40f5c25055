namespace PyEmbed.Parser.Tokens;

/// <summary>What the source is to be: the start rule of the grammar, as far as the tokenizer and the errors depend on it.</summary>
internal enum SourceMode
{
    /// <summary>A module (<c>exec</c>).</summary>
    File,

    /// <summary>One interactive statement (<c>single</c>).</summary>
    Single,

    /// <summary>One expression (<c>eval</c>).</summary>
    Eval,

    /// <summary>A signature type comment (<c>func_type</c>).</summary>
    FunctionType,

    /// <summary>The text inside the braces of a 3.11 f-string.</summary>
    FString,
}
