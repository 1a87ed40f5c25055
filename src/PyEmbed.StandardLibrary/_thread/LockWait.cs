using System.Diagnostics;

namespace PyEmbed.StandardLibrary.Threading;

/// <summary>The arguments of <c>acquire</c>, and waiting for a lock.</summary>
internal static class LockWait
{
    /// <summary>The longest wait in seconds: what fits 64 bits of nanoseconds.</summary>
    public const double LongestTimeout = 9223372036.0;

    private static readonly TimeSpan s_slice = TimeSpan.FromMilliseconds(1);

    /// <summary>How long to wait in seconds: 0 is not at all, negative without end. False: an error is set.</summary>
    [MustCheck]
    public static bool TryReadTimeout(PyThreadState thread, bool blocking, PyObject? timeout, out double seconds)
    {
        seconds = -1;
        if (timeout is not null && !Number.TryToDouble(thread, timeout, out seconds))
            return thread.ClearErrorIf(PyExceptions.TypeError) && PyErr.TypeError($"'{timeout.Type.NameInMessages}' object cannot be interpreted as an integer");
        if (double.IsNaN(seconds)) return PyErr.ValueError("Invalid value NaN (not a number)");
        if (!blocking && seconds != -1) return PyErr.ValueError("can't specify a timeout for a non-blocking call");
        if (seconds < 0 && seconds != -1) return PyErr.ValueError("timeout value must be positive");
        if (seconds > LongestTimeout) return seconds < 1e18 ? PyErr.OverflowError("timeout value is too large") : PyErr.OverflowError("timestamp out of range for platform time_t");
        if (!blocking) seconds = 0;
        return true;
    }

    /// <summary>Waits until a lock is free. False with an error: a limit was reached; false without: the time is over.</summary>
    public static bool Until(PyThreadState thread, Func<bool> isFree, double seconds)
    {
        if (isFree()) return true;
        if (seconds == 0) return false;
        // Nobody is there to release it.
        if (seconds < 0) return PyErr.RuntimeError("deadlock: the lock is held and this engine has no other thread that could release it");
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            if (!thread.PollSlow()) return false;
            if (isFree()) return true;
            Thread.Sleep(s_slice);
        }
        return false;
    }
}
