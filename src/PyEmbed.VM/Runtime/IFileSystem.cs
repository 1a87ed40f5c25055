namespace PyEmbed;

/// <summary>The files that an engine may see. An engine without one has none.</summary>
/// <remarks>Paths are absolute or relative, with <c>/</c> between their parts, as Python writes them. Errors are .NET's: <see cref="FileNotFoundException"/>,
/// <see cref="DirectoryNotFoundException"/>, <see cref="UnauthorizedAccessException"/>, <see cref="IOException"/>; the engine turns them into <c>OSError</c>.</remarks>
public interface IFileSystem
{
    /// <summary>What is at a path; false: nothing that can be seen.</summary>
    bool TryGetStatus(string path, out FileStatus status);

    /// <summary>The whole content of a file.</summary>
    byte[] ReadAllBytes(string path);

    /// <summary>The names in a directory, in any order.</summary>
    IReadOnlyList<string> GetNames(string directory);

    /// <summary>The directory that relative paths start from.</summary>
    string CurrentDirectory { get; }
}

/// <summary>What is known of a file.</summary>
/// <param name="Kind">File or directory.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="LastWriteTime">When it was changed last.</param>
public readonly record struct FileStatus(FileKind Kind, long Length, DateTimeOffset LastWriteTime)
{
    /// <summary>Whether it is a file.</summary>
    public bool IsFile => Kind == FileKind.File;

    /// <summary>Whether it is a directory.</summary>
    public bool IsDirectory => Kind == FileKind.Directory;
}

/// <summary>What stands at a path.</summary>
public enum FileKind
{
    /// <summary>A regular file.</summary>
    File,
    /// <summary>A directory.</summary>
    Directory,
    /// <summary>Something else: a device, a socket.</summary>
    Other,
}
