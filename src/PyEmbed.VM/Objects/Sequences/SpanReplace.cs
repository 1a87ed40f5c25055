using System.Numerics;

namespace PyEmbed.VM.Objects;

/// <summary><c>replace</c> of text and bytes, in two passes: the length of the result, then its units.</summary>
internal static class SpanReplace
{
    /// <summary>How many replacements will be made; an empty pattern stands between all units and at both ends. A negative most means all.</summary>
    public static int Count<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> old, nint most) where T : unmanaged, IBinaryInteger<T>
    {
        var limit = most < 0 || most > int.MaxValue ? int.MaxValue : (int)most;
        return old.IsEmpty ? (int)Math.Min((long)text.Length + 1, limit) : SpanSearch.Count(text, old, limit);
    }

    /// <summary>Writes the result, whose length is <c>text + count * (replacement - old)</c>.</summary>
    public static void Fill<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> old, ReadOnlySpan<T> replacement, int count, Span<T> target) where T : unmanaged, IBinaryInteger<T>
    {
        if (old.IsEmpty)
        {
            FillBetween(text, replacement, count, target);
            return;
        }
        for (; count > 0; count--)
        {
            var run = SpanSearch.IndexOf(text, old);
            text[..run].CopyTo(target);
            replacement.CopyTo(target[run..]);
            target = target[(run + replacement.Length)..];
            text = text[(run + old.Length)..];
        }
        text.CopyTo(target);
    }

    private static void FillBetween<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> replacement, int count, Span<T> target)
    {
        for (var i = 0; i < count; i++)
        {
            replacement.CopyTo(target);
            target = target[replacement.Length..];
            if (i == text.Length) return;
            target[0] = text[i];
            target = target[1..];
        }
        text[count..].CopyTo(target);
    }
}
