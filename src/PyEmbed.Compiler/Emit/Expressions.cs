using System.Collections.Immutable;
using System.Diagnostics;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

// The dispatch over expressions, and the simple ones.
internal sealed partial class CodeGenerator
{
    private const int InplaceOffset = 13;

    private void VisitAll(ImmutableArray<Expression> expressions)
    {
        foreach (var expression in expressions) Visit(expression);
    }

    private void Visit(Expression expression)
    {
        RecursionGuard.EnsureStack();
        var outer = _unit.Location;
        _unit.Location = expression.Range;
        switch (expression.Kind)
        {
            case AstKind.NamedExpr: VisitNamedExpr((NamedExprNode)expression); break;
            case AstKind.BoolOp: VisitBoolOp((BoolOpNode)expression); break;
            case AstKind.BinOp: VisitBinOp((BinOpNode)expression); break;
            case AstKind.UnaryOp: VisitUnaryOp((UnaryOpNode)expression); break;
            case AstKind.Lambda: VisitLambda((LambdaNode)expression); break;
            case AstKind.IfExp: VisitIfExp((IfExpNode)expression); break;
            case AstKind.Dict: VisitDict((DictNode)expression); break;
            case AstKind.Set: VisitDisplay(((SetNode)expression).Elements, DisplayKind.Set); break;
            case AstKind.ListComp: VisitListComp((ListCompNode)expression); break;
            case AstKind.SetComp: VisitSetComp((SetCompNode)expression); break;
            case AstKind.DictComp: VisitDictComp((DictCompNode)expression); break;
            case AstKind.GeneratorExp: VisitGeneratorExp((GeneratorExpNode)expression); break;
            case AstKind.Await: VisitAwait((AwaitNode)expression); break;
            case AstKind.Yield: VisitYield((YieldNode)expression); break;
            case AstKind.YieldFrom: VisitYieldFrom((YieldFromNode)expression); break;
            case AstKind.Compare: VisitCompare((CompareNode)expression); break;
            case AstKind.Call: VisitCall((CallNode)expression); break;
            case AstKind.FormattedValue: VisitFormattedValue((FormattedValueNode)expression); break;
            case AstKind.JoinedStr: VisitJoinedStr((JoinedStrNode)expression); break;
            case AstKind.Interpolation: VisitInterpolation((InterpolationNode)expression); break;
            case AstKind.TemplateStr: VisitTemplateStr((TemplateStrNode)expression); break;
            case AstKind.Constant: EmitLoadConst(((ConstantNode)expression).Value); break;
            case AstKind.Attribute: VisitAttribute((AttributeNode)expression); break;
            case AstKind.Subscript: VisitSubscript((SubscriptNode)expression); break;
            case AstKind.Starred:
                throw Error(((StarredNode)expression).Context == ExprContext.Store
                    ? "starred assignment target must be in a list or tuple"
                    : "can't use starred expression here");
            case AstKind.Name: VisitName(((NameNode)expression).Id, ((NameNode)expression).Context); break;
            case AstKind.List: VisitList((ListNode)expression); break;
            case AstKind.Tuple: VisitTuple((TupleNode)expression); break;
            case AstKind.Slice: VisitSlice((SliceNode)expression); break;
            default: throw new UnreachableException(expression.Kind.ToString());
        }
        _unit.Location = outer;
    }

    private void VisitNamedExpr(NamedExprNode node)
    {
        Visit(node.Value);
        Emit(Op.Copy, 1);
        Visit(node.Target);
    }

    private void VisitBinOp(BinOpNode node)
    {
        Visit(node.Left);
        Visit(node.Right);
        Emit(Op.BinaryOp, NumberOf(node.Operator));
    }

    /// <summary>The argument of BINARY_OP.</summary>
    private static int NumberOf(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Add => 0,
        BinaryOperator.BitAnd => 1,
        BinaryOperator.FloorDiv => 2,
        BinaryOperator.LShift => 3,
        BinaryOperator.MatMult => 4,
        BinaryOperator.Mult => 5,
        BinaryOperator.Mod => 6,
        BinaryOperator.BitOr => 7,
        BinaryOperator.Pow => 8,
        BinaryOperator.RShift => 9,
        BinaryOperator.Sub => 10,
        BinaryOperator.Div => 11,
        BinaryOperator.BitXor => 12,
        _ => throw new UnreachableException(@operator.ToString()),
    };

    private void VisitUnaryOp(UnaryOpNode node)
    {
        Visit(node.Operand);
        Emit(node.Operator switch
        {
            UnaryOperator.Invert => Op.UnaryInvert,
            UnaryOperator.Not => Op.UnaryNot,
            UnaryOperator.UAdd => Op.UnaryPositive,
            _ => Op.UnaryNegative,
        });
    }

    private void VisitAttribute(AttributeNode node)
    {
        Visit(node.Value);
        StartAtName(node);
        if (node.Context == ExprContext.Store) CheckNotForbidden(node.Attr, ExprContext.Store);
        EmitName(node.Context switch { ExprContext.Load => Op.LoadAttr, ExprContext.Store => Op.StoreAttr, _ => Op.DeleteAttr }, node.Attr);
    }

    private void VisitSubscript(SubscriptNode node)
    {
        if (node.Context == ExprContext.Load)
        {
            WarnIfNotSubscriptable(node.Value);
            WarnIfNoIndex(node.Value, node.Slice);
        }
        Visit(node.Value);
        Visit(node.Slice);
        Emit(node.Context switch { ExprContext.Load => Op.BinarySubscr, ExprContext.Store => Op.StoreSubscr, _ => Op.DeleteSubscr });
    }

    private void VisitSlice(SliceNode node)
    {
        VisitOrNone(node.Lower);
        VisitOrNone(node.Upper);
        if (node.Step is not null) Visit(node.Step);
        Emit(Op.BuildSlice, node.Step is null ? 2 : 3);
    }

    private void VisitOrNone(Expression? expression)
    {
        if (expression is null) EmitLoadConst(Constant.None);
        else Visit(expression);
    }

    private void VisitList(ListNode node)
    {
        switch (node.Context)
        {
            case ExprContext.Load: VisitDisplay(node.Elements, DisplayKind.List); break;
            case ExprContext.Store: VisitUnpacking(node.Elements); break;
            default: VisitAll(node.Elements); break;
        }
    }

    private void VisitTuple(TupleNode node)
    {
        switch (node.Context)
        {
            case ExprContext.Load: VisitDisplay(node.Elements, DisplayKind.Tuple); break;
            case ExprContext.Store: VisitUnpacking(node.Elements); break;
            default: VisitAll(node.Elements); break;
        }
    }
}
