using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Literals;

/// <summary>The grammar, as the reader of 3.11 f-strings needs it.</summary>
internal interface IFStringExpressionParser
{
    /// <summary>
    /// Parses the start rule <c>fstring: star_expressions</c> over a tokenizer of <see cref="SourceMode.FString"/>, made for the text between the braces
    /// put into parentheses. Its tokens stand where they stand in the file. Errors are thrown, made by that tokenizer's factory.
    /// </summary>
    Expression ParseFStringExpression(Tokenizer tokenizer);
}
