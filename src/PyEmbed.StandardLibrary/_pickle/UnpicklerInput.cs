using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary>
/// Where a pickle is read from: bytes, or a file of which a piece is in memory. No more is taken from a file than the pickle has: what is read ahead comes from <c>peek</c>, which leaves it in the file,
/// and is taken (<see cref="TryTakeUsed"/>) when it was used.
/// </summary>
internal sealed class UnpicklerInput
{
    private const int PeekLength = 128 * 1024;

    private byte[] _bytes = [];
    private int _at, _end;

    // Up to here the bytes were taken from the file; those behind are only looked at.
    private int _taken;

    private PyObject? _read, _readLine, _readInto, _peek;

    public static UnpicklerInput Of(BufferLease lease) => new() { _bytes = lease.Array, _at = lease.Start, _end = lease.Start + lease.Length, _taken = lease.Start + lease.Length };

    /// <summary>A file. Null: an error is set.</summary>
    [MustCheck]
    public static UnpicklerInput? OfFile(PyThreadState thread, PyObject file)
    {
        if (!Attributes.TryGet(thread, file, PickleNames.Peek, out var peek)) return null;
        if (!Attributes.TryGet(thread, file, PickleNames.ReadInto, out var readInto)) return null;
        if (!Attributes.TryGet(thread, file, Names.PlainRead, out var read)) return null;
        if (!Attributes.TryGet(thread, file, Names.PlainReadline, out var readLine)) return null;
        if (read is not null && readLine is not null) return new UnpicklerInput { _peek = peek, _readInto = readInto, _read = read, _readLine = readLine };
        PyErr.TypeError("file must have 'read' and 'readline' attributes");
        return null;
    }

    /// <summary>The next instruction; EOFError at the end. -1: an error is set.</summary>
    public int NextOpcode(PyThreadState thread)
    {
        var read = ReadByte(thread);
        if (read >= 0) return read;
        if (thread.ClearErrorIf(PickleState.Of(thread).UnpicklingError(thread))) _ = PyErr.EOFError("Ran out of input");
        return -1;
    }

    /// <summary>So many bytes, which are good until the next call. False: an error is set.</summary>
    [MustCheck]
    public bool TryRead(PyThreadState thread, long count, out ReadOnlySpan<byte> bytes)
    {
        if (count > _end - _at)
        {
            bytes = default;
            if (count > long.MaxValue - _at) return PickleState.CannotUnpickle(thread, "read would overflow (invalid bytecode)");
            if (_read is null) return IsTruncated(thread);
            if (!TryFill(thread, _read, count)) return false;
            if (_end - _at < count) return IsTruncated(thread);
        }
        bytes = _bytes.AsSpan(_at, (int)count);
        _at += (int)count;
        return true;
    }

    /// <summary>The next byte; -1: an error is set.</summary>
    public int ReadByte(PyThreadState thread)
    {
        if (_at < _end) return _bytes[_at++];
        return TryRead(thread, 1, out var bytes) ? bytes[0] : -1;
    }

    /// <summary>New bytes, read to the place where they stay. Null: an error is set.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="count">How many.</param>
    /// <param name="isBytes">Whether they become a bytes object, for the error.</param>
    [MustCheck]
    public byte[]? ReadNew(PyThreadState thread, long count, bool isBytes)
    {
        // Where nothing is left CPython asks the file even for no bytes; there is none.
        if (_read is null && count <= uint.MaxValue && (count > _end - _at || _at == _end)) return Truncated(thread);
        if (count > Array.MaxLength) return TooLong(count, isBytes);
        var length = (int)count;
        if (!PyByteSequence.TryReserve(thread, length)) return null;
        var made = GC.AllocateUninitializedArray<byte>(length);
        var present = Math.Min(length, _end - _at);
        _bytes.AsSpan(_at, present).CopyTo(made);
        _at += present;
        if (present == length) return made;
        if (!TryTakeUsed(thread)) return null;
        if (_read is null) return Truncated(thread);
        return _readInto is null ? ReadRest(thread, _read, made, present) : ReadInto(thread, _readInto, made, present);
    }

    private static byte[]? TooLong(long count, bool isBytes)
    {
        // What a bytes object of CPython takes besides its bytes.
        const int Overhead = 33;
        _ = isBytes && count > long.MaxValue - Overhead ? PyErr.OverflowError("byte string is too large") : PyErr.MemoryError();
        return null;
    }

    private static byte[]? Truncated(PyThreadState thread)
    {
        _ = IsTruncated(thread);
        return null;
    }

    private static bool IsTruncated(PyThreadState thread) => PickleState.CannotUnpickle(thread, "pickle data was truncated");

