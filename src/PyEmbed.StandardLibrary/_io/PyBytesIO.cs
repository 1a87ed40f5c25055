using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

/// <summary><c>_io.BytesIO</c>: a file of bytes in memory. While its bytes are lent out (<c>getbuffer</c>) its size cannot change.</summary>
[PyType("BytesIO", Module = "_io", Subclassable = true, Doc = "A stream of bytes in memory.")]
internal partial class PyBytesIO : PyBufferedIOBase
{
    private const long WorkOfCollection = 64 * 1024;

    private byte[]? _bytes = [];   // null: closed
    private int _length;
    private long _position;
    private int _exports;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static new PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyBytesIODefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, initial_bytes=b'')")]
    internal bool Initialize(PyThreadState thread, [NoneAsNull] PyObject? initial_bytes)
    {
        _length = 0;
        _position = 0;
        if (!CheckUnexported(thread)) return false;
        if (initial_bytes is null)
        {
            _bytes ??= [];
            return true;
        }
        if (!Buffers.TryGet(thread, initial_bytes, out var lease)) return false;
        using (lease)
        {
            if (!thread.TryReserve(lease.Length) || !thread.TryChargeWork(lease.Length >> 3)) return false;
            _bytes = lease.Bytes.ToArray();
            _length = _bytes.Length;
        }
        return true;
    }

    private bool CheckOpen() => _bytes is not null || PyErr.ValueError(Streams.ClosedMessage);

    // As with bytearray: views that nobody has any more count until the collector has found them, so it is asked before the error is raised.
    private bool CheckUnexported(PyThreadState thread)
    {
        if (Volatile.Read(ref _exports) == 0) return true;
        if (!thread.TryChargeWork(WorkOfCollection)) return false;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Volatile.Read(ref _exports) == 0 || PyErr.BufferError("Existing exports of data: object cannot be re-sized");
    }

    private ReadOnlySpan<byte> Rest => _position >= _length ? default : _bytes.AsSpan((int)_position, _length - (int)_position);

    private PyBytes? Take(PyThreadState thread, int count)
    {
        if (!thread.TryReserve(count) || !thread.TryChargeWork(count >> 3)) return null;
        var taken = PyBytes.CopyOf(Rest[..count]);
        _position += count;
        return taken;
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject? IterOf() => CheckOpen() ? this : null;

    [PyMethod("__next__(self, /)")]
    internal PyObject? NextOf(PyThreadState thread) => CheckOpen() && Line(thread, -1) is { Length: > 0 } line ? line : null;

    [PyMethod("readable(self, /)")]
    internal PyObject? ReadableOf() => CheckOpen() ? PyBool.True : null;

    [PyMethod("seekable(self, /)")]
    internal PyObject? SeekableOf() => CheckOpen() ? PyBool.True : null;

    [PyMethod("writable(self, /)")]
    internal PyObject? WritableOf() => CheckOpen() ? PyBool.True : null;

    [PyMethod("close(self, /)", Doc = "Throw the bytes away.")]
    internal PyObject? CloseOf(PyThreadState thread)
    {
        if (!CheckUnexported(thread)) return null;
        _bytes = null;
        _length = 0;
        return PyNone.Instance;
    }

    [PyMethod("flush(self, /)")]
    internal PyObject? FlushOf() => CheckOpen() ? PyNone.Instance : null;

    [PyMethod("isatty(self, /)")]
    internal PyObject? IsTerminalOf() => CheckOpen() ? PyBool.False : null;

    [PyMethod("tell(self, /)", Doc = "The position.")]
    internal PyObject? TellOf() => CheckOpen() ? PyInt.From(_position) : null;

    [PyMethod("write(self, b, /)", Doc = "Write bytes and return their number.")]
    internal PyObject? WriteOf(PyThreadState thread, PyObject b) => TryWrite(thread, b, out var count) ? PyInt.From(count) : null;

    private bool TryWrite(PyThreadState thread, PyObject bytes, out int count)
    {
        count = 0;
        if (!CheckOpen() || !CheckUnexported(thread) || !Buffers.TryGet(thread, bytes, out var lease)) return false;
        using (lease)
        {
            count = lease.Length;
            if (count == 0) return true;
            // The bytes of an argument may have been this object's own: its buffer is exported then.
            if (!CheckOpen() || !CheckUnexported(thread)) return false;
            if (_position > Array.MaxLength - count) return PyErr.OverflowError("new buffer size too large");
            if (!TryGrow(thread, _position + count)) return false;
            if (_position > _length) _bytes.AsSpan(_length, (int)_position - _length).Clear();
            lease.Bytes.CopyTo(_bytes.AsSpan((int)_position));
            _position += count;
            if (_position > _length) _length = (int)_position;
            return true;
        }
    }

    private bool TryGrow(PyThreadState thread, long length)
    {
        if (length <= _bytes!.Length) return thread.TryChargeWork((length - Math.Min(_position, length)) >> 3);
        var size = Math.Min(Math.Max(length, length + (length >> 3) + (length < 9 ? 3 : 6)), Array.MaxLength);
        if (_length > 0) size = Math.Max(size, Math.Min(2L * _bytes.Length, Array.MaxLength));
        if (!thread.TryReserve(size) || !thread.TryChargeWork(length >> 3)) return false;
        Array.Resize(ref _bytes, (int)size);
        return true;
    }

    [PyMethod("writelines(self, lines, /)", Doc = "Write each of the lines; their ends are not added.")]
    internal PyObject? WriteLinesOf(PyThreadState thread, PyObject lines)
    {
        if (!CheckOpen() || Iteration.GetIter(thread, lines) is not { } iterator) return null;
        while (Iteration.Next(thread, iterator) is { } line)
        {
            if (!thread.TryChargeWork(1) || !TryWrite(thread, line, out _)) return null;
        }
        return thread.HasError ? null : PyNone.Instance;
    }

    [PyMethod("read1(self, size=-1, /)", Doc = "The same as read.")]
    internal PyObject? Read1Of(PyThreadState thread, PyObject? size) => ReadOf(thread, size);

    [PyMethod("readinto(self, buffer, /)", Doc = "Read as many bytes as the buffer has room for.")]
    internal PyObject? ReadIntoOf(PyThreadState thread, PyObject buffer)
    {
        if (!Streams.TryGetWritable(thread, buffer, "readinto", out var lease)) return null;
        using (lease)
        {
            if (!CheckOpen()) return null;
            var count = Math.Min(Rest.Length, lease.Length);
            Rest[..count].CopyTo(lease.WritableBytes);
            _position += count;
            return PyInt.From(count);
        }
    }

    [PyMethod("readline(self, size=-1, /)", Doc = "Read up to the end of the line, at most so many bytes.")]
    internal PyObject? ReadLineOf(PyThreadState thread, PyObject? size) => Streams.TrySize(thread, size, out var limit) && CheckOpen() ? Line(thread, limit) : null;

    private PyBytes? Line(PyThreadState thread, nint limit)
    {
        var rest = Rest;
        if (limit >= 0 && limit < rest.Length) rest = rest[..(int)limit];
        var end = rest.IndexOf((byte)'\n');
        return Take(thread, end < 0 ? rest.Length : end + 1);
    }

    [PyMethod("readlines(self, size=None, /)", Doc = "Read all lines; with a size only until so many bytes were read.")]
    internal PyObject? ReadLinesOf(PyThreadState thread, [NoneAsNull] PyObject? size)
    {
        if (!CheckOpen()) return null;
        long limit = 0;
        if (size is not null)
        {
            if (size is not (PyInt or PyBigInt)) return PyErr.TypeError($"integer argument expected, got '{size.Type.NameInMessages}'");
            if (!PyInt.TryGetInt64(size, out limit)) return PyErr.OverflowError("Python int too large to convert to C ssize_t");
        }
        var lines = new PyList();
        for (var length = 0L; Line(thread, -1) is { } line;)
        {
            if (line.Length == 0) return lines;
            if (!thread.TryChargeWork(1) || !lines.TryAppend(thread, line)) return null;
            length += line.Length;
            if (limit > 0 && length >= limit) return lines;
        }
        return null;
    }

    [PyMethod("read(self, size=-1, /)", Doc = "Read so many bytes, or all.")]
    internal PyObject? ReadOf(PyThreadState thread, PyObject? size)
    {
        if (!Streams.TrySize(thread, size, out var count) || !CheckOpen()) return null;
        return Take(thread, count < 0 || count > Rest.Length ? Rest.Length : (int)count);
    }

    [PyMethod("getbuffer(self, /)", Doc = "A view of the bytes that can be read and written, without a copy.")]
    internal PyObject? GetBuffer(PyThreadState thread) => CheckOpen() ? PyMemoryView.Of(thread, new PyBytesIOBuffer(this)) : null;

    [PyMethod("getvalue(self, /)", Doc = "All bytes.")]
    internal PyObject? GetValue(PyThreadState thread)
    {
        if (!CheckOpen() || !thread.TryReserve(_length) || !thread.TryChargeWork(_length >> 3)) return null;
        return PyBytes.CopyOf(_bytes.AsSpan(0, _length));
    }

    [PyMethod("seek(self, pos, whence=0, /)", Doc = "Change the position and return the new one; whence: 0 from the start, 1 from the position, 2 from the end.")]
    internal PyObject? SeekOf(PyThreadState thread, nint pos, int whence)
    {
        if (!CheckOpen()) return null;
        if (pos < 0 && whence == 0) return PyErr.ValueError($"negative seek value {pos}");
        long start = whence switch { 0 => 0, 1 => _position, 2 => _length, _ => -1 };
        if (start < 0) return PyErr.ValueError($"invalid whence ({whence}, should be 0, 1 or 2)");
        if (pos > long.MaxValue - start) return PyErr.OverflowError("new position too large");
        _position = Math.Max(start + pos, 0);
        return PyInt.From(_position);
    }

    [PyMethod("truncate(self, size=None, /)", Doc = "Make the file at most so long, by default as long as up to the position.")]
    internal PyObject? TruncateOf(PyThreadState thread, PyObject? size)
    {
        if (!CheckOpen() || !CheckUnexported(thread)) return null;
        var length = (nint)_position;
        if (size is not (null or PyNone))
        {
            if (!Streams.TrySize(thread, size, out length)) return null;
        }
        if (length < 0) return PyErr.ValueError($"negative size value {length}");
        if (length < _length)
        {
            _length = (int)length;
            if (_bytes!.Length > 64 && _length < _bytes.Length / 2) Array.Resize(ref _bytes, _length);
        }
        return PyInt.From(length);
    }

    [PyMethod("__getstate__(self, /)", NoTextSignature = true)]
    internal PyObject? GetState(PyThreadState thread)
    {
        if (GetValue(thread) is not { } value) return null;
        return PyTuple.Of(value, PyInt.From(_position), InstanceDict.Materialize(this).Count == 0 ? PyNone.Instance : InstanceDict.Materialize(this).Copy());
    }

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true)]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (state is not PyTuple { Count: >= 3 } parts)
            return PyErr.TypeError($"{Type.NameInMessages}.__setstate__ argument should be 3-tuple, got {state.Type.NameInMessages}");
        if (!CheckUnexported(thread)) return null;
        (_length, _position) = (0, 0);
        if (!TryWrite(thread, parts[0], out _)) return null;
        if (parts[1] is not (PyInt or PyBigInt)) return PyErr.TypeError($"second item of state must be an integer, not {parts[1].Type.NameInMessages}");
        if (!PyInt.TryGetInt64(parts[1], out var position)) return PyErr.OverflowError("Python int too large to convert to C ssize_t");
        if (position < 0) return PyErr.ValueError("position value cannot be negative");
        _position = position;
        return StreamState.TryRestoreDict(thread, this, parts[2], "third") ? PyNone.Instance : null;
    }

    [PyMethod("__sizeof__(self, /)", NoTextSignature = true)]
    internal long SizeOf() => 72 + (_bytes is { Length: > 0 } ? _bytes.Length + 33 : 0);

    [PyProperty("closed", Doc = "Whether the bytes were thrown away.")]
    internal bool IsClosed => _bytes is null;

    internal BufferLease Export(IBufferExporter exporter)
    {
        Interlocked.Increment(ref _exports);
        // An exact array, so that nobody sees the room behind the end.
        return new BufferLease(_bytes ?? [], 0, _length, exporter);
    }

    internal int Length => _length;

    internal void EndExport() => Interlocked.Decrement(ref _exports);   // also from the collector's thread
}

/// <summary>What a view of a BytesIO is a view of.</summary>
[PyType("_BytesIOBuffer", Module = "_io")]
internal sealed partial class PyBytesIOBuffer(PyBytesIO source) : PyObject, IBufferExporter
{
    bool IBufferExporter.TryExport(PyThreadState thread, BufferAccess access, out BufferLease lease)
    {
        lease = source.Export(this);
        return true;
    }

    void IBufferExporter.EndExport() => source.EndExport();

    BufferLayout IBufferExporter.Layout => BufferLayout.OfBytes(source.Length);
}
