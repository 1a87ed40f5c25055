using System.Runtime.CompilerServices;
using PyEmbed.Core.Limits;
using PyEmbed.VM;

namespace PyEmbed;

public sealed partial class PyThreadState
{
    private const int ElementsPerStep = 64;

    /// <summary>The limits of the current run. Those of the host's call hold for all threads; a host function that a thread has called may have set others for what it calls itself.</summary>
    internal ExecutionBudget Budget
    {
        get => _ownBudget ?? Interpreter.Threads.Main._ownBudget!;
        set => OwnBudget = value;
    }

    private ExecutionBudget? _ownBudget;

    /// <summary>The limits that were set in this thread; null: those of the main thread hold, which always has some.</summary>
    internal ExecutionBudget? OwnBudget
    {
        get => _ownBudget;
        set
        {
            _ownBudget = value;
            value?.Threads = Interpreter.Threads;
        }
    }

    /// <summary>
    /// Steps until <see cref="PollSlow"/> has to look: the interpreter takes 1 off at a function entry, a generator's resume and a backward jump, and polls when it is negative.
    /// Another thread asks for attention by <see cref="ExecutionBudget.Request"/>, which the poll's interval (1,024 steps) bounds.
    /// </summary>
    internal int StepsToPoll;

    /// <summary>What the interpreter calls when <see cref="StepsToPoll"/> has become negative. False: an error is set (a limit, an interrupt, an error of a finalizer or signal handler).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal bool PollSlow() => Budget.Poll(this, isSafePoint: true);

    /// <summary>Gives back the steps that were taken in advance: before another thread runs, or the limits change.</summary>
    internal void ReturnSteps()
    {
        if (StepsToPoll < 0) return;
        Budget.ReturnSteps(StepsToPoll + 1);
        StepsToPoll = -1;
    }

    /// <summary>Before a builtin works on this many elements. One step for each 64; false: a limit has tripped and its error is set.</summary>
    internal bool TryChargeWork(long elements)
    {
        _pendingElements += elements;
        return _pendingElements < ElementsPerStep || ChargeSteps();
    }

    private long _pendingElements;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool ChargeSteps()
    {
        var steps = _pendingElements / ElementsPerStep;
        _pendingElements %= ElementsPerStep;
        if (steps <= StepsToPoll)
        {
            StepsToPoll -= (int)steps;
            return true;
        }
        Budget.TakeSteps(this, steps);
        return Budget.Poll(this, isSafePoint: false);
    }

    /// <summary>Before a builtin allocates this much at once. False: the memory limit or MemoryError is set.</summary>
    internal bool TryReserve(long bytes) => bytes < ExecutionBudget.LargeAllocation || Budget.TryReserve(this, bytes);

    /// <summary>The budget in the form that the algorithms of Core take; it throws <see cref="CompilerServices.PyThrow"/> with the error that tripped.</summary>
    internal IWorkBudget WorkBudget => _workBudget ??= new ThreadWorkBudget(this);

    private ThreadWorkBudget? _workBudget;

    private sealed class ThreadWorkBudget(PyThreadState thread) : IWorkBudget
    {
        // A unit is about a nanosecond; an element of a builtin's work about eight.
        public void Charge(long units)
        {
            if (!thread.TryChargeWork(units >> 3)) throw CompilerServices.PyThrow.Pending(thread);
        }
    }
}
