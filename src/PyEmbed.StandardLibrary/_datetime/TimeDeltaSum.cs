using System.Numerics;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary>Adds up what a timedelta is made of: ints and floats of many units, without losing a microsecond.</summary>
internal struct TimeDeltaSum
{
    private const long Millisecond = 1000, Second = 1000 * Millisecond, Minute = 60 * Second, Hour = 60 * Minute, Day = 24 * Hour, Week = 7 * Day;

    // The parameters from small to large, in which order CPython adds them up and finds what is wrong.
    private static readonly (int Parameter, long Unit)[] s_units = [(2, 1), (3, Millisecond), (1, Second), (4, Minute), (5, Hour), (0, Day), (6, Week)];

    private Int128 _total;              // in microseconds
    private PyObject? _others;          // numbers beyond 64 bits, and those of classes with arithmetic of their own
    private double _fraction;           // what floats have below a microsecond

    /// <summary>Null: an error is set.</summary>
    public static PyObject? Make(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        Span<PyObject?> parts = [null, null, null, null, null, null, null];
        if (!OrderedArguments.TryBind("__new__", DateTimeNames.DeltaParameters, 0, args, keywordNames, parts)) return null;
        var sum = new TimeDeltaSum();
        foreach (var (index, unit) in s_units)
            if (parts[index] is { } part && !sum.TryAdd(thread, DateTimeNames.DeltaParameters[index], part, unit)) return null;
        return sum.Finish(thread, type);
    }

    private bool TryAdd(PyThreadState thread, PyStr name, PyObject value, long unit)
    {
        switch (value)
        {
            case PyInt small when small.GetType() == typeof(PyInt):
                _total += (Int128)small.Value * unit;
                return true;
            case PyFloat real:
                return TryAdd(thread, real.Value, unit);
        }
        if (!value.Type.Has(TypeFlags.IntSubclass)) return PyErr.TypeError($"unsupported type for timedelta {name} component: {value.Type.NameInMessages}");
        return Number.Multiply(thread, value, PyInt.From(unit)) is { } product && TryAdd(thread, product);
    }

    private bool TryAdd(PyThreadState thread, PyObject microseconds)
    {
        _others = _others is null ? Number.Add(thread, PyInt.Zero, microseconds) : Number.Add(thread, _others, microseconds);
        return _others is not null;
    }

    private bool TryAdd(PyThreadState thread, double value, long unit)
    {
        if (double.IsNaN(value)) return PyErr.ValueError("cannot convert float NaN to integer");
        if (double.IsInfinity(value)) return PyErr.OverflowError("cannot convert float infinity to integer");
        var whole = Math.Truncate(value);
        // Apart, so that the whole units do not take the precision of what is left.
        var rest = value - whole;
        const double Limit = 9e18;
        if (Math.Abs(whole) < Limit) _total += (Int128)(long)whole * unit;
        else if (!TryAdd(thread, PyInt.From(new BigInteger(whole) * unit))) return false;
        if (rest == 0) return true;
        rest *= unit;
        whole = Math.Truncate(rest);
        _total += (long)whole;
        _fraction += rest - whole;
        return true;
    }

    private readonly PyObject? Finish(PyThreadState thread, PyType type)
    {
        if (_others is null) return PyTimeDelta.FromMicroseconds(type, _total + Rounded((_total & 1) != 0));
        var sum = _total == 0 ? _others : Number.Add(thread, _others, PyInt.From((BigInteger)_total));
        if (sum is null) return null;
        if (_fraction != 0)
        {
            var rounded = Rounded(PyInt.TryGetValue(sum, out var value) && !value.IsEven);
            if (Number.Add(thread, sum, PyInt.From(rounded)) is not { } all) return null;
            sum = all;
        }
        return FromMicroseconds(thread, type, sum);
    }

    // Half a microsecond goes to the even total.
    private readonly long Rounded(bool isOdd)
    {
        var whole = Math.Round(_fraction, MidpointRounding.AwayFromZero);
        if (Math.Abs(whole - _fraction) != 0.5) return (long)whole;
        var odd = isOdd ? 1 : 0;
        return (long)(2.0 * Math.Round((_fraction + odd) * 0.5, MidpointRounding.AwayFromZero) - odd);
    }

    /// <summary>From a number of microseconds of any size, or from what arithmetic of a class of its own has made of one. Null: an error is set.</summary>
    public static PyObject? FromMicroseconds(PyThreadState thread, PyType type, PyObject total)
    {
        const int FarTooManyBits = 100;
        if (total is PyInt small) return PyTimeDelta.FromMicroseconds(type, small.Value);
        if (total is PyBigInt big)
            return big.Value.GetBitLength() > FarTooManyBits ? PyErr.OverflowError("Python int too large to convert to C int") : PyTimeDelta.FromMicroseconds(type, (Int128)big.Value);
        if (Split(thread, total, TimeFields.MicrosecondsPerSecond, out var microseconds) is not { } seconds || Split(thread, seconds, TimeFields.SecondsPerDay, out var second) is not { } days) return null;
        return OrderedArguments.TryToInt(thread, days, out var day) ? PyTimeDelta.Allocate(type, day, second, microseconds) : null;
    }

    // What divmod() says of a number and a unit.
    private static PyObject? Split(PyThreadState thread, PyObject number, int unit, out int rest)
    {
        rest = 0;
        if (Number.Divmod(thread, number, PyInt.From(unit)) is not { } result) return null;
        if (result is not PyTuple pair) return PyErr.TypeError($"divmod() returned non-tuple (type {result.Type.NameInMessages})");
        if (pair.Count != 2) return PyErr.ValueError($"divmod() returned a tuple of size {pair.Count}");
        if (!OrderedArguments.TryToInt(thread, pair[1], out rest)) return null;
        return rest >= 0 && rest < unit ? pair[0] : PyErr.TypeError("divmod() returned a value out of range");
    }
}
