using System.Diagnostics;

namespace PyEmbed.VM;

/// <summary>
/// Where references are counted, a file or socket is closed as soon as nobody has it, and whoever waits at the other end hears of it. Here the collector finds it, which it does not start for as long as nothing is
/// allocated: in an engine that waits, nothing would ever happen any more. So it is started while an engine waits for the world outside and has something with a finalizer.
/// </summary>
internal sealed class IdleCollection
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(5);
    private const int MostOfTime = 50;   // at most one fiftieth of the time goes into it

    private long _added;
    private long _last = Stopwatch.GetTimestamp();
    private TimeSpan _pause = s_first;

    /// <summary>Collects, if it is time. False: an error is set.</summary>
    /// <param name="thread">Who waits.</param>
    /// <param name="waited">For how long.</param>
    [MustCheck]
    public bool Run(PyThreadState thread, TimeSpan waited)
    {
        var state = thread.Interpreter;
        if (waited < s_first || state.Finalizable.Added == 0 || state.Finalizing > 0 || Stopwatch.GetElapsedTime(_last) < _pause) return true;
        var start = Stopwatch.GetTimestamp();
        var isGood = Finalization.CollectAll(thread, GC.MaxGeneration);
        var time = Stopwatch.GetElapsedTime(start);
        // The longer nothing new was made, the less is there to be found.
        _pause = _added == state.Finalizable.Added ? _pause * 2 : s_first;
        if (_pause > s_longest) _pause = s_longest;
        if (_pause < time * MostOfTime) _pause = time * MostOfTime;
        _added = state.Finalizable.Added;
        _last = Stopwatch.GetTimestamp();
        return isGood;
    }
}
