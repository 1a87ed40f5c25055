using System.Numerics;
using PyEmbed.Core.Numbers;

namespace PyEmbed.StandardLibrary.Decimals;

// Square root, exponential and logarithms. They are rounded correctly, half even whatever the context says.
internal partial struct Calculation
{
    // Numbers of more digits are no use to a computation that squares them.
    private const long MostTranscendentalDigits = 60_000_000;

    public DecimalValue SquareRoot(in DecimalValue a)
    {
        if (IsNaN(a, out var nan)) return nan;
        var ideal = a.Exponent >> 1;
        if (a.IsZero) return Fix(a.IsNegative, default, ideal);
        if (a.IsNegative) return Invalid();
        if (a.IsInfinite) return a;
        var square = (a.Exponent & 1) != 0 ? ShiftLeft(a.Coefficient, 1) : a.Coefficient;
        // Two digits for each of the root, one more than precision.
        var places = Precision + 1 - (square.Digits + 1) / 2;
        if (places > ManyDigits)
        {
            // Perhaps the root ends long before.
            var whole = IntegerPower.SquareRoot(square.Big, Budget);
            if (BigArithmetic.Multiply(whole, whole, Budget) == square.Big) return FixHalfEven(false, Coefficient.From(whole), ideal);
        }
        var isExact = true;
        BigInteger scaled;
        if (places >= 0) scaled = ShiftLeft(square, 2 * places).Big;
        else
        {
            scaled = BigArithmetic.DivRem(square.Big, Power(-2 * places), Budget, out var rest);
            isExact = rest.IsZero;
        }
        var root = IntegerPower.SquareRoot(scaled, Budget);
        if (!isExact || BigArithmetic.Multiply(root, root, Budget) != scaled)
        {
            // So that it rounds like the digits that follow.
            if ((root % 5).IsZero) root += 1;
            return FixHalfEven(false, Coefficient.From(root), ideal - places);
        }
        var coefficient = Coefficient.From(root);
        if (places < 0) return FixHalfEven(false, ShiftLeft(coefficient, -places), ideal);
        var zeros = Math.Min(places, coefficient.CountTrailingZeros());
        return FixHalfEven(false, ShiftRight(coefficient, zeros, out _), ideal - places + zeros);
    }

    public DecimalValue Exponential(in DecimalValue a)
    {
        if (IsNaN(a, out var nan)) return nan;
        if (a.IsInfinite) return a.IsNegative ? new DecimalValue(false, default, 0) : a;
        if (a.Coefficient.IsZero) return DecimalValue.One;
        var adjusted = a.Adjusted;
        if (adjusted > 20) return a.IsNegative ? FixHalfEven(false, Coefficient.One, Etiny - 1) : OverflowHalfEven();
        if (adjusted <= -Precision - 4 && DecimalValue.CompareMagnitudes(ref this, a, new DecimalValue(false, Coefficient.From(9UL), -Precision - 4)) <= 0)
        {
            // 1 but for what is far behind the last digit.
            Status |= Conditions.Inexact | Conditions.Rounded;
            return FixHalfEven(false, ShiftLeft(Coefficient.One, Precision - 1), 1 - Precision);
        }
        var rough = Scale(a, 64) / _powers.Ln10(64, Thread);
        if (rough > Emax + 2) return OverflowHalfEven();
        if (rough < Etiny - 3) return FixHalfEven(false, Coefficient.One, Etiny - 1);
        for (var extra = 4; ; extra += 4 + extra / 2)
        {
            var digits = WorkingDigits(extra);
            var bits = (int)(digits * 3.3334) + 24 + (int)rough.GetBitLength();
            var (coefficient, exponent) = FixedPoint.Exponential(this, _powers, Scale(a, bits), bits, digits);
            if (IsCertain(coefficient)) return FixApproximation(false, Coefficient.From(coefficient), exponent);
        }
    }

    public DecimalValue Ln(in DecimalValue a)
    {
        if (IsLogarithmSpecial(a, out var special)) return special;
        if (DecimalValue.Compare(ref this, a, DecimalValue.One) == 0) return new DecimalValue(false, default, 0);
        return Logarithm(a, isDecadic: false);
    }

