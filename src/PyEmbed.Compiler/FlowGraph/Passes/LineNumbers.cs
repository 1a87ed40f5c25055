namespace PyEmbed.Compiler.FlowGraph.Passes;

/// <summary>Gives lines to instructions that were emitted without one, so that whatever leaves a frame has the line it left from (PEP 626).</summary>
internal static class LineNumbers
{
    /// <summary>
    /// An exit without a line that several jumps lead to is copied for each of them and takes the jump's location; one that is fallen into takes
    /// that of the instruction before it.
    /// </summary>
    public static void DuplicateExitsWithoutLine(CompilationUnit unit)
    {
        var blocks = unit.Blocks;
        var count = blocks.Count;   // the copies made here are not looked at
        for (var i = count - 1; i >= 0; i--)
        {
            var block = blocks[i];
            if (block.IsEmpty) continue;
            ref var last = ref block[block.Count - 1];
            if (!Ops.IsJump(last.Op)) continue;
            var target = last.Target!;
            if (target.Predecessors <= 1 || !IsExitWithoutLine(target)) continue;

            var copy = unit.NewBlock();
            foreach (ref readonly var instruction in target.Instructions) copy.Add(instruction);
            copy[0].Location = last.Location;
            last.Target = copy;
            target.Predecessors--;
            copy.Predecessors = 1;
            copy.Next = target.Next;
            target.Next = copy;
        }
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            var block = blocks[i];
            while (block.Next is { IsEmpty: true }) block.Next = block.Next.Next;
        }
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            var block = blocks[i];
            if (block.IsEmpty || block.EndsInTerminator || block.Next is null) continue;
            if (IsExitWithoutLine(block.Next)) block.Next[0].Location = block[block.Count - 1].Location;
        }
    }

    /// <summary>An instruction without a line takes the location of the one before it; the first of a block takes that of the only block that leads to it.</summary>
    public static void Propagate(BasicBlock entry)
    {
        for (var block = entry; block is not null; block = block.Next)
        {
            if (block.IsEmpty) continue;
            var previous = Location.None;
            foreach (ref var instruction in block.Instructions)
            {
                if (instruction.Location.HasLine) previous = instruction.Location;
                else instruction.Location = previous;
            }
            if (!block.EndsInTerminator && block.Next is { Predecessors: 1 }) Inherit(block.Next, previous);
            var last = block[block.Count - 1];
            if (Ops.IsJump(last.Op) && last.Target!.Predecessors == 1) Inherit(last.Target, previous);
        }
    }

    /// <summary>A return that got no line from anywhere takes that of the code before it, without columns.</summary>
    public static void GuaranteeLinesForExits(BasicBlock entry, int firstLine)
    {
        var line = firstLine;
        for (var block = entry; block is not null; block = block.Next)
        {
            if (block.IsEmpty) continue;
            var last = block[block.Count - 1];
            if (last.Location.HasLine)
            {
                line = last.Location.Line;
            }
            else if (last.Op == Op.ReturnValue)
            {
                foreach (ref var instruction in block.Instructions) instruction.Location = instruction.Location with { Line = line };
            }
        }
    }

    private static void Inherit(BasicBlock block, Location location)
    {
        if (!block[0].Location.HasLine) block[0].Location = location;
    }

    private static bool IsExitWithoutLine(BasicBlock block)
    {
        if (!block.IsExit) return false;
        foreach (ref readonly var instruction in block.Instructions)
        {
            if (instruction.Location.HasLine) return false;
        }
        return true;
    }
}
