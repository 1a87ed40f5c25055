using PyEmbed.Core.Encodings;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Codecs;

/// <summary>Encodes a stream piece by piece: encodings with a mark at the start write it once.</summary>
internal abstract class TextEncoder
{
    /// <summary>Null: an error is set.</summary>
    [MustCheck]
    public abstract PyBytes? Encode(PyThreadState thread, PyStr text);

    /// <summary>Says whether the next text stands at the start of the stream.</summary>
    [MustCheck]
    public abstract bool TrySetStart(PyThreadState thread, bool isStart);

    /// <summary>Whether ASCII characters are written as the bytes of their numbers, whatever came before.</summary>
    public virtual bool IsAsciiCompatible => false;
}

/// <summary>One of the built-in encodings.</summary>
internal sealed class StandardTextEncoder(StandardEncoding encoding, PyStr errors) : TextEncoder
{
    private bool _isStart = true;

    public override bool IsAsciiCompatible => encoding is StandardEncoding.Utf8 or StandardEncoding.Ascii or StandardEncoding.Latin1;

    public override PyBytes? Encode(PyThreadState thread, PyStr text)
    {
        var current = encoding;
        if (!_isStart)
        {
            current = encoding switch
            {
                StandardEncoding.Utf8WithSignature => StandardEncoding.Utf8,
                StandardEncoding.Utf16 => StandardEncoding.Utf16LittleEndian,
                StandardEncoding.Utf32 => StandardEncoding.Utf32LittleEndian,
                _ => encoding,
            };
        }
        var bytes = CodecCalls.Encode(thread, text, current, errors);
        if (bytes is not null) _isStart = false;
        return bytes;
    }

    public override bool TrySetStart(PyThreadState thread, bool isStart)
    {
        _isStart = isStart;
        return true;
    }
}

/// <summary>An incremental encoder that is a Python object.</summary>
internal sealed class PythonTextEncoder(PyObject encoder) : TextEncoder
{
    private static readonly PyStr s_encode = PyStr.FromName("encode");
    private static readonly PyStr s_setState = PyStr.FromName("setstate");
    private static readonly PyStr s_reset = PyStr.FromName("reset");

    public override PyBytes? Encode(PyThreadState thread, PyStr text)
    {
        if (Calls.CallMethod(thread, encoder, s_encode, text) is not { } bytes) return null;
        if (bytes is PyBytes encoded) return encoded;
        _ = PyErr.TypeError($"encoder should return a bytes object, not '{bytes.Type.NameInMessages}'");
        return null;
    }

    public override bool TrySetStart(PyThreadState thread, bool isStart) =>
        (isStart ? Calls.CallMethod(thread, encoder, s_reset) : Calls.CallMethod(thread, encoder, s_setState, PyInt.From(0))) is not null;
}
