using PyEmbed.StandardLibrary.Time;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary><c>datetime.datetime</c>: a day and a time of day.</summary>
[PyType("datetime", Module = "datetime", Subclassable = true,
    Doc = "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\nThe year, month and day arguments are required. tzinfo may be None, or an\ninstance of a tzinfo subclass. The remaining arguments may be ints.\n")]
internal partial class PyDateTime : PyDate
{
    private const int StateLength = DateFields.StateLength + TimeFields.StateLength;
    private const int FoldByte = 2;         // the first bit of the month
    private const int NoHash = -1;          // no hash is -1

    private long _hash = NoHash;            // kept only where the zone had to be asked

    internal PyDateTime(DateFields day, TimeFields time, PyTzInfo? zone, int fold) : base(day)
    {
        Time = time;
        Zone = zone;
        Fold = fold;
    }

    private static class Known
    {
        public static readonly PyDateTime Least = new(DateFields.Least, default, null, 0);
        public static readonly PyDateTime Largest = new(DateFields.Largest, TimeFields.Largest, null, 0);
        public static readonly PyDateTime Epoch = new(new DateFields(1970, 1, 1), default, PyTimeZone.Utc, 0);
    }

    [PyConstant("min")] internal static new PyDateTime Min => Known.Least;
    [PyConstant("max")] internal static new PyDateTime Max => Known.Largest;
    [PyConstant("resolution")] internal static new PyTimeDelta Resolution => PyTimeDelta.Resolution;

    internal TimeFields Time { get; }

    internal PyTzInfo? Zone { get; }

    [PyProperty("hour")] internal int Hour => Time.Hour;
    [PyProperty("minute")] internal int Minute => Time.Minute;
    [PyProperty("second")] internal int Second => Time.Second;
    [PyProperty("microsecond")] internal int Microsecond => Time.Microsecond;
    [PyProperty("tzinfo")] internal PyObject ZoneOrNone => (PyObject?)Zone ?? PyNone.Instance;
    [PyProperty("fold")] internal int Fold { get; }

    // The zone.

    [PyMethod("utcoffset(self, /)", NoTextSignature = true, Doc = "Return self.tzinfo.utcoffset(self).")]
    internal PyObject? UtcOffset(PyThreadState thread) => ZoneCalls.OrNone(TryOffset(thread, out var offset), offset);

    private bool TryOffset(PyThreadState thread, out PyTimeDelta? offset) => ZoneCalls.TryOffset(thread, Zone, this, out offset);

    [PyMethod("dst(self, /)", NoTextSignature = true, Doc = "Return self.tzinfo.dst(self).")]
    internal PyObject? Dst(PyThreadState thread) => ZoneCalls.OrNone(ZoneCalls.TryDst(thread, Zone, this, out var saving), saving);

    [PyMethod("tzname(self, /)", NoTextSignature = true, Doc = "Return self.tzinfo.tzname(self).")]
    internal PyObject? TzName(PyThreadState thread) => ZoneCalls.Name(thread, Zone, this);

    // What it is in other forms.

    [PyMethod("date(self, /)", NoTextSignature = true, Doc = "Return date object with same year, month and day.")]
    internal PyObject DateAlone() => new PyDate(Date);

    [PyMethod("time(self, /)", NoTextSignature = true, Doc = "Return time object with same time but with tzinfo=None.")]
    internal PyObject TimeAlone() => new PyTime(Time, null, Fold);

    [PyMethod("timetz(self, /)", NoTextSignature = true, Doc = "Return time object with same time and tzinfo.")]
    internal PyObject TimeWithZone() => new PyTime(Time, Zone, Fold);

    [PyMethod("timetuple(self, /)", NoTextSignature = true, Doc = "Return time tuple, compatible with time.localtime().")]
    internal PyObject? FullTimeTuple(PyThreadState thread)
    {
        if (!ZoneCalls.TryDst(thread, Zone, this, out var saving)) return null;
        return Fields(Date, Time, saving is null ? -1 : saving.IsTrue() ? 1 : 0);
    }

    [PyMethod("utctimetuple(self, /)", NoTextSignature = true, Doc = "Return UTC time tuple, compatible with time.localtime().")]
    internal PyObject? UtcTimeTuple(PyThreadState thread)
    {
        if (!TryOffset(thread, out var offset)) return null;
        if (offset is null) return Fields(Date, Time, 0);
        return TryMove(offset, -1, out var date, out var time) ? Fields(date, time, 0) : null;
    }

    [PyMethod("timestamp(self, /)", NoTextSignature = true, Doc = "Return POSIX timestamp as float.")]
    internal PyObject? Timestamp(PyThreadState thread)
    {
        if (Zone is not null) return Between(thread, Known.Epoch)?.TotalSeconds(thread);
        return PosixTime.TryFromLocal(thread, PosixTime.FromUtc(Date, Time), Fold, out var seconds) ? PyFloat.From(seconds + Time.Microsecond / 1e6) : null;
    }

