using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PyEmbed.Core.Encodings;
using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary>Files whose names are no UTF-8, which .NET cannot name: the system is asked itself, in bytes. In Python's text each such byte is a lone surrogate (PEP 383).</summary>
internal static unsafe partial class RawFiles
{
    private const int CurrentDirectory = -100;
    private const int ReadWrite = 2, WriteOnly = 1, Create = 0x40, Exclusive = 0x80, Truncate = 0x200, CloseOnExec = 0x80000;

    /// <summary>Whether this system is known well enough.</summary>
    public static bool IsAvailable => LinuxFileStatus.IsAvailable && IntPtr.Size == 8;

    /// <summary>The path with a zero at its end.</summary>
    public static byte[] Encode(string path)
    {
        if (!Utf8.TryEncode(PyStr.FromUtf16(path).Text, ErrorHandler.SurrogateEscape, out var bytes, out _)) _ = Utf8.TryEncode(PyStr.FromUtf16(path).Text, ErrorHandler.SurrogatePass, out bytes, out _);
        return [.. bytes, 0];
    }

    private static string Decode(ReadOnlySpan<byte> name)
    {
        _ = Utf8.TryDecode(name, ErrorHandler.SurrogateEscape, out var text, out _);
        return text.ToUtf16();
    }

    public static FileError GetStatus(string path, bool followLinks, out FileStatus status) => LinuxFileStatus.Get(Encode(path), followLinks || path.EndsWith('/'), out status);

    public static FileError Open(string path, FileOpenOptions options, out FileStream? stream)
    {
        stream = null;
        var flags = CloseOnExec | (options.Access == FileAccess.ReadWrite ? ReadWrite : options.Access == FileAccess.Write ? WriteOnly : 0);
        if (options.Create) flags |= Create;
        if (options is { Create: true, Exclusive: true }) flags |= Exclusive;
        if (options.Truncate && options.Writes) flags |= Truncate;
        int number;
        fixed (byte* start = Encode(path)) number = Open(start, flags, options.Permissions & 0xFFF);
        if (number < 0) return Libc.LastError();
        var handle = new SafeFileHandle(number, ownsHandle: true);
        var error = LinuxFileStatus.Get(handle, out var status);
        if (error == FileError.None && status.IsDirectory) error = FileError.IsDirectory;
        if (error == FileError.None) stream = new FileStream(handle, options.Access, bufferSize: 0);
        else handle.Dispose();
        return error;
    }

