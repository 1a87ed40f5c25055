namespace PyEmbed.Parser.Tokens;

/// <summary>Why the tokenizer stopped.</summary>
internal enum TokenizerStatus
{
    Running,

    /// <summary>The end of the input was reached: in order, or (with an error token) inside brackets or after a line continuation.</summary>
    EndOfInput,

    /// <summary>A lexical error was found; <see cref="Tokenizer.Error"/> says which.</summary>
    Error,

    // The following carry no error yet: the parser makes one (Tokenizer.CreateError), unless it finds a better one first.

    /// <summary>A dedent to a column where no block starts.</summary>
    BadDedent,
    InconsistentTabs,
    TooDeep,
    BadLineContinuation,

    /// <summary>Bytes in an identifier are no UTF-8.</summary>
    UndecodableName,
}
