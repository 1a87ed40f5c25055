using System.Collections.Immutable;
using PyEmbed.Core.Literals;

namespace PyEmbed.Parser.Ast;

/// <summary>A statement (<c>stmt</c> in the abstract grammar).</summary>
internal abstract class Statement(SourceRange range) : LocatedNode(range);

/// <summary><c>FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)</c></summary>
internal sealed class FunctionDefNode(string name, ArgumentsNode args, ImmutableArray<Statement> body, ImmutableArray<Expression> decoratorList, Expression? returns, string? typeComment, ImmutableArray<TypeParameter> typeParams, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.FunctionDef;
    public string Name { get; } = name;
    public ArgumentsNode Args { get; } = args;
    public ImmutableArray<Statement> Body { get; } = body;
    public ImmutableArray<Expression> DecoratorList { get; } = decoratorList;
    public Expression? Returns { get; } = returns;
    public string? TypeComment { get; } = typeComment;
    public ImmutableArray<TypeParameter> TypeParams { get; } = typeParams;
}

/// <summary><c>AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)</c></summary>
internal sealed class AsyncFunctionDefNode(string name, ArgumentsNode args, ImmutableArray<Statement> body, ImmutableArray<Expression> decoratorList, Expression? returns, string? typeComment, ImmutableArray<TypeParameter> typeParams, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.AsyncFunctionDef;
    public string Name { get; } = name;
    public ArgumentsNode Args { get; } = args;
    public ImmutableArray<Statement> Body { get; } = body;
    public ImmutableArray<Expression> DecoratorList { get; } = decoratorList;
    public Expression? Returns { get; } = returns;
    public string? TypeComment { get; } = typeComment;
    public ImmutableArray<TypeParameter> TypeParams { get; } = typeParams;
}

/// <summary><c>ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)</c></summary>
internal sealed class ClassDefNode(string name, ImmutableArray<Expression> bases, ImmutableArray<KeywordNode> keywords, ImmutableArray<Statement> body, ImmutableArray<Expression> decoratorList, ImmutableArray<TypeParameter> typeParams, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.ClassDef;
    public string Name { get; } = name;
    public ImmutableArray<Expression> Bases { get; } = bases;
    public ImmutableArray<KeywordNode> Keywords { get; } = keywords;
    public ImmutableArray<Statement> Body { get; } = body;
    public ImmutableArray<Expression> DecoratorList { get; } = decoratorList;
    public ImmutableArray<TypeParameter> TypeParams { get; } = typeParams;
}

/// <summary><c>Return(expr? value)</c></summary>
internal sealed class ReturnNode(Expression? value, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.Return;
    public Expression? Value { get; } = value;
}

/// <summary><c>Delete(expr* targets)</c></summary>
internal sealed class DeleteNode(ImmutableArray<Expression> targets, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.Delete;
    public ImmutableArray<Expression> Targets { get; } = targets;
}

/// <summary><c>Assign(expr* targets, expr value, string? type_comment)</c></summary>
internal sealed class AssignNode(ImmutableArray<Expression> targets, Expression value, string? typeComment, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.Assign;
    public ImmutableArray<Expression> Targets { get; } = targets;
    public Expression Value { get; } = value;
    public string? TypeComment { get; } = typeComment;
}

/// <summary><c>TypeAlias(expr name, type_param* type_params, expr value)</c></summary>
internal sealed class TypeAliasNode(Expression name, ImmutableArray<TypeParameter> typeParams, Expression value, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.TypeAlias;
    public Expression Name { get; } = name;
    public ImmutableArray<TypeParameter> TypeParams { get; } = typeParams;
    public Expression Value { get; } = value;
}

/// <summary><c>AugAssign(expr target, operator op, expr value)</c></summary>
internal sealed class AugAssignNode(Expression target, BinaryOperator @operator, Expression value, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.AugAssign;
    public Expression Target { get; } = target;
    public BinaryOperator Operator { get; } = @operator;
    public Expression Value { get; } = value;
}

/// <summary><c>AnnAssign(expr target, expr annotation, expr? value, int simple)</c></summary>
internal sealed class AnnAssignNode(Expression target, Expression annotation, Expression? value, bool simple, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.AnnAssign;
    public Expression Target { get; } = target;
    public Expression Annotation { get; } = annotation;
    public Expression? Value { get; } = value;
    public bool Simple { get; } = simple;
}

/// <summary><c>For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)</c></summary>
internal sealed class ForNode(Expression target, Expression iterable, ImmutableArray<Statement> body, ImmutableArray<Statement> orElse, string? typeComment, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.For;
    public Expression Target { get; } = target;
    public Expression Iterable { get; } = iterable;
    public ImmutableArray<Statement> Body { get; } = body;
    public ImmutableArray<Statement> OrElse { get; } = orElse;
    public string? TypeComment { get; } = typeComment;
}

/// <summary><c>AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)</c></summary>
internal sealed class AsyncForNode(Expression target, Expression iterable, ImmutableArray<Statement> body, ImmutableArray<Statement> orElse, string? typeComment, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.AsyncFor;
    public Expression Target { get; } = target;
    public Expression Iterable { get; } = iterable;
    public ImmutableArray<Statement> Body { get; } = body;
    public ImmutableArray<Statement> OrElse { get; } = orElse;
    public string? TypeComment { get; } = typeComment;
}

