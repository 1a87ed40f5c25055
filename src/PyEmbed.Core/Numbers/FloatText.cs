using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Numbers;

/// <summary>Floats as text, digit for digit as Python writes them.</summary>
internal static class FloatText
{
    /// <summary><c>repr(float)</c>: the shortest digits that read back as the same value.</summary>
    public static string Repr(double value)
    {
        var magnitude = Math.Abs(value);
        if (magnitude is >= 1e-4 and < 1e15)
        {
            Span<char> text = stackalloc char[32];
            if (value == Math.Floor(value))
            {
                ((long)value).TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
                ".0".CopyTo(text[length..]);
                return new string(text[..(length + 2)]);
            }
            // Here .NET writes what Python writes, but for powers of two (see DecimalDigits).
            if ((BitConverter.DoubleToInt64Bits(value) & ((1L << FloatBits.MantissaBits) - 1)) != 0)
            {
                value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
                return new string(text[..length]);
            }
        }
        return Format(value, 'r', 0, FloatFormatOptions.AddDotZero);
    }

    /// <summary>A complex number as <c>repr</c> writes it: <c>(1-2j)</c>, <c>3j</c>, <c>(-0-0j)</c>.</summary>
    public static string ReprComplex(double real, double imaginary)
    {
        if (real == 0 && !double.IsNegative(real)) return Format(imaginary, 'r', 0, FloatFormatOptions.None) + "j";
        return "(" + Format(real, 'r', 0, FloatFormatOptions.None) + Format(imaginary, 'r', 0, FloatFormatOptions.Sign) + "j)";
    }

    /// <summary>
    /// Codes <c>e f g</c> (and <c>E F G</c>, which write exponent, inf and nan in capitals) with a precision, and <c>r</c> for the shortest
    /// digits. Correctly rounded at any precision, ties to even.
    /// </summary>
    public static string Format(double value, char code, int precision, FloatFormatOptions options)
    {
        if (code == 'f' && TryFixed(value, precision, options) is { } quick) return quick;
        var isUpper = char.IsAsciiLetterUpper(code);
        var kind = AsciiText.ToLower(code);
        if (!double.IsFinite(value)) return NonFinite(value, isUpper, options);

        var magnitude = Math.Abs(value);
        if (kind == 'g' && precision == 0) precision = 1;
        int point;
        var digits = kind switch
        {
            'e' => DecimalDigits.Significant(magnitude, precision == int.MaxValue ? precision : precision + 1, out point),
            'f' => DecimalDigits.Fraction(magnitude, precision, out point),
            'g' => DecimalDigits.Significant(magnitude, precision, out point),
            _ => DecimalDigits.Shortest(magnitude, out point),
        };

        var isNegative = double.IsNegative(value);
        if (digits == "0" && (options & FloatFormatOptions.NoNegativeZero) != 0) isNegative = false;
        var text = new StringBuilder(digits.Length + 8);
        if (isNegative) text.Append('-');
        else if ((options & FloatFormatOptions.Sign) != 0) text.Append('+');

        var isAlternate = (options & FloatFormatOptions.Alternate) != 0;
        var addDotZero = (options & FloatFormatOptions.AddDotZero) != 0;
        switch (kind)
        {
            case 'e':
                AppendScientific(text, digits, point, precision, isAlternate, isUpper);
                break;
            case 'f':
                AppendFixed(text, digits, point, precision, isAlternate, addDotZero);
                break;
            case 'g':
                if (point <= -4 || point > precision - (addDotZero ? 1 : 0)) AppendScientific(text, digits, point, isAlternate ? precision - 1 : digits.Length - 1, isAlternate, isUpper);
                else AppendFixed(text, digits, point, isAlternate ? Math.Max(precision - point, 0) : Math.Max(digits.Length - point, 0), isAlternate, addDotZero);
                break;
            default:
                if (point is <= -4 or > 16) AppendScientific(text, digits, point, digits.Length - 1, isAlternate, isUpper);
                else AppendFixed(text, digits, point, Math.Max(digits.Length - point, 0), isAlternate, addDotZero);
                break;
        }
        return text.ToString();
    }

