using System.Diagnostics;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Core.Literals;

namespace PyEmbed.Compiler.Emit;

// Leaving statements by break, continue and return: what is open around the place is closed, innermost first.
internal sealed partial class CodeGenerator
{
    private const int MaxFrameBlocks = 20;

    private void PushFrameBlock(in FrameBlock block)
    {
        if (_scope.FrameBlocks.Count >= MaxFrameBlocks) throw Error("too many statically nested blocks");
        _scope.FrameBlocks.Add(block);
    }

    private void PopFrameBlock(FrameBlockKind kind)
    {
        var blocks = _scope.FrameBlocks;
        Debug.Assert(blocks[blocks.Count - 1].Kind == kind);
        blocks.Pop();
    }

    /// <summary>Closes all blocks, or those inside the innermost loop, which is returned.</summary>
    /// <param name="preserveTop">The top of the stack is a value to be kept.</param>
    /// <param name="untilLoop">Stop at a loop.</param>
    private FrameBlock? Unwind(bool preserveTop, bool untilLoop)
    {
        var blocks = _scope.FrameBlocks;
        if (blocks.Count == 0) return null;
        var top = blocks[blocks.Count - 1];
        if (top.Kind == FrameBlockKind.ExceptionGroupHandler) throw Error("'break', 'continue' and 'return' cannot appear in an except* block");
        if (untilLoop && top.IsLoop) return top;

        // A final body that is copied here is outside its own block.
        blocks.Pop();
        Unwind(top, preserveTop);
        var loop = Unwind(preserveTop, untilLoop);
        blocks.Add(top);
        return loop;
    }

    private void Unwind(in FrameBlock block, bool preserveTop)
    {
        switch (block.Kind)
        {
            case FrameBlockKind.WhileLoop or FrameBlockKind.ExceptionHandler or FrameBlockKind.ExceptionGroupHandler or FrameBlockKind.AsyncComprehension:
                break;

            case FrameBlockKind.ForLoop or FrameBlockKind.PopValue:
                PopBelow(preserveTop);
                break;

            case FrameBlockKind.TryExcept:
                Emit(Op.PopBlock);
                break;

            case FrameBlockKind.FinallyTry:
                // POP_BLOCK has the line of the statement that leaves; what follows the final body has none.
                Emit(Op.PopBlock);
                if (preserveTop) PushFrameBlock(new FrameBlock(FrameBlockKind.PopValue));
                VisitAll(block.FinalBody);
                if (preserveTop) PopFrameBlock(FrameBlockKind.PopValue);
                _unit.Location = Location.None;
                break;

            case FrameBlockKind.FinallyEnd:
                PopBelow(preserveTop);
                if (preserveTop) Emit(Op.Swap, 2);
                Emit(Op.PopBlock);
                Emit(Op.PopExcept);
                break;

            case FrameBlockKind.With or FrameBlockKind.AsyncWith:
                _unit.Location = block.Location;
                Emit(Op.PopBlock);
                if (preserveTop) Emit(Op.Swap, 2);
                EmitCallOfExit();
                if (block.Kind == FrameBlockKind.AsyncWith) EmitAwait(AwaitReason.AsyncWithExit);
                Emit(Op.PopTop);
                _unit.Location = Location.None;
                break;

            case FrameBlockKind.HandlerCleanup:
                if (block.Name is not null) Emit(Op.PopBlock);
                if (preserveTop) Emit(Op.Swap, 2);
                Emit(Op.PopBlock);
                Emit(Op.PopExcept);
                if (block.Name is not null) EmitUnbind(block.Name);
                break;

            default:
                throw new UnreachableException(block.Kind.ToString());
        }
    }

    private void PopBelow(bool preserveTop)
    {
        if (preserveTop) Emit(Op.Swap, 2);
        Emit(Op.PopTop);
    }

    /// <summary><c>name = None; del name</c> at the end of a handler: the name may have been deleted in its body.</summary>
    private void EmitUnbind(string name)
    {
        EmitLoadConst(Constant.None);
        StoreName(name);
        DeleteName(name);
    }

    /// <summary>
    /// Ends a handler whose clean-up failed or reraised: from previous exception, offset, exception the previous one is made current
    /// again and the exception goes on.
    /// </summary>
    private void EmitPopExceptAndReraise()
    {
        Emit(Op.Copy, 3);
        Emit(Op.PopExcept);
        Emit(Op.Reraise, 1);
    }
}
