using System.Buffers.Binary;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary>The bytes of a pickle that is being written, in frames from protocol 4 on. PEP 3154.</summary>
internal sealed class PicklerOutput
{
    /// <summary>A frame that has this much ends at the next object; data of this size stands outside of frames.</summary>
    private const int FullFrame = 64 * 1024;

    // A shorter frame is not worth its header: the opcode and eight bytes of length.
    private const int LeastFramed = 4;
    private const int HeaderLength = 9;
    private const int NoFrame = -1;

    private byte[] _bytes = [];
    private int _count;
    private int _frameStart = NoFrame;
    private bool _isFraming;

    /// <summary>What takes the bytes; null: they are collected.</summary>
    public PyObject? Write { get; set; }

    public void Clear()
    {
        if (_bytes.Length > 2 * FullFrame) _bytes = [];
        _count = 0;
        _frameStart = NoFrame;
        _isFraming = false;
    }

    public void StartFraming() => _isFraming = true;

    /// <summary>A place for so many bytes, which count as written. Empty where there is none: an error is set.</summary>
    private bool TryTake(PyThreadState thread, int length, out Span<byte> place)
    {
        var isNewFrame = _isFraming && _frameStart == NoFrame;
        var total = (long)_count + length + (isNewFrame ? HeaderLength : 0);
        if (total > _bytes.Length && !TryGrow(thread, total))
        {
            place = default;
            return false;
        }
        if (isNewFrame)
        {
            _frameStart = _count;
            _count += HeaderLength;
        }
        place = _bytes.AsSpan(_count, length);
        _count += length;
        return true;
    }

    private bool TryGrow(PyThreadState thread, long total)
    {
        if (total > Array.MaxLength) return PyErr.MemoryError();
        var size = Math.Min(Math.Max(256, total + total / 2), Array.MaxLength);
        if (!thread.TryReserve(size) || !thread.TryChargeWork(_count >> 3)) return false;
        Array.Resize(ref _bytes, (int)size);
        return true;
    }

    [MustCheck]
    public bool TryPut(PyThreadState thread, PickleOpcode opcode)
    {
        if (!TryTake(thread, 1, out var place)) return false;
        place[0] = (byte)opcode;
        return true;
    }

    [MustCheck]
    public bool TryPut(PyThreadState thread, PickleOpcode first, PickleOpcode second)
    {
        if (!TryTake(thread, 2, out var place)) return false;
        place[0] = (byte)first;
        place[1] = (byte)second;
        return true;
    }

    [MustCheck]
    public bool TryPutByte(PyThreadState thread, PickleOpcode opcode, byte argument)
    {
        if (!TryTake(thread, 2, out var place)) return false;
        place[0] = (byte)opcode;
        place[1] = argument;
        return true;
    }

    [MustCheck]
    public bool TryPutUInt16(PyThreadState thread, PickleOpcode opcode, ushort argument)
    {
        if (!TryTake(thread, 3, out var place)) return false;
        place[0] = (byte)opcode;
        BinaryPrimitives.WriteUInt16LittleEndian(place[1..], argument);
        return true;
    }

    [MustCheck]
    public bool TryPutUInt32(PyThreadState thread, PickleOpcode opcode, uint argument)
    {
        if (!TryTake(thread, 5, out var place)) return false;
        place[0] = (byte)opcode;
        BinaryPrimitives.WriteUInt32LittleEndian(place[1..], argument);
        return true;
    }

    [MustCheck]
    public bool TryPutUInt64(PyThreadState thread, PickleOpcode opcode, ulong argument)
    {
        if (!TryTake(thread, 9, out var place)) return false;
        place[0] = (byte)opcode;
        BinaryPrimitives.WriteUInt64LittleEndian(place[1..], argument);
        return true;
    }

    [MustCheck]
    public bool TryPutDouble(PyThreadState thread, double argument)
    {
        if (!TryTake(thread, 9, out var place)) return false;
        place[0] = (byte)PickleOpcode.BinFloat;
        BinaryPrimitives.WriteDoubleBigEndian(place[1..], argument);
        return true;
    }

