using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace PyEmbed.Cli.Terminal;

/// <summary>A console of Windows: keys as .NET reads them, sequences as the console understands them since Windows 10.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsTerminal(TextWriter output) : ITerminal
{
    private const int StandardOutput = -11;
    private const uint ProcessesSequences = 4;   // ENABLE_VIRTUAL_TERMINAL_PROCESSING
    private const uint ProcessesOutput = 1;
    private const int WakeTime = 20;
    private const int DefaultWidth = 80;

    private int _woken = -1;
    private int _width;
    private uint _mode;
    private bool _hadControlC;

    public int Width => Console.WindowWidth is var width and > 0 ? width : DefaultWidth;

    public int Height => Console.WindowHeight;

    public bool TryEnter()
    {
        var handle = GetStdHandle(StandardOutput);
        if (!GetConsoleMode(handle, out _mode) || !SetConsoleMode(handle, _mode | ProcessesSequences | ProcessesOutput)) return false;
        _hadControlC = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = true;
        _width = Width;
        return true;
    }

    public void Leave()
    {
        Console.TreatControlCAsInput = _hadControlC;
        _ = SetConsoleMode(GetStdHandle(StandardOutput), _mode);
    }

    public Key ReadKey()
    {
        while (!Console.KeyAvailable)
        {
            if (Interlocked.Exchange(ref _woken, -1) is var kind and >= 0) return new Key((KeyKind)kind);
            if (_width != Width)
            {
                _width = Width;
                return new Key(KeyKind.Resize);
            }
            Thread.Sleep(WakeTime);
        }
        var key = Console.ReadKey(intercept: true);
        // A character above U+FFFF comes as two keys.
        return char.IsHighSurrogate(key.KeyChar) && Console.KeyAvailable ? new Key(KeyKind.Text, key.KeyChar.ToString() + Console.ReadKey(intercept: true).KeyChar) : KeyOf(key);
    }

    public void Wake(KeyKind kind) => Interlocked.Exchange(ref _woken, (int)kind);

    public void Write(string text)
    {
        output.Write(text);
        output.Flush();
    }

    public void Suspend() { }

    internal static Key KeyOf(in ConsoleKeyInfo key)
    {
        var isAlt = (key.Modifiers & ConsoleModifiers.Alt) != 0;
        var isControl = (key.Modifiers & ConsoleModifiers.Control) != 0;
        var byWord = isAlt || isControl;
        return key.Key switch
        {
            ConsoleKey.Enter => new Key(isAlt ? KeyKind.AltEnter : KeyKind.Enter),
            ConsoleKey.Tab => new Key(KeyKind.Tab),
            ConsoleKey.Backspace => new Key(byWord ? KeyKind.AltBackspace : KeyKind.Backspace),
            ConsoleKey.Delete => new Key(byWord ? KeyKind.ControlDelete : KeyKind.Delete),
            ConsoleKey.Escape => new Key(KeyKind.Escape),
            ConsoleKey.LeftArrow => new Key(byWord ? KeyKind.WordLeft : KeyKind.Left),
            ConsoleKey.RightArrow => new Key(byWord ? KeyKind.WordRight : KeyKind.Right),
            ConsoleKey.UpArrow => new Key(KeyKind.Up),
            ConsoleKey.DownArrow => new Key(KeyKind.Down),
            ConsoleKey.Home => new Key(KeyKind.Home),
            ConsoleKey.End => new Key(KeyKind.End),
            ConsoleKey.PageUp => new Key(KeyKind.PageUp),
            ConsoleKey.PageDown => new Key(KeyKind.PageDown),
            // Ctrl-Z ends input on Windows.
            ConsoleKey.Z when isControl && !isAlt => Key.Control('d'),
            >= ConsoleKey.A and <= ConsoleKey.Z when isControl && !isAlt => Key.Control((char)('a' + key.Key - ConsoleKey.A)),
            _ when key.KeyChar < ' ' => new Key(KeyKind.Unknown),
            // AltGr is both.
            _ => new Key(isAlt && !isControl ? KeyKind.Alt : KeyKind.Text, key.KeyChar.ToString()),
        };
    }

    [LibraryImport("kernel32", EntryPoint = "GetStdHandle")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint GetStdHandle(int number);

    [LibraryImport("kernel32", EntryPoint = "GetConsoleMode")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetConsoleMode(nint console, out uint mode);

    [LibraryImport("kernel32", EntryPoint = "SetConsoleMode")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetConsoleMode(nint console, uint mode);
}
