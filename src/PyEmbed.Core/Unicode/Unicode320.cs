namespace PyEmbed.Core.Unicode;

/// <summary>What Unicode 3.2.0 says of a code point, as CPython's <c>unicodedata.ucd_3_2_0</c> reports it: what has changed since, over the current tables.</summary>
internal static class Unicode320
{
    public const string Version = "3.2.0";

    public static bool IsAssigned(int c) => Find(Unicode320Tables.Assigned, 2, c) >= 0;

    public static string CategoryName(int c)
    {
        if (!IsAssigned(c)) return UnicodeData.NameOf(GeneralCategory.Cn);
        return TryFind(Unicode320Tables.Category, c, out var category) ? UnicodeData.NameOf((GeneralCategory)category) : UnicodeData.CategoryName(c);
    }

    public static string Bidirectional(int c)
    {
        if (!IsAssigned(c)) return "";
        return TryFind(Unicode320Tables.Bidirectional, c, out var number) ? UnicodeData.BidirectionalName(number) : UnicodeData.Bidirectional(c);
    }

    /// <summary>As CPython has it, <c>F</c> where nothing is assigned.</summary>
    public static string EastAsianWidth(int c)
    {
        if (!IsAssigned(c)) return "F";
        return TryFind(Unicode320Tables.Width, c, out var number) ? UnicodeData.WidthName(number) : UnicodeData.EastAsianWidth(c);
    }

    public static int CombiningClass(int c) => IsAssigned(c) ? UnicodeData.CombiningClass(c) : 0;

    public static bool IsMirrored(int c) => IsAssigned(c) && (TryFind(Unicode320Tables.Mirrored, c, out var value) ? value != 0 : UnicodeData.IsMirrored(c));

    /// <summary>The value of a decimal digit, or -1.</summary>
    public static int DecimalValue(int c)
    {
        if (!IsAssigned(c)) return -1;
        return TryFind(Unicode320Tables.Decimal, c, out var value) ? value : UnicodeData.DecimalValue(c);
    }

    /// <summary>What stands for a character that the current tables decompose: itself if it was not there, or something else.</summary>
    public static bool TryDecompose(int c, out int other)
    {
        other = c;
        return !IsAssigned(c) || TryFind(Unicode320Tables.Decomposition, c, out other);
    }

    // Of triples: first, last, value.
    private static bool TryFind(ReadOnlySpan<int> table, int c, out int value)
    {
        const int size = 3;
        var at = Find(table, size, c);
        value = at < 0 ? 0 : table[at + size - 1];
        return at >= 0;
    }

    // Where the range begins that has the code point; -1: there is none. Ranges are in order.
    private static int Find(ReadOnlySpan<int> table, int size, int c)
    {
        var low = 0;
        var high = table.Length / size - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (c < table[middle * size]) high = middle - 1;
            else if (c > table[middle * size + 1]) low = middle + 1;
            else return middle * size;
        }
        return -1;
    }
}