    public static FileError List(string path, out IReadOnlyList<FileEntry> entries)
    {
        entries = [];
        nint directory;
        fixed (byte* start = Encode(path)) directory = OpenDirectory(start);
        if (directory == 0) return Libc.LastError();
        var found = new List<FileEntry>();
        try
        {
            // struct dirent of 64-bit Linux: inode, offset, length, kind, name.
            const int KindAt = 18, NameAt = 19;
            for (var entry = ReadDirectory(directory); entry is not null; entry = ReadDirectory(directory))
            {
                var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + NameAt);
                if (name is [(byte)'.'] or [(byte)'.', (byte)'.']) continue;
                var text = Decode(name);
                found.Add(new FileEntry(text, entry[KindAt] switch
                {
                    1 => FileKind.Pipe,
                    2 => FileKind.CharacterDevice,
                    4 => FileKind.Directory,
                    6 => FileKind.BlockDevice,
                    8 => FileKind.File,
                    10 => FileKind.SymbolicLink,
                    12 => FileKind.Socket,
                    _ => GetStatus(path + "/" + text, false, out var status) == FileError.None ? status.Kind : FileKind.Other,
                }));
            }
        }
        finally
        {
            _ = CloseDirectory(directory);
        }
        entries = found;
        return FileError.None;
    }

    public static FileError CreateDirectory(string path, int permissions)
    {
        fixed (byte* start = Encode(path))
        {
            if (MakeDirectory(start, permissions & 0xFFF) != 0) return Libc.LastError();
            // As for other directories: the script's mask counts, not the process's.
            return ChangeMode(start, permissions & 0xFFF) == 0 ? FileError.None : Libc.LastError();
        }
    }

    public static FileError DeleteDirectory(string path)
    {
        fixed (byte* start = Encode(path)) return RemoveDirectory(start) == 0 ? FileError.None : Libc.LastError();
    }

    public static FileError DeleteFile(string path)
    {
        fixed (byte* start = Encode(path)) return Unlink(start) == 0 ? FileError.None : Libc.LastError();
    }

    public static FileError Rename(string from, string to)
    {
        fixed (byte* old = Encode(from))
        fixed (byte* now = Encode(to)) return Rename(old, now) == 0 ? FileError.None : Libc.LastError();
    }

    public static FileError CreateSymbolicLink(string target, string path)
    {
        fixed (byte* content = Encode(target))
        fixed (byte* start = Encode(path)) return MakeLink(content, start) == 0 ? FileError.None : Libc.LastError();
    }

    public static FileError CreateHardLink(string existing, string path)
    {
        fixed (byte* old = Encode(existing))
        fixed (byte* start = Encode(path)) return Link(old, start) == 0 ? FileError.None : Libc.LastError();
    }

    public static FileError ReadSymbolicLink(string path, out string target)
    {
        const int Longest = 4096;
        target = "";
        var content = new byte[Longest];
        nint count;
        fixed (byte* start = Encode(path))
        fixed (byte* room = content) count = ReadLink(start, room, Longest);
        if (count < 0) return Libc.LastError();
        target = Decode(content.AsSpan(0, (int)count));
        return FileError.None;
    }

    public static FileError SetTimes(string path, DateTimeOffset lastAccess, DateTimeOffset lastWrite, bool followLinks)
    {
        const int NoFollow = 0x100;
        var times = stackalloc long[4];
        (times[0], times[1]) = Parts(lastAccess);
        (times[2], times[3]) = Parts(lastWrite);
        fixed (byte* start = Encode(path)) return SetTimes(CurrentDirectory, start, times, followLinks ? 0 : NoFollow) == 0 ? FileError.None : Libc.LastError();

        static (long Seconds, long Nanoseconds) Parts(DateTimeOffset time)
        {
            const int NanosecondsPerTick = 100;
            var ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
            var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var rest);
            return rest < 0 ? (seconds - 1, (rest + TimeSpan.TicksPerSecond) * NanosecondsPerTick) : (seconds, rest * NanosecondsPerTick);
        }
    }

    public static FileError SetPermissions(string path, int permissions)
    {
        fixed (byte* start = Encode(path)) return ChangeMode(start, permissions & 0xFFF) == 0 ? FileError.None : Libc.LastError();
    }

    public static FileError SetOwner(string path, int owner, int group, bool followLinks)
    {
        fixed (byte* start = Encode(path)) return (followLinks ? ChangeOwner(start, owner, group) : ChangeLinkOwner(start, owner, group)) == 0 ? FileError.None : Libc.LastError();
    }

    // The third argument is a variable one, which Linux passes as any other.
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    private static partial int Open(byte* path, int flags, int permissions);

    [LibraryImport("libc", EntryPoint = "opendir", SetLastError = true)]
    private static partial nint OpenDirectory(byte* path);

    [LibraryImport("libc", EntryPoint = "readdir")]
    private static partial byte* ReadDirectory(nint directory);

    [LibraryImport("libc", EntryPoint = "closedir")]
    private static partial int CloseDirectory(nint directory);

    [LibraryImport("libc", EntryPoint = "mkdir", SetLastError = true)]
    private static partial int MakeDirectory(byte* path, int permissions);

    [LibraryImport("libc", EntryPoint = "rmdir", SetLastError = true)]
    private static partial int RemoveDirectory(byte* path);

    [LibraryImport("libc", EntryPoint = "unlink", SetLastError = true)]
    private static partial int Unlink(byte* path);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true)]
    private static partial int Rename(byte* from, byte* to);

    [LibraryImport("libc", EntryPoint = "symlink", SetLastError = true)]
    private static partial int MakeLink(byte* target, byte* path);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true)]
    private static partial int Link(byte* existing, byte* path);

    [LibraryImport("libc", EntryPoint = "readlink", SetLastError = true)]
    private static partial nint ReadLink(byte* path, byte* content, nint room);

    [LibraryImport("libc", EntryPoint = "utimensat", SetLastError = true)]
    private static partial int SetTimes(int directory, byte* path, long* times, int flags);

    [LibraryImport("libc", EntryPoint = "chmod", SetLastError = true)]
    private static partial int ChangeMode(byte* path, int permissions);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true)]
    private static partial int ChangeOwner(byte* path, int owner, int group);

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true)]
    private static partial int ChangeLinkOwner(byte* path, int owner, int group);
}
