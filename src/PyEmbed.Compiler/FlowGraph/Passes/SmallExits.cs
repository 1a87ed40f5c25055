namespace PyEmbed.Compiler.FlowGraph.Passes;

/// <summary>
/// A jump to a few instructions that leave the code object is replaced by a copy of them. Only where they have no line (an implicit return): a debugger
/// that stops at a written <c>return</c> wants to find it in one place.
/// </summary>
internal static class SmallExits
{
    private const int LargestCopy = 4;

    /// <summary>Walks blocks from the newest to the oldest, as CPython does: a block that was extended may itself be copied into an older one.</summary>
    public static void Inline(IReadOnlyList<BasicBlock> blocks)
    {
        for (var i = blocks.Count - 1; i >= 0; i--) Inline(blocks[i]);
    }

    private static void Inline(BasicBlock block)
    {
        if (block.IsEmpty) return;
        ref var last = ref block[block.Count - 1];
        if (last.Op != Op.Jump) return;
        var target = last.Target!;
        if (!target.IsExit || target.Count > LargestCopy || HasLine(target)) return;
        last.ToNop();
        for (var i = 0; i < target.Count; i++) block.Add(target[i]);
    }

    private static bool HasLine(BasicBlock block)
    {
        foreach (ref readonly var instruction in block.Instructions)
        {
            if (instruction.Location.Line > 0) return true;
        }
        return false;
    }
}
