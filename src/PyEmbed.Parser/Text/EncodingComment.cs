using PyEmbed.Core.Text;

namespace PyEmbed.Parser.Text;

/// <summary>The comment in one of the first two lines that names the encoding (PEP 263).</summary>
internal static class EncodingComment
{
    /// <summary>The encoding named, in CPython's spelling for UTF-8 and Latin-1; null where none is.</summary>
    /// <param name="source">The source, its newlines translated.</param>
    /// <param name="isModule">A module's last line always ends; elsewhere a line without a newline is not looked at.</param>
    public static string? Find(ReadOnlySpan<byte> source, bool isModule = true)
    {
        for (var line = 0; line < 2 && source.Length > 0; line++)
        {
            var newline = source.IndexOf((byte)'\n');
            if (newline < 0 && !isModule) return null;
            var text = newline < 0 ? source : source[..newline];
            if (FindInLine(text) is { } name) return Normalize(name);
            if (!IsBlankOrComment(text)) return null;
            source = newline < 0 ? default : source[(newline + 1)..];
        }
        return null;
    }

    private static bool IsBlankOrComment(ReadOnlySpan<byte> line)
    {
        var at = line.IndexOfAnyExcept(" \t\f"u8);
        return at < 0 || line[at] == '#';
    }

    // `coding`, then a colon or an equals sign, blanks, and the name.
    private static string? FindInLine(ReadOnlySpan<byte> line)
    {
        if (!IsBlankOrComment(line)) return null;
        var start = line.IndexOf((byte)'#');
        if (start < 0) return null;
        line = line[start..];
        while (true)
        {
            var at = line.IndexOf("coding"u8);
            if (at < 0 || at + 6 >= line.Length) return null;
            line = line[(at + 6)..];
            if (line[0] is not ((byte)':' or (byte)'=')) continue;
            var rest = line[1..];
            rest = rest[CountBlanks(rest)..];
            var length = 0;
            while (length < rest.Length && (char.IsAsciiLetterOrDigit((char)rest[length]) || rest[length] is (byte)'-' or (byte)'_' or (byte)'.')) length++;
            if (length > 0) return System.Text.Encoding.ASCII.GetString(rest[..length]);
        }
    }

    private static int CountBlanks(ReadOnlySpan<byte> text)
    {
        var count = text.IndexOfAnyExcept((byte)' ', (byte)'\t');
        return count < 0 ? text.Length : count;
    }

    // CPython looks at the first twelve characters only.
    private static string Normalize(string name)
    {
        var start = AsciiText.ToLower(name.Length > 12 ? name[..12] : name).Replace('_', '-');
        if (start == "utf-8" || start.StartsWith("utf-8-", StringComparison.Ordinal)) return "utf-8";
        if (start is "latin-1" or "iso-8859-1" or "iso-latin-1"
            || start.StartsWith("latin-1-", StringComparison.Ordinal)
            || start.StartsWith("iso-8859-1-", StringComparison.Ordinal)
            || start.StartsWith("iso-latin-1-", StringComparison.Ordinal)) return "iso-8859-1";
        return name;
    }
}
