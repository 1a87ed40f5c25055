using System.Collections.Immutable;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

internal sealed partial class CodeGenerator
{
    private void VisitTry(TryNode node)
    {
        if (node.FinalBody.IsEmpty)
        {
            VisitTryExcept(node);
            return;
        }
        var (end, exit) = EnterTryFinally(node.FinalBody);
        if (node.Handlers.IsEmpty) VisitAll(node.Body);
        else VisitTryExcept(node);
        LeaveTryFinally(node.FinalBody, end, exit);
    }

    private (BasicBlock End, BasicBlock Exit) EnterTryFinally(ImmutableArray<Statement> finalBody)
    {
        var body = NewBlock();
        var end = NewBlock();
        var exit = NewBlock();
        EmitJump(Op.SetupFinally, end);
        UseNextBlock(body);
        PushFrameBlock(new FrameBlock(FrameBlockKind.FinallyTry) { Start = body, Exit = end, FinalBody = finalBody });
        return (end, exit);
    }

    /// <summary>The final body twice: for the ordinary way out, and for an exception, which then goes on.</summary>
    private void LeaveTryFinally(ImmutableArray<Statement> finalBody, BasicBlock end, BasicBlock exit)
    {
        EmitNoLocation(Op.PopBlock);
        PopFrameBlock(FrameBlockKind.FinallyTry);
        VisitAll(finalBody);
        EmitJumpNoLocation(Op.Jump, exit);

        UseNextBlock(end);
        var cleanup = NewBlock();
        _unit.Location = Location.None;
        EmitJump(Op.SetupCleanup, cleanup);
        Emit(Op.PushExcInfo);
        PushFrameBlock(new FrameBlock(FrameBlockKind.FinallyEnd) { Start = end });
        VisitAll(finalBody);
        Emit(Op.Reraise, 0);
        PopFrameBlock(FrameBlockKind.FinallyEnd);
        UseNextBlock(cleanup);
        EmitPopExceptAndReraise();
        UseNextBlock(exit);
    }

    private void VisitTryExcept(TryNode node)
    {
        var body = NewBlock();
        var except = NewBlock();
        var end = NewBlock();
        var cleanup = NewBlock();
        EmitJump(Op.SetupFinally, except);
        UseNextBlock(body);
        PushFrameBlock(new FrameBlock(FrameBlockKind.TryExcept) { Start = body });
        VisitAll(node.Body);
        PopFrameBlock(FrameBlockKind.TryExcept);
        EmitNoLocation(Op.PopBlock);
        VisitAll(node.OrElse);
        EmitJumpNoLocation(Op.Jump, end);

        UseNextBlock(except);
        _unit.Location = Location.None;
        EmitJump(Op.SetupCleanup, cleanup);
        Emit(Op.PushExcInfo);
        PushFrameBlock(new FrameBlock(FrameBlockKind.ExceptionHandler));
        for (var i = 0; i < node.Handlers.Length; i++)
        {
            var handler = node.Handlers[i];
            _unit.Location = handler.Range;
            if (handler.Type is null && i < node.Handlers.Length - 1) throw Error("default 'except:' must be last");
            var next = NewBlock();
            if (handler.Type is not null)
            {
                Visit(handler.Type);
                Emit(Op.CheckExcMatch);
                EmitJump(Op.PopJumpIfFalse, next);
            }
            if (handler.Name is null) VisitHandlerBody(handler, end);
            else VisitNamedHandlerBody(handler, handler.Name, end);
            UseNextBlock(next);
        }
        // None of them took it.
        _unit.Location = Location.None;
        PopFrameBlock(FrameBlockKind.ExceptionHandler);
        Emit(Op.Reraise, 0);
        UseNextBlock(cleanup);
        EmitPopExceptAndReraise();
        UseNextBlock(end);
    }

    private void VisitHandlerBody(ExceptHandlerNode handler, BasicBlock end)
    {
        var body = NewBlock();
        Emit(Op.PopTop);
        UseNextBlock(body);
        PushFrameBlock(new FrameBlock(FrameBlockKind.HandlerCleanup) { Start = body });
        VisitAll(handler.Body);
        PopFrameBlock(FrameBlockKind.HandlerCleanup);
        _unit.Location = Location.None;
        Emit(Op.PopBlock);
        Emit(Op.PopExcept);
        EmitJump(Op.Jump, end);
    }

    /// <summary>The name is bound for the body only: <c>try: body finally: name = None; del name</c>.</summary>
    private void VisitNamedHandlerBody(ExceptHandlerNode handler, string name, BasicBlock end)
    {
        var cleanup = NewBlock();
        var body = NewBlock();
        StoreName(name);
        EmitJump(Op.SetupCleanup, cleanup);
        UseNextBlock(body);
        PushFrameBlock(new FrameBlock(FrameBlockKind.HandlerCleanup) { Start = body, Name = name });
        VisitAll(handler.Body);
        PopFrameBlock(FrameBlockKind.HandlerCleanup);
        _unit.Location = Location.None;
        Emit(Op.PopBlock);
        Emit(Op.PopBlock);
        Emit(Op.PopExcept);
        EmitUnbind(name);
        EmitJump(Op.Jump, end);

        UseNextBlock(cleanup);
        _unit.Location = Location.None;
        EmitUnbind(name);
        Emit(Op.Reraise, 1);
    }
}
