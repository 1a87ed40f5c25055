using PyEmbed.Core.Hashing;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary><c>datetime.timedelta</c>: the time between two moments, to the microsecond.</summary>
[PyType("timedelta", Module = "datetime", Subclassable = true, Doc = "The time between two dates or times, to the microsecond.\n\ntimedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)")]
internal partial class PyTimeDelta : PyObject
{
    private const int MostDays = 999_999_999;

    /// <param name="days">Days, which alone may be negative.</param>
    /// <param name="seconds">0 to 86399.</param>
    /// <param name="microseconds">0 to 999999.</param>
    internal PyTimeDelta(int days, int seconds, int microseconds)
    {
        Days = days;
        Seconds = seconds;
        Microseconds = microseconds;
    }

    private static class Known
    {
        public static readonly PyTimeDelta Zero = new(0, 0, 0);
        public static readonly PyTimeDelta Least = new(-MostDays, 0, 0);
        public static readonly PyTimeDelta Most = new(MostDays, TimeFields.SecondsPerDay - 1, TimeFields.MicrosecondsPerSecond - 1);
        public static readonly PyTimeDelta Microsecond = new(0, 0, 1);
        public static readonly PyTimeDelta Day = new(1, 0, 0);
    }

    [PyConstant("min")] internal static PyTimeDelta Min => Known.Least;
    [PyConstant("max")] internal static PyTimeDelta Max => Known.Most;
    [PyConstant("resolution")] internal static PyTimeDelta Resolution => Known.Microsecond;

    internal static PyTimeDelta Zero => Known.Zero;

    internal static PyTimeDelta OneDay => Known.Day;

    [PyProperty("days", Member = true, Doc = "Number of days.")]
    internal int Days { get; }

    [PyProperty("seconds", Member = true, Doc = "Number of seconds (>= 0 and less than 1 day).")]
    internal int Seconds { get; }

    [PyProperty("microseconds", Member = true, Doc = "Number of microseconds (>= 0 and less than 1 second).")]
    internal int Microseconds { get; }

    /// <summary>All of it in seconds, without the microseconds.</summary>
    internal long WholeSeconds => Days * (long)TimeFields.SecondsPerDay + Seconds;

    /// <summary>All of it in microseconds.</summary>
    internal Int128 Total => (Int128)WholeSeconds * TimeFields.MicrosecondsPerSecond + Microseconds;

    /// <summary>All of it in microseconds, where there are less than a hundred million days.</summary>
    internal long SmallTotal => WholeSeconds * TimeFields.MicrosecondsPerSecond + Microseconds;

    private bool IsSmall => Days is > -100_000_000 and < 100_000_000;

    private bool IsZero => (Days | Seconds | Microseconds) == 0;

    /// <summary>From parts of any size that a sum of fields can have. Null: OverflowError is set.</summary>
    internal static PyTimeDelta? Make(long days, long seconds, long microseconds) => TryNormalize(days, seconds, microseconds, out var parts) ? new PyTimeDelta(parts.Days, parts.Seconds, parts.Microseconds) : null;

    private static bool TryNormalize(long days, long seconds, long microseconds, out (int Days, int Seconds, int Microseconds) parts)
    {
        seconds += FloorDivide(ref microseconds, TimeFields.MicrosecondsPerSecond);
        days += FloorDivide(ref seconds, TimeFields.SecondsPerDay);
        parts = ((int)days, (int)seconds, (int)microseconds);
        if (days is < int.MinValue or > int.MaxValue) return PyErr.OverflowError("Python int too large to convert to C int");
        return days is >= -MostDays and <= MostDays || PyErr.OverflowError($"days={days}; must have magnitude <= {MostDays}");
    }

    // The quotient rounded down; the dividend becomes the rest.
    private static long FloorDivide(ref long dividend, long divisor)
    {
        if (dividend >= 0 && dividend < divisor) return 0;
        var (quotient, rest) = Math.DivRem(dividend, divisor);
        if (rest < 0)
        {
            rest += divisor;
            quotient--;
        }
        dividend = rest;
        return quotient;
    }

    /// <summary>From microseconds. Null: OverflowError is set.</summary>
    internal static PyTimeDelta? FromMicroseconds(Int128 total) => FromMicroseconds(BuiltinType, total);

