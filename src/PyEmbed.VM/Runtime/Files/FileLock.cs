namespace PyEmbed;

/// <summary>What is done with the lock of a part of a file.</summary>
public enum FileLock
{
    /// <summary>It is given up.</summary>
    Release,

    /// <summary>It is taken; <see cref="FileError.WouldBlock"/> where another process has it.</summary>
    Take,

    /// <summary>It is looked at; <see cref="FileError.Access"/> where another process has it.</summary>
    Look,
}
