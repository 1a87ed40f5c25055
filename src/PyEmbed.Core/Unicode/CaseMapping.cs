namespace PyEmbed.Core.Unicode;

/// <summary>Full case mappings of Unicode 14.0: one code point may become up to <see cref="MaxLength"/>.</summary>
/// <remarks>Mappings are of single code points; that capital sigma becomes a final sigma at the end of a word is the caller's business.</remarks>
internal static class CaseMapping
{
    /// <summary>The longest mapping of one code point.</summary>
    public const int MaxLength = 3;

    /// <summary>Writes the lower case of <paramref name="c"/> and returns how many code points that is.</summary>
    public static int ToLower(int c, Span<int> target) => Map(c, CaseTables.Lower, target);

    public static int ToUpper(int c, Span<int> target) => Map(c, CaseTables.Upper, target);

    public static int ToTitle(int c, Span<int> target) => Map(c, CaseTables.Title, target);

    /// <summary>Full case folding: <c>str.casefold</c>.</summary>
    public static int Fold(int c, Span<int> target) => Map(c, CaseTables.Fold, target);

    /// <summary>Lower case as one code point, as regular expressions compare it.</summary>
    public static int ToSimpleLower(int c)
    {
        if (c < 0x80) return char.IsAsciiLetterUpper((char)c) ? c | 0x20 : c;
        return First(c, CaseTables.Lower);
    }

    /// <summary>The first code point of the upper case.</summary>
    public static int ToSimpleUpper(int c)
    {
        if (c < 0x80) return char.IsAsciiLetterLower((char)c) ? c & ~0x20 : c;
        return First(c, CaseTables.Upper);
    }

    private static int Map(int c, ReadOnlySpan<int> mappings, Span<int> target)
    {
        var mapping = mappings[CaseTables.CaseIndex(c)];
        var length = mapping >> 24;
        if (length == 0)
        {
            target[0] = c + Difference(mapping);
            return 1;
        }
        for (var i = 0; i < length; i++) target[i] = CaseTables.Extra[(mapping & 0xFFFFFF) + i];
        return length;
    }

    private static int First(int c, ReadOnlySpan<int> mappings)
    {
        var mapping = mappings[CaseTables.CaseIndex(c)];
        return mapping >> 24 == 0 ? c + Difference(mapping) : CaseTables.Extra[mapping & 0xFFFFFF];
    }

    // Differences are stored in 24 bits, two's complement.
    private static int Difference(int mapping) => mapping << 8 >> 8;
}
