using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

// PEP 654. While the handlers run, the stack holds: previous exception, offset, the original group, a list of what handlers raised, and what is left
// of the group.
internal sealed partial class CodeGenerator
{
    private void VisitTryStar(TryStarNode node)
    {
        if (node.FinalBody.IsEmpty)
        {
            VisitTryExceptStar(node);
            return;
        }
        var (end, exit) = EnterTryFinally(node.FinalBody);
        if (node.Handlers.IsEmpty) VisitAll(node.Body);
        else VisitTryExceptStar(node);
        LeaveTryFinally(node.FinalBody, end, exit);
    }

    private void VisitTryExceptStar(TryStarNode node)
    {
        var body = NewBlock();
        var except = NewBlock();
        var orElse = NewBlock();
        var end = NewBlock();
        var cleanup = NewBlock();
        var reraiseStar = NewBlock();
        EmitJump(Op.SetupFinally, except);
        UseNextBlock(body);
        PushFrameBlock(new FrameBlock(FrameBlockKind.TryExcept) { Start = body });
        VisitAll(node.Body);
        PopFrameBlock(FrameBlockKind.TryExcept);
        EmitNoLocation(Op.PopBlock);
        EmitJumpNoLocation(Op.Jump, orElse);

        UseNextBlock(except);
        _unit.Location = Location.None;
        EmitJump(Op.SetupCleanup, cleanup);
        Emit(Op.PushExcInfo);
        PushFrameBlock(new FrameBlock(FrameBlockKind.ExceptionGroupHandler));
        for (var i = 0; i < node.Handlers.Length; i++) VisitStarHandler(node.Handlers[i], i == 0, i == node.Handlers.Length - 1, reraiseStar);
        _unit.Location = Location.None;
        PopFrameBlock(FrameBlockKind.ExceptionGroupHandler);

        var reraise = NewBlock();
        UseNextBlock(reraiseStar);
        Emit(Op.PrepReraiseStar);
        Emit(Op.Copy, 1);
        EmitJump(Op.PopJumpIfNotNone, reraise);
        Emit(Op.PopTop);
        Emit(Op.PopBlock);
        Emit(Op.PopExcept);
        EmitJump(Op.Jump, end);

        UseNextBlock(reraise);
        Emit(Op.PopBlock);
        Emit(Op.Swap, 2);
        Emit(Op.PopExcept);
        Emit(Op.Reraise, 0);

        UseNextBlock(cleanup);
        EmitPopExceptAndReraise();
        UseNextBlock(orElse);
        VisitAll(node.OrElse);
        UseNextBlock(end);
    }

    private void VisitStarHandler(ExceptHandlerNode handler, bool isFirst, bool isLast, BasicBlock reraiseStar)
    {
        _unit.Location = handler.Range;
        var except = NewBlock();
        var exceptWithError = NewBlock();
        var noMatch = NewBlock();
        if (isFirst)
        {
            Emit(Op.Copy, 1);
            Emit(Op.BuildList, 0);
            Emit(Op.Swap, 2);
        }
        if (handler.Type is not null)
        {
            Visit(handler.Type);
            Emit(Op.CheckEgMatch);
            Emit(Op.Copy, 1);
            EmitJump(Op.PopJumpIfNone, noMatch);
        }

        var cleanupEnd = NewBlock();
        var cleanupBody = NewBlock();
        if (handler.Name is not null) StoreName(handler.Name);
        else Emit(Op.PopTop);
        EmitJump(Op.SetupCleanup, cleanupEnd);
        UseNextBlock(cleanupBody);
        PushFrameBlock(new FrameBlock(FrameBlockKind.HandlerCleanup) { Start = cleanupBody, Name = handler.Name });
        VisitAll(handler.Body);
        PopFrameBlock(FrameBlockKind.HandlerCleanup);
        _unit.Location = Location.None;
        Emit(Op.PopBlock);
        if (handler.Name is not null) EmitUnbind(handler.Name);
        EmitJump(Op.Jump, except);

        // The body raised: that goes on the list, and the next handler has its turn.
        UseNextBlock(cleanupEnd);
        _unit.Location = Location.None;
        if (handler.Name is not null) EmitUnbind(handler.Name);
        Emit(Op.ListAppend, 3);
        Emit(Op.PopTop);
        EmitJump(Op.Jump, exceptWithError);

        UseNextBlock(except);
        Emit(Op.Nop);   // holds the location it inherits
        EmitJump(Op.Jump, exceptWithError);
        UseNextBlock(noMatch);
        Emit(Op.PopTop);
        UseNextBlock(exceptWithError);
        if (!isLast) return;
        Emit(Op.ListAppend, 1);
        EmitJump(Op.Jump, reraiseStar);
    }
}
