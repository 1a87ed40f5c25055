using System.Collections.Immutable;
using PyEmbed.Core.Literals;

namespace PyEmbed.Parser.Ast;

/// <summary>A pattern of a <c>case</c> block (<c>pattern</c> in the abstract grammar, PEP 634).</summary>
internal abstract class Pattern(SourceRange range) : LocatedNode(range);

/// <summary><c>MatchValue(expr value)</c></summary>
internal sealed class MatchValueNode(Expression value, SourceRange range) : Pattern(range)
{
    public override AstKind Kind => AstKind.MatchValue;
    public Expression Value { get; } = value;
}

/// <summary><c>MatchSingleton(constant value)</c></summary>
internal sealed class MatchSingletonNode(Constant value, SourceRange range) : Pattern(range)
{
    public override AstKind Kind => AstKind.MatchSingleton;
    public Constant Value { get; } = value;
}

/// <summary><c>MatchSequence(pattern* patterns)</c></summary>
internal sealed class MatchSequenceNode(ImmutableArray<Pattern> patterns, SourceRange range) : Pattern(range)
{
    public override AstKind Kind => AstKind.MatchSequence;
    public ImmutableArray<Pattern> Patterns { get; } = patterns;
}

/// <summary><c>MatchMapping(expr* keys, pattern* patterns, identifier? rest)</c></summary>
internal sealed class MatchMappingNode(ImmutableArray<Expression> keys, ImmutableArray<Pattern> patterns, string? rest, SourceRange range) : Pattern(range)
{
    public override AstKind Kind => AstKind.MatchMapping;
    public ImmutableArray<Expression> Keys { get; } = keys;
    public ImmutableArray<Pattern> Patterns { get; } = patterns;
    public string? Rest { get; } = rest;
}

/// <summary><c>MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)</c></summary>
internal sealed class MatchClassNode(Expression @class, ImmutableArray<Pattern> patterns, ImmutableArray<string> kwdAttrs, ImmutableArray<Pattern> kwdPatterns, SourceRange range) : Pattern(range)
{
    public override AstKind Kind => AstKind.MatchClass;
    public Expression Class { get; } = @class;
    public ImmutableArray<Pattern> Patterns { get; } = patterns;
    public ImmutableArray<string> KwdAttrs { get; } = kwdAttrs;
    public ImmutableArray<Pattern> KwdPatterns { get; } = kwdPatterns;
}

/// <summary><c>MatchStar(identifier? name)</c></summary>
internal sealed class MatchStarNode(string? name, SourceRange range) : Pattern(range)
{
    public override AstKind Kind => AstKind.MatchStar;
    public string? Name { get; } = name;
}

/// <summary><c>MatchAs(pattern? pattern, identifier? name)</c></summary>
internal sealed class MatchAsNode(Pattern? pattern, string? name, SourceRange range) : Pattern(range)
{
    public override AstKind Kind => AstKind.MatchAs;
    public Pattern? Pattern { get; } = pattern;
    public string? Name { get; } = name;
}

/// <summary><c>MatchOr(pattern* patterns)</c></summary>
internal sealed class MatchOrNode(ImmutableArray<Pattern> patterns, SourceRange range) : Pattern(range)
{
    public override AstKind Kind => AstKind.MatchOr;
    public ImmutableArray<Pattern> Patterns { get; } = patterns;
}
