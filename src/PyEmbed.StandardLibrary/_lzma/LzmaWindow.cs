using PyEmbed.Core.Limits;

namespace PyEmbed.StandardLibrary.Lzma;

/// <summary>What has been decoded last: as much as matches may refer to, and what nobody has taken yet. It grows with the data up to the size of the dictionary.</summary>
internal sealed class LzmaWindow(long dictionarySize, Action<long> reserve)
{
    private const int FirstSize = 1 << 16;
    private const int Extra = 1 << 20;

    private byte[] _bytes = new byte[FirstSize];
    private int _position;
    private int _taken;
    private long _start;   // matches reach no farther back than this

    /// <summary>Bytes in all.</summary>
    public long Total { get; private set; }

    /// <summary>Bytes since the dictionary was reset.</summary>
    public long Place => Total - _start;

    /// <summary>How many bytes nobody has taken.</summary>
    public int Waiting => _position - _taken;

    /// <summary>How far back a match may start.</summary>
    public uint Reach => (uint)Math.Min(Math.Min(Total - _start, dictionarySize), uint.MaxValue);

    public byte Before(uint distance) => distance < _position ? _bytes[_position - 1 - (int)distance] : (byte)0;

    /// <summary>What comes before is forgotten.</summary>
    public void Reset() => _start = Total;

    public void Put(byte value, IWorkBudget budget)
    {
        if (_position == _bytes.Length) MakeRoom(budget);
        _bytes[_position++] = value;
        Total++;
    }

    public void Put(ReadOnlySpan<byte> bytes, IWorkBudget budget)
    {
        foreach (var value in bytes) Put(value, budget);
    }

    /// <summary>Repeats what stands so far back (less one). How many bytes there was room for.</summary>
    public int Copy(uint distance, int length, IWorkBudget budget)
    {
        if (_position == _bytes.Length) MakeRoom(budget);
        length = Math.Min(length, _bytes.Length - _position);
        var from = _position - 1 - (int)distance;
        for (var i = 0; i < length; i++) _bytes[_position + i] = _bytes[from + i];
        _position += length;
        Total += length;
        return length;
    }

    public ReadOnlySpan<byte> Take(int most)
    {
        var bytes = _bytes.AsSpan(_taken, Math.Min(Waiting, most));
        _taken += bytes.Length;
        return bytes;
    }

    private void MakeRoom(IWorkBudget budget)
    {
        budget.Charge(_bytes.Length / 16);
        var kept = (int)Math.Min(dictionarySize, _position);
        var from = Math.Min(_position - kept, _taken);
        if (from >= _bytes.Length / 2)
        {
            _bytes.AsSpan(from, _position - from).CopyTo(_bytes);
            _position -= from;
            _taken -= from;
            return;
        }
        var size = (int)Math.Min(Math.Min(2L * _bytes.Length, Math.Max(2 * dictionarySize + Extra, 2L * Waiting + Extra)), Array.MaxLength);
        size = Math.Max(size, Math.Min(_bytes.Length + FirstSize, Array.MaxLength));
        reserve(size);
        Array.Resize(ref _bytes, size);
    }
}
