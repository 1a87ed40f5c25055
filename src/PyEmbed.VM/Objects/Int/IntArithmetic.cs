using System.Numerics;
using PyEmbed.Core.Numbers;

namespace PyEmbed.VM.Objects;

/// <summary>
/// Arithmetic on the values of ints. The forms for 64 bits are what the interpreter falls back to when its own overflows; the forms for any size charge and reserve before they
/// compute.
/// </summary>
internal static class IntArithmetic
{
    // What .NET's BigInteger can hold; a larger result is a MemoryError.
    private const long MaxBits = int.MaxValue - 64L;

    // From here on CPython says OverflowError instead of MemoryError.
    private static readonly BigInteger s_mostDigitBits = (BigInteger)30 * ((1L << 61) - 6);

    public static PyObject Add(long left, long right)
    {
        var sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) < 0 ? new PyBigInt((BigInteger)left + right) : PyInt.From(sum);
    }

    public static PyObject Subtract(long left, long right)
    {
        var difference = unchecked(left - right);
        return ((left ^ right) & (left ^ difference)) < 0 ? new PyBigInt((BigInteger)left - right) : PyInt.From(difference);
    }

    public static PyObject Multiply(long left, long right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high == low >> 63 ? PyInt.From(low) : new PyBigInt((BigInteger)left * right);
    }

    public static PyObject Negate(long value) => value == long.MinValue ? new PyBigInt(-(BigInteger)value) : PyInt.From(-value);

    [MustCheck]
    public static PyObject? FloorDivide(long left, long right)
    {
        if (right == 0) return PyErr.ZeroDivisionError("integer division or modulo by zero");
        return IntegerDivision.TryFloorDivide(left, right, out var quotient) ? PyInt.From(quotient) : new PyBigInt(-(BigInteger)left);
    }

    [MustCheck]
    public static PyObject? Remainder(long left, long right) =>
        right == 0 ? PyErr.ZeroDivisionError("integer modulo by zero") : PyInt.From(IntegerDivision.Modulo(left, right));

    [MustCheck]
    public static PyObject? Divmod(long left, long right) =>
        FloorDivide(left, right) is { } quotient ? PyTuple.Of(quotient, PyInt.From(IntegerDivision.Modulo(left, right))) : null;

    [MustCheck]
    public static PyObject? TrueDivide(long left, long right)
    {
        if (right == 0) return PyErr.ZeroDivisionError("division by zero");
        // Both are floats without rounding, so the quotient is rounded once.
        const long Exact = 1L << 53;
        if (left is >= -Exact and <= Exact && right is >= -Exact and <= Exact) return PyFloat.From((double)left / right);
        IntegerDivision.TryTrueDivide(left, right, out var quotient);
        return PyFloat.From(quotient);
    }

    [MustCheck]
    public static PyObject? LeftShift(PyThreadState thread, long value, long count)
    {
        if (count < 0) return PyErr.ValueError("negative shift count");
        if (value == 0) return PyInt.Zero;
        if (count < 64)
        {
            var shifted = value << (int)count;
            if (shifted >> (int)count == value) return PyInt.From(shifted);
        }
        return LeftShift(thread, (BigInteger)value, count);
    }

    [MustCheck]
    public static PyObject? RightShift(long value, long count) =>
        count < 0 ? PyErr.ValueError("negative shift count") : PyInt.From(IntegerBits.ShiftRight(value, count));

    /// <summary><c>value ** exponent</c>; a negative exponent gives a float.</summary>
    [MustCheck]
    public static PyObject? Power(PyThreadState thread, long value, long exponent)
    {
        if (exponent < 0) return PowerOfFloats(value, exponent);
        long result = 1;
        var square = value;
        for (var rest = exponent; ;)
        {
            if ((rest & 1) != 0)
            {
                if (Math.BigMul(result, square, out var low) != low >> 63) break;
                result = low;
            }
            rest >>= 1;
            if (rest == 0) return PyInt.From(result);
            if (Math.BigMul(square, square, out var squared) != squared >> 63) break;
            square = squared;
        }
        return Power(thread, (BigInteger)value, exponent);
    }

    // ---- any size ----

    [MustCheck]
    public static PyObject? Add(PyThreadState thread, BigInteger left, BigInteger right) => Allow(thread, Math.Max(left.GetBitLength(), right.GetBitLength()) + 1) ? PyInt.From(left + right) : null;

    [MustCheck]
    public static PyObject? Subtract(PyThreadState thread, BigInteger left, BigInteger right) => Allow(thread, Math.Max(left.GetBitLength(), right.GetBitLength()) + 1) ? PyInt.From(left - right) : null;

    [MustCheck]
    public static PyObject? Multiply(PyThreadState thread, BigInteger left, BigInteger right) =>
        Allow(thread, left.GetBitLength() + right.GetBitLength()) ? PyInt.From(BigArithmetic.Multiply(left, right, thread.WorkBudget)) : null;

    [MustCheck]
    public static PyObject? FloorDivide(PyThreadState thread, BigInteger left, BigInteger right)
    {
        if (right.IsZero) return PyErr.ZeroDivisionError("integer division or modulo by zero");
        return Allow(thread, left.GetBitLength()) ? PyInt.From(IntegerDivision.FloorDivide(left, right, thread.WorkBudget)) : null;
    }

    [MustCheck]
    public static PyObject? Remainder(PyThreadState thread, BigInteger left, BigInteger right)
    {
        if (right.IsZero) return PyErr.ZeroDivisionError("integer modulo by zero");
        return Allow(thread, left.GetBitLength()) ? PyInt.From(IntegerDivision.Modulo(left, right, thread.WorkBudget)) : null;
    }

    [MustCheck]
    public static PyObject? Divmod(PyThreadState thread, BigInteger left, BigInteger right)
    {
        if (right.IsZero) return PyErr.ZeroDivisionError("integer division or modulo by zero");
        if (!Allow(thread, left.GetBitLength())) return null;
        var quotient = IntegerDivision.DivMod(left, right, thread.WorkBudget, out var rest);
        return PyTuple.Of(PyInt.From(quotient), PyInt.From(rest));
    }

    [MustCheck]
    public static PyObject? TrueDivide(PyThreadState thread, BigInteger left, BigInteger right)
    {
        if (right.IsZero) return PyErr.ZeroDivisionError("division by zero");
        return IntegerDivision.TryTrueDivide(left, right, out var quotient, thread.WorkBudget)
            ? PyFloat.From(quotient)
            : PyErr.OverflowError("integer division result too large for a float");
    }

    [MustCheck]
    public static PyObject? LeftShift(PyThreadState thread, BigInteger value, BigInteger count)
    {
        if (count.Sign < 0) return PyErr.ValueError("negative shift count");
        if (value.IsZero) return PyInt.Zero;
        if (count > s_mostDigitBits) return PyErr.OverflowError("too many digits in integer");
        if (count > MaxBits) return PyErr.MemoryError();
        if (!Allow(thread, value.GetBitLength() + (long)count)) return null;
        return IntegerBits.TryShiftLeft(value, (long)count, thread.WorkBudget, out var shifted) ? PyInt.From(shifted) : PyErr.MemoryError();
    }

    [MustCheck]
    public static PyObject? RightShift(PyThreadState thread, BigInteger value, BigInteger count)
    {
        if (count.Sign < 0) return PyErr.ValueError("negative shift count");
        return Allow(thread, value.GetBitLength()) ? PyInt.From(IntegerBits.ShiftRight(value, count > MaxBits ? MaxBits + 1 : (long)count)) : null;
    }

    [MustCheck]
    public static PyObject? And(PyThreadState thread, BigInteger left, BigInteger right) => Allow(thread, Math.Max(left.GetBitLength(), right.GetBitLength())) ? PyInt.From(left & right) : null;

    [MustCheck]
    public static PyObject? Or(PyThreadState thread, BigInteger left, BigInteger right) => Allow(thread, Math.Max(left.GetBitLength(), right.GetBitLength())) ? PyInt.From(left | right) : null;

    [MustCheck]
    public static PyObject? Xor(PyThreadState thread, BigInteger left, BigInteger right) => Allow(thread, Math.Max(left.GetBitLength(), right.GetBitLength())) ? PyInt.From(left ^ right) : null;

    /// <summary><c>value ** exponent</c>; a negative exponent gives a float.</summary>
    [MustCheck]
    public static PyObject? Power(PyThreadState thread, BigInteger value, BigInteger exponent)
    {
        if (exponent.Sign < 0) return PowerOfFloats(value, exponent);
        if (exponent <= int.MaxValue && !TryAllowPower(thread, value, (long)exponent)) return null;
        return IntegerPower.TryPower(value, exponent, thread.WorkBudget, out var result) ? PyInt.From(result) : PyErr.MemoryError();
    }

    /// <summary><c>pow(value, exponent, modulus)</c></summary>
    [MustCheck]
    public static PyObject? ModularPower(PyThreadState thread, BigInteger value, BigInteger exponent, BigInteger modulus) =>
        IntegerPower.TryModularPower(value, exponent, modulus, thread.WorkBudget, out var result) switch
        {
            IntegerPower.Outcome.ZeroModulus => PyErr.ValueError("pow() 3rd argument cannot be 0"),
            IntegerPower.Outcome.NotInvertible => PyErr.ValueError("base is not invertible for the given modulus"),
            _ => PyInt.From(result),
        };

    /// <summary>Rounds to a multiple of <c>10 ** places</c>, ties to the even one.</summary>
    [MustCheck]
    public static PyObject? RoundToPowerOfTen(PyThreadState thread, BigInteger value, BigInteger places)
    {
        // (log10 2 = 0.30103) Half a unit exceeds the number: also what keeps 10 ** places small.
        if ((double)places > value.GetBitLength() * 0.30103 + 2) return PyInt.Zero;
        if (!IntegerPower.TryPower(10, places, thread.WorkBudget, out var unit)) return PyErr.MemoryError();
        var quotient = IntegerDivision.DivMod(value, unit, thread.WorkBudget, out var rest);
        var order = (rest << 1).CompareTo(unit);
        if (order > 0 || (order == 0 && !quotient.IsEven)) quotient += 1;
        return Multiply(thread, quotient, unit);
    }

    /// <summary>The nearest float. False: OverflowError is set.</summary>
    [MustCheck]
    public static bool TryToDouble(PyObject number, out double result)
    {
        if (number is PyInt small)
        {
            result = small.Value;
            return true;
        }
        return FloatArithmetic.TryToDouble(((PyBigInt)number).Value, out result) || PyErr.OverflowError("int too large to convert to float");
    }

    /// <summary>Before a number of so many bits is made in one pass.</summary>
    [MustCheck]
    public static bool Allow(PyThreadState thread, long bits)
    {
        if (bits < 4096) return true;
        if (bits > MaxBits) return PyErr.MemoryError();
        return thread.TryChargeWork(bits / 256) && thread.TryReserve(bits / 8);
    }

    private static bool TryAllowPower(PyThreadState thread, BigInteger value, long exponent)
    {
        var magnitude = IntegerBits.BitLength(value);
        if (magnitude <= 1) return true;
        var bits = (double)(magnitude - 1) * exponent;
        if (bits > MaxBits) return PyErr.MemoryError();
        return thread.TryReserve((long)bits / 8);
    }

    private static PyObject? PowerOfFloats(BigInteger value, BigInteger exponent)
    {
        if (!FloatArithmetic.TryToDouble(value, out var left) || !FloatArithmetic.TryToDouble(exponent, out var right))
            return PyErr.OverflowError("int too large to convert to float");
        return FloatPower.Raise(left, right);
    }
}
