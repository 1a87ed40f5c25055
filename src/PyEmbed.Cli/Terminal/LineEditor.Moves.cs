using PyEmbed.Core.Unicode;

namespace PyEmbed.Cli.Terminal;

// Where lines and words begin and end.
internal sealed partial class LineEditor
{
    private int? _column;       // in cells: where the cursor wants to be while it moves from line to line
    private bool _isVertical;

    private int LineStart(int index) => index == 0 ? 0 : Text.LastIndexOf('\n', index - 1) + 1;

    private int LineEnd(int index) => Text.IndexOf('\n', index) is var end and >= 0 ? end : Text.Length;

    // The beginning of the word before.
    private int WordStart(int index)
    {
        while (index > 0 && !IsWord(CellText.Previous(Text, index))) index = CellText.Previous(Text, index);
        while (index > 0 && IsWord(CellText.Previous(Text, index))) index = CellText.Previous(Text, index);
        return index;
    }

    private int WordEnd(int index)
    {
        while (index < Text.Length && !IsWord(index)) index = CellText.Next(Text, index);
        while (index < Text.Length && IsWord(index)) index = CellText.Next(Text, index);
        return index;
    }

    private int BlankWordStart(int index)
    {
        while (index > 0 && IsBlank(Text[index - 1])) index--;
        while (index > 0 && !IsBlank(Text[index - 1])) index--;
        return index;
    }

    private bool IsWord(int index) => CellText.CodePointAt(Text, index, out _) is var c && (c == '_' || UnicodeData.IsAlphanumeric(c));

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n';

    private void Up()
    {
        var start = LineStart(Cursor);
        if (start == 0) Recall(_entry - 1);
        else MoveToLine(start, LineStart(start - 1));
    }

    private void Down()
    {
        var end = LineEnd(Cursor);
        if (end == Text.Length) Recall(_entry + 1);
        else MoveToLine(LineStart(Cursor), end + 1);
    }

    private void MoveToLine(int from, int to)
    {
        _isVertical = true;
        var wanted = _column ??= CellText.WidthOf(Text[from..Cursor]);
        var end = LineEnd(to);
        for (var column = 0; to < end; to = CellText.Next(Text, to))
        {
            column += CellText.WidthOf(CellText.CodePointAt(Text, to, out _));
            if (column > wanted) break;
        }
        Cursor = to;
    }
}
