namespace PyEmbed;

/// <summary>What can be done with a file without waiting.</summary>
[Flags]
public enum FileReadiness
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>It can be read, or has ended.</summary>
    Read = 1,
    /// <summary>It can be written.</summary>
    Write = 2,
    /// <summary>Something exceptional can be read.</summary>
    Urgent = 4,
    /// <summary>It has failed.</summary>
    Error = 8,
    /// <summary>Nobody is left at the other end.</summary>
    HangUp = 16,
}
