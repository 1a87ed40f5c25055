namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary><c>datetime.timezone</c>: a zone with a fixed offset.</summary>
[PyType("timezone", Module = "datetime", Doc = "A zone with a fixed offset: timezone(offset[, name]).")]
internal sealed partial class PyTimeZone : PyTzInfo
{
    private const int LargestMinute = 23 * 60 + 59;

    private readonly PyTimeDelta _offset;
    private readonly PyStr? _name;

    private PyTimeZone(PyTimeDelta offset, PyStr? name)
    {
        _offset = offset;
        _name = name;
    }

    private static class Known
    {
        public static readonly PyTimeZone Utc = new(PyTimeDelta.Zero, null);
        public static readonly PyTimeZone Least = new(new PyTimeDelta(-1, 60, 0), null);
        public static readonly PyTimeZone Most = new(new PyTimeDelta(0, LargestMinute * 60, 0), null);
    }

    [PyConstant("utc")] internal static PyTimeZone Utc => Known.Utc;
    [PyConstant("min")] internal static PyTimeZone Min => Known.Least;
    [PyConstant("max")] internal static PyTimeZone Max => Known.Most;

    internal PyTimeDelta Offset => _offset;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var arguments = new OrderedArguments("timezone", DateTimeNames.ZoneParameters, 1, args, keywordNames);
        if (!arguments.TryStart() || !arguments.TryNext(out var given)) return null;
        if (given is not PyTimeDelta offset) return ArgumentErrors.BadArgument("timezone", "argument 1", "datetime.timedelta", given);
        return arguments.TryText(out var name) && arguments.TryFinish() ? Make(thread, offset, name) : null;
    }

    /// <summary>The zone of an offset: without offset and name it is UTC. Null: an error is set.</summary>
    internal static PyTimeZone? Make(PyThreadState thread, PyTimeDelta offset, PyStr? name)
    {
        if (name is null && !offset.IsTrue()) return Utc;
        if (ZoneCalls.IsLessThanADay(offset)) return new PyTimeZone(offset, name);
        if (Representation.Repr(thread, offset) is { } shown) _ = PyErr.ValueError($"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {shown}.");
        return null;
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (ReferenceEquals(this, Utc)) return PyStr.FromUtf16("datetime.timezone.utc");
        var text = new ContainerRepr(thread);
        text.Append("datetime.timezone(");
        if (!text.TryAppend(_offset)) return null;
        if (_name is not null)
        {
            text.Append(", ");
            if (!text.TryAppend(_name)) return null;
        }
        text.Append(")");
        return text.ToStr();
    }

    [PyMethod("__str__(self, /)")]
    internal PyStr Text()
    {
        if (_name is not null) return _name;
        var text = new IsoText(stackalloc char[IsoText.Longest]);
        foreach (var letter in "UTC") text.Append(letter);
        if (_offset.IsTrue()) text.AppendOffset(_offset);
        return text.ToStr();
    }

    [PyMethod("__hash__(self, /)")]
    internal long Hash() => _offset.Hash();

    [PyRichCompare]
    internal PyObject CompareWith(PyThreadState thread, PyObject other, CompareOp op) =>
        op is CompareOp.Eq or CompareOp.Ne && other is PyTimeZone zone ? PyBool.From(_offset.CompareTo(zone._offset) == 0 == (op == CompareOp.Eq)) : PyNotImplemented.Instance;

    private static bool TryCheckArgument(PyObject dt, string method) =>
        dt is PyDateTime or PyNone || PyErr.TypeError($"{method}(dt) argument must be a datetime instance or None, not {dt.Type.NameInMessages}");

    [PyMethod("tzname(self, dt, /)", NoTextSignature = true, Doc = "The name, or UTC and the offset where there is none. The argument does not matter.")]
    internal PyObject? FixedName(PyThreadState thread, PyObject dt) => TryCheckArgument(dt, "tzname") ? Text() : null;

    [PyMethod("utcoffset(self, dt, /)", NoTextSignature = true, Doc = "Return fixed offset.")]
    internal PyObject? FixedOffset(PyThreadState thread, PyObject dt) => TryCheckArgument(dt, "utcoffset") ? _offset : null;

    [PyMethod("dst(self, dt, /)", NoTextSignature = true, Doc = "Return None.")]
    internal PyObject? NoDst(PyThreadState thread, PyObject dt) => TryCheckArgument(dt, "dst") ? PyNone.Instance : null;

    [PyMethod("fromutc(self, dt, /)", NoTextSignature = true, Doc = "datetime in UTC -> datetime in local time.")]
    internal PyObject? FromUtcFixed(PyThreadState thread, PyObject dt) => CheckOwn(dt) is { } time ? time.Moved(thread, _offset, 1) : null;

    [PyMethod("__getinitargs__(self, /)", NoTextSignature = true, Doc = "pickle support")]
    internal PyObject GetInitArgs() => _name is null ? PyTuple.Of(_offset) : PyTuple.Of(_offset, _name);
}
