using System.Text;
using PyEmbed.Core.Text;
using PyEmbed.VM;

namespace PyEmbed;

/// <summary>Files that live in memory: directories, files, symbolic and hard links, with POSIX's rules. What scripts write is gone with it.</summary>
/// <remarks>Any number of engines may share one; every member may be called by any thread.</remarks>
public sealed class InMemoryFileSystem : IFileSystem
{
    private const int LinkLimit = 40;   // as Linux: how many links may be followed for one path

    private readonly Lock _lock = new();
    private readonly MemoryDirectory _root;
    private readonly MemoryVolume _volume;
    private readonly string _currentDirectory = "/";

    /// <summary>An empty file system.</summary>
    /// <param name="sizeLimit">How many bytes all files together may take, counted in pages as they are allocated; more is "No space left on device". Default: no limit but the run's own memory limit.</param>
    public InMemoryFileSystem(long sizeLimit = long.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sizeLimit);
        _volume = new MemoryVolume(_lock, sizeLimit);
        _root = new MemoryDirectory(_volume, 0x1ED) { LinkCount = 1 };
    }

    /// <summary>The clock of file times. Default: the clock of the first engine that uses the file system; without one all times are 1970-01-01.</summary>
    public TimeProvider? TimeProvider
    {
        get => _volume.Clock;
        init => _volume.Clock = value;
    }

    internal void UseClock(TimeProvider? clock) => _volume.Clock ??= clock;

    /// <summary>How many bytes the files take now.</summary>
    public long Size => _volume.Used;

    /// <summary>The directory relative paths start from. Default: <c>/</c>. It is made when it is not there.</summary>
    public string CurrentDirectory
    {
        get => _currentDirectory;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (!value.StartsWith('/')) throw new ArgumentException("The current directory is an absolute path: it starts with '/'.", nameof(value));
            _currentDirectory = FilePath.Normalize(value);
            CreateDirectories(_currentDirectory);
        }
    }

    /// <summary>Puts a file there, with the directories it lies in; one that exists is replaced.</summary>
    public void WriteFile(string path, ReadOnlySpan<byte> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = FilePath.Normalize(Full(path));
        CreateDirectories(full[..Math.Max(full.LastIndexOf('/'), 1)]);
        Check(Open(full, new FileOpenOptions { Access = FileAccess.Write, Create = true, Truncate = true }, out var file), path);
        using (file) Check(file!.Write(content, out _), path);
    }

    /// <summary>Puts a text file there (UTF-8), with the directories it lies in; one that exists is replaced.</summary>
    [HostText("the host's text")]
    public void WriteFile(string path, string content) => WriteFile(path, Encoding.UTF8.GetBytes(content));

    /// <summary>The content of a file.</summary>
    /// <exception cref="FileSystemException">It cannot be read.</exception>
    public byte[] ReadFile(string path) => FileSystemReading.ReadAllBytes(this, path);

    /// <summary>The content of a text file (UTF-8).</summary>
    /// <exception cref="FileSystemException">It cannot be read.</exception>
    [HostText("the host's text")]
    public string ReadText(string path) => Encoding.UTF8.GetString(ReadFile(path));

    private void CreateDirectories(string path)
    {
        for (var at = 1; at > 0 && at < path.Length;)
        {
            at = path.IndexOf('/', at);
            var error = CreateDirectory(at < 0 ? path : path[..at++], 0x1ED);
            if (error is not (FileError.None or FileError.Exists)) throw new FileSystemException(error, path);
        }
    }

    private static void Check(FileError error, string path)
    {
        if (error != FileError.None) throw new FileSystemException(error, path);
    }

    /// <inheritdoc/>
    public FileError GetStatus(string path, bool followLinks, out FileStatus status)
    {
        lock (_lock)
        {
            status = default;
            var error = Find(path, followLinks, out var place);
            if (error == FileError.None && place.Node is null) error = FileError.NotFound;
            if (error == FileError.None) status = place.Node!.Status;
            return error;
        }
    }

    /// <inheritdoc/>
    public FileError Open(string path, FileOpenOptions options, out OpenFile? file)
    {
        lock (_lock)
        {
            file = null;
            var error = Find(path, !options.Exclusive, out var place);
            if (error != FileError.None) return error;
            var node = place.Node;
            if (node is null)
            {
                if (!options.Create) return FileError.NotFound;
                if (place.NeedsDirectory) return FileError.IsDirectory;
                if (!_volume.TryTake(MemoryVolume.EntrySize)) return FileError.NoSpace;
                place.Add(node = new MemoryFile(_volume, options.Permissions));
            }
            else if (options.Create && options.Exclusive)
            {
                return FileError.Exists;
            }
            if (node is not MemoryFile found) return node is MemoryDirectory ? FileError.IsDirectory : FileError.TooManySymbolicLinks;
            if (options.Truncate && options.Writes) found.SetLength(0);
            file = new OpenMemoryFile(found, options);
            return FileError.None;
        }
    }

    /// <inheritdoc/>
    public FileError List(string path, out IReadOnlyList<FileEntry> entries)
    {
        lock (_lock)
        {
            entries = [];
            var error = Find(path, true, out var place);
            if (error != FileError.None) return error;
            if (place.Node is null) return FileError.NotFound;
            if (place.Node is not MemoryDirectory directory) return FileError.NotDirectory;
            entries = [.. directory.Entries.Select(entry => new FileEntry(entry.Key, entry.Value.Kind))];
            return FileError.None;
        }
    }

    /// <inheritdoc/>
    public FileError CreateDirectory(string path, int permissions)
    {
        lock (_lock)
        {
            var error = FindFree(path, isDirectory: true, out var place);
            if (error == FileError.None) place.Add(new MemoryDirectory(_volume, permissions) { LinkCount = 1 });
            return error;
        }
    }

    /// <inheritdoc/>
    public FileError CreateSymbolicLink(string target, string path)
    {
        lock (_lock)
        {
            if (target.Length == 0) return FileError.NotFound;
            var error = FindFree(path, isDirectory: false, out var place);
            if (error == FileError.None) place.Add(new MemoryLink(_volume, target));
            return error;
        }
    }

    /// <inheritdoc/>
    public FileError CreateHardLink(string existing, string path)
    {
        lock (_lock)
        {
            var error = Find(existing, false, out var from);
            if (error != FileError.None) return error;
            if (from.Node is null) return FileError.NotFound;
            if (from.Node is MemoryDirectory) return FileError.NotPermitted;
            error = FindFree(path, isDirectory: false, out var place);
            if (error == FileError.None) place.Add(from.Node);
            return error;
        }
    }

    /// <inheritdoc/>
    public FileError ReadSymbolicLink(string path, out string target)
    {
        lock (_lock)
        {
            target = "";
            var error = Find(path, false, out var place);
            if (error != FileError.None) return error;
            if (place.Node is not MemoryLink link) return place.Node is null ? FileError.NotFound : FileError.Invalid;
            target = link.Target;
            return FileError.None;
        }
    }

    /// <inheritdoc/>
    public FileError DeleteFile(string path)
    {
        lock (_lock)
        {
            var error = Find(path, false, out var place);
            if (error != FileError.None) return error;
            if (place.Node is null) return FileError.NotFound;
            if (place.Node is MemoryDirectory) return FileError.IsDirectory;
            if (place.NeedsDirectory) return FileError.NotDirectory;
            place.Remove();
            return FileError.None;
        }
    }

    /// <inheritdoc/>
    public FileError DeleteDirectory(string path)
    {
        lock (_lock)
        {
            var error = Find(path, false, out var place);
            if (error != FileError.None) return error;
            if (place.Node is null) return FileError.NotFound;
            if (place.Node is not MemoryDirectory directory) return FileError.NotDirectory;
            if (place.Name.Length == 0) return ReferenceEquals(directory, _root) ? FileError.Busy : FileError.Invalid;
            if (directory.Entries.Count > 0) return FileError.NotEmpty;
            place.Remove();
            return FileError.None;
        }
    }

    /// <inheritdoc/>
    public FileError Rename(string from, string to)
    {
        lock (_lock)
        {
            var error = Find(from, false, out var old);
            if (error != FileError.None) return error;
            if (old.Node is not { } node) return FileError.NotFound;
            if (old.Name.Length == 0) return FileError.Busy;
            error = Find(to, false, out var place);
            if (error != FileError.None) return error;
            if (place.Name.Length == 0) return FileError.Busy;
            if ((old.NeedsDirectory || place.NeedsDirectory) && node is not MemoryDirectory) return FileError.NotDirectory;
            if (ReferenceEquals(place.Node, node)) return FileError.None;
            if (node is MemoryDirectory moved)
            {
                for (var above = place.Parent; above is not null; above = above.Parent)
                    if (ReferenceEquals(above, moved)) return FileError.Invalid;
                if (place.Node is not null and not MemoryDirectory) return FileError.NotDirectory;
                if (place.Node is MemoryDirectory { Entries.Count: > 0 }) return FileError.NotEmpty;
            }
            else if (place.Node is MemoryDirectory)
            {
                return FileError.IsDirectory;
            }
            if (place.Node is not null) place.Remove();
            if (!_volume.TryTake(MemoryVolume.EntrySize)) return FileError.NoSpace;
            node.LinkCount++;   // so that it is not freed between
            old.Remove();
            place.Add(node);
            node.LinkCount--;
            return FileError.None;
        }
    }

    /// <inheritdoc/>
    public FileError SetTimes(string path, DateTimeOffset lastAccess, DateTimeOffset lastWrite, bool followLinks)
    {
        lock (_lock)
        {
            var error = Find(path, followLinks, out var place);
            if (error != FileError.None) return error;
            return place.Node is null ? FileError.NotFound : place.Node.SetTimes(lastAccess, lastWrite);
        }
    }

    /// <inheritdoc/>
    public FileError SetPermissions(string path, int permissions, bool followLinks)
    {
        lock (_lock)
        {
            var error = Find(path, followLinks, out var place);
            if (error != FileError.None) return error;
            return place.Node is null ? FileError.NotFound : place.Node.SetPermissions(permissions);
        }
    }

    private string Full(string path) => path.StartsWith('/') ? path : FilePath.Join(_currentDirectory, path);

    private FileError FindFree(string path, bool isDirectory, out MemoryPlace place)
    {
        var error = Find(path, false, out place);
        if (error != FileError.None) return error;
        if (place.Node is not null || place.Name.Length == 0) return FileError.Exists;
        if (place.NeedsDirectory && !isDirectory) return FileError.NotFound;
        return _volume.TryTake(MemoryVolume.EntrySize) ? FileError.None : FileError.NoSpace;
    }

    /// <summary>Where a path leads. Its last part need not be there; the directory it lies in must be.</summary>
    private FileError Find(string path, bool followLinks, out MemoryPlace place)
    {
        place = new MemoryPlace(_root, null, "", false);
        if (path.Length == 0) return FileError.NotFound;
        var parts = new Stack<string>();
        Push(parts, Full(path));
        var directory = _root;
        var followed = 0;
        while (parts.Count > 0)
        {
            var name = parts.Pop();
            var isLast = parts.Count == 0;
            var needsDirectory = false;
            if (!isLast && parts.Peek().Length == 0 && parts.Count == 1)
            {
                // A slash at the end.
                parts.Pop();
                isLast = needsDirectory = true;
            }
            if (name.Length > FilePath.LongestName) return FileError.NameTooLong;
            if (name is "" or "." or "..")
            {
                if (name == "..") directory = directory.Parent ?? directory;
                place = new MemoryPlace(directory.Parent ?? directory, directory, "", true);
                continue;
            }
            directory.Entries.TryGetValue(name, out var node);
            if (node is MemoryLink link && (!isLast || followLinks || needsDirectory))
            {
                if (++followed > LinkLimit) return FileError.TooManySymbolicLinks;
                if (needsDirectory) parts.Push("");
                Push(parts, link.Target);
                if (link.Target.StartsWith('/')) directory = _root;
                if (parts.Count == 0) place = new MemoryPlace(directory, directory, "", true);
                continue;
            }
            if (isLast)
            {
                if (needsDirectory && node is not (null or MemoryDirectory)) return FileError.NotDirectory;
                place = new MemoryPlace(directory, node, name, needsDirectory);
                return FileError.None;
            }
            if (node is null) return FileError.NotFound;
            if (node is not MemoryDirectory next) return FileError.NotDirectory;
            directory = next;
        }
        return FileError.None;
    }

    private static void Push(Stack<string> parts, string path)
    {
        var split = path.Split('/');
        for (var i = split.Length - 1; i >= 0; i--)
            if (split[i].Length > 0 || i == split.Length - 1 && i > 0 && path.AsSpan().ContainsAnyExcept('/')) parts.Push(split[i]);
        if (!path.AsSpan().ContainsAnyExcept('/')) parts.Push(".");
    }
}
