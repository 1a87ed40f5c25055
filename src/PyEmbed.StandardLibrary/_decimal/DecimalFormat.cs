using System.Globalization;
using System.Text;
using PyEmbed.Core.Text;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary><c>Decimal.__format__</c>: <c>[[fill]align][sign][z][0][width][,][.precision][type]</c>, which is not quite the mini-language of floats.</summary>
internal struct DecimalFormat
{
    private int _fill;
    private char _align;
    private char _sign;
    private bool _hasNoNegativeZero;
    private bool _fillsWithZeros;
    private long _width;
    private long _precision;
    private char _type;
    private bool _hasCapitals;

    // How the number is written where there are groups.
    private string _point;
    private string _separator;
    private string _grouping;

    public static PyObject? Format(PyThreadState thread, PyDecimalContext context, in DecimalValue value, PyStr specification, PyObject? @override)
    {
        var format = default(DecimalFormat);
        if (!format.TryParse(specification, context.Capitals)) return PyErr.ValueError("invalid format string");
        if (@override is not null && !format.TryOverride(thread, @override)) return null;
        if (format._width > Calculation.MaxPrecision || format._precision > Calculation.MaxPrecision) return PyErr.ValueError("format specification exceeds internal limits of _decimal");
        if (!FormatSpec.TryAllow(thread, Math.Max(format._width, format._precision))) return null;
        return format.Apply(thread, context, value);
    }

    private bool TryParse(PyStr text, bool hasCapitals)
    {
        (_fill, _align, _sign, _precision, _type, _hasCapitals) = (' ', '>', '-', -1, 'g', hasCapitals);
        (_point, _separator, _grouping) = ("", "", "");
        var (at, end) = (0, text.Length);
        var isAligned = true;
        if (end > 1 && IsAlign(text[1]))
        {
            (_fill, _align) = (text[0], (char)text[1]);
            at = 2;
        }
        else if (end > 0 && IsAlign(text[0])) _align = (char)text[at++];
        else isAligned = false;
        if (at < end && text[at] is '+' or '-' or ' ') _sign = (char)text[at++];
        if (at < end && text[at] == 'z')
        {
            _hasNoNegativeZero = true;
            at++;
        }
        if (at < end && text[at] == '0')
        {
            if (isAligned) return false;
            _fillsWithZeros = true;
            at++;
        }
        if (at < end && text[at] == '0') return false;
        if (!TryReadNumber(text, ref at, ref _width)) return false;
        if (at < end && text[at] == ',')
        {
            (_point, _separator, _grouping) = (".", ",", "\x3\x3");
            at++;
        }
        if (at < end && text[at] == '.')
        {
            at++;
            if (at >= end || text[at] is not (>= '0' and <= '9')) return false;
            _precision = 0;
            if (!TryReadNumber(text, ref at, ref _precision)) return false;
        }
        if (at == end) return true;
        switch (text[at++])
        {
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%':
                _type = (char)(text[at - 1] | 0x20);
                _hasCapitals = text[at - 1] is 'E' or 'F' or 'G';
                if (text[at - 1] == '%') _type = '%';
                break;
            case 'n' or 'N':
                // The locale is C: a point, no groups.
                if (_separator.Length > 0) return false;
                _hasCapitals = text[at - 1] == 'N';
                _point = ".";
                break;
            default:
                return false;
        }
        return at == end;
    }

    private static bool IsAlign(int c) => c is '<' or '>' or '=' or '^';

    private static bool TryReadNumber(PyStr text, ref int at, ref long number)
    {
        for (; at < text.Length && text[at] is >= '0' and <= '9'; at++)
        {
            var digit = text[at] - '0';
            if (number > (long.MaxValue - digit) / 10) return false;
            number = number * 10 + digit;
        }
        return true;
    }

