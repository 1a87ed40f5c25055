namespace PyEmbed.Compiler.FlowGraph.Passes;

/// <summary>Drops what no path from the entry reaches, blocks without instructions, and jumps to the block that follows anyway.</summary>
internal static class Reachability
{
    /// <summary>Let jumps pass over empty blocks. Must be the first pass: the others look at the first instruction of a target.</summary>
    public static void SkipEmptyTargets(BasicBlock block)
    {
        foreach (ref var instruction in block.Instructions)
        {
            if (instruction.Target is { IsEmpty: true } target) instruction.Target = FirstNonEmpty(target);
        }
    }

    public static BasicBlock FirstNonEmpty(BasicBlock block)
    {
        while (block.IsEmpty) block = block.Next!;
        return block;
    }

    /// <summary>Count the predecessors of every block (<see cref="BasicBlock.Predecessors"/>) and empty those that have none.</summary>
    public static void DropUnreachable(BasicBlock entry)
    {
        CountPredecessors(entry);
        for (var block = entry; block is not null; block = block.Next)
        {
            if (block.Predecessors == 0) block.Truncate(0);
        }
    }

    public static void DropEmptyBlocks(BasicBlock entry)
    {
        for (var block = entry; block is not null; block = block.Next)
        {
            var next = block.Next;
            while (next is { IsEmpty: true, Next: not null }) next = next.Next;
            block.Next = next;
        }
        for (var block = entry; block is not null; block = block.Next) SkipEmptyTargets(block);
    }

    /// <summary>A jump at the end of a block to the next one becomes a NOP, which stays where it carries a line.</summary>
    public static void DropRedundantJumps(BasicBlock entry)
    {
        var anyDropped = false;
        for (var block = entry; block is not null; block = block.Next)
        {
            if (block.IsEmpty) continue;
            ref var last = ref block[block.Count - 1];
            if (last.Op is not (Op.Jump or Op.JumpNoInterrupt) || last.Target != block.Next) continue;
            last.ToNop();
            anyDropped = true;
        }
        if (anyDropped) DropEmptyBlocks(entry);
    }

    private static void CountPredecessors(BasicBlock entry)
    {
        var pending = new Stack<BasicBlock>();
        entry.Predecessors = 1;
        pending.Push(entry);
        while (pending.TryPop(out var block))
        {
            if (block.Next is not null && !block.EndsInTerminator) Reach(block.Next);
            foreach (ref readonly var instruction in block.Instructions)
            {
                if (instruction.Target is not null) Reach(instruction.Target);
            }
        }

        void Reach(BasicBlock target)
        {
            if (target.Predecessors++ == 0) pending.Push(target);
        }
    }
}
