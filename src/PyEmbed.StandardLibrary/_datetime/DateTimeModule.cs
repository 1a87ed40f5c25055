namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary>Python's module <c>_datetime</c>: the classes of <c>datetime</c>.</summary>
[PyModule("_datetime", Doc = "Fast implementation of the datetime type.")]
internal sealed partial class DateTimeModule
{
    [PyConstant("MINYEAR")] public const int LeastYear = DateFields.LeastYear;
    [PyConstant("MAXYEAR")] public const int LargestYear = DateFields.LargestYear;
    [PyConstant("UTC")] internal static PyTimeZone Utc => PyTimeZone.Utc;
    [PyConstant("date")] internal static PyType Date => PyDate.BuiltinType;
    [PyConstant("datetime")] internal static PyType DateAndTime => PyDateTime.BuiltinType;
    [PyConstant("time")] internal static PyType TimeOfDay => PyTime.BuiltinType;
    [PyConstant("timedelta")] internal static PyType Delta => PyTimeDelta.BuiltinType;
    [PyConstant("timezone")] internal static PyType FixedZone => PyTimeZone.BuiltinType;
    [PyConstant("tzinfo")] internal static PyType Zone => PyTzInfo.BuiltinType;
}
