namespace PyEmbed.VM;

/// <summary>The process itself, for the engine of a program that has it to itself. Numbers are Linux's.</summary>
internal interface IOwnProcess
{
    /// <summary>The number of the process that has started it; 0: it is not known.</summary>
    int ParentId { get; }

    /// <summary>The machine's name, the release and the version of its system. False: they are not known.</summary>
    bool TryGetMachine(out string name, out string release, out string version);

    /// <summary>The signals that were held back when it was started: number 1 is the lowest bit.</summary>
    ulong BlockedAtStart { get; }

    /// <summary>Whether the process ignores a signal now, as it was told to by whoever started it perhaps.</summary>
    bool IsIgnored(int signal);

    /// <summary>Sets what a signal does; programs that are started later ignore what the process ignores.</summary>
    /// <param name="signal">Its number. Those that the runtime needs itself stay as they are.</param>
    /// <param name="action">What is done.</param>
    /// <param name="tell">Who is told, on any thread, where <paramref name="action"/> is <see cref="SignalAction.Tell"/>; null: nobody.</param>
    void SetAction(int signal, SignalAction action, Action? tell);
}

/// <summary>What a signal does.</summary>
internal enum SignalAction
{
    /// <summary>What the system does of itself: most signals end the process.</summary>
    Default,

    /// <summary>Nothing.</summary>
    Ignore,

    /// <summary>A handler is told.</summary>
    Tell,
}
