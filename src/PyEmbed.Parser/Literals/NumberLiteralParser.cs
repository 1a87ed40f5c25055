using PyEmbed.Core.Literals;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Literals;

/// <summary>Makes the constant of a NUMBER token.</summary>
internal static class NumberLiteralParser
{
    /// <summary>The number. Throws SyntaxErrorException where decimal digits are beyond the limit.</summary>
    public static Constant Parse(Tokenizer tokenizer, in Token number) => new IntConstant(long.Parse(tokenizer.GetText(number)));
}
