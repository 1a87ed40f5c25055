namespace PyEmbed.Cli.Terminal;

/// <summary>What becomes of the text after a key.</summary>
internal enum EditResult
{
    /// <summary>It is edited further.</summary>
    Continue,

    /// <summary>It is to be run.</summary>
    Accept,

    /// <summary>It is dropped: Ctrl-C.</summary>
    Interrupt,

    /// <summary>There is no more: Ctrl-D in an empty text.</summary>
    End,

    /// <summary>It is edited further, on an empty screen.</summary>
    ClearScreen,

    /// <summary>It is edited further, below <see cref="LineEditor.Candidates"/>.</summary>
    List,
}

/// <summary>A text of several lines and a cursor, changed by keys: those of Emacs, as readline has them.</summary>
/// <remarks>Parts: .Moves, .Changes, .History, .Search, .Completion.</remarks>
/// <param name="history">What was typed before.</param>
/// <param name="isComplete">Whether a text can be run. Where it cannot, Enter begins a new line.</param>
/// <param name="complete">The words that the one before the cursor can become.</param>
internal sealed partial class LineEditor(History history, Func<string, bool> isComplete, Func<string, IReadOnlyList<string>> complete)
{
    private const int IndentSize = 4;

    public string Text { get; private set; } = "";

    /// <summary>An index into the text; never inside a character.</summary>
    public int Cursor { get; private set; }

    /// <summary>Begins a new text.</summary>
    public void Reset()
    {
        Set("", 0);
        _column = null;
        _isKilling = false;
        _search = null;
        _edited.Clear();
        _entry = history.Count;
    }

    public EditResult Press(Key key)
    {
        if (_search is not null && !Search(key, out var result)) return result;
        var wasKilling = _isKilling;
        var wasVertical = _isVertical;
        var wasCompleting = _isCompleting;
        _isKilling = _isVertical = _isCompleting = false;
        result = Do(key, wasKilling, wasCompleting);
        if (wasVertical && !_isVertical) _column = null;
        return result;
    }

    private EditResult Do(in Key key, bool wasKilling, bool wasCompleting)
    {
        switch (key.Kind)
        {
            case KeyKind.Text or KeyKind.Paste: Insert(key.Text); break;
            case KeyKind.Control: return DoControl(key.Text[0], wasKilling);
            case KeyKind.Alt: DoAlt(key.Text, wasKilling); break;
            case KeyKind.Enter: return Enter();
            case KeyKind.AltEnter: NewLine(); break;
            case KeyKind.Tab: return Tab(wasCompleting);
            case KeyKind.Backspace: Backspace(); break;
            case KeyKind.AltBackspace: Kill(WordStart(Cursor), Cursor, wasKilling); break;
            case KeyKind.Delete: Delete(Cursor, CellText.Next(Text, Cursor)); break;
            case KeyKind.ControlDelete: Kill(Cursor, WordEnd(Cursor), wasKilling); break;
            case KeyKind.Left: Cursor = CellText.Previous(Text, Cursor); break;
            case KeyKind.Right: Cursor = CellText.Next(Text, Cursor); break;
            case KeyKind.Up: Up(); break;
            case KeyKind.Down: Down(); break;
            case KeyKind.WordLeft: Cursor = WordStart(Cursor); break;
            case KeyKind.WordRight: Cursor = WordEnd(Cursor); break;
            case KeyKind.Home: Cursor = LineStart(Cursor); break;
            case KeyKind.End: Cursor = LineEnd(Cursor); break;
            case KeyKind.PageUp: Recall(_entry - 1); break;
            case KeyKind.PageDown: Recall(_entry + 1); break;
            case KeyKind.Interrupt: return EditResult.Interrupt;
            case KeyKind.EndOfInput: return Text.Length == 0 ? EditResult.End : EditResult.Accept;
        }
        return EditResult.Continue;
    }

    private EditResult DoControl(char letter, bool wasKilling)
    {
        switch (letter)
        {
            case 'a': Cursor = LineStart(Cursor); break;
            case 'b': Cursor = CellText.Previous(Text, Cursor); break;
            case 'c': return EditResult.Interrupt;
            case 'd' when Text.Length == 0: return EditResult.End;
            case 'd': Delete(Cursor, CellText.Next(Text, Cursor)); break;
            case 'e': Cursor = LineEnd(Cursor); break;
            case 'f': Cursor = CellText.Next(Text, Cursor); break;
            case 'k': Kill(Cursor, LineEnd(Cursor) is var end && end == Cursor ? CellText.Next(Text, Cursor) : end, wasKilling); break;
            case 'l': return EditResult.ClearScreen;
            case 'n': Down(); break;
            case 'p': Up(); break;
            case 'r': StartSearch(forwards: false); break;
            case 's': StartSearch(forwards: true); break;
            case 't': Transpose(); break;
            case 'u': Kill(LineStart(Cursor), Cursor, wasKilling); break;
            case 'w': Kill(BlankWordStart(Cursor), Cursor, wasKilling); break;
            case 'y': Insert(_killed); break;
        }
        return EditResult.Continue;
    }

    private void DoAlt(string text, bool wasKilling)
    {
        switch (text)
        {
            case "b": Cursor = WordStart(Cursor); break;
            case "f": Cursor = WordEnd(Cursor); break;
            case "d": Kill(Cursor, WordEnd(Cursor), wasKilling); break;
            case "<": Recall(0); break;
            case ">": Recall(history.Count); break;
        }
    }

    private EditResult Enter()
    {
        if (isComplete(Text)) return EditResult.Accept;
        NewLine();
        return EditResult.Continue;
    }

    private void Set(string text, int cursor)
    {
        Text = text;
        Cursor = cursor;
    }
}
