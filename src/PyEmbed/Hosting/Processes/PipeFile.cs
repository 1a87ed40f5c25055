using System.Runtime.InteropServices;

namespace PyEmbed;

/// <summary>One end of a pipe between processes.</summary>
internal sealed unsafe class PipeFile(SafeHandle handle, bool isReader) : OpenFile
{
    private const int Interrupted = 4;

    public override bool CanRead => isReader;

    public override bool CanWrite => !isReader;

    public override bool CanSeek => false;

    public override SafeHandle Handle => handle;

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
        while (true)
        {
            nint written;
            fixed (byte* start = bytes) written = Libc.Write((int)handle.DangerousGetHandle(), start, bytes.Length);
            if (written >= 0)
            {
                count = (int)written;
                return FileError.None;
            }
            if (Marshal.GetLastPInvokeError() != Interrupted) return Libc.LastError();
        }
    }

    public override FileError Seek(long offset, SeekOrigin origin, out long position)
    {
        position = 0;
        return FileError.NotSeekable;
    }

    public override FileError SetLength(long length) => FileError.Invalid;

    public override FileError Flush(bool toDisk) => toDisk ? FileError.Invalid : FileError.None;

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
