namespace PyEmbed.Core.Encodings;

/// <summary>
/// A backslash before a character that makes no escape, or an octal escape above 0o377: read as it stands, with a DeprecationWarning about the
/// first one of a text. Decoders report the index of its backslash, or <see cref="None"/>.
/// </summary>
internal static class DoubtfulEscape
{
    public const int None = -1;

    /// <summary>Text of the warning.</summary>
    public static string Message(ReadOnlySpan<char> text, int index)
    {
        var c = text[index + 1];
        return c is >= '4' and <= '7' ? $"invalid octal escape sequence '\\{text.Slice(index + 1, 3)}'" : $"invalid escape sequence '\\{c}'";
    }

    /// <summary>Text of the warning where the input was bytes.</summary>
    public static string Message(ReadOnlySpan<byte> bytes, int index) =>
        Message(System.Text.Encoding.Latin1.GetString(bytes.Slice(index, Math.Min(4, bytes.Length - index))), 0);

    /// <summary>Keeps the first.</summary>
    internal static void Note(ref int first, int index)
    {
        if (first == None) first = index;
    }
}
