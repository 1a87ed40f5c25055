using System.Numerics;

namespace PyEmbed.Core.Numbers;

/// <summary>Floor division and modulo of floats, and exact comparison and conversion between integers and floats.</summary>
internal static class FloatArithmetic
{
    /// <summary>The divisor is not zero. The remainder has the divisor's sign, also when it is zero.</summary>
    public static double Modulo(double left, double right)
    {
        var rest = left % right;
        if (rest == 0) return Math.CopySign(0, right);
        return right < 0 != rest < 0 ? rest + right : rest;
    }

    public static double FloorDivide(double left, double right) => DivMod(left, right, out _);

    /// <summary>The divisor is not zero. Quotient and remainder agree with each other as far as rounding lets them.</summary>
    public static double DivMod(double left, double right, out double remainder)
    {
        var rest = left % right;
        var quotient = (left - rest) / right;
        if (rest == 0) rest = Math.CopySign(0, right);
        else if (right < 0 != rest < 0)
        {
            rest += right;
            quotient -= 1;
        }
        remainder = rest;
        if (quotient == 0) return Math.CopySign(0, left / right);
        // The exact quotient is whole; what the division rounded away is put right.
        var floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    /// <summary>Correctly rounded; false where the integer is too large ("int too large to convert to float").</summary>
    public static bool TryToDouble(BigInteger value, out double result)
    {
        var magnitude = BigInteger.Abs(value);
        var bits = magnitude.GetBitLength();
        if (bits <= 64)
        {
            result = (double)(ulong)magnitude;
        }
        else
        {
            result = double.PositiveInfinity;
            if (bits <= 1024)
            {
                var shift = (int)(bits - 64);
                var top = magnitude >> shift;
                result = FloatBits.Round((ulong)top, shift, top << shift != magnitude);
            }
        }
        if (value.Sign < 0) result = -result;
        return double.IsFinite(result);
    }

    /// <summary>The value rounded towards zero; finite.</summary>
    public static BigInteger Truncate(double value) => new(Math.Truncate(value));

    /// <summary>Exact order of an integer and a float that is not NaN.</summary>
    public static int Compare(long left, double right)
    {
        if (right >= 9223372036854775808.0) return -1;
        if (right < -9223372036854775808.0) return 1;
        var whole = (long)right;
        if (left != whole) return left < whole ? -1 : 1;
        return 0.0.CompareTo(right - whole);
    }

    /// <summary>Exact order of an integer and a float that is not NaN.</summary>
    public static int Compare(BigInteger left, double right)
    {
        if (double.IsInfinity(right)) return right > 0 ? -1 : 1;
        var truncated = Math.Truncate(right);
        var order = left.CompareTo(new BigInteger(truncated));
        return order != 0 ? order : 0.0.CompareTo(right - truncated);
    }
}
