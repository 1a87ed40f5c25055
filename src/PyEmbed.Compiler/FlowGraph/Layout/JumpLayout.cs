using PyEmbed.Bytecode.Instructions;

namespace PyEmbed.Compiler.FlowGraph.Layout;

/// <summary>Gives jumps their direction and distance, blocks their offsets.</summary>
internal static class JumpLayout
{
    /// <summary>Replaces the pseudo jumps. A target that has not come yet is forward; a block's jump to itself is backward.</summary>
    public static void ChooseDirections(BasicBlock entry)
    {
        for (var block = entry; block is not null; block = block.Next) block.Visited = false;
        for (var block = entry; block is not null; block = block.Next)
        {
            block.Visited = true;
            if (block.IsEmpty) continue;
            ref var last = ref block[block.Count - 1];
            if (last.Target is null) continue;
            var forward = !last.Target.Visited;
            last.Op = last.Op switch
            {
                Op.Jump => forward ? Op.JumpForward : Op.JumpBackward,
                Op.JumpNoInterrupt => forward ? Op.JumpForward : Op.JumpBackwardNoInterrupt,
                Op.PopJumpIfFalse => forward ? Op.PopJumpForwardIfFalse : Op.PopJumpBackwardIfFalse,
                Op.PopJumpIfTrue => forward ? Op.PopJumpForwardIfTrue : Op.PopJumpBackwardIfTrue,
                Op.PopJumpIfNone => forward ? Op.PopJumpForwardIfNone : Op.PopJumpBackwardIfNone,
                Op.PopJumpIfNotNone => forward ? Op.PopJumpForwardIfNotNone : Op.PopJumpBackwardIfNotNone,
                var op => op,
            };
        }
    }

    /// <summary>
    /// Distances count code units from behind the jump. A distance that needs EXTENDED_ARG makes its jump longer, so the offsets are computed again
    /// until none changes its size. Returns the size of the code in units.
    /// </summary>
    public static int ComputeOffsets(BasicBlock entry)
    {
        while (true)
        {
            var size = 0;
            for (var block = entry; block is not null; block = block.Next)
            {
                block.Offset = size;
                foreach (ref readonly var instruction in block.Instructions) size += Size(instruction);
            }
            if (!SetDistances(entry)) return size;
        }
    }

    /// <summary>Size in code units: prefixes for a large argument, the instruction, its inline cache.</summary>
    public static int Size(in Instruction instruction)
    {
        var opcode = (Opcode)instruction.Op;
        var size = 1 + OpcodeTable.CacheEntries(opcode);
        if (OpcodeTable.HasArgument(opcode)) size += ExtendedArgs(instruction.Arg);
        return size;
    }

    public static int ExtendedArgs(int arg) => (uint)arg switch
    {
        > 0xFFFFFF => 3,
        > 0xFFFF => 2,
        > 0xFF => 1,
        _ => 0,
    };

    private static bool SetDistances(BasicBlock entry)
    {
        var anyResized = false;
        for (var block = entry; block is not null; block = block.Next)
        {
            if (block.IsEmpty) continue;
            ref var last = ref block[block.Count - 1];
            if (last.Target is null) continue;
            var end = block.Offset;
            foreach (ref readonly var instruction in block.Instructions) end += Size(instruction);
            var size = Size(last);
            last.Arg = Math.Abs(last.Target.Offset - end);
            if (Size(last) != size) anyResized = true;
        }
        return anyResized;
    }
}
