using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.DateTimes;

// Arithmetic is by what the clock shows; only between two zones it is in UTC.
internal partial class PyDateTime
{
    private int CompareFields(PyDateTime other)
    {
        var order = Date.Key.CompareTo(other.Date.Key);
        return order != 0 ? order : Time.MicrosecondOfDay.CompareTo(other.Time.MicrosecondOfDay);
    }

    [PyRichCompare]
    internal PyObject? CompareTimes(PyThreadState thread, PyObject other, CompareOp op)
    {
        var isEquality = op is CompareOp.Eq or CompareOp.Ne;
        if (other is not PyDateTime time)
        {
            if (other is not PyDate) return PyNotImplemented.Instance;
            return isEquality ? PyBool.From(op == CompareOp.Ne) : PyErr.TypeError($"can't compare {Type.NameInMessages} to {other.Type.NameInMessages}");
        }
        if (ReferenceEquals(Zone, time.Zone)) return PyBool.From(CompareOps.Holds(op, CompareFields(time)));
        if (!TryOffset(thread, out var mine) || !time.TryOffset(thread, out var theirs)) return null;
        int order;
        if (AreSame(mine, theirs)) order = CompareFields(time);
        else if (mine is not null && theirs is not null)
        {
            if (Between(time, mine, theirs) is not { } between) return null;
            order = between.CompareTo(PyTimeDelta.Zero);
        }
        else return isEquality ? PyBool.From(op == CompareOp.Ne) : PyErr.TypeError("can't compare offset-naive and offset-aware datetimes");
        if (isEquality && order == 0)
        {
            // PEP 495: a time that the zone's clock shows twice, or never, is equal to none in another zone.
            if (!TryDependsOnFold(thread, mine, out var depends) || (!depends && !time.TryDependsOnFold(thread, theirs, out depends))) return null;
            if (depends) order = 1;
        }
        return PyBool.From(CompareOps.Holds(op, order));
    }

    private static bool AreSame(PyTimeDelta? x, PyTimeDelta? y) => x is null ? y is null : y is not null && x.CompareTo(y) == 0;

    private bool TryDependsOnFold(PyThreadState thread, PyTimeDelta? offset, out bool depends)
    {
        var succeeded = Allocate(Type, Date, Time, Zone, 1 - Fold).TryOffset(thread, out var other);
        depends = !AreSame(offset, other);
        return succeeded;
    }

    // Times that are equal in UTC are equal; fold does not count.
    [PyMethod("__hash__(self, /)")]
    internal bool TryHashTime(PyThreadState thread, out long hash)
    {
        hash = _hash;
        if (hash != NoHash) return true;
        var plain = Fold == 0 ? this : Allocate(Type, Date, Time, Zone, 0);
        if (!plain.TryOffset(thread, out var offset)) return false;
        if (offset is null)
        {
            Span<byte> state = stackalloc byte[StateLength];
            WriteState(state);
            hash = PickledState.Hash(thread, state);
            return true;
        }
        if (PyTimeDelta.Make(Date.Ordinal, Time.SecondOfDay, Time.Microsecond)?.Minus(offset) is not { } inUtc) return false;
        _hash = hash = inUtc.Hash();
        return true;
    }

    [PyMethod("__add__(self, other, /)")]
    internal static PyObject? AddDelta(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is PyDateTime time) return right is PyTimeDelta delta ? time.Moved(thread, delta, 1) : PyNotImplemented.Instance;
        return left is PyTimeDelta ahead ? ((PyDateTime)right).Moved(thread, ahead, 1) : PyNotImplemented.Instance;
    }

    [PyMethod("__sub__(self, other, /)")]
    internal static PyObject? SubtractTime(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is not PyDateTime time) return PyNotImplemented.Instance;
        return right switch
        {
            PyDateTime other => time.Between(thread, other),
            PyTimeDelta delta => time.Moved(thread, delta, -1),
            _ => PyNotImplemented.Instance,
        };
    }

    /// <summary>So much later, or earlier where the sign is -1, of the same class. Null: an error is set.</summary>
    internal PyObject? Moved(PyThreadState thread, PyTimeDelta delta, int sign) => TryMove(delta, sign, out var date, out var time) ? OfClass(thread, Type, date, time, Zone, 0) : null;

    private bool TryMove(PyTimeDelta delta, int sign, out DateFields date, out TimeFields time)
    {
        time = default;
        var microsecond = Time.Microsecond + sign * delta.Microseconds;
        var second = Time.SecondOfDay + sign * delta.Seconds;
        var day = Date.Ordinal + (long)sign * delta.Days;
        Carry(ref microsecond, ref second, TimeFields.MicrosecondsPerSecond);
        var days = 0;
        Carry(ref second, ref days, TimeFields.SecondsPerDay);
        if (!DateFields.TryFromOrdinal(day + days, out date)) return false;
        time = TimeFields.FromSecondOfDay(second, microsecond);
        return true;

        // Each is off by less than one unit.
        static void Carry(ref int value, ref int larger, int unit)
        {
            if (value < 0)
            {
                value += unit;
                larger--;
            }
            else if (value >= unit)
            {
                value -= unit;
                larger++;
            }
        }
    }

    /// <summary>How much later this is. Null: an error is set.</summary>
    private PyTimeDelta? Between(PyThreadState thread, PyDateTime other)
    {
        if (ReferenceEquals(Zone, other.Zone)) return Between(other, null, null);
        if (!TryOffset(thread, out var mine) || !other.TryOffset(thread, out var theirs)) return null;
        if (mine is null == theirs is null) return Between(other, mine, theirs);
        _ = PyErr.TypeError("can't subtract offset-naive and offset-aware datetimes");
        return null;
    }

    private PyTimeDelta? Between(PyDateTime other, PyTimeDelta? mine, PyTimeDelta? theirs)
    {
        var shown = PyTimeDelta.Make(Date.Ordinal - other.Date.Ordinal, Time.SecondOfDay - other.Time.SecondOfDay, Time.Microsecond - other.Time.Microsecond);
        return shown is null || mine is null || theirs is null ? shown : mine.Minus(theirs) is { } offsets ? shown.Minus(offsets) : null;
    }
}
