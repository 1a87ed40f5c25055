using System.Numerics;
using PyEmbed.Core.Limits;

namespace PyEmbed.Core.Numbers;

/// <summary>Python's integer division: quotients round down, remainders have the sign of the divisor. The divisor is never zero here.</summary>
internal static class IntegerDivision
{
    /// <summary>False where the quotient does not fit: <c>long.MinValue // -1</c>.</summary>
    public static bool TryFloorDivide(long left, long right, out long quotient)
    {
        if (right == -1)
        {
            quotient = unchecked(-left);
            return left != long.MinValue;
        }
        quotient = left / right;
        if ((left ^ right) < 0 && quotient * right != left) quotient--;
        return true;
    }

    public static long Modulo(long left, long right)
    {
        if (right == -1) return 0;
        var rest = left % right;
        return rest != 0 && (rest ^ right) < 0 ? rest + right : rest;
    }

    public static BigInteger FloorDivide(BigInteger left, BigInteger right, IWorkBudget? budget = null)
    {
        var quotient = BigArithmetic.DivRem(left, right, budget, out var rest);
        return !rest.IsZero && rest.Sign != right.Sign ? quotient - 1 : quotient;
    }

    public static BigInteger Modulo(BigInteger left, BigInteger right, IWorkBudget? budget = null)
    {
        BigArithmetic.DivRem(left, right, budget, out var rest);
        return !rest.IsZero && rest.Sign != right.Sign ? rest + right : rest;
    }

    public static BigInteger DivMod(BigInteger left, BigInteger right, IWorkBudget? budget, out BigInteger remainder)
    {
        var quotient = BigArithmetic.DivRem(left, right, budget, out remainder);
        if (remainder.IsZero || remainder.Sign == right.Sign) return quotient;
        remainder += right;
        return quotient - 1;
    }

    /// <summary>Correctly rounded quotient; false where it is too large for a float ("integer division result too large for a float").</summary>
    public static bool TryTrueDivide(BigInteger left, BigInteger right, out double quotient, IWorkBudget? budget = null)
    {
        var isNegative = left.Sign < 0 != right.Sign < 0;
        quotient = isNegative ? -0.0 : 0.0;   // 0 / -5 is -0.0
        if (left.IsZero) return true;
        var magnitude = BigInteger.Abs(left);
        var divisor = BigInteger.Abs(right);
        // The quotient gets 66 or 67 bits, which leaves the last rounding to FloatBits; what division drops is the inexact flag.
        var shift = magnitude.GetBitLength() - divisor.GetBitLength() - 66;
        if (shift > 1100)
        {
            quotient = isNegative ? double.NegativeInfinity : double.PositiveInfinity;
            return false;
        }
        if (shift < -1300) return true;
        if (shift > 0) divisor <<= (int)shift;
        else magnitude <<= (int)-shift;
        var whole = BigArithmetic.DivRem(magnitude, divisor, budget, out var rest);
        var rounded = FloatBits.Round((UInt128)whole, shift, !rest.IsZero);
        quotient = isNegative ? -rounded : rounded;
        return double.IsFinite(rounded);
    }
}
