using System.Text;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>UTF-8 with CPython's error positions and reasons (PEP 3100, Unicode's "maximal subpart" practice).</summary>
internal static class Utf8
{
    private const string Name = "utf-8";

    /// <summary>Decodes all of the bytes.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, IDecodeErrorHandler errors, out PythonText text, out CodecError error) =>
        TryDecode(bytes, errors, isFinal: true, out text, out _, out error);

    /// <summary>Where not <paramref name="isFinal"/>, an unfinished sequence at the end is left for later: see <paramref name="consumed"/>.</summary>
    public static bool TryDecode(
        ReadOnlySpan<byte> bytes, IDecodeErrorHandler errors, bool isFinal, out PythonText text, out int consumed, out CodecError error)
    {
        error = default;
        consumed = bytes.Length;
        if (System.Text.Ascii.IsValid(bytes))
        {
            text = PythonText.FromCodeUnits(Encoding.Latin1.GetString(bytes));
            return true;
        }
        text = default;
        var builder = new PythonTextBuilder(bytes.Length);
        for (var at = 0; at < bytes.Length;)
        {
            if (bytes[at] < 0x80)
            {
                var run = bytes[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
                if (run < 0) run = bytes.Length - at;
                builder.AppendLatin1(bytes.Slice(at, run));
                at += run;
                continue;
            }
            var length = Read(bytes[at..], out var codePoint, out var reason);
            if (reason is null)
            {
                builder.Append(codePoint);
                at += length;
                continue;
            }
            if (!isFinal && IsUnfinished(bytes[at..], reason))
            {
                consumed = at;
                break;
            }
            error = new CodecError(Name, at, at + length, reason);
            if (!errors.TryReplace(error, bytes, out var replacement, out at)) return false;
            builder.Append(replacement);
        }
        text = builder.ToText();
        return true;
    }

    public static bool TryEncode(PythonText text, IEncodeErrorHandler errors, out byte[] bytes, out CodecError error)
    {
        error = default;
        bytes = [];
        if (text.IsNarrow && System.Text.Ascii.IsValid(text.Narrow))
        {
            bytes = new byte[text.Narrow.Length];
            return System.Text.Ascii.FromUtf16(text.Narrow, bytes, out _) == System.Buffers.OperationStatus.Done;
        }
        var builder = new ByteBuilder(text.Length + text.Length / 2 + 4);
        var length = text.Length;
        for (var i = 0; i < length;)
        {
            var c = text[i];
            if (c is < 0xD800 or > 0xDFFF)
            {
                Append(ref builder, c);
                i++;
                continue;
            }
            var end = i + 1;
            while (end < length && text[end] is >= 0xD800 and <= 0xDFFF) end++;
            if (errors == ErrorHandler.SurrogateEscape)
            {
                // What can be escaped is, so that the error names only the rest.
                while (i < end && text[i] is >= 0xDC80 and <= 0xDCFF) builder.Append((byte)(text[i++] - 0xDC00));
                if (i == end) continue;
            }
            error = new CodecError(Name, i, end, "surrogates not allowed");
            if (!errors.TryReplace(error, text, out var replacement, out i)) return false;
            if (replacement.Bytes is { } raw) builder.Append(raw);
            else if (!TryAppendAscii(ref builder, replacement.Text)) return false;
        }
        bytes = builder.ToArray();
        return true;
    }

    /// <summary>Writes one code point, surrogates like any other.</summary>
    internal static void Append(ref ByteBuilder builder, int c)
    {
        if (c < 0x80)
        {
            builder.Append((byte)c);
        }
        else if (c < 0x800)
        {
            var target = builder.Claim(2);
            target[0] = (byte)(0xC0 | c >> 6);
            target[1] = (byte)(0x80 | (c & 0x3F));
        }
        else if (c < 0x10000)
        {
            var target = builder.Claim(3);
            target[0] = (byte)(0xE0 | c >> 12);
            target[1] = (byte)(0x80 | (c >> 6 & 0x3F));
            target[2] = (byte)(0x80 | (c & 0x3F));
        }
        else
        {
            var target = builder.Claim(4);
            target[0] = (byte)(0xF0 | c >> 18);
            target[1] = (byte)(0x80 | (c >> 12 & 0x3F));
            target[2] = (byte)(0x80 | (c >> 6 & 0x3F));
            target[3] = (byte)(0x80 | (c & 0x3F));
        }
    }

    // A handler's text must be ASCII here: anything else raises the first error.
    private static bool TryAppendAscii(ref ByteBuilder builder, PythonText text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] >= 0x80) return false;
            builder.Append((byte)text[i]);
        }
        return true;
    }

    // The length of the sequence, or of what is wrong where a reason is given.
    private static int Read(ReadOnlySpan<byte> bytes, out int codePoint, out string? reason)
    {
        codePoint = 0;
        reason = null;
        var lead = bytes[0];
        var size = lead switch
        {
            < 0xC2 => 0,
            < 0xE0 => 2,
            < 0xF0 => 3,
            < 0xF5 => 4,
            _ => 0,
        };
        if (size == 0)
        {
            reason = "invalid start byte";
            return 1;
        }
        codePoint = lead & (0x7F >> size);
        for (var i = 1; i < size; i++)
        {
            if (i >= bytes.Length)
            {
                reason = "unexpected end of data";
                return bytes.Length;
            }
            var b = bytes[i];
            if ((b & 0xC0) != 0x80 || (i == 1 && !IsSecond(lead, b)))
            {
                reason = "invalid continuation byte";
                return i;
            }
            codePoint = codePoint << 6 | (b & 0x3F);
        }
        return size;
    }

    // No overlong forms, no surrogates, nothing above U+10FFFF.
    private static bool IsSecond(byte lead, byte second) => lead switch
    {
        0xE0 => second >= 0xA0,
        0xED => second < 0xA0,
        0xF0 => second >= 0x90,
        0xF4 => second < 0x90,
        _ => true,
    };

    // Two bytes of a surrogate are waited for too: surrogatepass may want all three.
    private static bool IsUnfinished(ReadOnlySpan<byte> rest, string reason) =>
        reason == "unexpected end of data" || (rest is [0xED, >= 0xA0 and <= 0xBF]);
}
