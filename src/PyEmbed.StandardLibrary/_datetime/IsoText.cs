namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary>Writes dates and times in the forms of ISO 8601.</summary>
internal ref struct IsoText(Span<char> buffer)
{
    /// <summary>Room for a date and time with an offset, each with microseconds.</summary>
    public const int Longest = 48;

    private readonly Span<char> _buffer = buffer;
    private int _length;

    public readonly ReadOnlySpan<char> Written => _buffer[.._length];

    public readonly PyStr ToStr() => PyStr.FromCodeUnits(Written);

    public void Append(char character) => _buffer[_length++] = character;

    public void Append(int number, int width)
    {
        var end = _length += width;
        for (var at = end - 1; at >= end - width; at--, number /= 10) _buffer[at] = (char)('0' + number % 10);
    }

    public void Append(DateFields date)
    {
        Append(date.Year, 4);
        Append('-');
        Append(date.Month, 2);
        Append('-');
        Append(date.Day, 2);
    }

    /// <param name="time">What to write.</param>
    /// <param name="spec">How much of it; not <see cref="TimeSpec.Auto"/>.</param>
    public void Append(TimeFields time, TimeSpec spec)
    {
        if (spec == TimeSpec.Auto) spec = time.Microsecond == 0 ? TimeSpec.Seconds : TimeSpec.Microseconds;
        Append(time.Hour, 2);
        if (spec >= TimeSpec.Minutes) AppendPart(':', time.Minute, 2);
        if (spec >= TimeSpec.Seconds) AppendPart(':', time.Second, 2);
        if (spec == TimeSpec.Milliseconds) AppendPart('.', time.Microsecond / 1000, 3);
        if (spec == TimeSpec.Microseconds) AppendPart('.', time.Microsecond, 6);
    }

    private void AppendPart(char separator, int number, int width)
    {
        Append(separator);
        Append(number, width);
    }

    /// <summary>Sign, hours and minutes of an offset, its seconds and microseconds too if it has some. Null: none.</summary>
    public void AppendOffset(PyTimeDelta? offset, bool hasColons = true)
    {
        if (offset is null) return;
        var isNegative = offset.Days < 0;
        var total = Math.Abs(offset.SmallTotal);
        Append(isNegative ? '-' : '+');
        var (seconds, microseconds) = ((int)(total / TimeFields.MicrosecondsPerSecond), (int)(total % TimeFields.MicrosecondsPerSecond));
        Append(seconds / 3600, 2);
        if (hasColons) Append(':');
        Append(seconds / 60 % 60, 2);
        if (seconds % 60 == 0 && microseconds == 0) return;
        if (hasColons) Append(':');
        Append(seconds % 60, 2);
        if (microseconds != 0) AppendPart('.', microseconds, 6);
    }

    /// <summary>What the argument <c>timespec</c> says; null, it is not given. False: an error is set.</summary>
    [MustCheck]
    public static bool TryReadSpec(PyStr? text, out TimeSpec spec)
    {
        spec = TimeSpec.Auto;
        if (text is null) return true;
        var plain = text.ToString();
        if (plain.Contains('\0')) return PyErr.ValueError("embedded null character");
        TimeSpec? found = plain switch
        {
            "auto" => TimeSpec.Auto,
            "hours" => TimeSpec.Hours,
            "minutes" => TimeSpec.Minutes,
            "seconds" => TimeSpec.Seconds,
            "milliseconds" => TimeSpec.Milliseconds,
            "microseconds" => TimeSpec.Microseconds,
            _ => null,
        };
        if (found is not { } known) return PyErr.ValueError("Unknown timespec value");
        spec = known;
        return true;
    }
}

/// <summary>How much of a time is written.</summary>
internal enum TimeSpec
{
    /// <summary>Seconds, and microseconds if there are any.</summary>
    Auto,
    Hours,
    Minutes,
    Seconds,
    Milliseconds,
    Microseconds,
}
