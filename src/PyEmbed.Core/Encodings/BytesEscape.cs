namespace PyEmbed.Core.Encodings;

/// <summary>Escapes of bytes literals and of <c>codecs.escape_decode</c>.</summary>
internal static class BytesEscape
{
    /// <param name="bytes">The input.</param>
    /// <param name="errors"><c>strict</c>, <c>replace</c> (a question mark) or <c>ignore</c>, for <c>\x</c> without two digits.</param>
    /// <param name="result">The bytes meant.</param>
    /// <param name="doubtful">Where the first <see cref="DoubtfulEscape"/> stands.</param>
    /// <param name="error">Text of the ValueError where the result is false.</param>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, string errors, out byte[] result, out int doubtful, out string error)
    {
        doubtful = DoubtfulEscape.None;
        error = "";
        result = [];
        var builder = new ByteBuilder(bytes.Length);
        for (var at = 0; at < bytes.Length;)
        {
            var start = at;
            var c = bytes[at++];
            if (c != '\\')
            {
                builder.Append(c);
                continue;
            }
            if (at == bytes.Length)
            {
                error = "Trailing \\ in string";
                return false;
            }
            c = bytes[at++];
            if (c == '\n') continue;
            if (c is >= (byte)'0' and <= (byte)'7')
            {
                var octal = c - '0';
                for (var i = 0; i < 2 && at < bytes.Length && bytes[at] is >= (byte)'0' and <= (byte)'7'; i++) octal = octal * 8 + bytes[at++] - '0';
                if (octal > 0xFF) DoubtfulEscape.Note(ref doubtful, start);
                builder.Append((byte)octal);
            }
            else if (c == 'x')
            {
                if (at + 1 < bytes.Length && char.IsAsciiHexDigit((char)bytes[at]) && char.IsAsciiHexDigit((char)bytes[at + 1]))
                {
                    builder.Append((byte)(UnicodeEscape.HexValue(bytes[at]) << 4 | UnicodeEscape.HexValue(bytes[at + 1])));
                    at += 2;
                    continue;
                }
                // A single digit is skipped with the escape.
                if (at < bytes.Length && char.IsAsciiHexDigit((char)bytes[at])) at++;
                if (errors == "replace") builder.Append((byte)'?');
                else if (errors != "ignore")
                {
                    error = errors == "strict"
                        ? $"invalid \\x escape at position {start}"
                        : $"decoding error; unknown error handling code: {errors}";
                    return false;
                }
            }
            else
            {
                var simple = UnicodeEscape.Simple(c);
                if (simple >= 0)
                {
                    builder.Append((byte)simple);
                    continue;
                }
                DoubtfulEscape.Note(ref doubtful, start);
                builder.Append((byte)'\\');
                at--;
            }
        }
        result = builder.ToArray();
        return true;
    }
}
