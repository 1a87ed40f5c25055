using System.Collections.Immutable;
using PyEmbed.Core.Literals;

namespace PyEmbed.Parser.Ast;

// Parts of statements and expressions that have no range of their own.

/// <summary><c>arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)</c></summary>
internal sealed class ArgumentsNode(ImmutableArray<ArgNode> posOnlyArgs, ImmutableArray<ArgNode> args, ArgNode? varArg, ImmutableArray<ArgNode> kwOnlyArgs, ImmutableArray<Expression?> kwDefaults, ArgNode? kwArg, ImmutableArray<Expression> defaults) : AstNode
{
    public override AstKind Kind => AstKind.Arguments;
    public ImmutableArray<ArgNode> PosOnlyArgs { get; } = posOnlyArgs;
    public ImmutableArray<ArgNode> Args { get; } = args;
    public ArgNode? VarArg { get; } = varArg;
    public ImmutableArray<ArgNode> KwOnlyArgs { get; } = kwOnlyArgs;
    public ImmutableArray<Expression?> KwDefaults { get; } = kwDefaults;
    public ArgNode? KwArg { get; } = kwArg;
    public ImmutableArray<Expression> Defaults { get; } = defaults;
}

/// <summary><c>comprehension(expr target, expr iter, expr* ifs, int is_async)</c></summary>
internal sealed class ComprehensionNode(Expression target, Expression iterable, ImmutableArray<Expression> ifs, bool isAsync) : AstNode
{
    public override AstKind Kind => AstKind.Comprehension;
    public Expression Target { get; } = target;
    public Expression Iterable { get; } = iterable;
    public ImmutableArray<Expression> Ifs { get; } = ifs;
    public bool IsAsync { get; } = isAsync;
}

/// <summary><c>withitem(expr context_expr, expr? optional_vars)</c></summary>
internal sealed class WithItemNode(Expression contextExpr, Expression? optionalVars) : AstNode
{
    public override AstKind Kind => AstKind.WithItem;
    public Expression ContextExpr { get; } = contextExpr;
    public Expression? OptionalVars { get; } = optionalVars;
}

/// <summary><c>match_case(pattern pattern, expr? guard, stmt* body)</c></summary>
internal sealed class MatchCaseNode(Pattern pattern, Expression? guard, ImmutableArray<Statement> body) : AstNode
{
    public override AstKind Kind => AstKind.MatchCase;
    public Pattern Pattern { get; } = pattern;
    public Expression? Guard { get; } = guard;
    public ImmutableArray<Statement> Body { get; } = body;
}

/// <summary><c>TypeIgnore(int lineno, string tag)</c></summary>
internal sealed class TypeIgnoreNode(int line, string tag) : AstNode
{
    public override AstKind Kind => AstKind.TypeIgnore;
    public int Line { get; } = line;
    public string Tag { get; } = tag;
}
