using PyEmbed.StandardLibrary.Time;

namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary>A day of the proleptic Gregorian calendar.</summary>
internal readonly record struct DateFields(int Year, int Month, int Day)
{
    public const int LeastYear = 1, LargestYear = 9999;
    public const int LargestOrdinal = 3_652_059;       // of 9999-12-31

    /// <summary>The ordinal of 1970-01-01.</summary>
    public const int OrdinalOfEpoch = 719_163;

    /// <summary>Bytes of a pickled day.</summary>
    public const int StateLength = 4;

    private const int DaysPerWeek = 7;

    public static readonly DateFields Least = new(LeastYear, 1, 1);

    public static readonly DateFields Largest = new(LargestYear, 12, 31);

    private static ReadOnlySpan<byte> MonthLengths => [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>Days from the one before 0001-01-01.</summary>
    public int Ordinal => (int)CalendarDays.FromDate(Year, Month, Day) + OrdinalOfEpoch;

    /// <summary>0 is Monday.</summary>
    public int WeekDay => (Ordinal + 6) % DaysPerWeek;

    public int DayOfYear => CalendarDays.DayOfYear(Year, Month, Day);

    /// <summary>A number that orders days as they follow each other.</summary>
    public int Key => (Year << 9) | (Month << 5) | Day;

    /// <summary>Any ordinal, those too whose year is out of range.</summary>
    public static DateFields FromOrdinal(int ordinal)
    {
        CalendarDays.ToDate((long)ordinal - OrdinalOfEpoch, out var year, out var month, out var day);
        return new DateFields((int)year, month, day);
    }

    /// <summary>The day so many days later. False: OverflowError is set.</summary>
    [MustCheck]
    public static bool TryFromOrdinal(long ordinal, out DateFields date)
    {
        if (ordinal is < 1 or > LargestOrdinal)
        {
            date = default;
            return PyErr.OverflowError("date value out of range");
        }
        date = FromOrdinal((int)ordinal);
        return true;
    }

    /// <summary>False: ValueError is set.</summary>
    [MustCheck]
    public bool TryCheck()
    {
        if (Year is < LeastYear or > LargestYear) return PyErr.ValueError($"year {Year} is out of range");
        if (Month is < 1 or > 12) return PyErr.ValueError("month must be in 1..12");
        var length = MonthLengths[Month - 1] + (Month == 2 && CalendarDays.IsLeap(Year) ? 1 : 0);
        return (Day >= 1 && Day <= length) || PyErr.ValueError("day is out of range for month");
    }

    /// <summary>The year, week and weekday (Monday is 1) of the ISO calendar.</summary>
    public (int Year, int Week, int WeekDay) ToIsoWeek()
    {
        var (year, today) = (Year, Ordinal);
        var start = FirstIsoMonday(year);
        if (today < start) start = FirstIsoMonday(--year);
        else if (FirstIsoMonday(year + 1) is var next && today >= next) (year, start) = (year + 1, next);
        var (week, day) = int.DivRem(today - start, DaysPerWeek);
        return (year, week + 1, day + 1);
    }

    /// <summary>The day of a week of the ISO calendar, which may lie in the year 10000.</summary>
    public static IsoWeekProblem FromIsoWeek(int year, int week, int day, out DateFields date)
    {
        date = default;
        if (year is < LeastYear or > LargestYear) return IsoWeekProblem.Year;
        var start = FirstIsoMonday(year);
        var weeks = (FirstIsoMonday(year + 1) - start) / DaysPerWeek;
        if (week < 1 || week > weeks) return IsoWeekProblem.Week;
        if (day is < 1 or > DaysPerWeek) return IsoWeekProblem.Day;
        date = FromOrdinal(start + (week - 1) * DaysPerWeek + day - 1);
        return IsoWeekProblem.None;
    }

    // The Monday of the week in which the year's first Thursday lies.
    private static int FirstIsoMonday(int year)
    {
        var first = new DateFields(year, 1, 1).Ordinal;
        var weekDay = (first + 6) % DaysPerWeek;
        return first - weekDay + (weekDay > 3 ? DaysPerWeek : 0);
    }

    /// <summary>What pickles hold: the year in two bytes, month, day.</summary>
    public void WriteState(Span<byte> state)
    {
        state[0] = (byte)(Year >> 8);
        state[1] = (byte)Year;
        state[2] = (byte)Month;
        state[3] = (byte)Day;
    }

    public static DateFields ReadState(ReadOnlySpan<byte> state) => new((state[0] << 8) | state[1], state[2], state[3]);
}

/// <summary>Which part of a year, week and day is no such.</summary>
internal enum IsoWeekProblem
{
    None,
    Year,
    Week,
    Day,
}
