using System.Collections.Immutable;
using PyEmbed.Core.Literals;

namespace PyEmbed.Parser.Ast;

/// <summary>The root of a tree: what one call of the parser returns, by its mode.</summary>
internal abstract class ModuleRoot : AstNode;

/// <summary><c>Module(stmt* body, type_ignore* type_ignores)</c></summary>
internal sealed class ModuleNode(ImmutableArray<Statement> body, ImmutableArray<TypeIgnoreNode> typeIgnores) : ModuleRoot
{
    public override AstKind Kind => AstKind.Module;
    public ImmutableArray<Statement> Body { get; } = body;
    public ImmutableArray<TypeIgnoreNode> TypeIgnores { get; } = typeIgnores;
}

/// <summary><c>Interactive(stmt* body)</c></summary>
internal sealed class InteractiveNode(ImmutableArray<Statement> body) : ModuleRoot
{
    public override AstKind Kind => AstKind.Interactive;
    public ImmutableArray<Statement> Body { get; } = body;
}

/// <summary><c>Expression(expr body)</c></summary>
internal sealed class ExpressionNode(Expression body) : ModuleRoot
{
    public override AstKind Kind => AstKind.Expression;
    public Expression Body { get; } = body;
}

/// <summary><c>FunctionType(expr* argtypes, expr returns)</c></summary>
internal sealed class FunctionTypeNode(ImmutableArray<Expression> argTypes, Expression returns) : ModuleRoot
{
    public override AstKind Kind => AstKind.FunctionType;
    public ImmutableArray<Expression> ArgTypes { get; } = argTypes;
    public Expression Returns { get; } = returns;
}
