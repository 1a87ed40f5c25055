using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using PyEmbed.StandardLibrary.Posix;

namespace PyEmbed.Cli.Terminal;

/// <summary>The terminal of standard input and output on Unix. Between <see cref="TryEnter"/> and <see cref="Leave"/> it is raw, at other times as it was found.</summary>
/// <remarks>Keys are read byte by byte, so that what is typed ahead stays with the terminal for the program that reads next.</remarks>
[UnsupportedOSPlatform("windows")]
internal sealed unsafe class PosixTerminal : ITerminal, IDisposable
{
    private const int Input = 0;
    private const int AttributesRoom = 256;   // more than any system's struct termios
    private const int SequenceTime = 50;      // milliseconds in which the rest of a sequence follows its first byte
    private const int DefaultWidth = 80;
    private const int DefaultHeight = 24;

    private readonly TextWriter _output;
    private readonly KeyDecoder _keys;
    private readonly AnonymousPipeServerStream _wakes = new(PipeDirection.Out, HandleInheritability.None);
    private readonly PosixSignalRegistration[] _signals;
    private readonly byte[] _attributes = new byte[AttributesRoom];
    private readonly Lock _modeLock = new();
    private bool _isRaw;

    public PosixTerminal(TextWriter output)
    {
        _output = output;
        _keys = new KeyDecoder(ReadByte);
        // .NET remembers what the terminal is like at the first write, and restores that when the process ends.
        using (var standard = Console.OpenStandardOutput()) standard.Write([]);
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => WakeIfRaw(KeyKind.Resize)),
            PosixSignalRegistration.Create(PosixSignal.SIGCONT, OnContinue),
            // Whatever ends the process in the middle of a line: it still ends.
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Leave()),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => Leave()),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, _ => Leave()),
        ];
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    public int Width => SystemTerminal.TryGetSize(1, out var columns, out _) && columns > 0 ? columns : DefaultWidth;

    public int Height => SystemTerminal.TryGetSize(1, out _, out var rows) && rows > 0 ? rows : DefaultHeight;

    public bool TryEnter()
    {
        lock (_modeLock)
        {
            if (!_isRaw)
            {
                fixed (byte* found = _attributes)
                    if (TerminalLibc.GetAttributes(Input, found) != 0) return false;
            }
            var raw = _attributes.AsSpan().ToArray();
            fixed (byte* attributes = raw)
            {
                TerminalLibc.MakeRaw(attributes);
                // The second word is what is done to output: other threads that write meanwhile have their line ends.
                var word = OperatingSystem.IsMacOS() ? 8 : 4;
                _attributes.AsSpan(word, word).CopyTo(raw.AsSpan(word));
                if (TerminalLibc.SetAttributes(Input, TerminalLibc.Drain, attributes) != 0) return false;
            }
            _isRaw = true;
        }
        // Pasted text comes in brackets.
        Write("\e[?2004h");
        return true;
    }

    public void Leave()
    {
        lock (_modeLock)
        {
            if (!_isRaw) return;
            Write("\e[?2004l");
            fixed (byte* attributes = _attributes) _ = TerminalLibc.SetAttributes(Input, TerminalLibc.Drain, attributes);
            _isRaw = false;
        }
    }

    public Key ReadKey()
    {
        while (true)
        {
            if (_keys.Read() is { } key) return key;
            byte kind = 0;
            if (TerminalLibc.Read(Wakes, &kind, 1) == 1) return new Key((KeyKind)kind);
        }
    }

    public void Wake(KeyKind kind)
    {
        try
        {
            _wakes.WriteByte((byte)kind);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // Nobody reads any more.
        }
    }

    public void Write(string text)
    {
        try
        {
            _output.Write(text);
            _output.Flush();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The terminal is gone, which reading from it will tell.
        }
    }

    public void Suspend()
    {
        const int untilStopped = 100;
        Leave();
        // The whole job, as if the terminal had sent it.
        _ = TerminalLibc.Kill(0, TerminalLibc.StopSignal);
        Thread.Sleep(untilStopped);
        _ = TryEnter();
    }

    public void Dispose()
    {
        Leave();
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        foreach (var signal in _signals) signal.Dispose();
        _wakes.Dispose();
    }

    private int Wakes => (int)_wakes.ClientSafePipeHandle.DangerousGetHandle();

    private void OnExit(object? sender, EventArgs arguments) => Leave();

    // Else .NET sets the terminal anew, maybe after we did.
    private void OnContinue(PosixSignalContext context)
    {
        context.Cancel = true;
        WakeIfRaw(KeyKind.Continue);
    }

    private void WakeIfRaw(KeyKind kind)
    {
        if (Volatile.Read(ref _isRaw)) Wake(kind);
    }

    private int ReadByte(bool waits)
    {
        var files = stackalloc TerminalLibc.PollFile[2];
        while (true)
        {
            files[0] = new TerminalLibc.PollFile { File = Input, Events = TerminalLibc.PollIn };
            files[1] = new TerminalLibc.PollFile { File = Wakes, Events = TerminalLibc.PollIn };
            var ready = TerminalLibc.Poll(files, waits ? 2u : 1u, waits ? -1 : SequenceTime);
            if (ready < 0 && Marshal.GetLastPInvokeError() == TerminalLibc.Interrupted) continue;
            if (ready < 0) return KeyDecoder.End;
            if (ready == 0) return KeyDecoder.None;
            if (files[1].Results != 0) return KeyDecoder.Woken;
            byte c = 0;
            var count = TerminalLibc.Read(Input, &c, 1);
            if (count == 1) return c;
            if (count < 0 && Marshal.GetLastPInvokeError() == TerminalLibc.Interrupted) continue;
            return KeyDecoder.End;
        }
    }
}
