using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

// Reading through the buffer.
internal abstract partial class PyBuffered
{
    private protected PyObject? ReadBytes(PyThreadState thread, PyObject? size)
    {
        if (!Streams.TrySize(thread, size, out var count)) return null;
        if (!CheckReady(out var raw)) return null;
        if (count < -1) return PyErr.ValueError("read length must be non-negative or -1");
        if (!CheckOpen(thread, raw, "read of closed file")) return null;
        if (count >= 0 && count <= Ahead)
        {
            if (!thread.TryReserve(count)) return null;
            return Take((int)count);
        }
        if (!TryEnter(thread)) return null;
        try
        {
            return count < 0 ? ReadAllBytes(thread) : ReadCount(thread, count);
        }
        finally
        {
            Leave(thread);
        }
    }

    private PyBytes Take(int count)
    {
        var taken = PyBytes.CopyOf(_buffer.AsSpan(_position, count));
        _position += count;
        return taken;
    }

    private PyObject? ReadAllBytes(PyThreadState thread)
    {
        var all = new ByteCollector();
        if (Ahead > 0)
        {
            if (!all.TryAppend(thread, _buffer.AsSpan(_position, Ahead))) return null;
            _position = _readEnd;
        }
        if (_canWrite && !TryFlushAndRewind(thread)) return null;
        _readEnd = Unknown;
        if (!Attributes.TryGet(thread, _raw!, IoNames.ReadAll, out var readAll)) return null;
        if (readAll is not null)
        {
            if (Calls.Call0(thread, readAll) is not { } rest) return null;
            if (rest is not (PyNone or PyBytes)) return PyErr.TypeError("readall() should return bytes");
            if (rest is PyBytes bytes && _absolutePosition != Unknown) _absolutePosition += bytes.Length;
            if (all.Length == 0) return rest;
            return rest is PyNone || all.TryAppend(thread, ((PyBytes)rest).Data) ? all.ToBytes() : null;
        }
        while (true)
        {
            if (Streams.Call(thread, _raw!, Names.PlainRead) is not { } data) return null;
            if (data is not (PyNone or PyBytes)) return PyErr.TypeError("read() should return bytes");
            if (data is not PyBytes { Length: > 0 } part) return all.Length == 0 ? data : all.ToBytes();
            if (_absolutePosition != Unknown) _absolutePosition += part.Length;
            if (!thread.TryChargeWork(1) || !all.TryAppend(thread, part.Data)) return null;
        }
    }

    private PyObject? ReadCount(PyThreadState thread, nint count)
    {
        var result = new ByteCollector();
        var ahead = Ahead;
        if (ahead > 0)
        {
            if (!result.TryAppend(thread, _buffer.AsSpan(_position, ahead))) return null;
            _position += ahead;
        }
        if (_canWrite && !TryFlushAndRewind(thread)) return null;
        _readEnd = Unknown;
        // Whole buffers go straight to the caller.
        for (var left = count - result.Length; left >= _size; left = count - result.Length)
        {
            var piece = (int)Math.Min(left - left % _size, Math.Max(LargestPiece, _size));
            if (!result.TryGetRoom(thread, piece, out var room)) return null;
            var read = RawRead(thread, room);
            if (read == Failed) return null;
            if (read <= 0) return read == 0 || result.Length > 0 ? result.ToBytes() : PyNone.Instance;
            result.Advance(read);
        }
        (_position, _rawPosition, _readEnd) = (0, 0, 0);
        while (result.Length < count && _readEnd < _size)
        {
            var read = Fill(thread);
            if (read == Failed) return null;
            if (read <= 0) return read == 0 || result.Length > 0 ? result.ToBytes() : PyNone.Instance;
            var part = (int)Math.Min(read, count - result.Length);
            if (!result.TryAppend(thread, _buffer.AsSpan(_position, part))) return null;
            _position += part;
        }
        return result.ToBytes();
    }

    /// <summary>Reads once into the free room of the buffer.</summary>
    private int Fill(PyThreadState thread)
    {
        GrowBuffer();
        var start = HasRead ? _readEnd : 0;
        var read = RawRead(thread, _buffer.AsSpan(start, _size - start));
        if (read <= 0) return read;
        _readEnd = start + read;
        _rawPosition = start + read;
        return read;
    }

    private protected PyObject? ReadOnce(PyThreadState thread, nint size)
    {
        if (!CheckReady(out var raw) || !CheckOpen(thread, raw, "read of closed file")) return null;
        if (size < 0) size = _size;
        if (size == 0) return PyBytes.Empty;
        if (Ahead > 0) return Take((int)Math.Min(Ahead, size));
        var piece = (int)Math.Min(size, Math.Max(LargestPiece, _size));
        if (!thread.TryReserve(piece) || !TryEnter(thread)) return null;
        try
        {
            if (_canWrite && !TryFlushAndRewind(thread)) return null;
            _readEnd = Unknown;
            var bytes = new byte[piece];
            var read = RawRead(thread, bytes);
            if (read == Failed) return null;
            return PyBytes.CopyOf(bytes.AsSpan(0, Math.Max(read, 0)));
        }
        finally
        {
            Leave(thread);
        }
    }

