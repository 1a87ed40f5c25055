using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Modules;

/// <summary>Reads the content of bytes-like objects.</summary>
internal static class BytesLike
{
    public static bool Is(PyObject value) => value is IBufferExporter;

    /// <summary>A copy of the bytes. False: an error is set.</summary>
    [MustCheck]
    public static bool TryRead(PyThreadState thread, PyObject value, out byte[] bytes)
    {
        bytes = [];
        if (!Buffers.TryGet(thread, value, out var lease)) return false;
        using (lease) bytes = lease.Bytes.ToArray();
        return true;
    }
}
