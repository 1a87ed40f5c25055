using PyEmbed.Core.Numbers;
using PyEmbed.Core.Text;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>int.__format__</c></summary>
internal static class IntFormat
{
    [MustCheck]
    public static PyStr? Format(PyThreadState thread, PyObject value, PyStr specText)
    {
        if (specText.Length == 0) return Representation.Str(thread, value);
        if (!FormatSpec.TryParse(value, specText, 'd', '>', out var spec)) return null;
        switch (spec.Code)
        {
            case 'b' or 'c' or 'd' or 'o' or 'x' or 'X' or 'n':
                return FormatInt(thread, value, spec);
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%':
                return IntArithmetic.TryToDouble(value, out var number) ? FloatFormat.Format(thread, number, spec) : null;
            default:
                return spec.UnknownCode(value);
        }
    }

    private static PyStr? FormatInt(PyThreadState thread, PyObject value, in FormatSpec spec)
    {
        if (spec.Precision != FormatSpec.NotGiven) return PyErr.ValueError("Precision not allowed in integer format specifier");
        if (spec.HasNoNegativeZero) return PyErr.ValueError("Negative zero coercion (z) not allowed in integer format specifier");
        if (spec.Code == 'c') return FormatCharacter(thread, value, spec);
        string text;
        var prefix = "";
        if (spec.Code is 'd' or 'n')
        {
            if (!PyInt.TryToText(thread, value, out text)) return null;
        }
        else
        {
            var number = Number.ToBigInteger(value);
            if (!IntArithmetic.Allow(thread, number.GetBitLength() * 16)) return null;
            var radix = spec.Code switch { 'b' => 2, 'o' => 8, _ => 16 };
            text = IntegerText.ToPowerOfTwoRadix(number, radix, thread.WorkBudget);
            if (spec.Code == 'X') text = AsciiText.ToUpper(text);
            if (spec.IsAlternate) prefix = "0" + (char)spec.Code;
        }
        var isNegative = text[0] == '-';
        return NumberLayout.Format(thread, spec, isNegative, prefix, isNegative ? text.AsSpan(1) : text, "");
    }

    private static PyStr? FormatCharacter(PyThreadState thread, PyObject value, in FormatSpec spec)
    {
        if (spec.Sign != '\0') return PyErr.ValueError("Sign not allowed with integer format specifier 'c'");
        if (spec.IsAlternate) return PyErr.ValueError("Alternate form (#) not allowed with integer format specifier 'c'");
        if (!PyInt.TryGetInt64(value, out var codePoint)) return PyErr.OverflowError("Python int too large to convert to C long");
        if (codePoint is < 0 or > 0x10FFFF) return PyErr.OverflowError("%c arg not in range(0x110000)");
        return spec.Pad(thread, PyStr.FromCodePoint((int)codePoint).Text);
    }
}
