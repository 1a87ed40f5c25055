using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Instructions;

namespace PyEmbed.Compiler.FlowGraph.Passes;

/// <summary>
/// Finds the deepest stack any path needs (<c>co_stacksize</c>) and the depth at the start of each block. Runs while the <c>Setup...</c> pseudo instructions
/// are there, because they say with which depth a handler is entered.
/// </summary>
internal static class StackDepth
{
    // Paths that disagree about a depth are followed again with the deeper one only up to here (CPython's own limit).
    private const int DeepestRetry = 100;

    public static int Compute(CompilationUnit unit)
    {
        for (var block = unit.EntryBlock; block is not null; block = block.Next) block.StartDepth = int.MinValue;

        var pending = new Stack<BasicBlock>();
        // A generator's frame is resumed for the first time with a value on its stack, which the prefix pops.
        Enter(unit.EntryBlock, (unit.Flags & (CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator)) != 0 ? 1 : 0);
        var deepest = 0;
        while (pending.TryPop(out var block))
        {
            var depth = block.StartDepth;
            foreach (ref readonly var instruction in block.Instructions)
            {
                if (instruction.Target is not null)
                {
                    var targetDepth = depth + Effect(instruction, jump: true);
                    deepest = Math.Max(deepest, targetDepth);
                    Enter(instruction.Target, targetDepth);
                }
                depth += Effect(instruction, jump: false);
                deepest = Math.Max(deepest, depth);
            }
            if (block.Next is not null && !block.EndsInTerminator) Enter(block.Next, depth);
        }
        return deepest;

        void Enter(BasicBlock block, int depth)
        {
            if (block.StartDepth >= depth || block.StartDepth >= DeepestRetry) return;
            block.StartDepth = depth;
            pending.Push(block);
        }
    }

    private static int Effect(in Instruction instruction, bool jump) => instruction.Op switch
    {
        // Entering a handler pushes the exception, and the offset before it where it is kept. A `with` block also loses the value of __enter__.
        Op.SetupFinally => jump ? 1 : 0,
        Op.SetupCleanup => jump ? 2 : 0,
        Op.SetupWith => jump ? 1 : 0,
        Op.PopBlock or Op.Jump or Op.JumpNoInterrupt => 0,
        Op.PopJumpIfFalse or Op.PopJumpIfTrue or Op.PopJumpIfNone or Op.PopJumpIfNotNone => -1,
        _ => OpcodeTable.StackEffect((Opcode)instruction.Op, instruction.Arg, jump),
    };
}
