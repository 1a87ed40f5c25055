using System.Globalization;
using PyEmbed.Core.Numbers;
using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>Numbers from text and as text.</summary>
internal static class DecimalText
{
    // What an exponent is cut off at: no context has room for it.
    private const long FarExponent = 4_000_000_000_000_000_000;

    // ---- from text ----

    /// <summary>The number that a text is; false where it is none.</summary>
    /// <param name="thread">Whose limits.</param>
    /// <param name="text">The text.</param>
    /// <param name="isLenient">Whether white space around it and underscores are allowed.</param>
    /// <param name="value">The number, exactly.</param>
    public static bool TryParse(PyThreadState thread, PyStr text, bool isLenient, out DecimalValue value)
    {
        if (text.IsNarrow && TryParse(thread, text.NarrowSpan, out value)) return true;
        Calculation.Reserve(thread, text.Length);
        Calculation.ReserveBytes(thread, 2L * sizeof(char) * text.Length);
        value = default;
        return ToAscii(text.Text, isLenient) is { } ascii && TryParse(thread, ascii, out value);
    }

    // Digits of any script become ASCII; null where there is something else.
    private static string? ToAscii(PythonText text, bool isLenient)
    {
        var (start, end) = (0, text.Length);
        if (isLenient)
        {
            while (start < end && UnicodeData.IsSpace(text[start])) start++;
            while (end > start && UnicodeData.IsSpace(text[end - 1])) end--;
        }
        var ascii = new char[end - start];
        var count = 0;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (c == '_' && isLenient) continue;
            if (c >= 0x80)
            {
                var digit = UnicodeData.DecimalValue(c);
                if (digit < 0) return null;
                c = '0' + digit;
            }
            ascii[count++] = (char)c;
        }
        return new string(ascii, 0, count);
    }

    private static bool TryParse(PyThreadState thread, ReadOnlySpan<char> text, out DecimalValue value)
    {
        value = default;
        var isNegative = false;
        if (text.Length > 0 && text[0] is '-' or '+')
        {
            isNegative = text[0] == '-';
            text = text[1..];
        }
        if (text.IsEmpty) return false;
        if (text[0] is not (>= '0' and <= '9' or '.')) return TryParseSpecial(thread, text, isNegative, out value);

        var digits = text;
        long exponent = 0;
        var mark = text.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            digits = text[..mark];
            if (!TryParseExponent(text[(mark + 1)..], out exponent)) return false;
        }
        var point = digits.IndexOf('.');
        if (point >= 0) exponent -= digits.Length - point - 1;
        if (!TryParseDigits(thread, digits, point, out var coefficient)) return false;
        value = new DecimalValue(isNegative, coefficient, exponent);
        return true;
    }

    private static bool TryParseSpecial(PyThreadState thread, ReadOnlySpan<char> text, bool isNegative, out DecimalValue value)
    {
        value = default;
        if (AsciiText.EqualsIgnoreCase(text, "inf") || AsciiText.EqualsIgnoreCase(text, "infinity"))
        {
            value = DecimalValue.Infinity(isNegative);
            return true;
        }
        var kind = DecimalKind.QuietNaN;
        if (text[0] is 's' or 'S')
        {
            kind = DecimalKind.SignalingNaN;
            text = text[1..];
        }
        if (!AsciiText.StartsWithIgnoreCase(text, "nan")) return false;
        Coefficient payload = default;
        if (text.Length > 3 && !TryParseDigits(thread, text[3..], -1, out payload)) return false;
        value = new DecimalValue(kind, isNegative, payload);
        return true;
    }

    private static bool TryParseExponent(ReadOnlySpan<char> text, out long exponent)
    {
        exponent = 0;
        var isNegative = false;
        if (text.Length > 0 && text[0] is '-' or '+')
        {
            isNegative = text[0] == '-';
            text = text[1..];
        }
        if (text.IsEmpty) return false;
        foreach (var c in text)
        {
            var digit = (uint)c - '0';
            if (digit > 9) return false;
            if (exponent < FarExponent) exponent = Math.Min(exponent >= FarExponent / 10 ? FarExponent : exponent * 10 + digit, FarExponent);
        }
        if (isNegative) exponent = -exponent;
        return true;
    }

    // Digits with a point in between, or without one.
    private static bool TryParseDigits(PyThreadState thread, ReadOnlySpan<char> text, int point, out Coefficient coefficient)
    {
        coefficient = default;
        var count = text.Length - (point >= 0 ? 1 : 0);
        if (count == 0) return false;
        if (count <= 19)
        {
            ulong number = 0;
            for (var i = 0; i < text.Length; i++)
            {
                if (i == point) continue;
                var digit = (uint)text[i] - '0';
                if (digit > 9) return false;
                number = number * 10 + digit;
            }
            coefficient = Coefficient.From(number);
            return true;
        }
        Calculation.Reserve(thread, count);
        Calculation.ReserveBytes(thread, 2L * count);
        var digits = new byte[count];
        var at = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (i == point) continue;
            var digit = (uint)text[i] - '0';
            if (digit > 9) return false;
            digits[at++] = (byte)digit;
        }
        coefficient = FromDigits(thread, digits);
        return true;
    }

    /// <summary>The number of digits (each below 10), the highest first.</summary>
    public static Coefficient FromDigits(PyThreadState thread, ReadOnlySpan<byte> digits)
    {
        digits = digits.TrimStart((byte)0);
        if (digits.Length > Coefficient.SmallDigits) return Coefficient.From(IntegerParser.FromDigits(digits, 10, thread.WorkBudget));
        UInt128 number = 0;
        while (!digits.IsEmpty)
        {
            var count = Math.Min(digits.Length, 19);
            ulong part = 0;
            foreach (var digit in digits[..count]) part = part * 10 + digit;
            number = number * Coefficient.SmallPower(count) + part;
            digits = digits[count..];
        }
        return Coefficient.From(number);
    }

    // ---- as text ----

    /// <summary>The digits of a coefficient.</summary>
    public static string Digits(PyThreadState thread, in Coefficient coefficient)
    {
        if (coefficient.IsSmall)
        {
            var small = coefficient.Small;
            return small <= ulong.MaxValue ? ((ulong)small).ToString(CultureInfo.InvariantCulture) : small.ToString(CultureInfo.InvariantCulture);
        }
        var digits = coefficient.Digits;
        Calculation.Reserve(thread, digits);
        // It is copied once into a longer text and once more into an object.
        Calculation.ReserveBytes(thread, 3 * sizeof(char) * digits);
        return IntegerText.ToDecimal(coefficient.Big, thread.WorkBudget);
    }

    /// <summary>As <c>str()</c> shows it.</summary>
    /// <param name="thread">Whose limits.</param>
    /// <param name="value">The number.</param>
    /// <param name="hasCapitals">Whether the exponent has a capital E.</param>
    /// <param name="isEngineering">Whether the exponent is a multiple of 3.</param>
    public static string ToText(PyThreadState thread, in DecimalValue value, bool hasCapitals, bool isEngineering = false)
    {
        var sign = value.IsNegative ? "-" : "";
        if (!value.IsFinite) return sign + Special(thread, value);
        var digits = Digits(thread, value.Coefficient);
        if (value.Exponent == 0) return value.IsNegative ? sign + digits : digits;
        // So many digits stand before the point, if the number is written in full.
        var left = value.Exponent + digits.Length;
        long point = 1;
        if (value.Exponent <= 0 && left > -6) point = left;
        else if (isEngineering) point = value.Coefficient.IsZero ? FloorModulo(left + 1, 3) - 1 : FloorModulo(left - 1, 3) + 1;
        var exponent = left == point ? "" : (hasCapitals ? "E" : "e") + (left > point ? "+" : "") + (left - point).ToString(CultureInfo.InvariantCulture);
        if (point <= 0) return string.Concat(sign, "0.", new string('0', (int)-point), digits) + exponent;
        if (point >= digits.Length) return string.Concat(sign, digits, new string('0', (int)point - digits.Length), exponent);
        return string.Concat(sign + digits[..(int)point], ".", digits.AsSpan((int)point), exponent);
    }

    /// <summary>The name of an infinity or a NaN, without its sign.</summary>
    public static string Special(PyThreadState thread, in DecimalValue value)
    {
        if (value.IsInfinite) return "Infinity";
        var name = value.IsSignaling ? "sNaN" : "NaN";
        return value.Coefficient.IsZero ? name : name + Digits(thread, value.Coefficient);
    }

    private static long FloorModulo(long value, long divisor) => ((value % divisor) + divisor) % divisor;
}
