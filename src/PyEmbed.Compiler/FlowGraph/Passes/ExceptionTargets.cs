using System.Diagnostics;
using PyEmbed.Core.Collections;

namespace PyEmbed.Compiler.FlowGraph.Passes;

/// <summary>Tells each instruction the handler that protects it, following the <c>Setup...</c> and <c>PopBlock</c> pseudo instructions along all paths.</summary>
internal static class ExceptionTargets
{
    /// <summary>The handlers around a place, innermost first. Shared between paths, so branching costs nothing.</summary>
    private sealed record HandlerStack(BasicBlock Handler, HandlerStack? Outer);

    private readonly record struct Way(BasicBlock Block, HandlerStack? Handlers);

    public static void Label(BasicBlock entry)
    {
        for (var block = entry; block is not null; block = block.Next) block.Visited = false;

        var pending = new ValueList<Way>();
        Visit(entry, null);
        while (pending.Count > 0)
        {
            var (block, handlers) = pending.Pop();
            foreach (ref var instruction in block.Instructions)
            {
                if (Ops.IsSetup(instruction.Op))
                {
                    var handler = instruction.Target!;
                    Visit(handler, handlers);
                    if (instruction.Op is Op.SetupWith or Op.SetupCleanup) handler.PreserveLasti = true;
                    handlers = new HandlerStack(handler, handlers);
                }
                else if (instruction.Op == Op.PopBlock)
                {
                    Debug.Assert(handlers is not null);
                    handlers = handlers?.Outer;
                }
                else
                {
                    instruction.Handler = handlers?.Handler;
                    if (instruction.Target is not null) Visit(instruction.Target, handlers);
                }
            }
            if (block.Next is not null && !block.EndsInTerminator) Visit(block.Next, handlers);
        }

        void Visit(BasicBlock block, HandlerStack? handlers)
        {
            if (block.Visited) return;
            block.Visited = true;
            pending.Add(new Way(block, handlers));
        }
    }

    /// <summary>The pseudo instructions have done their work; those that carry a line stay as NOPs.</summary>
    public static void DropPseudoInstructions(BasicBlock entry)
    {
        for (var block = entry; block is not null; block = block.Next)
        {
            foreach (ref var instruction in block.Instructions)
            {
                if (Ops.IsSetup(instruction.Op) || instruction.Op == Op.PopBlock) instruction.ToNop();
            }
        }
        NopRemoval.Run(entry);
    }
}
