using System.Globalization;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Literals;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Tests.Literals;

/// <summary>Reads a source that is nothing but adjacent literals, perhaps in parentheses. Of expressions in f-strings it knows names.</summary>
internal sealed class LiteralReader : IFStringExpressionParser, ISourceWarnings
{
    private readonly Tokenizer _tokenizer;
    private readonly StringLiteralParser _literals;
    private readonly bool _warningsAreErrors;
    private readonly List<string> _warnings = [];

    public LiteralReader(string source, bool warningsAreErrors = false)
    {
        _warningsAreErrors = warningsAreErrors;
        _tokenizer = new Tokenizer(SourceText.FromText(source, "<string>"), TokenizerOptions.Default, this);
        _literals = new StringLiteralParser(_tokenizer, this);
    }

    public Expression Read()
    {
        var strings = new List<Token>();
        while (true)
        {
            var token = Next(_tokenizer);
            if (token.Kind == TokenKind.String) strings.Add(token);
            else if (strings.Count > 0) return _literals.Concatenate([.. strings]);
        }
    }

    public Expression ParseFStringExpression(Tokenizer tokenizer)
    {
        Next(tokenizer).Kind.ShouldBe(TokenKind.LeftParenthesis);
        var name = Next(tokenizer);
        name.Kind.ShouldBe(TokenKind.Name);
        Next(tokenizer).Kind.ShouldBe(TokenKind.RightParenthesis);
        Next(tokenizer).Kind.ShouldBe(TokenKind.Newline);
        Next(tokenizer).Kind.ShouldBe(TokenKind.EndMarker);
        return new NameNode(tokenizer.GetIdentifier(name), ExprContext.Load, name.Range);
    }

    public bool Warn(WarningCategory category, string message, string fileName, int line)
    {
        category.ShouldBe(WarningCategory.DeprecationWarning);
        _warnings.Add($"{line} {message}");
        return !_warningsAreErrors;
    }

    public string Describe(Expression expression) => _warnings.Count == 0 ? Dump(expression) : $"{Dump(expression)} {string.Join("; ", _warnings)}";

    private static string Dump(Expression node)
    {
        var r = node.Range;
        var place = $"@{r.Line}.{r.Column}-{r.EndLine}.{r.EndColumn}";
        return node switch
        {
            ConstantNode { Value: StrConstant text } c => $"Constant{place}({Dump(text.Value)}{(c.StringKind is null ? "" : ", u")})",
            ConstantNode { Value: BytesConstant bytes } => $"Constant{place}({$"bytes {Convert.ToHexStringLower(bytes.Value.AsSpan())}".Trim()})",
            NameNode n => $"Name{place}({n.Id})",
            JoinedStrNode j => $"JoinedStr{place}[{string.Join(", ", j.Values.Select(Dump))}]",
            FormattedValueNode f => $"FormattedValue{place}({Dump(f.Value)}, {f.Conversion}{(f.FormatSpec is null ? "" : ", " + Dump(f.FormatSpec))})",
            _ => node.Kind.ToString(),
        };
    }

    private static string Dump(PythonText text) => string.Join(' ', text.ToCodePoints()
        .Select(c => c is >= 33 and < 127 ? ((char)c).ToString() : c.ToString("x", CultureInfo.InvariantCulture)).Prepend("str"));

    private static Token Next(Tokenizer tokenizer)
    {
        var token = tokenizer.Next();
        return token.Kind == TokenKind.ErrorToken ? throw tokenizer.CreateError() : token;
    }
}
