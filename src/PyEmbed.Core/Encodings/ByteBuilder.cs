namespace PyEmbed.Core.Encodings;

/// <summary>Collects the bytes an encoder writes.</summary>
internal struct ByteBuilder(int capacity)
{
    private byte[] _bytes = new byte[Math.Max(capacity, 16)];
    private int _count;

    public readonly int Length => _count;

    public void Append(byte value)
    {
        if (_count == _bytes.Length) Grow(1);
        _bytes[_count++] = value;
    }

    public void Append(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Claim(bytes.Length));

    /// <summary>Room for so many bytes, which count as written.</summary>
    public Span<byte> Claim(int count)
    {
        if (count > _bytes.Length - _count) Grow(count);
        _count += count;
        return _bytes.AsSpan(_count - count, count);
    }

    public readonly byte[] ToArray() => _count == _bytes.Length ? _bytes : _bytes.AsSpan(0, _count).ToArray();

    private void Grow(int more)
    {
        if ((long)_count + more > Array.MaxLength) throw new OutOfMemoryException();
        Array.Resize(ref _bytes, (int)Math.Min(Math.Max((long)_bytes.Length * 2, (long)_count + more), Array.MaxLength));
    }
}