    private static ReadOnlySpan<double> SmallPowersOfTen => [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];

    // A few places of a number that is not too large: scaled to an integer, exactly rounded because the product's error is known.
    [SkipLocalsInit]
    private static string? TryFixed(double value, int precision, FloatFormatOptions options)
    {
        const double MostScaled = 1L << 50;
        if ((uint)precision >= (uint)SmallPowersOfTen.Length || (options & (FloatFormatOptions.Alternate | FloatFormatOptions.AddDotZero)) != 0) return null;
        var magnitude = Math.Abs(value);
        var power = SmallPowersOfTen[precision];
        var scaled = magnitude * power;
        if (!(scaled < MostScaled) || magnitude < 1e-200 && magnitude != 0) return null;
        var error = Math.FusedMultiplyAdd(magnitude, power, -scaled);
        var rounded = Math.Floor(scaled);
        var rest = scaled - rounded;   // exact
        if (rest > 0.5 || rest == 0.5 && (error > 0 || error == 0 && ((long)rounded & 1) != 0)) rounded++;
        // A product that was rounded up to an integer leaves no rest, but its error is far below a half.
        var isNegative = double.IsNegative(value) && (rounded != 0 || (options & FloatFormatOptions.NoNegativeZero) == 0);

        Span<char> text = stackalloc char[24];
        var at = text.Length;
        var number = (ulong)rounded;
        for (var i = 0; i < precision; i++, number /= 10) text[--at] = (char)('0' + number % 10);
        if (precision > 0) text[--at] = '.';
        do
        {
            text[--at] = (char)('0' + number % 10);
            number /= 10;
        }
        while (number > 0);
        if (isNegative) text[--at] = '-';
        else if ((options & FloatFormatOptions.Sign) != 0) text[--at] = '+';
        return new string(text[at..]);
    }

    /// <summary><c>round(value, places)</c>: correctly rounded, ties to even on the exact value. Infinite where the result is too large for a float.</summary>
    public static double Round(double value, int places)
    {
        if (!double.IsFinite(value) || value == 0 || places > 323) return value;
        if (places < -308) return Math.CopySign(0, value);
        var digits = DecimalDigits.Fraction(Math.Abs(value), places, out var point);
        var rounded = digits == "0" ? 0.0 : double.Parse("0." + digits + "E" + point.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Math.CopySign(rounded, value);
    }

    private static void AppendScientific(StringBuilder text, string digits, int point, int precision, bool keepPoint, bool isUpper)
    {
        text.Append(digits[0]);
        if (precision > 0 || keepPoint) text.Append('.');
        text.Append(digits, 1, digits.Length - 1).Append('0', precision - (digits.Length - 1));
        var exponent = point - 1;
        text.Append(isUpper ? 'E' : 'e').Append(exponent < 0 ? '-' : '+');
        text.Append(Math.Abs(exponent).ToString("D2", CultureInfo.InvariantCulture));
    }

    private static void AppendFixed(StringBuilder text, string digits, int point, int precision, bool keepPoint, bool addDotZero)
    {
        if (point <= 0) text.Append('0');
        else if (digits.Length <= point) text.Append(digits).Append('0', point - digits.Length);
        else text.Append(digits, 0, point);

        if (precision > 0)
        {
            text.Append('.');
            var zeros = Math.Min(Math.Max(-point, 0), precision);
            text.Append('0', zeros);
            var from = Math.Max(point, 0);
            var count = digits == "0" ? 0 : Math.Max(digits.Length - from, 0);
            if (count > 0) text.Append(digits, from, count);
            text.Append('0', precision - zeros - count);
        }
        else if (addDotZero) text.Append(".0");
        else if (keepPoint) text.Append('.');
    }

    private static string NonFinite(double value, bool isUpper, FloatFormatOptions options)
    {
        var text = double.IsNaN(value) ? (isUpper ? "NAN" : "nan") : isUpper ? "INF" : "inf";
        if (double.IsNegativeInfinity(value)) return "-" + text;
        return (options & FloatFormatOptions.Sign) != 0 ? "+" + text : text;
    }
}