    [PyMethod("astimezone(self, *args, **kwargs)", NoTextSignature = true, Doc = "tz -> convert to local time in new timezone tz\n")]
    internal PyObject? AsTimeZone(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var arguments = new OrderedArguments("astimezone", DateTimeNames.ZoneParameter, 0, args, keywordNames);
        if (!arguments.TryStart() || !arguments.TryNext(out var given) || !arguments.TryFinish() || !ZoneCalls.TryCheckZone(given, out var target)) return null;
        var mine = Zone;
        PyTimeDelta? offset = null;
        if (mine is not null)
        {
            if (ReferenceEquals(mine, target)) return this;
            if (!TryOffset(thread, out offset)) return null;
        }
        if (offset is null)
        {
            // Without a zone it is local time.
            if (!PosixTime.TryFromLocal(thread, PosixTime.FromUtc(Date, Time), Fold, out var local) || PosixTime.ZoneAt(thread, local) is not { } localZone) return null;
            mine = localZone;
            if (ReferenceEquals(mine, target)) return this;
            offset = localZone.Offset;
        }
        if (Moved(thread, offset, -1) is not { } moved) return null;
        if (moved is not PyDateTime inUtc) return PyErr.TypeError($"{Type.NameInMessages}() returned {moved.Type.NameInMessages}, expected datetime");
        if (target is null && (target = PosixTime.ZoneAt(thread, PosixTime.FromUtc(inUtc.Date, inUtc.Time))) is null) return null;
        return Calls.CallMethod(thread, target, DateTimeNames.FromUtc, Allocate(inUtc.Type, inUtc.Date, inUtc.Time, target, inUtc.Fold));
    }

    // Text.

    [PyMethod("__repr__(self, /)")]
    internal PyObject? RepresentFull(PyThreadState thread)
    {
        var text = new ContainerRepr(thread);
        text.Append($"{Type.NameInMessages}({Date.Year}, {Date.Month}, {Date.Day}, {Time.Hour}, {Time.Minute}{DateTimeRepr.Seconds(Time)}");
        if (Fold != 0) text.Append(", fold=1");
        return DateTimeRepr.TryAppendZone(text, Zone) ? DateTimeRepr.Finish(text) : null;
    }

    [PyMethod("isoformat(self, *args, **kwargs)", NoTextSignature = true,
        Doc = "[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\nsep is used to separate the year from the time, and defaults to 'T'.\nThe optional argument timespec specifies the number of additional terms\nof the time to include. Valid options are 'auto', 'hours', 'minutes',\n'seconds', 'milliseconds' and 'microseconds'.\n")]
    internal PyObject? IsoFormatFull(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var arguments = new OrderedArguments("isoformat", DateTimeNames.IsoFormatParameters, 0, args, keywordNames);
        if (!arguments.TryStart() || !arguments.TryNext(out var given)) return null;
        var separator = given as PyStr;
        if (given is not null && separator is not { Length: 1 }) return ArgumentErrors.BadArgument("isoformat", "argument 1", "a unicode character", given);
        if (!arguments.TryText(out var specText) || !arguments.TryFinish() || !IsoText.TryReadSpec(specText, out var spec)) return null;
        return IsoFormat(thread, separator is null ? 'T' : separator[0], spec);
    }

    private PyObject? IsoFormat(PyThreadState thread, int separator, TimeSpec spec)
    {
        if (!TryOffset(thread, out var offset)) return null;
        var text = new IsoText(stackalloc char[IsoText.Longest]);
        text.Append(Date);
        var isWide = separator > char.MaxValue;
        text.Append(isWide ? ' ' : (char)separator);
        text.Append(Time, spec);
        text.AppendOffset(offset);
        if (!isWide) return text.ToStr();
        Span<int> wide = stackalloc int[text.Written.Length];
        for (var i = 0; i < wide.Length; i++) wide[i] = text.Written[i] == ' ' ? separator : text.Written[i];
        return PyStr.FromCodePoints(wide);
    }

    [PyMethod("__str__(self, /)")]
    internal PyObject? FullText(PyThreadState thread) => Calls.CallMethod(thread, this, DateTimeNames.IsoFormat, PyStr.FromCodePoint(' '));

    [PyMethod("ctime(self, /)", NoTextSignature = true, Doc = "Return ctime() style string.")]
    internal string FullCTime() => CTime(Time);

    // Pickling: the bytes of the date, in the month also the fold, those of the time, and the zone.

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "__reduce__() -> (cls, state)")]
    internal PyObject ReduceFull() => Reduced(0);

    [PyMethod("__reduce_ex__(self, proto, /)", NoTextSignature = true, ParseTuple = true, Doc = "__reduce_ex__(proto) -> (cls, state)")]
    internal PyObject? ReduceEx(PyThreadState thread, PyObject proto) => OrderedArguments.TryToInt(thread, proto, out var protocol) ? Reduced(protocol) : null;

    private PyObject Reduced(int protocol)
    {
        var state = new byte[StateLength];
        WriteState(state);
        if (protocol > 3 && Fold != 0) state[FoldByte] |= 0x80;
        return PickledState.Reduced(this, state, Zone);
    }

    private void WriteState(Span<byte> state)
    {
        Date.WriteState(state);
        Time.WriteState(state[DateFields.StateLength..]);
    }
}
