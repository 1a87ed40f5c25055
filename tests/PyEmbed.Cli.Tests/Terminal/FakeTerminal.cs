using System.Text;
using PyEmbed.Cli.Terminal;

namespace PyEmbed.Cli.Tests.Terminal;

/// <summary>A terminal of a few cells: understands the sequences that <see cref="Screen"/> writes, wraps and scrolls as xterm does.</summary>
internal sealed class FakeTerminal(int width, int height) : ITerminal
{
    private readonly Queue<Key> _keys = [];
    private string[][] _cells = Empty(width, height);
    private string[][] _styles = Empty(width, height);
    private string _style = "";
    private int _row;
    private int _column;
    private bool _wraps;   // the last column is full: the next character goes to the next row

    public int Width => width;

    public int Height => height;

    public bool IsEntered { get; private set; }

    /// <summary>The rows without blanks at their ends, down to the last that has something; the cursor is a <c>|</c>.</summary>
    public string Shown
    {
        get
        {
            var rows = _cells.Select(row => string.Concat(row.Select(c => c.Length == 0 ? " " : c)).Replace("\uFFFF", "", StringComparison.Ordinal)).ToArray();
            var before = string.Concat(_cells[_row].Take(_column).Select(c => c.Length == 0 ? " " : c)).Replace("\uFFFF", "", StringComparison.Ordinal).Length;
            rows[_row] = rows[_row].Insert(before, "|");
            return string.Join('\n', rows.Select(row => row.TrimEnd(' '))).TrimEnd('\n');
        }
    }

    /// <summary>The text in each style, row after row: <c>[1;34]if</c>.</summary>
    public string Coloured
    {
        get
        {
            var text = new StringBuilder();
            var style = "";
            foreach (var (cells, styles) in _cells.Zip(_styles))
            {
                for (var i = 0; i < cells.Length; i++)
                {
                    if (cells[i].Length == 0) continue;
                    if (styles[i] != style) text.Append('[').Append(style = styles[i]).Append(']');
                    text.Append(cells[i]);
                }
            }
            return text.ToString();
        }
    }

    public void Press(params Key[] keys)
    {
        foreach (var key in keys) _keys.Enqueue(key);
    }

    public bool TryEnter() => IsEntered = true;

    public void Leave() => IsEntered = false;

    public Key ReadKey() => _keys.TryDequeue(out var key) ? key : new Key(KeyKind.EndOfInput);

    public void Wake(KeyKind kind) => _keys.Enqueue(new Key(kind));

    public void Suspend() { }

    public void Write(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '\e')
            {
                var end = i + 2;
                while (text[end] is < '@') end++;
                Sequence(text[(i + 2)..end], text[end]);
                i = end + 1;
                continue;
            }
            var c = CellText.CodePointAt(text, i, out var length);
            switch (c)
            {
                case '\r':
                    _column = 0;
                    _wraps = false;
                    break;
                case '\n':
                    NextRow();
                    break;
                default:
                    Put(text.Substring(i, length), CellText.WidthOf(c));
                    break;
            }
            i += length;
        }
    }

    private static string[][] Empty(int width, int height) => [.. Enumerable.Range(0, height).Select(_ => Enumerable.Repeat("", width).ToArray())];

    private void Put(string cell, int cells)
    {
        if (cells == 0)
        {
            _cells[_row][_wraps ? _column : _column - 1] += cell;
            return;
        }
        if (_wraps || _column + cells > width)
        {
            NextRow();
            _column = 0;
        }
        _cells[_row][_column] = cell;
        _styles[_row][_column] = _style;
        // What a wide character covers counts for no text.
        if (cells == 2) _cells[_row][_column + 1] = "\uFFFF";
        _column += cells;
        _wraps = _column == width;
        if (_wraps) _column--;
    }

    private void NextRow()
    {
        _wraps = false;
        if (++_row < height) return;
        _row--;
        _cells = [.. _cells[1..], Enumerable.Repeat("", width).ToArray()];
        _styles = [.. _styles[1..], Enumerable.Repeat("", width).ToArray()];
    }

    private void Sequence(string parameters, char final)
    {
        var count = int.TryParse(parameters, out var number) ? number : 0;
        if (final != 'm') _wraps = false;
        switch (final)
        {
            case 'A': _row = Math.Max(_row - count, 0); break;
            case 'B': _row = Math.Min(_row + count, height - 1); break;
            case 'C': _column = Math.Min(_column + count, width - 1); break;
            case 'H': _row = _column = 0; break;
            case 'K': Erase(_row, _column); break;
            case 'J':
                if (count == 2) _cells = Empty(width, height);
                Erase(_row, _column);
                for (var row = _row + 1; row < height; row++) Erase(row, 0);
                break;
            case 'm': _style = parameters == "0" ? "" : parameters; break;
            default: throw new ArgumentException($"The terminal does not know the sequence {parameters}{final}.");
        }
    }

    private void Erase(int row, int from)
    {
        _cells[row].AsSpan(from).Fill("");
        _styles[row].AsSpan(from).Fill("");
    }
}
