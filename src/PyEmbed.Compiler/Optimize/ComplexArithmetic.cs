using PyEmbed.Core.Literals;

namespace PyEmbed.Compiler.Optimize;

/// <summary>Products, quotients and powers of complex constants in the order of operations of CPython's <c>Objects/complexobject.c</c>: the last bit depends on it.</summary>
internal static class ComplexArithmetic
{
    private const double LargestRepeatedProduct = 100;   // whole exponents up to here are computed by multiplication

    private static readonly ComplexConstant One = new(1, 0);

    public static ComplexConstant Multiply(ComplexConstant a, ComplexConstant b) =>
        new(a.Real * b.Real - a.Imaginary * b.Imaginary, a.Real * b.Imaginary + a.Imaginary * b.Real);

    /// <summary>Null for a division by zero. Scales by the larger part of the divisor, so that nothing overflows on the way.</summary>
    public static ComplexConstant? TryDivide(ComplexConstant a, ComplexConstant b)
    {
        var real = Math.Abs(b.Real);
        var imaginary = Math.Abs(b.Imaginary);
        if (real >= imaginary)
        {
            if (real == 0) return null;
            var ratio = b.Imaginary / b.Real;
            var divisor = b.Real + b.Imaginary * ratio;
            return new ComplexConstant((a.Real + a.Imaginary * ratio) / divisor, (a.Imaginary - a.Real * ratio) / divisor);
        }
        if (imaginary >= real)
        {
            var ratio = b.Real / b.Imaginary;
            var divisor = b.Real * ratio + b.Imaginary;
            return new ComplexConstant((a.Real * ratio + a.Imaginary) / divisor, (a.Imaginary * ratio - a.Real) / divisor);
        }
        return new ComplexConstant(double.NaN, double.NaN);
    }

    /// <summary>Null for zero to a negative or complex power, and where the result or its angle is infinite.</summary>
    public static ComplexConstant? TryPower(ComplexConstant value, ComplexConstant exponent)
    {
        var isSmallInteger = exponent.Imaginary == 0 && exponent.Real == Math.Floor(exponent.Real) && Math.Abs(exponent.Real) <= LargestRepeatedProduct;
        var power = isSmallInteger ? TryIntegerPower(value, (int)exponent.Real) : TryPolarPower(value, exponent);
        return power is null || double.IsInfinity(power.Real) || double.IsInfinity(power.Imaginary) ? null : power;
    }

    private static ComplexConstant? TryIntegerPower(ComplexConstant value, int exponent)
    {
        if (exponent <= 0) return TryDivide(One, PositivePower(value, -exponent));
        return PositivePower(value, exponent);
    }

    private static ComplexConstant PositivePower(ComplexConstant value, int exponent)
    {
        var result = One;
        for (var bit = 1; exponent >= bit; bit <<= 1)
        {
            if ((exponent & bit) != 0) result = Multiply(result, value);
            value = Multiply(value, value);
        }
        return result;
    }

    private static ComplexConstant? TryPolarPower(ComplexConstant value, ComplexConstant exponent)
    {
        if (exponent.Real == 0 && exponent.Imaginary == 0) return One;
        if (value.Real == 0 && value.Imaginary == 0)
        {
            return exponent.Imaginary != 0 || exponent.Real < 0 ? null : new ComplexConstant(0, 0);
        }
        var magnitude = double.Hypot(value.Real, value.Imaginary);
        var angle = Math.Atan2(value.Imaginary, value.Real);
        var length = Math.Pow(magnitude, exponent.Real);
        var phase = angle * exponent.Real;
        if (exponent.Imaginary != 0)
        {
            length /= Math.Exp(angle * exponent.Imaginary);
            phase += exponent.Imaginary * Math.Log(magnitude);
        }
        if (double.IsInfinity(phase)) return null;   // the cosine of an infinity is a domain error
        return new ComplexConstant(length * Math.Cos(phase), length * Math.Sin(phase));
    }
}
