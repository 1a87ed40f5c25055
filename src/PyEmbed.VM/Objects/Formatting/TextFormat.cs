using PyEmbed.Core.Text;

namespace PyEmbed.VM.Objects;

/// <summary><c>str.__format__</c></summary>
internal static class TextFormat
{
    [MustCheck]
    public static PyStr? Format(PyThreadState thread, PyStr value, PyStr specText)
    {
        if (!FormatSpec.TryParse(value, specText, 's', '<', out var spec)) return null;
        if (spec.Code != 's') return spec.UnknownCode(value);
        if (spec.Sign == ' ') return PyErr.ValueError("Space not allowed in string format specifier");
        if (spec.Sign != '\0') return PyErr.ValueError("Sign not allowed in string format specifier");
        if (spec.HasNoNegativeZero) return PyErr.ValueError("Negative zero coercion (z) not allowed in string format specifier");
        if (spec.IsAlternate) return PyErr.ValueError("Alternate form (#) not allowed in string format specifier");
        if (spec.Align == '=') return PyErr.ValueError("'=' alignment not allowed in string format specifier");
        return spec.Pad(thread, spec.Precision != FormatSpec.NotGiven && spec.Precision < value.Length ? Start(value.Text, (int)spec.Precision) : value.Text);
    }

    /// <summary>The first code points of a text.</summary>
    internal static PythonText Start(PythonText text, int length) =>
        text.IsNarrow ? PythonText.FromCodeUnits(text.Narrow[..length]) : PythonText.FromCodePoints(text.Wide[..length]);
}
