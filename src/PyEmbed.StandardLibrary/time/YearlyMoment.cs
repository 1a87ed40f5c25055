using System.Globalization;

namespace PyEmbed.StandardLibrary.Time;

/// <summary>A moment that comes once a year by local time: on a weekday of a month, or on a day of the year; with its time of day, which may lie in other days.</summary>
internal readonly record struct YearlyMoment
{
    private const int DefaultTime = 2 * 3600, LargestHour = 167, LastWeek = 5;

    private enum Rule { WeekDay, DayWithoutLeapDay, DayOfYear }

    private Rule Kind { get; init; }

    private int Month { get; init; }

    private int Week { get; init; }

    private int Day { get; init; }

    private int Seconds { get; init; }

    /// <summary>Seconds since 1970 in local time.</summary>
    public long In(long year)
    {
        var firstDay = CalendarDays.FromDate(year, 1, 1);
        var days = Kind switch
        {
            Rule.DayOfYear => firstDay + Day,
            Rule.DayWithoutLeapDay => firstDay + Day - 1 + (Day > 59 && CalendarDays.IsLeap(year) ? 1 : 0),
            _ => WeekDayIn(year),
        };
        return days * CalendarDays.SecondsPerDay + Seconds;
    }

    private long WeekDayIn(long year)
    {
        var first = CalendarDays.FromDate(year, Month, 1);
        var next = Month == 12 ? CalendarDays.FromDate(year + 1, 1, 1) : CalendarDays.FromDate(year, Month + 1, 1);
        var weekDay = (int)(((first + 4) % 7 + 7) % 7);      // Sunday is 0, as in the rule
        var day = first + (Day - weekDay + 7) % 7 + (Week - 1) * 7;
        return Week == LastWeek && day >= next ? day - 7 : day;
    }

    /// <summary>Reads a comma and a rule: <c>Mm.w.d</c>, <c>Jn</c> or <c>n</c>, perhaps with <c>/time</c>.</summary>
    [MustCheck]
    public static bool TryRead(ref ReadOnlySpan<char> text, out YearlyMoment moment)
    {
        moment = default;
        if (text.IsEmpty || text[0] != ',') return false;
        text = text[1..];
        if (text.StartsWith("M"))
        {
            text = text[1..];
            if (!TryNumber(ref text, 1, 12, out var month) || !TryDot(ref text) || !TryNumber(ref text, 1, LastWeek, out var week) || !TryDot(ref text)
                || !TryNumber(ref text, 0, 6, out var weekDay)) return false;
            moment = new YearlyMoment { Kind = Rule.WeekDay, Month = month, Week = week, Day = weekDay };
        }
        else
        {
            var skipsLeapDay = text.StartsWith("J");
            if (skipsLeapDay) text = text[1..];
            if (!TryNumber(ref text, skipsLeapDay ? 1 : 0, 365, out var day)) return false;
            moment = new YearlyMoment { Kind = skipsLeapDay ? Rule.DayWithoutLeapDay : Rule.DayOfYear, Day = day };
        }
        var seconds = DefaultTime;
        if (text.StartsWith("/"))
        {
            text = text[1..];
            if (!TryTime(ref text, LargestHour, out seconds)) return false;
        }
        moment = moment with { Seconds = seconds };
        return true;
    }

    /// <summary>Reads <c>[+-]hh[:mm[:ss]]</c>.</summary>
    [MustCheck]
    public static bool TryTime(ref ReadOnlySpan<char> text, int largestHour, out int seconds)
    {
        seconds = 0;
        var isNegative = text.StartsWith("-");
        if (isNegative || text.StartsWith("+")) text = text[1..];
        if (!TryNumber(ref text, 0, largestHour, out var hours)) return false;
        seconds = hours * 3600;
        for (var unit = 60; unit >= 1 && text.StartsWith(":"); unit /= 60)
        {
            text = text[1..];
            if (!TryNumber(ref text, 0, 59, out var part)) return false;
            seconds += part * unit;
        }
        if (isNegative) seconds = -seconds;
        return true;
    }

    private static bool TryDot(ref ReadOnlySpan<char> text)
    {
        if (!text.StartsWith(".")) return false;
        text = text[1..];
        return true;
    }

    private static bool TryNumber(ref ReadOnlySpan<char> text, int least, int most, out int number)
    {
        var length = 0;
        while (length < text.Length && length < 4 && char.IsAsciiDigit(text[length])) length++;
        if (!int.TryParse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture, out number) || number < least || number > most) return false;
        text = text[length..];
        return true;
    }
}
