using System.Collections.Immutable;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Optimize;

internal sealed partial class ConstantFolder
{
    private Expression Fold(Expression expression)
    {
        _recursion.Enter();
        var folded = expression switch
        {
            ConstantNode => expression,
            NameNode node => node is { Context: ExprContext.Load, Id: "__debug__" } ? new ConstantNode(Constant.FromBool(_isDebug), null, node.Range) : node,
            AttributeNode node => FoldAttribute(node),
            CallNode node => FoldCall(node),
            BinOpNode node => FoldBinary(node),
            UnaryOpNode node => FoldUnary(node),
            CompareNode node => FoldCompare(node),
            SubscriptNode node => FoldSubscript(node),
            TupleNode node => FoldTuple(node),
            ListNode node => FoldAll(node.Elements) is var elements && elements == node.Elements ? node : new ListNode(elements, node.Context, node.Range),
            SetNode node => FoldAll(node.Elements) is var elements && elements == node.Elements ? node : new SetNode(elements, node.Range),
            BoolOpNode node => FoldAll(node.Values) is var values && values == node.Values ? node : new BoolOpNode(node.Operator, values, node.Range),
            JoinedStrNode node => FoldAll(node.Values) is var values && values == node.Values ? node : new JoinedStrNode(values, node.Range),
            TemplateStrNode node => FoldAll(node.Values) is var values && values == node.Values ? node : new TemplateStrNode(values, node.Range),
            StarredNode node => Fold(node.Value) is var value && value == node.Value ? node : new StarredNode(value, node.Context, node.Range),
            AwaitNode node => Fold(node.Value) is var value && value == node.Value ? node : new AwaitNode(value, node.Range),
            YieldNode node => FoldOptional(node.Value) is var value && value == node.Value ? node : new YieldNode(value, node.Range),
            YieldFromNode node => Fold(node.Value) is var value && value == node.Value ? node : new YieldFromNode(value, node.Range),
            _ => FoldParts(expression),
        };
        _recursion.Leave();
        return folded;
    }

    /// <summary>The expressions that only pass on what folds in them.</summary>
    private Expression FoldParts(Expression expression)
    {
        switch (expression)
        {
            case DictNode node:
            {
                var keys = FoldAllOptional(node.Keys);
                var values = FoldAll(node.Values);
                return keys == node.Keys && values == node.Values ? node : new DictNode(keys, values, node.Range);
            }
            case LambdaNode node:
            {
                var args = Fold(node.Args);
                var body = Fold(node.Body);
                return args == node.Args && body == node.Body ? node : new LambdaNode(args, body, node.Range);
            }
            case IfExpNode node:
            {
                var test = Fold(node.Test);
                var body = Fold(node.Body);
                var orElse = Fold(node.OrElse);
                return test == node.Test && body == node.Body && orElse == node.OrElse ? node : new IfExpNode(test, body, orElse, node.Range);
            }
            case NamedExprNode node:
            {
                var value = Fold(node.Value);
                return value == node.Value ? node : new NamedExprNode(node.Target, value, node.Range);
            }
            case FormattedValueNode node:
            {
                var value = Fold(node.Value);
                var formatSpec = FoldOptional(node.FormatSpec);
                return value == node.Value && formatSpec == node.FormatSpec ? node : new FormattedValueNode(value, node.Conversion, formatSpec, node.Range);
            }
            case InterpolationNode node:
            {
                var value = Fold(node.Value);
                var formatSpec = FoldOptional(node.FormatSpec);
                return value == node.Value && formatSpec == node.FormatSpec ? node : new InterpolationNode(value, node.Str, node.Conversion, formatSpec, node.Range);
            }
            case SliceNode node:
            {
                var lower = FoldOptional(node.Lower);
                var upper = FoldOptional(node.Upper);
                var step = FoldOptional(node.Step);
                return lower == node.Lower && upper == node.Upper && step == node.Step ? node : new SliceNode(lower, upper, step, node.Range);
            }
            case ListCompNode node:
            {
                var element = Fold(node.Element);
                var generators = Map(node.Generators, Fold);
                return element == node.Element && generators == node.Generators ? node : new ListCompNode(element, generators, node.Range);
            }
            case SetCompNode node:
            {
                var element = Fold(node.Element);
                var generators = Map(node.Generators, Fold);
                return element == node.Element && generators == node.Generators ? node : new SetCompNode(element, generators, node.Range);
            }
            case GeneratorExpNode node:
            {
                var element = Fold(node.Element);
                var generators = Map(node.Generators, Fold);
                return element == node.Element && generators == node.Generators ? node : new GeneratorExpNode(element, generators, node.Range);
            }
            case DictCompNode node:
            {
                var key = Fold(node.Key);
                var value = Fold(node.Value);
                var generators = Map(node.Generators, Fold);
                return key == node.Key && value == node.Value && generators == node.Generators ? node : new DictCompNode(key, value, generators, node.Range);
            }
            default:
                return expression;
        }
    }

