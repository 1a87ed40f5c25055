using System.Diagnostics;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Sockets;

/// <summary>The one place where something waits for sockets. Limits, cancellation and interrupts are looked at between short waits.</summary>
internal static class SocketWait
{
    private static readonly TimeSpan s_slice = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits until a look says that it is so. False with an error: a limit was reached; false without: the time is over.</summary>
    /// <param name="thread">Who waits.</param>
    /// <param name="isReady">Looks.</param>
    /// <param name="wait">Waits at most for the time given, for whatever may change what the look finds.</param>
    /// <param name="timeout">How long in all; null: without end.</param>
    public static bool Until(PyThreadState thread, Func<bool> isReady, Action<TimeSpan> wait, TimeSpan? timeout)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (isReady()) return true;
            if (!thread.PollSlow()) return false;
            var left = timeout is { } time ? time - Stopwatch.GetElapsedTime(start) : s_slice;
            if (left <= TimeSpan.Zero) return false;
            wait(left < s_slice ? left : s_slice);
        }
    }
}
