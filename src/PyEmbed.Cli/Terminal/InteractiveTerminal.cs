using PyEmbed.Parser;
using PyEmbed.VM.Objects;

namespace PyEmbed.Cli.Terminal;

/// <summary>The terminal of an interactive loop, and what it is to do there: the variables of the environment say it.</summary>
internal sealed class InteractiveTerminal : IDisposable
{
    private readonly ITerminal _terminal;
    private readonly History _history = new();
    private readonly HistoryFile? _file;

    private InteractiveTerminal(ITerminal terminal, PyEngine engine)
    {
        _terminal = terminal;
        var variable = Variables(engine);
        var builtins = engine.State.Builtins;
        Prompt = new TerminalPrompt(terminal, _history, HasColours(variable) ? new Highlighter(name => builtins.GetByName(PyStr.FromUtf16(name)) is not null, Version(engine)) : null);
        if (!HasHistoryFile(engine) || HistoryFile.FindPath(variable, Home()) is not { } path) return;
        _file = new HistoryFile(path);
        _file.Load(_history);
    }

    public TerminalPrompt Prompt { get; }

    public NameCompletion Completion { get; } = new();

    /// <summary>What the terminal is for; null: plain lines are read.</summary>
    public static InteractiveTerminal? TryOpen(PyEngine engine, CommandStreams streams)
    {
        if (!EngineSetup.IsTerminal(0) || !EngineSetup.IsTerminal(1) || Variables(engine)("PYTHON_BASIC_REPL") is { Length: > 0 }) return null;
        var kind = Environment.GetEnvironmentVariable("TERM");
        if (kind == "dumb") return null;
        if (OperatingSystem.IsWindows()) return new InteractiveTerminal(new WindowsTerminal(streams.Output), engine);
        return string.IsNullOrEmpty(kind) ? null : new InteractiveTerminal(new PosixTerminal(streams.Output), engine);
    }

    public static LanguageVersion Version(PyEngine engine) => engine.Options.LanguageVersion;

    /// <summary>SIGINT while a statement is typed.</summary>
    public void Interrupt() => _terminal.Wake(KeyKind.Interrupt);

    /// <summary>Keeps the history.</summary>
    public void Dispose()
    {
        _file?.Save(_history);
        (_terminal as IDisposable)?.Dispose();
    }

    /// <summary>Whether colours are wanted, as CPython decides since 3.13.</summary>
    internal static bool HasColours(Func<string, string?> variable)
    {
        if (variable("PYTHON_COLORS") is "0" or "1") return variable("PYTHON_COLORS") == "1";
        return Environment.GetEnvironmentVariable("NO_COLOR") is not { Length: > 0 };
    }

    private static Func<string, string?> Variables(PyEngine engine) => engine.Options.Settings?.IgnoreEnvironment == true ? _ => null : Environment.GetEnvironmentVariable;

    // As site does it: not for who is isolated or wants no site. A sandbox writes nothing.
    private static bool HasHistoryFile(PyEngine engine) => engine.Options.Settings is { Isolated: false, NoSite: false, OwnsProcess: true };

    private static string? Home() => Environment.GetEnvironmentVariable(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME");
}
