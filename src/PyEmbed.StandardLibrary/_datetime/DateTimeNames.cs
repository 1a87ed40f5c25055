namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary>Names of attributes and parameters, shared by all engines.</summary>
internal static class DateTimeNames
{
    public static readonly PyStr UtcOffset = PyStr.FromName("utcoffset");
    public static readonly PyStr Dst = PyStr.FromName("dst");
    public static readonly PyStr TzName = PyStr.FromName("tzname");
    public static readonly PyStr FromUtc = PyStr.FromName("fromutc");
    public static readonly PyStr FromTimestamp = PyStr.FromName("fromtimestamp");
    public static readonly PyStr IsoFormat = PyStr.FromName("isoformat");
    public static readonly PyStr StrFTime = PyStr.FromName("strftime");
    public static readonly PyStr TimeTuple = PyStr.FromName("timetuple");
    public static readonly PyStr Time = PyStr.FromName("time");
    public static readonly PyStr StrPTimeDateTime = PyStr.FromName("_strptime_datetime");
    public static readonly PyStr Replace = PyStr.FromName("replace");
    public static readonly PyStr TwoPercents = PyStr.FromName("%%");
    public static readonly PyStr GetInitArgs = PyStr.FromName("__getinitargs__");
    public static readonly PyStr AsIntegerRatio = PyStr.FromName("as_integer_ratio");

    public static readonly PyStr[] DateParameters = Of("year", "month", "day");
    public static readonly PyStr[] TimeParameters = Of("hour", "minute", "second", "microsecond", "tzinfo", "fold");
    public static readonly PyStr[] DateTimeParameters = [.. DateParameters, .. TimeParameters];
    public static readonly PyStr[] DeltaParameters = Of("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks");
    public static readonly PyStr[] IsoWeekParameters = Of("year", "week", "day");
    public static readonly PyStr[] ZoneParameters = Of("offset", "name");
    public static readonly PyStr[] TimestampParameters = Of("timestamp", "tz");
    public static readonly PyStr[] CombineParameters = Of("date", "time", "tzinfo");
    public static readonly PyStr[] IsoFormatParameters = Of("sep", "timespec");
    public static readonly PyStr[] TimespecParameters = Of("timespec");
    public static readonly PyStr[] FormatParameters = Of("format");
    public static readonly PyStr[] ZoneParameter = Of("tz");

    private static PyStr[] Of(params string[] names) => Array.ConvertAll(names, PyStr.FromName);
}
