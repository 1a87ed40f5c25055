using System.Numerics;
using PyEmbed.CompilerServices;
using PyEmbed.Core.Hashing;
using PyEmbed.Core.Numbers;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed;

// The operators. Operands that both fit 64 bits go a short way; everything is static because self may be a PyBigInt.
public partial class PyInt
{
    [PyMethod("__add__(self, value, /)")]
    internal static PyObject? Add(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is PyInt a && right is PyInt b) return IntArithmetic.Add(a.Value, b.Value);
        return TryGetValues(left, right, out var x, out var y) ? IntArithmetic.Add(thread, x, y) : PyNotImplemented.Instance;
    }

    [PyMethod("__sub__(self, value, /)")]
    internal static PyObject? Subtract(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is PyInt a && right is PyInt b) return IntArithmetic.Subtract(a.Value, b.Value);
        return TryGetValues(left, right, out var x, out var y) ? IntArithmetic.Subtract(thread, x, y) : PyNotImplemented.Instance;
    }

    [PyMethod("__mul__(self, value, /)")]
    internal static PyObject? Multiply(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is PyInt a && right is PyInt b) return IntArithmetic.Multiply(a.Value, b.Value);
        return TryGetValues(left, right, out var x, out var y) ? IntArithmetic.Multiply(thread, x, y) : PyNotImplemented.Instance;
    }

    [PyMethod("__mod__(self, value, /)")]
    internal static PyObject? Remainder(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is PyInt a && right is PyInt b) return IntArithmetic.Remainder(a.Value, b.Value);
        return TryGetValues(left, right, out var x, out var y) ? IntArithmetic.Remainder(thread, x, y) : PyNotImplemented.Instance;
    }

    [PyMethod("__divmod__(self, value, /)")]
    internal static PyObject? Divmod(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is PyInt a && right is PyInt b) return IntArithmetic.Divmod(a.Value, b.Value);
        return TryGetValues(left, right, out var x, out var y) ? IntArithmetic.Divmod(thread, x, y) : PyNotImplemented.Instance;
    }

    [PyMethod("__pow__(self, value, mod=None, /)")]
    internal static PyObject? Power(PyThreadState thread, PyObject left, PyObject right, PyObject modulus)
    {
        if (left is PyInt a && right is PyInt b && modulus is PyNone) return IntArithmetic.Power(thread, a.Value, b.Value);
        if (!TryGetValues(left, right, out var x, out var y)) return PyNotImplemented.Instance;
        if (modulus is PyNone) return IntArithmetic.Power(thread, x, y);
        return TryGetValue(modulus, out var m) ? IntArithmetic.ModularPower(thread, x, y, m) : PyNotImplemented.Instance;
    }

    [PyMethod("__neg__(self, /)")]
    internal static PyObject Negative(PyObject self) => self is PyInt small ? IntArithmetic.Negate(small.Value) : From(-((PyBigInt)self).Value);

    [PyMethod("__pos__(self, /)")]
    internal static PyObject Positive(PyObject self) => Exact(self);

    [PyMethod("__abs__(self, /)")]
    internal static PyObject Absolute(PyObject self) => IsNegative(self) ? Negative(self) : Exact(self);

    [PyMethod("__bool__(self, /)")]
    internal static bool IsTrue(PyObject self) => self is not PyInt { Value: 0 };

    [PyMethod("__invert__(self, /)")]
    internal static PyObject Invert(PyObject self) => self is PyInt small ? From(~small.Value) : From(-((PyBigInt)self).Value - 1);

    [PyMethod("__lshift__(self, value, /)")]
    internal static PyObject? LeftShift(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is PyInt a && right is PyInt b) return IntArithmetic.LeftShift(thread, a.Value, b.Value);
        return TryGetValues(left, right, out var x, out var y) ? IntArithmetic.LeftShift(thread, x, y) : PyNotImplemented.Instance;
    }

    [PyMethod("__rshift__(self, value, /)")]
    internal static PyObject? RightShift(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is PyInt a && right is PyInt b) return IntArithmetic.RightShift(a.Value, b.Value);
        return TryGetValues(left, right, out var x, out var y) ? IntArithmetic.RightShift(thread, x, y) : PyNotImplemented.Instance;
    }

    [PyMethod("__and__(self, value, /)")]
    internal static PyObject? And(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is PyInt a && right is PyInt b) return From(a.Value & b.Value);
        return TryGetValues(left, right, out var x, out var y) ? IntArithmetic.And(thread, x, y) : PyNotImplemented.Instance;
    }

    [PyMethod("__xor__(self, value, /)")]
    internal static PyObject? Xor(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is PyInt a && right is PyInt b) return From(a.Value ^ b.Value);
        return TryGetValues(left, right, out var x, out var y) ? IntArithmetic.Xor(thread, x, y) : PyNotImplemented.Instance;
    }

    [PyMethod("__or__(self, value, /)")]
    internal static PyObject? Or(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is PyInt a && right is PyInt b) return From(a.Value | b.Value);
        return TryGetValues(left, right, out var x, out var y) ? IntArithmetic.Or(thread, x, y) : PyNotImplemented.Instance;
    }

    [PyMethod("__int__(self, /)")]
    internal static PyObject Int(PyObject self) => Exact(self);

    [PyMethod("__float__(self, /)")]
    internal static PyObject? Float(PyObject self) => IntArithmetic.TryToDouble(self, out var value) ? PyFloat.From(value) : null;

    [PyMethod("__floordiv__(self, value, /)")]
    internal static PyObject? FloorDivide(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is PyInt a && right is PyInt b) return IntArithmetic.FloorDivide(a.Value, b.Value);
        return TryGetValues(left, right, out var x, out var y) ? IntArithmetic.FloorDivide(thread, x, y) : PyNotImplemented.Instance;
    }

    [PyMethod("__truediv__(self, value, /)")]
    internal static PyObject? TrueDivide(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is PyInt a && right is PyInt b) return IntArithmetic.TrueDivide(a.Value, b.Value);
        return TryGetValues(left, right, out var x, out var y) ? IntArithmetic.TrueDivide(thread, x, y) : PyNotImplemented.Instance;
    }

    [PyMethod("__index__(self, /)")]
    internal static PyObject Index(PyObject self) => Exact(self);

    [PyRichCompare]
    internal static PyObject? Compare(PyThreadState thread, PyObject self, PyObject other, CompareOp op)
    {
        if (self is PyInt a && other is PyInt b) return PyBool.From(CompareOps.Holds(op, a.Value.CompareTo(b.Value)));
        if (!TryGetValues(self, other, out var x, out var y)) return PyNotImplemented.Instance;
        const int BitsPerElement = 1024;
        if (self is not PyInt && other is not PyInt && !thread.TryChargeWork(x.GetBitLength() / BitsPerElement)) return null;
        return PyBool.From(CompareOps.Holds(op, x.CompareTo(y)));
    }

    [PyMethod("__hash__(self, /)")]
    internal static long Hash(PyObject self) => self is PyInt small ? NumberHash.OfInteger(small.Value) : ((PyBigInt)self).HashValue;

    internal static bool IsNegative(PyObject number) => number is PyInt small ? small.Value < 0 : ((PyBigInt)number).Value.Sign < 0;

    private static bool TryGetValues(PyObject left, PyObject right, out BigInteger leftValue, out BigInteger rightValue)
    {
        rightValue = default;
        return TryGetValue(left, out leftValue) && TryGetValue(right, out rightValue);
    }
}
