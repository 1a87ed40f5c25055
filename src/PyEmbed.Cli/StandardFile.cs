using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using PyEmbed.StandardLibrary.Posix;
using PyEmbed.StandardLibrary.Select;

namespace PyEmbed.Cli;

/// <summary>A file that the process was started with, standard input, output and error before all. .NET's own streams hide that nobody reads any more, and set up the terminal for their line editor.</summary>
internal sealed unsafe class StandardFile : OpenFile
{
    private const int Standard = 3;   // so many standard streams there are

    private readonly SafeFileHandle _handle;
    private readonly int _number;

    private StandardFile(int number, bool canRead, bool canWrite)
    {
        _number = number;
        // The standard streams are the process's.
        _handle = new SafeFileHandle(number, ownsHandle: number >= Standard);
        (CanRead, CanWrite) = (canRead, canWrite);
        CanSeek = number >= Standard && Libc.Seek(number, 0, (int)SeekOrigin.Current) >= 0;
    }

    /// <summary>The stream of a number on any system.</summary>
    public static OpenFile Open(int number)
    {
        if (!OperatingSystem.IsWindows()) return new StandardFile(number, canRead: number == 0, canWrite: number != 0);
        return FromStream(number switch { 0 => Console.OpenStandardInput(), 1 => Console.OpenStandardOutput(), _ => Console.OpenStandardError() });
    }

    /// <summary>Whether the process was started with a standard stream. Where one is missing the runtime may have opened something for itself under its number.</summary>
    [SupportedOSPlatform("linux")]
    public static bool IsOpen(int number) => IsHandedOn(number);

    // What the runtime opens for itself is not handed on to other programs, as what it was given is.
    private static bool IsHandedOn(int number)
    {
        const int GetDescriptorFlags = 1, CloseOnExec = 1;
        return Libc.Control(number, GetDescriptorFlags, 0) is >= 0 and not CloseOnExec;
    }

    /// <summary>The file of a higher number, if whoever started the process meant it to be had; null: there is none.</summary>
    [SupportedOSPlatform("linux")]
    public static OpenFile? Inherit(int number)
    {
        const int SetDescriptorFlags = 2, GetFlags = 3, CloseOnExec = 1, AccessMask = 3, WriteOnly = 1, NonBlocking = 0x800;
        if (!IsHandedOn(number) || Libc.Control(number, GetFlags, 0) is not (>= 0 and var flags)) return null;
        // Programs that are started get it when the script says so.
        _ = Libc.Control(number, SetDescriptorFlags, CloseOnExec);
        var access = flags & AccessMask;
        return new StandardFile(number, access != WriteOnly, access != 0) { IsBlocking = (flags & NonBlocking) == 0 };
    }

    public override bool CanRead { get; }

    public override bool CanWrite { get; }

    public override bool CanSeek { get; }

    public override bool IsTerminal => SystemTerminal.Is(_handle);

    public override SafeHandle Handle => _handle;

    private FileReadiness Wanted => (CanRead ? FileReadiness.Read : FileReadiness.None) | (CanWrite ? FileReadiness.Write : FileReadiness.None);

    public override FileReadiness GetReadiness() => SystemPoll.Look(_handle, Wanted, TimeSpan.Zero);

    public override void WaitUntilReady(FileReadiness wanted, TimeSpan most) => _ = SystemPoll.Look(_handle, wanted & Wanted, most);

    public override FileError Read(Span<byte> buffer, out int count)
    {
        count = 0;
        if (!CanRead || _handle.IsClosed) return FileError.BadDescriptor;
        while (true)
        {
            fixed (byte* start = buffer) count = (int)Libc.Read(_number, start, buffer.Length);
            if (count >= 0) return FileError.None;
            var error = Libc.LastError();
            count = 0;
            if (!IsToBeTriedAgain(error, FileReadiness.Read)) return error;
        }
    }

    /// <summary>Writes all, unless that fails.</summary>
    public override FileError Write(ReadOnlySpan<byte> bytes, out int count)
    {
        count = 0;
        if (!CanWrite || _handle.IsClosed) return FileError.BadDescriptor;
        while (count < bytes.Length)
        {
            nint written;
            fixed (byte* start = bytes[count..]) written = Libc.Write(_number, start, bytes.Length - count);
            if (written >= 0) count += (int)written;
            else if (Libc.LastError() is var error && !IsToBeTriedAgain(error, FileReadiness.Write)) return error;
        }
        return FileError.None;
    }

    // Whoever shares the stream may have said that it does not wait.
    private bool IsToBeTriedAgain(FileError error, FileReadiness wanted)
    {
        if (error == FileError.WouldBlock && IsBlocking) _ = SystemPoll.Look(_handle, wanted, Timeout.InfiniteTimeSpan);
        return error == FileError.WouldBlock && IsBlocking || error == FileError.Interrupted;
    }

    public override FileError Seek(long offset, SeekOrigin origin, out long position)
    {
        position = 0;
        if (!CanSeek) return FileError.NotSeekable;
        position = Libc.Seek(_number, offset, (int)origin);
        return position < 0 ? Libc.LastError() : FileError.None;
    }

    public override FileError SetLength(long length) => FileError.Invalid;

    public override FileError Flush(bool toDisk) => FileError.None;

    public override FileError GetStatus(out FileStatus status)
    {
        status = default;
        return LinuxFileStatus.IsAvailable ? LinuxFileStatus.Get(_handle, out status) : FileError.NotSupported;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _handle.Dispose();
    }
}
