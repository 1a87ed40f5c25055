namespace PyEmbed.Parser.Tokens;

// Reading. The text is handed out line by line, because the number of the line being read, its start and its end are what errors show:
// a line counts as read when its first byte is asked for, even if that byte is given back.
internal sealed partial class Tokenizer
{
    private const int EndOfFile = -1;

    private readonly byte[] _text;
    private readonly int _end;

    private int _position;       // the next byte
    private int _lineStart;      // of the line being read
    private int _lineEnd;        // behind its newline
    private int _bufferStart;    // where the text shown for an error starts: the line in which the current token starts
    private int _tokenStart = -1;

    /// <summary>The line being read, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The offset of the next byte to be read.</summary>
    internal int Position => _position;

    internal int LineStart => _lineStart;

    internal int LineEnd => _lineEnd;

    internal int BufferStart => _bufferStart;

    private int NextByte() => _position < _lineEnd ? _text[_position++] : NextByteOfNextLine();

    private int NextByteOfNextLine()
    {
        if (Status != TokenizerStatus.Running) return EndOfFile;
        if (_lineEnd >= _end)
        {
            Status = TokenizerStatus.EndOfInput;
            _position = _lineEnd;
            return EndOfFile;
        }
        if (Source.BadLine is { } bad && bad.Number == Line + 1)
        {
            Fail(bad.CreateError(Source.FileName));
            return EndOfFile;
        }
        if (_tokenStart < 0) _bufferStart = _position;
        _lineStart = _position;
        Line++;
        var newline = _text.AsSpan(_lineEnd, _end - _lineEnd).IndexOf((byte)'\n');
        _lineEnd = newline < 0 ? _end : _lineEnd + newline + 1;
        return _text[_position++];
    }

    private void Back(int c)
    {
        if (c != EndOfFile) _position--;
    }

    private int Peek()
    {
        var c = NextByte();
        Back(c);
        return c;
    }
}
