using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary><c>datetime.tzinfo</c>: the base of time zones' classes.</summary>
[PyType("tzinfo", Module = "datetime", Subclassable = true, Doc = "What a time zone's class has to offer: utcoffset(), tzname() and dst().")]
internal partial class PyTzInfo : PyObject
{
    internal PyTzInfo() { }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyTzInfoDefinition.Instance.Allocate(type);

    [PyMethod("tzname(self, dt, /)", NoTextSignature = true, Doc = "datetime -> string name of time zone.")]
    internal PyObject? TzName(PyThreadState thread, PyObject dt) => PyErr.NotImplementedError("a tzinfo subclass must implement tzname()");

    [PyMethod("utcoffset(self, dt, /)", NoTextSignature = true, Doc = "datetime -> timedelta showing offset from UTC, negative values indicating West of UTC")]
    internal PyObject? UtcOffset(PyThreadState thread, PyObject dt) => PyErr.NotImplementedError("a tzinfo subclass must implement utcoffset()");

    [PyMethod("dst(self, dt, /)", NoTextSignature = true, Doc = "datetime -> DST offset as timedelta positive east of UTC.")]
    internal PyObject? Dst(PyThreadState thread, PyObject dt) => PyErr.NotImplementedError("a tzinfo subclass must implement dst()");

    [PyMethod("fromutc(self, dt, /)", NoTextSignature = true, Doc = "datetime in UTC -> datetime in local time.")]
    internal PyObject? FromUtc(PyThreadState thread, PyObject dt)
    {
        if (CheckOwn(dt) is not { } time || !ZoneCalls.TryOffset(thread, this, time, out var offset)) return null;
        if (offset is null) return PyErr.ValueError("fromutc: non-None utcoffset() result required");
        if (!ZoneCalls.TryDst(thread, this, time, out var saving)) return null;
        if (saving is null) return PyErr.ValueError("fromutc: non-None dst() result required");
        // Standard time first: whether there is daylight saving then is asked again.
        if (offset.Minus(saving) is not { } standard || time.Moved(thread, standard, 1) is not { } moved) return null;
        if (!ZoneCalls.TryDst(thread, this, moved, out saving)) return null;
        if (saving is null) return PyErr.ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert");
        if (!saving.IsTrue()) return moved;
        if (moved is not PyDateTime local) return Number.Add(thread, moved, saving);
        return local.Moved(thread, saving, 1);
    }

    /// <summary>A datetime that has this zone. Null: an error is set.</summary>
    private protected PyDateTime? CheckOwn(PyObject value)
    {
        var time = value as PyDateTime;
        if (time is not null && ReferenceEquals(time.Zone, this)) return time;
        _ = time is null ? PyErr.TypeError("fromutc: argument must be a datetime") : PyErr.ValueError("fromutc: dt.tzinfo is not self");
        return null;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "-> (cls, state)")]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (!Attributes.TryGet(thread, this, DateTimeNames.GetInitArgs, out var getArguments)) return null;
        PyObject? arguments = PyTuple.Empty;
        if (getArguments is not null && (arguments = Calls.Call0(thread, getArguments)) is null) return null;
        return Calls.CallMethod(thread, this, VM.Names.Getstate) is { } state ? PyTuple.Of(Type, arguments, state) : null;
    }
}
