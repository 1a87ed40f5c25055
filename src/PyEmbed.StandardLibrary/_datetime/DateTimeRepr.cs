namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary>What the reprs of times, with and without a date, have in common.</summary>
internal static class DateTimeRepr
{
    /// <summary>Seconds and microseconds as further arguments, unless they are zero.</summary>
    public static string Seconds(TimeFields time) =>
        time.Microsecond != 0 ? $", {time.Second}, {time.Microsecond}" : time.Second != 0 ? $", {time.Second}" : "";

    /// <summary>False: an error is set.</summary>
    [MustCheck]
    public static bool TryAppendZone(ContainerRepr text, PyTzInfo? zone)
    {
        if (zone is null) return true;
        text.Append(", tzinfo=");
        return text.TryAppend(zone);
    }

    /// <summary>With the fold, if it is one, and the end.</summary>
    public static PyObject? Finish(ContainerRepr text, int fold = 0)
    {
        text.Append(fold == 0 ? ")" : ", fold=1)");
        return text.ToStr();
    }
}
