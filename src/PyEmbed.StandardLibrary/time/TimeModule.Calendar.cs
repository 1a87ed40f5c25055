using PyEmbed.Core.Encodings;
using PyEmbed.VM;
using PyEmbed.VM.Import;

namespace PyEmbed.StandardLibrary.Time;

// Dates: the zone is what TZ of the environment says, else that of the clock the host granted, else UTC.
internal sealed partial class TimeModule
{
    // Those whose year, counted from 1900, fits 32 bits.
    private const long FirstSecond = -67_768_040_609_740_800;
    private const long LastSecond = 67_768_036_191_676_799;

    private const double SecondsLimit = 9223372036854775808.0;

    private static readonly PyStr s_parser = PyStr.FromName("_strptime_time");

    [PyConstant("struct_time")] internal static PyType StructTime => BrokenDownTime.Definition.Type;
    [PyConstant("_STRUCT_TM_ITEMS")] public const int StructItems = 11;
    [PyConstant("CLOCK_REALTIME")] public const int RealTimeClock = 0;
    [PyConstant("CLOCK_MONOTONIC")] public const int MonotonicClock = 1;
    [PyConstant("CLOCK_PROCESS_CPUTIME_ID")] public const int ProcessClock = 2;
    [PyConstant("CLOCK_THREAD_CPUTIME_ID")] public const int ThreadClock = 3;
    [PyConstant("CLOCK_MONOTONIC_RAW")] public const int RawMonotonicClock = 4;
    [PyConstant("CLOCK_TAI")] public const int AtomicClock = 11;
    [PyConstant("CLOCK_BOOTTIME")] public const int BootClock = 7;

