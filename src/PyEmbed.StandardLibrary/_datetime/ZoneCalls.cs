namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary>Asks a zone, which may be written in Python, and checks what it says.</summary>
internal static class ZoneCalls
{
    /// <summary>None as null. False: TypeError is set.</summary>
    [MustCheck]
    public static bool TryCheckZone(PyObject? value, out PyTzInfo? zone)
    {
        zone = value as PyTzInfo;
        return value is null or PyNone or PyTzInfo || PyErr.TypeError($"tzinfo argument must be None or of a tzinfo subclass, not type '{value.Type.NameInMessages}'");
    }

    public static bool IsLessThanADay(PyTimeDelta offset) => offset.CompareTo(PyTimeDelta.OneDay) < 0 && (offset.Days >= 0 || (offset.Days == -1 && (offset.Seconds | offset.Microseconds) != 0));

    /// <summary>The offset at a time (None for one without a date); null: not known. False: an error is set.</summary>
    [MustCheck]
    public static bool TryOffset(PyThreadState thread, PyTzInfo? zone, PyObject time, out PyTimeDelta? offset)
    {
        if (zone is not PyTimeZone @fixed) return TryAsk(thread, zone, DateTimeNames.UtcOffset, time, out offset);
        offset = @fixed.Offset;
        return true;
    }

    /// <summary>How much daylight saving there is; null: not known. False: an error is set.</summary>
    [MustCheck]
    public static bool TryDst(PyThreadState thread, PyTzInfo? zone, PyObject time, out PyTimeDelta? saving) => TryAsk(thread, zone, DateTimeNames.Dst, time, out saving);

    private static bool TryAsk(PyThreadState thread, PyTzInfo? zone, PyStr method, PyObject time, out PyTimeDelta? answer)
    {
        answer = null;
        if (zone is null) return true;
        if (Calls.CallMethod(thread, zone, method, time) is not { } result) return false;
        if (result is PyNone) return true;
        answer = result as PyTimeDelta;
        if (answer is null) return PyErr.TypeError($"tzinfo.{method}() must return None or timedelta, not '{result.Type.NameInMessages}'");
        return IsLessThanADay(answer) || PyErr.ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).");
    }

    /// <summary>The zone's name, a str or None. Null: an error is set.</summary>
    public static PyObject? Name(PyThreadState thread, PyTzInfo? zone, PyObject time)
    {
        if (zone is null) return PyNone.Instance;
        if (Calls.CallMethod(thread, zone, DateTimeNames.TzName, time) is not { } name) return null;
        return name is PyStr or PyNone ? name : PyErr.TypeError($"tzinfo.tzname() must return None or a string, not '{name.Type.NameInMessages}'");
    }

    /// <summary>An answer as an object. False: an error is set, and null comes out.</summary>
    public static PyObject? OrNone(bool succeeded, PyTimeDelta? answer) => !succeeded ? null : answer is null ? PyNone.Instance : answer;
}
