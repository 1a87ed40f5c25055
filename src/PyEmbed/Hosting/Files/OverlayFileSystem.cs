using PyEmbed.VM;

namespace PyEmbed;

/// <summary>Two file systems, one over the other: what scripts change goes to the upper one, the lower one is only read. What is deleted below is remembered as deleted.</summary>
/// <remarks>Files of the lower layer are copied up when they are opened for writing. Links of the lower layer are read as what they lead to. Every member may be called by any thread
/// where the layers allow it.</remarks>
public sealed class OverlayFileSystem : IFileSystem
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);
    private readonly IFileSystem _lower;
    private readonly IFileSystem _upper;

    /// <param name="lower">What is there to begin with.</param>
    /// <param name="upper">Where changes go: for example a new <see cref="InMemoryFileSystem"/>.</param>
    public OverlayFileSystem(IFileSystem lower, IFileSystem upper)
    {
        ArgumentNullException.ThrowIfNull(lower);
        ArgumentNullException.ThrowIfNull(upper);
        _lower = lower;
        _upper = upper;
    }

    internal IFileSystem Upper => _upper;

    /// <summary>That of the lower layer.</summary>
    public string CurrentDirectory => _lower.CurrentDirectory;

    /// <inheritdoc/>
    public int UserId => _upper.UserId;

    /// <inheritdoc/>
    public int GroupId => _upper.GroupId;

    /// <inheritdoc/>
    public FileError GetSpace(string path, out FileSystemSpace space) => _upper.GetSpace(path, out space);

    /// <inheritdoc/>
    public FileError GetStatus(string path, bool followLinks, out FileStatus status)
    {
        lock (_lock) return Status(Full(path), followLinks, out status);
    }

    /// <inheritdoc/>
    public FileError Open(string path, FileOpenOptions options, out OpenFile? file)
    {
        lock (_lock)
        {
            file = null;
            var full = Full(path);
            if (_upper.GetStatus(full, !options.Exclusive, out _) == FileError.None) return _upper.Open(full, options, out file);
            var below = Below(full, out var status);
            if (!options.Changes) return below == FileError.None ? _lower.Open(full, options, out file) : below;
            if (below == FileError.None)
            {
                if (options is { Create: true, Exclusive: true }) return FileError.Exists;
                if (status.IsDirectory) return FileError.IsDirectory;
                var error = CopyUp(full, status, withContent: !options.Truncate);
                return error == FileError.None ? _upper.Open(full, options with { Create = false, Exclusive = false }, out file) : error;
            }
            if (below != FileError.NotFound || !options.Create) return below;
            var made = MakeParents(full);
            return made == FileError.None ? _upper.Open(full, options, out file) : made;
        }
    }

    /// <inheritdoc/>
    public FileError List(string path, out IReadOnlyList<FileEntry> entries)
    {
        lock (_lock)
        {
            entries = [];
            var full = Full(path);
            var error = Status(full, true, out var status);
            if (error != FileError.None) return error;
            if (!status.IsDirectory) return FileError.NotDirectory;
            var names = new Dictionary<string, FileEntry>(StringComparer.Ordinal);
            if (Below(full, out var below) == FileError.None && below.IsDirectory)
            {
                error = _lower.List(full, out var lower);
                if (error != FileError.None) return error;
                foreach (var entry in lower)
                    if (!IsDeleted(FilePath.Join(full, entry.Name))) names[entry.Name] = entry;
            }
            if (_upper.GetStatus(full, true, out _) == FileError.None)
            {
                error = _upper.List(full, out var upper);
                if (error != FileError.None) return error;
                foreach (var entry in upper) names[entry.Name] = entry;
            }
            entries = [.. names.Values];
            return FileError.None;
        }
    }

    /// <inheritdoc/>
    public FileError CreateDirectory(string path, int permissions)
    {
        lock (_lock)
        {
            var full = Full(path);
            if (Status(full, false, out _) == FileError.None) return FileError.Exists;
            var error = MakeParents(full);
            // A directory that was deleted stays empty below.
            return error == FileError.None ? _upper.CreateDirectory(full, permissions) : error;
        }
    }

    /// <inheritdoc/>
    public FileError CreateSymbolicLink(string target, string path)
    {
        lock (_lock)
        {
            var full = Full(path);
            if (Status(full, false, out _) == FileError.None) return FileError.Exists;
            var error = MakeParents(full);
            return error == FileError.None ? _upper.CreateSymbolicLink(target, full) : error;
        }
    }

    /// <inheritdoc/>
    public FileError ReadSymbolicLink(string path, out string target)
    {
        lock (_lock)
        {
            target = "";
            var full = Full(path);
            if (_upper.GetStatus(full, false, out _) == FileError.None) return _upper.ReadSymbolicLink(full, out target);
            var error = Below(full, out _);
            return error == FileError.None ? FileError.Invalid : error;
        }
    }

    /// <inheritdoc/>
    public FileError DeleteFile(string path)
    {
        lock (_lock)
        {
            var full = Full(path);
            var error = Status(full, false, out var status);
            if (error != FileError.None) return error;
            if (status.IsDirectory) return FileError.IsDirectory;
            if (_upper.GetStatus(full, false, out _) == FileError.None) error = _upper.DeleteFile(full);
            if (error == FileError.None) Hide(full);
            return error;
        }
    }

    /// <inheritdoc/>
    public FileError DeleteDirectory(string path)
    {
        lock (_lock)
        {
            var full = Full(path);
            var error = Status(full, false, out var status);
            if (error != FileError.None) return error;
            if (!status.IsDirectory) return FileError.NotDirectory;
            error = List(full, out var entries);
            if (error != FileError.None) return error;
            if (entries.Count > 0) return FileError.NotEmpty;
            if (_upper.GetStatus(full, false, out _) == FileError.None) error = _upper.DeleteDirectory(full);
            if (error == FileError.None) Hide(full);
            return error;
        }
    }

    /// <inheritdoc/>
    public FileError Rename(string from, string to)
    {
        lock (_lock)
        {
            var (old, full) = (Full(from), Full(to));
            var error = Status(old, false, out var status);
            if (error != FileError.None) return error;
            if (old == full) return FileError.None;
            if (status.IsDirectory && full.StartsWith(old + "/", StringComparison.Ordinal)) return FileError.Invalid;
            if (Status(full, false, out var target) == FileError.None)
            {
                if (target.IsDirectory && !status.IsDirectory) return FileError.IsDirectory;
                if (!target.IsDirectory && status.IsDirectory) return FileError.NotDirectory;
                if (target.IsDirectory)
                {
                    error = DeleteDirectory(full);
                    if (error != FileError.None) return error;
                }
            }
            error = MakeParents(full);
            if (error == FileError.None) error = CopyTreeUp(old, status);
            if (error == FileError.None) error = _upper.Rename(old, full);
            if (error != FileError.None) return error;
            Hide(old);
            if (_lower.TryGetStatus(full, out var covered) && covered.IsDirectory) Hide(full);
            return FileError.None;
        }
    }

    /// <inheritdoc/>
    public FileError SetTimes(string path, DateTimeOffset lastAccess, DateTimeOffset lastWrite, bool followLinks) =>
        Change(path, followLinks, full => _upper.SetTimes(full, lastAccess, lastWrite, followLinks));

    /// <inheritdoc/>
    public FileError SetPermissions(string path, int permissions, bool followLinks) => Change(path, followLinks, full => _upper.SetPermissions(full, permissions, followLinks));

    /// <inheritdoc/>
    public FileError SetOwner(string path, int owner, int group, bool followLinks) => Change(path, followLinks, full => _upper.SetOwner(full, owner, group, followLinks));

    private FileError Change(string path, bool followLinks, Func<string, FileError> change)
    {
        lock (_lock)
        {
            var full = Full(path);
            var error = Status(full, followLinks, out var status);
            if (error != FileError.None) return error;
            if (_upper.GetStatus(full, followLinks, out _) != FileError.None) error = CopyUp(full, status, withContent: true);
            return error == FileError.None ? change(full) : error;
        }
    }

    private string Full(string path)
    {
        var full = FilePath.Normalize(FilePath.IsAbsolute(path) ? path : FilePath.Join(CurrentDirectory, path));
        return full;
    }

    private FileError Status(string full, bool followLinks, out FileStatus status)
    {
        var error = _upper.GetStatus(full, followLinks, out status);
        return error == FileError.None ? error : Below(full, out status);
    }

    /// <summary>What the lower layer has there and nobody has deleted.</summary>
    private FileError Below(string full, out FileStatus status)
    {
        status = default;
        if (!IsDeleted(full)) return _lower.GetStatus(full, true, out status);
        return FileError.NotFound;
    }

    private bool IsDeleted(string full)
    {
        for (var path = full; path.Length > 1; path = path[..Math.Max(path.LastIndexOf('/'), 0)])
            if (_deleted.Contains(path)) return true;
        return false;
    }

    private void Hide(string full)
    {
        if (_lower.GetStatus(full, false, out _) == FileError.None) _deleted.Add(full);
    }

    /// <summary>The directories above a path, made in the upper layer where they exist below.</summary>
    private FileError MakeParents(string full)
    {
        var parent = full[..Math.Max(full.LastIndexOf('/'), 0)];
        if (parent.Length == 0) return FileError.None;
        var error = Status(parent, true, out var status);
        if (error != FileError.None) return error;
        if (!status.IsDirectory) return FileError.NotDirectory;
        if (_upper.GetStatus(parent, true, out _) == FileError.None) return FileError.None;
        error = MakeParents(parent);
        return error == FileError.None ? _upper.CreateDirectory(parent, status.Permissions) : error;
    }

    private FileError CopyUp(string full, FileStatus status, bool withContent)
    {
        var error = MakeParents(full);
        if (error != FileError.None) return error;
        if (status.IsDirectory) return _upper.CreateDirectory(full, status.Permissions);
        error = _upper.Open(full, new FileOpenOptions { Access = FileAccess.Write, Create = true, Truncate = true, Permissions = status.Permissions }, out var copy);
        if (error != FileError.None) return error;
        using (copy)
        {
            if (!withContent) return FileError.None;
            error = _lower.Open(full, new FileOpenOptions(), out var source);
            if (error != FileError.None) return error;
            using (source)
            {
                var buffer = new byte[1 << 16];
                while (true)
                {
                    error = source!.Read(buffer, out var count);
                    if (error != FileError.None || count == 0) break;
                    for (var done = 0; done < count && error == FileError.None;)
                    {
                        error = copy!.Write(buffer.AsSpan(done, count - done), out var written);
                        done += written;
                    }
                    if (error != FileError.None) break;
                }
            }
        }
        if (error != FileError.None) _ = _upper.DeleteFile(full);
        return error == FileError.None ? _upper.SetTimes(full, status.LastAccessTime, status.LastWriteTime, true) : error;
    }

    private FileError CopyTreeUp(string full, FileStatus status)
    {
        var error = _upper.GetStatus(full, false, out _) == FileError.None ? FileError.None : CopyUp(full, status, withContent: true);
        if (error != FileError.None || !status.IsDirectory) return error;
        error = List(full, out var entries);
        foreach (var entry in entries)
        {
            if (error != FileError.None) return error;
            var path = FilePath.Join(full, entry.Name);
            error = Status(path, false, out var inner);
            if (error == FileError.None) error = CopyTreeUp(path, inner);
        }
        return error;
    }
}
