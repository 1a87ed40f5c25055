namespace PyEmbed.Compiler.Symbols;

/// <summary>Names by code points, as Python sorts strings. Ordinal order of UTF-16 puts pairs before U+E000 to U+FFFF.</summary>
internal sealed class NameOrder : IComparer<string>
{
    public static readonly NameOrder Instance = new();

    private NameOrder() { }

    public int Compare(string? x, string? y)
    {
        var common = x.AsSpan().CommonPrefixLength(y);
        if (common == x!.Length || common == y!.Length) return x.Length - y!.Length;
        var (a, b) = (x[common], y[common]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a - b : char.IsSurrogate(a) ? (b < 0xD800 ? 1 : -1) : (a < 0xD800 ? -1 : 1);
    }
}
