using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Posix;

/// <summary>A file in memory that has no path (<c>os.memfd_create</c>). Its bytes count among those of the engine.</summary>
internal sealed class MemoryFile : OpenFile
{
    private const int Longest = 1 << 30;

    private byte[] _bytes = [];
    private int _length;
    private long _position;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => true;

    public override FileError Read(Span<byte> buffer, out int count)
    {
        count = (int)Math.Clamp(_length - _position, 0, buffer.Length);
        _bytes.AsSpan((int)Math.Min(_position, _length), count).CopyTo(buffer);
        _position += count;
        return FileError.None;
    }

    public override FileError Write(ReadOnlySpan<byte> bytes, out int count)
    {
        count = 0;
        if (bytes.IsEmpty) return FileError.None;
        if (_position > long.MaxValue - bytes.Length) return FileError.Invalid;
        var error = Reserve(_position + bytes.Length);
        if (error != FileError.None) return error;
        bytes.CopyTo(_bytes.AsSpan((int)_position));
        count = bytes.Length;
        _position += count;
        _length = (int)Math.Max(_length, _position);
        return FileError.None;
    }

    // Where the engine's limit is reached MemoryError is set as well.
    private FileError Reserve(long length)
    {
        if (length <= _bytes.Length) return FileError.None;
        if (length > Longest) return FileError.FileTooLarge;
        var capacity = (int)Math.Min(Longest, Math.Max(length, _bytes.Length * 2L));
        if (!PyThreadState.Current.TryReserve(capacity)) return FileError.NoSpace;
        Array.Resize(ref _bytes, capacity);
        return FileError.None;
    }

    public override FileError Seek(long offset, SeekOrigin origin, out long position)
    {
        position = 0;
        var start = origin switch { SeekOrigin.Current => _position, SeekOrigin.End => _length, _ => 0 };
        if (offset > long.MaxValue - start || start + offset < 0) return FileError.Invalid;
        position = _position = start + offset;
        return FileError.None;
    }

    public override FileError SetLength(long length)
    {
        var error = Reserve(length);
        if (error != FileError.None) return error;
        if (length < _length) _bytes.AsSpan((int)length, _length - (int)length).Clear();
        _length = (int)length;
        return FileError.None;
    }

    public override FileError Flush(bool toDisk) => FileError.None;

    public override FileError GetStatus(out FileStatus status)
    {
        status = new FileStatus(FileKind.File, _length, DateTimeOffset.UnixEpoch) { Permissions = 0x1FF, LinkCount = 0 };
        return FileError.None;
    }

    protected override void Dispose(bool disposing) => _bytes = [];
}
