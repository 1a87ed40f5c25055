namespace PyEmbed.Parser.Tokens;

// Comments are skipped, except `# type: ...` (PEP 484) when asked for.
internal sealed partial class Tokenizer
{
    /// <summary>Reads to the end of the comment; what follows (a newline or the end) is read too and returned.</summary>
    private int SkipComment()
    {
        var rest = _text.AsSpan(_position, _lineEnd - _position);
        var newline = rest.IndexOf((byte)'\n');
        _position = newline < 0 ? _lineEnd : _position + newline;
        return NextByte();
    }

    private bool TryMakeTypeComment(int following, out Token token)
    {
        token = default;
        var end = following == EndOfFile ? _position : _position - 1;
        if (!TryFindTypeComment(_tokenStart, end, out var start)) return false;

        Back(following);   // the end of the line is a token of its own
        var type = _text.AsSpan(start, end - start);
        var isIgnore = type.StartsWith("ignore"u8) && (type.Length == 6 || type[6] < 0x80 && !char.IsAsciiLetterOrDigit((char)type[6]));
        if (!isIgnore)
        {
            token = Make(TokenKind.TypeComment, start, end);
            return true;
        }
        if (_isBlankLine)
        {
            NextByte();
            _isAtLineStart = true;
        }
        token = Make(TokenKind.TypeIgnore, start + 6, end);
        return true;
    }

    // `#`, `type:`, with any white space (of blanks and tabs) between and after.
    private bool TryFindTypeComment(int at, int end, out int start)
    {
        start = SkipBlanks(at + 1, end);
        if (!_text.AsSpan(start, end - start).StartsWith("type:"u8)) return false;
        start = SkipBlanks(start + 5, end);
        return true;
    }

    private int SkipBlanks(int at, int end)
    {
        while (at < end && _text[at] is (byte)' ' or (byte)'\t') at++;
        return at;
    }
}
