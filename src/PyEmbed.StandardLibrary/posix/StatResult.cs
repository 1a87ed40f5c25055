using System.Numerics;

namespace PyEmbed.StandardLibrary.Posix;

/// <summary><c>os.stat_result</c> from what the engine's file system knows.</summary>
internal static class StatResult
{
    // The times stand in the tuple as whole seconds without a name, and behind it as float and as nanoseconds.
    public static readonly StructSequenceDefinition Definition = new("os", "stat_result", "stat_result: Result from stat, fstat, or lstat.",
        ["st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "", "", "",
            "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev"], visibleCount: 10);

    private const int BlockSize = 4096;
    private const int CountedBlock = 512;
    private const long NanosecondsPerTick = 100;

    public static PyObject Make(in FileStatus status)
    {
        var (access, write, change) = (Ticks(status.LastAccessTime), Ticks(status.LastWriteTime), Ticks(status.ChangeTime));
        return new PyStructSequence(Definition,
            PyInt.From(Mode(status)), PyInt.From(status.Inode), PyInt.From(status.Device), PyInt.From(status.LinkCount), PyInt.From((uint)status.Owner), PyInt.From((uint)status.Group), PyInt.From(status.Length),
            Seconds(access), Seconds(write), Seconds(change), Float(access), Float(write), Float(change), Nanoseconds(access), Nanoseconds(write), Nanoseconds(change),
            PyInt.From(BlockSize), PyInt.From(status.Blocks ?? (status.Length + CountedBlock - 1) / CountedBlock), PyInt.From(status.DeviceNumber));
    }

    /// <summary><c>st_mode</c>: the kind in the upper bits, the permissions below.</summary>
    public static int Mode(in FileStatus status) => status.Permissions | status.Kind switch
    {
        FileKind.File => 0x8000,
        FileKind.Directory => 0x4000,
        FileKind.SymbolicLink => 0xA000,
        FileKind.CharacterDevice => 0x2000,
        FileKind.Pipe => 0x1000,
        FileKind.BlockDevice => 0x6000,
        FileKind.Socket => 0xC000,
        _ => 0,
    };

    private static long Ticks(DateTimeOffset time) => time.UtcTicks - DateTime.UnixEpoch.Ticks;

    private static PyObject Seconds(long ticks) => PyInt.From((long)Math.Floor(ticks / (decimal)TimeSpan.TicksPerSecond));

    private static PyObject Float(long ticks) => PyFloat.From(Math.Floor(ticks / (decimal)TimeSpan.TicksPerSecond) is var whole ? (double)whole + 1e-9 * (double)((ticks - whole * TimeSpan.TicksPerSecond) * NanosecondsPerTick) : 0);

    private static PyObject Nanoseconds(long ticks) => PyInt.From((BigInteger)ticks * NanosecondsPerTick);
}