    public DecimalValue Log10(in DecimalValue a)
    {
        if (IsLogarithmSpecial(a, out var special)) return special;
        var zeros = a.Coefficient.CountTrailingZeros();
        if (zeros == a.Coefficient.Digits - 1 && ShiftRight(a.Coefficient, zeros, out _).IsOne)
        {
            var power = a.Exponent + zeros;
            return FixHalfEven(power < 0, Coefficient.From((ulong)Math.Abs(power)), 0);
        }
        return Logarithm(a, isDecadic: true);
    }

    private bool IsLogarithmSpecial(in DecimalValue a, out DecimalValue result)
    {
        if (IsNaN(a, out result)) return true;
        if (a.IsZero) result = DecimalValue.Infinity(true);
        else if (a.IsNegative) result = Invalid();
        else if (a.IsInfinite) result = a;
        else return false;
        return true;
    }

    // Of a positive number, not 1.
    private DecimalValue Logarithm(in DecimalValue a, bool isDecadic)
    {
        var coefficient = a.Coefficient.Big;
        for (var places = WorkingDigits(4); ;)
        {
            var bits = (int)(places * 3.3334) + 24;
            var value = FixedPoint.Logarithm(this, _powers, coefficient, a.Exponent, bits);
            if (isDecadic) value = BigArithmetic.DivRem(value << bits, _powers.Ln10(bits, Thread), Budget, out _);
            var magnitude = BigArithmetic.Multiply(BigInteger.Abs(value), Power(places), Budget) >> bits;
            var known = Coefficient.CountDigits(magnitude);
            // Near to 0 where the number is near to 1.
            if (magnitude.IsZero) places = WorkingDigits(2L * places - Precision);
            else if (known < Precision + 4) places = WorkingDigits(places - Precision + Precision + 4 - known);
            else if (IsCertain(magnitude)) return isDecadic ? FixApproximation(value.Sign < 0, Coefficient.From(magnitude), -places) : FixHalfEven(value.Sign < 0, Coefficient.From(magnitude), -places);
            else places = WorkingDigits(places - Precision + 8);
        }
    }

    private readonly int WorkingDigits(long extra)
    {
        if (Precision + extra > MostTranscendentalDigits) throw PyThrow.MemoryError();
        Reserve(4 * (Precision + extra));
        return (int)(Precision + extra);
    }

    // The number times a power of two, cut off.
    private readonly BigInteger Scale(in DecimalValue a, int bits)
    {
        var scaled = a.Coefficient.Big << bits;
        scaled = a.Exponent >= 0 ? scaled * Power(a.Exponent) : BigArithmetic.DivRem(scaled, Power(-a.Exponent), Budget, out _);
        return a.IsNegative ? -scaled : scaled;
    }

    // Whether a coefficient that is wrong by less than three units rounds as the exact one does: it is near neither to a number of so many digits nor to the middle between two.
    private readonly bool IsCertain(BigInteger coefficient)
    {
        var extra = Coefficient.CountDigits(coefficient) - Precision;
        if (extra < 2) return false;
        var unit = 5 * Power(extra - 1);
        BigArithmetic.DivRem(coefficient, unit, Budget, out var rest);
        return rest > 3 && rest < unit - 3;
    }

    // As in libmpdec, what becomes a power of ten with three digits more than precision is one: it matters next to the least exponent, where smaller numbers are subnormal.
    private DecimalValue FixApproximation(bool isNegative, Coefficient coefficient, long exponent)
    {
        var excess = coefficient.Digits - Precision - 3;
        if (excess > 0)
        {
            var nearest = ShiftRight(coefficient, excess, out var dropped);
            if (dropped >= Dropped.Half && nearest.CompareTo(Nines(Precision + 3)) == 0) (coefficient, exponent) = (nearest + Coefficient.One, exponent + excess);
        }
        var result = FixHalfEven(isNegative, coefficient, exponent);
        Status |= Conditions.Inexact | Conditions.Rounded;
        return result;
    }

    private DecimalValue FixHalfEven(bool isNegative, in Coefficient coefficient, long exponent)
    {
        var kept = Rounding;
        Rounding = RoundingMode.HalfEven;
        var result = Fix(isNegative, coefficient, exponent);
        Rounding = kept;
        return result;
    }

    private DecimalValue OverflowHalfEven()
    {
        Status |= Conditions.Overflow | Conditions.Inexact | Conditions.Rounded;
        return DecimalValue.Infinity(false);
    }
}
