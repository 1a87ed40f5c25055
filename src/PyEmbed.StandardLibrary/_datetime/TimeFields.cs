namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary>A time of day.</summary>
internal readonly record struct TimeFields(int Hour, int Minute, int Second, int Microsecond)
{
    public const int SecondsPerDay = 86_400;
    public const int MicrosecondsPerSecond = 1_000_000;

    /// <summary>Bytes of a pickled time.</summary>
    public const int StateLength = 6;

    public static readonly TimeFields Largest = new(23, 59, 59, MicrosecondsPerSecond - 1);

    public int SecondOfDay => (Hour * 60 + Minute) * 60 + Second;

    public long MicrosecondOfDay => SecondOfDay * (long)MicrosecondsPerSecond + Microsecond;

    public static TimeFields FromSecondOfDay(int second, int microsecond) => new(second / 3600, second / 60 % 60, second % 60, microsecond);

    /// <summary>False: ValueError is set.</summary>
    [MustCheck]
    public bool TryCheck(int fold)
    {
        if (Hour is < 0 or > 23) return PyErr.ValueError("hour must be in 0..23");
        if (Minute is < 0 or > 59) return PyErr.ValueError("minute must be in 0..59");
        if (Second is < 0 or > 59) return PyErr.ValueError("second must be in 0..59");
        if (Microsecond is < 0 or >= MicrosecondsPerSecond) return PyErr.ValueError("microsecond must be in 0..999999");
        return TryCheckFold(fold);
    }

    /// <summary>False: ValueError is set.</summary>
    [MustCheck]
    public static bool TryCheckFold(int fold) => fold is 0 or 1 || PyErr.ValueError("fold must be either 0 or 1");

    /// <summary>What pickles hold: hour, minute, second, the microsecond in three bytes.</summary>
    public void WriteState(Span<byte> state)
    {
        state[0] = (byte)Hour;
        state[1] = (byte)Minute;
        state[2] = (byte)Second;
        state[3] = (byte)(Microsecond >> 16);
        state[4] = (byte)(Microsecond >> 8);
        state[5] = (byte)Microsecond;
    }

    public static TimeFields ReadState(ReadOnlySpan<byte> state) => new(state[0], state[1], state[2], (state[3] << 16) | (state[4] << 8) | state[5]);
}
