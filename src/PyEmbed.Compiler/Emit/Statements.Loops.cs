using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

internal sealed partial class CodeGenerator
{
    private void VisitFor(ForNode node)
    {
        var start = NewBlock();
        var body = NewBlock();
        var cleanup = NewBlock();
        var end = NewBlock();
        PushFrameBlock(new FrameBlock(FrameBlockKind.ForLoop) { Start = start, Exit = end });
        Visit(node.Iterable);
        Emit(Op.GetIter);
        UseNextBlock(start);
        EmitJump(Op.ForIter, cleanup);
        UseNextBlock(body);
        Visit(node.Target);
        VisitAll(node.Body);
        _unit.Location = Location.None;
        EmitJump(Op.Jump, start);
        UseNextBlock(cleanup);
        PopFrameBlock(FrameBlockKind.ForLoop);
        VisitAll(node.OrElse);
        UseNextBlock(end);
    }

    private void VisitAsyncFor(AsyncForNode node)
    {
        if (IsTopLevelAwait) _scope.IsCoroutine = true;
        else if (_scope.Kind != CodeScopeKind.AsyncFunction) throw Error("'async for' outside async function");

        var start = NewBlock();
        var except = NewBlock();
        var end = NewBlock();
        Visit(node.Iterable);
        Emit(Op.GetAiter);
        UseNextBlock(start);
        PushFrameBlock(new FrameBlock(FrameBlockKind.ForLoop) { Start = start, Exit = end });

        // The handler is for the StopAsyncIteration of __anext__.
        EmitJump(Op.SetupFinally, except);
        EmitGetNextAsync();
        Emit(Op.PopBlock);
        Visit(node.Target);
        VisitAll(node.Body);
        _unit.Location = Location.None;
        EmitJump(Op.Jump, start);
        PopFrameBlock(FrameBlockKind.ForLoop);

        // The end belongs to the line of the iterator rather than to the last one of the body.
        UseNextBlock(except);
        _unit.Location = node.Iterable.Range;
        Emit(Op.EndAsyncFor);
        VisitAll(node.OrElse);
        UseNextBlock(end);
    }

    private void VisitWhile(WhileNode node)
    {
        var loop = NewBlock();
        var body = NewBlock();
        var anchor = NewBlock();
        var end = NewBlock();
        UseNextBlock(loop);
        PushFrameBlock(new FrameBlock(FrameBlockKind.WhileLoop) { Start = loop, Exit = end });
        JumpIf(node.Test, anchor, false);
        UseNextBlock(body);
        VisitAll(node.Body);

        // The test once more at the bottom saves a jump for each round.
        _unit.Location = node.Range;
        JumpIf(node.Test, body, true);
        PopFrameBlock(FrameBlockKind.WhileLoop);
        UseNextBlock(anchor);
        VisitAll(node.OrElse);
        UseNextBlock(end);
    }

    /// <summary>Awaits the next item of the asynchronous iterator on top of the stack.</summary>
    private void EmitGetNextAsync()
    {
        Emit(Op.GetAnext);
        EmitLoadConst(Constant.None);
        EmitYieldFrom(isAwait: true);
    }
}
