namespace PyEmbed;

/// <summary>How a file is to be opened. The default opens an existing file for reading.</summary>
public readonly record struct FileOpenOptions
{
    /// <summary>Reading, writing or both.</summary>
    public FileAccess Access { get; init; } = FileAccess.Read;

    /// <summary>Whether a file that is not there is made.</summary>
    public bool Create { get; init; }

    /// <summary>With <see cref="Create"/>: whether it is an error (<see cref="FileError.Exists"/>) that something is there already, a link included.</summary>
    public bool Exclusive { get; init; }

    /// <summary>Whether the content is thrown away.</summary>
    public bool Truncate { get; init; }

    /// <summary>Whether every write goes to the end.</summary>
    public bool Append { get; init; }

    /// <summary>The permissions of a file that is made: 0x1B6 is <c>rw-rw-rw-</c>.</summary>
    public int Permissions { get; init; } = 0x1B6;

    /// <summary>Opens an existing file for reading.</summary>
    public FileOpenOptions() { }

    /// <summary>Whether the file will be read.</summary>
    public bool Reads => Access != FileAccess.Write;

    /// <summary>Whether the file will be written.</summary>
    public bool Writes => Access != FileAccess.Read;

    /// <summary>Whether opening can change something.</summary>
    public bool Changes => Writes || Create || Truncate;
}
