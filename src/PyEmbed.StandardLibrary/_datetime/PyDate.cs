using PyEmbed.StandardLibrary.Time;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary><c>datetime.date</c>: a day.</summary>
[PyType("date", Module = "datetime", Subclassable = true, Doc = "date(year, month, day) --> date object")]
internal partial class PyDate : PyObject
{
    internal PyDate(DateFields day) => Date = day;

    private static class Known
    {
        public static readonly PyDate Least = new(DateFields.Least);
        public static readonly PyDate Largest = new(DateFields.Largest);
    }

    [PyConstant("min")] internal static PyDate Min => Known.Least;
    [PyConstant("max")] internal static PyDate Max => Known.Largest;
    [PyConstant("resolution")] internal static PyTimeDelta Resolution => PyTimeDelta.OneDay;

    internal DateFields Date { get; }

    [PyProperty("year")] internal int Year => Date.Year;
    [PyProperty("month")] internal int Month => Date.Month;
    [PyProperty("day")] internal int Day => Date.Day;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (args.Length - (keywordNames?.Count ?? 0) == 1 && PickledState.Is(args[0], DateFields.StateLength, 2, 1, 12, hasFold: false))
            return PickledState.Bytes(thread, args[0], "date") is { } state ? Allocate(type, DateFields.ReadState(state.Bytes)) : null;
        return TryReadFields(thread, null, DateTimeNames.DateParameters, 3, args, keywordNames, out var date) ? Make(type, date) : null;
    }

    private static bool TryReadFields(PyThreadState thread, string? function, PyStr[] names, int required, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, out DateFields date, DateFields given = default)
    {
        date = given;
        var (year, month, day) = given;
        var arguments = new OrderedArguments(function, names, required, args, keywordNames);
        if (!arguments.TryStart() || !arguments.TryInt(thread, ref year) || !arguments.TryInt(thread, ref month) || !arguments.TryInt(thread, ref day) || !arguments.TryFinish()) return false;
        date = new DateFields(year, month, day);
        return true;
    }

    private static PyDate? Make(PyType type, DateFields date) => date.TryCheck() ? Allocate(type, date) : null;

    private static PyDate Allocate(PyType type, DateFields date) => ReferenceEquals(type, BuiltinType) ? new PyDate(date) : new PyDateInstance(type, date);

    /// <summary>An instance of a class, by calling it unless it is one of the two here. Null: an error is set.</summary>
    private static PyObject? OfClass(PyThreadState thread, PyType type, DateFields date)
    {
        if (ReferenceEquals(type, BuiltinType)) return Make(type, date);
        if (ReferenceEquals(type, PyDateTime.BuiltinType)) return PyDateTime.OfClass(thread, type, date, default, null, 0);
        return Calls.Call3(thread, type, PyInt.From(date.Year), PyInt.From(date.Month), PyInt.From(date.Day));
    }

    [PyClassMethod("fromtimestamp(cls, timestamp, /)", Doc = "Create a date from a POSIX timestamp.\n\nThe timestamp is a number, e.g. created via time.time(), that is interpreted\nas local time.")]
    internal static PyObject? FromTimestamp(PyThreadState thread, PyType type, PyObject timestamp) =>
        PosixTime.TryRead(thread, timestamp, toMicrosecond: false, out var seconds, out _) && PosixTime.TryLocal(thread, seconds, out var time)
            ? OfClass(thread, type, new DateFields((int)time.Year, time.Month, time.Day)) : null;

    // Both are asked by their names: a subclass may have its own fromtimestamp, and a test its own clock.
    [PyClassMethod("today(cls, /)", NoTextSignature = true, Doc = "Current date or datetime:  same as self.__class__.fromtimestamp(time.time()).")]
    internal static PyObject? Today(PyThreadState thread, PyType type) =>
        VM.Import.Imports.Import(thread, "time") is { } module && Calls.CallMethod(thread, module, DateTimeNames.Time) is { } now ? Calls.CallMethod(thread, type, DateTimeNames.FromTimestamp, now) : null;

    [PyClassMethod("fromordinal(cls, ordinal, /)", NoTextSignature = true, ParseTuple = true, Doc = "int -> date corresponding to a proleptic Gregorian ordinal.")]
    internal static PyObject? FromOrdinal(PyThreadState thread, PyType type, PyObject ordinal)
    {
        if (!OrderedArguments.TryToInt(thread, ordinal, out var number)) return null;
        return number < 1 ? PyErr.ValueError("ordinal must be >= 1") : OfClass(thread, type, DateFields.FromOrdinal(number));
    }

    [PyClassMethod("fromisoformat(cls, string, /)", NoTextSignature = true, Doc = "str -> Construct a date from a string in ISO 8601 format.")]
    internal static PyObject? FromIsoFormat(PyThreadState thread, PyType type, PyObject @string)
    {
        if (@string is not PyStr text) return PyErr.TypeError("fromisoformat: argument must be str");
        if (IsoParser.Characters(thread, text) is not { } characters) return null;
        return new IsoParser(characters).TryDate(out var date) ? OfClass(thread, type, date) : IsoParser.Refuse(thread, text);
    }

    [PyClassMethod("fromisocalendar(cls, *args, **kwargs)", NoTextSignature = true, Doc = "int, int, int -> Construct a date from the ISO year, week number and weekday.\n\nThis is the inverse of the function date.isocalendar()")]
    internal static PyObject? FromIsoCalendar(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!TryReadFields(thread, "fromisocalendar", DateTimeNames.IsoWeekParameters, 3, args, keywordNames, out var week))
            return thread.ClearErrorIf(PyExceptions.OverflowError) ? PyErr.ValueError("ISO calendar component out of range") : null;
        return DateFields.FromIsoWeek(week.Year, week.Month, week.Day, out var date) switch
        {
            IsoWeekProblem.Year => PyErr.ValueError($"Year is out of range: {week.Year}"),
            IsoWeekProblem.Week => PyErr.ValueError($"Invalid week: {week.Month}"),
            IsoWeekProblem.Day => PyErr.ValueError($"Invalid day: {week.Day} (range is [1, 7])"),
            _ => OfClass(thread, type, date),
        };
    }

    [PyMethod("replace(self, *args, **kwargs)", NoTextSignature = true, Doc = "Return date with new specified fields.")]
    internal PyObject? Replace(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        !TryReadFields(thread, "replace", DateTimeNames.DateParameters, 0, args, keywordNames, out var date, Date) ? null : this is PyDateTime full ? full.On(date) : Make(Type, date);

    // What it is in other forms.

    [PyMethod("toordinal(self, /)", NoTextSignature = true, Doc = "Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1.")]
    internal int ToOrdinal() => Date.Ordinal;

    [PyMethod("weekday(self, /)", NoTextSignature = true, Doc = "Return the day of the week represented by the date.\nMonday == 0 ... Sunday == 6")]
    internal int WeekDay() => Date.WeekDay;

    [PyMethod("isoweekday(self, /)", NoTextSignature = true, Doc = "Return the day of the week represented by the date.\nMonday == 1 ... Sunday == 7")]
    internal int IsoWeekDay() => Date.WeekDay + 1;

    [PyMethod("isocalendar(self, /)", NoTextSignature = true, Doc = "Return a named tuple containing ISO year, week number, and weekday.")]
    internal PyObject IsoCalendar()
    {
        var (year, week, weekDay) = Date.ToIsoWeek();
        return new PyIsoCalendarDate(year, week, weekDay);
    }

    [PyMethod("timetuple(self, /)", NoTextSignature = true, Doc = "Return time tuple, compatible with time.localtime().")]
    internal PyObject? TimeTuple(PyThreadState thread) => Fields(Date, default, -1);

    private protected static PyObject Fields(DateFields date, TimeFields time, int saving) =>
        new BrokenDownTime(date.Year, date.Month, date.Day, time.Hour, time.Minute, time.Second, date.WeekDay, date.DayOfYear, saving).ToObject();

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) => PyStr.FromUtf16($"{Type.NameInMessages}({Date.Year}, {Date.Month}, {Date.Day})");

    [PyMethod("isoformat(self, /)", NoTextSignature = true, Doc = "Return string in ISO 8601 format, YYYY-MM-DD.")]
    internal PyObject IsoFormat()
    {
        var text = new IsoText(stackalloc char[IsoText.Longest]);
        text.Append(Date);
        return text.ToStr();
    }

    [PyMethod("__str__(self, /)")]
    internal PyObject? Text(PyThreadState thread) => Calls.CallMethod(thread, this, DateTimeNames.IsoFormat);

    [PyMethod("ctime(self, /)", NoTextSignature = true, Doc = "Return ctime() style string.")]
    internal string CTime() => CTime(default);

    private protected string CTime(TimeFields time) =>
        $"{TimeFormat.Day(Date.WeekDay)} {TimeFormat.Month(Date.Month)} {Date.Day,2} {time.Hour:00}:{time.Minute:00}:{time.Second:00} {Date.Year:0000}";

    [PyMethod("strftime(self, *args, **kwargs)", NoTextSignature = true, Doc = "format -> strftime() style string.")]
    internal PyObject? StrFTime(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (StrftimeFormat.ReadArgument(args, keywordNames) is not { } format || Calls.CallMethod(thread, this, DateTimeNames.TimeTuple) is not { } fields) return null;
        var full = this as PyDateTime;
        return StrftimeFormat.Write(thread, format, fields, full?.Time.Microsecond ?? 0, full?.Zone, this);
    }

    [PyMethod("__format__(self, format, /)", NoTextSignature = true, ParseTuple = true, Doc = "Formats self with strftime.")]
    internal PyObject? Format(PyThreadState thread, PyObject format) => StrftimeFormat.Format(thread, this, format);

    // Comparison and arithmetic.

    [PyRichCompare]
    internal PyObject CompareWith(PyThreadState thread, PyObject other, CompareOp op) =>
        other is PyDate date ? PyBool.From(CompareOps.Holds(op, Date.Key.CompareTo(date.Date.Key))) : PyNotImplemented.Instance;

    [PyMethod("__hash__(self, /)")]
    internal bool TryHash(PyThreadState thread, out long hash)
    {
        Span<byte> state = stackalloc byte[DateFields.StateLength];
        Date.WriteState(state);
        hash = PickledState.Hash(thread, state);
        return true;
    }

    [PyMethod("__add__(self, other, /)")]
    internal static PyObject? Add(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is PyDateTime || right is PyDateTime) return PyNotImplemented.Instance;
        if (left is PyDate date) return right is PyTimeDelta delta ? date.Later(thread, delta.Days) : PyNotImplemented.Instance;
        return left is PyTimeDelta ahead ? ((PyDate)right).Later(thread, ahead.Days) : PyNotImplemented.Instance;
    }

    [PyMethod("__sub__(self, other, /)")]
    internal static PyObject? Subtract(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is not PyDate date || left is PyDateTime) return PyNotImplemented.Instance;
        return right switch
        {
            PyDateTime => PyNotImplemented.Instance,
            PyDate other => new PyTimeDelta(date.Date.Ordinal - other.Date.Ordinal, 0, 0),
            PyTimeDelta delta => date.Later(thread, -delta.Days),
            _ => PyNotImplemented.Instance,
        };
    }

    private PyObject? Later(PyThreadState thread, int days) => DateFields.TryFromOrdinal((long)Date.Ordinal + days, out var date) ? OfClass(thread, Type, date) : null;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "__reduce__() -> (cls, state)")]
    internal PyObject Reduce()
    {
        var state = new byte[DateFields.StateLength];
        Date.WriteState(state);
        return PickledState.Reduced(this, state, null);
    }
}
