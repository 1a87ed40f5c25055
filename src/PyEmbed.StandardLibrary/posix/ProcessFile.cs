namespace PyEmbed.StandardLibrary.Posix;

/// <summary>Stands for a child process among the open files (<c>os.pidfd_open</c>): it can be read once the process has ended, though there is nothing to read.</summary>
internal sealed class ProcessFile(IProcesses processes, int id) : OpenFile
{
    public int Id => id;

    public override bool CanRead => false;

    public override bool CanWrite => false;

    public override bool CanSeek => false;

    public override FileReadiness GetReadiness()
    {
        // A process whose end was taken has ended.
        var error = processes.LookAtEnd(id, out var hasEnded);
        return hasEnded || error != FileError.None ? FileReadiness.Read : FileReadiness.None;
    }

    public override FileError Read(Span<byte> buffer, out int count)
    {
        count = 0;
        return FileError.Invalid;
    }

    public override FileError Write(ReadOnlySpan<byte> bytes, out int count)
    {
        count = 0;
        return FileError.Invalid;
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
        status = new FileStatus(FileKind.Other, 0, DateTimeOffset.UnixEpoch);
        return FileError.None;
    }

    protected override void Dispose(bool disposing)
    {
    }
}
