using System.Text;
using PyEmbed.Core.Text;

namespace PyEmbed.Bytecode.Marshal;

/// <summary>Text as marshal stores it: UTF-8 where surrogates are encoded like any other code point (Python's <c>surrogatepass</c>), or one byte a character.</summary>
internal static class MarshalText
{
    public static PythonText FromLatin1(ReadOnlySpan<byte> bytes) => PythonText.FromCodeUnits(Encoding.Latin1.GetString(bytes));

    public static PythonText FromUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes)) return FromLatin1(bytes);
        var codePoints = new int[bytes.Length];
        var count = 0;
        for (var at = 0; at < bytes.Length;) codePoints[count++] = ReadCodePoint(bytes, ref at);
        return PythonText.FromCodePoints(codePoints.AsSpan(0, count));
    }

    public static bool IsAscii(in PythonText text) => text.IsNarrow && Ascii.IsValid(text.Narrow);

    public static byte[] ToUtf8(in PythonText text)
    {
        var bytes = new List<byte>(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80)
            {
                bytes.Add((byte)c);
                continue;
            }
            if (c < 0x800)
            {
                bytes.Add((byte)(0xC0 | (c >> 6)));
            }
            else
            {
                if (c < 0x10000)
                {
                    bytes.Add((byte)(0xE0 | (c >> 12)));
                }
                else
                {
                    bytes.Add((byte)(0xF0 | (c >> 18)));
                    bytes.Add((byte)(0x80 | ((c >> 12) & 0x3F)));
                }
                bytes.Add((byte)(0x80 | ((c >> 6) & 0x3F)));
            }
            bytes.Add((byte)(0x80 | (c & 0x3F)));
        }
        return [.. bytes];
    }

    private static int ReadCodePoint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var first = bytes[at];
        if (first < 0x80)
        {
            at++;
            return first;
        }
        var length = first switch
        {
            >= 0xC2 and <= 0xDF => 2,
            >= 0xE0 and <= 0xEF => 3,
            >= 0xF0 and <= 0xF4 => 4,
            _ => throw Undecodable(bytes, at, 1, "invalid start byte"),
        };
        var value = first & (0x7F >> length);
        for (var i = 1; i < length; i++)
        {
            if (at + i >= bytes.Length) throw Undecodable(bytes, at, i, "unexpected end of data");
            var next = bytes[at + i];
            var isOverlongOrTooLarge = i == 1 && first switch
            {
                0xE0 => next < 0xA0,
                0xF0 => next < 0x90,
                0xF4 => next > 0x8F,
                _ => false,
            };
            if ((next & 0xC0) != 0x80 || isOverlongOrTooLarge) throw Undecodable(bytes, at, i, "invalid continuation byte");
            value = (value << 6) | (next & 0x3F);
        }
        at += length;
        return value;
    }

    private static MarshalException Undecodable(ReadOnlySpan<byte> bytes, int at, int count, string reason) => new(
        MarshalError.UnicodeDecodeError,
        count == 1
            ? $"'utf-8' codec can't decode byte 0x{bytes[at]:x2} in position {at}: {reason}"
            : $"'utf-8' codec can't decode bytes in position {at}-{at + count - 1}: {reason}") { Undecodable = new UndecodableText(bytes.ToArray(), at, at + count, reason) };
}
