namespace PyEmbed.Parser.Tokens;

/// <summary>Why the tokenizer stopped.</summary>
internal enum TokenizerStatus
{
    Running,

    /// <summary>The end of the input was reached.</summary>
    EndOfInput,

    /// <summary>A lexical error was found; <see cref="Tokenizer.Error"/> says which.</summary>
    Error,

    // The following carry no error yet: the parser makes one (Tokenizer.CreateError), unless it finds a better one first.

    /// <summary>The input ends inside brackets or after a line continuation.</summary>
    UnexpectedEnd,

    /// <summary>A dedent to a column where no block starts.</summary>
    BadDedent,
    InconsistentTabs,
    TooDeep,
    BadLineContinuation,
}
