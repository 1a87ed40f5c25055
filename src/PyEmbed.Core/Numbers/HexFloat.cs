using System.Globalization;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Numbers;

/// <summary><c>float.hex</c> and <c>float.fromhex</c>.</summary>
internal static class HexFloat
{
    /// <summary>How reading ended.</summary>
    internal enum Outcome
    {
        Ok,

        /// <summary>ValueError: invalid hexadecimal floating-point string.</summary>
        Invalid,

        /// <summary>OverflowError: hexadecimal value too large to represent as a float.</summary>
        TooLarge,
    }

    public static string ToText(double value)
    {
        if (!double.IsFinite(value)) return FloatText.Repr(value);
        var sign = double.IsNegative(value) ? "-" : "";
        if (value == 0) return sign + "0x0.0p+0";
        FloatBits.Split(value, out var mantissa, out var exponent);
        exponent += FloatBits.MantissaBits;
        var whole = mantissa >> FloatBits.MantissaBits;
        var fraction = mantissa & ((1L << FloatBits.MantissaBits) - 1);
        return string.Create(CultureInfo.InvariantCulture, $"{sign}0x{whole}.{fraction:x13}p{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}");
    }

    /// <summary>Reads the whole text but for white space at both ends.</summary>
    public static Outcome TryParse(ReadOnlySpan<char> text, out double value)
    {
        text = text.Trim(" \t\n\v\f\r");
        value = 0;
        var isNegative = false;
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            isNegative = text[0] == '-';
            text = text[1..];
        }
        var outcome = Outcome.Ok;
        if (AsciiText.EqualsIgnoreCase(text, "inf") || AsciiText.EqualsIgnoreCase(text, "infinity")) value = double.PositiveInfinity;
        else if (AsciiText.EqualsIgnoreCase(text, "nan")) value = BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0000);
        else outcome = ParseDigits(text, out value);
        if (isNegative) value = -value;
        return outcome;
    }

    private static Outcome ParseDigits(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        if (AsciiText.StartsWithIgnoreCase(text, "0x")) text = text[2..];
        UInt128 magnitude = 0;
        long exponent = 0;
        var isInexact = false;
        var count = 0;
        var at = 0;
        var seenPoint = false;
        for (; at < text.Length; at++)
        {
            if (text[at] == '.' && !seenPoint)
            {
                seenPoint = true;
                continue;
            }
            if (!char.IsAsciiHexDigit(text[at])) break;
            count++;
            var digit = Convert.ToInt32(text[at].ToString(), 16);
            // What no longer fits below 2**120 only tells that the value is a little larger.
            if (magnitude >> 116 != 0)
            {
                isInexact |= digit != 0;
                if (!seenPoint) exponent += 4;
            }
            else
            {
                magnitude = (magnitude << 4) | (uint)digit;
                if (seenPoint) exponent -= 4;
            }
        }
        if (count == 0) return Outcome.Invalid;
        if (at < text.Length && text[at] is 'p' or 'P')
        {
            at++;
            var isNegative = false;
            if (at < text.Length && text[at] is '+' or '-') isNegative = text[at++] == '-';
            var start = at;
            long power = 0;
            for (; at < text.Length && char.IsAsciiDigit(text[at]); at++) power = Math.Min(power * 10 + (text[at] - '0'), 1_000_000_000_000);
            if (at == start) return Outcome.Invalid;
            exponent += isNegative ? -power : power;
        }
        value = FloatBits.Round(magnitude, exponent, isInexact);
        if (double.IsInfinity(value)) return Outcome.TooLarge;
        return at == text.Length ? Outcome.Ok : Outcome.Invalid;
    }
}
