namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary>The year, week and weekday of a date in the ISO calendar.</summary>
[PyType("IsoCalendarDate", Module = "datetime", Doc = "What date.isocalendar() returns: a tuple (year, week, weekday) whose items have names.")]
internal sealed partial class PyIsoCalendarDate : PyTuple
{
    internal PyIsoCalendarDate(int year, int week, int weekDay) : base([PyInt.From(year), PyInt.From(week), PyInt.From(weekDay)]) { }

    [PyMethod("__new__(cls, /, year, week, weekday)")]
    internal static PyObject New(PyThreadState thread, PyType type, int year, int week, int weekday) => new PyIsoCalendarDate(year, week, weekday);

    [PyProperty("year")] internal PyObject Year => this[0];
    [PyProperty("week")] internal PyObject Week => this[1];
    [PyProperty("weekday")] internal PyObject WeekDay => this[2];

    [PyMethod("__repr__(self, /)")]
    internal string RepresentNames() => FormattableString.Invariant($"{Type.NameInMessages}(year={ItemValue(0)}, week={ItemValue(1)}, weekday={ItemValue(2)})");

    private long ItemValue(int index) => ((PyInt)this[index]).Value;

    // As a plain tuple: the class has no name to be found by.
    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject Reduce() => PyTuple.Of(PyTuple.BuiltinType, PyTuple.Of(PyTuple.CopyOf(Items)));
}
