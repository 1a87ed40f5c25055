using System.Diagnostics;
using PyEmbed.Bytecode;
using PyEmbed.Core.Literals;

namespace PyEmbed.Compiler.FlowGraph;

/// <summary>
/// One code object while it is emitted: its flow graph, its tables and its header. The emitter writes into it, <see cref="Assembler"/> makes the
/// <see cref="CodeObject"/>.
/// </summary>
/// <remarks>
/// Mirrors CPython 3.11's <c>compiler_unit</c>:
/// <list type="bullet">
/// <item>The order in which blocks are <b>made</b> matters: the passes that copy small exits walk blocks from the newest to the oldest. Make them
/// in the order in which CPython's emitter does, even where that looks arbitrary.</item>
/// <item>After a jump, return, raise or reraise the next instruction opens a block of its own (an implicit one, made at that moment); the emitter does not
/// need to care. A block may be used without having been jumped to.</item>
/// <item>Every instruction gets the <see cref="Location"/> current at that moment, except through the <c>NoLocation</c> forms. Instructions without a line
/// inherit one from what runs before them, or stay without.</item>
/// <item><c>CACHE</c> and <c>EXTENDED_ARG</c> are never emitted: the assembler adds them. Jumps are emitted as the pseudo instructions
/// (<see cref="Op.Jump"/>, <see cref="Op.PopJumpIfFalse"/>, ...) and as <see cref="Op.ForIter"/>, <see cref="Op.Send"/>, <see cref="Op.JumpIfFalseOrPop"/>,
/// <see cref="Op.JumpIfTrueOrPop"/>, with a target block.</item>
/// <item>Not emitted either, because the assembler inserts them by flags and tables: <c>COPY_FREE_VARS</c>, <c>MAKE_CELL</c>, <c>RETURN_GENERATOR; POP_TOP</c>.
/// <c>RESUME</c> is emitted.</item>
/// <item>The argument of cell instructions (<c>LOAD_DEREF</c>, <c>LOAD_CLOSURE</c>, ...) is the number in <see cref="CellVars"/>, or in <see cref="FreeVars"/>, whose numbers
/// go on after the cells; the assembler moves them behind the locals.</item>
/// <item>The argument of <c>LOAD_GLOBAL</c> is <c>nameIndex &lt;&lt; 1</c>, plus 1 where a NULL is pushed, as in the bytecode. (CPython emits the plain index
/// and fuses <c>PUSH_NULL; LOAD_GLOBAL</c> while optimising blocks; so does this: emit <c>LOAD_GLOBAL</c> through <see cref="EmitName"/> and
/// <c>PUSH_NULL</c> before it.)</item>
/// </list>
/// </remarks>
internal sealed class CompilationUnit
{
    private readonly List<BasicBlock> _blocks = [];

    public CompilationUnit(string name, int firstLine, NameTable cellVars, NameTable freeVars)
    {
        Name = name;
        QualName = name;
        FirstLine = firstLine;
        CellVars = cellVars;
        FreeVars = freeVars;
        EntryBlock = CurrentBlock = NewBlock();
    }

    // ---- header ----

    public string Name { get; }
    public string QualName { get; set; }

    /// <summary><c>co_firstlineno</c>; with decorators the line of the first one.</summary>
    public int FirstLine { get; set; }

    /// <summary><c>co_argcount</c>: positional-only parameters included.</summary>
    public int ArgCount { get; set; }
    public int PosOnlyArgCount { get; set; }
    public int KwOnlyArgCount { get; set; }

    /// <summary>All of <c>co_flags</c>, complete before the unit is assembled: the generator flags decide about the prefix.</summary>
    public CodeFlags Flags { get; set; }

    // ---- tables ----

    public ConstantTable Constants { get; } = new();
    public NameTable Names { get; } = new();

    /// <summary>Parameters first, in the order of <c>co_varnames</c>. Cells that are no parameters are not in it.</summary>
    public NameTable VarNames { get; } = new();

    /// <summary>Cells sorted by name. <c>co_cellvars</c> has those that are parameters first, in parameter order: that comes with the layout of the fast locals.</summary>
    public NameTable CellVars { get; }

    /// <summary>Free variables, sorted; numbered from <c>CellVars.Count</c> on.</summary>
    public NameTable FreeVars { get; }

    // ---- graph ----

    /// <summary>What the next instructions are marked with.</summary>
    public Location Location { get; set; } = Location.None;

    public BasicBlock EntryBlock { get; }
    public BasicBlock CurrentBlock { get; private set; }

    /// <summary>All blocks, oldest first.</summary>
    internal IReadOnlyList<BasicBlock> Blocks => _blocks;

    public BasicBlock NewBlock()
    {
        var block = new BasicBlock(_blocks.Count);
        _blocks.Add(block);
        return block;
    }

    /// <summary>Go on in <paramref name="block"/>, which follows the current block in the code.</summary>
    public void UseNextBlock(BasicBlock block)
    {
        Debug.Assert(block.Next is null && block != CurrentBlock);
        CurrentBlock.Next = block;
        CurrentBlock = block;
    }

    public void Emit(Op op) => Append(new Instruction(op, 0, null, Location));

    public void Emit(Op op, int arg) => Append(new Instruction(op, arg, null, Location));

    /// <summary>An instruction without a location, which it may inherit later.</summary>
    public void EmitNoLocation(Op op, int arg = 0) => Append(new Instruction(op, arg, null, Location.Artificial));

    /// <summary>A jump (real or pseudo, not yet with a direction), or a <c>Setup...</c> pseudo instruction.</summary>
    public void EmitJump(Op op, BasicBlock target) => Append(new Instruction(op, 0, target, Location));

    public void EmitJumpNoLocation(Op op, BasicBlock target) => Append(new Instruction(op, 0, target, Location.Artificial));

    public void EmitLoadConst(Constant constant) => Emit(Op.LoadConst, Constants.IndexOf(constant));

    /// <summary>An instruction whose argument is a name in <see cref="Names"/>, already mangled.</summary>
    public void EmitName(Op op, string name) => Emit(op, op == Op.LoadGlobal ? Names.IndexOf(name) << 1 : Names.IndexOf(name));

    /// <summary>Whether the code so far cannot be left by running into what is emitted next.</summary>
    public bool EndsInTerminator => CurrentBlock.EndsInTerminator;

    private void Append(in Instruction instruction)
    {
        if (CurrentBlock.Count > 0 && Ops.EndsBlock(CurrentBlock[CurrentBlock.Count - 1].Op)) UseNextBlock(NewBlock());
        CurrentBlock.Add(instruction);
    }
}
