using System.Numerics;
using PyEmbed.Core.Limits;
using PyEmbed.Core.Numbers;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>Exponential and logarithm of numbers as whole multiples of a power of two.</summary>
internal static class FixedPoint
{
    /// <summary>A natural logarithm, to a number of bits.</summary>
    public sealed class Constant
    {
        private readonly BigInteger _value;
        private readonly int _bits;

        private Constant(BigInteger value, int bits)
        {
            _value = value;
            _bits = bits;
        }

        /// <summary>The logarithm of 2 or 10 times <c>2 ** bits</c>, to less than one unit.</summary>
        public static BigInteger Get(ref Constant? kept, int number, int bits, IWorkBudget budget)
        {
            var known = kept;
            if (known is null || known._bits < bits) kept = known = Make(number, Math.Max(bits + 64, 256), budget);
            return known._value >> (known._bits - bits);
        }

        // By Machin-like formulas: 31, 49 and 161 are neighbours of numbers without prime factors above 7.
        private static Constant Make(int number, int bits, IWorkBudget budget)
        {
            var (first, second, third) = number == 2 ? (14, 10, 6) : (46, 34, 20);
            var value = first * InverseHyperbolicTangent(31, bits, budget) + second * InverseHyperbolicTangent(49, bits, budget) + third * InverseHyperbolicTangent(161, bits, budget);
            return new Constant(value, bits);
        }

        private static BigInteger InverseHyperbolicTangent(int inverse, int bits, IWorkBudget budget)
        {
            var extra = 16;
            var term = (BigInteger.One << (bits + extra)) / inverse;
            var total = term;
            for (var odd = 3; !term.IsZero; odd += 2)
            {
                budget.Charge(1 + bits / 16);
                term /= inverse * inverse;
                total += term / odd;
            }
            return total >> extra;
        }
    }

    /// <summary>The natural logarithm of <c>coefficient * 10 ** exponent</c>, times <c>2 ** bits</c>, to less than a few units.</summary>
    public static BigInteger Logarithm(Calculation calculation, PowerTable powers, BigInteger coefficient, long exponent, int bits)
    {
        var budget = calculation.Budget;
        // Roots bring the number near to 1, where the series is short.
        var roots = 4 + (int)Math.Sqrt(bits) / 4;
        var wide = bits + roots + 24;
        var length = coefficient.GetBitLength();
        var one = BigInteger.One << wide;
        // In [1/2, 1).
        var y = length > wide ? coefficient >> (int)(length - wide) : coefficient << (int)(wide - length);
        for (var i = 0; i < roots; i++) y = IntegerPower.SquareRoot(y << wide, budget);
        var z = BigArithmetic.DivRem((y - one) << wide, y + one, budget, out _);
        var square = BigArithmetic.Multiply(z, z, budget) >> wide;
        var total = z;
        var term = z;
        for (var odd = 3; ; odd += 2)
        {
            budget.Charge(1 + wide / 16);
            term = BigArithmetic.Multiply(term, square, budget) >> wide;
            if (term.IsZero || term == BigInteger.MinusOne) break;
            total += term / odd;
        }
        var extra = 64 - BitOperations.LeadingZeroCount((ulong)Math.Max(length, Math.Abs(exponent))) + 2;
        total = (total << (roots + 1 + extra)) + length * powers.Ln2(wide + extra, calculation.Thread) + exponent * powers.Ln10(wide + extra, calculation.Thread);
        return total >> (extra + wide - bits);
    }

    /// <summary><c>exp(value / 2 ** bits)</c> as a coefficient of so many digits and an exponent, to less than two units.</summary>
    public static (BigInteger Coefficient, long Exponent) Exponential(Calculation calculation, PowerTable powers, BigInteger value, int bits, int digits)
    {
        var budget = calculation.Budget;
        var needed = (int)(digits * 3.3334);
        var halvings = 4 + (int)Math.Sqrt(needed) / 2;
        var narrow = needed + halvings + 32;
        var whole = (int)Math.Max(value.GetBitLength() - bits, 0) + 8;
        var wide = Math.Max(narrow + whole, bits);
        var ln10 = powers.Ln10(wide, calculation.Thread);
        var exponent = IntegerDivision.DivMod(value << (wide - bits), ln10, budget, out var rest);
        // exp(x) is exp(x / 2**n) squared n times.
        var small = rest >> (wide - narrow + halvings);
        var one = BigInteger.One << narrow;
        var (total, term) = (one, one);
        for (var n = 1; ; n++)
        {
            budget.Charge(1 + narrow / 16);
            term = (BigArithmetic.Multiply(term, small, budget) >> narrow) / n;
            if (term.IsZero) break;
            total += term;
        }
        for (var i = 0; i < halvings; i++) total = BigArithmetic.Multiply(total, total, budget) >> narrow;
        return (BigArithmetic.Multiply(total, calculation.Power(digits - 1), budget) >> narrow, (long)exponent - digits + 1);
    }
}