    /// <summary>An instruction whose argument is a line of Latin-1 text.</summary>
    [MustCheck]
    public bool TryPutLine(PyThreadState thread, PickleOpcode opcode, ReadOnlySpan<char> line)
    {
        if (!thread.TryChargeWork(line.Length >> 3) || !TryTake(thread, line.Length + 2, out var place)) return false;
        place[0] = (byte)opcode;
        for (var i = 0; i < line.Length; i++) place[i + 1] = (byte)line[i];
        place[^1] = (byte)'\n';
        return true;
    }

    [MustCheck]
    public bool TryPutBytes(PyThreadState thread, ReadOnlySpan<byte> bytes)
    {
        if (!thread.TryChargeWork(bytes.Length >> 3) || !TryTake(thread, bytes.Length, out var place)) return false;
        bytes.CopyTo(place);
        return true;
    }

    /// <summary>An instruction with the length of what follows: one byte of it where there is such an instruction and the length fits, else four, else eight.</summary>
    [MustCheck]
    private bool TryPutHeader(PyThreadState thread, PickleOpcode? shortForm, PickleOpcode? form, PickleOpcode longForm, int length)
    {
        if (shortForm is { } one && length <= byte.MaxValue) return TryPutByte(thread, one, (byte)length);
        return form is { } four ? TryPutUInt32(thread, four, (uint)length) : TryPutUInt64(thread, longForm, (ulong)length);
    }

    /// <summary>Data with its length before it. Large data stands outside of frames, and goes to the file without a copy.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="shortForm">The instruction for lengths of one byte, null: none.</param>
    /// <param name="form">The instruction for lengths of four bytes, null: none.</param>
    /// <param name="longForm">The instruction for lengths of eight bytes.</param>
    /// <param name="data">The data.</param>
    /// <param name="owner">An object that the file can be given as the data; null: it is made.</param>
    [MustCheck]
    public bool TryPutData(PyThreadState thread, PickleOpcode? shortForm, PickleOpcode? form, PickleOpcode longForm, ReadOnlySpan<byte> data, PyObject? owner)
    {
        if (data.Length < FullFrame) return TryPutHeader(thread, shortForm, form, longForm, data.Length) && TryPutBytes(thread, data);
        CloseFrame();
        var wasFraming = _isFraming;
        _isFraming = false;
        var isPut = TryPutHeader(thread, shortForm, form, longForm, data.Length) && (Write is { } write ? TryHandOver(thread, write, data, owner) : TryPutBytes(thread, data));
        _isFraming = wasFraming;
        return isPut;
    }

    private bool TryHandOver(PyThreadState thread, PyObject write, ReadOnlySpan<byte> data, PyObject? owner)
    {
        if (!TryFlush(thread)) return false;
        if (owner is null)
        {
            if (!PyByteSequence.TryReserve(thread, data.Length)) return false;
            owner = PyBytes.CopyOf(data);
        }
        return Calls.Call1(thread, write, owner) is not null;
    }

    /// <summary>Before each object: a frame that is full ends.</summary>
    [MustCheck]
    public bool TryPassBoundary(PyThreadState thread)
    {
        if (_frameStart == NoFrame || _count - _frameStart - HeaderLength < FullFrame) return true;
        CloseFrame();
        return Write is null || TryFlush(thread);
    }

    private void CloseFrame()
    {
        if (_frameStart == NoFrame) return;
        var start = _frameStart;
        _frameStart = NoFrame;
        var length = _count - start - HeaderLength;
        if (length >= LeastFramed)
        {
            _bytes[start] = (byte)PickleOpcode.Frame;
            BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(start + 1), (ulong)length);
            return;
        }
        _bytes.AsSpan(start + HeaderLength, length).CopyTo(_bytes.AsSpan(start));
        _count -= HeaderLength;
    }

    public void EndFraming()
    {
        CloseFrame();
        _isFraming = false;
    }

    /// <summary>Gives the file what there is.</summary>
    [MustCheck]
    public bool TryFlush(PyThreadState thread)
    {
        if (ToBytes(thread) is not { } bytes) return false;
        _count = 0;
        _frameStart = NoFrame;
        return Calls.Call1(thread, Write!, bytes) is not null;
    }

    [MustCheck]
    public PyBytes? ToBytes(PyThreadState thread) => PyByteSequence.TryReserve(thread, _count) ? PyBytes.CopyOf(_bytes.AsSpan(0, _count)) : null;
}