    internal static PyTimeDelta? FromMicroseconds(PyType type, Int128 total)
    {
        if (total >= long.MinValue && total <= long.MaxValue) return Allocate(type, 0, 0, (long)total);
        const long MicrosecondsPerDay = (long)TimeFields.SecondsPerDay * TimeFields.MicrosecondsPerSecond;
        var days = total / MicrosecondsPerDay;
        if (days >= int.MinValue && days <= int.MaxValue) return Allocate(type, (long)days, 0, (long)(total - days * MicrosecondsPerDay));
        _ = PyErr.OverflowError("Python int too large to convert to C int");
        return null;
    }

    internal static PyTimeDelta? Allocate(PyType type, long days, long seconds, long microseconds)
    {
        if (!TryNormalize(days, seconds, microseconds, out var parts)) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyTimeDelta(parts.Days, parts.Seconds, parts.Microseconds) : new PyTimeDeltaInstance(type, parts.Days, parts.Seconds, parts.Microseconds);
    }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is null && args.Length <= 3 && TrySmall(args, 0, out var days) && TrySmall(args, 1, out var seconds) && TrySmall(args, 2, out var microseconds))
            return Allocate(type, days, seconds, microseconds);
        return TimeDeltaSum.Make(thread, type, args, keywordNames);
    }

    private static bool TrySmall(ReadOnlySpan<PyObject> args, int index, out long value)
    {
        value = 0;
        if (index >= args.Length) return true;
        if (args[index] is not PyInt { Value: >= int.MinValue and <= int.MaxValue } number || number.GetType() != typeof(PyInt)) return false;
        value = number.Value;
        return true;
    }

    [PyMethod("__repr__(self, /)")]
    internal string Represent()
    {
        var parts = new List<string>(3);
        if (Days != 0) parts.Add(FormattableString.Invariant($"days={Days}"));
        if (Seconds != 0) parts.Add($"seconds={Seconds}");
        if (Microseconds != 0) parts.Add($"microseconds={Microseconds}");
        return $"{Type.NameInMessages}({(parts.Count == 0 ? "0" : string.Join(", ", parts))})";
    }

    [PyMethod("__str__(self, /)")]
    internal string Text()
    {
        var text = $"{Seconds / 3600}:{Seconds / 60 % 60:00}:{Seconds % 60:00}";
        if (Days != 0) text = FormattableString.Invariant($"{Days} day{(Days is 1 or -1 ? "" : "s")}, {text}");
        return Microseconds == 0 ? text : $"{text}.{Microseconds:000000}";
    }

    [PyMethod("__hash__(self, /)")]
    internal long Hash() => TupleHash.Of([NumberHash.OfInteger(Days), Seconds, Microseconds]);

    [PyMethod("__bool__(self, /)")]
    internal bool IsTrue() => !IsZero;

    /// <summary>The order of two, as a comparison gives it.</summary>
    internal int CompareTo(PyTimeDelta other)
    {
        var order = WholeSeconds.CompareTo(other.WholeSeconds);
        return order != 0 ? order : Microseconds.CompareTo(other.Microseconds);
    }

    [PyRichCompare]
    internal PyObject CompareWith(PyThreadState thread, PyObject other, CompareOp op) =>
        other is PyTimeDelta delta ? PyBool.From(CompareOps.Holds(op, CompareTo(delta))) : PyNotImplemented.Instance;

    [PyMethod("total_seconds(self, /)", NoTextSignature = true, Doc = "Total seconds in the duration.")]
    internal PyObject? TotalSeconds(PyThreadState thread)
    {
        const long LargestExact = 1L << 53;
        if (IsSmall && SmallTotal is > -LargestExact and < LargestExact) return PyFloat.From(SmallTotal / (double)TimeFields.MicrosecondsPerSecond);
        return IntArithmetic.TrueDivide(thread, Total, TimeFields.MicrosecondsPerSecond);
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "__reduce__() -> (cls, state)")]
    internal PyObject Reduce() => PyTuple.Of(Type, PyTuple.Of(PyInt.From(Days), PyInt.From(Seconds), PyInt.From(Microseconds)));
}
