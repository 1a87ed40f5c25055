using System.Text;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>ASCII and Latin-1.</summary>
internal static class SingleByte
{
    public static bool TryDecodeAscii(ReadOnlySpan<byte> bytes, IDecodeErrorHandler errors, out PythonText text, out CodecError error)
    {
        error = default;
        if (System.Text.Ascii.IsValid(bytes))
        {
            text = DecodeLatin1(bytes);
            return true;
        }
        text = default;
        var builder = new PythonTextBuilder(bytes.Length);
        for (var at = 0; at < bytes.Length;)
        {
            var run = bytes[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (run < 0) run = bytes.Length - at;
            builder.AppendLatin1(bytes.Slice(at, run));
            at += run;
            if (at == bytes.Length) break;
            error = new CodecError("ascii", at, at + 1, "ordinal not in range(128)");
            if (!errors.TryReplace(error, bytes, out var replacement, out at)) return false;
            builder.Append(replacement);
        }
        text = builder.ToText();
        return true;
    }

    public static PythonText DecodeLatin1(ReadOnlySpan<byte> bytes) => PythonText.FromCodeUnits(Encoding.Latin1.GetString(bytes));

    public static bool TryEncodeAscii(PythonText text, IEncodeErrorHandler errors, out byte[] bytes, out CodecError error) =>
        TryEncode(text, "ascii", 0x80, "ordinal not in range(128)", errors, out bytes, out error);

    public static bool TryEncodeLatin1(PythonText text, IEncodeErrorHandler errors, out byte[] bytes, out CodecError error) =>
        TryEncode(text, "latin-1", 0x100, "ordinal not in range(256)", errors, out bytes, out error);

    private static bool TryEncode(PythonText text, string name, int limit, string reason, IEncodeErrorHandler errors, out byte[] bytes, out CodecError error)
    {
        error = default;
        bytes = [];
        var length = text.Length;
        var builder = new ByteBuilder(length);
        for (var i = 0; i < length;)
        {
            var c = text[i];
            if (c < limit)
            {
                builder.Append((byte)c);
                i++;
                continue;
            }
            var end = i + 1;
            while (end < length && text[end] >= limit) end++;
            if (errors == ErrorHandler.SurrogateEscape)
            {
                // What can be escaped is, so that the error names only the rest.
                while (i < end && text[i] is >= 0xDC80 and <= 0xDCFF) builder.Append((byte)(text[i++] - 0xDC00));
                if (i == end) continue;
            }
            error = new CodecError(name, i, end, reason);
            if (!errors.TryReplace(error, text, out var replacement, out i)) return false;
            if (replacement.Bytes is { } raw)
            {
                builder.Append(raw);
                continue;
            }
            for (var k = 0; k < replacement.Text.Length; k++)
            {
                if (replacement.Text[k] >= limit) return false;
                builder.Append((byte)replacement.Text[k]);
            }
        }
        bytes = builder.ToArray();
        return true;
    }
}
