namespace PyEmbed.Parser.Tokens;

// The start of a line: how far it is indented, and which INDENT and DEDENT tokens that makes (Language reference 2.1.8).
internal sealed partial class Tokenizer
{
    private const int TabSize = 8;

    private readonly IndentStack _indents = new();
    private bool _isAtLineStart = true;
    private int _pendingIndents;   // INDENT tokens to give out, or DEDENT tokens where negative

    /// <summary>How many blocks are open.</summary>
    public int IndentDepth => _indents.Depth;

    /// <summary>Reads the white space at the start of a line. False after an error; <paramref name="isBlank"/>: the line has nothing for the parser.</summary>
    private bool ReadIndentation(out bool isBlank)
    {
        isBlank = false;
        _isAtLineStart = false;
        if (!MeasureIndentation(out var column, out var alternate, out var c)) return false;
        isBlank = c is '#' or '\n';
        if (isBlank || Level > 0) return true;

        if (column == _indents.Column) return alternate == _indents.Alternate || FailInconsistentTabs();
        if (column > _indents.Column)
        {
            if (_indents.IsFull) return Stop(TokenizerStatus.TooDeep);
            if (alternate <= _indents.Alternate) return FailInconsistentTabs();
            _pendingIndents++;
            _indents.Push(column, alternate);
            return true;
        }
        while (_indents.Depth > 0 && column < _indents.Column)
        {
            _pendingIndents--;
            _indents.Pop();
        }
        if (column != _indents.Column) return Stop(TokenizerStatus.BadDedent);
        return alternate == _indents.Alternate || FailInconsistentTabs();
    }

    // A backslash in the indentation joins lines: the column before the first one counts, unless it is 0.
    private bool MeasureIndentation(out int column, out int alternate, out int c)
    {
        column = 0;
        alternate = 0;
        var joined = 0;
        while (true)
        {
            c = NextByte();
            switch (c)
            {
                case ' ':
                    column++;
                    alternate++;
                    continue;
                case '\t':
                    column = (column / TabSize + 1) * TabSize;
                    alternate++;
                    continue;
                case '\f':
                    column = 0;
                    alternate = 0;
                    continue;
                case '\\':
                    if (joined == 0) joined = column;
                    if (!ContinueLine()) return false;
                    continue;
            }
            Back(c);
            if (joined != 0) column = alternate = joined;
            return true;
        }
    }

    private bool FailInconsistentTabs() => Stop(TokenizerStatus.InconsistentTabs);

    // What is left of the line is not read any more.
    private bool Stop(TokenizerStatus status)
    {
        Status = status;
        _position = _lineEnd;
        return false;
    }

    /// <summary>Reads what must follow a backslash: the end of the line, and a next one.</summary>
    private bool ContinueLine()
    {
        if (NextByte() != '\n')
        {
            Status = TokenizerStatus.BadLineContinuation;
            return false;
        }
        var c = NextByte();
        if (c == EndOfFile)
        {
            if (Status == TokenizerStatus.EndOfInput) _position = _lineEnd;
            return false;
        }
        Back(c);
        return true;
    }
}
