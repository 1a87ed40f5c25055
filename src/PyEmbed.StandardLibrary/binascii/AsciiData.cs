using PyEmbed.VM.Modules;

namespace PyEmbed.StandardLibrary.Binascii;

/// <summary>Reads arguments: bytes-like objects, and where text is decoded ASCII strings.</summary>
internal static class AsciiData
{
    /// <summary>A copy of the bytes of a bytes-like object. False: an error is set.</summary>
    [MustCheck]
    public static bool TryReadBinary(PyThreadState thread, PyObject value, out byte[] bytes)
    {
        if (value is PyBytes exact)
        {
            bytes = exact.Data;   // never written
            return thread.TryChargeWork(bytes.Length / 8) && thread.TryReserve(bytes.Length);
        }
        return BytesLike.TryRead(thread, value, out bytes) && thread.TryChargeWork(bytes.Length / 8) && thread.TryReserve(bytes.Length);
    }

    [MustCheck]
    public static bool TryRead(PyThreadState thread, PyObject value, out byte[] bytes)
    {
        if (value is not PyStr text)
        {
            bytes = [];
            if (value is not IBufferExporter) return PyErr.TypeError($"argument should be bytes, buffer or ASCII string, not '{value.Type.NameInMessages}'");
            return TryReadBinary(thread, value, out bytes);
        }
        bytes = new byte[text.Length];
        if (!thread.TryChargeWork(text.Length / 8)) return false;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (text[i] > 0x7F) return PyErr.ValueError("string argument should contain only ASCII characters");
            bytes[i] = (byte)text[i];
        }
        return true;
    }
}
