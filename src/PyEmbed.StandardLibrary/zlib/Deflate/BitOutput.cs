using System.Buffers.Binary;

namespace PyEmbed.StandardLibrary.Zlib;

/// <summary>Collects bits, the lowest first, and hands out whole bytes.</summary>
internal sealed class BitOutput
{
    private byte[] _bytes;
    private int _start;   // bytes before it have been handed out
    private int _end;
    private ulong _bits;

    public BitOutput(int capacity) => _bytes = new byte[capacity];

    /// <summary>How many bits are not yet in a byte.</summary>
    public int LooseBits { get; private set; }

    /// <summary>Whole bytes that wait.</summary>
    public int Waiting => _end - _start;

    public void Add(int value, int count)
    {
        _bits |= (ulong)(uint)value << LooseBits;
        LooseBits += count;
        if (LooseBits >= 32) Store(4);
    }

    /// <summary>Makes whole bytes of as many bits as possible.</summary>
    public void StoreWholeBytes() => Store(LooseBits >> 3);

    /// <summary>Fills the last byte with zeros.</summary>
    public void Align()
    {
        LooseBits = (LooseBits + 7) & ~7;
        StoreWholeBytes();
    }

    public void AddByte(int value)
    {
        Align();
        Ensure(1);
        _bytes[_end++] = (byte)value;
    }

    public void AddBytes(ReadOnlySpan<byte> bytes)
    {
        Align();
        Ensure(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_end));
        _end += bytes.Length;
    }

    /// <summary>Moves what waits to the output, as far as there is room.</summary>
    public int Take(Span<byte> output)
    {
        var count = Math.Min(Waiting, output.Length);
        _bytes.AsSpan(_start, count).CopyTo(output);
        _start += count;
        if (_start == _end) _start = _end = 0;
        return count;
    }

    public BitOutput Clone() => new(_bytes.Length) { _bytes = (byte[])_bytes.Clone(), _start = _start, _end = _end, _bits = _bits, LooseBits = LooseBits };

    private void Store(int count)
    {
        Ensure(8);
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(_end), _bits);
        _end += count;
        _bits = count == 8 ? 0 : _bits >> 8 * count;
        LooseBits -= 8 * count;
    }

    private void Ensure(int more)
    {
        if (_end + more > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_end + more, 2 * _bytes.Length));
    }
}
