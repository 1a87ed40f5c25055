namespace PyEmbed.VM.Objects;

/// <summary><c>float ** float</c></summary>
internal static class FloatPower
{
    /// <summary>A float, a complex for a negative base with a fraction as exponent, or null with an error set. The special cases are those of C99 annex F on every platform.</summary>
    [MustCheck]
    public static PyObject? Raise(double value, double exponent)
    {
        if (exponent == 0) return PyFloat.From(1);
        if (double.IsNaN(value)) return PyFloat.From(value);
        if (double.IsNaN(exponent)) return PyFloat.From(value == 1 ? 1 : exponent);
        if (double.IsInfinity(exponent))
        {
            var magnitude = Math.Abs(value);
            if (magnitude == 1) return PyFloat.From(1);
            return PyFloat.From(exponent > 0 == magnitude > 1 ? double.PositiveInfinity : 0);
        }
        var isOdd = Math.Abs(exponent % 2) == 1;
        if (double.IsInfinity(value))
        {
            if (exponent > 0) return PyFloat.From(isOdd ? value : Math.Abs(value));
            return PyFloat.From(isOdd ? Math.CopySign(0, value) : 0);
        }
        if (value == 0)
        {
            if (exponent < 0) return PyErr.ZeroDivisionError("0.0 cannot be raised to a negative power");
            return PyFloat.From(isOdd ? value : 0);
        }
        if (value < 0 && exponent != Math.Floor(exponent)) return ComplexArithmetic.Power(value, 0, exponent, 0);

        var isNegative = value < 0 && isOdd;
        value = Math.Abs(value);
        var result = value == 1 ? 1 : Math.Pow(value, exponent);
        if (double.IsInfinity(result)) return RangeError();
        return PyFloat.From(isNegative ? -result : result);
    }

    /// <summary>The OverflowError that carries C's error number.</summary>
    public static PyError RangeError() => PyErr.Set(PyExceptions.OverflowError, PyTuple.Of(PyInt.From(34), PyStr.FromUtf16("Numerical result out of range")));
}
