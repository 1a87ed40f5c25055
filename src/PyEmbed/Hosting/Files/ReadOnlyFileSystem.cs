namespace PyEmbed;

/// <summary>Another file system that can be read only: what would change it is "Read-only file system".</summary>
/// <param name="inner">What is read.</param>
public sealed class ReadOnlyFileSystem(IFileSystem inner) : IFileSystem
{
    private readonly IFileSystem _inner = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public string CurrentDirectory => _inner.CurrentDirectory;

    /// <inheritdoc/>
    public int UserId => _inner.UserId;

    /// <inheritdoc/>
    public int GroupId => _inner.GroupId;

    /// <inheritdoc/>
    public FileError GetSpace(string path, out FileSystemSpace space)
    {
        var error = _inner.GetSpace(path, out space);
        space = space with { IsReadOnly = true };
        return error;
    }

    /// <inheritdoc/>
    public FileError GetStatus(string path, bool followLinks, out FileStatus status) => _inner.GetStatus(path, followLinks, out status);

    /// <inheritdoc/>
    public FileError List(string path, out IReadOnlyList<FileEntry> entries) => _inner.List(path, out entries);

    /// <inheritdoc/>
    public FileError ReadSymbolicLink(string path, out string target) => _inner.ReadSymbolicLink(path, out target);

    /// <inheritdoc/>
    public FileError CreateHardLink(string existing, string path) => FileError.ReadOnly;

    /// <inheritdoc/>
    public FileError CreateSymbolicLink(string target, string path) => FileError.ReadOnly;

    /// <inheritdoc/>
    public FileError Open(string path, FileOpenOptions options, out OpenFile? file)
    {
        if (!options.Changes) return _inner.Open(path, options, out file);
        // As POSIX: what is wrong with the path comes first.
        file = null;
        var error = _inner.GetStatus(path, true, out var status);
        if (error == FileError.None && options is { Create: true, Exclusive: true }) return FileError.Exists;
        if (error == FileError.None && status.IsDirectory) return FileError.IsDirectory;
        return error == FileError.None || error == FileError.NotFound && options.Create ? FileError.ReadOnly : error;
    }
}
