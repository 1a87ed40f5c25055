using System.Buffers;

namespace PyEmbed.Parser.Tokens;

// String literals, still as they are written (Language reference 2.4.1).
internal sealed partial class Tokenizer
{
    private static readonly SearchValues<byte> InSingleQuotes = SearchValues.Create("'\\\n"u8);
    private static readonly SearchValues<byte> InDoubleQuotes = SearchValues.Create("\"\\\n"u8);

    private int _firstLine;        // of the string being read
    private int _firstLineStart;
    private bool _endsInsideString;

    private Token ScanString(int quote)
    {
        _firstLine = Line;
        _firstLineStart = _lineStart;
        var quoteSize = 1;
        var c = NextByte();
        if (c == quote)
        {
            c = NextByte();
            if (c != quote)
            {
                Back(c);
                return Make(TokenKind.String, _tokenStart, _position);
            }
            quoteSize = 3;
        }
        else
        {
            Back(c);
        }

        var stops = quote == '\'' ? InSingleQuotes : InDoubleQuotes;
        for (var quotes = 0; quotes < quoteSize;)
        {
            var skip = _text.AsSpan(_position, _lineEnd - _position).IndexOfAny(stops);
            if (skip != 0) quotes = 0;
            _position = skip < 0 ? _lineEnd : _position + skip;
            c = NextByte();
            if (c == EndOfFile || c == '\n' && quoteSize == 1) return FailUnterminated(c, quote, quoteSize);
            if (c == quote)
            {
                quotes++;
                continue;
            }
            quotes = 0;
            if (c == '\\') NextByte();
        }
        return Make(TokenKind.String, _tokenStart, _position);
    }

    // The error stands at the opening quote, so the tokenizer goes back there.
    private Token FailUnterminated(int c, int quote, int quoteSize)
    {
        if (Error is not null) return MakeError();
        // The quote that was meant to end an f-string opened a string inside its field.
        if (_fStrings.Count > 0 && _fStrings.Peek() is var outer && outer.Quote == quote && outer.QuoteSize == quoteSize) return FailInsideFString(outer);
        var lastLine = Line;
        _position = _tokenStart + 1;
        _lineStart = _firstLineStart;
        Line = _firstLine;
        var error = Fail(quoteSize == 3
            ? $"unterminated triple-quoted string literal (detected at line {lastLine})"
            : $"unterminated string literal (detected at line {lastLine})");
        _endsInsideString = c == EndOfFile;
        return error;
    }
}
