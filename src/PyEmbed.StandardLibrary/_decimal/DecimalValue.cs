namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>What a decimal number is.</summary>
internal enum DecimalKind : byte
{
    Finite,
    Infinity,
    QuietNaN,
    SignalingNaN,
}

/// <summary>A decimal number: <c>coefficient * 10 ** exponent</c> with a sign, an infinity or a NaN, whose coefficient is its payload (zero: none).</summary>
internal readonly struct DecimalValue
{
    public readonly Coefficient Coefficient;
    public readonly long Exponent;
    public readonly DecimalKind Kind;
    public readonly bool IsNegative;

    public DecimalValue(bool isNegative, in Coefficient coefficient, long exponent)
    {
        Coefficient = coefficient;
        Exponent = exponent;
        IsNegative = isNegative;
    }

    public DecimalValue(DecimalKind kind, bool isNegative, in Coefficient coefficient)
    {
        Coefficient = coefficient;
        Kind = kind;
        IsNegative = isNegative;
    }

    private DecimalValue(in DecimalValue other, bool isNegative)
    {
        Coefficient = other.Coefficient;
        Exponent = other.Exponent;
        Kind = other.Kind;
        IsNegative = isNegative;
    }

    public static DecimalValue NaN => new(DecimalKind.QuietNaN, false, default);

    public static DecimalValue One => new(false, Coefficient.One, 0);

    public static DecimalValue Infinity(bool isNegative) => new(DecimalKind.Infinity, isNegative, default);

    public static DecimalValue From(long value) =>
        new(value < 0, Coefficient.From(value < 0 ? unchecked((ulong)-value) : (ulong)value), 0);

    public static DecimalValue From(System.Numerics.BigInteger value) => new(value.Sign < 0, Coefficient.From(System.Numerics.BigInteger.Abs(value)), 0);

    public bool IsFinite => Kind == DecimalKind.Finite;

    public bool IsInfinite => Kind == DecimalKind.Infinity;

    public bool IsNaN => Kind >= DecimalKind.QuietNaN;

    public bool IsSignaling => Kind == DecimalKind.SignalingNaN;

    public bool IsZero => IsFinite && Coefficient.IsZero;

    /// <summary>The exponent of the first digit.</summary>
    public long Adjusted => Exponent + Coefficient.Digits - 1;

    public DecimalValue Negated => new(this, !IsNegative);

    public DecimalValue Absolute => IsNegative ? new(this, false) : this;

    public DecimalValue WithSign(bool isNegative) => isNegative == IsNegative ? this : new(this, isNegative);

    public bool IsInteger
    {
        get
        {
            if (!IsFinite) return false;
            if (Exponent >= 0 || Coefficient.IsZero) return true;
            return -Exponent < Coefficient.Digits && Coefficient.CountTrailingZeros() >= -Exponent;
        }
    }

    /// <summary>The order of the magnitudes of two finite numbers, by scaling no further than their digits reach.</summary>
    public static int CompareMagnitudes(ref Calculation calculation, in DecimalValue left, in DecimalValue right)
    {
        if (left.Coefficient.IsZero || right.Coefficient.IsZero) return (left.Coefficient.IsZero ? 0 : 1) - (right.Coefficient.IsZero ? 0 : 1);
        if (left.Exponent == right.Exponent) return left.Coefficient.CompareTo(right.Coefficient);
        var order = left.Adjusted.CompareTo(right.Adjusted);
        if (order != 0) return order;
        return left.Exponent > right.Exponent
            ? calculation.ShiftLeft(left.Coefficient, left.Exponent - right.Exponent).CompareTo(right.Coefficient)
            : left.Coefficient.CompareTo(calculation.ShiftLeft(right.Coefficient, right.Exponent - left.Exponent));
    }

    /// <summary>The order of two numbers that are no NaN.</summary>
    public static int Compare(ref Calculation calculation, in DecimalValue left, in DecimalValue right)
    {
        if (left.IsInfinite || right.IsInfinite) return Math.Sign(Size(left) - Size(right));
        if (left.Coefficient.IsZero || right.Coefficient.IsZero || left.IsNegative != right.IsNegative) return Math.Sign(Size(left) - Size(right));
        var order = CompareMagnitudes(ref calculation, left, right);
        return left.IsNegative ? -order : order;

        static int Size(in DecimalValue value)
        {
            if (value.IsInfinite) return value.IsNegative ? -2 : 2;
            return value.Coefficient.IsZero ? 0 : value.IsNegative ? -1 : 1;
        }
    }
}
