using System.Text;
using PyEmbed.Bytecode;
using PyEmbed.Cli.Terminal;
using PyEmbed.Core.Text;
using PyEmbed.VM;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Modules;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.Cli;

/// <summary>Reads statements and runs them until the end of input. Language reference 9.2 "Interactive input".</summary>
internal sealed class InteractiveLoop(PyEngine engine, CommandStreams streams, Interrupts interrupts, int flags, bool hasLimits)
{
    private const string FileName = "<stdin>";
    private static readonly PyStr s_ps1 = PyStr.FromName("ps1");
    private static readonly PyStr s_ps2 = PyStr.FromName("ps2");

    private readonly StringBuilder _source = new();
    private int _flags = flags;
    private bool _isDropped;   // Ctrl-C at the prompt: what was typed counts no more
    private InteractiveTerminal? _terminal;   // null: plain lines are read
    private Queue<string> _pasted = new();    // statements that are still to be run

    private PyDict Main => engine.Globals.Dict;

    /// <summary>Runs the file of <c>PYTHONSTARTUP</c>, then the loop. The exit status.</summary>
    public int RunFirst(PyThreadState thread, string? startupFile)
    {
        if (startupFile is not null && !TryRunStartup(thread, startupFile) && !TryShowError(thread, out var status)) return status;
        return Run(thread);
    }

    /// <summary>The exit status. A limit's error stays set.</summary>
    public int Run(PyThreadState thread)
    {
        var sys = engine.State.Sys!;
        if (sys.GetByName(s_ps1) is null) sys.SetByName(s_ps1, PyStr.FromName(">>> "));
        if (sys.GetByName(s_ps2) is null) sys.SetByName(s_ps2, PyStr.FromName("... "));
        if (EngineSetup.IsTerminal(0) && EngineSetup.IsTerminal(1)) return RunOnTerminal(thread);
        return RunStatements(thread);
    }

    // Apart, so that nothing of the editor is loaded for pipes.
    private int RunOnTerminal(PyThreadState thread)
    {
        using var terminal = _terminal = InteractiveTerminal.TryOpen(engine, streams);
        return RunStatements(thread);
    }

    private int RunStatements(PyThreadState thread)
    {
        while (true)
        {
            var code = ReadStatement(thread, out var isAtEnd);
            if (isAtEnd) break;
            var isRun = code is null ? !thread.HasError : Evaluation.Run(thread, new PyCode(engine.State, code), Main, Main) is not null;
            if (!isRun && !TryShowError(thread, out var status)) return status;
            if (!isRun) _pasted.Clear();
            _ = EngineStreams.Flush(engine, thread);
        }
        return 0;
    }

    // False: the program ends.
    private bool TryShowError(PyThreadState thread, out int status)
    {
        status = 1;
        if (ExitStatus.TryTakeExit(thread, hasLimits, out var exit))
        {
            status = exit;
            return false;
        }
        if (ReferenceEquals(thread.ErrorType, PyExceptions.ExecutionLimit)) return false;
        UncaughtErrors.Print(thread);
        if (!thread.HasError) return true;
        if (ExitStatus.TryTakeExit(thread, hasLimits, out exit)) status = exit;
        return false;
    }

    /// <summary>The next statement's code; null with an error set if it is wrong, or without one if there is nothing to run.</summary>
    private CodeObject? ReadStatement(PyThreadState thread, out bool isAtEnd)
    {
        isAtEnd = false;
        _source.Clear();
        if (_terminal is not null && TryEditStatement(thread, _terminal, out var edited, out isAtEnd)) return edited;
        while (true)
        {
            _isDropped = false;
            var text = ReadLine(thread, _source.Length == 0 ? s_ps1 : s_ps2);
            if (text is null)
            {
                isAtEnd = _source.Length == 0;
                return isAtEnd ? null : Compile(thread, incomplete: false);
            }
            if (_isDropped) _source.Clear();
            var isFirst = _source.Length == 0;
            if (isFirst && IsBlank(text)) return null;
            if (!isFirst) _source.Append('\n');
            _source.Append(text);
            if (CompileIfComplete(thread) is { } code) return code;
            if (thread.HasError) return null;
        }
    }

    // False: the terminal is none that can do it.
    private bool TryEditStatement(PyThreadState thread, InteractiveTerminal terminal, out CodeObject? code, out bool isAtEnd)
    {
        isAtEnd = false;
        if (_pasted.TryDequeue(out var pasted))
        {
            _source.Append(pasted);
            code = Compile(thread, incomplete: false);
            return true;
        }
        CodeObject? complete = null;
        _ = EngineStreams.Flush(engine, thread);
        interrupts.AtPrompt = terminal.Interrupt;
        var isRead = terminal.Prompt.TryRead(
            (PromptText(thread, s_ps1), PromptText(thread, s_ps2)),
            text => IsComplete(thread, text, out complete),
            word => Complete(thread, terminal, word),
            read =>
            {
                using (thread.Unlock()) return read();
            },
            out var text,
            out var result);
        interrupts.AtPrompt = null;
        code = complete;
        if (!isRead) _terminal = null;
        else if (result == PromptResult.Interrupted && !thread.HasError) streams.Errors.Write("KeyboardInterrupt\n");
        isAtEnd = isRead && result == PromptResult.End;
        // The terminal ended in the middle of it.
        if (isRead && result == PromptResult.Statement && code is null && !thread.HasError && !text.Split('\n').All(IsBlank)) code = Compile(thread, incomplete: false);
        return isRead;
    }

