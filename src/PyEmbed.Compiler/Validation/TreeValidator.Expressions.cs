using System.Collections.Immutable;
using System.Diagnostics;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Validation;

// Expressions.
internal sealed partial class TreeValidator
{
    private void Check(ImmutableArray<Expression> expressions, ExprContext context = ExprContext.Load)
    {
        foreach (var expression in expressions)
        {
            if (expression is null) throw Error("None disallowed in expression list");
            Check(expression, context);
        }
    }

    private void CheckOptional(ImmutableArray<Expression?> expressions)
    {
        foreach (var expression in expressions) CheckOptional(expression);
    }

    private void CheckOptional(Expression? expression)
    {
        if (expression is not null) Check(expression);
    }

    private void Check(Expression expression, ExprContext context = ExprContext.Load)
    {
        CheckPosition(expression.Range);
        _recursion.Enter();
        if (expression is NameNode name) CheckName(name.Id);
        CheckContext(expression, context);
        switch (expression)
        {
            case BoolOpNode e:
                if (e.Values.Length < 2) throw Error("BoolOp with less than 2 values");
                Check(e.Values);
                break;
            case BinOpNode e:
                Check(e.Left);
                Check(e.Right);
                break;
            case UnaryOpNode e: Check(e.Operand); break;
            case LambdaNode e:
                Check(e.Args);
                Check(e.Body);
                break;
            case IfExpNode e:
                Check(e.Test);
                Check(e.Body);
                Check(e.OrElse);
                break;
            case DictNode e:
                if (e.Keys.Length != e.Values.Length) throw Error("Dict doesn't have the same number of keys as values");
                CheckOptional(e.Keys);
                Check(e.Values);
                break;
            case SetNode e: Check(e.Elements); break;
            case ListCompNode e:
                Check(e.Generators);
                Check(e.Element);
                break;
            case SetCompNode e:
                Check(e.Generators);
                Check(e.Element);
                break;
            case GeneratorExpNode e:
                Check(e.Generators);
                Check(e.Element);
                break;
            case DictCompNode e:
                Check(e.Generators);
                Check(e.Key);
                Check(e.Value);
                break;
            case YieldNode e: CheckOptional(e.Value); break;
            case YieldFromNode e: Check(e.Value); break;
            case AwaitNode e: Check(e.Value); break;
            case CompareNode e:
                if (e.Comparators.IsEmpty) throw Error("Compare with no comparators");
                if (e.Comparators.Length != e.Operators.Length) throw Error("Compare has a different number of comparators and operands");
                Check(e.Comparators);
                Check(e.Left);
                break;
            case CallNode e:
                Check(e.Func);
                Check(e.Args);
                Check(e.Keywords);
                break;
            case ConstantNode e: CheckConstant(e.Value); break;
            case JoinedStrNode e: Check(e.Values); break;
            case FormattedValueNode e:
                Check(e.Value);
                CheckOptional(e.FormatSpec);
                break;
            case TemplateStrNode e: Check(e.Values); break;
            case InterpolationNode e:
                CheckConstant(e.Str);
                Check(e.Value);
                CheckOptional(e.FormatSpec);
                break;
            case AttributeNode e: Check(e.Value); break;
            case SubscriptNode e:
                Check(e.Slice);
                Check(e.Value);
                break;
            case StarredNode e: Check(e.Value, context); break;
            case SliceNode e:
                CheckOptional(e.Lower);
                CheckOptional(e.Upper);
                CheckOptional(e.Step);
                break;
            case ListNode e: Check(e.Elements, context); break;
            case TupleNode e: Check(e.Elements, context); break;
            case NamedExprNode e: Check(e.Value); break;
            case NameNode: break;
            default: throw new UnreachableException(expression.Kind.ToString());
        }
        _recursion.Leave();
    }

    private static void CheckContext(Expression expression, ExprContext expected)
    {
        ExprContext? actual = expression switch
        {
            AttributeNode e => e.Context,
            SubscriptNode e => e.Context,
            StarredNode e => e.Context,
            NameNode e => e.Context,
            ListNode e => e.Context,
            TupleNode e => e.Context,
            _ => null,
        };
        if (actual is null && expected != ExprContext.Load) throw Error($"expression which can't be assigned to in {expected} context");
        if (actual is not null && actual != expected) throw Error($"expression must have {expected} context but has {actual} instead");
    }
}
