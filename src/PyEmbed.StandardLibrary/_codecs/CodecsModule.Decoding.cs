using PyEmbed.Core.Encodings;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Codecs;

// Decoding: each function gives the text and how many bytes it stands for.
internal sealed partial class CodecsModule
{
    [PyFunction("utf_8_decode(data, errors=None, final=False, /)")]
    public static PyObject? Utf8Decode(PyThreadState thread, [BytesLike] PyObject data, [NoneAsNull, CText] PyStr? errors, [AsInt] bool final) => Decoded(thread, data, StandardEncoding.Utf8, errors, final);

    [PyFunction("utf_7_decode(data, errors=None, final=False, /)")]
    public static PyObject? Utf7Decode(PyThreadState thread, [BytesLike] PyObject data, [NoneAsNull, CText] PyStr? errors, [AsInt] bool final) => Decoded(thread, data, StandardEncoding.Utf7, errors, final);

    [PyFunction("utf_16_le_decode(data, errors=None, final=False, /)")]
    public static PyObject? Utf16LeDecode(PyThreadState thread, [BytesLike] PyObject data, [NoneAsNull, CText] PyStr? errors, [AsInt] bool final) => Decoded(thread, data, StandardEncoding.Utf16LittleEndian, errors, final);

    [PyFunction("utf_16_be_decode(data, errors=None, final=False, /)")]
    public static PyObject? Utf16BeDecode(PyThreadState thread, [BytesLike] PyObject data, [NoneAsNull, CText] PyStr? errors, [AsInt] bool final) => Decoded(thread, data, StandardEncoding.Utf16BigEndian, errors, final);

    [PyFunction("utf_32_le_decode(data, errors=None, final=False, /)")]
    public static PyObject? Utf32LeDecode(PyThreadState thread, [BytesLike] PyObject data, [NoneAsNull, CText] PyStr? errors, [AsInt] bool final) => Decoded(thread, data, StandardEncoding.Utf32LittleEndian, errors, final);

    [PyFunction("utf_32_be_decode(data, errors=None, final=False, /)")]
    public static PyObject? Utf32BeDecode(PyThreadState thread, [BytesLike] PyObject data, [NoneAsNull, CText] PyStr? errors, [AsInt] bool final) => Decoded(thread, data, StandardEncoding.Utf32BigEndian, errors, final);

    [PyFunction("unicode_escape_decode(data, errors=None, final=True, /)")]
    public static PyObject? UnicodeEscapeDecode(PyThreadState thread, [BytesLike(OrText = true)] PyObject data, [NoneAsNull, CText] PyStr? errors, [AsInt] bool final)
    {
        if (data is PyStr text && CodecCalls.Encode(thread, text, StandardEncoding.Utf8, null) is { } bytes) data = bytes;
        return thread.HasError ? null : Decoded(thread, data, StandardEncoding.UnicodeEscape, errors, final);
    }

    [PyFunction("raw_unicode_escape_decode(data, errors=None, final=True, /)")]
    public static PyObject? RawUnicodeEscapeDecode(PyThreadState thread, [BytesLike(OrText = true)] PyObject data, [NoneAsNull, CText] PyStr? errors, [AsInt] bool final)
    {
        if (data is PyStr text && CodecCalls.Encode(thread, text, StandardEncoding.Utf8, null) is { } bytes) data = bytes;
        return thread.HasError ? null : Decoded(thread, data, StandardEncoding.RawUnicodeEscape, errors, final);
    }

    [PyFunction("latin_1_decode(data, errors=None, /)")]
    public static PyObject? Latin1Decode(PyThreadState thread, [BytesLike] PyObject data, [NoneAsNull, CText] PyStr? errors) => Decoded(thread, data, StandardEncoding.Latin1, errors, true);

    [PyFunction("ascii_decode(data, errors=None, /)")]
    public static PyObject? AsciiDecode(PyThreadState thread, [BytesLike] PyObject data, [NoneAsNull, CText] PyStr? errors) => Decoded(thread, data, StandardEncoding.Ascii, errors, true);

    [PyFunction("utf_16_decode(data, errors=None, final=False, /)")]
    public static PyObject? Utf16Decode(PyThreadState thread, [BytesLike] PyObject data, [NoneAsNull, CText] PyStr? errors, [AsInt] bool final) => Decoded(thread, data, StandardEncoding.Utf16, errors, final);