    // What is completed can be anything's attributes, so it can be interrupted.
    private List<string> Complete(PyThreadState thread, InteractiveTerminal terminal, string word)
    {
        interrupts.AtPrompt = null;
        var names = terminal.Completion.Find(thread, word);
        interrupts.AtPrompt = terminal.Interrupt;
        // A limit: the statement is not read to its end.
        if (thread.HasError) terminal.Interrupt();
        return names;
    }

    /// <summary>Whether what was typed can be run: its code, nothing if there is nothing to run, or an error that is set.</summary>
    private bool IsComplete(PyThreadState thread, string text, out CodeObject? code)
    {
        code = null;
        // The blanks of a new line are no more than its indentation.
        var lastLine = text.LastIndexOf('\n') + 1;
        if (text.AsSpan(lastLine).IndexOfAnyExcept(" \t") < 0) text = text[..lastLine];
        if (text.Split('\n').All(IsBlank)) return true;
        _source.Clear().Append(text);
        code = CompileIfComplete(thread);
        if (code is not null) return true;
        if (!thread.HasError) return false;
        return !thread.ErrorMatches(PyExceptions.SyntaxError) || lastLine == 0 || IsCompletePaste(thread, text, out code);
    }

    // Several statements, which were pasted: the first is run, the others wait.
    private bool IsCompletePaste(PyThreadState thread, string text, out CodeObject? code)
    {
        code = null;
        var statements = StatementSplitter.Split(text, InteractiveTerminal.Version(engine), out var isIncomplete);
        if (statements is { Count: 1 }) return true;
        thread.ClearError();
        if (isIncomplete) return false;
        if (statements is null)
        {
            // That there are several is not what is wrong.
            code = engine.State.Compiler!.CompileText(thread, PythonText.FromUtf16(text), new CompileSettings(FileName, SourceMode.Exec, _flags, -1));
            return true;
        }
        if (statements.Count == 0) return true;
        _source.Clear().Append(statements[^1]);
        if (CompileIfComplete(thread) is null && !thread.HasError) return false;
        thread.ClearError();
        _pasted = new Queue<string>(statements);
        _source.Clear().Append(_pasted.Dequeue());
        code = Compile(thread, incomplete: false);
        return true;
    }

    private static bool IsBlank(string text)
    {
        var rest = text.AsSpan().TrimStart(" \t\f");
        return rest.Length == 0 || rest[0] == '#';
    }

    // Null without an error: more lines are needed. As codeop decides: what is wrong without another line but not with one is not complete.
    private CodeObject? CompileIfComplete(PyThreadState thread)
    {
        if (Compile(thread, incomplete: true) is { } code) return code;
        if (!thread.ErrorMatches(PyExceptions.SyntaxError)) return null;
        thread.ClearError();
        _source.Append('\n');
        var isComplete = Compile(thread, incomplete: true) is null;
        _source.Length--;
        if (!isComplete) return null;
        if (!thread.ErrorMatches(PyExceptions.SyntaxError)) return null;
        var error = thread.TakeError();
        if (Representation.Str(thread, error) is not { } shown || shown.ToString().Contains("incomplete input", StringComparison.Ordinal)) return null;
        return Compile(thread, incomplete: false);
    }

    private CodeObject? Compile(PyThreadState thread, bool incomplete)
    {
        var all = _flags | (incomplete ? CompileFlags.AllowIncompleteInput | CompileFlags.DontImplyDedent : 0);
        var code = engine.State.Compiler!.CompileText(thread, PythonText.FromUtf16(_source.ToString()), new CompileSettings(FileName, SourceMode.Single, all, -1));
        if (code is not null) _flags |= (int)(code.Flags & CodeFlags.FutureMask);
        return code;
    }

    // Null: the end of input.
    private string? ReadLine(PyThreadState thread, PyStr promptName)
    {
        var prompt = PromptText(thread, promptName);
        _ = EngineStreams.Flush(engine, thread);
        // Prompts are no output of the program where that goes elsewhere.
        var writer = EngineSetup.IsTerminal(0) && EngineSetup.IsTerminal(1) ? streams.Output : streams.Errors;
        writer.Write(prompt);
        writer.Flush();
        interrupts.AtPrompt = () =>
        {
            _isDropped = true;
            streams.Errors.Write("\nKeyboardInterrupt\n");
            streams.Errors.Write(engine.State.Sys!.GetByName(s_ps1) as PyStr);
        };
        string? text;
        try
        {
            text = streams.Input.ReadLine();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            text = null;
        }
        interrupts.AtPrompt = null;
        if (text is null) streams.Errors.Write("\n");
        return text;
    }

    private string PromptText(PyThreadState thread, PyStr name)
    {
        if (engine.State.Sys!.GetByName(name) is not { } value) return "";
        if (Representation.Str(thread, value) is { } shown) return shown.ToString();
        thread.ClearError();
        return "";
    }

    private bool TryRunStartup(PyThreadState thread, string path)
    {
        byte[] source;
        try
        {
            source = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            streams.Errors.WriteLine("Could not open PYTHONSTARTUP");
            return FileErrors.Set(exception, path);
        }
        var code = engine.State.Compiler!.CompileBytes(thread, source, new CompileSettings(path, SourceMode.Exec, 0, -1));
        if (code is null) return false;
        _flags |= (int)(code.Flags & CodeFlags.FutureMask);
        MainModule.SetFile(Main, path);
        var isRun = Evaluation.Run(thread, new PyCode(engine.State, code), Main, Main) is not null;
        MainModule.ForgetFile(Main);
        return isRun;
    }
}
