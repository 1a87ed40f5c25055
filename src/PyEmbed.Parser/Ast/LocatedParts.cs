using System.Collections.Immutable;
using PyEmbed.Core.Literals;

namespace PyEmbed.Parser.Ast;

// Parts of statements and expressions that have a range of their own.

/// <summary><c>ExceptHandler(expr? type, identifier? name, stmt* body)</c></summary>
internal sealed class ExceptHandlerNode(Expression? type, string? name, ImmutableArray<Statement> body, SourceRange range) : LocatedNode(range)
{
    public override AstKind Kind => AstKind.ExceptHandler;
    public Expression? Type { get; } = type;
    public string? Name { get; } = name;
    public ImmutableArray<Statement> Body { get; } = body;
}

/// <summary><c>arg(identifier arg, expr? annotation, string? type_comment)</c></summary>
internal sealed class ArgNode(string arg, Expression? annotation, string? typeComment, SourceRange range) : LocatedNode(range)
{
    public override AstKind Kind => AstKind.Arg;
    public string Arg { get; } = arg;
    public Expression? Annotation { get; } = annotation;
    public string? TypeComment { get; } = typeComment;
}

/// <summary><c>keyword(identifier? arg, expr value)</c></summary>
internal sealed class KeywordNode(string? arg, Expression value, SourceRange range) : LocatedNode(range)
{
    public override AstKind Kind => AstKind.Keyword;
    public string? Arg { get; } = arg;
    public Expression Value { get; } = value;
}

/// <summary><c>alias(identifier name, identifier? asname)</c></summary>
internal sealed class AliasNode(string name, string? asName, SourceRange range) : LocatedNode(range)
{
    public override AstKind Kind => AstKind.Alias;
    public string Name { get; } = name;
    public string? AsName { get; } = asName;
}