    private protected PyObject? ReadIntoBuffer(PyThreadState thread, PyObject buffer, bool once)
    {
        if (!Streams.TryGetWritable(thread, buffer, once ? "readinto1" : "readinto", out var lease)) return null;
        using (lease)
        {
            if (!CheckReady(out var raw) || !CheckOpen(thread, raw, "readinto of closed file")) return null;
            var target = lease.WritableBytes;
            var done = Math.Min(Ahead, target.Length);
            if (done > 0)
            {
                _buffer.AsSpan(_position, done).CopyTo(target);
                _position += done;
            }
            if (done == target.Length) return PyInt.From(done);
            if (!TryEnter(thread)) return null;
            try
            {
                if (_canWrite && !TryFlushAndRewind(thread)) return null;
                (_readEnd, _position) = (Unknown, 0);
                while (done < target.Length)
                {
                    int read;
                    var left = target.Length - done;
                    if (left > _size)
                    {
                        read = RawRead(thread, target[done..]);
                    }
                    else if (!(once && done > 0))
                    {
                        // Less than a buffer: the rest stays for the next time.
                        read = Fill(thread);
                        if (read > 0)
                        {
                            read = Math.Min(read, left);
                            _buffer.AsSpan(_position, read).CopyTo(target[done..]);
                            _position += read;
                        }
                    }
                    else
                    {
                        read = 0;
                    }
                    if (read == Failed) return null;
                    if (read <= 0)
                    {
                        if (read == WouldBlock && done == 0) return PyNone.Instance;
                        break;
                    }
                    done += read;
                    if (once) break;
                }
                return PyInt.From(done);
            }
            finally
            {
                Leave(thread);
            }
        }
    }

    private protected PyObject? PeekBytes(PyThreadState thread)
    {
        if (!TryBegin(thread, "peek of closed file")) return null;
        try
        {
            if (_canWrite && !TryFlushAndRewind(thread)) return null;
            if (Ahead > 0) return PyBytes.CopyOf(_buffer.AsSpan(_position, Ahead));
            _readEnd = Unknown;
            var read = Fill(thread);
            if (read == Failed) return null;
            _position = 0;
            return PyBytes.CopyOf(_buffer.AsSpan(0, Math.Max(read, 0)));
        }
        finally
        {
            Leave(thread);
        }
    }

    private protected PyObject? ReadLineBytes(PyThreadState thread, PyObject? size)
    {
        if (!Streams.TrySize(thread, size, out var limit)) return null;
        if (!CheckReady(out var raw) || !CheckOpen(thread, raw, "readline of closed file")) return null;
        return LineOf(thread, limit);
    }

    private PyBytes? LineOf(PyThreadState thread, nint limit)
    {
        if (limit < 0) limit = nint.MaxValue;
        var seen = _buffer.AsSpan(_position, (int)Math.Min(Math.Max(Ahead, 0), limit));
        var end = seen.IndexOf((byte)'\n');
        if (end >= 0 || seen.Length == limit)
        {
            var length = end >= 0 ? end + 1 : seen.Length;
            return thread.TryChargeWork(length >> 3) ? Take(length) : null;
        }
        if (!TryEnter(thread)) return null;
        try
        {
            var line = new ByteCollector();
            if (!line.TryAppend(thread, seen)) return null;
            _position += seen.Length;
            if (_canWrite && !TryFlushAndRewind(thread)) return null;
            while (line.Length < limit)
            {
                _readEnd = Unknown;
                var read = Fill(thread);
                if (read == Failed) return null;
                if (read <= 0) break;
                _position = 0;
                var part = _buffer.AsSpan(0, (int)Math.Min(read, limit - line.Length));
                end = part.IndexOf((byte)'\n');
                if (end >= 0) part = part[..(end + 1)];
                _position = part.Length;
                if (!line.TryAppend(thread, part)) return null;
                if (end >= 0) break;
            }
            return line.ToBytes();
        }
        finally
        {
            Leave(thread);
        }
    }

    private protected PyObject? NextLine(PyThreadState thread, bool isExact)
    {
        if (!CheckReady(out var raw)) return null;
        if (isExact)
        {
            if (!CheckOpen(thread, raw, "readline of closed file")) return null;
            return LineOf(thread, -1) is { Length: > 0 } own ? own : null;
        }
        if (Streams.Call(thread, this, Names.PlainReadline) is not { } line) return null;
        if (line is not PyBytes bytes) return PyErr.Set(PyExceptions.OSError, $"readline() should have returned a bytes object, not '{line.Type.NameInMessages}'");
        return bytes.Length == 0 ? null : bytes;
    }
}
