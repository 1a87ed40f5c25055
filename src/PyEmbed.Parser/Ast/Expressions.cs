using System.Collections.Immutable;
using PyEmbed.Core.Literals;

namespace PyEmbed.Parser.Ast;

/// <summary>An expression (<c>expr</c> in the abstract grammar).</summary>
internal abstract class Expression(SourceRange range) : LocatedNode(range);

/// <summary><c>BoolOp(boolop op, expr* values)</c></summary>
internal sealed class BoolOpNode(BoolOperator @operator, ImmutableArray<Expression> values, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.BoolOp;
    public BoolOperator Operator { get; } = @operator;
    public ImmutableArray<Expression> Values { get; } = values;
}

/// <summary><c>NamedExpr(expr target, expr value)</c></summary>
internal sealed class NamedExprNode(Expression target, Expression value, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.NamedExpr;
    public Expression Target { get; } = target;
    public Expression Value { get; } = value;
}

/// <summary><c>BinOp(expr left, operator op, expr right)</c></summary>
internal sealed class BinOpNode(Expression left, BinaryOperator @operator, Expression right, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.BinOp;
    public Expression Left { get; } = left;
    public BinaryOperator Operator { get; } = @operator;
    public Expression Right { get; } = right;
}

/// <summary><c>UnaryOp(unaryop op, expr operand)</c></summary>
internal sealed class UnaryOpNode(UnaryOperator @operator, Expression operand, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.UnaryOp;
    public UnaryOperator Operator { get; } = @operator;
    public Expression Operand { get; } = operand;
}

/// <summary><c>Lambda(arguments args, expr body)</c></summary>
internal sealed class LambdaNode(ArgumentsNode args, Expression body, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.Lambda;
    public ArgumentsNode Args { get; } = args;
    public Expression Body { get; } = body;
}

/// <summary><c>IfExp(expr test, expr body, expr orelse)</c></summary>
internal sealed class IfExpNode(Expression test, Expression body, Expression orElse, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.IfExp;
    public Expression Test { get; } = test;
    public Expression Body { get; } = body;
    public Expression OrElse { get; } = orElse;
}

/// <summary><c>Dict(expr?* keys, expr* values)</c></summary>
internal sealed class DictNode(ImmutableArray<Expression?> keys, ImmutableArray<Expression> values, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.Dict;
    public ImmutableArray<Expression?> Keys { get; } = keys;
    public ImmutableArray<Expression> Values { get; } = values;
}

/// <summary><c>Set(expr* elts)</c></summary>
internal sealed class SetNode(ImmutableArray<Expression> elements, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.Set;
    public ImmutableArray<Expression> Elements { get; } = elements;
}

/// <summary><c>ListComp(expr elt, comprehension* generators)</c></summary>
internal sealed class ListCompNode(Expression element, ImmutableArray<ComprehensionNode> generators, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.ListComp;
    public Expression Element { get; } = element;
    public ImmutableArray<ComprehensionNode> Generators { get; } = generators;
}

/// <summary><c>SetComp(expr elt, comprehension* generators)</c></summary>
internal sealed class SetCompNode(Expression element, ImmutableArray<ComprehensionNode> generators, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.SetComp;
    public Expression Element { get; } = element;
    public ImmutableArray<ComprehensionNode> Generators { get; } = generators;
}

/// <summary><c>DictComp(expr key, expr value, comprehension* generators)</c></summary>
internal sealed class DictCompNode(Expression key, Expression value, ImmutableArray<ComprehensionNode> generators, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.DictComp;
    public Expression Key { get; } = key;
    public Expression Value { get; } = value;
    public ImmutableArray<ComprehensionNode> Generators { get; } = generators;
}

/// <summary><c>GeneratorExp(expr elt, comprehension* generators)</c></summary>
internal sealed class GeneratorExpNode(Expression element, ImmutableArray<ComprehensionNode> generators, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.GeneratorExp;
    public Expression Element { get; } = element;
    public ImmutableArray<ComprehensionNode> Generators { get; } = generators;
}

/// <summary><c>Await(expr value)</c></summary>
internal sealed class AwaitNode(Expression value, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.Await;
    public Expression Value { get; } = value;
}

/// <summary><c>Yield(expr? value)</c></summary>
internal sealed class YieldNode(Expression? value, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.Yield;
    public Expression? Value { get; } = value;
}

/// <summary><c>YieldFrom(expr value)</c></summary>
internal sealed class YieldFromNode(Expression value, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.YieldFrom;
    public Expression Value { get; } = value;
}

