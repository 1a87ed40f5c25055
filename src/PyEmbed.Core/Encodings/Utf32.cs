using System.Buffers.Binary;
using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;

namespace PyEmbed.Core.Encodings;

/// <summary>UTF-32 with CPython's error positions and reasons.</summary>
internal static class Utf32
{
    /// <summary>As <see cref="Utf16.TryDecode"/>, with four bytes a unit.</summary>
    public static bool TryDecode(
        ReadOnlySpan<byte> bytes, IDecodeErrorHandler errors, bool isFinal, ref ByteOrder order, out PythonText text, out int consumed, out CodecError error)
    {
        error = default;
        text = default;
        consumed = bytes.Length;
        var at = ReadMark(bytes, ref order);
        var isBig = order == ByteOrder.Big;
        var builder = new PythonTextBuilder(bytes.Length / 4);
        while (at < bytes.Length)
        {
            var rest = bytes[at..];
            var size = 4;
            string reason;
            if (rest.Length < 4)
            {
                if (!isFinal)
                {
                    consumed = at;
                    break;
                }
                size = rest.Length;
                reason = "truncated data";
            }
            else
            {
                var unit = isBig ? BinaryPrimitives.ReadUInt32BigEndian(rest) : BinaryPrimitives.ReadUInt32LittleEndian(rest);
                if (unit is < 0xD800 or (> 0xDFFF and <= UnicodeData.MaxCodePoint))
                {
                    builder.Append((int)unit);
                    at += 4;
                    continue;
                }
                reason = unit <= 0xDFFF ? "code point in surrogate code point range(0xd800, 0xe000)" : "code point not in range(0x110000)";
            }
            error = new CodecError(isBig ? "utf-32-be" : "utf-32-le", at, at + size, reason);
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
        var builder = new ByteBuilder((int)Math.Min(4L * text.Length + 4, Array.MaxLength));
        var isBig = order == ByteOrder.Big;
        if (order == ByteOrder.Marked) AppendUnit(ref builder, 0xFEFF, isBig);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] is < 0xD800 or > 0xDFFF)
            {
                AppendUnit(ref builder, text[i], isBig);
                i++;
                continue;
            }
            if (!LoneSurrogate.TryReplace(ref builder, text, ref i, 4, order, errors, out error)) return false;
        }
        bytes = builder.ToArray();
        return true;
    }

    private static int ReadMark(ReadOnlySpan<byte> bytes, ref ByteOrder order)
    {
        if (order != ByteOrder.Marked || bytes.Length < 4) return 0;
        if (bytes is [0, 0, 0xFE, 0xFF, ..]) order = ByteOrder.Big;
        else if (bytes is [0xFF, 0xFE, 0, 0, ..]) order = ByteOrder.Little;
        return order == ByteOrder.Marked ? 0 : 4;
    }

    private static void AppendUnit(ref ByteBuilder builder, int unit, bool isBig)
    {
        if (isBig) BinaryPrimitives.WriteInt32BigEndian(builder.Claim(4), unit);
        else BinaryPrimitives.WriteInt32LittleEndian(builder.Claim(4), unit);
    }
}
