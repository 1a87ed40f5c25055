using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Literals;

/// <summary>What stands between the quotes of string and bytes literals, read into their value.</summary>
/// <remarks>Bodies are source text in UTF-16: pairs are one code point. The caller has turned line ends into <c>\n</c>.</remarks>
internal static class StringLiteral
{
    /// <summary>
    /// A string body. Where the result is false, <paramref name="error"/> is the SyntaxError's text: <c>(unicode error) 'unicodeescape' codec
    /// can't decode bytes in position 0-1: truncated \xXX escape</c>. <paramref name="doubtful"/> is the body index of the first <see cref="DoubtfulEscape"/>.
    /// </summary>
    public static bool TryDecode(ReadOnlySpan<char> body, bool isRaw, out PythonText value, out int doubtful, out string error)
    {
        error = "";
        doubtful = DoubtfulEscape.None;
        if (isRaw || !body.Contains('\\'))
        {
            value = PythonText.FromUtf16(new string(body));
            return true;
        }
        var bytes = ToEscapedBytes(body);
        if (!UnicodeEscape.TryDecode(bytes, ErrorHandler.Strict, isFinal: true, out value, out _, out doubtful, out var failure))
        {
            error = "(unicode error) " + failure.DecodeMessage(bytes);
            return false;
        }
        doubtful = ToBodyIndex(body, doubtful);
        return true;
    }

    /// <summary>A bytes body, which the caller knows to be ASCII. The error reads <c>(value error) invalid \x escape at position 0</c>.</summary>
    public static bool TryDecodeBytes(ReadOnlySpan<char> body, bool isRaw, out byte[] value, out int doubtful, out string error)
    {
        doubtful = DoubtfulEscape.None;
        error = "";
        value = System.Text.Encoding.Latin1.GetBytes(body.ToArray());
        if (isRaw || !body.Contains('\\')) return true;
        var bytes = value;
        if (BytesEscape.TryDecode(bytes, "strict", out value, out doubtful, out error)) return true;
        error = "(value error) " + error;
        return false;
    }

    // The positions in error texts count each character outside ASCII as the ten of its \U escape, and a backslash before it as \u005c (so it
    // gets no warning): CPython hands the codec such a text, and what it says is seen by users.
    private static byte[] ToEscapedBytes(ReadOnlySpan<char> body)
    {
        var builder = new ByteBuilder(body.Length + 16);
        for (var i = 0; i < body.Length;)
        {
            var size = ReadUnit(body, i, out var codePoint, out var escapedSize);
            if (codePoint == '\\')
            {
                if (escapedSize == 6) builder.Append("\\u005c"u8);
                else builder.Append((byte)'\\');
                // What follows is part of the escape, a second backslash too.
                if (escapedSize == 2) builder.Append((byte)body[i + 1]);
            }
            else if (codePoint < 0x80) builder.Append((byte)codePoint);
            else AppendLongEscape(ref builder, codePoint);
            i += size;
        }
        return builder.ToArray();
    }

    private static void AppendLongEscape(ref ByteBuilder builder, int codePoint)
    {
        var target = builder.Claim(10);
        target[0] = (byte)'\\';
        target[1] = (byte)'U';
        codePoint.TryFormat(target[2..], out _, "x8", System.Globalization.CultureInfo.InvariantCulture);
    }

    // One step through the body: its size there and in the escaped form.
    private static int ReadUnit(ReadOnlySpan<char> body, int at, out int codePoint, out int escapedSize)
    {
        codePoint = body[at];
        if (codePoint == '\\')
        {
            var isBeforeAscii = at + 1 < body.Length && body[at + 1] < 0x80;
            escapedSize = isBeforeAscii ? 2 : 6;
            return isBeforeAscii ? 2 : 1;
        }
        escapedSize = codePoint < 0x80 ? 1 : 10;
        if (at + 1 == body.Length || !char.IsSurrogatePair(body[at], body[at + 1])) return 1;
        codePoint = char.ConvertToUtf32(body[at], body[at + 1]);
        return 2;
    }

    private static int ToBodyIndex(ReadOnlySpan<char> body, int escapedIndex)
    {
        if (escapedIndex < 0) return DoubtfulEscape.None;
        var at = 0;
        for (var position = 0; position < escapedIndex;)
        {
            at += ReadUnit(body, at, out _, out var size);
            position += size;
        }
        return at;
    }
}
