using System.Numerics;
using PyEmbed.Core.Limits;
using PyEmbed.Core.Numbers;

namespace PyEmbed.Core.Literals;

/// <summary>Number tokens, which the tokenizer has found well-formed, read into constants.</summary>
internal static class NumberLiteral
{
    /// <summary>False for a decimal integer of too many digits: <paramref name="error"/> is the SyntaxError's text.</summary>
    /// <param name="token">Digits as written: <c>0x_ff</c>, <c>1_000</c>, <c>1e-5</c>, <c>2.5J</c>.</param>
    /// <param name="maxDigits">The limit of <c>sys.set_int_max_str_digits</c>; 0 for none.</param>
    /// <param name="budget">What pays for long numbers.</param>
    /// <param name="constant">An int, float or complex.</param>
    /// <param name="error">Empty where the result is true.</param>
    public static bool TryParse(ReadOnlySpan<char> token, int maxDigits, IWorkBudget? budget, out Constant constant, out string error)
    {
        constant = Constant.None;
        error = "";
        var isImaginary = token[^1] is 'j' or 'J';
        var digits = isImaginary ? token[..^1] : token;
        var hasPrefix = digits.Length > 1 && digits[0] == '0' && digits[1] is 'x' or 'X' or 'o' or 'O' or 'b' or 'B';
        if (isImaginary || (!hasPrefix && digits.ContainsAny('.', 'e', 'E')))
        {
            if (!FloatParser.TryParse(digits, out var value)) return Invalid(token, out error);
            constant = isImaginary ? new ComplexConstant(0, value) : new FloatConstant(value);
            return true;
        }
        if (digits.Length <= 18 && !digits.ContainsAnyExceptInRange('0', '9') && (digits[0] != '0' || digits.Length == 1))
        {
            constant = new IntConstant(long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture));
            return true;
        }
        switch (IntegerParser.TryParse(digits, 0, maxDigits, budget, out var integer, out var count))
        {
            case IntegerParser.Outcome.Ok:
                constant = new IntConstant(integer);
                return true;
            case IntegerParser.Outcome.TooManyDigits:
                error = IntegerParser.TooManyDigitsMessage(maxDigits, count)
                    + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.";
                return false;
            default:
                return Invalid(token, out error);
        }
    }

    private static bool Invalid(ReadOnlySpan<char> token, out string error)
    {
        error = $"invalid number literal '{token}'";
        return false;
    }
}
