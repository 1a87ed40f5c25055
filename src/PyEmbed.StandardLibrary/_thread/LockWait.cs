using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Threading;

/// <summary>The arguments of <c>acquire</c>, and waiting for a lock.</summary>
internal static class LockWait
{
    /// <summary>The longest wait in seconds: what fits 64 bits of nanoseconds.</summary>
    public const double LongestTimeout = 9223372036.0;

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

    /// <summary>Waits until it is so: a lock is free. False with an error: a limit was reached, or nobody is there to make it so; false without: the time is over.</summary>
    /// <param name="thread">Who waits.</param>
    /// <param name="queue">Where it is told of changes.</param>
    /// <param name="isReady">What it waits for.</param>
    /// <param name="seconds">How long: 0 is not at all, negative without end.</param>
    /// <param name="what">What the message about an endless wait begins with.</param>
    public static bool Until(PyThreadState thread, WaitQueue queue, Func<bool> isReady, double seconds, string what = "the lock is held and this engine has no other thread that could release it")
    {
        if (seconds == 0) return isReady();
        // Nobody will ever be there.
        if (seconds < 0 && thread.Interpreter.Threads.Most == 0) return isReady() || PyErr.RuntimeError("deadlock: " + what);
        return queue.Wait(thread, isReady, seconds);
    }
}
