namespace PyEmbed.StandardLibrary.Binascii;

/// <summary>Python's module <c>binascii</c>: bytes as text of several kinds, and back.</summary>
[PyModule("binascii", Doc = "Conversion between binary data and ASCII")]
internal sealed partial class BinasciiModule
{
    [PyConstant("Error")] internal static PyType Error => BinasciiState.Of(PyThreadState.Current).Error(PyThreadState.Current);
    [PyConstant("Incomplete")] internal static PyType Incomplete => BinasciiState.Of(PyThreadState.Current).Incomplete(PyThreadState.Current);

    [PyFunction("a2b_uu(data, /)", Doc = "Decode a line of uuencoded data.")]
    internal static PyObject? FromUu(PyThreadState thread, PyObject data)
    {
        if (!AsciiData.TryRead(thread, data, out var bytes)) return null;
        return UuLine.Decode(thread, bytes);
    }

    [PyFunction("b2a_uu(data, /, *, backtick=False)", Doc = "Uuencode line of data.")]
    internal static PyObject? ToUu(PyThreadState thread, [BytesLike] PyObject data, [AsInt] bool backtick) =>
        AsciiData.TryReadBinary(thread, data, out var bytes) ? UuLine.Encode(thread, bytes, backtick) : null;

    [PyFunction("a2b_base64(data, /, *, strict_mode=False)", Doc = "Decode a line of base64 data. In strict mode anything that is no base64 is an error.")]
    internal static PyObject? FromBase64(PyThreadState thread, PyObject data, [AsInt] bool strict_mode) =>
        AsciiData.TryRead(thread, data, out var bytes) ? Base64.Decode(thread, bytes, strict_mode) : null;

    [PyFunction("b2a_base64(data, /, *, newline=True)", Doc = "Base64-code line of data.")]
    internal static PyObject? ToBase64(PyThreadState thread, [BytesLike] PyObject data, [AsInt] bool newline)
    {
        if (!AsciiData.TryReadBinary(thread, data, out var bytes)) return null;
        var length = (bytes.Length + 2L) / 3 * 4 + (newline ? 1 : 0);
        if (length > Array.MaxLength) return PyErr.MemoryError();
        if (!thread.TryReserve(length)) return null;
        var text = new byte[length];
        System.Buffers.Text.Base64.EncodeToUtf8(bytes, text, out _, out _);
        if (newline) text[^1] = (byte)'\n';
        return PyBytes.Adopt(text);
    }

    [PyFunction("b2a_hex(/, data, sep=<unrepresentable>, bytes_per_sep=1)", Doc = "Hexadecimal representation of binary data.")]
    internal static PyObject? ToHex(PyThreadState thread, [BytesLike] PyObject data, PyObject? sep, int bytes_per_sep)
    {
        // Unlike in the text that bytes.hex() makes, any byte may separate.
        var other = sep switch { PyStr { Length: 1 } text when text[0] is > 0x7F and <= 0xFF => text[0], PyBytes { Length: 1 } single when single.Data[0] > 0x7F => single.Data[0], _ => 0 };
        if (other != 0) sep = PyStr.FromCodePoint(':');
        if (!AsciiData.TryReadBinary(thread, data, out var bytes) || HexText.Format(thread, bytes, sep, bytes_per_sep) is not { } digits) return null;
        var made = System.Text.Encoding.Latin1.GetBytes(digits.Narrow);
        if (other != 0) made.AsSpan().Replace((byte)':', (byte)other);
        return PyBytes.Adopt(made);
    }

    [PyFunction("hexlify(/, data, sep=<unrepresentable>, bytes_per_sep=1)", Doc = "Hexadecimal representation of binary data.")]
    internal static PyObject? Hexlify(PyThreadState thread, [BytesLike] PyObject data, PyObject? sep, int bytes_per_sep) => ToHex(thread, data, sep, bytes_per_sep);

    [PyFunction("a2b_hex(hexstr, /)", Doc = "Binary data of hexadecimal representation.")]
    internal static PyObject? FromHex(PyThreadState thread, PyObject hexstr)
    {
        if (!AsciiData.TryRead(thread, hexstr, out var text)) return null;
        if (text.Length % 2 != 0) return BinasciiState.Fail(thread, "Odd-length string");
        var bytes = new byte[text.Length / 2];
        return Convert.FromHexString(System.Text.Encoding.Latin1.GetString(text), bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? PyBytes.Adopt(bytes)
            : BinasciiState.Fail(thread, "Non-hexadecimal digit found");
    }

    [PyFunction("unhexlify(hexstr, /)", Doc = "Binary data of hexadecimal representation.")]
    internal static PyObject? Unhexlify(PyThreadState thread, PyObject hexstr) => FromHex(thread, hexstr);

    [PyFunction("crc_hqx(data, crc, /)", Doc = "Compute CRC-CCITT incrementally.")]
    internal static PyObject? CrcHqx(PyThreadState thread, [BytesLike] PyObject data, PyObject crc)
    {
        if (!AsciiData.TryReadBinary(thread, data, out var bytes) || !Checksum.TryStart(thread, crc, out var start)) return null;
        return PyInt.From(Checksum.Ccitt((ushort)start, bytes));
    }

    [PyFunction("crc32(data, crc=0, /)", Doc = "Compute CRC-32 incrementally.")]
    internal static PyObject? Crc32(PyThreadState thread, [BytesLike] PyObject data, PyObject? crc)
    {
        if (!AsciiData.TryReadBinary(thread, data, out var bytes) || !Checksum.TryStart(thread, crc ?? PyInt.Zero, out var start)) return null;
        return PyInt.From(Zlib.RunningChecksum.Crc32(start, bytes));
    }

    [PyFunction("a2b_qp(/, data, header=False)", Doc = "Decode a string of qp-encoded data.")]
    internal static PyObject? FromQuotedPrintable(PyThreadState thread, PyObject data, [AsInt] bool header) =>
        AsciiData.TryRead(thread, data, out var bytes) ? PyBytes.Adopt(QuotedPrintable.Decode(bytes, header)) : null;

    [PyFunction("b2a_qp(/, data, quotetabs=False, istext=True, header=False)", Doc = "Encode a string using quoted-printable encoding.")]
    internal static PyObject? ToQuotedPrintable(PyThreadState thread, [BytesLike] PyObject data, [AsInt] bool quotetabs, [AsInt] bool istext, [AsInt] bool header)
    {
        if (!AsciiData.TryReadBinary(thread, data, out var bytes) || !thread.TryReserve(bytes.Length * 4L)) return null;
        return PyBytes.Adopt(new QuotedPrintable(bytes, quotetabs, istext, header).Encode());
    }
}
