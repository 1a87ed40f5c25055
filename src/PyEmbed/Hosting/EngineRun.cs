using PyEmbed.VM;

namespace PyEmbed;

/// <summary>One run from the host: sets the limits, and turns what came of it into a result or a .NET exception.</summary>
/// <remarks>A run inside another one (a host function that calls back) goes on under the limits of the outer one unless it names its own.</remarks>
internal readonly ref struct EngineRun
{
    private readonly PyEngine _engine;
    private readonly PyThreadState _thread;
    private readonly ExecutionBudget? _outer;
    private readonly ExecutionBudget? _own;
    private readonly int _outerSteps;
    private readonly int _recursionLimit;
    private readonly CancellationToken _cancellation;

    public EngineRun(PyEngine engine, ExecutionLimits? limits, CancellationToken cancellation)
    {
        _engine = engine;
        _cancellation = cancellation;
        var thread = engine.Thread;
        _thread = thread;
        _outer = thread.OwnBudget;
        _outerSteps = thread.StepsToPoll;
        _recursionLimit = engine.State.RecursionLimit;
        var isNested = engine.IsRunning;
        if (isNested && limits is null && !cancellation.CanBeCanceled) return;
        if (limits is not null) engine.LastLimits = limits;
        limits ??= engine.Options.Limits;
        if (limits.RecursionDepth is { } depth) engine.State.RecursionLimit = depth;
        if (limits.IsUnlimited && !cancellation.CanBeCanceled && !isNested)
        {
            // The common case allocates nothing: the engine keeps one budget for it.
            _own = engine.UnlimitedBudget;
            _own.Renew();
        }
        else
        {
            _own = ExecutionBudget.Start(limits.Steps ?? long.MaxValue, limits.Memory ?? long.MaxValue, limits.OutputBytes ?? long.MaxValue, limits.Time, cancellation);
        }
        thread.OwnBudget = _own;
        thread.StepsToPoll = 0;
        engine.IsRunning = true;
        _wasRunning = isNested;
    }

    private readonly bool _wasRunning;

    /// <summary>The result, or the exception that stands for the error.</summary>
    public PyObject Check([MustCheck] PyObject? result)
    {
        if (result is not null && !_engine.Thread.HasError) return result;
        throw Failure(_engine, _cancellation);
    }

    /// <summary>Throws the exception that stands for the error, if one is set.</summary>
    public void Check(bool succeeded)
    {
        if (!succeeded || _engine.Thread.HasError) throw Failure(_engine, _cancellation);
    }

    /// <summary>The exception that stands for the error that is set.</summary>
    public static Exception Failure(PyEngine engine, CancellationToken cancellation)
    {
        var thread = engine.Thread;
        if (thread.ErrorType is not { } type || !ReferenceEquals(type, PyExceptions.ExecutionLimit)) return PythonErrors.ToException(engine, thread);
        thread.ClearError();
        // What ends the host's call ends the other threads as well.
        if (thread.IsMain) engine.State.Threads.Stop();
        return LimitReached(thread.Budget.Tripped, cancellation);
    }

    private static Exception LimitReached(LimitKind kind, CancellationToken cancellation) => kind switch
    {
        LimitKind.Cancelled => new OperationCanceledException(cancellation),
        LimitKind.Time => new ExecutionLimitException(ExecutionLimit.Time, "The run took longer than its time limit."),
        LimitKind.Steps => new ExecutionLimitException(ExecutionLimit.Steps, "The run took more steps than its limit."),
        LimitKind.Memory => new ExecutionLimitException(ExecutionLimit.Memory, "The run needed more memory than its limit."),
        LimitKind.Output => new ExecutionLimitException(ExecutionLimit.Output, "The run wrote more than its limit."),
        _ => new ExecutionLimitException(ExecutionLimit.Interrupted, "The run was interrupted."),
    };

    public void Dispose()
    {
        if (_own is null) return;
        _thread.OwnBudget = _outer;
        _thread.StepsToPoll = _outerSteps;
        _engine.State.RecursionLimit = _recursionLimit;
        _engine.IsRunning = _wasRunning;
    }
}
