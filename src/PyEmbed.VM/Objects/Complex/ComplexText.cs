using PyEmbed.Core.Numbers;
using PyEmbed.Core.Text;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>complex(text)</c>: a float, a float with <c>j</c>, or both with a sign between, perhaps in parentheses.</summary>
internal static class ComplexText
{
    [MustCheck]
    public static bool TryParse(PyThreadState thread, PyStr text, out (double Real, double Imaginary) value)
    {
        value = default;
        if (!thread.TryChargeWork(text.Length / 8)) return false;
        var ascii = NumberText.ToAscii(text.Text);
        if (ascii.Contains('_'))
        {
            if (!TryRemoveUnderscores(ascii, out ascii))
                return Representation.Repr(thread, text) is { } repr && PyErr.ValueError($"could not convert string to complex: {repr}");
        }
        return TryParse(ascii, ref value) || PyErr.ValueError("complex() arg is a malformed string");
    }

    private static bool TryParse(ReadOnlySpan<char> text, ref (double Real, double Imaginary) value)
    {
        if (text.Length > 0 && text[0] == '(')
        {
            if (text[^1] != ')') return false;
            text = text[1..^1].Trim(" \t\n\v\f\r");
        }
        if (text.IsEmpty) return false;
        var hasImaginary = text[^1] is 'j' or 'J';
        var end = FloatLength(text);
        if (!hasImaginary) return end == text.Length && FloatParser.TryParse(text, out value.Real);
        text = text[..^1];
        if (end > 0 && end < text.Length)
        {
            if (text[end] is not ('+' or '-') || !FloatParser.TryParse(text[..end], out value.Real)) return false;
            text = text[end..];
        }
        return TryParseImaginary(text, out value.Imaginary);
    }

    // A float, or a sign or nothing for one.
    private static bool TryParseImaginary(ReadOnlySpan<char> text, out double value)
    {
        value = 1;
        if (text is "" or "+") return true;
        if (text is not "-") return FloatParser.TryParse(text, out value);
        value = -1;
        return true;
    }

    // How long a float stands at the start; 0 where there is none.
    private static int FloatLength(ReadOnlySpan<char> text)
    {
        var at = text[0] is '+' or '-' ? 1 : 0;
        foreach (var word in (ReadOnlySpan<string>)["infinity", "inf", "nan"])
            if (AsciiText.StartsWithIgnoreCase(text[at..], word)) return at + word.Length;
        var start = at;
        at = SkipDigits(text, at);
        var count = at - start;
        if (at < text.Length && text[at] == '.')
        {
            var fraction = SkipDigits(text, at + 1);
            count += fraction - at - 1;
            at = fraction;
        }
        if (count == 0) return 0;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var exponent = at + 1;
            if (exponent < text.Length && text[exponent] is '+' or '-') exponent++;
            var end = SkipDigits(text, exponent);
            if (end > exponent) at = end;
        }
        return at;
    }

    private static int SkipDigits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at;
    }

    // Underscores stand between digits only.
    private static bool TryRemoveUnderscores(string text, out string result)
    {
        result = text.Replace("_", "");
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return false;
            if (text[i] != '_') continue;
            if (i == 0 || i + 1 == text.Length || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1])) return false;
        }
        return true;
    }
}
