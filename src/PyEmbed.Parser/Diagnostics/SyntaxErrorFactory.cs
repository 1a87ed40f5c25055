using System.Text;
using PyEmbed.Core.Encodings;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Diagnostics;

/// <summary>Makes syntax errors with the position, range and line of text that CPython gives them: the RAISE_... macros of its parser.</summary>
internal sealed class SyntaxErrorFactory(Tokenizer tokenizer)
{
    /// <summary>As an end line or end column: where the tokenizer stands (CURRENT_POS).</summary>
    public const int CurrentPosition = -5;

    /// <summary>At the token given out last (RAISE_SYNTAX_ERROR, RAISE_INDENTATION_ERROR).</summary>
    public SyntaxErrorException Create(string message, SyntaxErrorKind kind = SyntaxErrorKind.SyntaxError) =>
        tokenizer.Count == 0 ? CreateOneBased(kind, message, 0, 0, 0, -1) : CreateAtToken(tokenizer.Last, message, kind);

    /// <summary>As <see cref="Create(string, SyntaxErrorKind)"/>, at this token (what CPython calls the known error token).</summary>
    public SyntaxErrorException CreateAtToken(in Token token, string message, SyntaxErrorKind kind = SyntaxErrorKind.SyntaxError)
    {
        var column = token.Column != -1 ? token.Column + 1
            : tokenizer.Position == tokenizer.BufferStart ? 0
            : tokenizer.Position - tokenizer.LineStart;
        return CreateOneBased(kind, message, token.Line, column, token.EndLine, token.EndColumn == -1 ? -1 : token.EndColumn + 1);
    }

    /// <summary>From the start of a node or token to the end of another (RAISE_SYNTAX_ERROR_KNOWN_LOCATION, _KNOWN_RANGE).</summary>
    public SyntaxErrorException CreateAt(SourceRange range, string message, SyntaxErrorKind kind = SyntaxErrorKind.SyntaxError) =>
        Create(kind, message, range.Line, range.Column, range.EndLine, range.EndColumn);

    /// <summary>From a node's start to where the tokenizer stands (RAISE_SYNTAX_ERROR_STARTING_FROM).</summary>
    public SyntaxErrorException CreateFrom(SourceRange start, string message) =>
        Create(SyntaxErrorKind.SyntaxError, message, start.Line, start.Column, CurrentPosition, CurrentPosition);

    /// <summary>
    /// At a known range in byte columns from 0, as nodes and tokens have them (RAISE_ERROR_KNOWN_LOCATION). The end may be
    /// <see cref="CurrentPosition"/>; an end column of -1 gives an <c>end_offset</c> of 0, which Python takes as unknown.
    /// </summary>
    public SyntaxErrorException Create(SyntaxErrorKind kind, string message, int line, int column, int endLine, int endColumn) =>
        CreateOneBased(kind, message, line, column + 1, endLine, endColumn == CurrentPosition ? CurrentPosition : endColumn + 1);

    /// <summary>"'(' was never closed" for the innermost open bracket.</summary>
    public SyntaxErrorException CreateUnclosedBracket()
    {
        var bracket = tokenizer.GetOpenBracket(tokenizer.Level - 1);
        return Create(SyntaxErrorKind.SyntaxError, $"'{bracket.Character}' was never closed", bracket.Line, bracket.Column, bracket.Line, -1);
    }

    private SyntaxErrorException CreateOneBased(SyntaxErrorKind kind, string message, int line, int column, int endLine, int endColumn)
    {
        if (endLine == CurrentPosition) endLine = tokenizer.Line;
        if (endColumn == CurrentPosition) endColumn = tokenizer.Position - tokenizer.LineStart;

        var text = ValidUtf8.ToUtf16(GetLine(line));
        if (tokenizer.Options.Mode == SourceMode.FString)
        {
            message = "f-string: " + message;
            // Only tokens of the first line were shifted, but CPython takes the shift back from all.
            column -= tokenizer.Options.StartingColumn;
            endColumn -= tokenizer.Options.StartingColumn;
        }
        // Bytes that name no encoding keep byte offsets.
        if (tokenizer.Source.Encoding is not null)
        {
            column = ToCharacterOffset(text, column);
            if (endColumn > 0) endColumn = ToCharacterOffset(text, endColumn);
        }
        return new SyntaxErrorException(new SyntaxDiagnostic
        {
            Kind = kind,
            Message = message,
            FileName = tokenizer.Source.FileName,
            Line = line,
            Offset = column,
            EndLine = endLine,
            EndOffset = endColumn,
            Text = text,
        });
    }

    // The line being read, together with the lines above that belong to the same token; a line read before comes without its newline.
    private ReadOnlySpan<byte> GetLine(int line)
    {
        if (tokenizer.Source.TryGetProgramLine(line, out var programLine)) return programLine;
        return tokenizer.Line <= line && tokenizer.LineEnd > tokenizer.BufferStart
            ? tokenizer.GetUtf8(tokenizer.BufferStart, tokenizer.LineEnd)
            : tokenizer.Source.GetLine(tokenizer.Options.StartingLine > 0 ? line - tokenizer.Options.StartingLine + 1 : line);
    }

    // Behind the end of the line there is room for one column.
    private static int ToCharacterOffset(string text, int column)
    {
        if (column <= 0) return column;
        var utf8 = ValidUtf8.FromUtf16(text);
        return column <= utf8.Length ? Utf8Decoding.CountCharacters(utf8.AsSpan(0, column)) : Utf8Decoding.CountCharacters(utf8) + 1;
    }
}
