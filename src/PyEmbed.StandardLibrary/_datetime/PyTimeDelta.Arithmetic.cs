using System.Numerics;
using PyEmbed.Core.Numbers;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.DateTimes;

// What comes out is a timedelta itself, of subclasses' instances too.
internal partial class PyTimeDelta
{
    [PyMethod("__add__(self, other, /)")]
    internal static PyObject? Add(PyThreadState thread, PyObject left, PyObject right) =>
        left is PyTimeDelta x && right is PyTimeDelta y ? x.Plus(y) : PyNotImplemented.Instance;

    internal PyTimeDelta? Plus(PyTimeDelta other) => Make((long)Days + other.Days, Seconds + other.Seconds, Microseconds + other.Microseconds);

    [PyMethod("__sub__(self, other, /)")]
    internal static PyObject? Subtract(PyThreadState thread, PyObject left, PyObject right) =>
        left is PyTimeDelta x && right is PyTimeDelta y ? x.Minus(y) : PyNotImplemented.Instance;

    internal PyTimeDelta? Minus(PyTimeDelta other) => Make((long)Days - other.Days, Seconds - other.Seconds, Microseconds - other.Microseconds);

    [PyMethod("__neg__(self, /)")]
    internal PyObject? Negative() => Make(-(long)Days, -Seconds, -Microseconds);

    [PyMethod("__pos__(self, /)")]
    internal PyObject Positive() => new PyTimeDelta(Days, Seconds, Microseconds);

    [PyMethod("__abs__(self, /)")]
    internal PyObject? Absolute() => Days < 0 ? Negative() : Positive();

    [PyMethod("__mul__(self, other, /)")]
    internal static PyObject? Multiply(PyThreadState thread, PyObject left, PyObject right)
    {
        var (delta, factor) = left is PyTimeDelta first ? (first, right) : ((PyTimeDelta)right, left);
        if (factor is PyFloat) return delta.Scale(thread, factor, isDivision: false);
        if (!factor.Type.Has(TypeFlags.IntSubclass)) return PyNotImplemented.Instance;
        if (factor is PyInt { Value: >= int.MinValue and <= int.MaxValue } small && factor.GetType() == typeof(PyInt)) return FromMicroseconds(delta.Total * small.Value);
        return Number.Multiply(thread, factor, delta.TotalObject) is { } product ? TimeDeltaSum.FromMicroseconds(thread, BuiltinType, product) : null;
    }

    private PyObject TotalObject => IsSmall ? PyInt.From(SmallTotal) : PyInt.From((BigInteger)Total);

    [PyMethod("__floordiv__(self, other, /)")]
    internal static PyObject? FloorDivide(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is not PyTimeDelta delta) return PyNotImplemented.Instance;
        if (right is PyTimeDelta other) return Number.FloorDivide(thread, delta.TotalObject, other.TotalObject);
        if (!right.Type.Has(TypeFlags.IntSubclass)) return PyNotImplemented.Instance;
        return Number.FloorDivide(thread, delta.TotalObject, right) is { } quotient ? TimeDeltaSum.FromMicroseconds(thread, BuiltinType, quotient) : null;
    }

    [PyMethod("__truediv__(self, other, /)")]
    internal static PyObject? TrueDivide(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is not PyTimeDelta delta) return PyNotImplemented.Instance;
        if (right is PyTimeDelta other) return Number.TrueDivide(thread, delta.TotalObject, other.TotalObject);
        if (right is PyFloat) return delta.Scale(thread, right, isDivision: true);
        return right.Type.Has(TypeFlags.IntSubclass) ? delta.DivideNearest(thread, delta.TotalObject, right) : PyNotImplemented.Instance;
    }

    [PyMethod("__mod__(self, other, /)")]
    internal static PyObject? Remainder(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is not PyTimeDelta x || right is not PyTimeDelta y) return PyNotImplemented.Instance;
        return Number.Remainder(thread, x.TotalObject, y.TotalObject) is { } rest ? TimeDeltaSum.FromMicroseconds(thread, BuiltinType, rest) : null;
    }

    [PyMethod("__divmod__(self, other, /)")]
    internal static PyObject? Divmod(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is not PyTimeDelta x || right is not PyTimeDelta y) return PyNotImplemented.Instance;
        if (Number.Divmod(thread, x.TotalObject, y.TotalObject) is not PyTuple { Count: 2 } pair) return null;
        return TimeDeltaSum.FromMicroseconds(thread, BuiltinType, pair[1]) is { } rest ? PyTuple.Of(pair[0], rest) : null;
    }

    // A float is the ratio of two ints, exactly.
    private PyObject? Scale(PyThreadState thread, PyObject factor, bool isDivision)
    {
        if (Calls.CallMethod(thread, factor, DateTimeNames.AsIntegerRatio) is not { } result) return null;
        if (result is not PyTuple ratio) return PyErr.TypeError($"unexpected return type from as_integer_ratio(): expected tuple, got '{result.Type.NameInMessages}'");
        if (ratio.Count != 2) return PyErr.ValueError("as_integer_ratio() must return a 2-tuple");
        var (above, below) = isDivision ? (ratio[1], ratio[0]) : (ratio[0], ratio[1]);
        return Number.Multiply(thread, TotalObject, above) is { } product ? DivideNearest(thread, product, below) : null;
    }

    private PyObject? DivideNearest(PyThreadState thread, PyObject dividend, PyObject divisor)
    {
        if (!PyInt.TryGetValue(dividend, out var above) || !PyInt.TryGetValue(divisor, out var below)) return PyErr.TypeError("non-integer arguments in division");
        if (below.IsZero) return PyErr.ZeroDivisionError("integer division or modulo by zero");
        if (below.Sign < 0) (above, below) = (-above, -below);
        var quotient = IntegerDivision.DivMod(above, below, thread.WorkBudget, out var rest);
        // Half goes to the even neighbour.
        var order = (rest << 1).CompareTo(below);
        if (order > 0 || (order == 0 && !quotient.IsEven)) quotient += 1;
        return TimeDeltaSum.FromMicroseconds(thread, BuiltinType, PyInt.From(quotient));
    }
}
