using System.Globalization;
using System.Numerics;

namespace PyEmbed.Core.Numbers;

/// <summary>
/// Decimal digits of a positive finite double. The value is <c>0.DIGITS * 10 ** point</c>: the decimal point stands <c>point</c> places from the
/// left. Trailing zeros are stripped; zero has the digit "0" and its point at 1.
/// </summary>
internal static class DecimalDigits
{
    // A double has at most 767 significant digits, and 1074 behind the point.
    private const int MaxSignificant = 770;
    private const int MaxFraction = 1075;

    /// <summary>The shortest digits that read back as the same double.</summary>
    public static string Shortest(double value, out int point)
    {
        // Up to here neighbours are a whole apart or closer, so the digits of a whole number are the shortest.
        if (value < 9007199254740992.0 && value == Math.Floor(value))
        {
            var whole = ((long)value).ToString(CultureInfo.InvariantCulture);
            point = whole.Length;
            return value == 0 ? whole : whole.TrimEnd('0');
        }
        FloatBits.Split(value, out var mantissa, out _);
        return mantissa == 1L << FloatBits.MantissaBits ? ShortestOfPowerOfTwo(value, out point) : ShortestByRuntime(value, out point);
    }

    // Below a power of two floats are twice as close as above it. .NET takes both sides for equal and gives digits that read back as another
    // float (2**-25) or one digit too many.
    private static string ShortestOfPowerOfTwo(double value, out int point)
    {
        for (var count = 1; ; count++)
        {
            var digits = Significant(value, count, out point);
            if (ReadsBack(digits, point, value) || count >= 17) return digits;
            // The nearest lies below and too far; the next one up may still be close enough.
            var next = (long.Parse(digits.PadRight(count, '0'), CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
            var nextPoint = point + next.Length - count;
            next = Strip(next);
            if (!ReadsBack(next, nextPoint, value)) continue;
            point = nextPoint;
            return next;
        }
    }

    private static bool ReadsBack(string digits, int point, double value) =>
        double.Parse("0." + digits + "E" + point.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) == value;

    private static string ShortestByRuntime(double value, out int point)
    {
        // "R" asks for the shortest digits. It gives 1.5E-07, 123.25 or 1E+16.
        Span<char> text = stackalloc char[32];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        Span<char> digits = stackalloc char[32];
        var count = 0;
        var exponent = 0;
        var beforePoint = -1;
        for (var i = 0; i < length; i++)
        {
            if (text[i] == 'E')
            {
                exponent = int.Parse(text[(i + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }
            if (text[i] == '.') beforePoint = count;
            else digits[count++] = text[i];
        }
        point = (beforePoint < 0 ? count : beforePoint) + exponent;
        var leading = digits[..count].IndexOfAnyExcept('0');
        point -= leading;
        return new string(digits[leading..count].TrimEnd('0'));
    }

    /// <summary>Exactly rounded (ties to even) to <paramref name="count"/> significant digits.</summary>
    public static string Significant(double value, int count, out int point)
    {
        if (value == 0)
        {
            point = 1;
            return "0";
        }
        count = Math.Min(count, MaxSignificant);
        FloatBits.Split(value, out var mantissa, out var exponent);
        // At most one too small, which shows as one digit too many below.
        point = (int)Math.Floor((BitOperations.Log2((ulong)mantissa) + exponent) * 0.30102999566398119) + 1;
        while (true)
        {
            var digits = RoundedText(mantissa, exponent, count - point);
            if (digits.Length <= count) return Strip(digits);
            point++;
            // Rounding up made a power of ten: its digits are right already, and rounding again could only see the same.
            if (IsPowerOfTen(digits)) return "1";
        }
    }

    /// <summary>Exactly rounded (ties to even) to <paramref name="places"/> digits behind the decimal point; negative rounds before it.</summary>
    public static string Fraction(double value, int places, out int point)
    {
        point = 1;
        if (value == 0) return "0";
        places = Math.Min(places, MaxFraction);
        FloatBits.Split(value, out var mantissa, out var exponent);
        var digits = RoundedText(mantissa, exponent, places);
        if (digits == "0") return "0";
        point = digits.Length - places;
        return Strip(digits);
    }

    // round_half_even(mantissa * 2**exponent * 10**scale) as decimal text.
    private static string RoundedText(long mantissa, int exponent, int scale)
    {
        BigInteger numerator = mantissa;
        var denominator = BigInteger.One;
        if (scale >= 0) numerator *= PowersOfTen.Get(scale);
        else denominator = PowersOfTen.Get(-scale);
        if (exponent >= 0) numerator <<= exponent;
        else if (scale >= 0) return ShiftRounded(numerator, -exponent).ToString(CultureInfo.InvariantCulture);
        else denominator <<= -exponent;
        if (denominator.IsOne) return numerator.ToString(CultureInfo.InvariantCulture);
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        var order = (rest << 1).CompareTo(denominator);
        if (order > 0 || (order == 0 && !quotient.IsEven)) quotient += 1;
        return quotient.ToString(CultureInfo.InvariantCulture);
    }

    private static BigInteger ShiftRounded(BigInteger value, int shift)
    {
        var quotient = value >> shift;
        var rest = value - (quotient << shift);
        var order = rest.CompareTo(BigInteger.One << (shift - 1));
        return order > 0 || (order == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    private static string Strip(string digits) => digits.TrimEnd('0');

    private static bool IsPowerOfTen(string digits) => digits[0] == '1' && digits.AsSpan(1).IndexOfAnyExcept('0') < 0;
}
