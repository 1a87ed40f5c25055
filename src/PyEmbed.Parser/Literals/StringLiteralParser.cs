using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Literals;

/// <summary>Makes one expression of adjacent STRING tokens: a str or bytes constant, or a JoinedStr.</summary>
internal sealed class StringLiteralParser(Tokenizer tokenizer, IFStringExpressionParser expressions)
{
    private readonly IFStringExpressionParser _expressions = expressions;

    /// <summary>The value of adjacent literals. Throws SyntaxErrorException for all that is wrong with them.</summary>
    public Expression Concatenate(ReadOnlySpan<Token> strings) =>
        new ConstantNode(new StrConstant(tokenizer.GetText(strings[0])), null, SourceRange.Between(strings[0].Range, strings[^1].Range));
}
