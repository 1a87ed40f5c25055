using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Diagnostics;

/// <summary>Makes syntax errors with the position, range and line of text that CPython gives them: the RAISE_... macros of its parser.</summary>
internal sealed class SyntaxErrorFactory(Tokenizer tokenizer)
{
    /// <summary>At the token given out last (RAISE_SYNTAX_ERROR, RAISE_INDENTATION_ERROR).</summary>
    public SyntaxErrorException Create(string message, SyntaxErrorKind kind = SyntaxErrorKind.SyntaxError) => CreateAtToken(tokenizer.Last, message, kind);

    /// <summary>At this token (what CPython calls the known error token).</summary>
    public SyntaxErrorException CreateAtToken(in Token token, string message, SyntaxErrorKind kind = SyntaxErrorKind.SyntaxError) =>
        Create(kind, message, token.Line, token.Column, token.EndLine, token.EndColumn);

    /// <summary>At a known range in byte columns from 0, as nodes and tokens have them (RAISE_ERROR_KNOWN_LOCATION). An end column of -1 is CURRENT_POS.</summary>
    public SyntaxErrorException Create(SyntaxErrorKind kind, string message, int line, int column, int endLine, int endColumn) =>
        new(new SyntaxDiagnostic { Kind = kind, Message = message, FileName = tokenizer.Source.FileName, Line = line, Offset = column + 1, EndLine = endLine, EndOffset = endColumn + 1 });

    /// <summary>"'(' was never closed" for the innermost open bracket.</summary>
    public SyntaxErrorException CreateUnclosedBracket()
    {
        var bracket = tokenizer.GetOpenBracket(tokenizer.Level - 1);
        return Create(SyntaxErrorKind.SyntaxError, $"'{bracket.Character}' was never closed", bracket.Line, bracket.Column, bracket.Line, -1);
    }
}
