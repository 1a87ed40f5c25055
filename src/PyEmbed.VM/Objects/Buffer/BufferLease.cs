namespace PyEmbed.VM.Objects;

/// <summary>Bytes borrowed from an object, one after the other in memory. Dispose gives them back; do so on every path.</summary>
internal readonly struct BufferLease(byte[] array, int start, int length, IBufferExporter? exporter) : IDisposable
{
    /// <summary>The array that holds the bytes.</summary>
    public byte[] Array => array;

    /// <summary>Where they start in it.</summary>
    public int Start => start;

    public int Length => length;

    /// <summary>The bytes, to be read.</summary>
    public ReadOnlySpan<byte> Bytes => array.AsSpan(start, length);

    /// <summary>The bytes of a lease for <see cref="BufferAccess.Write"/>.</summary>
    public Span<byte> WritableBytes => array.AsSpan(start, length);

    public void Dispose() => exporter?.EndExport();
}
