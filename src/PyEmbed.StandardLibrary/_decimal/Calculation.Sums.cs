namespace PyEmbed.StandardLibrary.Decimals;

// Sums, products and what is made of them.
internal partial struct Calculation
{
    public DecimalValue Plus(in DecimalValue a)
    {
        if (IsNaN(a, out var nan)) return nan;
        return Fix(a.IsZero && Rounding != RoundingMode.Floor ? a.Absolute : a);
    }

    public DecimalValue Minus(in DecimalValue a)
    {
        if (IsNaN(a, out var nan)) return nan;
        return Fix(a.IsZero && Rounding != RoundingMode.Floor ? a.Absolute : a.Negated);
    }

    public DecimalValue Absolute(in DecimalValue a)
    {
        if (IsNaN(a, out var nan)) return nan;
        return a.IsNegative ? Minus(a) : Plus(a);
    }

    public DecimalValue Add(in DecimalValue a, in DecimalValue b) => Sum(a, b, b.IsNegative);

    public DecimalValue Subtract(in DecimalValue a, in DecimalValue b) => Sum(a, b, !b.IsNegative);

    private DecimalValue Sum(in DecimalValue a, in DecimalValue b, bool isNegative)
    {
        if (a.Kind != DecimalKind.Finite || b.Kind != DecimalKind.Finite)
        {
            if (IsNaN(a, b, out var nan)) return nan;
            if (!a.IsInfinite) return DecimalValue.Infinity(isNegative);
            return b.IsInfinite && a.IsNegative != isNegative ? Invalid() : DecimalValue.Infinity(a.IsNegative);
        }
        if (a.Exponent == b.Exponent) return SumAligned(a.IsNegative, a.Coefficient, isNegative, b.Coefficient, a.Exponent);
        return a.Exponent > b.Exponent
            ? SumOf(a.IsNegative, a.Coefficient, a.Exponent, isNegative, b)
            : SumOf(isNegative, b.Coefficient, b.Exponent, a.IsNegative, a);
    }

    // The first has the larger exponent.
    private DecimalValue SumOf(bool isNegative, Coefficient upper, long exponent, bool isLowerNegative, in DecimalValue lowerValue)
    {
        var lower = lowerValue.Coefficient;
        var lowerExponent = lowerValue.Exponent;
        if (!upper.IsZero)
        {
            // What lies far behind the last digit of the result only matters by its being there.
            var digits = upper.Digits;
            var least = exponent - 1 + (digits > Precision ? 0 : digits - Precision - 1);
            if (lowerExponent + lower.Digits - 1 < least)
            {
                if (!lower.IsZero) lower = Coefficient.One;
                lowerExponent = least;
            }
            else if (!lower.IsSmall) CutOff(exponent, digits, ref lower, ref lowerExponent);
            upper = ShiftLeft(upper, exponent - lowerExponent);
        }
        return SumAligned(isNegative, upper, isLowerNegative, lower, lowerExponent);
    }

    // Most of a long summand may lie behind the digits of the result and behind those of the other summand: of that it only matters whether it is zero. The sum is a digit
    // shorter than the larger summand at most.
    private readonly void CutOff(long upperExponent, long upperDigits, ref Coefficient lower, ref long exponent)
    {
        const int Worthwhile = 40;
        var adjusted = upperExponent + upperDigits - 1;
        var least = Math.Min(adjusted - Precision - 3, upperExponent);
        if (exponent + Worthwhile > least || exponent + lower.Digits + 1 > adjusted) return;
        var kept = ShiftRight(lower, least - exponent, out var dropped);
        lower = ShiftLeft(kept, 1);
        if (dropped != Dropped.Nothing) lower += Coefficient.One;
        exponent = least - 1;
    }

