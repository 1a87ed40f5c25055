using System.Globalization;
using System.Text;

namespace PyEmbed.Cli.Terminal;

/// <summary>Brings what is edited to the terminal, below what stands there already: only rows that have changed are written again.</summary>
internal sealed class Screen(ITerminal terminal)
{
    private readonly StringBuilder _out = new();
    private List<string> _rows = [];
    private List<int> _widths = [];
    private int _cursorRow;      // among the rows
    private int _cursorColumn;
    private int _top;            // the first row that is shown, where there are more than the terminal has

    /// <summary>Starts in a line of its own.</summary>
    public void Begin()
    {
        Forget();
        // As many blanks as a line has: a cursor at its beginning stays in the line, any other goes to the next.
        _out.Append(' ', terminal.Width).Append("\r\e[J");
        Send();
    }

    public void Draw(ScreenContent content)
    {
        var layout = ScreenLayout.Of(content, terminal.Width);
        var height = Math.Max(terminal.Height, 1);
        if (layout.CursorRow < _top) _top = layout.CursorRow;
        if (layout.CursorRow >= _top + height) _top = layout.CursorRow - height + 1;
        _top = Math.Max(Math.Min(_top, layout.Rows.Count - height), 0);
        var count = Math.Min(layout.Rows.Count - _top, height);
        var rows = layout.Rows.GetRange(_top, count);
        for (var i = 0; i < count; i++)
        {
            if (i < _rows.Count && rows[i] == _rows[i]) continue;
            MoveToRow(i);
            _out.Append("\e[K").Append(rows[i]);
        }
        if (_rows.Count > count)
        {
            MoveToRow(count);
            _out.Append("\e[J");
        }
        _rows = rows;
        _widths = layout.Widths.GetRange(_top, count);
        MoveToRow(layout.CursorRow - _top);
        _cursorColumn = layout.CursorColumn;
        if (_cursorColumn > 0) Sequence(_cursorColumn, 'C');
        Send();
    }

    /// <summary>Goes to the line below everything. If nothing else is written there, drawing can go on.</summary>
    public void End(ScreenContent content)
    {
        Draw(content with { Cursor = content.Text.Length });
        _out.Append("\r\n");
        Send();
        _cursorColumn = 0;
        _cursorRow++;
        if (_rows.Count < terminal.Height) return;
        // The first row has left the terminal: all are to be written again.
        _cursorRow--;
        for (var i = 0; i < _rows.Count; i++) _rows[i] = "\0";
    }

    /// <summary>An empty terminal, on which the next drawing is the first.</summary>
    public void Clear()
    {
        _out.Append("\e[H\e[2J");
        Send();
        Forget();
    }

    /// <summary>After the terminal has got another width: it has wrapped rows that are too long now.</summary>
    public void Resize()
    {
        var width = Math.Max(terminal.Width, 1);
        var up = _cursorColumn / width;
        for (var i = 0; i < _cursorRow && i < _widths.Count; i++) up += Math.Max((_widths[i] + width - 1) / width, 1);
        _out.Append('\r');
        if (up > 0) Sequence(Math.Min(up, Math.Max(terminal.Height - 1, 1)), 'A');
        _out.Append("\e[J");
        Send();
        Forget();
    }

    /// <summary>The words in columns as wide as the widest, read downwards.</summary>
    public static IEnumerable<string> Columns(IReadOnlyList<string> words, int width)
    {
        var column = words.Max(CellText.WidthOf) + 2;
        var columns = Math.Max((width + 1) / column, 1);
        var lines = (words.Count + columns - 1) / columns;
        for (var line = 0; line < lines; line++)
        {
            var text = new StringBuilder();
            for (var i = line; i < words.Count; i += lines)
            {
                text.Append(words[i]);
                if (i + lines < words.Count) text.Append(' ', column - CellText.WidthOf(words[i]));
            }
            yield return text.ToString();
        }
    }

    private void Forget()
    {
        _rows = [];
        _widths = [];
        _cursorRow = _cursorColumn = _top = 0;
    }

    // To the beginning of a row; one below all is made.
    private void MoveToRow(int row)
    {
        _out.Append('\r');
        var last = Math.Max(_rows.Count - 1, _cursorRow);
        var reached = Math.Min(row, last);
        if (reached < _cursorRow) Sequence(_cursorRow - reached, 'A');
        if (reached > _cursorRow) Sequence(reached - _cursorRow, 'B');
        for (; reached < row; reached++) _out.Append("\r\n");
        _cursorRow = row;
    }

    private void Sequence(int count, char final) => _out.Append("\e[").Append(count.ToString(CultureInfo.InvariantCulture)).Append(final);

    private void Send()
    {
        terminal.Write(_out.ToString());
        _out.Clear();
    }
}
