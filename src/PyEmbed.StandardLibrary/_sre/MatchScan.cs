namespace PyEmbed.StandardLibrary.Sre;

/// <summary>One match after the other. After an empty match the next one may begin at the same place but must not be empty too.</summary>
internal struct MatchScan
{
    private readonly int _end;
    private int _next;
    private bool _mustAdvance;

    public MatchScan(PyThreadState thread, PyPattern pattern, Subject subject, int start, int end)
    {
        Matcher = Matcher.Create(thread, pattern.Program, subject);
        _next = start;
        _end = end;
    }

    public Matcher Matcher { get; }

    /// <summary>False: there is no further match. True with <see cref="MatchOutcome.Error"/>: an error is set.</summary>
    public bool TryNext(out MatchOutcome outcome)
    {
        outcome = MatchOutcome.NoMatch;
        if (_next > _end) return false;
        outcome = Matcher.Search(_next, _end, _mustAdvance);
        if (outcome != MatchOutcome.Match) return outcome == MatchOutcome.Error;
        _mustAdvance = Matcher.End == Matcher.Start;
        _next = Matcher.End;
        return true;
    }
}
