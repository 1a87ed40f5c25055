namespace PyEmbed.VM;

/// <summary>An open file without a position or a length: a pipe, a socket, a counter. It is not read or written, unless a class says how.</summary>
internal abstract class PositionlessFile : OpenFile
{
    public override bool CanRead => false;

    public override bool CanWrite => false;

    public sealed override bool CanSeek => false;

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

    public sealed override FileError Seek(long offset, SeekOrigin origin, out long position)
    {
        position = 0;
        return FileError.NotSeekable;
    }

    public sealed override FileError SetLength(long length) => FileError.Invalid;

    public override FileError Flush(bool toDisk) => toDisk ? FileError.Invalid : FileError.None;

    protected override void Dispose(bool disposing) { }
}
