using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary><c>datetime.time</c>: a time of day.</summary>
[PyType("time", Module = "datetime", Subclassable = true,
    Doc = "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object\n\nAll arguments are optional. tzinfo may be None, or an instance of\na tzinfo subclass. The remaining arguments may be ints.\n")]
internal partial class PyTime : PyObject
{
    private const int NoHash = -1;          // no hash is -1

    private long _hash = NoHash;            // kept only where the zone had to be asked

    internal PyTime(TimeFields time, PyTzInfo? zone, int fold)
    {
        Time = time;
        Zone = zone;
        Fold = fold;
    }

    private static class Known
    {
        public static readonly PyTime Least = new(default, null, 0);
        public static readonly PyTime Largest = new(TimeFields.Largest, null, 0);
    }

    [PyConstant("min")] internal static PyTime Min => Known.Least;
    [PyConstant("max")] internal static PyTime Max => Known.Largest;
    [PyConstant("resolution")] internal static PyTimeDelta Resolution => PyTimeDelta.Resolution;

    internal TimeFields Time { get; }

    internal PyTzInfo? Zone { get; }

    [PyProperty("hour")] internal int Hour => Time.Hour;
    [PyProperty("minute")] internal int Minute => Time.Minute;
    [PyProperty("second")] internal int Second => Time.Second;
    [PyProperty("microsecond")] internal int Microsecond => Time.Microsecond;
    [PyProperty("tzinfo")] internal PyObject ZoneOrNone => (PyObject?)Zone ?? PyNone.Instance;
    [PyProperty("fold")] internal int Fold { get; }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var positional = args.Length - (keywordNames?.Count ?? 0);
        if (positional is 1 or 2 && PickledState.Is(args[0], TimeFields.StateLength, 0, 0, 23, hasFold: true)) return FromState(thread, type, args, positional);
        return TryReadFields(thread, null, args, keywordNames, default, null, 0, out var time, out var zone, out var fold) ? Make(type, time, zone, fold) : null;
    }

    private static PyTime? FromState(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, int count)
    {
        if (PickledState.Bytes(thread, args[0], "time") is not { } bytes || !PickledState.TryZone(args, count, out var zone)) return null;
        var time = TimeFields.ReadState(bytes.Bytes);
        return Allocate(type, time with { Hour = time.Hour & 0x7F }, zone, time.Hour >> 7);
    }

    private static bool TryReadFields(PyThreadState thread, string? function, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, TimeFields given, PyTzInfo? givenZone, int givenFold,
        out TimeFields time, out PyObject? zone, out int fold)
    {
        (time, zone, fold) = (given, null, givenFold);
        var (hour, minute, second, microsecond) = given;
        var arguments = new OrderedArguments(function, DateTimeNames.TimeParameters, 0, args, keywordNames);
        if (!arguments.TryStart() || !arguments.TryInt(thread, ref hour) || !arguments.TryInt(thread, ref minute) || !arguments.TryInt(thread, ref second)
            || !arguments.TryInt(thread, ref microsecond) || !arguments.TryNext(out zone) || !arguments.TryEndPositional() || !arguments.TryInt(thread, ref fold) || !arguments.TryFinish()) return false;
        zone ??= givenZone;
        time = new TimeFields(hour, minute, second, microsecond);
        return true;
    }

    private static PyTime? Make(PyType type, TimeFields time, PyObject? zone, int fold) =>
        time.TryCheck(fold) && ZoneCalls.TryCheckZone(zone, out var known) ? Allocate(type, time, known, fold) : null;

    private static PyTime Allocate(PyType type, TimeFields time, PyTzInfo? zone, int fold) =>
        ReferenceEquals(type, BuiltinType) ? new PyTime(time, zone, fold) : new PyTimeInstance(type, time, zone, fold);

    [PyClassMethod("fromisoformat(cls, string, /)", NoTextSignature = true, Doc = "string -> time from a string in ISO 8601 format")]
    internal static PyObject? FromIsoFormat(PyThreadState thread, PyType type, PyObject @string)
    {
        if (@string is not PyStr text) return PyErr.TypeError("fromisoformat: argument must be str");
        if (IsoParser.Characters(thread, text) is not { } characters) return null;
        if (!new IsoParser(characters).TryTime(out var time, out var offset)) return IsoParser.Refuse(thread, text);
        if (IsoOffset.ToZone(thread, offset) is not { } zone) return null;
        if (ReferenceEquals(type, BuiltinType)) return Make(type, time, zone, 0);
        return Calls.CallN(thread, type, [PyInt.From(time.Hour), PyInt.From(time.Minute), PyInt.From(time.Second), PyInt.From(time.Microsecond), zone], null);
    }

    [PyMethod("replace(self, *args, **kwargs)", NoTextSignature = true, Doc = "Return time with new specified fields.")]
    internal PyObject? Replace(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        TryReadFields(thread, "replace", args, keywordNames, Time, Zone, Fold, out var time, out var zone, out var fold) && TimeFields.TryCheckFold(fold) ? Make(Type, time, zone, fold) : null;

    // The zone.

    [PyMethod("utcoffset(self, /)", NoTextSignature = true, Doc = "Return self.tzinfo.utcoffset(self).")]
    internal PyObject? UtcOffset(PyThreadState thread) => ZoneCalls.OrNone(TryOffset(thread, out var offset), offset);

    private bool TryOffset(PyThreadState thread, out PyTimeDelta? offset) => ZoneCalls.TryOffset(thread, Zone, PyNone.Instance, out offset);

    [PyMethod("dst(self, /)", NoTextSignature = true, Doc = "Return self.tzinfo.dst(self).")]
    internal PyObject? Dst(PyThreadState thread) => ZoneCalls.OrNone(ZoneCalls.TryDst(thread, Zone, PyNone.Instance, out var saving), saving);

    [PyMethod("tzname(self, /)", NoTextSignature = true, Doc = "Return self.tzinfo.tzname(self).")]
    internal PyObject? TzName(PyThreadState thread) => ZoneCalls.Name(thread, Zone, PyNone.Instance);

    // Text.

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        var text = new ContainerRepr(thread);
        text.Append($"{Type.NameInMessages}({Time.Hour}, {Time.Minute}{DateTimeRepr.Seconds(Time)}");
        return DateTimeRepr.TryAppendZone(text, Zone) ? DateTimeRepr.Finish(text, Fold) : null;
    }

    [PyMethod("isoformat(self, *args, **kwargs)", NoTextSignature = true,
        Doc = "Return string in ISO 8601 format, [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\n\nThe optional argument timespec specifies the number of additional terms\nof the time to include. Valid options are 'auto', 'hours', 'minutes',\n'seconds', 'milliseconds' and 'microseconds'.\n")]
    internal PyObject? IsoFormat(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var arguments = new OrderedArguments("isoformat", DateTimeNames.TimespecParameters, 0, args, keywordNames);
        if (!arguments.TryStart() || !arguments.TryText(out var given) || !arguments.TryFinish() || !IsoText.TryReadSpec(given, out var spec) || !TryOffset(thread, out var offset)) return null;
        var text = new IsoText(stackalloc char[IsoText.Longest]);
        text.Append(Time, spec);
        text.AppendOffset(offset);
        return text.ToStr();
    }

    [PyMethod("__str__(self, /)")]
    internal PyObject? Text(PyThreadState thread) => Calls.CallMethod(thread, this, DateTimeNames.IsoFormat);

    // The date in it is one that exists everywhere.
    [PyMethod("strftime(self, *args, **kwargs)", NoTextSignature = true, Doc = "format -> strftime() style string.")]
    internal PyObject? StrFTime(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (StrftimeFormat.ReadArgument(args, keywordNames) is not { } format) return null;
        var fields = PyTuple.Of([PyInt.From(1900), PyInt.One, PyInt.One, PyInt.From(Time.Hour), PyInt.From(Time.Minute), PyInt.From(Time.Second), PyInt.Zero, PyInt.One, PyInt.From(-1)]);
        return StrftimeFormat.Write(thread, format, fields, Time.Microsecond, Zone, PyNone.Instance);
    }

    [PyMethod("__format__(self, format, /)", NoTextSignature = true, ParseTuple = true, Doc = "Formats self with strftime.")]
    internal PyObject? Format(PyThreadState thread, PyObject format) => StrftimeFormat.Format(thread, this, format);

    // Comparison: where zones differ, in UTC.

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (other is not PyTime time) return PyNotImplemented.Instance;
        if (ReferenceEquals(Zone, time.Zone)) return Ordered(op, Time.MicrosecondOfDay, time.Time.MicrosecondOfDay);
        if (!TryOffset(thread, out var mine) || !time.TryOffset(thread, out var theirs)) return null;
        if (mine is null ? theirs is null : theirs is not null && mine.CompareTo(theirs) == 0) return Ordered(op, Time.MicrosecondOfDay, time.Time.MicrosecondOfDay);
        // Of an offset, whole seconds count.
        if (mine is not null && theirs is not null) return Ordered(op, Time.MicrosecondOfDay - InSeconds(mine), time.Time.MicrosecondOfDay - InSeconds(theirs));
        return op is CompareOp.Eq or CompareOp.Ne ? PyBool.From(op == CompareOp.Ne) : PyErr.TypeError("can't compare offset-naive and offset-aware times");

        static PyBool Ordered(CompareOp op, long left, long right) => PyBool.From(CompareOps.Holds(op, left.CompareTo(right)));

        static long InSeconds(PyTimeDelta offset) => offset.WholeSeconds * TimeFields.MicrosecondsPerSecond;
    }

    // Times that are equal in UTC are equal; fold does not count.
    [PyMethod("__hash__(self, /)")]
    internal bool TryHash(PyThreadState thread, out long hash)
    {
        hash = _hash;
        if (hash != NoHash) return true;
        var plain = Fold == 0 ? this : Allocate(Type, Time, Zone, 0);
        if (!plain.TryOffset(thread, out var offset)) return false;
        if (offset is null)
        {
            Span<byte> state = stackalloc byte[TimeFields.StateLength];
            Time.WriteState(state);
            hash = PickledState.Hash(thread, state);
            return true;
        }
        if (PyTimeDelta.Make(0, Time.SecondOfDay, Time.Microsecond)?.Minus(offset) is not { } inUtc) return false;
        _hash = hash = inUtc.Hash();
        return true;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "__reduce__() -> (cls, state)")]
    internal PyObject Reduce() => Reduced(0);

    [PyMethod("__reduce_ex__(self, proto, /)", NoTextSignature = true, ParseTuple = true, Doc = "__reduce_ex__(proto) -> (cls, state)")]
    internal PyObject? ReduceEx(PyThreadState thread, PyObject proto) => OrderedArguments.TryToInt(thread, proto, out var protocol) ? Reduced(protocol) : null;

    private PyObject Reduced(int protocol)
    {
        var state = new byte[TimeFields.StateLength];
        Time.WriteState(state);
        if (protocol > 3 && Fold != 0) state[0] |= 0x80;
        return PickledState.Reduced(this, state, Zone);
    }
}
