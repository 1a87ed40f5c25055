namespace PyEmbed.Compiler.FlowGraph;

/// <summary>One instruction of a basic block. A jump, and a <c>Setup...</c> pseudo instruction, names its target block in place of an argument.</summary>
internal struct Instruction
{
    public Op Op;
    public int Arg;
    public BasicBlock? Target;
    public Location Location;

    /// <summary>The handler that protects the instruction; known once the exception targets are labelled.</summary>
    public BasicBlock? Handler;

    public Instruction(Op op, int arg, BasicBlock? target, Location location)
    {
        Op = op;
        Arg = arg;
        Target = target;
        Location = location;
    }

    /// <summary>Make it a NOP that keeps its place in the source.</summary>
    public void ToNop()
    {
        Op = Op.Nop;
        Arg = 0;
        Target = null;
    }

    public override readonly string ToString() => Target is null ? $"{Op} {Arg}" : $"{Op} ->{Target.Number}";
}
