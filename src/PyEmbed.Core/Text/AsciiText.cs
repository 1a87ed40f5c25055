namespace PyEmbed.Core.Text;

/// <summary>Case of ASCII letters alone: what CPython does with names of encodings, digits and words such as <c>inf</c>. Other characters stay and match only themselves.</summary>
internal static class AsciiText
{
    public static char ToLower(char c) => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;

    public static char ToUpper(char c) => char.IsAsciiLetterLower(c) ? (char)(c & ~0x20) : c;

    public static string ToLower(string text) => text.AsSpan().ContainsAnyInRange('A', 'Z')
        ? string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = ToLower(source[i]);
        })
        : text;

    public static string ToUpper(string text) => text.AsSpan().ContainsAnyInRange('a', 'z')
        ? string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = ToUpper(source[i]);
        })
        : text;

    /// <summary>Whether the text is the ASCII word, in whatever case.</summary>
    public static bool EqualsIgnoreCase(ReadOnlySpan<char> text, ReadOnlySpan<char> word) => System.Text.Ascii.EqualsIgnoreCase(text, word);

    /// <summary>Whether the text begins with the ASCII word, in whatever case.</summary>
    public static bool StartsWithIgnoreCase(ReadOnlySpan<char> text, ReadOnlySpan<char> word) => text.Length >= word.Length && EqualsIgnoreCase(text[..word.Length], word);
}
