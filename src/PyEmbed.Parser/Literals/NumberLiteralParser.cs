using System.Diagnostics;
using System.Text;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Numbers;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Literals;

/// <summary>Makes the constant of a NUMBER token (Language reference 2.4.4 - 2.4.7).</summary>
internal static class NumberLiteralParser
{
    private const int ShortNumber = 9;   // digits of an int

    /// <summary>The number. Throws SyntaxErrorException where an integer has more decimal digits than <see cref="TokenizerOptions.MaxIntDigits"/>.</summary>
    public static Constant Parse(Tokenizer tokenizer, in Token number)
    {
        var written = tokenizer.GetUtf8(number);
        if (written.Length <= ShortNumber && TryParseShort(written, out var small)) return new IntConstant(small);
        if (tokenizer.Options.FeatureVersion < 6 && written.IndexOf((byte)'_') >= 0)
        {
            throw tokenizer.Errors.Create("Underscores in numeric literals are only supported in Python 3.6 and greater");
        }
        var text = Encoding.ASCII.GetString(written);
        var isRadix = written.Length > 1 && (written[1] | 0x20) is 'x' or 'o' or 'b';
        // In `07else` the tokenizer has not seen that the leading zero is wrong, and CPython reads what is no integer as a float.
        if (!isRadix && (written.IndexOfAny(".eEjJ"u8) >= 0 || written[0] == '0' && written.IndexOfAnyExcept("0_"u8) >= 0)) return ParseFloat(text);

        try
        {
            var limit = tokenizer.Options.MaxIntDigits;
            var outcome = IntegerParser.TryParse(text, 0, limit, tokenizer.Options.WorkBudget, out var value, out var digits);
            if (outcome == IntegerParser.Outcome.TooManyDigits) throw CreateTooLong(tokenizer, number, digits, limit);
            Debug.Assert(outcome == IntegerParser.Outcome.Ok, "the tokenizer lets no other number through");
            return new IntConstant(value);
        }
        catch (OverflowException)
        {
            throw CompileErrorException.MemoryError();   // beyond what BigInteger holds: 2^31 bits
        }
    }

    // Most numbers are a few digits.
    private static bool TryParseShort(ReadOnlySpan<byte> written, out int value)
    {
        value = 0;
        if (written[0] == '0') return written.Length == 1;
        foreach (var digit in written)
        {
            if ((uint)(digit - '0') > 9) return false;
            value = value * 10 + (digit - '0');
        }
        return true;
    }

    private static Constant ParseFloat(ReadOnlySpan<char> text)
    {
        var isImaginary = text[^1] is 'j' or 'J';
        if (isImaginary) text = text[..^1];
        var isFloat = FloatParser.TryParse(text, out var value);
        Debug.Assert(isFloat, "the tokenizer lets no other number through");
        return isImaginary ? new ComplexConstant(0, value) : new FloatConstant(value);
    }

    // Without columns: the line alone is long enough.
    private static SyntaxErrorException CreateTooLong(Tokenizer tokenizer, in Token number, int digits, int limit) => tokenizer.Errors.Create(
        SyntaxErrorKind.SyntaxError,
        $"{IntegerParser.TooManyDigitsMessage(limit, digits)} - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
        number.Line, -1, number.EndLine, -1);
}
