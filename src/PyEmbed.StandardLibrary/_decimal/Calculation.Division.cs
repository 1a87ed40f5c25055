using System.Numerics;
using PyEmbed.Core.Numbers;

namespace PyEmbed.StandardLibrary.Decimals;

// Division, with and without a fraction.
internal partial struct Calculation
{
    // With so many digits of precision it is worth finding out whether the quotient ends before.
    private const long ManyDigits = 2000;

    public DecimalValue Divide(in DecimalValue a, in DecimalValue b)
    {
        var isNegative = a.IsNegative != b.IsNegative;
        if (!a.IsFinite || !b.IsFinite)
        {
            if (IsNaN(a, b, out var nan)) return nan;
            if (a.IsInfinite) return b.IsInfinite ? Invalid() : DecimalValue.Infinity(isNegative);
            Status |= Conditions.Clamped;
            return new DecimalValue(isNegative, default, Etiny);
        }
        if (b.Coefficient.IsZero) return DivideByZero(a, isNegative);
        var quotient = Quotient(a.Coefficient, b.Coefficient, out var places);
        return Fix(isNegative, quotient, a.Exponent - b.Exponent - places);
    }

    private DecimalValue DivideByZero(in DecimalValue a, bool isNegative)
    {
        if (a.IsZero) return Invalid(Conditions.DivisionUndefined);
        Status |= Conditions.DivisionByZero;
        return DecimalValue.Infinity(isNegative);
    }

    /// <summary>
    /// The quotient times a power of ten: exact with as few places as can be (none or more), or with one digit more than precision, the last not 0 or 5 so that it rounds like all
    /// the digits that there would be.
    /// </summary>
    private readonly Coefficient Quotient(in Coefficient a, in Coefficient b, out long places)
    {
        places = 0;
        if (a.IsZero) return a;
        places = b.Digits - a.Digits + Precision + 1;
        if (places > ManyDigits && TryFindEnd(a, b, ref places, out var found)) return found;

        var (dividend, divisor) = places >= 0 ? (ShiftLeft(a, places), b) : (a, ShiftLeft(b, -places));
        Coefficient quotient;
        bool isExact;
        if (dividend.IsSmall && divisor.IsSmall)
        {
            var small = Coefficient.Divide(dividend.Small, divisor.Small);
            isExact = small * divisor.Small == dividend.Small;
            quotient = Coefficient.From(small);
        }
        else
        {
            quotient = Coefficient.From(BigArithmetic.DivRem(dividend.Big, divisor.Big, Budget, out var rest));
            isExact = rest.IsZero;
        }
        if (!isExact) return quotient.IsMultipleOfFive ? quotient + Coefficient.One : quotient;
        var zeros = Math.Min(places, quotient.CountTrailingZeros());
        if (zeros <= 0) return quotient;
        places -= zeros;
        return ShiftRight(quotient, zeros, out _);
    }

    // A quotient ends when what the divisor has besides factors 2 and 5 goes into the dividend.
    private readonly bool TryFindEnd(in Coefficient a, in Coefficient b, ref long places, out Coefficient quotient)
    {
        quotient = default;
        var (number, divisor) = (a.Big, b.Big);
        var twos = (int)BigInteger.TrailingZeroCount(divisor);
        divisor >>= twos;
        var fives = Coefficient.RemoveFives(ref divisor, int.MaxValue);
        number = BigArithmetic.DivRem(number, divisor, Budget, out var rest);
        if (!rest.IsZero) return false;
        // Those factors that the dividend does not have are made up for by places.
        var shared = (int)Math.Min(twos, (long)BigInteger.TrailingZeroCount(number));
        number >>= shared;
        twos -= shared;
        fives -= Coefficient.RemoveFives(ref number, fives);
        var needed = Math.Max(twos, fives);
        if (needed > places) return false;
        places = needed;
        Reserve(needed);
        if (needed > fives) number = BigArithmetic.Multiply(number, PowerOfFive(needed - fives), Budget);
        quotient = Coefficient.From(number << (needed - twos));
        return true;
    }

    /// <summary>How a division of whole numbers ended.</summary>
    private enum Whole
    {
        Done,

        /// <summary>The quotient has more digits than there is room for.</summary>
        Impossible,
    }