    private Expression FoldAttribute(AttributeNode node)
    {
        var value = Fold(node.Value);
        return value == node.Value ? node : new AttributeNode(value, node.Attr, node.Context, node.Range);
    }

    private Expression FoldCall(CallNode node)
    {
        var func = Fold(node.Func);
        var args = FoldAll(node.Args);
        var keywords = Map(node.Keywords, _foldKeyword);
        return func == node.Func && args == node.Args && keywords == node.Keywords ? node : new CallNode(func, args, keywords, node.Range);
    }

    private Expression FoldBinary(BinOpNode node)
    {
        var left = Fold(node.Left);
        var right = Fold(node.Right);
        if (left is ConstantNode constant)
        {
            if (node.Operator == BinaryOperator.Mod && constant.Value is StrConstant format && right is TupleNode tuple)
            {
                if (FormatFolder.TryFold(format.Value, tuple.Elements, node.Range) is { } joined) return joined;
            }
            else if (right is ConstantNode other && ConstantArithmetic.Binary(node.Operator, constant.Value, other.Value) is { } result)
            {
                return new ConstantNode(result, null, node.Range);
            }
        }
        return left == node.Left && right == node.Right ? node : new BinOpNode(left, node.Operator, right, node.Range);
    }

    private Expression FoldUnary(UnaryOpNode node)
    {
        var operand = Fold(node.Operand);
        if (operand is ConstantNode constant)
        {
            if (ConstantArithmetic.Unary(node.Operator, constant.Value) is { } result) return new ConstantNode(result, null, node.Range);
        }
        else if (node.Operator == UnaryOperator.Not && operand is CompareNode { Operators: [var op] } compare && Negated(op) is { } negated)
        {
            return new CompareNode(compare.Left, [negated], compare.Comparators, compare.Range);
        }
        return operand == node.Operand ? node : new UnaryOpNode(node.Operator, operand, node.Range);
    }

    // Not == and <: a class may define them so that `not a == b` differs from `a != b`, and for sets `not a < b` is not `a >= b`.
    private static CompareOperator? Negated(CompareOperator op) => op switch
    {
        CompareOperator.Is => CompareOperator.IsNot,
        CompareOperator.IsNot => CompareOperator.Is,
        CompareOperator.In => CompareOperator.NotIn,
        CompareOperator.NotIn => CompareOperator.In,
        _ => null,
    };

    private Expression FoldCompare(CompareNode node)
    {
        var left = Fold(node.Left);
        var comparators = FoldAll(node.Comparators);
        if (node.Operators[^1] is CompareOperator.In or CompareOperator.NotIn)
        {
            // The container is only looked into. In a chain only the last one is sure to be used for that alone.
            var container = FoldIterable(comparators[^1]);
            if (container != comparators[^1]) comparators = comparators.SetItem(comparators.Length - 1, container);
        }
        return left == node.Left && comparators == node.Comparators ? node : new CompareNode(left, node.Operators, comparators, node.Range);
    }

    private Expression FoldSubscript(SubscriptNode node)
    {
        var value = Fold(node.Value);
        var slice = Fold(node.Slice);
        if (node.Context == ExprContext.Load && value is ConstantNode container && slice is ConstantNode index
            && ConstantArithmetic.Subscript(container.Value, index.Value) is { } item) return new ConstantNode(item, null, node.Range);
        return value == node.Value && slice == node.Slice ? node : new SubscriptNode(value, slice, node.Context, node.Range);
    }

    private Expression FoldTuple(TupleNode node)
    {
        var elements = FoldAll(node.Elements);
        if (node.Context == ExprContext.Load && TryGetConstants(elements, out var constants)) return new ConstantNode(new TupleConstant(constants), null, node.Range);
        return elements == node.Elements ? node : new TupleNode(elements, node.Context, node.Range);
    }

    /// <summary>What is only iterated over or looked into: a list display becomes a tuple, a set display of constants a frozenset.</summary>
    private static Expression FoldIterable(Expression iterable)
    {
        switch (iterable)
        {
            case ListNode list:
            {
                foreach (var element in list.Elements)
                {
                    if (element is StarredNode) return list;
                }
                if (TryGetConstants(list.Elements, out var constants)) return new ConstantNode(new TupleConstant(constants), null, list.Range);
                return new TupleNode(list.Elements, list.Context, list.Range);
            }
            case SetNode set when TryGetConstants(set.Elements, out var constants):
                return new ConstantNode(new FrozenSetConstant(ConstantEquality.Distinct(constants)), null, set.Range);
            default:
                return iterable;
        }
    }

    private static bool TryGetConstants(ImmutableArray<Expression> elements, out ImmutableArray<Constant> constants)
    {
        constants = default;
        foreach (var element in elements)
        {
            if (element is not ConstantNode) return false;
        }
        var builder = ImmutableArray.CreateBuilder<Constant>(elements.Length);
        foreach (var element in elements) builder.Add(((ConstantNode)element).Value);
        constants = builder.MoveToImmutable();
        return true;
    }
}