    // What a caller gives instead of the locale's signs. For CPython's own tests.
    private bool TryOverride(PyThreadState thread, PyObject @override)
    {
        if (@override is not PyDict values) return PyErr.TypeError("optional argument must be a dict");
        if (!TryGet(thread, values, "decimal_point", ref _point) || !TryGet(thread, values, "thousands_sep", ref _separator) || !TryGet(thread, values, "grouping", ref _grouping)) return false;
        // In bytes, as C's locale has them.
        if (Utf8Length(_point) is 0 or > 4 || Utf8Length(_separator) > 4 || !Ascii.IsValid(_grouping)) return PyErr.ValueError("invalid override dict");
        // A 0 ends the lengths of groups.
        var end = _grouping.IndexOf('\0', StringComparison.Ordinal);
        if (end >= 0) _grouping = _grouping[..end];
        return true;
    }

    private static bool TryGet(PyThreadState thread, PyDict values, string name, ref string text)
    {
        if (!values.TryGetItem(thread, PyStr.FromName(name), out var value)) return false;
        if (value is null) return true;
        if (value is not PyStr given) return PyErr.TypeError("bad argument type for built-in operation");
        text = given.ToString();
        return true;
    }

    private static int Utf8Length(string text)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes()) length += rune.Utf8SequenceLength;
        return length;
    }

    private readonly PyStr? Apply(PyThreadState thread, PyDecimalContext context, in DecimalValue value)
    {
        var isNegative = value.IsNegative;
        if (!value.IsFinite)
        {
            var name = DecimalText.Special(thread, value) + (_type == '%' ? "%" : "");
            return Align(thread, Sign(isNegative), name, 0, _fillsWithZeros ? '>' : _align, _fillsWithZeros ? ' ' : _fill);
        }
        var calculation = new Calculation(thread, context);
        var coefficient = value.Coefficient;
        var exponent = _type == '%' ? value.Exponent + 2 : value.Exponent;
        if (_precision >= 0) Round(ref calculation, isNegative, ref coefficient, ref exponent);
        if (coefficient.IsZero)
        {
            if (exponent > 0 && _type is 'f' or '%') exponent = 0;
            // As in CPython, the letter F does not look at what rounding makes.
            if (_hasNoNegativeZero && (value.IsZero || _type != 'f' || !_hasCapitals)) isNegative = false;
        }
        if (!FormatSpec.TryAllow(thread, coefficient.Digits + (_type is 'f' or '%' ? Math.Max(exponent, 0) : 0))) return null;
        var digits = DecimalText.Digits(thread, coefficient);
        var left = exponent + digits.Length;
        var point = _type switch
        {
            'f' or '%' => left,
            'e' => coefficient.IsZero && _precision >= 0 ? 1 - _precision : 1,
            _ => exponent <= 0 && left > -6 ? left : 1,
        };
        if (!FormatSpec.TryAllow(thread, Math.Abs(point))) return null;
        var (whole, fraction) = Split(digits, point);
        // Point and separators count as one character each, however long they are.
        var mark = fraction.Length == 0 ? "" : _point.Length > 0 ? _point : ".";
        var rest = "";
        if (left != point || _type == 'e')
            rest = (_hasCapitals ? "E" : "e") + (left >= point ? "+" : "") + (left - point).ToString(CultureInfo.InvariantCulture);
        if (_type == '%') rest += "%";
        var sign = Sign(isNegative);
        rest = fraction + rest;
        var uncounted = Math.Max(mark.Length - 1, 0);
        var least = _fillsWithZeros ? _width - sign.Length - Math.Min(mark.Length, 1) - rest.Length : 0;
        var grouped = Group(whole, least, ref uncounted);
        return Align(thread, sign, grouped + mark + rest, uncounted, _fillsWithZeros ? '>' : _align, _fill);
    }

    private readonly string Sign(bool isNegative) => isNegative ? "-" : _sign == '-' ? "" : _sign.ToString();

    private static (string Whole, string Fraction) Split(string digits, long point)
    {
        if (point <= 0) return ("0", new string('0', (int)-point) + digits);
        return point >= digits.Length ? (digits + new string('0', (int)(point - digits.Length)), "") : (digits[..(int)point], digits[(int)point..]);
    }

    private readonly void Round(ref Calculation calculation, bool isNegative, ref Coefficient coefficient, ref long exponent)
    {
        switch (_type)
        {
            case 'e':
                if (!coefficient.IsZero) ToLength(ref calculation, isNegative, ref coefficient, ref exponent, _precision + 1);
                break;
            case 'g':
                var length = Math.Max(_precision, 1);
                if (coefficient.Digits > length) ToLength(ref calculation, isNegative, ref coefficient, ref exponent, length);
                break;
            default:
                ToExponent(ref calculation, isNegative, ref coefficient, ref exponent, -_precision);
                break;
        }
    }

    private static void ToLength(ref Calculation calculation, bool isNegative, ref Coefficient coefficient, ref long exponent, long length)
    {
        ToExponent(ref calculation, isNegative, ref coefficient, ref exponent, exponent + coefficient.Digits - length);
        if (coefficient.Digits > length) ToExponent(ref calculation, isNegative, ref coefficient, ref exponent, exponent + 1);
    }

    private static void ToExponent(ref Calculation calculation, bool isNegative, ref Coefficient coefficient, ref long exponent, long wanted)
    {
        coefficient = exponent >= wanted
            ? calculation.ShiftLeft(coefficient, exponent - wanted)
            : calculation.RoundOff(isNegative, coefficient, wanted - exponent, out _);
        exponent = wanted;
    }

    // The digits in groups with zeros in front up to a width. The lengths of groups are the code units of the grouping; the last one repeats, and 127 ends them.
    private readonly string Group(string digits, long least, ref int uncounted)
    {
        if (_separator.Length == 0 || _grouping.Length == 0) return least > digits.Length ? digits.PadLeft((int)least, '0') : digits;
        // Lengths with zeros and without, from the right.
        var groups = new List<(int Length, int Digits)>();
        var end = digits.Length;
        for (var at = 0; ; at++)
        {
            var length = (int)_grouping[Math.Min(at, _grouping.Length - 1)];
            var left = Math.Max(Math.Max(end, least), 1);
            if (length >= 127 || left <= length)
            {
                groups.Add(((int)left, end));
                break;
            }
            groups.Add((length, Math.Min(length, end)));
            end = Math.Max(end - length, 0);
            least -= length;
            if (end == 0 && least <= 0) break;
            least--;
        }
        uncounted += (groups.Count - 1) * (PythonText.FromUtf16(_separator).Length - 1);
        var text = new StringBuilder();
        var start = 0;
        for (var at = groups.Count - 1; at >= 0; at--)
        {
            var (length, count) = groups[at];
            text.Append('0', length - count).Append(digits, start, count);
            if (at > 0) text.Append(_separator);
            start += count;
        }
        return text.ToString();
    }

    private readonly PyStr? Align(PyThreadState thread, string sign, string body, int uncounted, char align, int fill)
    {
        var text = PythonText.FromUtf16(sign + body);
        var padding = _width - text.Length + uncounted;
        if (padding <= 0) return PyStr.From(text);
        if (!FormatSpec.TryAllow(thread, _width)) return null;
        var builder = new PythonTextBuilder((int)_width);
        var left = align switch { '>' => padding, '^' => padding / 2, _ => 0 };
        if (align == '=')
        {
            builder.AppendCodeUnits(sign);
            Fill(builder, fill, padding);
            builder.Append(PythonText.FromUtf16(body));
            return PyStr.From(builder.ToText());
        }
        Fill(builder, fill, left);
        builder.Append(text);
        Fill(builder, fill, padding - left);
        return PyStr.From(builder.ToText());
    }

    private static void Fill(PythonTextBuilder builder, int fill, long count)
    {
        for (; count > 0; count--) builder.Append(fill);
    }
}
