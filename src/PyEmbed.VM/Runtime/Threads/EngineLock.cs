using System.Diagnostics;

namespace PyEmbed.VM;

/// <summary>The lock of an engine (CPython's GIL): the thread that holds it runs Python code, the others wait for their turn.</summary>
/// <remarks>
/// It goes from hand to hand in the order of asking, so that nobody starves and nobody is woken for nothing. The holder looks at its polls whether somebody waits and its interval is over; there
/// is no timer, and a thread that waits while the host is outside costs nothing. Between the host's calls the main thread's state goes on holding it: the other threads stand still.
/// </remarks>
internal sealed class EngineLock
{
    private readonly Lock _gate = new();
    private readonly Queue<Turn> _queue = new();
    private PyThreadState? _holder;
    private int _waiting;
    private long _heldSince;

    /// <summary>Whose turn it is.</summary>
    public PyThreadState? Holder => _holder;

    /// <summary>How long a holder runs while others wait (<c>sys.setswitchinterval</c>).</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>For the holder: whether it is to let another thread run.</summary>
    public bool IsDue => Volatile.Read(ref _waiting) > 0 && Stopwatch.GetElapsedTime(_heldSince) >= Interval;

    /// <summary>A lock that a thread holds from the start.</summary>
    public void Begin(PyThreadState thread) => _holder = thread;

    /// <summary>Waits for the thread's turn.</summary>
    public void Take(PyThreadState thread)
    {
        Turn turn;
        lock (_gate)
        {
            if (_holder is null)
            {
                Hold(thread);
                return;
            }
            turn = thread.Turn;
            turn.HasCome = false;
            _queue.Enqueue(turn);
            _waiting++;
        }
        lock (turn)
            while (!turn.HasCome) Monitor.Wait(turn);
    }

    /// <summary>Gives it to the thread that has waited longest, if one does.</summary>
    public void Release()
    {
        Turn? next;
        lock (_gate)
        {
            if (!_queue.TryDequeue(out next))
            {
                _holder = null;
                return;
            }
            _waiting--;
            Hold(next.Thread);
        }
        lock (next)
        {
            next.HasCome = true;
            Monitor.Pulse(next);
        }
    }

    private void Hold(PyThreadState thread)
    {
        _holder = thread;
        _heldSince = Stopwatch.GetTimestamp();
    }

    /// <summary>Where a thread waits for its turn.</summary>
    internal sealed class Turn(PyThreadState thread)
    {
        public readonly PyThreadState Thread = thread;
        public bool HasCome;
    }
}
