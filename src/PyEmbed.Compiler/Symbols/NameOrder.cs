namespace PyEmbed.Compiler.Symbols;

/// <summary>Names by code points, as Python sorts strings. Ordinal order of UTF-16 puts pairs before U+E000 to U+FFFF.</summary>
internal sealed class NameOrder : IComparer<string>
{
    public static readonly NameOrder Instance = new();

    private NameOrder() { }

    public int Compare(string? x, string? y)
    {
        var at = x.AsSpan().CommonPrefixLength(y);
        if (at == x!.Length || at == y!.Length) return x.Length - y!.Length;
        if (at > 0 && char.IsHighSurrogate(x[at - 1])) at--;
        return CodePointAt(x, at) - CodePointAt(y, at);
    }

    private static int CodePointAt(string text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? char.ConvertToUtf32(text, index) : text[index];
}
