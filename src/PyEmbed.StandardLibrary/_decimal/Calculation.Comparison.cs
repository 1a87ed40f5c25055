namespace PyEmbed.StandardLibrary.Decimals;

// Which of two is larger, and what is said about one.
internal partial struct Calculation
{
    public DecimalValue Compare(in DecimalValue a, in DecimalValue b) =>
        IsNaN(a, b, out var nan) ? nan : DecimalValue.From(DecimalValue.Compare(ref this, a, b));

    public DecimalValue CompareSignal(in DecimalValue a, in DecimalValue b)
    {
        if (!IsNaN(a, b, out var nan)) return DecimalValue.From(DecimalValue.Compare(ref this, a, b));
        Status |= Conditions.InvalidOperation;
        return nan;
    }

    /// <summary>The order in which no two different representations are equal: negative, NaNs outermost.</summary>
    public int TotalOrder(in DecimalValue a, in DecimalValue b)
    {
        if (a.IsNegative != b.IsNegative) return a.IsNegative ? -1 : 1;
        var order = MagnitudeOrder(a, b);
        return a.IsNegative ? -order : order;
    }

    public int MagnitudeOrder(in DecimalValue a, in DecimalValue b)
    {
        if (a.Kind != b.Kind)
        {
            // Finite, infinite, signaling, quiet.
            return Rank(a.Kind).CompareTo(Rank(b.Kind));
        }
        if (a.IsNaN) return a.Coefficient.CompareTo(b.Coefficient);
        if (a.IsInfinite) return 0;
        var order = DecimalValue.CompareMagnitudes(ref this, a, b);
        return order != 0 ? order : a.Exponent.CompareTo(b.Exponent);

        static int Rank(DecimalKind kind) => kind switch { DecimalKind.QuietNaN => 3, DecimalKind.SignalingNaN => 2, DecimalKind.Infinity => 1, _ => 0 };
    }

    /// <summary>The larger or the smaller, by value or by magnitude; a quiet NaN gives way to a number.</summary>
    public DecimalValue Extreme(in DecimalValue a, in DecimalValue b, bool isMaximum, bool byMagnitude)
    {
        if (a.Kind == DecimalKind.QuietNaN && !b.IsNaN) return Fix(b);
        if (b.Kind == DecimalKind.QuietNaN && !a.IsNaN) return Fix(a);
        if (IsNaN(a, b, out var nan)) return nan;
        var order = byMagnitude ? DecimalValue.Compare(ref this, a.Absolute, b.Absolute) : DecimalValue.Compare(ref this, a, b);
        if (order == 0) order = TotalOrder(a, b);
        return Fix(order < 0 == isMaximum ? b : a);
    }

    public readonly bool IsNormal(in DecimalValue a) => a.IsFinite && !a.Coefficient.IsZero && a.Adjusted >= Emin;

    public readonly bool IsSubnormal(in DecimalValue a) => a.IsFinite && !a.Coefficient.IsZero && a.Adjusted < Emin;

    public readonly string Classify(in DecimalValue a)
    {
        if (a.IsNaN) return a.IsSignaling ? "sNaN" : "NaN";
        var sign = a.IsNegative ? "-" : "+";
        return sign + (a.IsInfinite ? "Infinity" : a.Coefficient.IsZero ? "Zero" : IsNormal(a) ? "Normal" : "Subnormal");
    }

    public static bool HaveSameQuantum(in DecimalValue a, in DecimalValue b)
    {
        if (a.IsFinite && b.IsFinite) return a.Exponent == b.Exponent;
        return (a.IsNaN && b.IsNaN) || (a.IsInfinite && b.IsInfinite);
    }
}
