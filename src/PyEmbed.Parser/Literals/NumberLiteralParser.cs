using System.Globalization;
using System.Numerics;
using System.Text;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Literals;

/// <summary>Makes the constant of a NUMBER token (Language reference 2.4.4 - 2.4.7).</summary>
internal static class NumberLiteralParser
{
    /// <summary>The number. Throws SyntaxErrorException where an integer has more decimal digits than <see cref="TokenizerOptions.MaxIntDigits"/>.</summary>
    public static Constant Parse(Tokenizer tokenizer, in Token number)
    {
        var written = tokenizer.GetUtf8(number);
        if (written.Contains((byte)'_'))
        {
            if (tokenizer.Options.FeatureVersion < 6) throw tokenizer.Errors.Create("Underscores in numeric literals are only supported in Python 3.6 and greater");
            written = WithoutUnderscores(written);
        }
        if (written.Length > 1 && written[0] == '0' && (written[1] | 0x20) is 'x' or 'o' or 'b') return ParseRadix(written);
        if (written.IndexOfAny(".eEjJ"u8) >= 0) return ParseFloat(written);

        var limit = tokenizer.Options.MaxIntDigits;
        if (limit > 0 && written.Length > limit) throw CreateTooLong(tokenizer, number, written.Length, limit);
        return new IntConstant(BigInteger.Parse(Encoding.ASCII.GetString(written), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private static byte[] WithoutUnderscores(ReadOnlySpan<byte> written)
    {
        var result = new byte[written.Length - written.Count((byte)'_')];
        var at = 0;
        foreach (var c in written)
        {
            if (c != '_') result[at++] = c;
        }
        return result;
    }

    private static Constant ParseFloat(ReadOnlySpan<byte> written)
    {
        var isImaginary = (written[^1] | 0x20) == 'j';
        if (isImaginary) written = written[..^1];
        var value = double.Parse(Encoding.ASCII.GetString(written), NumberStyles.Float, CultureInfo.InvariantCulture);
        return isImaginary ? new ComplexConstant(0, value) : new FloatConstant(value);
    }

    // A digit is a fixed number of bits, so the bytes of the result are filled from the end.
    private static IntConstant ParseRadix(ReadOnlySpan<byte> written)
    {
        var bits = (written[1] | 0x20) switch { 'x' => 4, 'o' => 3, _ => 1 };
        var digits = written[2..];
        var magnitude = new byte[(int)(((long)digits.Length * bits + 7) / 8)];
        long position = 0;
        for (var i = digits.Length - 1; i >= 0; i--, position += bits)
        {
            var c = digits[i];
            var digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
            var index = (int)(position >> 3);
            var value = digit << (int)(position & 7);
            magnitude[index] |= (byte)value;
            if (value > 0xFF) magnitude[index + 1] |= (byte)(value >> 8);
        }
        return new IntConstant(new BigInteger(magnitude, isUnsigned: true));
    }

    // Without columns: the line alone is long enough.
    private static SyntaxErrorException CreateTooLong(Tokenizer tokenizer, in Token number, int digits, int limit) => tokenizer.Errors.Create(
        SyntaxErrorKind.SyntaxError,
        $"Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; use sys.set_int_max_str_digits() to increase the limit"
        + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
        number.Line, -1, number.EndLine, -1);
}
