using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

// Writing through the buffer.
internal abstract partial class PyBuffered
{
    private protected PyObject? WriteBytes(PyThreadState thread, PyObject buffer)
    {
        if (!Buffers.TryGet(thread, buffer, out var lease)) return null;
        using (lease)
        {
            if (!CheckReady(out var raw) || !TryEnter(thread)) return null;
            try
            {
                // Only now: another thread may have been closing it.
                if (!(raw is PyFileIO file && raw.GetType() == typeof(PyFileIO) ? !file.IsClosedNow || PyErr.ValueError("write to closed file") : Streams.CheckOpen(thread, raw, "write to closed file"))) return null;
                var bytes = lease.Bytes;
                if (!thread.TryChargeWork(bytes.Length >> 3)) return null;
                GrowBuffer();
                if (!HasRead && !HasWritten) (_position, _rawPosition) = (0, 0);
                if (bytes.Length <= _size - _position)
                {
                    bytes.CopyTo(_buffer.AsSpan(_position));
                    if (!HasWritten || _writePosition > _position) _writePosition = _position;
                    MoveTo(_position + bytes.Length);
                    if (_writeEnd < _position) _writeEnd = _position;
                    return PyInt.From(bytes.Length);
                }
                return WriteMore(thread, bytes);
            }
            finally
            {
                Leave(thread);
            }
        }
    }

    private void MoveTo(int position)
    {
        _position = position;
        if (HasRead && _readEnd < position) _readEnd = position;
    }

    /// <summary>More than the buffer has room for.</summary>
    private PyObject? WriteMore(PyThreadState thread, ReadOnlySpan<byte> bytes)
    {
        if (!TryWriteOut(thread)) return thread.ErrorMatches(PyExceptions.BlockingIOError) ? KeepWhatFits(thread, bytes) : null;
        // The raw stream may stand behind the position, when something was read ahead.
        var offset = RawOffset;
        if (offset != 0)
        {
            if (RawSeek(thread, -offset, 1) < 0) return null;
            _rawPosition -= offset;
        }
        var written = 0;
        while (bytes.Length - written > _size)
        {
            var count = RawWrite(thread, bytes[written..]);
            if (count == Failed) return null;
            if (count == WouldBlock)
            {
                bytes.Slice(written, _size).CopyTo(_buffer);
                _rawPosition = 0;
                MoveTo(_size);
                _writePosition = 0;
                _writeEnd = _size;
                return Blocked(written + _size);
            }
            if (count == 0 && !thread.TryChargeWork(64)) return null;
            written += count;
        }
        if (_canRead) _readEnd = Unknown;
        var rest = bytes[written..];
        if (rest.Length > 0)
        {
            rest.CopyTo(_buffer);
            _writePosition = 0;
            _writeEnd = rest.Length;
            _rawPosition = 0;
            MoveTo(rest.Length);
        }
        return PyInt.From(bytes.Length);
    }

    // The raw stream takes nothing now: the buffer keeps what it can, and the caller learns how much that was.
    private PyObject? KeepWhatFits(PyThreadState thread, ReadOnlySpan<byte> bytes)
    {
        if (_canRead) _readEnd = Unknown;
        _buffer.AsSpan(_writePosition, _writeEnd - _writePosition).CopyTo(_buffer);
        _writeEnd -= _writePosition;
        _rawPosition -= _writePosition;
        _position -= _writePosition;
        _writePosition = 0;
        var count = Math.Min(bytes.Length, _size - _writeEnd);
        bytes[..count].CopyTo(_buffer.AsSpan(_writeEnd));
        _writeEnd += count;
        _position += count;
        thread.ClearError();
        return count == bytes.Length ? PyInt.From(count) : Blocked(count);
    }

    // A raw stream written in Python has no number to tell.
    private PyError Blocked(int written) => PyErr.Set(PyExceptions.BlockingIOError,
        PyTuple.Of(PyInt.From(HasPlainFile ? (int)FileError.WouldBlock : 0), PyStr.FromUtf16("write could not complete without blocking"), PyInt.From(written)));

    /// <summary>Writes what is to be written.</summary>
    private bool TryWriteOut(PyThreadState thread)
    {
        if (!HasWritten || _writePosition == _writeEnd)
        {
            (_writePosition, _writeEnd) = (0, Unknown);
            return true;
        }
        var rewind = RawOffset + (_position - _writePosition);
        if (rewind != 0)
        {
            if (RawSeek(thread, -rewind, 1) < 0) return false;
            _rawPosition -= rewind;
        }
        while (_writePosition < _writeEnd)
        {
            var count = RawWrite(thread, _buffer.AsSpan(_writePosition, _writeEnd - _writePosition));
            if (count == Failed) return false;
            if (count == WouldBlock) return Blocked(0);
            if (count == 0 && !thread.TryChargeWork(64)) return false;
            _writePosition += count;
            _rawPosition = _writePosition;
        }
        (_writePosition, _writeEnd) = (0, Unknown);
        return true;
    }
}
