using System.Diagnostics;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Time;

/// <summary>Python's module <c>time</c>: clocks, sleeping, dates as fields and as text.</summary>
/// <remarks>The wall clock is the one the host grants. Without a grant the monotonic clocks work and the others raise PermissionError.</remarks>
[PyModule("time", Doc = "Clocks, sleeping, and dates as fields and as text.")]
internal sealed partial class TimeModule
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    [PyFunction("time()", NoTextSignature = true, Doc = "Seconds since 1970-01-01 00:00 UTC.")]
    public PyObject? Time(PyThreadState thread) => WallTicks(thread) is { } ticks ? PyFloat.From(ticks / (double)TimeSpan.TicksPerSecond) : null;

    [PyFunction("time_ns()", NoTextSignature = true, Doc = "Nanoseconds since 1970-01-01 00:00 UTC.")]
    public PyObject? TimeNs(PyThreadState thread) => WallTicks(thread) is { } ticks ? PyInt.From(ticks * 100) : null;

    [PyFunction("monotonic()", NoTextSignature = true, Doc = "Seconds of a clock that never goes back.")]
    public double Monotonic() => Nanoseconds() / (double)NanosecondsPerSecond;

    [PyFunction("monotonic_ns()", NoTextSignature = true, Doc = "Nanoseconds of a clock that never goes back.")]
    public long MonotonicNs() => Nanoseconds();

    [PyFunction("perf_counter()", NoTextSignature = true, Doc = "Seconds of the clock that measures best.")]
    public double PerfCounter() => Nanoseconds() / (double)NanosecondsPerSecond;

    [PyFunction("perf_counter_ns()", NoTextSignature = true, Doc = "Nanoseconds of the clock that measures best.")]
    public long PerfCounterNs() => Nanoseconds();

    [PyFunction("process_time()", NoTextSignature = true, Doc = "Seconds of processor time of the process.")]
    public double ProcessTime() => Environment.CpuUsage.TotalTime.TotalSeconds;

    [PyFunction("process_time_ns()", NoTextSignature = true, Doc = "Nanoseconds of processor time of the process.")]
    public long ProcessTimeNs() => Environment.CpuUsage.TotalTime.Ticks * 100;

    [PyFunction("sleep(seconds, /)", NoTextSignature = true, Doc = "Wait. A limit of the run ends the wait.")]
    public PyObject? Sleep(PyThreadState thread, PyObject seconds)
    {
        if (!Number.TryToDouble(thread, seconds, out var wanted))
        {
            return thread.ClearErrorIf(PyExceptions.TypeError) ? PyErr.TypeError($"'{seconds.Type.NameInMessages}' object cannot be interpreted as an integer") : null;
        }
        if (double.IsNaN(wanted)) return PyErr.ValueError("Invalid value NaN (not a number)");
        if (wanted < 0) return PyErr.ValueError("sleep length must be non-negative");
        if (wanted > TimeSpan.MaxValue.TotalSeconds / 2) return PyErr.OverflowError("timestamp too large to convert to C _PyTime_t");
        return thread.Sleep(TimeSpan.FromSeconds(wanted)) ? PyNone.Instance : null;
    }

    private static long Nanoseconds() => (long)(Stopwatch.GetTimestamp() * (NanosecondsPerSecond / (double)Stopwatch.Frequency));

    internal static long? WallTicks(PyThreadState thread)
    {
        if (thread.Interpreter.Clock is { } clock) return clock.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks;
        _ = PyErr.Set(PyExceptions.PermissionError, "this engine has no wall clock: none was granted");
        return null;
    }
}
