using PyEmbed.StandardLibrary.DateTimes;

namespace PyEmbed.Conversion;

/// <summary>Dates and times of .NET as those of the module <c>datetime</c>, and back. No Python code runs: zones are fixed offsets.</summary>
/// <remarks>.NET counts 100 ns, Python microseconds: what is finer is cut off on the way to Python.</remarks>
internal static class DateConversions
{
    private const int MinutesPerHour = 60;
    private const int MostOffsetHours = 14;   // of DateTimeOffset

    public static PyDateTime ToPython(DateTime value) => new(DayOf(value), TimeOf(value), value.Kind == DateTimeKind.Utc ? PyTimeZone.Utc : null, 0);

    public static PyDateTime? ToPython(PyThreadState thread, DateTimeOffset value) =>
        PyTimeZone.Make(thread, ToPython(value.Offset), null) is { } zone ? new PyDateTime(DayOf(value.DateTime), TimeOf(value.DateTime), zone, 0) : null;

    public static PyDate ToPython(DateOnly value) => new(new DateFields(value.Year, value.Month, value.Day));

    public static PyTime ToPython(TimeOnly value) => new(new TimeFields(value.Hour, value.Minute, value.Second, MicrosecondOf(value.Ticks)), null, 0);

    public static PyTimeDelta ToPython(TimeSpan value)
    {
        var microseconds = value.Ticks / TimeSpan.TicksPerMicrosecond;
        var (seconds, microsecond) = Math.DivRem(microseconds, TimeFields.MicrosecondsPerSecond);
        if (microsecond < 0) (seconds, microsecond) = (seconds - 1, microsecond + TimeFields.MicrosecondsPerSecond);
        var (days, second) = Math.DivRem(seconds, TimeFields.SecondsPerDay);
        if (second < 0) (days, second) = (days - 1, second + TimeFields.SecondsPerDay);
        return new PyTimeDelta((int)days, (int)second, (int)microsecond);
    }

    /// <summary>False: the object is of another type, or what it says does not fit.</summary>
    public static bool TryToHost(PyObject value, Type type, out object? result)
    {
        result = null;
        if (type == typeof(DateTime)) result = value is PyDateTime moment ? ToDateTime(moment) : null;
        else if (type == typeof(DateTimeOffset)) result = value is PyDateTime moment ? ToDateTimeOffset(moment) : null;
        // A datetime is a date in Python; taken for one it would lose its time.
        else if (type == typeof(DateOnly)) result = value is PyDate date and not PyDateTime ? new DateOnly(date.Date.Year, date.Date.Month, date.Date.Day) : null;
        else if (type == typeof(TimeOnly)) result = value is PyTime { Zone: null } time ? new TimeOnly(TicksOf(time.Time)) : null;
        else if (type == typeof(TimeSpan)) result = value is PyTimeDelta span ? ToTimeSpan(span) : null;
        return result is not null;
    }

    // Without a zone it is unspecified, and UTC is UTC. Another offset would be lost: it takes a DateTimeOffset.
    private static DateTime? ToDateTime(PyDateTime value) => value.Zone switch
    {
        null => Unzoned(value),
        PyTimeZone { Offset: var offset } when offset.SmallTotal == 0 => DateTime.SpecifyKind(Unzoned(value), DateTimeKind.Utc),
        _ => null,
    };

    private static DateTimeOffset? ToDateTimeOffset(PyDateTime value)
    {
        if (value.Zone is not PyTimeZone { Offset: var given } || ToTimeSpan(given) is not { } offset) return null;
        if (offset.Ticks % TimeSpan.TicksPerMinute != 0 || Math.Abs(offset.TotalMinutes) > MostOffsetHours * MinutesPerHour) return null;
        var local = Unzoned(value);
        var utc = local.Ticks - offset.Ticks;
        return utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(local, offset);
    }

    private static TimeSpan? ToTimeSpan(PyTimeDelta value)
    {
        var ticks = value.Total * TimeSpan.TicksPerMicrosecond;
        return ticks < long.MinValue || ticks > long.MaxValue ? null : new TimeSpan((long)ticks);
    }

    private static DateTime Unzoned(PyDateTime value) => new DateTime(value.Date.Year, value.Date.Month, value.Date.Day, 0, 0, 0, DateTimeKind.Unspecified).AddTicks(TicksOf(value.Time));

    private static long TicksOf(TimeFields time) => time.MicrosecondOfDay * TimeSpan.TicksPerMicrosecond;

    private static DateFields DayOf(DateTime value) => new(value.Year, value.Month, value.Day);

    private static TimeFields TimeOf(DateTime value) => new(value.Hour, value.Minute, value.Second, MicrosecondOf(value.Ticks));

    private static int MicrosecondOf(long ticks) => (int)(ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);
}
