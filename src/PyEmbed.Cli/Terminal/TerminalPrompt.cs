namespace PyEmbed.Cli.Terminal;

/// <summary>How the reading of a statement ended.</summary>
internal enum PromptResult
{
    Statement,
    Interrupted,
    End,
}

/// <summary>Reads statements from a terminal that are edited as a whole, with history, completion and colours.</summary>
/// <param name="terminal">Where to; it gives out keys only while a statement is read.</param>
/// <param name="history">What was typed before; what is typed is added.</param>
/// <param name="highlighter">Null: no colours.</param>
internal sealed class TerminalPrompt(ITerminal terminal, History history, Highlighter? highlighter)
{
    private const int ResumeTime = 500;   // milliseconds after Ctrl-Z in which the signal that goes with it may come

    private readonly Screen _screen = new(terminal);
    private LineEditor? _editor;
    private string _prompt = "";
    private string _morePrompt = "";
    private long _suspended;

    /// <summary>Reads until a statement is complete. False: the terminal cannot do this, and nothing was read.</summary>
    /// <param name="prompts">What is before the first line and before each other.</param>
    /// <param name="isComplete">Whether what is typed can be run. It may write: the cursor is below the text then.</param>
    /// <param name="complete">The words that one can become. It may run anything: the terminal is as programs know it then.</param>
    /// <param name="wait">Calls what waits for a key, and may let others run meanwhile.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="result">How it ended.</param>
    public bool TryRead((string First, string More) prompts, Func<string, bool> isComplete, Func<string, IReadOnlyList<string>> complete, Func<Func<Key>, Key> wait, out string text, out PromptResult result)
    {
        text = "";
        result = PromptResult.End;
        if (!terminal.TryEnter()) return false;
        try
        {
            var editor = _editor = new LineEditor(history, text => IsComplete(text, isComplete), word => Complete(word, complete));
            // Of a prompt of several lines only the last is drawn again.
            var lastLine = prompts.First.LastIndexOf('\n') + 1;
            _prompt = prompts.First[lastLine..];
            _morePrompt = prompts.More;
            _screen.Begin();
            if (lastLine > 0) terminal.Write(prompts.First[..lastLine].Replace("\n", "\r\n", StringComparison.Ordinal));
            _screen.Draw(Content);
            result = ReadKeys(editor, wait);
            text = editor.Text;
            return true;
        }
        finally
        {
            terminal.Leave();
            _editor = null;
        }
    }

    private PromptResult ReadKeys(LineEditor editor, Func<Func<Key>, Key> wait)
    {
        while (true)
        {
            var key = wait(terminal.ReadKey);
            switch (key.Kind)
            {
                case KeyKind.Resize:
                    _screen.Resize();
                    break;
                case KeyKind.Continue when Environment.TickCount64 - _suspended < ResumeTime:
                    _ = terminal.TryEnter();
                    continue;
                case KeyKind.Continue:
                    Resume();
                    break;
                case KeyKind.Control when key.IsControl('z'):
                    _screen.End(Content);
                    terminal.Suspend();
                    _suspended = Environment.TickCount64;
                    Resume();
                    break;
                default:
                    if (Press(editor, key) is { } result) return result;
                    break;
            }
            _screen.Draw(Content);
        }
    }

    private void Resume()
    {
        _ = terminal.TryEnter();
        _screen.Begin();
    }

    private PromptResult? Press(LineEditor editor, in Key key)
    {
        switch (editor.Press(key))
        {
            case EditResult.Accept:
                if (key.Kind == KeyKind.EndOfInput) _screen.End(Content);
                history.Add(editor.Text);
                return PromptResult.Statement;
            case EditResult.Interrupt:
                _screen.End(Content);
                return PromptResult.Interrupted;
            case EditResult.End:
                _screen.End(Content);
                return PromptResult.End;
            case EditResult.ClearScreen:
                _screen.Clear();
                return null;
            case EditResult.List:
                _screen.End(Content);
                foreach (var line in Screen.Columns(editor.Candidates, terminal.Width)) terminal.Write(line + "\r\n");
                _screen.Begin();
                return null;
            default:
                return null;
        }
    }

    private bool IsComplete(string text, Func<string, bool> isComplete)
    {
        // It may warn, and what is run writes below.
        _screen.End(Content);
        return isComplete(text);
    }

    private IReadOnlyList<string> Complete(string word, Func<string, IReadOnlyList<string>> complete)
    {
        terminal.Leave();
        try
        {
            return complete(word);
        }
        finally
        {
            _ = terminal.TryEnter();
        }
    }

    private ScreenContent Content => new(_editor!.SearchPrompt ?? _prompt, _morePrompt, _editor.Text, _editor.Cursor, highlighter?.Style(_editor.Text));
}
