using System.Collections.Immutable;
using System.Diagnostics;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

// The dispatch over statements, and the simple ones.
internal sealed partial class CodeGenerator
{
    private void VisitAll(ImmutableArray<Statement> statements)
    {
        foreach (var statement in statements) Visit(statement);
    }

    private void Visit(Statement statement)
    {
        RecursionGuard.EnsureStack();
        _unit.Location = statement.Range;
        switch (statement.Kind)
        {
            case AstKind.FunctionDef or AstKind.AsyncFunctionDef: VisitFunction(FunctionDefinition.Of(statement)); break;
            case AstKind.ClassDef: VisitClass((ClassDefNode)statement); break;
            case AstKind.Return: VisitReturn((ReturnNode)statement); break;
            case AstKind.Delete: VisitAll(((DeleteNode)statement).Targets); break;
            case AstKind.Assign: VisitAssign((AssignNode)statement); break;
            case AstKind.TypeAlias: VisitTypeAlias((TypeAliasNode)statement); break;
            case AstKind.AugAssign: VisitAugAssign((AugAssignNode)statement); break;
            case AstKind.AnnAssign: VisitAnnAssign((AnnAssignNode)statement); break;
            case AstKind.For: VisitFor((ForNode)statement); break;
            case AstKind.AsyncFor: VisitAsyncFor((AsyncForNode)statement); break;
            case AstKind.While: VisitWhile((WhileNode)statement); break;
            case AstKind.If: VisitIf((IfNode)statement); break;
            case AstKind.With: VisitWith((WithNode)statement); break;
            case AstKind.AsyncWith: VisitAsyncWith((AsyncWithNode)statement); break;
            case AstKind.Match: VisitMatch((MatchNode)statement); break;
            case AstKind.Raise: VisitRaise((RaiseNode)statement); break;
            case AstKind.Try: VisitTry((TryNode)statement); break;
            case AstKind.TryStar: VisitTryStar((TryStarNode)statement); break;
            case AstKind.Assert: VisitAssert((AssertNode)statement); break;
            case AstKind.Import: VisitImport((ImportNode)statement); break;
            case AstKind.ImportFrom: VisitImportFrom((ImportFromNode)statement); break;
            case AstKind.Global or AstKind.Nonlocal: break;   // the symbol table knows
            case AstKind.Expr: VisitExpressionStatement(((ExprNode)statement).Value); break;
            case AstKind.Pass: Emit(Op.Nop); break;
            case AstKind.Break: VisitBreak(); break;
            case AstKind.Continue: VisitContinue(); break;
            default: throw new UnreachableException(statement.Kind.ToString());
        }
    }

    private void VisitExpressionStatement(Expression value)
    {
        if (_isInteractive && _scope.Parent is null)
        {
            Visit(value);
            Emit(Op.PrintExpr);
            return;
        }
        if (value is ConstantNode)
        {
            Emit(Op.Nop);   // carries the line
            return;
        }
        Visit(value);
        _unit.Location = Location.None;
        Emit(Op.PopTop);
    }

    private void VisitReturn(ReturnNode node)
    {
        if (!_scope.Table.IsFunctionLike) throw Error("'return' outside function");
        if (node.Value is not null && _scope.IsCoroutine && _scope.Table.IsGenerator) throw Error("'return' with value in async generator");

        // A constant is loaded when everything around is closed; anything else is computed before that and kept.
        var constant = (node.Value as ConstantNode)?.Value;
        var isComputed = node.Value is not null && constant is null;
        if (isComputed)
        {
            Visit(node.Value!);
        }
        else if (node.Value is not null)
        {
            _unit.Location = node.Value.Range;
            Emit(Op.Nop);
        }
        if (node.Value is null || node.Value.Range.Line != node.Range.Line)
        {
            _unit.Location = node.Range;
            Emit(Op.Nop);
        }
        Unwind(preserveTop: isComputed, untilLoop: false);
        if (!isComputed) EmitLoadConst(constant ?? Constant.None);
        Emit(Op.ReturnValue);
    }

    private void VisitBreak()
    {
        var location = _unit.Location;
        Emit(Op.Nop);
        var loop = Unwind(preserveTop: false, untilLoop: true);
        if (loop is null)
        {
            _unit.Location = location;
            throw Error("'break' outside loop");
        }
        Unwind(loop.Value, preserveTop: false);
        EmitJump(Op.Jump, loop.Value.Exit!);
    }

    private void VisitContinue()
    {
        var location = _unit.Location;
        Emit(Op.Nop);
        var loop = Unwind(preserveTop: false, untilLoop: true);
        if (loop is null)
        {
            _unit.Location = location;
            throw Error("'continue' not properly in loop");
        }
        EmitJump(Op.Jump, loop.Value.Start!);
    }

    private void VisitRaise(RaiseNode node)
    {
        var count = 0;
        if (node.Exc is not null)
        {
            Visit(node.Exc);
            count++;
            if (node.Cause is not null)
            {
                Visit(node.Cause);
                count++;
            }
        }
        Emit(Op.RaiseVarargs, count);
    }

    private void VisitAssert(AssertNode node)
    {
        if (node.Test is TupleNode { Elements.IsEmpty: false } or ConstantNode { Value: TupleConstant { Items.IsEmpty: false } })
            Warn("assertion is always true, perhaps remove parentheses?");
        if (_options.OptimizationLevel > 0) return;

        var end = NewBlock();
        JumpIf(node.Test, end, true);
        Emit(Op.LoadAssertionError);
        if (node.Msg is not null)
        {
            Visit(node.Msg);
            EmitCall(0);   // the message lies where a method's self would
        }
        Emit(Op.RaiseVarargs, 1);
        UseNextBlock(end);
    }

    private void VisitIf(IfNode node)
    {
        var end = NewBlock();
        var next = node.OrElse.IsEmpty ? end : NewBlock();
        JumpIf(node.Test, next, false);
        VisitAll(node.Body);
        if (!node.OrElse.IsEmpty)
        {
            EmitJumpNoLocation(Op.Jump, end);
            UseNextBlock(next);
            VisitAll(node.OrElse);
        }
        UseNextBlock(end);
    }
}
