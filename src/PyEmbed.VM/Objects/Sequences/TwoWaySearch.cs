using System.Numerics;

namespace PyEmbed.VM.Objects;

/// <summary>
/// The two-way algorithm of Crochemore and Perrin ("Two-way string-matching", JACM 38, 1991): linear time and constant space. The pattern is split at a critical position; its right half
/// is compared forwards, then its left half.
/// </summary>
internal static class TwoWaySearch
{
    public static int IndexOf<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> pattern) where T : unmanaged, IBinaryInteger<T>
    {
        var split = MaximalSuffix(pattern, reversedOrder: false, out var period);
        var other = MaximalSuffix(pattern, reversedOrder: true, out var otherPeriod);
        if (other > split) (split, period) = (other, otherPeriod);
        return period + split <= pattern.Length && pattern[..split].SequenceEqual(pattern.Slice(period, split))
            ? IndexOfPeriodic(text, pattern, split, period)
            : IndexOfPlain(text, pattern, split, Math.Max(split, pattern.Length - split) + 1);
    }

    // Such a pattern repeats itself, so what is known to match after a shift by the period is remembered.
    private static int IndexOfPeriodic<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> pattern, int split, int period) where T : unmanaged, IBinaryInteger<T>
    {
        var known = 0;
        for (var at = 0; at <= text.Length - pattern.Length;)
        {
            var window = text.Slice(at, pattern.Length);
            var from = Math.Max(split, known);
            var matched = from + pattern[from..].CommonPrefixLength(window[from..]);
            if (matched < pattern.Length)
            {
                at += matched - split + 1;
                known = 0;
                continue;
            }
            if (split <= known || pattern[known..split].SequenceEqual(window[known..split])) return at;
            at += period;
            known = pattern.Length - period;
        }
        return -1;
    }

    private static int IndexOfPlain<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> pattern, int split, int shift) where T : unmanaged, IBinaryInteger<T>
    {
        for (var at = 0; at <= text.Length - pattern.Length;)
        {
            var window = text.Slice(at, pattern.Length);
            var matched = split + pattern[split..].CommonPrefixLength(window[split..]);
            if (matched < pattern.Length)
            {
                at += matched - split + 1;
                continue;
            }
            if (pattern[..split].SequenceEqual(window[..split])) return at;
            at += shift;
        }
        return -1;
    }

    // Where the greatest suffix starts, under the order of units or its reverse, and that suffix's period.
    private static int MaximalSuffix<T>(ReadOnlySpan<T> pattern, bool reversedOrder, out int period) where T : unmanaged, IBinaryInteger<T>
    {
        var best = -1;
        var candidate = 0;
        var offset = 1;
        period = 1;
        while (candidate + offset < pattern.Length)
        {
            var order = pattern[candidate + offset].CompareTo(pattern[best + offset]);
            if (reversedOrder) order = -order;
            if (order < 0)
            {
                candidate += offset;
                offset = 1;
                period = candidate - best;
            }
            else if (order == 0)
            {
                if (offset != period)
                {
                    offset++;
                    continue;
                }
                candidate += period;
                offset = 1;
            }
            else
            {
                best = candidate++;
                offset = period = 1;
            }
        }
        return best + 1;
    }
}
