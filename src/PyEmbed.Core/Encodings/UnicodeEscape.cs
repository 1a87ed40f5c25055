using System.Globalization;
using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;

namespace PyEmbed.Core.Encodings;

/// <summary>The <c>unicode_escape</c> codec: Latin-1 bytes with the escapes of string literals.</summary>
internal static class UnicodeEscape
{
    private const string Name = "unicodeescape";

    /// <param name="bytes">The input.</param>
    /// <param name="errors">What stands for bad escapes.</param>
    /// <param name="isFinal">Whether an unfinished escape at the end is an error; else it is left for later.</param>
    /// <param name="text">The result.</param>
    /// <param name="consumed">How much of the input was used.</param>
    /// <param name="doubtful">Where the first <see cref="DoubtfulEscape"/> stands.</param>
    /// <param name="error">What went wrong where the result is false.</param>
    public static bool TryDecode(
        ReadOnlySpan<byte> bytes, IDecodeErrorHandler errors, bool isFinal, out PythonText text, out int consumed, out int doubtful, out CodecError error)
    {
        doubtful = DoubtfulEscape.None;
        error = default;
        text = default;
        consumed = bytes.Length;
        var builder = new PythonTextBuilder(bytes.Length);
        for (var at = 0; at < bytes.Length;)
        {
            var run = bytes[at..].IndexOf((byte)'\\');
            if (run < 0) run = bytes.Length - at;
            builder.AppendLatin1(bytes.Slice(at, run));
            at += run;
            if (at == bytes.Length) break;

            var start = at;
            var reason = ReadEscape(bytes, ref at, builder, ref doubtful, out var isUnfinished);
            if (reason is null) continue;
            if (isUnfinished && !isFinal)
            {
                consumed = start;
                break;
            }
            error = new CodecError(Name, start, at, reason);
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
            var c = text[i];
            if (c is >= 0x20 and < 0x7F and not '\\') builder.Append((byte)c);
            else if (c == '\\') builder.Append("\\\\"u8);
            else if (c == '\t') builder.Append("\\t"u8);
            else if (c == '\n') builder.Append("\\n"u8);
            else if (c == '\r') builder.Append("\\r"u8);
            else AppendHex(ref builder, c);
        }
        return builder.ToArray();
    }

    /// <summary>The shortest of <c>\x..</c>, <c>\u....</c> and <c>\U........</c>.</summary>
    internal static void AppendHex(ref ByteBuilder builder, int c)
    {
        var (letter, digits) = c <= 0xFF ? ('x', "x2") : c <= 0xFFFF ? ('u', "x4") : ('U', "x8");
        var target = builder.Claim(2 + (digits[1] - '0'));
        target[0] = (byte)'\\';
        target[1] = (byte)letter;
        c.TryFormat(target[2..], out _, digits, CultureInfo.InvariantCulture);
    }

    // The reason, or null when the escape was read. `at` moves behind what was looked at, which is where an error ends.
    private static string? ReadEscape(ReadOnlySpan<byte> bytes, ref int at, PythonTextBuilder builder, ref int doubtful, out bool isUnfinished)
    {
        isUnfinished = false;
        var start = at++;
        if (at == bytes.Length)
        {
            isUnfinished = true;
            return "\\ at end of string";
        }
        var c = bytes[at++];
        switch (c)
        {
            case (byte)'\n':
                return null;
            case (byte)'x':
                return ReadHex(bytes, ref at, 2, "truncated \\xXX escape", builder, out isUnfinished);
            case (byte)'u':
                return ReadHex(bytes, ref at, 4, "truncated \\uXXXX escape", builder, out isUnfinished);
            case (byte)'U':
                return ReadHex(bytes, ref at, 8, "truncated \\UXXXXXXXX escape", builder, out isUnfinished);
            case (byte)'N':
                return ReadName(bytes, ref at, builder, out isUnfinished);
            case >= (byte)'0' and <= (byte)'7':
                var octal = c - '0';
                for (var i = 0; i < 2 && at < bytes.Length && bytes[at] is >= (byte)'0' and <= (byte)'7'; i++) octal = octal * 8 + bytes[at++] - '0';
                if (octal > 0xFF) DoubtfulEscape.Note(ref doubtful, start);
                builder.Append(octal);
                return null;
        }
        var simple = Simple(c);
        if (simple >= 0)
        {
            builder.Append(simple);
            return null;
        }
        DoubtfulEscape.Note(ref doubtful, start);
        builder.Append('\\');
        builder.Append(c);
        return null;
    }

    /// <summary>What a one-letter escape stands for, or -1.</summary>
    internal static int Simple(byte c) => c switch
    {
        (byte)'\\' or (byte)'\'' or (byte)'"' => c,
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'t' => '\t',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'v' => '\v',
        (byte)'a' => '\a',
        _ => -1,
    };

    private static string? ReadHex(ReadOnlySpan<byte> bytes, ref int at, int count, string reason, PythonTextBuilder builder, out bool isUnfinished)
    {
        isUnfinished = false;
        var value = 0u;
        for (; count > 0; count--, at++)
        {
            if (at == bytes.Length)
            {
                isUnfinished = true;
                return reason;
            }
            if (!char.IsAsciiHexDigit((char)bytes[at])) return reason;
            value = value << 4 | (uint)HexValue(bytes[at]);
        }
        if (value > UnicodeData.MaxCodePoint) return "illegal Unicode character";
        builder.Append((int)value);
        return null;
    }

    private static string? ReadName(ReadOnlySpan<byte> bytes, ref int at, PythonTextBuilder builder, out bool isUnfinished)
    {
        const string Malformed = "malformed \\N character escape";
        isUnfinished = at == bytes.Length;
        if (isUnfinished || bytes[at] != '{') return Malformed;
        var start = ++at;
        var length = bytes[at..].IndexOf((byte)'}');
        if (length < 0)
        {
            at = bytes.Length;
            isUnfinished = true;
            return Malformed;
        }
        at += length;
        if (length == 0) return Malformed;
        at++;
        if (length > UnicodeNames.MaxNameLength) return "unknown Unicode character name";
        Span<char> name = stackalloc char[length];
        System.Text.Encoding.Latin1.GetChars(bytes.Slice(start, length), name);
        if (!UnicodeNames.TryLookup(name, out var c)) return "unknown Unicode character name";
        builder.Append(c);
        return null;
    }

    internal static int HexValue(byte c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}
