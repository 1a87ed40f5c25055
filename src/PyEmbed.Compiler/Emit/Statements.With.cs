using System.Collections.Immutable;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

internal sealed partial class CodeGenerator
{
    private void VisitWith(WithNode node) => VisitWithItem(node.Items, 0, node.Body, node.Range, isAsync: false);

    private void VisitAsyncWith(AsyncWithNode node) => VisitWithItem(node.Items, 0, node.Body, node.Range, isAsync: true);

    /// <summary>Several items are as many nested statements.</summary>
    private void VisitWithItem(ImmutableArray<WithItemNode> items, int index, ImmutableArray<Statement> body, Location location, bool isAsync)
    {
        RecursionGuard.EnsureStack();
        if (isAsync)
        {
            if (IsTopLevelAwait) _scope.IsCoroutine = true;
            else if (_scope.Kind != CodeScopeKind.AsyncFunction) throw Error("'async with' outside async function");
        }
        var kind = isAsync ? FrameBlockKind.AsyncWith : FrameBlockKind.With;
        var block = NewBlock();
        var final = NewBlock();
        var exit = NewBlock();
        var cleanup = NewBlock();

        Visit(items[index].ContextExpr);
        Emit(isAsync ? Op.BeforeAsyncWith : Op.BeforeWith);
        if (isAsync) EmitAwait(AwaitReason.AsyncWithEnter);
        EmitJump(Op.SetupWith, final);
        UseNextBlock(block);
        PushFrameBlock(new FrameBlock(kind) { Start = block, Exit = final, Location = location });
        if (items[index].OptionalVars is { } target) Visit(target);
        else Emit(Op.PopTop);

        if (index + 1 < items.Length) VisitWithItem(items, index + 1, body, location, isAsync);
        else VisitAll(body);

        // Left in the ordinary way: __exit__(None, None, None), which comes from the statement.
        if (!isAsync) _unit.Location = Location.None;
        PopFrameBlock(kind);
        Emit(Op.PopBlock);
        _unit.Location = location;
        EmitCallOfExit();
        if (isAsync) EmitAwait(AwaitReason.AsyncWithExit);
        Emit(Op.PopTop);
        EmitJump(Op.Jump, exit);

        // Left by an exception.
        UseNextBlock(final);
        EmitJump(Op.SetupCleanup, cleanup);
        Emit(Op.PushExcInfo);
        Emit(Op.WithExceptStart);
        if (isAsync) EmitAwait(AwaitReason.AsyncWithExit);
        FinishWithException(cleanup);
        UseNextBlock(exit);
    }

    /// <summary>The result of <c>__exit__</c> decides whether the exception goes on. It lies on exit function, offset, previous exception, exception.</summary>
    private void FinishWithException(BasicBlock cleanup)
    {
        _unit.Location = Location.None;
        var suppress = NewBlock();
        EmitJump(Op.PopJumpIfTrue, suppress);
        Emit(Op.Reraise, 2);

        UseNextBlock(cleanup);
        EmitPopExceptAndReraise();

        UseNextBlock(suppress);
        Emit(Op.PopTop);
        Emit(Op.PopBlock);
        Emit(Op.PopExcept);
        Emit(Op.PopTop);
        Emit(Op.PopTop);
    }

    private void EmitCallOfExit()
    {
        EmitLoadConst(Constant.None);
        EmitLoadConst(Constant.None);
        EmitLoadConst(Constant.None);
        EmitCall(2);   // the first None lies where a method's self would
    }
}
