using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using PyEmbed.VM;

namespace PyEmbed;

/// <summary>What signals do to this process.</summary>
/// <remarks>.NET puts a handler of its own in place once and believes that it stays there: what is taken away for the default action is kept, and put back for the next handler.</remarks>
[UnsupportedOSPlatform("windows")]
internal sealed unsafe class ProcessSignals
{
    private const int Room = 512;   // more than any system's struct sigaction
    private const int Interrupt = 2, Pipe = 13;

    // Not those by which the runtime learns of its own faults, nor what it does to its threads.
    private const string Settable = "1 2 3 13 14 15";                            // the same numbers everywhere
    private const string SettableOnLinux = "10 12 18 20 21 22 23 24 25 26 27 28 29 30";

    private readonly HashSet<int> _settable = [.. (OperatingSystem.IsLinux() ? Settable + " " + SettableOnLinux : Settable).Split(' ').Select(static n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];
    private readonly Dictionary<int, PosixSignalRegistration> _told = [];
    private readonly Dictionary<int, byte[]> _replaced = [];
    private bool _hearsInterrupts;   // they were ignored from the start on

    public bool IsIgnored(int signal) => _settable.Contains(signal) && IsIgnoredNow(signal);

    public void SetAction(int signal, SignalAction action, Action tell)
    {
        if (!_settable.Contains(signal)) return;
        if (_told.Remove(signal, out var former)) former.Dispose();
        if (action != SignalAction.Tell)
        {
            Replace(signal, action == SignalAction.Ignore ? Libc.IgnoringHandler : Libc.DefaultHandler);
            return;
        }
        var now = HandlerOf(signal);
        if (now is Libc.DefaultHandler or Libc.IgnoringHandler && _replaced.Remove(signal, out var kept))
        {
            fixed (byte* start = kept) _ = Libc.SignalAction(signal, start, null);
            now = HandlerOf(signal);
        }
        // .NET respects what was ignored from the start on: it puts no handler there.
        else if (now == Libc.IgnoringHandler && signal != Pipe) _ = Libc.SetSignal(signal, Libc.DefaultHandler);
        // The command line itself tells of interrupts, unless it was started with them ignored.
        if (signal == Interrupt && !(_hearsInterrupts |= now == Libc.IgnoringHandler)) return;
        _told[signal] = PosixSignalRegistration.Create(NumberOf(signal), context =>
        {
            context.Cancel = true;
            tell();
        });
    }

    private static PosixSignal NumberOf(int signal) => signal switch
    {
        1 => PosixSignal.SIGHUP,
        Interrupt => PosixSignal.SIGINT,
        3 => PosixSignal.SIGQUIT,
        15 => PosixSignal.SIGTERM,
        _ => (PosixSignal)signal,
    };

    /// <summary>Whether the process ignores a signal.</summary>
    public static bool IsIgnoredNow(int signal) => HandlerOf(signal) == Libc.IgnoringHandler;

    private void Replace(int signal, nint handler)
    {
        var found = HandlerOf(signal, out var all);
        if (found == handler) return;
        if (found is not (Libc.DefaultHandler or Libc.IgnoringHandler)) _replaced[signal] = all;
        _ = Libc.SetSignal(signal, handler);
    }

    private static nint HandlerOf(int signal) => HandlerOf(signal, out _);

    // It comes first on Linux and macOS.
    private static nint HandlerOf(int signal, out byte[] all)
    {
        all = new byte[Room];
        fixed (byte* start = all) return Libc.SignalAction(signal, null, start) == 0 ? *(nint*)start : Libc.DefaultHandler;
    }
}
