namespace PyEmbed.VM.Objects;

/// <summary>Arithmetic of complex numbers, rounded as CPython 3.11 rounds.</summary>
internal static class ComplexArithmetic
{
    // Exponents up to here are raised by multiplying.
    private const int MostMultiplied = 100;

    private static readonly double s_nan = BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0000);

    public static (double Real, double Imaginary) Product((double Real, double Imaginary) a, (double Real, double Imaginary) b) =>
        (a.Real * b.Real - a.Imaginary * b.Imaginary, a.Real * b.Imaginary + a.Imaginary * b.Real);

    /// <summary>By Smith's method: both are scaled by the larger part of the divisor, which is not zero.</summary>
    public static (double Real, double Imaginary) Quotient((double Real, double Imaginary) a, (double Real, double Imaginary) b)
    {
        var (real, imaginary) = (Math.Abs(b.Real), Math.Abs(b.Imaginary));
        if (real >= imaginary)
        {
            var ratio = b.Imaginary / b.Real;
            var scale = b.Real + b.Imaginary * ratio;
            return ((a.Real + a.Imaginary * ratio) / scale, (a.Imaginary - a.Real * ratio) / scale);
        }
        if (imaginary >= real)
        {
            var ratio = b.Real / b.Imaginary;
            var scale = b.Real * ratio + b.Imaginary;
            return ((a.Real * ratio + a.Imaginary) / scale, (a.Imaginary * ratio - a.Real) / scale);
        }
        return (s_nan, s_nan);
    }

    /// <summary>The absolute value of finite parts; infinite where it is too large.</summary>
    public static double Magnitude(double real, double imaginary)
    {
        var (large, small) = (Math.Abs(real), Math.Abs(imaginary));
        if (large < small) (large, small) = (small, large);
        if (small <= large * 5.5511151231257827e-17) return large + small;
        // Powers of two, so that scaling rounds nothing.
        var scale = large > 1e150 ? -600 : small < 1e-150 ? 600 : 0;
        if (scale != 0) return Math.ScaleB(MagnitudeOfScaled(Math.ScaleB(large, scale), Math.ScaleB(small, scale)), -scale);
        return MagnitudeOfScaled(large, small);
    }

    /// <summary><c>value ** exponent</c> as a complex, or null with an error set.</summary>
    [MustCheck]
    public static PyObject? Power(double real, double imaginary, double exponentReal, double exponentImaginary)
    {
        (double Real, double Imaginary) result;
        if (exponentImaginary == 0 && exponentReal == Math.Floor(exponentReal) && Math.Abs(exponentReal) <= MostMultiplied)
        {
            if (exponentReal > 0) result = PowerByMultiplying((real, imaginary), (int)exponentReal);
            else
            {
                var divisor = PowerByMultiplying((real, imaginary), (int)-exponentReal);
                if (divisor is (0, 0)) return ZeroToNegative();
                result = Quotient((1, 0), divisor);
            }
        }
        else if (exponentReal == 0 && exponentImaginary == 0) result = (1, 0);
        else if (real == 0 && imaginary == 0)
        {
            if (exponentImaginary != 0 || exponentReal < 0) return ZeroToNegative();
            result = (0, 0);
        }
        else
        {
            var magnitude = double.IsInfinity(real) || double.IsInfinity(imaginary) ? double.PositiveInfinity : Magnitude(real, imaginary);
            var length = Math.Pow(magnitude, exponentReal);
            var angle = Math.Atan2(imaginary, real);
            var phase = angle * exponentReal;
            if (exponentImaginary != 0)
            {
                length /= Math.Exp(angle * exponentImaginary);
                phase += exponentImaginary * Math.Log(magnitude);
            }
            // In C the sine of an infinity reports a domain error, which CPython takes for this one.
            if (double.IsInfinity(phase)) return ZeroToNegative();
            result = (length * Math.Cos(phase), length * Math.Sin(phase));
        }
        if (double.IsInfinity(result.Real) || double.IsInfinity(result.Imaginary)) return PyErr.OverflowError("complex exponentiation");
        return new PyComplex(result.Real, result.Imaginary);
    }

    private static PyError ZeroToNegative() => PyErr.ZeroDivisionError("0.0 to a negative or complex power");

    private static (double Real, double Imaginary) PowerByMultiplying((double Real, double Imaginary) value, int exponent)
    {
        (double Real, double Imaginary) result = (1, 0);
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0) result = Product(result, value);
            value = Product(value, value);
        }
        return result;
    }

    // C. F. Borges, "An improved algorithm for hypot(a, b)": the root of the sum of squares, then one correction of its error.
    private static double MagnitudeOfScaled(double large, double small)
    {
        var root = Math.Sqrt(large * large + small * small);
        double first, second;
        if (root <= 2 * small)
        {
            var delta = root - small;
            first = large * (2 * delta - large);
            second = (delta - 2 * (large - small)) * delta;
        }
        else
        {
            var delta = root - large;
            first = 2 * delta * (large - 2 * small);
            second = (4 * delta - small) * small + delta * delta;
        }
        return root - (first + second) / (2 * root);
    }
}
