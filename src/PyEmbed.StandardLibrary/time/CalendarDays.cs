namespace PyEmbed.StandardLibrary.Time;

/// <summary>Days of the Gregorian calendar, extended in both directions, counted from 1970-01-01.</summary>
internal static class CalendarDays
{
    public const long SecondsPerDay = 86400;

    private const long DaysPerEra = 146097;      // 400 years
    private const long EpochFromMarch0000 = 719468;

    private static ReadOnlySpan<short> DaysBefore => [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    public static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int DayOfYear(long year, int month, int day) => DaysBefore[month - 1] + day + (month > 2 && IsLeap(year) ? 1 : 0);

    /// <summary>Days from 1970-01-01 to a date. Years begin in March here, so that the leap day is their last.</summary>
    public static long FromDate(long year, int month, int day)
    {
        if (month <= 2) year--;
        var era = Math.DivRem(year >= 0 ? year : year - 399, 400, out _);
        var yearOfEra = year - era * 400;
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * DaysPerEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - EpochFromMarch0000;
    }

    public static void ToDate(long days, out long year, out int month, out int day)
    {
        days += EpochFromMarch0000;
        var era = (days >= 0 ? days : days - DaysPerEra + 1) / DaysPerEra;
        var dayOfEra = days - era * DaysPerEra;
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var marchMonth = (5 * dayOfYear + 2) / 153;
        day = (int)(dayOfYear - (153 * marchMonth + 2) / 5 + 1);
        month = (int)(marchMonth < 10 ? marchMonth + 3 : marchMonth - 9);
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    }
}
