namespace PyEmbed.VM.Objects;

/// <summary>Reserves memory for a result that grows, by doubling, in an algorithm that knows no limits.</summary>
internal struct GrowthReserve
{
    private long _made;
    private long _granted;

    /// <summary>So many bytes come to it. False: a limit has tripped.</summary>
    [MustCheck]
    public bool TryAdd(PyThreadState thread, long bytes)
    {
        _made += bytes;
        if (_made <= _granted) return true;
        _granted = Math.Max(_made * 2, ExecutionBudget.LargeAllocation);
        return thread.TryReserve(_granted);
    }
}
