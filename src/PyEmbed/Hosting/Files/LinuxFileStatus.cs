using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PyEmbed;

/// <summary>What Linux knows of a file. .NET shows neither its number nor its owner, nor whether it is a socket or a device.</summary>
/// <remarks><c>statx</c> is taken because its result looks the same on every processor.</remarks>
internal static unsafe class LinuxFileStatus
{
    private const int CurrentDirectory = -100, NoFollow = 0x100, EmptyPath = 0x1000;
    private const uint BasicFields = 0x7FF;
    private const int Size = 256;

    /// <summary>Whether the C library has it: an old musl does not.</summary>
    public static bool IsAvailable { get; } = OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc", typeof(LinuxFileStatus).Assembly, DllImportSearchPath.SafeDirectories, out var library)
        && NativeLibrary.TryGetExport(library, "statx", out _);

    public static FileError Get(string path, bool followLinks, out FileStatus status) => Get(CurrentDirectory, path, followLinks ? 0 : NoFollow, out status);

    /// <summary>What is known of a file whose name is given in bytes.</summary>
    /// <param name="path">With a zero at its end.</param>
    /// <param name="followLinks">Whether the file is meant to which a link leads.</param>
    /// <param name="status">What is known.</param>
    public static FileError Get(byte[] path, bool followLinks, out FileStatus status)
    {
        status = default;
        var bytes = stackalloc byte[Size];
        fixed (byte* start = path)
            if (Libc.ExtendedStatus(CurrentDirectory, start, followLinks ? 0 : NoFollow, BasicFields, bytes) != 0) return Libc.LastError();
        status = Read(new ReadOnlySpan<byte>(bytes, Size));
        return FileError.None;
    }

    public static FileError Get(SafeFileHandle file, out FileStatus status)
    {
        var isCounted = false;
        try
        {
            file.DangerousAddRef(ref isCounted);
            return Get((int)file.DangerousGetHandle(), "", EmptyPath, out status);
        }
        finally
        {
            if (isCounted) file.DangerousRelease();
        }
    }

    private static FileError Get(int directory, string path, int flags, out FileStatus status)
    {
        status = default;
        var bytes = stackalloc byte[Size];
        if (Libc.ExtendedStatus(directory, path, flags, BasicFields, bytes) != 0) return Libc.LastError();
        status = Read(new ReadOnlySpan<byte>(bytes, Size));
        return FileError.None;
    }

    private static FileStatus Read(ReadOnlySpan<byte> fields)
    {
        int mode = MemoryMarshal.Read<ushort>(fields[28..]);
        return new FileStatus
        {
            Kind = KindOf(mode & 0xF000),
            Permissions = mode & 0xFFF,
            LinkCount = Int32(fields, 16),
            Owner = Int32(fields, 20),
            Group = Int32(fields, 24),
            Inode = Int64(fields, 32),
            Length = Int64(fields, 40),
            Blocks = Int64(fields, 48),
            LastAccessTime = Time(fields, 64),
            ChangeTime = Time(fields, 96),
            LastWriteTime = Time(fields, 112),
            DeviceNumber = Device(fields, 128),
            Device = Device(fields, 136),
        };
    }

    private static FileKind KindOf(int mode) => mode switch
    {
        0x8000 => FileKind.File,
        0x4000 => FileKind.Directory,
        0xA000 => FileKind.SymbolicLink,
        0x2000 => FileKind.CharacterDevice,
        0x6000 => FileKind.BlockDevice,
        0x1000 => FileKind.Pipe,
        0xC000 => FileKind.Socket,
        _ => FileKind.Other,
    };

    private static int Int32(ReadOnlySpan<byte> fields, int at) => MemoryMarshal.Read<int>(fields[at..]);

    private static long Int64(ReadOnlySpan<byte> fields, int at) => MemoryMarshal.Read<long>(fields[at..]);

    private static DateTimeOffset Time(ReadOnlySpan<byte> fields, int at)
    {
        const int NanosecondsPerTick = 100;
        var seconds = Math.Clamp(Int64(fields, at), DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds());
        return DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(Int32(fields, at + 8) / NanosecondsPerTick);
    }

    // As the C library makes one number of the two.
    private static long Device(ReadOnlySpan<byte> fields, int at)
    {
        var (major, minor) = ((ulong)(uint)Int32(fields, at), (ulong)(uint)Int32(fields, at + 4));
        return (long)((major & 0xFFF) << 8 | (major & 0xFFFFF000) << 32 | minor & 0xFF | (minor & 0xFFFFFF00) << 12);
    }
}
