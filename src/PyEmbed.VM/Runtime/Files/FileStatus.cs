namespace PyEmbed;

/// <summary>What is known of a file: what Python's <c>os.stat</c> shows.</summary>
public readonly record struct FileStatus
{
    /// <summary>A status of the kind, size and time of the last change; everything else has its default.</summary>
    public FileStatus(FileKind kind, long length, DateTimeOffset lastWriteTime)
    {
        Kind = kind;
        Length = length;
        LastWriteTime = LastAccessTime = ChangeTime = lastWriteTime;
        Permissions = kind == FileKind.Directory ? 0x1ED : 0x1A4;   // 0o755, 0o644
    }

    /// <summary>What stands at the path.</summary>
    public FileKind Kind { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long Length { get; init; }

    /// <summary>When its content was changed last. 1970-01-01 where nobody knows.</summary>
    public DateTimeOffset LastWriteTime { get; init; }

    /// <summary>When it was read last.</summary>
    public DateTimeOffset LastAccessTime { get; init; }

    /// <summary>When its status was changed last.</summary>
    public DateTimeOffset ChangeTime { get; init; }

    /// <summary>The lower twelve bits of <c>st_mode</c>: 0x1A4 is <c>rw-r--r--</c>.</summary>
    public int Permissions { get; init; }

    /// <summary>Tells it from every other file of the same <see cref="Device"/>; 0 where the file system has no such number.</summary>
    public long Inode { get; init; }

    /// <summary>Tells the file system from others.</summary>
    public long Device { get; init; }

    /// <summary>How many names it has.</summary>
    public int LinkCount { get; init; } = 1;

    /// <summary>The number of the user to whom it belongs.</summary>
    public int Owner { get; init; }

    /// <summary>The number of the group to which it belongs.</summary>
    public int Group { get; init; }

    /// <summary>Which device it stands for; 0 where it is none.</summary>
    public long DeviceNumber { get; init; }

    /// <summary>How many blocks of 512 bytes it takes; null: those of its length.</summary>
    public long? Blocks { get; init; }

    /// <summary>Whether it is a regular file.</summary>
    public bool IsFile => Kind == FileKind.File;

    /// <summary>Whether it is a directory.</summary>
    public bool IsDirectory => Kind == FileKind.Directory;

    /// <summary>Whether it is a symbolic link (seen only where links are not followed).</summary>
    public bool IsSymbolicLink => Kind == FileKind.SymbolicLink;
}

/// <summary>What stands at a path.</summary>
public enum FileKind
{
    /// <summary>A regular file.</summary>
    File,
    /// <summary>A directory.</summary>
    Directory,
    /// <summary>Something else.</summary>
    Other,
    /// <summary>A symbolic link.</summary>
    SymbolicLink,
    /// <summary>A terminal, a keyboard: a stream of characters.</summary>
    CharacterDevice,
    /// <summary>A pipe.</summary>
    Pipe,
    /// <summary>A disk and the like.</summary>
    BlockDevice,
    /// <summary>A socket.</summary>
    Socket,
}

/// <summary>One entry of a directory.</summary>
/// <param name="Name">Its name, without the directory.</param>
/// <param name="Kind">What it is; links are not followed.</param>
public readonly record struct FileEntry(string Name, FileKind Kind);
