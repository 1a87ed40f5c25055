namespace PyEmbed;

/// <summary>A program to be started by an <see cref="IProcesses"/>.</summary>
public sealed record ProcessStart
{
    /// <summary>Where the program may be; the first that exists is taken.</summary>
    public required IReadOnlyList<string> Candidates { get; init; }

    /// <summary>Its arguments, first the name by which it is called.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>All variables that it sees. Nothing is inherited.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The directory in which it starts.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The files that it has besides the host's standard streams, by the numbers that it knows them by. 0 to 2 take the place of a standard stream.</summary>
    public required IReadOnlyDictionary<int, OpenFile> Files { get; init; }

    /// <summary>Which of the host's own standard streams (0 to 2) it knows by which other number. Default: each by its own.</summary>
    public IReadOnlyDictionary<int, int> StandardStreams { get; init; } = System.Collections.Immutable.ImmutableDictionary<int, int>.Empty;

    /// <summary>Whether it leads a session of its own.</summary>
    public bool StartsSession { get; init; }

    /// <summary>The process group that it joins; 0: one of its own; -1: the host's.</summary>
    public int ProcessGroup { get; init; } = -1;

    /// <summary>Whether signals that a Python program ignores from its start on, SIGPIPE and SIGXFSZ, end this one.</summary>
    internal bool RestoresSignals { get; init; } = true;

    /// <summary>Further signals that do to it what they do of themselves. Numbers are Linux's.</summary>
    internal IReadOnlyList<int> DefaultSignals { get; init; } = [];

    /// <summary>The signals that are held back in it at first.</summary>
    internal IReadOnlyList<int> BlockedSignals { get; init; } = [];
}
