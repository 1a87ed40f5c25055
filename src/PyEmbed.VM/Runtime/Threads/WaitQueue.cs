using System.Diagnostics;

namespace PyEmbed.VM;

/// <summary>Threads that wait for something under the engine's lock: a lock's release, an item of a queue. All of it is called by the thread that holds the engine's lock.</summary>
internal sealed class WaitQueue
{
    private readonly List<PyThreadState> _threads = [];

    /// <summary>Wakes the thread that has waited longest.</summary>
    public void WakeOne()
    {
        if (_threads.Count == 0) return;
        var first = _threads[0];
        _threads.RemoveAt(0);
        first.Wake();
    }

    public void WakeAll()
    {
        while (_threads.Count > 0) WakeOne();
    }

    /// <summary>Waits until it is so. False with an error: a limit was reached, or a signal handler has failed; false without: the time is over.</summary>
    /// <param name="thread">Who waits.</param>
    /// <param name="isReady">Asked under the engine's lock.</param>
    /// <param name="seconds">The longest wait; negative: without end.</param>
    public bool Wait(PyThreadState thread, Func<bool> isReady, double seconds)
    {
        var start = Stopwatch.GetTimestamp();
        var isFirst = true;
        try
        {
            while (true)
            {
                if (!thread.PollWaiting()) return false;
                if (isReady()) return true;
                var left = seconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue)) - Stopwatch.GetElapsedTime(start);
                if (seconds >= 0 && left <= TimeSpan.Zero) return false;
                // Who was woken too early keeps its place.
                if (!_threads.Contains(thread)) _threads.Insert(isFirst ? _threads.Count : 0, thread);
                isFirst = false;
                thread.Park(left);
            }
        }
        finally
        {
            // The wake-up of one who goes away without using it is the next one's.
            if (!_threads.Remove(thread) && !isFirst && isReady()) WakeOne();
        }
    }
}
