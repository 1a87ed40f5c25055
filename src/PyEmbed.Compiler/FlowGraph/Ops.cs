namespace PyEmbed.Compiler.FlowGraph;

/// <summary>What the passes ask about operations.</summary>
internal static class Ops
{
    public static bool IsPseudo(Op op) => op > (Op)255;

    /// <summary>Never goes on to the next instruction.</summary>
    public static bool IsTerminator(Op op) => op is Op.Jump or Op.JumpNoInterrupt || IsExit(op);

    /// <summary>Leaves the code object.</summary>
    public static bool IsExit(Op op) => op is Op.ReturnValue or Op.RaiseVarargs or Op.Reraise;

    /// <summary>Can only be the last of a basic block.</summary>
    public static bool EndsBlock(Op op) => IsJump(op) || IsExit(op);

    /// <summary>A jump as the emitter and the passes before the layout know it.</summary>
    public static bool IsJump(Op op) => op
        is Op.Jump or Op.JumpNoInterrupt
        or Op.PopJumpIfFalse or Op.PopJumpIfTrue or Op.PopJumpIfNone or Op.PopJumpIfNotNone
        or Op.JumpIfFalseOrPop or Op.JumpIfTrueOrPop
        or Op.ForIter or Op.Send;

    /// <summary>Enters a protected range.</summary>
    public static bool IsSetup(Op op) => op is Op.SetupFinally or Op.SetupCleanup or Op.SetupWith;
}
