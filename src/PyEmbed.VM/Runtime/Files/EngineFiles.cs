namespace PyEmbed.VM;

/// <summary>
/// The file system as one engine sees it: relative paths start from the engine's own current directory, exceptions of the host's code become error numbers, and open files have numbers.
/// </summary>
internal sealed class EngineFiles(IFileSystem files)
{
    private string? _directory;   // null: the file system's own

    /// <summary>The host's file system, for what is not about one path.</summary>
    public IFileSystem System => files;

    public string CurrentDirectory => _directory ?? files.CurrentDirectory;

    /// <summary>The permissions that new files do not get; <c>os.umask</c>.</summary>
    public int Mask { get; set; } = 0x12;   // 0o022

    public FileError SetCurrentDirectory(string path)
    {
        var error = GetStatus(path, true, out var status);
        if (error != FileError.None) return error;
        if (!status.IsDirectory) return FileError.NotDirectory;
        _directory = FilePath.Normalize(Full(path) is { } full && FilePath.IsAbsolute(full) ? full : FilePath.Join(files.CurrentDirectory, path));
        return FileError.None;
    }

    public FileError GetStatus(string path, bool followLinks, out FileStatus status)
    {
        status = default;
        try
        {
            return path.Length == 0 ? FileError.NotFound : files.GetStatus(Full(path), followLinks, out status);
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    public FileError GetSpace(string path, out FileSystemSpace space)
    {
        space = default;
        try
        {
            return path.Length == 0 ? FileError.NotFound : files.GetSpace(Full(path), out space);
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    public FileError Open(string path, FileOpenOptions options, out OpenFile? file)
    {
        file = null;
        try
        {
            if (path.Length == 0) return FileError.NotFound;
            var error = files.Open(Full(path), options with { Permissions = options.Permissions & ~Mask }, out file);
            return error == FileError.None && file is null ? FileError.InputOutput : error;
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    public FileError List(string path, out IReadOnlyList<FileEntry> entries)
    {
        entries = [];
        try
        {
            return path.Length == 0 ? FileError.NotFound : files.List(Full(path), out entries);
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    public FileError ReadSymbolicLink(string path, out string target)
    {
        target = "";
        try
        {
            return path.Length == 0 ? FileError.NotFound : files.ReadSymbolicLink(Full(path), out target);
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    public FileError CreateDirectory(string path, int permissions) => Change(path, (p, _) => files.CreateDirectory(p, permissions & ~Mask));

    public FileError DeleteDirectory(string path) => Change(path, (p, _) => files.DeleteDirectory(p));

    public FileError DeleteFile(string path) => Change(path, (p, _) => files.DeleteFile(p));

    public FileError Rename(string from, string to) => to.Length == 0 ? FileError.NotFound : Change(from, (p, f) => f.Rename(p, Full(to)));

    public FileError CreateHardLink(string existing, string path) => path.Length == 0 ? FileError.NotFound : Change(existing, (p, f) => f.CreateHardLink(p, Full(path)));

    public FileError CreateSymbolicLink(string target, string path) => Change(path, (p, f) => f.CreateSymbolicLink(target, p));

    public FileError SetTimes(string path, DateTimeOffset lastAccess, DateTimeOffset lastWrite, bool followLinks) =>
        Change(path, (p, f) => f.SetTimes(p, lastAccess, lastWrite, followLinks));

    public FileError SetPermissions(string path, int permissions, bool followLinks) => Change(path, (p, f) => f.SetPermissions(p, permissions, followLinks));

    public FileError SetOwner(string path, int owner, int group, bool followLinks) => Change(path, (p, f) => f.SetOwner(p, owner, group, followLinks));

    private FileError Change(string path, Func<string, IFileSystem, FileError> change)
    {
        try
        {
            return path.Length == 0 ? FileError.NotFound : change(Full(path), files);
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    private string Full(string path) => _directory is null || FilePath.IsAbsolute(path) ? path : FilePath.Join(_directory, path);
}
