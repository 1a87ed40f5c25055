using System.Text;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Text;

namespace PyEmbed.Compiler;

/// <summary>Finds a line in a program's file as CPython does for the text of an error that came after parsing.</summary>
internal static class ProgramLines
{
    // CPython reads with a buffer: of a long line there is only what the last filling holds.
    private const int BufferSize = 999;

    /// <summary>
    /// The line by its number from 1, with its newline. Null where there is none, or where it is not UTF-8: an encoding comment is not obeyed.
    /// </summary>
    [HostText("refuses what is not UTF-8")]
    public static string? Find(ReadOnlySpan<byte> file, int line)
    {
        if (line < 1) return null;
        var rest = file;
        for (var i = 1; i < line; i++)
        {
            var end = LengthOfLine(rest);
            if (end == rest.Length) return null;
            rest = rest[end..];
        }
        var text = rest[..LengthOfLine(rest)].ToArray();
        var length = Newlines.Translate(text);
        // A filling of exactly the buffer's size without a newline is followed by another, if only of the newline.
        var start = length / BufferSize * BufferSize;
        if (start > 0 && start == length && text[length - 1] == '\n') start -= BufferSize;
        if (start >= length) return null;
        var shown = text.AsSpan(start, length - start);
        var zero = shown.IndexOf((byte)0);
        if (zero >= 0) shown = shown[..zero];
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(shown);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // With its end: \n, \r\n or \r.
    private static int LengthOfLine(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny((byte)'\n', (byte)'\r');
        if (end < 0) return text.Length;
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }
}
