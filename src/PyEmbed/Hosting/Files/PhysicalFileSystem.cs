using PyEmbed.Core.Text;
using PyEmbed.VM;

namespace PyEmbed;

/// <summary>The files of the machine, with the rights of the process: all of them, or those below one directory.</summary>
/// <remarks>
/// <para>Every member may be called by any thread. Times have a resolution of 100 ns.</para>
/// <para>With a root directory scripts see that directory as <c>/</c>. Neither <c>..</c> nor a symbolic link leads out of it: links are resolved inside the root, and scripts cannot make any.
/// This holds as long as no other process exchanges directories below the root for links while a script runs.</para>
/// </remarks>
public sealed class PhysicalFileSystem : IFileSystem
{
    private const int LinkLimit = 40;

    private readonly string? _root;   // without a separator at the end

    /// <summary>All files of the machine.</summary>
    public PhysicalFileSystem() { }

    /// <summary>The files below a directory, which scripts see as <c>/</c>.</summary>
    /// <param name="root">The directory; it exists.</param>
    public PhysicalFileSystem(string root)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        if (!Directory.Exists(root)) throw new DirectoryNotFoundException($"The root of the file system is no directory: '{root}'.");
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        if (_root is "/") _root = "";
    }

    /// <summary>Whether scripts cannot change anything. Default: they can.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The process's current directory; with a root: <c>/</c>.</summary>
    public string CurrentDirectory => _root is null ? Directory.GetCurrentDirectory() : "/";

    /// <inheritdoc/>
    public int UserId => OperatingSystem.IsWindows() ? 0 : Libc.UserId();

    /// <inheritdoc/>
    public int GroupId => OperatingSystem.IsWindows() ? 0 : Libc.GroupId();

    /// <inheritdoc/>
    public FileError GetSpace(string path, out FileSystemSpace space)
    {
        space = default;
        if (IsRaw(path))
        {
            // The volume is that of the directory, at the latest of the root.
            var raw = RawFiles.GetStatus(path, true, out _);
            return raw == FileError.None ? GetSpace(path.TrimEnd('/').LastIndexOf('/') is > 0 and var end ? path[..end] : path[0] == '/' ? "/" : ".", out space) : raw;
        }
        var error = GetStatus(path, true, out _);
        if (error != FileError.None) return error;
        error = Find(path, true, out var real);
        if (error != FileError.None) return error;
        var drive = new DriveInfo(Path.GetFullPath(real));
        space = new FileSystemSpace(drive.TotalSize, drive.TotalFreeSpace, drive.AvailableFreeSpace) { IsReadOnly = IsReadOnly };
        return FileError.None;
    }

    /// <inheritdoc/>
    public FileError GetStatus(string path, bool followLinks, out FileStatus status)
    {
        if (IsRaw(path))
        {
            var raw = RawFiles.GetStatus(path, followLinks, out status);
            return raw == FileError.None && path.EndsWith('/') && !status.IsDirectory ? FileError.NotDirectory : raw;
        }
        status = default;
        var error = Find(path, followLinks || path.EndsWith('/'), out var real);
        return error == FileError.None ? StatusOf(real, followLinks, path.EndsWith('/'), out status) : error;
    }

    private static FileError StatusOf(string real, bool followLinks, bool needsDirectory, out FileStatus status)
    {
        status = default;
        if (LinuxFileStatus.IsAvailable)
        {
            var error = LinuxFileStatus.Get(real, followLinks || needsDirectory, out status);
            return error == FileError.None && needsDirectory && !status.IsDirectory ? FileError.NotDirectory : error;
        }
        FileSystemInfo info = new FileInfo(real);
        if ((int)info.Attributes == -1) return MissingAt(real);
        var isLink = info.LinkTarget is not null;
        if (isLink && (followLinks || needsDirectory))
        {
            FileSystemInfo? target;
            try
            {
                target = info.ResolveLinkTarget(true);
            }
            catch (IOException)
            {
                return FileError.TooManySymbolicLinks;
            }
            if (target is null || (int)target.Attributes == -1) return FileError.NotFound;
            (info, isLink) = (target, false);
        }
        var isDirectory = info.Attributes.HasFlag(FileAttributes.Directory);
        if (isDirectory && info is FileInfo) info = new DirectoryInfo(info.FullName);
        if (!isDirectory && info is DirectoryInfo) info = new FileInfo(info.FullName);
        var kind = isLink ? FileKind.SymbolicLink : isDirectory ? FileKind.Directory : info.Attributes.HasFlag(FileAttributes.Device) ? FileKind.CharacterDevice : FileKind.File;
        if (needsDirectory && kind != FileKind.Directory) return FileError.NotDirectory;
        status = new FileStatus
        {
            Kind = kind,
            Length = isLink ? info.LinkTarget!.Length : info is FileInfo file ? file.Length : 4096,
            LastWriteTime = new DateTimeOffset(info.LastWriteTimeUtc),
            LastAccessTime = new DateTimeOffset(info.LastAccessTimeUtc),
            ChangeTime = new DateTimeOffset(info.LastWriteTimeUtc),
            Permissions = OperatingSystem.IsWindows() ? info.Attributes.HasFlag(FileAttributes.ReadOnly) ? 0x124 : 0x1B6 : isLink ? 0x1FF : (int)info.UnixFileMode,
            Inode = StableNumber(info.FullName),
        };
        return FileError.None;
    }

    // .NET shows no inode. Programs use it to tell files apart (os.path.samefile, shutil), for which a number made of the resolved path does.
    private static long StableNumber(string path)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in path) hash = (hash ^ c) * 1099511628211UL;
        return (long)(hash & 0x7FFF_FFFF_FFFF) | 1;
    }

    // Nothing there: is it the file, or is a part of its path no directory?
    [HostText("names as the host's file system counts them")]
    private static FileError MissingAt(string real)
    {
        for (var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(real)); !string.IsNullOrEmpty(parent); parent = Path.GetDirectoryName(parent))
        {
            if (Directory.Exists(parent)) break;
            if (File.Exists(parent)) return FileError.NotDirectory;
        }
        foreach (var part in real.Split('/'))
            if (System.Text.Encoding.UTF8.GetByteCount(part) > FilePath.LongestName) return FileError.NameTooLong;
        return FileError.NotFound;
    }

    /// <inheritdoc/>
    public FileError Open(string path, FileOpenOptions options, out OpenFile? file)
    {
        if (IsRaw(path))
        {
            file = null;
            if (IsReadOnly && options.Changes) return FileError.ReadOnly;
            var raw = RawFiles.Open(path, options, out var own);
            if (own is not null) file = new PhysicalFile(own, options.Append);
            return raw;
        }
        file = null;
        var error = Find(path, !options.Exclusive, out var real);
        if (error != FileError.None) return error;
        error = StatusOf(real, !(options.Create && options.Exclusive), path.EndsWith('/'), out var status);
        if (error == FileError.None && options is { Create: true, Exclusive: true }) return FileError.Exists;
        if (error == FileError.None && status.IsDirectory) return FileError.IsDirectory;
        if (error != FileError.None && (error != FileError.NotFound || !options.Create)) return error;
        if (IsReadOnly && options.Changes) return FileError.ReadOnly;
        if (path.EndsWith('/')) return FileError.IsDirectory;
        var exists = error == FileError.None;
        if (exists && options is { Create: true, Exclusive: true }) return FileError.Exists;
        var stream = new FileStreamOptions
        {
            Access = options.Access,
            Mode = options.Exclusive && options.Create ? FileMode.CreateNew : options.Create && !exists ? FileMode.OpenOrCreate : FileMode.Open,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows() && options.Create && !exists) stream.UnixCreateMode = (UnixFileMode)(options.Permissions & 0xFFF);
        if (!options.Writes && stream.Mode != FileMode.Open) stream.Mode = FileMode.Open;
        try
        {
            var opened = new FileStream(real, stream);
            if (!exists && options.Create && IsOpenToOthers(options.Permissions) && !OperatingSystem.IsWindows()) File.SetUnixFileMode(opened.SafeFileHandle, (UnixFileMode)(options.Permissions & 0xFFF));
            if (options.Truncate && options.Writes && opened.CanSeek) Empty(opened);
            file = new PhysicalFile(opened, options.Append);
            return FileError.None;
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    // The process's own mask, mostly 0o022, cuts what a script has allowed others by a mask of its own.
    private static bool IsOpenToOthers(int permissions) => (permissions & 0x12) != 0;

    private static void Empty(FileStream file)
    {
        try
        {
            file.SetLength(0);
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception) && FileErrors.Of(exception) is FileError.Invalid or FileError.NotSupported)
        {
            // A device has no length: opening it to be written is no error.
        }
    }

    /// <inheritdoc/>
    public FileError List(string path, out IReadOnlyList<FileEntry> entries)
    {
        if (IsRaw(path)) return RawFiles.List(path, out entries);
        entries = [];
        var error = GetStatus(path, true, out var status);
        if (error != FileError.None) return error;
        if (!status.IsDirectory) return FileError.NotDirectory;
        error = Find(path, true, out var real);
        if (error != FileError.None) return error;
        try
        {
            var options = new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false, ReturnSpecialDirectories = false };
            entries = [.. new DirectoryInfo(real).EnumerateFileSystemInfos("*", options).Select(e => new FileEntry(e.Name,
                LinuxFileStatus.IsAvailable && LinuxFileStatus.Get(e.FullName, false, out var known) == FileError.None ? known.Kind
                    : e.LinkTarget is not null ? FileKind.SymbolicLink : e is DirectoryInfo ? FileKind.Directory : e.Attributes.HasFlag(FileAttributes.Device) ? FileKind.CharacterDevice : FileKind.File))];
            // .NET puts U+FFFD in the place of bytes that are no UTF-8.
            if (OperatingSystem.IsLinux() && RawFiles.IsAvailable && entries.Any(static e => e.Name.Contains('\uFFFD'))) return RawFiles.List(real, out entries);
            return FileError.None;
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    /// <inheritdoc/>
    public FileError CreateDirectory(string path, int permissions)
    {
        if (IsRaw(path)) return IsReadOnly ? FileError.ReadOnly : RawFiles.CreateDirectory(path, permissions);
        var error = Find(path, false, out var real);
        if (error != FileError.None) return error;
        error = StatusOf(real, false, false, out _);
        if (error == FileError.None) return FileError.Exists;
        if (error != FileError.NotFound) return error;
        if (!Directory.Exists(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(real))))) return FileError.NotFound;
        return Change(() =>
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(real);
                return;
            }
            Directory.CreateDirectory(real, (UnixFileMode)(permissions & 0xFFF));
            if (IsOpenToOthers(permissions)) File.SetUnixFileMode(real, (UnixFileMode)(permissions & 0xFFF));
        });
    }

    /// <inheritdoc/>
    public FileError DeleteDirectory(string path)
    {
        if (IsRaw(path)) return IsReadOnly ? FileError.ReadOnly : RawFiles.DeleteDirectory(path);
        var error = Find(path, false, out var real);
        if (error != FileError.None) return error;
        error = StatusOf(real, false, false, out var status);
        if (error != FileError.None) return error;
        if (!status.IsDirectory) return FileError.NotDirectory;
        if (_root is not null && real.Length <= _root.Length) return FileError.Busy;
        if (Directory.EnumerateFileSystemEntries(real).Any()) return IsReadOnly ? FileError.ReadOnly : FileError.NotEmpty;
        return Change(() => Directory.Delete(real));
    }

    /// <inheritdoc/>
    public FileError DeleteFile(string path)
    {
        if (IsRaw(path)) return IsReadOnly ? FileError.ReadOnly : RawFiles.DeleteFile(path);
        var error = Find(path, false, out var real);
        if (error != FileError.None) return error;
        error = StatusOf(real, false, path.EndsWith('/'), out var status);
        if (error != FileError.None) return error;
        return status.IsDirectory ? FileError.IsDirectory : Change(() => File.Delete(real));
    }

    /// <inheritdoc/>
    public FileError Rename(string from, string to)
    {
        if (IsRaw(from) || IsRaw(to)) return IsReadOnly ? FileError.ReadOnly : RawFiles.Rename(from, to);
        var error = Find(from, false, out var old);
        if (error == FileError.None) error = StatusOf(old, false, from.EndsWith('/'), out _);
        if (error != FileError.None) return error;
        _ = StatusOf(old, false, false, out var status);
        error = Find(to, false, out var real);
        if (error != FileError.None) return error;
        error = StatusOf(real, false, false, out var target);
        if (error is not (FileError.None or FileError.NotFound)) return error;
        var exists = error == FileError.None;
        if (exists && target.IsDirectory != status.IsDirectory) return target.IsDirectory ? FileError.IsDirectory : FileError.NotDirectory;
        if (!status.IsDirectory && to.EndsWith('/')) return FileError.NotDirectory;
        if (Path.GetFullPath(old) == Path.GetFullPath(real)) return IsReadOnly ? FileError.ReadOnly : FileError.None;
        if (status.IsDirectory)
        {
            if (Path.GetFullPath(real).StartsWith(Path.GetFullPath(old) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return FileError.Invalid;
            if (exists && Directory.EnumerateFileSystemEntries(real).Any()) return FileError.NotEmpty;
        }
        return Change(() =>
        {
            if (!status.IsDirectory)
            {
                File.Move(old, real, overwrite: true);
                return;
            }
            if (exists) Directory.Delete(real);
            Directory.Move(old, real);
        });
    }

    /// <inheritdoc/>
    public FileError CreateSymbolicLink(string target, string path)
    {
        if (IsRaw(target) || IsRaw(path)) return IsReadOnly ? FileError.ReadOnly : RawFiles.CreateSymbolicLink(target, path);
        if (_root is not null) return IsReadOnly ? FileError.ReadOnly : FileError.NotPermitted;
        if (target.Length == 0) return FileError.NotFound;
        var error = Find(path, false, out var real);
        if (error != FileError.None) return error;
        error = StatusOf(real, false, false, out _);
        if (error == FileError.None) return FileError.Exists;
        return error == FileError.NotFound ? Change(() => File.CreateSymbolicLink(real, target)) : error;
    }

    /// <inheritdoc/>
    public FileError CreateHardLink(string existing, string path)
    {
        if (IsRaw(existing) || IsRaw(path)) return IsReadOnly ? FileError.ReadOnly : RawFiles.CreateHardLink(existing, path);
        if (IsReadOnly) return FileError.ReadOnly;
        if (OperatingSystem.IsWindows()) return FileError.NotSupported;
        var error = Find(existing, false, out var old);
        var real = "";
        if (error == FileError.None) error = Find(path, false, out real);
        return error != FileError.None || Libc.Link(old, real) == 0 ? error : Libc.LastError();
    }

    /// <inheritdoc/>
    public FileError ReadSymbolicLink(string path, out string target)
    {
        if (IsRaw(path)) return RawFiles.ReadSymbolicLink(path, out target);
        target = "";
        var error = Find(path, false, out var real);
        if (error != FileError.None) return error;
        error = StatusOf(real, false, false, out var status);
        if (error != FileError.None) return error;
        if (!status.IsSymbolicLink) return FileError.Invalid;
        target = new FileInfo(real).LinkTarget ?? "";
        if (OperatingSystem.IsLinux() && RawFiles.IsAvailable && target.Contains('\uFFFD')) return RawFiles.ReadSymbolicLink(real, out target);
        return FileError.None;
    }

    /// <inheritdoc/>
    public FileError SetTimes(string path, DateTimeOffset lastAccess, DateTimeOffset lastWrite, bool followLinks)
    {
        if (IsRaw(path)) return IsReadOnly ? FileError.ReadOnly : RawFiles.SetTimes(path, lastAccess, lastWrite, followLinks);
        var error = Find(path, followLinks, out var real);
        if (error == FileError.None) error = StatusOf(real, followLinks, false, out _);
        if (error != FileError.None) return error;
        return Change(() =>
        {
            File.SetLastAccessTimeUtc(real, lastAccess.UtcDateTime);
            File.SetLastWriteTimeUtc(real, lastWrite.UtcDateTime);
        });
    }

    /// <inheritdoc/>
    public FileError SetPermissions(string path, int permissions, bool followLinks)
    {
        if (IsRaw(path)) return IsReadOnly ? FileError.ReadOnly : RawFiles.SetPermissions(path, permissions);
        var error = Find(path, followLinks, out var real);
        FileStatus status = default;
        if (error == FileError.None) error = StatusOf(real, followLinks, false, out status);
        if (error != FileError.None) return error;
        // chmod follows links, which may lead out of the root.
        if (status.IsSymbolicLink) return FileError.NotSupported;
        return Change(() =>
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(real, (UnixFileMode)(permissions & 0xFFF));
            else File.SetAttributes(real, (permissions & 0x80) != 0 ? File.GetAttributes(real) & ~FileAttributes.ReadOnly : File.GetAttributes(real) | FileAttributes.ReadOnly);
        });
    }

    /// <inheritdoc/>
    public FileError SetOwner(string path, int owner, int group, bool followLinks)
    {
        if (IsRaw(path)) return IsReadOnly ? FileError.ReadOnly : RawFiles.SetOwner(path, owner, group, followLinks);
        var error = Find(path, followLinks, out var real);
        if (error == FileError.None) error = StatusOf(real, followLinks, path.EndsWith('/'), out _);
        if (error != FileError.None) return error;
        if (IsReadOnly) return FileError.ReadOnly;
        if (OperatingSystem.IsWindows()) return FileError.NotSupported;
        // Below a root the links are followed already: one that is there now came meanwhile.
        var result = followLinks && _root is null ? Libc.ChangeOwner(real, owner, group) : Libc.ChangeLinkOwner(real, owner, group);
        return result == 0 ? FileError.None : Libc.LastError();
    }

    private FileError Change(Action change)
    {
        if (IsReadOnly) return FileError.ReadOnly;
        try
        {
            change();
            return FileError.None;
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    // Names that are no UTF-8, which .NET cannot say. Below a root there are none: links would have to be followed in the same way.
    private bool IsRaw(string path) => _root is null && OperatingSystem.IsLinux() && RawFiles.IsAvailable && HasLoneSurrogate(path) && !path.Contains('\0');

    /// <summary>The path of the machine for one that a script gave.</summary>
    private FileError Find(string path, bool followLinks, out string real)
    {
        real = path;
        if (path.Length == 0) return FileError.NotFound;
        if (path.Contains('\0')) return FileError.Invalid;
        // A lone surrogate stands for a byte that is no UTF-8: there is no way to such names here.
        if (HasLoneSurrogate(path)) return FileError.NotFound;
        return _root is null ? FileError.None : FindBelowRoot(path, followLinks, out real);
    }

    private FileError FindBelowRoot(string path, bool followLinks, out string real)
    {
        real = _root!;
        if (OperatingSystem.IsWindows() && path.AsSpan().IndexOfAny('\\', ':') >= 0) return FileError.Invalid;
        var parts = new Stack<string>(path.Split('/').Reverse());
        var followed = 0;
        while (parts.Count > 0)
        {
            var name = parts.Pop();
            if (name is "" or ".") continue;
            if (name == "..")
            {
                if (real.Length > _root!.Length) real = real[..real.LastIndexOf(Path.DirectorySeparatorChar)];
                continue;
            }
            var next = real + Path.DirectorySeparatorChar + name;
            var isLast = parts.All(part => part is "" or ".");
            if (new FileInfo(next).LinkTarget is { } target && (!isLast || followLinks || parts.Count > 0))
            {
                if (++followed > LinkLimit) return FileError.TooManySymbolicLinks;
                foreach (var part in target.Replace(Path.DirectorySeparatorChar, '/').Split('/').Reverse()) parts.Push(part);
                if (Path.IsPathRooted(target)) real = _root!;
                continue;
            }
            if (!isLast && !Directory.Exists(next)) return File.Exists(next) ? FileError.NotDirectory : FileError.NotFound;
            real = next;
        }
        if (real.Length == 0) real = "/";
        return FileError.None;
    }

    private static bool HasLoneSurrogate(string path)
    {
        for (var i = path.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < path.Length; i++)
        {
            if (!char.IsSurrogate(path[i])) continue;
            if (i + 1 == path.Length || !char.IsSurrogatePair(path[i], path[i + 1])) return true;
            i++;
        }
        return false;
    }

    private sealed class PhysicalFile(FileStream stream, bool isAppending) : StreamFile(stream, isAppending)
    {
        private readonly FileStream _file = stream;
        private bool _hasLock;

        public override bool IsTerminal => StandardLibrary.Posix.SystemTerminal.Is(_file.SafeFileHandle);

        public override FileError GetStatus(out FileStatus status)
        {
            if (LinuxFileStatus.IsAvailable) return LinuxFileStatus.Get(_file.SafeFileHandle, out status);
            var error = StatusOf(_file.Name, true, false, out status);
            if (error == FileError.NotFound)
            {
                // Deleted meanwhile: the open file lives on.
                status = new FileStatus(FileKind.File, 0, DateTimeOffset.UnixEpoch) { LinkCount = 0 };
                error = FileError.None;
            }
            if (error == FileError.None && status.IsFile && _file.CanSeek) status = status with { Length = _file.Length };
            return error;
        }

        public override FileError SetPermissions(int permissions)
        {
            if (OperatingSystem.IsWindows()) return FileError.NotSupported;
            try
            {
                File.SetUnixFileMode(_file.SafeFileHandle, (UnixFileMode)(permissions & 0xFFF));
                return FileError.None;
            }
            catch (Exception exception) when (FileErrors.IsExpected(exception))
            {
                return FileErrors.Of(exception);
            }
        }

        public override FileError SetOwner(int owner, int group)
        {
            if (OperatingSystem.IsWindows()) return FileError.NotSupported;
            return Libc.ChangeFileOwner(_file.SafeFileHandle, owner, group) == 0 ? FileError.None : Libc.LastError();
        }

        public override FileError Lock(FileLock kind, long length)
        {
            if (OperatingSystem.IsMacOS() || OperatingSystem.IsIOS() || OperatingSystem.IsTvOS() || OperatingSystem.IsFreeBSD()) return FileError.NotSupported;
            // What this process has locked itself is no obstacle to it.
            if (kind == FileLock.Look && _hasLock) return FileError.None;
            var start = _file.Position + Math.Min(length, 0);
            length = Math.Abs(length);
            if (start < 0) return FileError.Invalid;
            try
            {
                if (kind != FileLock.Release) _file.Lock(start, length);
                if (kind != FileLock.Take) _file.Unlock(start, length);
                if (kind == FileLock.Take) _hasLock = true;
                return FileError.None;
            }
            catch (IOException)
            {
                return kind == FileLock.Look ? FileError.Access : FileError.WouldBlock;
            }
            catch (UnauthorizedAccessException)
            {
                return FileError.BadDescriptor;
            }
        }

        public override FileError SetTimes(DateTimeOffset lastAccess, DateTimeOffset lastWrite)
        {
            try
            {
                File.SetLastAccessTimeUtc(_file.SafeFileHandle, lastAccess.UtcDateTime);
                File.SetLastWriteTimeUtc(_file.SafeFileHandle, lastWrite.UtcDateTime);
                return FileError.None;
            }
            catch (Exception exception) when (FileErrors.IsExpected(exception))
            {
                return FileErrors.Of(exception);
            }
        }
    }
}
