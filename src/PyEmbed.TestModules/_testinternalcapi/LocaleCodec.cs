using PyEmbed.Core.Encodings;
using PyEmbed.VM;
using PyEmbed.VM.Modules;

namespace PyEmbed.TestModules.Internal;

/// <summary>The codec of file names and arguments: UTF-8 with the error handlers that such text can have.</summary>
internal static class LocaleCodec
{
    public static PyObject? Encode(PyThreadState thread, PyStr text, PyStr? errors)
    {
        if (!thread.TryChargeWork(text.Length)) return null;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == 0) return PyErr.ValueError("embedded null character");
        if (!IsKnown(errors)) return null;
        if (CodecCalls.Encode(thread, text, StandardEncoding.Utf8, errors) is { } bytes) return bytes;
        return Explain(thread, "encode", "encoding");
    }

    public static PyObject? Decode(PyThreadState thread, PyObject source, PyStr? errors)
    {
        if (!BytesLike.Is(source)) return PyErr.TypeError($"a bytes-like object is required, not '{source.Type.NameInMessages}'");
        if (!BytesLike.TryRead(thread, source, out var bytes)) return null;
        if (bytes.Contains((byte)0)) return PyErr.ValueError("embedded null byte");
        if (!IsKnown(errors)) return null;
        if (CodecCalls.Decode(thread, source, bytes, StandardEncoding.Utf8, errors) is { } text) return text;
        return Explain(thread, "decode", "decoding");
    }

    private static bool IsKnown(PyStr? errors) => errors is null || errors.ToString() is "strict" or "surrogateescape" or "surrogatepass" || PyErr.ValueError("unsupported error handler");

    private static PyObject? Explain(PyThreadState thread, string operation, string activity)
    {
        var error = thread.TakeError();
        if (error is PyUnicodeRangeError fault) return PyErr.RuntimeError($"{operation} error: pos={fault.Start}, reason={activity} error");
        thread.Restore(error);
        return null;
    }
}
