using System.Numerics;

namespace PyEmbed.VM.Objects;

/// <summary>Finding a run of units in text or bytes, in linear time. Units are bytes, chars or code points.</summary>
internal static class SpanSearch
{
    // The vectorised search of .NET is quadratic at worst, which only long patterns make felt.
    private const int LongPattern = 64;
    private const int LongText = 4096;

    /// <summary>The index of the first occurrence, or -1.</summary>
    public static int IndexOf<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> pattern) where T : unmanaged, IBinaryInteger<T>
    {
        if (pattern.Length == 1) return text.IndexOf(pattern[0]);
        if (pattern.Length > text.Length) return -1;
        return pattern.Length < LongPattern || text.Length < LongText ? text.IndexOf(pattern) : TwoWaySearch.IndexOf(text, pattern);
    }

    /// <summary>The index of the last occurrence, or -1.</summary>
    public static int LastIndexOf<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> pattern) where T : unmanaged, IBinaryInteger<T>
    {
        if (pattern.Length == 0) return text.Length;
        if (pattern.Length == 1) return text.LastIndexOf(pattern[0]);
        if (pattern.Length > text.Length) return -1;
        if (pattern.Length < LongPattern || text.Length < LongText) return text.LastIndexOf(pattern);
        T[] reversedText = text.ToArray(), reversedPattern = pattern.ToArray();
        Array.Reverse(reversedText);
        Array.Reverse(reversedPattern);
        var index = TwoWaySearch.IndexOf<T>(reversedText, reversedPattern);
        return index < 0 ? -1 : text.Length - index - pattern.Length;
    }

    /// <summary>How often the pattern, which is not empty, occurs without overlap; counting ends at <paramref name="most"/>.</summary>
    public static int Count<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> pattern, int most = int.MaxValue) where T : unmanaged, IBinaryInteger<T>
    {
        if (pattern.Length == 1) return Math.Min(text.Count(pattern[0]), most);
        var count = 0;
        while (count < most)
        {
            var index = IndexOf(text, pattern);
            if (index < 0) break;
            count++;
            text = text[(index + pattern.Length)..];
        }
        return count;
    }
}
