using PyEmbed.StandardLibrary.Time;
using PyEmbed.VM.Import;

namespace PyEmbed.StandardLibrary.DateTimes;

internal partial class PyDateTime
{
    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static new PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var positional = args.Length - (keywordNames?.Count ?? 0);
        if (positional is 1 or 2 && PickledState.Is(args[0], StateLength, FoldByte, 1, 12, hasFold: true)) return FromState(thread, type, args, positional);
        return TryReadFields(thread, null, 3, args, keywordNames, default, default, null, 0, out var date, out var time, out var zone, out var fold) ? Make(type, date, time, zone, fold) : null;
    }

    private static PyDateTime? FromState(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, int count)
    {
        if (PickledState.Bytes(thread, args[0], "datetime") is not { } bytes || !PickledState.TryZone(args, count, out var zone)) return null;
        var date = DateFields.ReadState(bytes.Bytes);
        return Allocate(type, date with { Month = date.Month & 0x7F }, TimeFields.ReadState(bytes.Bytes[DateFields.StateLength..]), zone, date.Month >> 7);
    }

    private static bool TryReadFields(PyThreadState thread, string? function, int required, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, DateFields givenDate, TimeFields givenTime, PyTzInfo? givenZone,
        int givenFold, out DateFields date, out TimeFields time, out PyObject? zone, out int fold)
    {
        (date, time, zone, fold) = (givenDate, givenTime, null, givenFold);
        var (year, month, day) = givenDate;
        var (hour, minute, second, microsecond) = givenTime;
        var arguments = new OrderedArguments(function, DateTimeNames.DateTimeParameters, required, args, keywordNames);
        if (!arguments.TryStart() || !arguments.TryInt(thread, ref year) || !arguments.TryInt(thread, ref month) || !arguments.TryInt(thread, ref day)
            || !arguments.TryInt(thread, ref hour) || !arguments.TryInt(thread, ref minute) || !arguments.TryInt(thread, ref second) || !arguments.TryInt(thread, ref microsecond)
            || !arguments.TryNext(out zone) || !arguments.TryEndPositional() || !arguments.TryInt(thread, ref fold) || !arguments.TryFinish()) return false;
        zone ??= givenZone;
        date = new DateFields(year, month, day);
        time = new TimeFields(hour, minute, second, microsecond);
        return true;
    }

    private static PyDateTime? Make(PyType type, DateFields date, TimeFields time, PyObject? zone, int fold) =>
        date.TryCheck() && time.TryCheck(fold) && ZoneCalls.TryCheckZone(zone, out var known) ? Allocate(type, date, time, known, fold) : null;

    private static PyDateTime Allocate(PyType type, DateFields date, TimeFields time, PyTzInfo? zone, int fold) =>
        ReferenceEquals(type, BuiltinType) ? new PyDateTime(date, time, zone, fold) : new PyDateTimeInstance(type, date, time, zone, fold);

    /// <summary>An instance of a class, by calling it unless it is this one; the fold is then 0, as in CPython. Null: an error is set.</summary>
    internal static PyObject? OfClass(PyThreadState thread, PyType type, DateFields date, TimeFields time, PyObject? zone, int fold)
    {
        if (ReferenceEquals(type, BuiltinType)) return Make(type, date, time, zone, fold);
        return Calls.CallN(thread, type, [PyInt.From(date.Year), PyInt.From(date.Month), PyInt.From(date.Day), PyInt.From(time.Hour), PyInt.From(time.Minute), PyInt.From(time.Second),
            PyInt.From(time.Microsecond), zone ?? PyNone.Instance], null);
    }

    [PyMethod("replace(self, *args, **kwargs)", NoTextSignature = true, Doc = "Return datetime with new specified fields.")]
    internal PyObject? ReplaceFull(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        TryReadFields(thread, "replace", 0, args, keywordNames, Date, Time, Zone, Fold, out var date, out var time, out var zone, out var fold) && TimeFields.TryCheckFold(fold)
            ? Make(Type, date, time, zone, fold) : null;

    /// <summary>The same time on another day. Null: ValueError is set.</summary>
    internal PyDateTime? On(DateFields date) => Make(Type, date, Time, Zone, Fold);

    // From the clock and from timestamps.

    [PyClassMethod("now(cls, /, tz=None)", Doc = "Returns new datetime object representing current time local to tz.\n\n  tz\n    Timezone object.\n\nIf no tz is specified, uses local timezone.")]
    internal static PyObject? Now(PyThreadState thread, PyType type, PyObject tz)
    {
        if (!ZoneCalls.TryCheckZone(tz, out var zone) || !TryNow(thread, out var seconds, out var microsecond)) return null;
        return At(thread, type, seconds, microsecond, isLocal: zone is null, zone);
    }

    [PyClassMethod("utcnow(cls, /)", NoTextSignature = true, Doc = "Return a new datetime representing UTC day and time.")]
    internal static PyObject? UtcNow(PyThreadState thread, PyType type) => TryNow(thread, out var seconds, out var microsecond) ? At(thread, type, seconds, microsecond, isLocal: false, null) : null;

    private static bool TryNow(PyThreadState thread, out long seconds, out int microsecond)
    {
        (seconds, microsecond) = (0, 0);
        if (TimeModule.WallTicks(thread) is not { } ticks) return false;
        var (whole, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        if (rest < 0) (whole, rest) = (whole - 1, rest + TimeSpan.TicksPerSecond);
        (seconds, microsecond) = (whole, (int)(rest / TimeSpan.TicksPerMicrosecond));
        return true;
    }

    [PyClassMethod("fromtimestamp(cls, *args, **kwargs)", NoTextSignature = true, Doc = "timestamp[, tz] -> tz's local time from POSIX timestamp.")]
    internal static PyObject? FromTimestampIn(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var arguments = new OrderedArguments("fromtimestamp", DateTimeNames.TimestampParameters, 1, args, keywordNames);
        if (!arguments.TryStart() || !arguments.TryNext(out var timestamp) || !arguments.TryNext(out var tz) || !arguments.TryFinish() || !ZoneCalls.TryCheckZone(tz, out var zone)) return null;
        return PosixTime.TryRead(thread, timestamp!, toMicrosecond: true, out var seconds, out var microsecond) ? At(thread, type, seconds, microsecond, isLocal: zone is null, zone) : null;
    }

    [PyClassMethod("utcfromtimestamp(cls, timestamp, /)", NoTextSignature = true, ParseTuple = true, Doc = "Construct a naive UTC datetime from a POSIX timestamp.")]
    internal static PyObject? UtcFromTimestamp(PyThreadState thread, PyType type, PyObject timestamp) =>
        PosixTime.TryRead(thread, timestamp, toMicrosecond: true, out var seconds, out var microsecond) ? At(thread, type, seconds, microsecond, isLocal: false, null) : null;

    private static PyObject? At(PyThreadState thread, PyType type, long seconds, int microsecond, bool isLocal, PyTzInfo? zone)
    {
        BrokenDownTime shown;
        if (!(isLocal ? PosixTime.TryLocal(thread, seconds, out shown) : PosixTime.TryUtc(seconds, out shown))) return null;
        var date = new DateFields((int)shown.Year, shown.Month, shown.Day);
        var time = new TimeFields(shown.Hour, shown.Minute, shown.Second, microsecond);
        var fold = 0;
        if (isLocal && (!date.TryCheck() || !PosixTime.TryFold(thread, seconds, out fold))) return null;
        var made = OfClass(thread, type, date, time, zone, fold);
        return made is null || zone is null ? made : Calls.CallMethod(thread, zone, DateTimeNames.FromUtc, made);
    }

    // From parts and from text.

    [PyClassMethod("combine(cls, *args, **kwargs)", NoTextSignature = true, Doc = "date, time -> datetime with same date and time fields")]
    internal static PyObject? Combine(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var arguments = new OrderedArguments("combine", DateTimeNames.CombineParameters, 2, args, keywordNames);
        if (!arguments.TryStart() || !arguments.TryNext(out var first)) return null;
        if (first is not PyDate date) return ArgumentErrors.BadArgument("combine", "argument 1", "datetime.date", first);
        if (!arguments.TryNext(out var second)) return null;
        if (second is not PyTime time) return ArgumentErrors.BadArgument("combine", "argument 2", "datetime.time", second);
        return arguments.TryNext(out var zone) && arguments.TryFinish() ? OfClass(thread, type, date.Date, time.Time, zone ?? time.Zone, time.Fold) : null;
    }

    [PyClassMethod("fromisoformat(cls, string, /)", NoTextSignature = true, Doc = "string -> datetime from a string in most ISO 8601 formats")]
    internal static new PyObject? FromIsoFormat(PyThreadState thread, PyType type, PyObject @string)
    {
        if (@string is not PyStr text) return PyErr.TypeError("fromisoformat: argument must be str");
        if (IsoParser.Characters(thread, text) is not { } characters) return null;
        if (!new IsoParser(characters).TryDateTime(out var date, out var time, out var offset)) return IsoParser.Refuse(thread, text);
        return IsoOffset.ToZone(thread, offset) is { } zone ? OfClass(thread, type, date, time, zone, 0) : null;
    }

    [PyClassMethod("strptime(cls, date_string, format, /)", NoTextSignature = true, ParseTuple = true, Doc = "string, format -> new datetime parsed from a string (like time.strptime()).")]
    internal static PyObject? StrPTime(PyThreadState thread, PyType type, PyStr date_string, PyStr format) =>
        Imports.Import(thread, "_strptime") is { } module ? Calls.CallMethod(thread, module, DateTimeNames.StrPTimeDateTime, type, date_string, format) : null;
}
