using PyEmbed.Core.Numbers;
using PyEmbed.Core.Text;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>complex.__format__</c></summary>
internal static class ComplexFormat
{
    [MustCheck]
    public static PyStr? Format(PyThreadState thread, PyComplex value, PyStr specText)
    {
        if (specText.Length == 0) return Representation.Str(thread, value);
        if (!FormatSpec.TryParse(value, specText, '\0', '>', out var spec)) return null;
        if (spec.Code is not ('\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n')) return spec.UnknownCode(value);
        if (spec.Precision > int.MaxValue) return PyErr.ValueError("precision too big");
        if (spec.Fill == '0') return PyErr.ValueError("Zero padding is not allowed in complex format specifier");
        if (spec.Align == '=') return PyErr.ValueError("'=' alignment flag is not allowed in complex format specifier");

        // Without a code it looks like repr: in parentheses, and without a real part that is zero.
        var isPlain = spec.Code == '\0';
        var hidesReal = isPlain && value.Real == 0 && !double.IsNegative(value.Real);
        var text = new PythonTextBuilder();
        if (isPlain && !hidesReal) text.Append('(');
        if (!hidesReal && !TryAppendPart(thread, text, value.Real, spec.WithoutWidth())) return null;
        if (!TryAppendPart(thread, text, value.Imaginary, hidesReal ? spec.WithoutWidth() : spec.WithoutWidth() with { Sign = '+' })) return null;
        text.Append('j');
        if (isPlain && !hidesReal) text.Append(')');
        return spec.Pad(thread, text.ToText());
    }

    private static bool TryAppendPart(PyThreadState thread, PythonTextBuilder text, double part, in FormatSpec spec) =>
        FloatFormat.TryToDigits(thread, part, spec, FloatFormatOptions.None, out var digits) && NumberLayout.TryAppendFloat(thread, text, spec, digits);
}
