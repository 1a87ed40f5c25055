namespace PyEmbed.VM.Objects;

/// <summary>Bounds that come with a method, as in <c>find(x, start, end)</c>.</summary>
internal static class SearchRange
{
    /// <summary>Counts negative bounds from the end and clamps both to the length. False: start lies behind end, so that not even nothing is found there.</summary>
    public static bool Adjust(int length, ref nint start, ref nint end)
    {
        if (end > length) end = length;
        else if (end < 0) end = Math.Max(end + length, 0);
        if (start < 0) start = Math.Max(start + length, 0);
        return start <= end;
    }
}
