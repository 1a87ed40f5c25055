namespace PyEmbed.Parser.Diagnostics;

/// <summary>The exception type of a syntax error. The names are Python's.</summary>
internal enum SyntaxErrorKind
{
    SyntaxError,
    IndentationError,
    TabError,
}