    private DecimalValue SumAligned(bool aNegative, in Coefficient a, bool bNegative, in Coefficient b, long exponent)
    {
        if (aNegative == bNegative) return Fix(aNegative, a + b, exponent);
        var order = a.CompareTo(b);
        if (order == 0) return Fix(Rounding == RoundingMode.Floor, default, exponent);
        return order > 0 ? Fix(aNegative, a - b, exponent) : Fix(bNegative, b - a, exponent);
    }

    public DecimalValue Multiply(in DecimalValue a, in DecimalValue b)
    {
        if (a.Kind == DecimalKind.Finite && b.Kind == DecimalKind.Finite)
        {
            var isNegative = a.IsNegative != b.IsNegative;
            var exponent = a.Exponent + b.Exponent;
            if (a.Coefficient.TryMultiplySmall(b.Coefficient, out var small)) return Fix(isNegative, small, exponent);
            if (TryMultiplyWide(isNegative, a.Coefficient, b.Coefficient, exponent, out var wide)) return wide;
            return Fix(isNegative, Multiply(a.Coefficient, b.Coefficient), exponent);
        }
        return MultiplySpecial(a, b, out var product) ? product : Invalid();
    }

    // A product that is rounded to 38 digits or fewer, well within the range of exponents. False: it is none.
    private bool TryMultiplyWide(bool isNegative, in Coefficient a, in Coefficient b, long exponent, out DecimalValue result)
    {
        result = default;
        if (!a.IsSmall || !b.IsSmall || Precision > Coefficient.SmallDigits || Clamp) return false;
        var digits = a.Digits + b.Digits;
        // One less where the leading digits' product says so; the quotient shows whether that was right.
        if ((double)a.Small * (double)b.Small < Math.Pow(10, digits - 1)) digits--;
        var places = digits - Precision;
        if (places is < 1 or > Coefficient.SmallDigits || exponent + digits >= Emax || exponent + digits <= Emin) return false;
        if (!new WideProduct(a.Small, b.Small).TryShiftRight((int)places, out var quotient, out var dropped) || Coefficient.CountDigits(quotient) != Precision) return false;
        var kept = Coefficient.From(quotient);
        exponent += places;
        Status |= dropped == Dropped.Nothing ? Conditions.Rounded : Conditions.Rounded | Conditions.Inexact;
        if (dropped != Dropped.Nothing && RoundsUp(isNegative, kept, dropped))
        {
            kept += Coefficient.One;
            if (kept.Digits > Precision)
            {
                kept = ShiftRight(kept, 1, out _);
                exponent++;
            }
        }
        result = new DecimalValue(isNegative, kept, exponent);
        return true;
    }

    private bool MultiplySpecial(in DecimalValue a, in DecimalValue b, out DecimalValue product)
    {
        if (IsNaN(a, b, out product)) return true;
        product = DecimalValue.Infinity(a.IsNegative != b.IsNegative);
        return !a.IsZero && !b.IsZero;
    }

    /// <summary><c>a * b + c</c>, rounded once.</summary>
    public DecimalValue MultiplyAdd(in DecimalValue a, in DecimalValue b, in DecimalValue c)
    {
        DecimalValue product;
        if (a.IsFinite && b.IsFinite) product = new DecimalValue(a.IsNegative != b.IsNegative, Multiply(a.Coefficient, b.Coefficient), a.Exponent + b.Exponent);
        else if (!MultiplySpecial(a, b, out product)) return Invalid();
        return (Status & Conditions.InvalidOperation) != 0 ? product : Add(product, c);
    }

    public DecimalValue Normalize(in DecimalValue a)
    {
        if (IsNaN(a, out var nan)) return nan;
        var result = Fix(a);
        if (!result.IsFinite) return result;
        if (result.Coefficient.IsZero) return new DecimalValue(result.IsNegative, default, 0);
        var most = (Clamp ? Etop : Emax) - result.Exponent;
        var places = Math.Min(result.Coefficient.CountTrailingZeros(), most);
        return places <= 0 ? result : new DecimalValue(result.IsNegative, ShiftRight(result.Coefficient, places, out _), result.Exponent + places);
    }
}
