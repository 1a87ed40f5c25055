using System.Runtime.InteropServices;
using PyEmbed.StandardLibrary.Select;
using PyEmbed.VM;

namespace PyEmbed;

/// <summary>One end of a pipe between processes.</summary>
internal sealed unsafe class PipeFile(SafeHandle handle, bool isReader) : PositionlessFile
{
    private const int Interrupted = 4;

    // So much can always be written at once where anything can.
    private static readonly int s_atOnce = OperatingSystem.IsMacOS() ? 512 : 4096;

    public override bool CanRead => isReader;

    public override bool CanWrite => !isReader;

    public override SafeHandle Handle => handle;

    public override FileReadiness GetReadiness() => Poll(TimeSpan.Zero);

    public override void WaitUntilReady(FileReadiness wanted, TimeSpan most) => _ = Poll(most);

    private FileReadiness Poll(TimeSpan time) => SystemPoll.Look(handle, isReader ? FileReadiness.Read : FileReadiness.Write, time);

    public override FileError Read(Span<byte> buffer, out int count)
    {
        count = 0;
        if (!isReader || handle.IsClosed) return FileError.BadDescriptor;
        if (buffer.IsEmpty) return FileError.None;
        while (true)
        {
            nint read;
            fixed (byte* start = buffer) read = Libc.Read((int)handle.DangerousGetHandle(), start, buffer.Length);
            if (read >= 0)
            {
                count = (int)read;
                return FileError.None;
            }
            if (Marshal.GetLastPInvokeError() != Interrupted) return Libc.LastError();
        }
    }

    public override FileError Write(ReadOnlySpan<byte> bytes, out int count)
    {
        count = 0;
        if (isReader || handle.IsClosed) return FileError.BadDescriptor;
        if (bytes.IsEmpty) return FileError.None;
        // In pieces, none of which waits.
        while (count < bytes.Length)
        {
            if (GetReadiness() == FileReadiness.None) return count > 0 ? FileError.None : FileError.WouldBlock;
            nint written;
            fixed (byte* start = bytes[count..]) written = Libc.Write((int)handle.DangerousGetHandle(), start, Math.Min(bytes.Length - count, s_atOnce));
            if (written >= 0) count += (int)written;
            else if (Marshal.GetLastPInvokeError() != Interrupted) return count > 0 ? FileError.None : Libc.LastError();
        }
        return FileError.None;
    }

    public override FileError GetStatus(out FileStatus status)
    {
        status = new FileStatus(FileKind.Pipe, 0, DateTimeOffset.UnixEpoch);
        return FileError.None;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) handle.Dispose();
    }
}
