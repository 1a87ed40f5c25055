using PyEmbed.Parser.Ast;

namespace PyEmbed.Parser.Tokens;

/// <summary>A token: its kind and where it stands. Its text is asked from the <see cref="Tokenizer"/>.</summary>
/// <remarks>
/// Lines count from 1, columns are UTF-8 bytes from 0 (-1 where CPython has none: end markers and dedents), ends are exclusive.
/// <see cref="Start"/> and <see cref="End"/> are byte offsets into <see cref="Tokenizer.Source"/>; both 0 where the token has no text.
/// </remarks>
internal readonly struct Token
{
    public required TokenKind Kind { get; init; }

    /// <summary>For a <see cref="TokenKind.Name"/> (and ASYNC, AWAIT): which word it is, hard or soft.</summary>
    public Keyword Keyword { get; init; }

    /// <summary>The number of brackets open after this token.</summary>
    public int Level { get; init; }

    public int Line { get; init; }
    public int Column { get; init; }
    public int EndLine { get; init; }
    public int EndColumn { get; init; }
    public int Start { get; init; }
    public int End { get; init; }

    /// <summary>Whether this is an identifier: a name that is no hard keyword.</summary>
    public bool IsIdentifier => Kind == TokenKind.Name && !Keywords.IsHard(Keyword);

    public SourceRange Range => new(Line, Column, EndLine, EndColumn);

    public override string ToString() => $"{Kind} {Line}.{Column}-{EndLine}.{EndColumn}";
}
