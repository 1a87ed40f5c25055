namespace PyEmbed.StandardLibrary.Io;

/// <summary>Collects bytes whose number is not known; what it takes is charged to the run's memory.</summary>
internal sealed class ByteCollector
{
    private byte[] _bytes = [];

    public int Length { get; private set; }

    [MustCheck]
    public bool TryAppend(PyThreadState thread, ReadOnlySpan<byte> bytes)
    {
        if (!TryGetRoom(thread, bytes.Length, out var room)) return false;
        bytes.CopyTo(room);
        Length += bytes.Length;
        return true;
    }

    /// <summary>Room for so many bytes behind those that are there; <see cref="Advance"/> makes them count.</summary>
    [MustCheck]
    public bool TryGetRoom(PyThreadState thread, int count, out Span<byte> room)
    {
        room = default;
        if (!thread.TryChargeWork(count >> 3)) return false;
        if (count > _bytes.Length - Length)
        {
            var size = Math.Max((long)Length + count, Math.Min(2L * _bytes.Length, Array.MaxLength));
            if (size > Array.MaxLength) return PyErr.MemoryError();
            if (!thread.TryReserve(size)) return false;
            Array.Resize(ref _bytes, (int)size);
        }
        room = _bytes.AsSpan(Length, count);
        return true;
    }

    public void Advance(int count) => Length += count;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public PyBytes ToBytes() => Length == _bytes.Length ? PyBytes.Adopt(_bytes) : PyBytes.CopyOf(Bytes);
}