    private static byte[]? ReadRest(PyThreadState thread, PyObject read, byte[] made, int present)
    {
        var missing = made.Length - present;
        if (Calls.Call1(thread, read, PyInt.From(missing)) is not { } data) return null;
        if (data is not PyBytes bytes)
        {
            if (Representation.Repr(thread, data.Type) is { } shown) _ = PyErr.ValueError($"read() returned non-bytes object ({shown})");
            return null;
        }
        if (bytes.Length < missing) return Truncated(thread);
        bytes.Data.AsSpan(0, missing).CopyTo(made.AsSpan(present));
        return made;
    }

    private static byte[]? ReadInto(PyThreadState thread, PyObject readInto, byte[] made, int present)
    {
        // The file writes to a buffer of its own: it may keep it.
        var missing = made.Length - present;
        var place = new PyByteArray(present == 0 ? made : new byte[missing]);
        if (PyMemoryView.Of(thread, place) is not { } view || Calls.Call1(thread, readInto, view) is not { } answer) return null;
        if (!TryReadCount(thread, answer, out var count)) return null;
        if (count < missing) return Truncated(thread);
        if (present == 0) return PyByteSequence.TryReserve(thread, missing) ? place.Bytes.ToArray() : null;
        place.Bytes.CopyTo(made.AsSpan(present));
        return made;
    }

    private static bool TryReadCount(PyThreadState thread, PyObject answer, out nint count)
    {
        count = 0;
        if (answer is not (PyInt or PyBigInt)) return PyErr.TypeError("an integer is required");
        if (!Number.TryIndex(thread, answer, out count)) return thread.ClearErrorIf(PyExceptions.IndexError) && PyErr.OverflowError("Python int too large to convert to C ssize_t");
        return count >= 0 || PyErr.ValueError("readinto() returned negative size");
    }

    /// <summary>The next line with its end. False: an error is set.</summary>
    [MustCheck]
    public bool TryReadLine(PyThreadState thread, out ReadOnlySpan<byte> line)
    {
        line = default;
        var length = _bytes.AsSpan(_at, _end - _at).IndexOf((byte)'\n') + 1;
        if (length == 0)
        {
            if (_readLine is null) return IsTruncated(thread);
            if (!TryTakeUsed(thread) || Calls.Call0(thread, _readLine) is not { } data || !TryKeep(thread, data)) return false;
            length = _end - _at;
            if (length == 0 || _bytes[_end - 1] != '\n') return IsTruncated(thread);
        }
        if (!thread.TryChargeWork(length >> 3)) return false;
        line = _bytes.AsSpan(_at, length);
        _at += length;
        return true;
    }

    // So many bytes from the file, or all that a look ahead shows.
    private bool TryFill(PyThreadState thread, PyObject read, long count)
    {
        if (!TryTakeUsed(thread)) return false;
        if (_peek is { } peek && count < PeekLength)
        {
            if (Calls.Call1(thread, peek, PyInt.From(PeekLength)) is { } ahead)
            {
                if (!TryKeep(thread, ahead)) return false;
                _taken = _at;
                if (_end - _at >= count) return true;
            }
            // A wrapper may have the method in vain.
            else if (thread.ClearErrorIf(PyExceptions.NotImplementedError)) _peek = null;
            else return false;
        }
        return Calls.Call1(thread, read, PyInt.From(count)) is { } data && TryKeep(thread, data);
    }

    // The bytes are copied where they can change.
    private bool TryKeep(PyThreadState thread, PyObject data)
    {
        if (data.GetType() == typeof(PyBytes))
        {
            _bytes = ((PyBytes)data).Data;
            (_at, _end) = (0, _bytes.Length);
        }
        else
        {
            if (!Buffers.TryGet(thread, data, out var lease)) return false;
            using (lease)
            {
                if (!PyByteSequence.TryReserve(thread, lease.Length)) return false;
                _bytes = lease.Bytes.ToArray();
                (_at, _end) = (0, _bytes.Length);
            }
        }
        _taken = _end;
        return true;
    }

    /// <summary>Takes from the file what was used of the bytes that were only looked at. False: an error is set.</summary>
    [MustCheck]
    public bool TryTakeUsed(PyThreadState thread)
    {
        var used = _at - _taken;
        if (used <= 0 || _read is null) return true;
        _taken = _at;
        return Calls.Call1(thread, _read, PyInt.From(used)) is not null;
    }

    /// <summary>Makes sure that a frame is in memory as a whole. False: an error is set.</summary>
    [MustCheck]
    public bool TryEnterFrame(PyThreadState thread, long length)
    {
        if (!TryRead(thread, length, out _)) return false;
        _at -= (int)length;
        return true;
    }
}
