using System.Globalization;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Numbers;

/// <summary>Reads floats: literals of source and the text given to <c>float()</c>. Correctly rounded for any number of digits.</summary>
internal static class FloatParser
{
    // More significant digits than this decide nothing but a tie, which one sticky digit stands for.
    private const int MaxSignificant = 800;

    /// <summary>
    /// Reads the whole text: sign, digits with underscores between them, exponent, <c>inf</c>, <c>infinity</c> and <c>nan</c> in any case.
    /// White space must be stripped and digits must be ASCII (see <see cref="NumberText"/>).
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        var at = 0;
        var isNegative = false;
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            isNegative = text[0] == '-';
            at = 1;
        }
        if (!TryParseUnsigned(text[at..], out value)) return false;
        if (isNegative) value = -value;
        return true;
    }

    private static bool TryParseUnsigned(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        if (text.IsEmpty) return false;
        if (!char.IsAsciiDigit(text[0]) && text[0] != '.') return TryParseWord(text, out value);
        if (TryParseShort(text, out value)) return true;

        var digits = new DigitCollector(text.Length);
        var at = 0;
        var whole = ReadDigits(text, ref at, ref digits, isFraction: false);
        if (whole < 0) return false;
        var fraction = 0;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            fraction = ReadDigits(text, ref at, ref digits, isFraction: true);
            if (fraction < 0) return false;
        }
        if (whole + fraction == 0) return false;
        long exponent = 0;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (!TryReadExponent(text, ref at, out exponent)) return false;
        }
        if (at != text.Length) return false;
        value = digits.ToDouble(exponent);
        return true;
    }

    // Digits and a point, few enough that number and power of ten are exact: one division rounds once (Clinger 1990).
    private static bool TryParseShort(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        if (text.Length > MaxShort) return false;
        long number = 0;
        var point = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c)) number = number * 10 + (c - '0');
            else if (c == '.' && point < 0) point = i;
            else return false;
        }
        if (point >= 0 && text.Length == 1) return false;
        value = point < 0 ? number : number / PowersOfTen[text.Length - point - 1];
        return true;
    }

    // 15 digits are below 2 ** 53.
    private const int MaxShort = 15;

    private static ReadOnlySpan<double> PowersOfTen => [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14];

    private static bool TryParseWord(ReadOnlySpan<char> text, out double value)
    {
        if (AsciiText.EqualsIgnoreCase(text, "inf") || AsciiText.EqualsIgnoreCase(text, "infinity"))
        {
            value = double.PositiveInfinity;
            return true;
        }
        // The NaN without sign bit, as CPython makes it; double.NaN has it set.
        value = BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0000);
        return AsciiText.EqualsIgnoreCase(text, "nan");
    }

    // The number of digits read, or -1 where an underscore does not stand between two digits.
    private static int ReadDigits(ReadOnlySpan<char> text, ref int at, ref DigitCollector digits, bool isFraction)
    {
        var count = 0;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsAsciiDigit(c))
            {
                digits.Add(c, isFraction);
                count++;
            }
            else if (c != '_') break;
            else if (!IsBetweenDigits(text, at)) return -1;
        }
        return count;
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, ref int at, out long exponent)
    {
        exponent = 0;
        var isNegative = false;
        if (at < text.Length && text[at] is '+' or '-') isNegative = text[at++] == '-';
        var start = at;
        for (; at < text.Length; at++)
        {
            if (text[at] == '_')
            {
                if (!IsBetweenDigits(text, at)) return false;
                continue;
            }
            if (!char.IsAsciiDigit(text[at])) break;
            // Beyond any text's length the value is zero or infinite whatever follows.
            if (exponent < 1_000_000_000_000) exponent = exponent * 10 + (text[at] - '0');
        }
        if (isNegative) exponent = -exponent;
        return at > start;
    }

    private static bool IsBetweenDigits(ReadOnlySpan<char> text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    private ref struct DigitCollector
    {
        private readonly char[] _digits;
        private int _count;
        private bool _hasMore;   // something not zero lies behind the digits kept
        private long _exponent;  // of the last digit kept

        public DigitCollector(int length) => _digits = new char[Math.Min(length, MaxSignificant) + 24];

        public void Add(char digit, bool isFraction)
        {
            if (_count == 0 && digit == '0')
            {
                if (isFraction) _exponent--;
                return;
            }
            if (_count < MaxSignificant)
            {
                _digits[_count++] = digit;
                if (isFraction) _exponent--;
                return;
            }
            _hasMore |= digit != '0';
            if (!isFraction) _exponent++;
        }

        public double ToDouble(long exponent)
        {
            if (_count == 0) return 0;
            exponent += _exponent;
            if (exponent + _count > 400) return double.PositiveInfinity;
            if (exponent + _count < -400) return 0;
            var count = _count;
            if (_hasMore)
            {
                _digits[count++] = '1';
                exponent--;
            }
            _digits[count++] = 'E';
            exponent.TryFormat(_digits.AsSpan(count), out var written, default, CultureInfo.InvariantCulture);
            return double.Parse(_digits.AsSpan(0, count + written), NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
        }
    }
}
