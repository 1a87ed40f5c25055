using System.Buffers.Binary;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>UTF-16 with CPython's error positions and reasons.</summary>
internal static class Utf16
{
    /// <summary>
    /// Where not <paramref name="isFinal"/>, half a character at the end is left for later. <paramref name="order"/> becomes what a byte order
    /// mark said, so that the next piece goes on with it.
    /// </summary>
    public static bool TryDecode(
        ReadOnlySpan<byte> bytes, IDecodeErrorHandler errors, bool isFinal, ref ByteOrder order, out PythonText text, out int consumed, out CodecError error)
    {
        error = default;
        text = default;
        consumed = bytes.Length;
        var at = ReadMark(bytes, ref order);
        var isBig = order == ByteOrder.Big;
        var builder = new PythonTextBuilder(bytes.Length / 2);
        while (at < bytes.Length)
        {
            var reason = Read(bytes[at..], isBig, out var codePoint, out var size);
            if (reason is null)
            {
                builder.Append(codePoint);
                at += size;
                continue;
            }
            if (!isFinal && at + size == bytes.Length && reason is "truncated data" or "unexpected end of data")
            {
                consumed = at;
                break;
            }
            error = new CodecError(isBig ? "utf-16-be" : "utf-16-le", at, at + size, reason);
            if (!errors.TryReplace(error, bytes, out var replacement, out at)) return false;
            builder.Append(replacement);
        }
        text = builder.ToText();
        return true;
    }

    public static bool TryEncode(PythonText text, ByteOrder order, IEncodeErrorHandler errors, out byte[] bytes, out CodecError error)
    {
        error = default;
        bytes = [];
        var builder = new ByteBuilder(2 * text.Length + 2);
        var isBig = order == ByteOrder.Big;
        if (order == ByteOrder.Marked) AppendUnit(ref builder, 0xFEFF, isBig);
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c is < 0xD800 or > 0xDFFF)
            {
                if (c > 0xFFFF)
                {
                    AppendUnit(ref builder, 0xD800 + (c - 0x10000 >> 10), isBig);
                    c = 0xDC00 + (c & 0x3FF);
                }
                AppendUnit(ref builder, c, isBig);
                i++;
                continue;
            }
            if (!LoneSurrogate.TryReplace(ref builder, text, ref i, 2, order, errors, out error)) return false;
        }
        bytes = builder.ToArray();
        return true;
    }

    private static int ReadMark(ReadOnlySpan<byte> bytes, ref ByteOrder order)
    {
        if (order != ByteOrder.Marked || bytes.Length < 2) return 0;
        if (bytes is [0xFE, 0xFF, ..]) order = ByteOrder.Big;
        else if (bytes is [0xFF, 0xFE, ..]) order = ByteOrder.Little;
        return order == ByteOrder.Marked ? 0 : 2;
    }

    // The reason where it cannot be read; then size is how many bytes that concerns.
    private static string? Read(ReadOnlySpan<byte> bytes, bool isBig, out int codePoint, out int size)
    {
        codePoint = 0;
        size = bytes.Length;
        if (bytes.Length < 2) return "truncated data";
        codePoint = ReadUnit(bytes, isBig);
        if (codePoint is >= 0xD800 and <= 0xDBFF && bytes.Length < 4) return "unexpected end of data";
        size = 2;
        if (codePoint is < 0xD800 or > 0xDFFF) return null;
        if (codePoint >= 0xDC00) return "illegal encoding";
        var low = ReadUnit(bytes[2..], isBig);
        if (low is < 0xDC00 or > 0xDFFF) return "illegal UTF-16 surrogate";
        codePoint = 0x10000 + (codePoint - 0xD800 << 10) + (low - 0xDC00);
        size = 4;
        return null;
    }

    private static int ReadUnit(ReadOnlySpan<byte> bytes, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static void AppendUnit(ref ByteBuilder builder, int unit, bool isBig)
    {
        if (isBig) BinaryPrimitives.WriteUInt16BigEndian(builder.Claim(2), (ushort)unit);
        else BinaryPrimitives.WriteUInt16LittleEndian(builder.Claim(2), (ushort)unit);
    }
}