/// <summary><c>While(expr test, stmt* body, stmt* orelse)</c></summary>
internal sealed class WhileNode(Expression test, ImmutableArray<Statement> body, ImmutableArray<Statement> orElse, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.While;
    public Expression Test { get; } = test;
    public ImmutableArray<Statement> Body { get; } = body;
    public ImmutableArray<Statement> OrElse { get; } = orElse;
}

/// <summary><c>If(expr test, stmt* body, stmt* orelse)</c></summary>
internal sealed class IfNode(Expression test, ImmutableArray<Statement> body, ImmutableArray<Statement> orElse, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.If;
    public Expression Test { get; } = test;
    public ImmutableArray<Statement> Body { get; } = body;
    public ImmutableArray<Statement> OrElse { get; } = orElse;
}

/// <summary><c>With(withitem* items, stmt* body, string? type_comment)</c></summary>
internal sealed class WithNode(ImmutableArray<WithItemNode> items, ImmutableArray<Statement> body, string? typeComment, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.With;
    public ImmutableArray<WithItemNode> Items { get; } = items;
    public ImmutableArray<Statement> Body { get; } = body;
    public string? TypeComment { get; } = typeComment;
}

/// <summary><c>AsyncWith(withitem* items, stmt* body, string? type_comment)</c></summary>
internal sealed class AsyncWithNode(ImmutableArray<WithItemNode> items, ImmutableArray<Statement> body, string? typeComment, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.AsyncWith;
    public ImmutableArray<WithItemNode> Items { get; } = items;
    public ImmutableArray<Statement> Body { get; } = body;
    public string? TypeComment { get; } = typeComment;
}

/// <summary><c>Match(expr subject, match_case* cases)</c></summary>
internal sealed class MatchNode(Expression subject, ImmutableArray<MatchCaseNode> cases, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.Match;
    public Expression Subject { get; } = subject;
    public ImmutableArray<MatchCaseNode> Cases { get; } = cases;
}

/// <summary><c>Raise(expr? exc, expr? cause)</c></summary>
internal sealed class RaiseNode(Expression? exc, Expression? cause, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.Raise;
    public Expression? Exc { get; } = exc;
    public Expression? Cause { get; } = cause;
}

/// <summary><c>Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)</c></summary>
internal sealed class TryNode(ImmutableArray<Statement> body, ImmutableArray<ExceptHandlerNode> handlers, ImmutableArray<Statement> orElse, ImmutableArray<Statement> finalBody, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.Try;
    public ImmutableArray<Statement> Body { get; } = body;
    public ImmutableArray<ExceptHandlerNode> Handlers { get; } = handlers;
    public ImmutableArray<Statement> OrElse { get; } = orElse;
    public ImmutableArray<Statement> FinalBody { get; } = finalBody;
}

/// <summary><c>TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)</c></summary>
internal sealed class TryStarNode(ImmutableArray<Statement> body, ImmutableArray<ExceptHandlerNode> handlers, ImmutableArray<Statement> orElse, ImmutableArray<Statement> finalBody, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.TryStar;
    public ImmutableArray<Statement> Body { get; } = body;
    public ImmutableArray<ExceptHandlerNode> Handlers { get; } = handlers;
    public ImmutableArray<Statement> OrElse { get; } = orElse;
    public ImmutableArray<Statement> FinalBody { get; } = finalBody;
}

/// <summary><c>Assert(expr test, expr? msg)</c></summary>
internal sealed class AssertNode(Expression test, Expression? msg, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.Assert;
    public Expression Test { get; } = test;
    public Expression? Msg { get; } = msg;
}

/// <summary><c>Import(alias* names)</c></summary>
internal sealed class ImportNode(ImmutableArray<AliasNode> names, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.Import;
    public ImmutableArray<AliasNode> Names { get; } = names;
}

/// <summary><c>ImportFrom(identifier? module, alias* names, int? level)</c></summary>
internal sealed class ImportFromNode(string? module, ImmutableArray<AliasNode> names, int? level, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.ImportFrom;
    public string? Module { get; } = module;
    public ImmutableArray<AliasNode> Names { get; } = names;
    public int? Level { get; } = level;
}

/// <summary><c>Global(identifier* names)</c></summary>
internal sealed class GlobalNode(ImmutableArray<string> names, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.Global;
    public ImmutableArray<string> Names { get; } = names;
}

/// <summary><c>Nonlocal(identifier* names)</c></summary>
internal sealed class NonlocalNode(ImmutableArray<string> names, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.Nonlocal;
    public ImmutableArray<string> Names { get; } = names;
}

/// <summary><c>Expr(expr value)</c></summary>
internal sealed class ExprNode(Expression value, SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.Expr;
    public Expression Value { get; } = value;
}

/// <summary><c>Pass()</c></summary>
internal sealed class PassNode(SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.Pass;
}

/// <summary><c>Break()</c></summary>
internal sealed class BreakNode(SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.Break;
}

/// <summary><c>Continue()</c></summary>
internal sealed class ContinueNode(SourceRange range) : Statement(range)
{
    public override AstKind Kind => AstKind.Continue;
}
