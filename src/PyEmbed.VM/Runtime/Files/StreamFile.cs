namespace PyEmbed.VM;

/// <summary>A .NET stream as an open file.</summary>
internal class StreamFile(Stream stream, bool isAppending = false) : OpenFile
{
    protected Stream Stream => stream;

    public override bool CanRead => stream.CanRead;

    public override bool CanWrite => stream.CanWrite;

    public override bool CanSeek => stream.CanSeek;

    public override System.Runtime.InteropServices.SafeHandle? Handle => (stream as FileStream)?.SafeFileHandle;

    public override FileError Read(Span<byte> buffer, out int count)
    {
        count = 0;
        if (!stream.CanRead) return FileError.BadDescriptor;
        try
        {
            count = stream.Read(buffer);
            return FileError.None;
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    public override FileError Write(ReadOnlySpan<byte> bytes, out int count)
    {
        count = 0;
        if (!stream.CanWrite) return FileError.BadDescriptor;
        try
        {
            if (isAppending && stream.CanSeek) stream.Seek(0, SeekOrigin.End);
            stream.Write(bytes);
            count = bytes.Length;
            return FileError.None;
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    public override FileError Seek(long offset, SeekOrigin origin, out long position)
    {
        position = 0;
        if (!stream.CanSeek) return FileError.NotSeekable;
        try
        {
            var start = origin switch { SeekOrigin.Current => stream.Position, SeekOrigin.End => stream.Length, _ => 0 };
            if (offset > long.MaxValue - start || start + offset < 0) return FileError.Invalid;
            position = stream.Position = start + offset;
            return FileError.None;
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    public override FileError SetLength(long length)
    {
        if (length < 0 || !stream.CanWrite) return FileError.Invalid;
        try
        {
            var position = stream.Position;
            stream.SetLength(length);
            stream.Position = position;
            return FileError.None;
        }
        catch (ArgumentOutOfRangeException)
        {
            return FileError.FileTooLarge;
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    public override FileError Flush(bool toDisk)
    {
        try
        {
            if (toDisk && stream is FileStream file) file.Flush(true);
            else stream.Flush();
            return FileError.None;
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    public override FileError GetStatus(out FileStatus status)
    {
        status = default;
        try
        {
            status = new FileStatus(stream.CanSeek ? FileKind.File : FileKind.Pipe, stream.CanSeek ? stream.Length : 0, DateTimeOffset.UnixEpoch);
            return FileError.None;
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
    }
}
