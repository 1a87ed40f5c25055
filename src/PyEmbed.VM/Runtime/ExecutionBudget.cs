using System.Diagnostics;

namespace PyEmbed.VM;

/// <summary>What the limits of a run have left, and the requests of other threads. One an entry into the engine; the threads of a run share it.</summary>
internal sealed class ExecutionBudget
{
    /// <summary>Allocations below this are seen by the regular look at the heap only.</summary>
    public const long LargeAllocation = 1 << 16;

    private const int PollInterval = 1024;

    private readonly long _stepLimit;
    private readonly long _memoryLimit;
    private readonly CancellationToken _cancellation;
    private long _stepsTaken;
    private long _outputLeft = long.MaxValue;
    private readonly long _allocatedAtStart;
    private long _nextCollection;
    private long _deadline = long.MaxValue;   // a timestamp
    private int _attention;
    private LimitKind _tripped;

    private ExecutionBudget(long stepLimit, long memoryLimit, CancellationToken cancellation)
    {
        _stepLimit = stepLimit;
        _memoryLimit = memoryLimit;
        _cancellation = cancellation;
        _allocatedAtStart = GC.GetTotalMemory(false);
        _nextCollection = memoryLimit;
    }

    public static ExecutionBudget Unlimited() => new(long.MaxValue, long.MaxValue, default);

    /// <param name="stepLimit">Steps (ARCHITECTURE 8); <see cref="long.MaxValue"/>: no limit.</param>
    /// <param name="memoryLimit">Bytes of live objects; <see cref="long.MaxValue"/>: no limit.</param>
    /// <param name="outputLimit">Bytes of output.</param>
    /// <param name="time">Wall time from now on.</param>
    /// <param name="cancellation">Ends the run as a limit does.</param>
    public static ExecutionBudget Start(long stepLimit, long memoryLimit, long outputLimit, TimeSpan? time, CancellationToken cancellation)
    {
        var budget = new ExecutionBudget(stepLimit, memoryLimit, cancellation) { _outputLeft = outputLimit };
        if (time is { } limit) budget._deadline = Deadline(limit);
        return budget;
    }

    private static long Deadline(TimeSpan time)
    {
        var deadline = Stopwatch.GetTimestamp() + time.TotalSeconds * Stopwatch.Frequency;
        return deadline < long.MaxValue ? (long)deadline : long.MaxValue;
    }

    /// <summary>Makes an unlimited budget ready for another run: what was requested of the last one does not end the next.</summary>
    public void Renew()
    {
        Volatile.Write(ref _attention, 0);
        _tripped = LimitKind.None;
        _stepsTaken = 0;
    }

    /// <summary>Bytes of live objects that the run may have; <see cref="long.MaxValue"/>: no limit.</summary>
    public long MemoryLimit => _memoryLimit;

    /// <summary>Which limit has ended the run.</summary>
    public LimitKind Tripped => _tripped;

    public long StepsTaken(PyThreadState thread) => _stepsTaken - Math.Max(thread.StepsToPoll, 0);

    /// <summary>From any thread: the run ends at its next poll.</summary>
    public void Request(LimitKind kind)
    {
        if (Interlocked.CompareExchange(ref _attention, (int)kind, 0) == 0) Threads?.WakeAll();
    }

    /// <summary>The threads that run under these limits; null: not in use yet.</summary>
    public EngineThreads? Threads { get; set; }

    /// <summary>Whether a token can end the run, which nobody tells of.</summary>
    public bool IsCancellable => _cancellation.CanBeCanceled;

    /// <summary>How long a wait may last until the run has to end, of which nobody tells; null: for ever.</summary>
    public TimeSpan? TimeLeft => _deadline == long.MaxValue ? null : Stopwatch.GetElapsedTime(Math.Min(Stopwatch.GetTimestamp(), _deadline), _deadline);

    /// <summary>Steps that were not taken off <see cref="PyThreadState.StepsToPoll"/> one by one.</summary>
    public void TakeSteps(PyThreadState thread, long steps)
    {
        var ahead = Math.Max(thread.StepsToPoll, 0);
        _stepsTaken += steps - ahead;
        thread.StepsToPoll = -1;
    }

    /// <summary>Steps that were taken in advance and not used.</summary>
    public void ReturnSteps(int count) => _stepsTaken -= count;

    /// <param name="thread">The thread that has no steps left.</param>
    /// <param name="isSafePoint">Whether Python code may run now: between instructions, not inside a builtin that is at work on an object.</param>
    public bool Poll(PyThreadState thread, bool isSafePoint)
    {
        if (_tripped != LimitKind.None || thread.MustStop) return Raise(thread);
        if (thread.StepsToPoll < -1) _stepsTaken += -1 - thread.StepsToPoll;
        var kind = (LimitKind)Volatile.Read(ref _attention);
        if (kind == LimitKind.None && _deadline != long.MaxValue && Stopwatch.GetTimestamp() >= _deadline) kind = LimitKind.Time;
        if (kind == LimitKind.None && _cancellation.IsCancellationRequested) kind = LimitKind.Cancelled;
        if (kind == LimitKind.None && _stepsTaken >= _stepLimit) kind = LimitKind.Steps;
        if (kind == LimitKind.None && !HasMemory(0)) kind = LimitKind.Memory;
        if (kind != LimitKind.None) return Trip(thread, kind);
        var next = (int)Math.Min(PollInterval, _stepLimit - _stepsTaken);
        _stepsTaken += next;
        thread.StepsToPoll = next - 1;
        return !isSafePoint || thread.Interpreter.RunPending(thread);
    }

    public bool TryReserve(PyThreadState thread, long bytes)
    {
        if (bytes >= Array.MaxLength * 16L) return PyErr.MemoryError();
        if (HasMemory(bytes)) return true;
        return Trip(thread, LimitKind.Memory);
    }

    /// <summary>Before output is written. False: the output limit has tripped.</summary>
    public bool TryTakeOutput(PyThreadState thread, long bytes)
    {
        _outputLeft -= bytes;
        if (_outputLeft >= 0) return true;
        return Trip(thread, LimitKind.Output);
    }

    private bool Trip(PyThreadState thread, LimitKind kind)
    {
        _tripped = kind;
        // Whichever thread it was, it is the end of all.
        if (Threads is { Count: > 0 } threads) threads.WakeAll();
        return Raise(thread);
    }

    private bool Raise(PyThreadState thread)
    {
        thread.StepsToPoll = -1;
        thread.SetError(PyExceptions.ExecutionLimit, null);
        return false;
    }

    // Live memory is what a collection leaves. A collection is asked for only when the heap has grown past the limit, then again when it has grown by an eighth.
    private bool HasMemory(long more)
    {
        if (_memoryLimit == long.MaxValue) return true;
        var used = GC.GetTotalMemory(false) - _allocatedAtStart;
        if (used + more <= _nextCollection && more <= _memoryLimit) return true;
        used = GC.GetTotalMemory(true) - _allocatedAtStart;
        _nextCollection = Math.Max(_memoryLimit, used + _memoryLimit / 8);
        Debug.Assert(_memoryLimit > 0);
        return used + more <= _memoryLimit;
    }
}

/// <summary>What ends a run.</summary>
internal enum LimitKind
{
    None,
    Time,
    Steps,
    Memory,
    Output,
    HostCalls,
    Interrupt,
    Cancelled,
}
