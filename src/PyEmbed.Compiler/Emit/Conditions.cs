using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

// Tests, comparisons, and the operators that decide what is evaluated.
internal sealed partial class CodeGenerator
{
    /// <summary>Jumps to <paramref name="target"/> if the truth of the expression is <paramref name="condition"/>; else goes on.</summary>
    private void JumpIf(Expression test, BasicBlock target, bool condition)
    {
        RecursionGuard.EnsureStack();
        switch (test)
        {
            case UnaryOpNode { Operator: UnaryOperator.Not } not:
                JumpIf(not.Operand, target, !condition);
                return;
            case BoolOpNode boolOp:
                JumpIfAnyOrAll(boolOp, target, condition);
                return;
            case IfExpNode ifExp:
                JumpIfChosen(ifExp, target, condition);
                return;
            case CompareNode compare:
                _unit.Location = compare.Range;
                if (compare.Operators.Length == 1) break;
                JumpIfChain(compare, target, condition);
                return;
        }
        Visit(test);
        EmitJump(condition ? Op.PopJumpIfTrue : Op.PopJumpIfFalse, target);
    }

    private void JumpIfAnyOrAll(BoolOpNode node, BasicBlock target, bool condition)
    {
        // An operand that decides the whole goes to the target, or behind the test where the outcome is not the one asked for.
        var decisive = node.Operator == BoolOperator.Or;
        var decided = decisive == condition ? target : NewBlock();
        for (var i = 0; i < node.Values.Length - 1; i++) JumpIf(node.Values[i], decided, decisive);
        JumpIf(node.Values[^1], target, condition);
        if (decided != target) UseNextBlock(decided);
    }

    private void JumpIfChosen(IfExpNode node, BasicBlock target, bool condition)
    {
        var end = NewBlock();
        var orElse = NewBlock();
        JumpIf(node.Test, orElse, false);
        JumpIf(node.Body, target, condition);
        EmitJumpNoLocation(Op.Jump, end);
        UseNextBlock(orElse);
        JumpIf(node.OrElse, target, condition);
        UseNextBlock(end);
    }

    private void JumpIfChain(CompareNode node, BasicBlock target, bool condition)
    {
        WarnIfIdentityOfLiteral(node);
        var cleanup = NewBlock();
        Visit(node.Left);
        VisitChain(node, Op.PopJumpIfFalse, cleanup);
        EmitJump(condition ? Op.PopJumpIfTrue : Op.PopJumpIfFalse, target);
        var end = NewBlock();
        EmitJumpNoLocation(Op.Jump, end);
        UseNextBlock(cleanup);
        Emit(Op.PopTop);
        if (!condition) EmitJumpNoLocation(Op.Jump, target);
        UseNextBlock(end);
    }

    private void VisitCompare(CompareNode node)
    {
        WarnIfIdentityOfLiteral(node);
        if (node.Operators.Length == 1)
        {
            Visit(node.Left);
            Visit(node.Comparators[0]);
            EmitCompare(node.Operators[0]);
            return;
        }
        Visit(node.Left);
        var cleanup = NewBlock();
        VisitChain(node, Op.JumpIfFalseOrPop, cleanup);
        var end = NewBlock();
        EmitJumpNoLocation(Op.Jump, end);
        UseNextBlock(cleanup);
        Emit(Op.Swap, 2);
        Emit(Op.PopTop);
        UseNextBlock(end);
    }

    /// <summary>What follows the first operand. Every operand but the last is kept below the result of its comparison: it is the left one of the next.</summary>
    private void VisitChain(CompareNode node, Op jump, BasicBlock cleanup)
    {
        var last = node.Operators.Length - 1;
        for (var i = 0; i < last; i++)
        {
            Visit(node.Comparators[i]);
            Emit(Op.Swap, 2);
            Emit(Op.Copy, 2);
            EmitCompare(node.Operators[i]);
            EmitJump(jump, cleanup);
        }
        Visit(node.Comparators[last]);
        EmitCompare(node.Operators[last]);
    }

    private void EmitCompare(CompareOperator @operator)
    {
        switch (@operator)
        {
            case CompareOperator.Lt: Emit(Op.CompareOp, 0); break;
            case CompareOperator.LtE: Emit(Op.CompareOp, 1); break;
            case CompareOperator.Eq: Emit(Op.CompareOp, 2); break;
            case CompareOperator.NotEq: Emit(Op.CompareOp, 3); break;
            case CompareOperator.Gt: Emit(Op.CompareOp, 4); break;
            case CompareOperator.GtE: Emit(Op.CompareOp, 5); break;
            case CompareOperator.Is: Emit(Op.IsOp, 0); break;
            case CompareOperator.IsNot: Emit(Op.IsOp, 1); break;
            case CompareOperator.In: Emit(Op.ContainsOp, 0); break;
            case CompareOperator.NotIn: Emit(Op.ContainsOp, 1); break;
        }
    }

    private void VisitBoolOp(BoolOpNode node)
    {
        var jump = node.Operator == BoolOperator.And ? Op.JumpIfFalseOrPop : Op.JumpIfTrueOrPop;
        var end = NewBlock();
        for (var i = 0; i < node.Values.Length - 1; i++)
        {
            Visit(node.Values[i]);
            EmitJump(jump, end);
            UseNextBlock(NewBlock());
        }
        Visit(node.Values[^1]);
        UseNextBlock(end);
    }

    private void VisitIfExp(IfExpNode node)
    {
        var end = NewBlock();
        var orElse = NewBlock();
        JumpIf(node.Test, orElse, false);
        Visit(node.Body);
        EmitJumpNoLocation(Op.Jump, end);
        UseNextBlock(orElse);
        Visit(node.OrElse);
        UseNextBlock(end);
    }
}
