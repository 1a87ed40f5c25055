using PyEmbed.Core.Numbers;
using PyEmbed.Core.Text;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>float.__format__</c>, and the formats of floats for int and complex.</summary>
internal static class FloatFormat
{
    private const int DefaultPrecision = 6;

    [MustCheck]
    public static PyStr? Format(PyThreadState thread, PyFloat value, PyStr specText)
    {
        if (specText.Length == 0) return Representation.Str(thread, value);
        if (!FormatSpec.TryParse(value, specText, '\0', '>', out var spec)) return null;
        return spec.Code is '\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n' or '%' ? Format(thread, value.Value, spec) : spec.UnknownCode(value);
    }

    [MustCheck]
    public static PyStr? Format(PyThreadState thread, double value, in FormatSpec spec)
    {
        if (!TryToDigits(thread, value, spec, FloatFormatOptions.AddDotZero, out var digits)) return null;
        var text = new PythonTextBuilder(digits.Length + 8);
        return NumberLayout.TryAppendFloat(thread, text, spec, digits) ? PyStr.From(text.ToText()) : null;
    }

    /// <summary>Sign, digits, point and exponent, without grouping and padding; false: an error is set.</summary>
    /// <param name="thread">Whose limits.</param>
    /// <param name="value">The number.</param>
    /// <param name="spec">Code, precision and flags.</param>
    /// <param name="plainOptions">What else applies where no code is given.</param>
    /// <param name="text">The result.</param>
    [MustCheck]
    public static bool TryToDigits(PyThreadState thread, double value, in FormatSpec spec, FloatFormatOptions plainOptions, out string text)
    {
        text = "";
        if (spec.Precision > int.MaxValue) return PyErr.ValueError("precision too big");
        var precision = spec.Precision == FormatSpec.NotGiven ? DefaultPrecision : (int)spec.Precision;
        var options = FloatFormatOptions.None;
        if (spec.IsAlternate) options |= FloatFormatOptions.Alternate;
        if (spec.HasNoNegativeZero) options |= FloatFormatOptions.NoNegativeZero;
        var code = (char)spec.Code;
        switch (code)
        {
            case '\0':
                // Like repr, or with a precision like 'g'; float has at least one digit behind the point.
                code = spec.Precision == FormatSpec.NotGiven ? 'r' : 'g';
                options |= plainOptions;
                break;
            case 'n':
                code = 'g';
                break;
            case '%':
                code = 'f';
                value *= 100;
                break;
        }
        // What is written in full: 'g' drops trailing zeros.
        if ((spec.IsAlternate || code is 'e' or 'E' or 'f' or 'F') && !FormatSpec.TryAllow(thread, precision)) return false;
        text = FloatText.Format(value, code, precision, options);
        if (spec.Code == '%') text += "%";
        return true;
    }
}
