namespace PyEmbed.Core.Unicode;

/// <summary>Hangul syllables: composed, decomposed and named by arithmetic (Unicode standard, 3.12).</summary>
internal static class Hangul
{
    public const int SyllableBase = 0xAC00;
    public const int LeadBase = 0x1100;
    public const int VowelBase = 0x1161;
    public const int TailBase = 0x11A7;
    public const int LeadCount = 19;
    public const int VowelCount = 21;
    public const int TailCount = 28;
    public const int SyllableCount = LeadCount * VowelCount * TailCount;
    public const string NamePrefix = "HANGUL SYLLABLE ";

    private static readonly string[] Leads = ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];

    private static readonly string[] Vowels =
        ["A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"];

    private static readonly string[] Tails =
    [
        "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H",
    ];

    public static bool IsSyllable(int c) => (uint)(c - SyllableBase) < SyllableCount;

    /// <summary>Takes a syllable apart; <paramref name="tail"/> is 0 where there is none.</summary>
    public static void Decompose(int syllable, out int lead, out int vowel, out int tail)
    {
        var index = syllable - SyllableBase;
        lead = LeadBase + index / (VowelCount * TailCount);
        vowel = VowelBase + index % (VowelCount * TailCount) / TailCount;
        tail = index % TailCount == 0 ? 0 : TailBase + index % TailCount;
    }

    /// <summary>Lead and vowel, or a syllable without tail and a tail, as one syllable; -1 where they do not join.</summary>
    public static int Compose(int first, int second)
    {
        if ((uint)(first - LeadBase) < LeadCount && (uint)(second - VowelBase) < VowelCount)
            return SyllableBase + ((first - LeadBase) * VowelCount + second - VowelBase) * TailCount;
        if (IsSyllable(first) && (first - SyllableBase) % TailCount == 0 && second > TailBase && second < TailBase + TailCount)
            return first + second - TailBase;
        return -1;
    }

    public static string Name(int syllable)
    {
        var index = syllable - SyllableBase;
        return NamePrefix + Leads[index / (VowelCount * TailCount)] + Vowels[index % (VowelCount * TailCount) / TailCount] + Tails[index % TailCount];
    }

    /// <summary>The syllable of a name that starts with <see cref="NamePrefix"/>, or -1.</summary>
    public static int FromName(ReadOnlySpan<char> name)
    {
        var rest = name[NamePrefix.Length..];
        var lead = LongestPrefix(Leads, ref rest);
        var vowel = LongestPrefix(Vowels, ref rest);
        var tail = LongestPrefix(Tails, ref rest);
        if (lead < 0 || vowel < 0 || tail < 0 || !rest.IsEmpty) return -1;
        return SyllableBase + (lead * VowelCount + vowel) * TailCount + tail;
    }

    private static int LongestPrefix(string[] parts, ref ReadOnlySpan<char> text)
    {
        var best = -1;
        for (var i = 0; i < parts.Length; i++)
        {
            if (text.StartsWith(parts[i], StringComparison.Ordinal) && (best < 0 || parts[i].Length > parts[best].Length)) best = i;
        }
        if (best >= 0) text = text[parts[best].Length..];
        return best;
    }
}