    [PyFunction("utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /)")]
    public static PyObject? Utf16ExDecode(PyThreadState thread, [BytesLike] PyObject data, [NoneAsNull, CText] PyStr? errors, int byteorder, [AsInt] bool final) =>
        DecodedWithOrder(thread, data, byteorder == 0 ? StandardEncoding.Utf16 : byteorder < 0 ? StandardEncoding.Utf16LittleEndian : StandardEncoding.Utf16BigEndian, errors, final);

    [PyFunction("utf_32_decode(data, errors=None, final=False, /)")]
    public static PyObject? Utf32Decode(PyThreadState thread, [BytesLike] PyObject data, [NoneAsNull, CText] PyStr? errors, [AsInt] bool final) => Decoded(thread, data, StandardEncoding.Utf32, errors, final);

    [PyFunction("utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /)")]
    public static PyObject? Utf32ExDecode(PyThreadState thread, [BytesLike] PyObject data, [NoneAsNull, CText] PyStr? errors, int byteorder, [AsInt] bool final) =>
        DecodedWithOrder(thread, data, byteorder == 0 ? StandardEncoding.Utf32 : byteorder < 0 ? StandardEncoding.Utf32LittleEndian : StandardEncoding.Utf32BigEndian, errors, final);

    private static PyTuple? Decoded(PyThreadState thread, PyObject data, StandardEncoding encoding, PyStr? errors, bool isFinal)
    {
        if (!Buffers.TryGet(thread, data, out var lease)) return null;
        using (lease)
        {
            var decoder = new IncrementalDecoder(encoding);
            return CodecCalls.TryDecodePart(thread, ref decoder, data, lease.Bytes, errors, isFinal, out var text, out var consumed) ? PyTuple.Of(text, PyInt.From(consumed)) : null;
        }
    }

    private static PyTuple? DecodedWithOrder(PyThreadState thread, PyObject data, StandardEncoding encoding, PyStr? errors, bool isFinal)
    {
        if (!Buffers.TryGet(thread, data, out var lease)) return null;
        using (lease)
        {
            var decoder = new IncrementalDecoder(encoding);
            if (!CodecCalls.TryDecodePart(thread, ref decoder, data, lease.Bytes, errors, isFinal, out var text, out var consumed)) return null;
            return PyTuple.Of(text, PyInt.From(consumed), PyInt.From(decoder.Order switch { ByteOrder.Little => -1, ByteOrder.Big => 1, _ => 0 }));
        }
    }

    [PyFunction("charmap_decode(data, errors=None, mapping=None, /)")]
    public static PyObject? CharmapDecode(PyThreadState thread, [BytesLike] PyObject data, [NoneAsNull, CText] PyStr? errors, [NoneAsNull] PyObject? mapping)
    {
        if (mapping is null) return Decoded(thread, data, StandardEncoding.Latin1, errors, true);
        if (!Buffers.TryGet(thread, data, out var lease)) return null;
        using (lease) return CharacterMap.Decode(thread, data, lease.Bytes, mapping, errors) is { } text ? PyTuple.Of(text, PyInt.From(lease.Length)) : null;
    }

    [PyFunction("escape_decode(data, errors=None, /)")]
    public static PyObject? EscapeDecode(PyThreadState thread, [BytesLike(OrText = true)] PyObject data, [NoneAsNull, CText] PyStr? errors)
    {
        if (!TryGetBytesOrText(thread, data, out var lease)) return null;
        using (lease)
        {
            if (!thread.TryReserve(lease.Length) || !thread.TryChargeWork(lease.Length)) return null;
            var isGood = BytesEscape.TryDecode(lease.Bytes, errors?.ToString() ?? "strict", out var bytes, out var doubtful, out var error);
            if (!isGood) return PyErr.ValueError(error);
            if (doubtful >= 0 && !Warnings.Warn(thread, PyExceptions.DeprecationWarning, DoubtfulEscape.Message(lease.Bytes, doubtful), 1)) return null;
            return PyTuple.Of(PyBytes.Adopt(bytes), PyInt.From(lease.Length));
        }
    }

    /// <summary>Text counts as its UTF-8.</summary>
    private static bool TryGetBytesOrText(PyThreadState thread, PyObject data, out BufferLease lease)
    {
        lease = default;
        if (data is not PyStr text) return Buffers.TryGet(thread, data, out lease);
        return CodecCalls.Encode(thread, text, StandardEncoding.Utf8, null) is { } bytes && Buffers.TryGet(thread, bytes, out lease);
    }
}
