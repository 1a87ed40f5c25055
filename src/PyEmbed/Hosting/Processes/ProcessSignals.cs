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

    private readonly Dictionary<int, PosixSignalRegistration> _told = [];
    private readonly Dictionary<int, byte[]> _replaced = [];
    private bool _hearsInterrupts;   // they were ignored from the start on

    public static bool IsIgnored(int signal) => IsSettable(signal) && IsIgnoredNow(signal);

    public void SetAction(int signal, SignalAction action, Action tell)
    {
        if (!IsSettable(signal)) return;
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

    // Not those by which the runtime learns of its own faults, nor what it does to its threads. The first have the same numbers everywhere.
    private static bool IsSettable(int signal) => signal is 1 or Interrupt or 3 or Pipe or 14 or 15 || OperatingSystem.IsLinux() && signal is 10 or 12 or 18 or >= 20 and <= 30;

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
