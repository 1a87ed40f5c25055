using System.Text;

namespace PyEmbed.Cli.Terminal;

/// <summary>Text as rows of a terminal: wrapped where its width ends, with colours as sequences, and the place of the cursor.</summary>
internal sealed class ScreenLayout
{
    private const int TabSize = 8;

    private readonly int _width;
    private readonly StringBuilder _row = new();
    private int _column;
    private TextStyle _style;

    private ScreenLayout(int width) => _width = Math.Max(width, 2);

    /// <summary>The rows with their sequences; each ends without a style.</summary>
    public List<string> Rows { get; } = [];

    /// <summary>How many cells of each row are used.</summary>
    public List<int> Widths { get; } = [];

    public int CursorRow { get; private set; }

    public int CursorColumn { get; private set; }

    public static ScreenLayout Of(ScreenContent content, int width)
    {
        var layout = new ScreenLayout(width);
        layout.Add(content);
        return layout;
    }

    private void Add(ScreenContent content)
    {
        var text = content.Text;
        Prompt(content.Prompt, content.Styles is not null);
        var start = _column;
        for (var i = 0; i < text.Length;)
        {
            if (i == content.Cursor) MarkCursor();
            if (text[i] == '\n')
            {
                if (_column == _width) EndRow();
                EndRow();
                Prompt(content.MorePrompt, content.Styles is not null);
                start = _column;
                i++;
                continue;
            }
            var c = CellText.CodePointAt(text, i, out var length);
            var style = content.Styles is { } styles ? styles[i] : TextStyle.Plain;
            if (c == '\t') for (var n = TabSize - (Math.Max(_column - start, 0) % TabSize); n > 0; n--) Put(" ", 1, style);
            else if (CellText.Substitute(c) is { } shown) foreach (var s in shown) Put(s.ToString(), 1, style);
            else if (length == 1 && char.IsSurrogate(text[i])) Put("\uFFFD", 1, style);
            else Put(text.Substring(i, length), CellText.WidthOf(c), style);
            i += length;
        }
        // Behind a full row the cursor stands in the next.
        if (_column == _width) EndRow();
        if (content.Cursor >= text.Length) MarkCursor();
        EndRow();
    }

    private void MarkCursor()
    {
        var isFull = _column == _width;
        CursorRow = Rows.Count + (isFull ? 1 : 0);
        CursorColumn = isFull ? 0 : _column;
    }

    private void Prompt(string prompt, bool isColoured)
    {
        var style = isColoured && prompt.AsSpan().IndexOfAny('\e', '\x01') < 0 ? TextStyle.Prompt : TextStyle.Plain;
        var isHidden = false;
        for (var i = 0; i < prompt.Length;)
        {
            var c = CellText.CodePointAt(prompt, i, out var length);
            var sequence = c == '\e' ? SequenceLength(prompt, i) : 0;
            if (c is 1 or 2) isHidden = c == 1;
            else if (sequence > 0) _row.Append(prompt, i, length = sequence);
            else if (isHidden) _row.Append(prompt, i, length);
            else if (c >= ' ') Put(prompt.Substring(i, length), CellText.WidthOf(c), style);
            i += length;
        }
        SetStyle(TextStyle.Plain);
    }

    // ESC [ parameters final
    private static int SequenceLength(string text, int index)
    {
        if (index + 1 >= text.Length || text[index + 1] != '[') return 1;
        var end = index + 2;
        while (end < text.Length && text[end] is >= ' ' and < '@') end++;
        return Math.Min(end + 1, text.Length) - index;
    }

    private void Put(string cell, int width, TextStyle style)
    {
        if (_column + width > _width) EndRow();
        SetStyle(style);
        _row.Append(cell);
        _column += width;
    }

    private void SetStyle(TextStyle style)
    {
        if (style == _style) return;
        if (_style != TextStyle.Plain) _row.Append(TextStyles.Reset);
        _row.Append(TextStyles.Begin(style));
        _style = style;
    }

    private void EndRow()
    {
        SetStyle(TextStyle.Plain);
        Rows.Add(_row.ToString());
        Widths.Add(_column);
        _row.Clear();
        _column = 0;
    }
}
