using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

// yield, yield from, await.
internal sealed partial class CodeGenerator
{
    // The argument of RESUME.
    private const int ResumeAfterYield = 1, ResumeAfterYieldFrom = 2, ResumeAfterAwait = 3;

    private void VisitYield(YieldNode node)
    {
        if (!_scope.Table.IsFunctionLike) throw Error("'yield' outside function");
        VisitOrNone(node.Value);
        EmitYield();
    }

    private void VisitYieldFrom(YieldFromNode node)
    {
        if (!_scope.Table.IsFunctionLike) throw Error("'yield' outside function");
        if (_scope.Kind == CodeScopeKind.AsyncFunction) throw Error("'yield from' inside async function");
        Visit(node.Value);
        Emit(Op.GetYieldFromIter);
        EmitLoadConst(Constant.None);
        EmitYieldFrom(isAwait: false);
    }

    private void VisitAwait(AwaitNode node)
    {
        if (!IsTopLevelAwait)
        {
            if (!_scope.Table.IsFunctionLike) throw Error("'await' outside function");
            if (_scope.Kind is not (CodeScopeKind.AsyncFunction or CodeScopeKind.Comprehension)) throw Error("'await' outside async function");
        }
        Visit(node.Value);
        EmitAwait(AwaitReason.Plain);
    }

    private void EmitYield()
    {
        if (_scope.Table.IsGenerator && _scope.IsCoroutine) Emit(Op.AsyncGenWrap);
        Emit(Op.YieldValue);
        Emit(Op.Resume, ResumeAfterYield);
    }

    /// <summary>Awaits the object on top of the stack.</summary>
    private void EmitAwait(AwaitReason reason)
    {
        Emit(Op.GetAwaitable, (int)reason);
        EmitLoadConst(Constant.None);
        EmitYieldFrom(isAwait: true);
    }

    /// <summary>Sends what comes in to the iterator below the top and yields what it answers, until it returns.</summary>
    private void EmitYieldFrom(bool isAwait)
    {
        var start = NewBlock();
        var resume = NewBlock();
        var exit = NewBlock();
        UseNextBlock(start);
        EmitJump(Op.Send, exit);
        UseNextBlock(resume);
        Emit(Op.YieldValue);
        Emit(Op.Resume, isAwait ? ResumeAfterAwait : ResumeAfterYieldFrom);
        EmitJump(Op.JumpNoInterrupt, start);
        UseNextBlock(exit);
    }
}
