using PyEmbed.Core.Encodings;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Codecs;

// Encoding: each function gives the bytes and how many characters they stand for.
internal sealed partial class CodecsModule
{
    [PyFunction("utf_8_encode(str, errors=None, /)")]
    public static PyObject? Utf8Encode(PyThreadState thread, PyStr str, [NoneAsNull, CText] PyStr? errors) => Encoded(thread, str, StandardEncoding.Utf8, errors);

    [PyFunction("utf_7_encode(str, errors=None, /)")]
    public static PyObject? Utf7Encode(PyThreadState thread, PyStr str, [NoneAsNull, CText] PyStr? errors) => Encoded(thread, str, StandardEncoding.Utf7, errors);

    [PyFunction("utf_16_le_encode(str, errors=None, /)")]
    public static PyObject? Utf16LeEncode(PyThreadState thread, PyStr str, [NoneAsNull, CText] PyStr? errors) => Encoded(thread, str, StandardEncoding.Utf16LittleEndian, errors);

    [PyFunction("utf_16_be_encode(str, errors=None, /)")]
    public static PyObject? Utf16BeEncode(PyThreadState thread, PyStr str, [NoneAsNull, CText] PyStr? errors) => Encoded(thread, str, StandardEncoding.Utf16BigEndian, errors);

    [PyFunction("utf_32_le_encode(str, errors=None, /)")]
    public static PyObject? Utf32LeEncode(PyThreadState thread, PyStr str, [NoneAsNull, CText] PyStr? errors) => Encoded(thread, str, StandardEncoding.Utf32LittleEndian, errors);

    [PyFunction("utf_32_be_encode(str, errors=None, /)")]
    public static PyObject? Utf32BeEncode(PyThreadState thread, PyStr str, [NoneAsNull, CText] PyStr? errors) => Encoded(thread, str, StandardEncoding.Utf32BigEndian, errors);

    [PyFunction("unicode_escape_encode(str, errors=None, /)")]
    public static PyObject? UnicodeEscapeEncode(PyThreadState thread, PyStr str, [NoneAsNull, CText] PyStr? errors) => Encoded(thread, str, StandardEncoding.UnicodeEscape, errors);

    [PyFunction("raw_unicode_escape_encode(str, errors=None, /)")]
    public static PyObject? RawUnicodeEscapeEncode(PyThreadState thread, PyStr str, [NoneAsNull, CText] PyStr? errors) => Encoded(thread, str, StandardEncoding.RawUnicodeEscape, errors);

    [PyFunction("latin_1_encode(str, errors=None, /)")]
    public static PyObject? Latin1Encode(PyThreadState thread, PyStr str, [NoneAsNull, CText] PyStr? errors) => Encoded(thread, str, StandardEncoding.Latin1, errors);

    [PyFunction("ascii_encode(str, errors=None, /)")]
    public static PyObject? AsciiEncode(PyThreadState thread, PyStr str, [NoneAsNull, CText] PyStr? errors) => Encoded(thread, str, StandardEncoding.Ascii, errors);

    [PyFunction("utf_16_encode(str, errors=None, byteorder=0, /)")]
    public static PyObject? Utf16Encode(PyThreadState thread, PyStr str, [NoneAsNull, CText] PyStr? errors, int byteorder) =>
        Encoded(thread, str, byteorder == 0 ? StandardEncoding.Utf16 : byteorder < 0 ? StandardEncoding.Utf16LittleEndian : StandardEncoding.Utf16BigEndian, errors);

    [PyFunction("utf_32_encode(str, errors=None, byteorder=0, /)")]
    public static PyObject? Utf32Encode(PyThreadState thread, PyStr str, [NoneAsNull, CText] PyStr? errors, int byteorder) =>
        Encoded(thread, str, byteorder == 0 ? StandardEncoding.Utf32 : byteorder < 0 ? StandardEncoding.Utf32LittleEndian : StandardEncoding.Utf32BigEndian, errors);

    private static PyTuple? Encoded(PyThreadState thread, PyStr text, StandardEncoding encoding, PyStr? errors) =>
        CodecCalls.Encode(thread, text, encoding, errors) is { } bytes ? PyTuple.Of(bytes, PyInt.From(text.Length)) : null;

    [PyFunction("charmap_encode(str, errors=None, mapping=None, /)")]
    public static PyObject? CharmapEncode(PyThreadState thread, PyStr str, [NoneAsNull, CText] PyStr? errors, [NoneAsNull] PyObject? mapping)
    {
        if (mapping is null) return Encoded(thread, str, StandardEncoding.Latin1, errors);
        return CharacterMap.Encode(thread, str, mapping, errors) is { } bytes ? PyTuple.Of(bytes, PyInt.From(str.Length)) : null;
    }

    [PyFunction("charmap_build(map, /)")]
    public static PyObject? CharmapBuild(PyThreadState thread, PyStr map) => CharacterMap.Build(thread, map);

    [PyFunction("escape_encode(data, errors=None, /)")]
    public static PyObject? EscapeEncode(PyThreadState thread, PyBytes data, [NoneAsNull, CText] PyStr? errors)
    {
        if (!thread.TryReserve(4L * data.Length) || !thread.TryChargeWork(data.Length)) return null;
        var escaped = new ByteBuilder(data.Length);
        foreach (var b in data.Data)
        {
            if (b is (byte)'\'' or (byte)'\\') escaped.Append([(byte)'\\', b]);
            else if (b is >= 0x20 and < 0x7F) escaped.Append(b);
            else if (b is (byte)'\t' or (byte)'\n' or (byte)'\r') escaped.Append([(byte)'\\', (byte)(b == '\t' ? 't' : b == '\n' ? 'n' : 'r')]);
            else escaped.Append([(byte)'\\', (byte)'x', (byte)"0123456789abcdef"[b >> 4], (byte)"0123456789abcdef"[b & 0xF]]);
        }
        return PyTuple.Of(PyBytes.Adopt(escaped.ToArray()), PyInt.From(data.Length));
    }

    [PyFunction("readbuffer_encode(data, errors=None, /)")]
    public static PyObject? ReadBufferEncode(PyThreadState thread, [BytesLike(OrText = true)] PyObject data, [NoneAsNull, CText] PyStr? errors)
    {
        if (!TryGetBytesOrText(thread, data, out var lease)) return null;
        using (lease)
        {
            if (!thread.TryReserve(lease.Length)) return null;
            return PyTuple.Of(PyBytes.CopyOf(lease.Bytes), PyInt.From(lease.Length));
        }
    }
}