    // Both finite, b not zero.
    private readonly Whole DivideWhole(in DecimalValue a, in DecimalValue b, out Coefficient quotient, out Coefficient rest, out long exponent)
    {
        quotient = rest = default;
        exponent = Math.Min(a.Exponent, b.Exponent);
        if (a.Coefficient.IsZero) return Whole.Done;
        var gap = a.Adjusted - b.Adjusted;
        if (gap < 0)
        {
            rest = a.Coefficient;
            // The exponent comes down as far as there is room for digits, and one place more so that rounding is told of.
            var down = Math.Min(a.Exponent - exponent, Precision + 1);
            rest = ShiftLeft(rest, down);
            exponent = a.Exponent - down;
            return Whole.Done;
        }
        if (gap > Precision) return Whole.Impossible;
        var dividend = ShiftLeft(a.Coefficient, a.Exponent - exponent);
        var divisor = ShiftLeft(b.Coefficient, b.Exponent - exponent);
        if (dividend.IsSmall && divisor.IsSmall)
        {
            var small = Coefficient.Divide(dividend.Small, divisor.Small);
            quotient = Coefficient.From(small);
            rest = Coefficient.From(dividend.Small - small * divisor.Small);
        }
        else
        {
            quotient = Coefficient.From(BigArithmetic.DivRem(dividend.Big, divisor.Big, Budget, out var over));
            rest = Coefficient.From(over);
        }
        return quotient.Digits > Precision ? Whole.Impossible : Whole.Done;
    }

    public DecimalValue DivideInteger(in DecimalValue a, in DecimalValue b)
    {
        var isNegative = a.IsNegative != b.IsNegative;
        if (!a.IsFinite || !b.IsFinite)
        {
            if (IsNaN(a, b, out var nan)) return nan;
            if (a.IsInfinite) return b.IsInfinite ? Invalid() : DecimalValue.Infinity(isNegative);
            return new DecimalValue(isNegative, default, 0);
        }
        if (b.Coefficient.IsZero) return DivideByZero(a, isNegative);
        if (DivideWhole(a, b, out var quotient, out _, out _) == Whole.Impossible) return Invalid(Conditions.DivisionImpossible);
        return Fix(isNegative, quotient, 0);
    }

    public DecimalValue Remainder(in DecimalValue a, in DecimalValue b)
    {
        if (IsRemainderSpecial(a, b, out var special)) return special;
        if (DivideWhole(a, b, out _, out var rest, out var exponent) == Whole.Impossible) return Invalid(Conditions.DivisionImpossible);
        return Fix(a.IsNegative, rest, exponent);
    }

    private bool IsRemainderSpecial(in DecimalValue a, in DecimalValue b, out DecimalValue result)
    {
        if (IsNaN(a, b, out result)) return true;
        if (a.IsInfinite) result = Invalid();
        else if (b.IsInfinite) result = Fix(a);
        else if (b.Coefficient.IsZero) result = Invalid(a.Coefficient.IsZero ? Conditions.DivisionUndefined : Conditions.InvalidOperation);
        else return false;
        return true;
    }

    public DecimalValue DivMod(in DecimalValue a, in DecimalValue b, out DecimalValue remainder)
    {
        var isNegative = a.IsNegative != b.IsNegative;
        if (IsNaN(a, b, out var nan)) return remainder = nan;
        if (a.IsInfinite)
        {
            remainder = Invalid();
            return b.IsInfinite ? DecimalValue.NaN : DecimalValue.Infinity(isNegative);
        }
        if (b.IsInfinite)
        {
            remainder = Fix(a);
            return new DecimalValue(isNegative, default, 0);
        }
        if (b.Coefficient.IsZero)
        {
            var quotientOfZero = DivideByZero(a, isNegative);
            remainder = a.Coefficient.IsZero ? quotientOfZero : Invalid();
            return quotientOfZero;
        }
        if (DivideWhole(a, b, out var quotient, out var rest, out var exponent) == Whole.Impossible) return remainder = Invalid(Conditions.DivisionImpossible);
        remainder = Fix(a.IsNegative, rest, exponent);
        return Fix(isNegative, quotient, 0);
    }

    public DecimalValue RemainderNear(in DecimalValue a, in DecimalValue b)
    {
        if (IsRemainderSpecial(a, b, out var special)) return special;
        var gap = a.Coefficient.IsZero ? 0 : a.Adjusted - b.Adjusted;
        if (gap <= -2 || a.Coefficient.IsZero)
        {
            // Less than half by far.
            _ = DivideWhole(a, b, out _, out var small, out var lowered);
            return Fix(a.IsNegative, small, lowered);
        }
        if (gap > Precision) return Invalid(Conditions.DivisionImpossible);
        var exponent = Math.Min(a.Exponent, b.Exponent);
        var divisor = ShiftLeft(b.Coefficient, b.Exponent - exponent);
        var quotient = BigArithmetic.DivRem(ShiftLeft(a.Coefficient, a.Exponent - exponent).Big, divisor.Big, Budget, out var over);
        var isNegative = a.IsNegative;
        var order = Coefficient.Classify(over, divisor.Big);
        if (order == Dropped.AboveHalf || (order == Dropped.Half && !quotient.IsEven))
        {
            over = divisor.Big - over;
            quotient += 1;
            isNegative = !isNegative;
        }
        if (Coefficient.CountDigits(quotient) > Precision) return Invalid(Conditions.DivisionImpossible);
        return Fix(isNegative, Coefficient.From(over), exponent);
    }
}
