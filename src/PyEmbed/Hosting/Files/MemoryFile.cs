namespace PyEmbed;

/// <summary>The content of a file in memory, in pages: holes take no room.</summary>
internal sealed class MemoryFile(MemoryVolume volume, int permissions) : MemoryNode(volume, permissions)
{
    private const int PageSize = 1 << 16;
    private const long LongestFile = 1L << 43;

    private readonly Dictionary<long, byte[]> _pages = [];
    private long _length;
    private int _users;

    public override FileKind Kind => FileKind.File;

    public override long Length => _length;

    public new MemoryVolume Volume => base.Volume;

    public void Open() => _users++;

    public void Close()
    {
        _users--;
        if (LinkCount == 0) Free();
    }

    public override void Free()
    {
        // An open file lives on without a name.
        if (_users > 0 || LinkCount > 0) return;
        Cut(0);
        _length = 0;
    }

    public int Read(long position, Span<byte> buffer)
    {
        if (position >= _length) return 0;
        var count = (int)Math.Min(buffer.Length, _length - position);
        for (var done = 0; done < count;)
        {
            var (page, start) = Math.DivRem(position + done, PageSize);
            var part = buffer.Slice(done, (int)Math.Min(count - done, PageSize - start));
            part.Clear();
            if (_pages.TryGetValue(page, out var bytes) && start < bytes.Length) bytes.AsSpan((int)start, (int)Math.Min(part.Length, bytes.Length - start)).CopyTo(part);
            done += part.Length;
        }
        Accessed = Volume.Now;
        return count;
    }

    /// <summary>Writes what there is room for.</summary>
    public FileError Write(long position, ReadOnlySpan<byte> source, out int count)
    {
        count = 0;
        if (position > LongestFile - source.Length) return FileError.FileTooLarge;
        while (count < source.Length)
        {
            var (page, start) = Math.DivRem(position + count, PageSize);
            var part = source.Slice(count, (int)Math.Min(source.Length - count, PageSize - start));
            if (!TryGrow(page, (int)start + part.Length, out var bytes)) break;
            part.CopyTo(bytes.AsSpan((int)start));
            count += part.Length;
            _length = Math.Max(_length, position + count);
        }
        Written = Changed = Volume.Now;
        return count == 0 && source.Length > 0 ? FileError.NoSpace : FileError.None;
    }

    public FileError SetLength(long length)
    {
        if (length < 0) return FileError.Invalid;
        if (length > LongestFile) return FileError.FileTooLarge;
        if (length < _length) Cut(length);
        _length = length;
        Written = Changed = Volume.Now;
        return FileError.None;
    }

    private bool TryGrow(long page, int size, out byte[] bytes)
    {
        if (!_pages.TryGetValue(page, out bytes!)) bytes = [];
        if (size <= bytes.Length) return true;
        var room = Math.Min((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(size, 256)), PageSize);
        if (!Volume.TryTake(room - bytes.Length))
        {
            // The last bytes of a limit can be used up.
            room = size;
            if (!Volume.TryTake(room - bytes.Length)) return false;
        }
        Array.Resize(ref bytes, room);
        _pages[page] = bytes;
        return true;
    }

    private void Cut(long length)
    {
        var (last, rest) = Math.DivRem(length, PageSize);
        foreach (var page in _pages.Keys.Where(page => page > last || page == last && rest == 0).ToArray())
        {
            Volume.Give(_pages[page].Length);
            _pages.Remove(page);
        }
        if (rest > 0 && _pages.TryGetValue(last, out var bytes) && rest < bytes.Length) bytes.AsSpan((int)rest).Clear();
    }
}

/// <summary>A file in memory that is open.</summary>
internal sealed class OpenMemoryFile : OpenFile
{
    private readonly MemoryFile _file;
    private readonly FileOpenOptions _options;
    private long _position;
    private bool _isClosed;

    /// <summary>Called under the volume's lock.</summary>
    public OpenMemoryFile(MemoryFile file, FileOpenOptions options)
    {
        _file = file;
        _options = options;
        file.Open();
    }

    public override bool CanRead => !_isClosed && _options.Reads;

    public override bool CanWrite => !_isClosed && _options.Writes;

    public override bool CanSeek => !_isClosed;

    public override FileError Read(Span<byte> buffer, out int count)
    {
        count = 0;
        if (!CanRead) return FileError.BadDescriptor;
        lock (_file.Volume.Lock) count = _file.Read(_position, buffer);
        _position += count;
        return FileError.None;
    }

    public override FileError Write(ReadOnlySpan<byte> bytes, out int count)
    {
        count = 0;
        if (!CanWrite) return FileError.BadDescriptor;
        lock (_file.Volume.Lock)
        {
            if (_options.Append) _position = _file.Length;
            var error = _file.Write(_position, bytes, out count);
            _position += count;
            return error;
        }
    }

    public override FileError Seek(long offset, SeekOrigin origin, out long position)
    {
        position = _position;
        if (_isClosed) return FileError.BadDescriptor;
        long start;
        lock (_file.Volume.Lock) start = origin switch { SeekOrigin.Current => _position, SeekOrigin.End => _file.Length, _ => 0 };
        if (offset > long.MaxValue - start || start + offset < 0) return FileError.Invalid;
        position = _position = start + offset;
        return FileError.None;
    }

    public override FileError SetLength(long length)
    {
        if (!CanWrite) return FileError.Invalid;
        lock (_file.Volume.Lock) return _file.SetLength(length);
    }

    public override FileError Flush(bool toDisk) => _isClosed ? FileError.BadDescriptor : FileError.None;

    public override FileError GetStatus(out FileStatus status)
    {
        lock (_file.Volume.Lock) status = _file.Status;
        return _isClosed ? FileError.BadDescriptor : FileError.None;
    }

    public override FileError SetPermissions(int permissions)
    {
        lock (_file.Volume.Lock) return _file.SetPermissions(permissions);
    }

    public override FileError SetTimes(DateTimeOffset lastAccess, DateTimeOffset lastWrite)
    {
        lock (_file.Volume.Lock) return _file.SetTimes(lastAccess, lastWrite);
    }

    protected override void Dispose(bool disposing)
    {
        if (_isClosed || !disposing) return;
        _isClosed = true;
        lock (_file.Volume.Lock) _file.Close();
    }
}
