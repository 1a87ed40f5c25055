namespace PyEmbed.VM.Objects;

/// <summary>Borrowing the bytes of bytes-like objects.</summary>
/// <remarks><code>
/// if (!Buffers.TryGet(thread, argument, out var lease)) return null;
/// using (lease) return Work(lease.Bytes);
/// </code></remarks>
internal static class Buffers
{
    /// <summary>The bytes of a bytes-like object. False: TypeError "a bytes-like object is required", or what its exporter says, is set.</summary>
    [MustCheck]
    public static bool TryGet(PyThreadState thread, PyObject value, out BufferLease lease)
    {
        if (value is PyBytes bytes)
        {
            lease = new BufferLease(bytes.Data, 0, bytes.Data.Length, null);
            return true;
        }
        if (value is IBufferExporter exporter) return exporter.TryExport(thread, BufferAccess.Read, out lease);
        lease = default;
        return NotBytesLike(value);
    }

    /// <summary>The bytes of an object that can be written to. False: an error is set.</summary>
    [MustCheck]
    public static bool TryGetWritable(PyThreadState thread, PyObject value, out BufferLease lease)
    {
        if (value is IBufferExporter exporter) return exporter.TryExport(thread, BufferAccess.Write, out lease);
        lease = default;
        return NotBytesLike(value);
    }

    public static PyError NotBytesLike(PyObject value) => PyErr.TypeError($"a bytes-like object is required, not '{value.Type.NameInMessages}'");
}