    private PyModule? _module;

    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        _module = module;
        SetZoneNames(thread);
        return true;
    }

    private static LocalZone Zone(PyThreadState thread) => LocalZoneState.Of(thread);

    private void SetZoneNames(PyThreadState thread)
    {
        var zone = Zone(thread);
        Set("timezone", PyInt.From(-zone.StandardOffset));
        Set("altzone", PyInt.From(-zone.SummerOffset));
        Set("daylight", PyInt.From(zone.HasSummer ? 1 : 0));
        Set("tzname", PyTuple.Of(PyStr.FromUtf16(zone.NameOf(false)), PyStr.FromUtf16(zone.NameOf(true))));

        void Set(string name, PyObject value) => _module!.Dict.SetByName(thread.Interpreter.Intern(name), value);
    }

    private static BrokenDownTime Local(PyThreadState thread, long seconds) => Zone(thread).At(seconds);

    // Seconds from an argument: None is now. False: an error is set.
    private static bool TrySeconds(PyThreadState thread, PyObject? value, out long seconds)
    {
        seconds = 0;
        if (value is null or PyNone)
        {
            if (WallTicks(thread) is not { } ticks) return false;
            seconds = (long)Math.Floor(ticks / (decimal)TimeSpan.TicksPerSecond);
            return true;
        }
        if (value is PyFloat real)
        {
            if (double.IsNaN(real.Value)) return PyErr.ValueError("Invalid value NaN (not a number)");
            var whole = Math.Floor(real.Value);
            if (whole is < -SecondsLimit or >= SecondsLimit) return PyErr.OverflowError("timestamp out of range for platform time_t");
            seconds = (long)whole;
        }
        else
        {
            if (Number.Index(thread, value) is not { } index) return false;
            if (!PyInt.TryGetInt64(index, out seconds)) return PyErr.OverflowError("timestamp out of range for platform time_t");
        }
        return TryCheckRange(seconds);
    }

    /// <summary>Whether the year of a time fits 32 bits. False: OSError is set.</summary>
    [MustCheck]
    internal static bool TryCheckRange(long seconds)
    {
        if (seconds is >= FirstSecond and <= LastSecond) return true;
        const int ValueTooLarge = 75;
        return PyErr.Set(PyExceptions.OSError, PyTuple.Of(PyInt.From(ValueTooLarge), PyStr.FromUtf16(OSErrorNumbers.TextOf(ValueTooLarge))));
    }

    [PyFunction("gmtime(seconds=None, /)", NoTextSignature = true, ParseTuple = true, Doc = "A time as fields in UTC.")]
    internal static PyObject? GmTime(PyThreadState thread, PyObject? seconds) => TrySeconds(thread, seconds, out var value) ? BrokenDownTime.FromSeconds(value, 0, false, "GMT").ToObject() : null;

    [PyFunction("localtime(seconds=None, /)", NoTextSignature = true, ParseTuple = true, Doc = "A time as fields in the local zone.")]
    internal PyObject? LocalTime(PyThreadState thread, PyObject? seconds) => TrySeconds(thread, seconds, out var value) ? Local(thread, value).ToObject() : null;

    [PyFunction("ctime(seconds=None, /)", NoTextSignature = true, ParseTuple = true, Doc = "A time as text in the local zone.")]
    internal PyObject? CTime(PyThreadState thread, PyObject? seconds) => TrySeconds(thread, seconds, out var value) ? AsText(Local(thread, value)) : null;

    [PyFunction("asctime(tuple=None, /)", NoTextSignature = true, Doc = "Fields as text such as 'Sat Jun 06 16:26:11 1998'.")]
    internal PyObject? AscTime(PyThreadState thread, PyObject? tuple)
    {
        if (tuple is null) return CTime(thread, null);
        return BrokenDownTime.TryRead(thread, tuple, "asctime", out var time) && time.TryCheck(out time) ? AsText(time) : null;
    }

    // The last year is counted from 1900 in C, and wraps as an int.
    private static PyStr AsText(BrokenDownTime time) =>
        PyStr.FromUtf16($"{TimeFormat.Day(time.WeekDay)} {TimeFormat.Month(time.Month)} {time.Day,2} {time.Hour:00}:{time.Minute:00}:{time.Second:00} {unchecked((int)time.Year)}");

    [PyFunction("mktime(tuple, /)", NoTextSignature = true, Doc = "Fields of local time as seconds since 1970.")]
    internal PyObject? MakeTime(PyThreadState thread, PyObject tuple) =>
        BrokenDownTime.TryRead(thread, tuple, "mktime", out var time)
            ? ToSeconds(thread, time) is >= FirstSecond and <= LastSecond and var seconds ? PyFloat.From(seconds) : PyErr.OverflowError("mktime argument out of range")
            : null;

    // Fields outside of their range carry over into the next larger one, as in C.
    private long ToSeconds(PyThreadState thread, BrokenDownTime time)
    {
        var months = time.Year * 12 + time.Month - 1;
        var year = (months - ((months % 12 + 12) % 12)) / 12;
        var days = CalendarDays.FromDate(year, (int)(months - year * 12) + 1, 1) + time.Day - 1;
        var local = days * CalendarDays.SecondsPerDay + time.Hour * 3600L + time.Minute * 60L + time.Second;
        var zone = Zone(thread);
        var seconds = local - zone.StandardOffset;
        // A zone without summer time is given one of an hour.
        if (time.IsDst > 0) return zone.HasSummer ? local - zone.SummerOffset : seconds - 3600;
        if (time.IsDst == 0) return seconds;
        // Not known: whichever offset leads back to the same local time.
        var guess = local - zone.OffsetAt(seconds, out _);
        return guess + zone.OffsetAt(guess, out _) == local ? guess : seconds;
    }

    [PyFunction("strftime(format, tuple=None, /)", NoTextSignature = true, Doc = "A time as text by a format.")]
    internal PyObject? Format(PyThreadState thread, PyObject format, PyObject? tuple)
    {
        if (format is not PyStr text) return ArgumentErrors.BadArgument("strftime", "argument 1", "str", format);
        BrokenDownTime time;
        if (tuple is null)
        {
            if (!TrySeconds(thread, null, out var now)) return null;
            time = Local(thread, now);
        }
        else if (!BrokenDownTime.TryRead(thread, tuple, "strftime", out time) || !time.TryCheck(out time))
        {
            return null;
        }
        var plain = text.ToString();
        if (plain.Contains('\0')) return PyErr.ValueError("embedded null character");
        if (CodecCalls.Encode(thread, text, StandardEncoding.Utf8, null) is null) return null;
        // A directive with a width writes more than its own length by far.
        var most = plain.Length * (plain.AsSpan().ContainsAnyInRange('0', '9') ? 512L : 64L);
        if (!thread.TryChargeWork(plain.Length) || !thread.TryReserve(most)) return null;
        var writer = new TimeFormat(time, () => ToSeconds(thread, time), () => time.Zone ?? (time.IsDst < 0 ? "" : Zone(thread).NameOf(time.IsDst > 0)),
            () => time.Offset ?? Zone(thread).OffsetAt(ToSeconds(thread, time), out _));
        return PyStr.FromUtf16(writer.Format(plain));
    }

    [PyFunction("strptime(string, format='%a %b %d %H:%M:%S %Y', /)", NoTextSignature = true, Doc = "Fields from text by a format.")]
    internal static PyObject? Parse(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        Imports.Import(thread, "_strptime") is { } module && Attributes.Get(thread, module, s_parser) is { } parse ? Calls.CallN(thread, parse, args, keywordNames) : null;

    [PyFunction("tzset()", NoTextSignature = true, Doc = "Take the local zone from the variable TZ; where it is not set, from the engine's clock.")]
    internal void ResetZone(PyThreadState thread)
    {
        LocalZoneState.Reset(thread);
        SetZoneNames(thread);
    }

    [PyFunction("thread_time()", NoTextSignature = true, Doc = "Seconds of processor time of the current thread.")]
    internal double ThreadTime() => ThreadTimeNs() / (double)NanosecondsPerSecond;

    [PyFunction("thread_time_ns()", NoTextSignature = true, Doc = "Nanoseconds of processor time of the current thread.")]
    internal long ThreadTimeNs() => ThreadProcessorTime.Nanoseconds();

    [PyFunction("clock_gettime(clock, /)", NoTextSignature = true, Doc = "The time of a clock in seconds.")]
    internal PyObject? ClockTime(PyThreadState thread, int clock) => ClockTimeNs(thread, clock) is PyInt nanoseconds ? PyFloat.From(nanoseconds.Value * 1e-9) : null;

    [PyFunction("clock_gettime_ns(clock, /)", NoTextSignature = true, Doc = "The time of a clock in nanoseconds.")]
    internal PyObject? ClockTimeNs(PyThreadState thread, int clock)
    {
        switch (clock)
        {
            case RealTimeClock or AtomicClock:
                return TimeNs(thread);
            case MonotonicClock or RawMonotonicClock or BootClock:
                return PyInt.From(Nanoseconds());
            case ProcessClock:
                return PyInt.From(ProcessTimeNs());
            case ThreadClock:
                return PyInt.From(ThreadTimeNs());
            default:
                return FileErrors.Set(FileError.Invalid);
        }
    }

    [PyFunction("clock_settime(clock, time, /)", NoTextSignature = true, Doc = "Set a clock, which no script may.")]
    internal static PyObject? SetClock(PyThreadState thread, int clock, PyObject time)
    {
        if (!Number.TryToDouble(thread, time, out var seconds))
            return thread.ClearErrorIf(PyExceptions.TypeError) ? PyErr.TypeError($"'{time.Type.Name}' object cannot be interpreted as an integer") : null;
        if (double.IsNaN(seconds)) return PyErr.ValueError("Invalid value NaN (not a number)");
        return RefuseClock(clock);
    }

    [PyFunction("clock_settime_ns(clock, time, /)", NoTextSignature = true, Doc = "Set a clock, which no script may.")]
    internal static PyObject? SetClockNs(PyThreadState thread, int clock, PyObject time) =>
        time.Type.IsSubtypeOf(PyInt.BuiltinType) ? RefuseClock(clock) : PyErr.TypeError($"expect int, got {time.Type.NameInMessages}");

    private static PyError RefuseClock(int clock) => FileErrors.Set(clock == RealTimeClock ? FileError.NotPermitted : FileError.Invalid);

    [PyFunction("pthread_getcpuclockid(thread_id, /)", NoTextSignature = true, Doc = "The clock of a thread's processor time: only the current thread's own is known.")]
    internal static PyObject? ClockOfThread(PyThreadState thread, long thread_id) => thread_id == thread.Ident ? PyInt.From(ThreadClock) : FileErrors.Set((FileError)3);

    [PyFunction("clock_getres(clock, /)", NoTextSignature = true, Doc = "The resolution of a clock in seconds.")]
    internal static PyObject? ClockResolution(int clock) => clock is >= RealTimeClock and <= RawMonotonicClock or BootClock or AtomicClock ? PyFloat.From(1e-9) : FileErrors.Set(FileError.Invalid);

    [PyFunction("get_clock_info(name, /)", NoTextSignature = true, Doc = "What is known of a clock.")]
    internal static PyObject? ClockInfo(PyThreadState thread, string name)
    {
        var clock = name switch
        {
            "time" => "CLOCK_REALTIME",
            "monotonic" or "perf_counter" => "CLOCK_MONOTONIC",
            "process_time" => "CLOCK_PROCESS_CPUTIME_ID",
            "thread_time" => "CLOCK_THREAD_CPUTIME_ID",
            _ => null,
        };
        if (clock is null) return PyErr.ValueError("unknown clock");
        var info = new PySimpleNamespace();
        InstanceDict.Set(info, PyStr.FromName("implementation"), PyStr.FromUtf16($"clock_gettime({clock})"));
        InstanceDict.Set(info, PyStr.FromName("monotonic"), PyBool.From(name != "time"));
        InstanceDict.Set(info, PyStr.FromName("adjustable"), PyBool.From(name == "time"));
        InstanceDict.Set(info, PyStr.FromName("resolution"), PyFloat.From(1e-9));
        return info;
    }
}
