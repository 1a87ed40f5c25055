using System.Collections.Immutable;
using PyEmbed.Core.Literals;

namespace PyEmbed.Parser.Ast;

/// <summary>A type parameter (PEP 695, PEP 696); only with <see cref="LanguageVersion.Python314"/>.</summary>
internal abstract class TypeParameter(SourceRange range) : LocatedNode(range);

/// <summary><c>TypeVar(identifier name, expr? bound, expr? default_value)</c></summary>
internal sealed class TypeVarNode(string name, Expression? bound, Expression? defaultValue, SourceRange range) : TypeParameter(range)
{
    public override AstKind Kind => AstKind.TypeVar;
    public string Name { get; } = name;
    public Expression? Bound { get; } = bound;
    public Expression? DefaultValue { get; } = defaultValue;
}

/// <summary><c>ParamSpec(identifier name, expr? default_value)</c></summary>
internal sealed class ParamSpecNode(string name, Expression? defaultValue, SourceRange range) : TypeParameter(range)
{
    public override AstKind Kind => AstKind.ParamSpec;
    public string Name { get; } = name;
    public Expression? DefaultValue { get; } = defaultValue;
}

/// <summary><c>TypeVarTuple(identifier name, expr? default_value)</c></summary>
internal sealed class TypeVarTupleNode(string name, Expression? defaultValue, SourceRange range) : TypeParameter(range)
{
    public override AstKind Kind => AstKind.TypeVarTuple;
    public string Name { get; } = name;
    public Expression? DefaultValue { get; } = defaultValue;
}
