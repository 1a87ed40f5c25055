using System.Text;
using PyEmbed.Core.Numbers;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>int(text, base)</c></summary>
internal static class IntText
{
    // How much of the text a message shows.
    private const int ShownLength = 200;

    [MustCheck]
    public static PyObject? Parse(PyThreadState thread, PyStr text, int radix)
    {
        if (radix == 10 && text.IsNarrow && TryParseShort(text.NarrowSpan, out var small)) return PyInt.From(small);
        if (!thread.TryChargeWork(text.Length / 8)) return null;
        return TryParse(thread, NumberText.ToAscii(text.Text), radix, out var value) ? value : Invalid(thread, radix, text);
    }

    // A sign and ASCII digits that fit 64 bits: what most texts are.
    private static bool TryParseShort(ReadOnlySpan<char> text, out long value)
    {
        const int MostDigits = 18;
        value = 0;
        var isNegative = text.Length > 1 && text[0] == '-';
        if (isNegative) text = text[1..];
        if (text.Length is 0 or > MostDigits) return false;
        foreach (var c in text)
        {
            var digit = (uint)c - '0';
            if (digit > 9) return false;
            value = value * 10 + digit;
        }
        if (isNegative) value = -value;
        return true;
    }

    /// <summary>ASCII text in bytes.</summary>
    [MustCheck]
    public static PyObject? Parse(PyThreadState thread, ReadOnlySpan<byte> bytes, int radix)
    {
        if (!thread.TryChargeWork(bytes.Length / 8)) return null;
        // Bytes above 0x7F are no part of any number.
        var text = Encoding.Latin1.GetString(bytes.Trim(" \t\n\v\f\r"u8));
        return TryParse(thread, text, radix, out var value) ? value : Invalid(thread, radix, PyBytes.CopyOf(bytes[..Math.Min(bytes.Length, ShownLength)]));
    }

    // False where it is no number; true with null where another error is set.
    private static bool TryParse(PyThreadState thread, string text, int radix, out PyObject? value)
    {
        value = null;
        var limit = thread.Interpreter.MaxIntDigits;
        switch (IntegerParser.TryParse(text, radix, limit, thread.WorkBudget, out var number, out var digitCount))
        {
            case IntegerParser.Outcome.Ok:
                value = PyInt.From(number);
                return true;
            case IntegerParser.Outcome.TooManyDigits:
                value = PyErr.ValueError(IntegerParser.TooManyDigitsMessage(limit, digitCount));
                return true;
            default:
                return false;
        }
    }

    private static PyObject? Invalid(PyThreadState thread, int radix, PyObject text)
    {
        if (Representation.Repr(thread, text) is not { } repr) return null;
        var start = repr.Length <= ShownLength ? repr.ToString() : TextFormat.Start(repr.Text, ShownLength).ToUtf16();
        return PyErr.ValueError($"invalid literal for int() with base {radix}: {start}");
    }
}
