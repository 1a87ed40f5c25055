using PyEmbed.Core.Collections;

namespace PyEmbed.Compiler.FlowGraph.Passes;

/// <summary>Takes NOPs out of blocks, except those that alone carry a line: tracing and PEP 626 want to see each line.</summary>
internal static class NopRemoval
{
    public static void Run(BasicBlock entry)
    {
        for (var block = entry; block is not null; block = block.Next) Run1(block);
    }

    /// <summary>One block. A NOP goes when it has no line, or when the instruction before or after it has the same; a follower without a line takes over the NOP's.</summary>
    public static void Run1(BasicBlock block)
    {
        var instructions = block.Instructions;
        var kept = 0;
        var previousLine = -1;
        for (var i = 0; i < instructions.Count; i++)
        {
            var line = instructions[i].Location.Line;
            if (instructions[i].Op == Op.Nop && IsRedundant(block, instructions, i, line, previousLine)) continue;
            if (kept != i) instructions[kept] = instructions[i];
            kept++;
            previousLine = line;
        }
        block.Truncate(kept);
    }

    private static bool IsRedundant(BasicBlock block, ValueList<Instruction> instructions, int index, int line, int previousLine)
    {
        if (line < 0 || line == previousLine) return true;
        if (index + 1 < instructions.Count)
        {
            ref var follower = ref instructions[index + 1];
            if (follower.Location.Line == line) return true;
            if (follower.Location.HasLine) return false;
            follower.Location = instructions[index].Location;
            return true;
        }
        var next = block.Next;
        while (next is { IsEmpty: true }) next = next.Next;
        return next is not null && next[0].Location.Line == line;
    }
}
