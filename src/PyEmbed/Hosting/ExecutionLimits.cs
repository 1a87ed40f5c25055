namespace PyEmbed;

/// <summary>What a run may use at most. Immutable; one object may serve any number of runs and threads.</summary>
/// <remarks>
/// A limit that trips ends the run with <see cref="ExecutionLimitException"/>, which Python code cannot catch. The engine stays usable. A blocking host call is not interrupted: pair time and
/// steps with a cancellation token that the call looks at.
/// </remarks>
public sealed record ExecutionLimits
{
    /// <summary>No limits but the recursion depth of 1,000.</summary>
    public static ExecutionLimits None { get; } = new();

    /// <summary>Wall time from the start of the run. Default: no limit. Costs a look at the clock every 1,024 steps.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>
    /// Steps: 1 for entering a Python function or resuming a generator, 1 for a backward jump, 1 for each 64 elements of work a builtin starts. Deterministic, unlike <see cref="Time"/>.
    /// Default: no limit.
    /// </summary>
    public long? Steps { get; init; }

    /// <summary>Bytes of live objects, above what was alive when the run began. Default: no limit. Measured on the heap of the process, so other threads' allocations count.</summary>
    public long? Memory { get; init; }

    /// <summary>Bytes (UTF-8) that standard output and error take together. Default: no limit.</summary>
    public long? OutputBytes { get; init; }

    /// <summary><c>sys.getrecursionlimit()</c> at the start of the run. Default: what the engine has, at first 1,000.</summary>
    public int? RecursionDepth { get; init; }

    internal bool IsUnlimited => Time is null && Steps is null && Memory is null && OutputBytes is null;
}
