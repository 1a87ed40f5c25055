using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;

namespace PyEmbed.Core.Encodings;

/// <summary>The <c>raw_unicode_escape</c> codec (pickle protocol 0): Latin-1 bytes with <c>\uXXXX</c> and <c>\UXXXXXXXX</c> only.</summary>
internal static class RawUnicodeEscape
{
    private const string Name = "rawunicodeescape";

    /// <summary>Where not <paramref name="isFinal"/>, an unfinished escape at the end is left for later.</summary>
    public static bool TryDecode(
        ReadOnlySpan<byte> bytes, IDecodeErrorHandler errors, bool isFinal, out PythonText text, out int consumed, out CodecError error)
    {
        error = default;
        text = default;
        consumed = bytes.Length;
        var builder = new PythonTextBuilder(bytes.Length);
        for (var at = 0; at < bytes.Length;)
        {
            var start = at;
            var c = bytes[at++];
            if (c != '\\' || at == bytes.Length)
            {
                if (c == '\\' && !isFinal)
                {
                    consumed = start;
                    break;
                }
                builder.Append(c);
                continue;
            }
            c = bytes[at++];
            if (c is not ((byte)'u' or (byte)'U'))
            {
                builder.Append('\\');
                builder.Append(c);
                continue;
            }
            var end = at + (c == 'u' ? 4 : 8);
            var value = 0u;
            for (; at < end && at < bytes.Length && char.IsAsciiHexDigit((char)bytes[at]); at++) value = value << 4 | (uint)UnicodeEscape.HexValue(bytes[at]);
            if (at == end && value <= UnicodeData.MaxCodePoint)
            {
                builder.Append((int)value);
                continue;
            }
            if (at < end && at == bytes.Length && !isFinal)
            {
                consumed = start;
                break;
            }
            error = new CodecError(Name, start, at, at == end ? "\\Uxxxxxxxx out of range" : c == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape");
            if (!errors.TryReplace(error, bytes, out var replacement, out at)) return false;
            builder.Append(replacement);
        }
        text = builder.ToText();
        return true;
    }

    public static byte[] Encode(PythonText text)
    {
        var builder = new ByteBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x100) builder.Append((byte)text[i]);
            else UnicodeEscape.AppendHex(ref builder, text[i]);
        }
        return builder.ToArray();
    }
}
