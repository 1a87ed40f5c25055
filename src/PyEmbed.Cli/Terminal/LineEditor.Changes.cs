namespace PyEmbed.Cli.Terminal;

// Inserting and deleting.
internal sealed partial class LineEditor
{
    private string _killed = "";
    private bool _isKilling;   // the last key has killed: the next one adds to it

    private void Insert(string text) => Set(Text.Insert(Cursor, text), Cursor + text.Length);

    private void Delete(int start, int end) => Set(Text.Remove(start, end - start), start);

    private void Kill(int start, int end, bool wasKilling)
    {
        _isKilling = true;
        var text = Text[start..end];
        if (!wasKilling) _killed = text;
        else _killed = start < Cursor ? text + _killed : _killed + text;
        Delete(start, end);
    }

    // In the indentation: to the level before.
    private void Backspace()
    {
        var start = LineStart(Cursor);
        var indent = Cursor - start;
        if (indent > 0 && Text.AsSpan(start, indent).IndexOfAnyExcept(' ') < 0) Delete(start + ((indent - 1) / IndentSize * IndentSize), Cursor);
        else Delete(CellText.Previous(Text, Cursor), Cursor);
    }

    // The indentation of this line, deeper where it opens a block.
    private void NewLine()
    {
        var line = Text.AsSpan()[LineStart(Cursor)..Cursor];
        var indent = line.IndexOfAnyExcept(' ', '\t') is var end and >= 0 ? line[..end] : line;
        var opens = WithoutComment(line).TrimEnd(" \t").EndsWith(":");
        Insert("\n" + indent.ToString() + (opens ? new string(' ', IndentSize) : ""));
    }

    // Good enough for an indentation: a # in a string of this line counts for none.
    private static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> line)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quote == '\0' && c == '#') return line[..i];
            if (quote != '\0' && c == '\\') i++;
            else if (c is '"' or '\'') quote = quote == '\0' ? c : quote == c ? '\0' : quote;
        }
        return line;
    }

    // The characters before and at the cursor change places; at the end of a line the two before it.
    private void Transpose()
    {
        var start = LineStart(Cursor);
        var second = Cursor == LineEnd(Cursor) ? CellText.Previous(Text, Cursor) : Cursor;
        var first = CellText.Previous(Text, second);
        if (second <= start || first < start) return;
        var end = CellText.Next(Text, second);
        Set(Text[..first] + Text[second..end] + Text[first..second] + Text[end..], end);
    }
}