/// <summary><c>Compare(expr left, cmpop* ops, expr* comparators)</c></summary>
internal sealed class CompareNode(Expression left, ImmutableArray<CompareOperator> operators, ImmutableArray<Expression> comparators, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.Compare;
    public Expression Left { get; } = left;
    public ImmutableArray<CompareOperator> Operators { get; } = operators;
    public ImmutableArray<Expression> Comparators { get; } = comparators;
}

/// <summary><c>Call(expr func, expr* args, keyword* keywords)</c></summary>
internal sealed class CallNode(Expression func, ImmutableArray<Expression> args, ImmutableArray<KeywordNode> keywords, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.Call;
    public Expression Func { get; } = func;
    public ImmutableArray<Expression> Args { get; } = args;
    public ImmutableArray<KeywordNode> Keywords { get; } = keywords;
}

/// <summary><c>FormattedValue(expr value, int conversion, expr? format_spec)</c></summary>
internal sealed class FormattedValueNode(Expression value, int conversion, Expression? formatSpec, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.FormattedValue;
    public Expression Value { get; } = value;
    public int Conversion { get; } = conversion;
    public Expression? FormatSpec { get; } = formatSpec;
}

/// <summary><c>JoinedStr(expr* values)</c></summary>
internal sealed class JoinedStrNode(ImmutableArray<Expression> values, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.JoinedStr;
    public ImmutableArray<Expression> Values { get; } = values;
}

/// <summary><c>Interpolation(expr value, constant str, int conversion, expr? format_spec)</c></summary>
internal sealed class InterpolationNode(Expression value, Constant str, int conversion, Expression? formatSpec, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.Interpolation;
    public Expression Value { get; } = value;
    public Constant Str { get; } = str;
    public int Conversion { get; } = conversion;
    public Expression? FormatSpec { get; } = formatSpec;
}

/// <summary><c>TemplateStr(expr* values)</c></summary>
internal sealed class TemplateStrNode(ImmutableArray<Expression> values, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.TemplateStr;
    public ImmutableArray<Expression> Values { get; } = values;
}

/// <summary><c>Constant(constant value, string? kind)</c></summary>
internal sealed class ConstantNode(Constant value, string? kind, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.Constant;
    public Constant Value { get; } = value;
    public string? StringKind { get; } = kind;
}

/// <summary><c>Attribute(expr value, identifier attr, expr_context ctx)</c></summary>
internal sealed class AttributeNode(Expression value, string attr, ExprContext context, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.Attribute;
    public Expression Value { get; } = value;
    public string Attr { get; } = attr;
    public ExprContext Context { get; } = context;
}

/// <summary><c>Subscript(expr value, expr slice, expr_context ctx)</c></summary>
internal sealed class SubscriptNode(Expression value, Expression slice, ExprContext context, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.Subscript;
    public Expression Value { get; } = value;
    public Expression Slice { get; } = slice;
    public ExprContext Context { get; } = context;
}

/// <summary><c>Starred(expr value, expr_context ctx)</c></summary>
internal sealed class StarredNode(Expression value, ExprContext context, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.Starred;
    public Expression Value { get; } = value;
    public ExprContext Context { get; } = context;
}

/// <summary><c>Name(identifier id, expr_context ctx)</c></summary>
internal sealed class NameNode(string id, ExprContext context, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.Name;
    public string Id { get; } = id;
    public ExprContext Context { get; } = context;
}

/// <summary><c>List(expr* elts, expr_context ctx)</c></summary>
internal sealed class ListNode(ImmutableArray<Expression> elements, ExprContext context, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.List;
    public ImmutableArray<Expression> Elements { get; } = elements;
    public ExprContext Context { get; } = context;
}

/// <summary><c>Tuple(expr* elts, expr_context ctx)</c></summary>
internal sealed class TupleNode(ImmutableArray<Expression> elements, ExprContext context, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.Tuple;
    public ImmutableArray<Expression> Elements { get; } = elements;
    public ExprContext Context { get; } = context;
}

/// <summary><c>Slice(expr? lower, expr? upper, expr? step)</c></summary>
internal sealed class SliceNode(Expression? lower, Expression? upper, Expression? step, SourceRange range) : Expression(range)
{
    public override AstKind Kind => AstKind.Slice;
    public Expression? Lower { get; } = lower;
    public Expression? Upper { get; } = upper;
    public Expression? Step { get; } = step;
}
