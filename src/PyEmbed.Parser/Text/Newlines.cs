namespace PyEmbed.Parser.Text;

/// <summary>Universal newlines: <c>\r\n</c> and <c>\r</c> become <c>\n</c>.</summary>
internal static class Newlines
{
    /// <summary>Translates in place and returns the new length.</summary>
    public static int Translate(Span<byte> text)
    {
        var from = text.IndexOf((byte)'\r');
        if (from < 0) return text.Length;
        var to = from;
        while (from < text.Length)
        {
            // At a carriage return: it becomes a newline and swallows one that follows.
            text[to++] = (byte)'\n';
            from++;
            if (from < text.Length && text[from] == '\n') from++;
            var rest = text[from..];
            var run = rest.IndexOf((byte)'\r');
            if (run < 0) run = rest.Length;
            rest[..run].CopyTo(text[to..]);
            to += run;
            from += run;
        }
        return to;
    }
}
