namespace PyEmbed.StandardLibrary.Decimals;

// Numbers with another exponent, whole numbers, neighbours.
internal partial struct Calculation
{
    public DecimalValue Quantize(in DecimalValue a, in DecimalValue b)
    {
        if (!a.IsFinite || !b.IsFinite)
        {
            if (IsNaN(a, b, out var nan)) return nan;
            return a.IsInfinite && b.IsInfinite ? a : Invalid();
        }
        var exponent = b.Exponent;
        if (exponent > Emax || exponent < Etiny) return Invalid();
        if (a.Coefficient.IsZero) return Fix(a.IsNegative, default, exponent);
        var left = a.Exponent - exponent;
        if (a.Coefficient.Digits + left > Precision) return Invalid();
        Coefficient coefficient;
        var found = Conditions.None;
        if (left >= 0) coefficient = ShiftLeft(a.Coefficient, left);
        else
        {
            coefficient = RoundOff(a.IsNegative, a.Coefficient, -left, out var isInexact);
            found = isInexact ? Conditions.Rounded | Conditions.Inexact : Conditions.Rounded;
        }
        var digits = coefficient.Digits;
        if (digits > Precision || exponent + digits - 1 > Emax) return Invalid();
        Status |= found;
        return Fix(a.IsNegative, coefficient, exponent);
    }

    /// <summary>The number rounded to a whole one; the precision does not matter. Exactly: rounding is told of.</summary>
    public DecimalValue ToIntegral(in DecimalValue a, bool isExact)
    {
        if (IsNaN(a, out var nan)) return nan;
        if (a.IsInfinite || a.Exponent >= 0) return a;
        if (a.Coefficient.IsZero) return new DecimalValue(a.IsNegative, default, 0);
        var whole = RoundOff(a.IsNegative, a.Coefficient, -a.Exponent, out var isInexact);
        if (isExact) Status |= isInexact ? Conditions.Rounded | Conditions.Inexact : Conditions.Rounded;
        return new DecimalValue(a.IsNegative, whole, 0);
    }

    public DecimalValue NextPlus(in DecimalValue a) => Next(a, isUp: true);

    public DecimalValue NextMinus(in DecimalValue a) => Next(a, isUp: false);

    private DecimalValue Next(in DecimalValue a, bool isUp)
    {
        if (IsNaN(a, out var nan)) return nan;
        if (a.IsInfinite) return a.IsNegative == isUp ? Largest(a.IsNegative) : a;
        var working = this with { Status = Conditions.None, Rounding = isUp ? RoundingMode.Ceiling : RoundingMode.Floor };
        var rounded = working.Fix(a);
        if ((working.Status & Conditions.Inexact) != 0) return rounded;
        working.Status = Conditions.None;
        return working.Sum(a, new DecimalValue(false, Coefficient.One, Etiny - 1), !isUp);
    }

    public DecimalValue NextToward(in DecimalValue a, in DecimalValue b)
    {
        if (IsNaN(a, b, out var nan)) return nan;
        var order = DecimalValue.Compare(ref this, a, b);
        if (order == 0) return a.WithSign(b.IsNegative);
        var result = Next(a, isUp: order < 0);
        if (result.IsInfinite) Status |= Conditions.Overflow | Conditions.Rounded | Conditions.Inexact;
        else if (result.Adjusted < Emin)
        {
            Status |= Conditions.Underflow | Conditions.Subnormal | Conditions.Rounded | Conditions.Inexact;
            if (result.IsZero) Status |= Conditions.Clamped;
        }
        return result;
    }

    public DecimalValue ScaleB(in DecimalValue a, in DecimalValue b)
    {
        if (IsNaN(a, b, out var nan)) return nan;
        if (!TryGetCount(b, 2 * (Emax + Precision), out var places)) return Invalid();
        return a.IsInfinite ? a : Fix(a.IsNegative, a.Coefficient, a.Exponent + places);
    }

    public DecimalValue LogB(in DecimalValue a)
    {
        if (IsNaN(a, out var nan)) return nan;
        if (a.IsInfinite) return DecimalValue.Infinity(false);
        if (!a.Coefficient.IsZero) return Fix(DecimalValue.From(a.Adjusted));
        Status |= Conditions.DivisionByZero;
        return DecimalValue.Infinity(true);
    }

    // A whole number with the exponent 0 that is not larger.
    private static bool TryGetCount(in DecimalValue value, long most, out long count)
    {
        count = 0;
        if (!value.IsFinite || value.Exponent != 0 || !value.Coefficient.IsSmall || value.Coefficient.Small > (ulong)most) return false;
        count = value.IsNegative ? -(long)value.Coefficient.Small : (long)value.Coefficient.Small;
        return true;
    }
}
