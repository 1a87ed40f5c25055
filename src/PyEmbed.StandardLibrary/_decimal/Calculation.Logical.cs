using PyEmbed.Core.Numbers;

namespace PyEmbed.StandardLibrary.Decimals;

// Operations on digits: as bits, shifted, rotated.
internal partial struct Calculation
{
    public DecimalValue And(in DecimalValue a, in DecimalValue b) => Logical(a, b, static (x, y) => x & y);

    public DecimalValue Or(in DecimalValue a, in DecimalValue b) => Logical(a, b, static (x, y) => x | y);

    public DecimalValue Xor(in DecimalValue a, in DecimalValue b) => Logical(a, b, static (x, y) => x ^ y);

    public DecimalValue Invert(in DecimalValue a)
    {
        if (!TryGetBits(a, out _)) return Invalid();
        // From ones only, the ones that there are: nothing is borrowed.
        var ones = Coefficient.From(Nines(Precision).Big / 9);
        return new DecimalValue(false, ones - LastDigits(a.Coefficient, Precision), 0);
    }

    private DecimalValue Logical(in DecimalValue a, in DecimalValue b, Func<int, int, int> combine)
    {
        if (!TryGetBits(a, out var left) || !TryGetBits(b, out var right)) return Invalid();
        ReserveBytes(Thread, 2L * Math.Max(left.Length, right.Length));
        var result = new byte[Math.Max(left.Length, right.Length)];
        for (var i = 1; i <= result.Length; i++) result[^i] = (byte)combine(i <= left.Length ? left[^i] : 0, i <= right.Length ? right[^i] : 0);
        return new DecimalValue(false, FromDigits(result.AsSpan(Math.Max(0, result.Length - (int)Math.Min(Precision, int.MaxValue)))), 0);
    }

    // The digits of a number made of zeros and ones.
    private readonly bool TryGetBits(in DecimalValue value, out byte[] digits)
    {
        digits = [];
        if (!value.IsFinite || value.IsNegative || value.Exponent != 0) return false;
        var text = DecimalText.Digits(Thread, value.Coefficient);
        digits = new byte[text.Length];
        for (var i = 0; i < digits.Length; i++)
        {
            if (text[i] > '1') return false;
            digits[i] = (byte)(text[i] - '0');
        }
        return true;
    }

    private readonly Coefficient FromDigits(ReadOnlySpan<byte> digits) => Coefficient.From(IntegerParser.FromDigits(digits, 10, Budget));

    public DecimalValue Shift(in DecimalValue a, in DecimalValue b)
    {
        if (IsNaN(a, b, out var nan)) return nan;
        if (!TryGetCount(b, Precision, out var places)) return Invalid();
        if (a.IsInfinite) return a;
        var kept = places < 0
            ? ShiftRight(LastDigits(a.Coefficient, Precision), -places, out _)
            : ShiftLeft(LastDigits(a.Coefficient, Precision - places), places);
        return new DecimalValue(a.IsNegative, kept, a.Exponent);
    }

    public DecimalValue Rotate(in DecimalValue a, in DecimalValue b)
    {
        if (IsNaN(a, b, out var nan)) return nan;
        if (!TryGetCount(b, Precision, out var places)) return Invalid();
        if (a.IsInfinite) return a;
        if (places < 0) places += Precision;
        var field = LastDigits(a.Coefficient, Precision);
        // The upper digits come in from behind.
        var upper = ShiftRight(field, Precision - places, out _);
        var rotated = ShiftLeft(LastDigits(field, Precision - places), places) + upper;
        return new DecimalValue(a.IsNegative, rotated, a.Exponent);
    }
}
