using PyEmbed.Core.Encodings;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;

namespace PyEmbed.Parser.Tokens;

// Errors found while reading tokens. They stand at the last character read, and their text is the line as it is.
internal sealed partial class Tokenizer
{
    /// <summary>The exception for the error token just given out (pegen's <c>tokenizer_error</c>).</summary>
    public Exception CreateError() => Error ?? Status switch
    {
        TokenizerStatus.EndOfInput => Level > 0 ? Errors.CreateUnclosedBracket() : Errors.Create("unexpected EOF while parsing"),
        TokenizerStatus.BadDedent => Errors.Create("unindent does not match any outer indentation level", SyntaxErrorKind.IndentationError),
        TokenizerStatus.InconsistentTabs => AtLine(SyntaxErrorKind.TabError, "inconsistent use of tabs and spaces in indentation", 0),
        TokenizerStatus.TooDeep => AtLine(SyntaxErrorKind.IndentationError, "too many levels of indentation", 0),
        TokenizerStatus.BadLineContinuation => AtLine(
            SyntaxErrorKind.SyntaxError, "unexpected character after line continuation character", Math.Max(_position - _bufferStart - 1, 0)),
        TokenizerStatus.UndecodableName => Errors.Create($"(unicode error) {UndecodableName!.Describe()}"),
        _ => AtLine(SyntaxErrorKind.SyntaxError, "unknown parsing error", 0),
    };

    /// <summary>What is wrong with the bytes of the identifier at which the tokenizer stopped.</summary>
    public UnicodeFault? UndecodableName =>
        Status == TokenizerStatus.UndecodableName ? Utf8Decoding.FindFault(_text.AsSpan(_tokenStart, _position - _tokenStart)) : null;

    private SyntaxErrorException AtLine(SyntaxErrorKind kind, string message, int column) => Errors.Create(kind, message, Line, column, Line, -1);

    private Token Fail(string message)
    {
        var offset = Utf8Decoding.CountCharacters(_text.AsSpan(_lineStart, _position - _lineStart));
        return FailRange(message, offset, offset);
    }

    private Token FailRange(string message, int offset, int endOffset)
    {
        var rest = _text.AsSpan(_lineStart, _end - _lineStart);
        var newline = rest.IndexOf((byte)'\n');
        return Fail(new SyntaxErrorException(new SyntaxDiagnostic
        {
            Message = message,
            FileName = Source.FileName,
            Line = Line,
            Offset = offset,
            EndLine = Line,
            EndOffset = endOffset,
            Text = ValidUtf8.ToUtf16(newline < 0 ? rest : rest[..newline]),
        }));
    }

    private Token Fail(Exception error)
    {
        Status = TokenizerStatus.Error;
        Error ??= error;
        return MakeError();
    }

    private bool Warn(WarningCategory category, string message)
    {
        if (Warnings.Warn(category, message, Source.FileName, Line)) return true;
        Fail(message);
        return false;
    }
}
