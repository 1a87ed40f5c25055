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

    /// <summary>A copy of the bytes of a bytes-like object, or those of an ASCII text. False: an error is set.</summary>
    [MustCheck]
    public static bool TryRead(PyThreadState thread, PyObject value, out byte[] bytes)
    {
        if (value is not PyStr text)
        {
            if (TryReadBinary(thread, value, out bytes)) return true;
            return (thread.ClearErrorIf(PyExceptions.TypeError) || thread.ClearErrorIf(PyExceptions.BufferError)) && PyErr.TypeError($"argument should be bytes, buffer or ASCII string, not '{value.Type.NameInMessages}'");
        }
        bytes = [];
        if (!thread.TryChargeWork(text.Length / 8) || !thread.TryReserve(text.Length)) return false;
        bytes = new byte[text.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (text[i] > 0x7F) return PyErr.ValueError("string argument should contain only ASCII characters");
            bytes[i] = (byte)text[i];
        }
        return true;
    }
}
