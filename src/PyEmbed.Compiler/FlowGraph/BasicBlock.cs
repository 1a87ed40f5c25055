using System.Diagnostics;
using PyEmbed.Core.Collections;

namespace PyEmbed.Compiler.FlowGraph;

/// <summary>
/// Instructions that run one after the other: a jump or an exit is the last of its block. Blocks are linked in the order of the code
/// (<see cref="Next"/>), and the unit remembers the order in which they were made, because two of CPython's passes go by that.
/// </summary>
[DebuggerDisplay("block {Number}: {Count} instructions")]
internal sealed class BasicBlock
{
    private readonly ValueList<Instruction> _instructions = new();

    internal BasicBlock(int number) => Number = number;

    /// <summary>Its place in the order of making.</summary>
    public int Number { get; }

    /// <summary>The block that follows in the code.</summary>
    public BasicBlock? Next { get; set; }

    public int Count => _instructions.Count;

    public bool IsEmpty => _instructions.Count == 0;

    /// <summary>By reference: passes change instructions in place.</summary>
    public ref Instruction this[int index] => ref _instructions[index];

    /// <summary>To walk over by reference; nothing is added meanwhile.</summary>
    public ValueList<Instruction> Instructions => _instructions;

    /// <summary>Whether the last instruction never goes on to the next one: a jump, a return, a raise.</summary>
    public bool EndsInTerminator => Count > 0 && Ops.IsTerminator(this[Count - 1].Op);

    /// <summary>Whether the last instruction leaves the code object: a return, a raise, a reraise.</summary>
    public bool IsExit => Count > 0 && Ops.IsExit(this[Count - 1].Op);

    internal void Add(in Instruction instruction) => _instructions.Add(instruction);

    internal void InsertRange(int index, ValueList<Instruction> instructions) => _instructions.InsertRange(index, instructions);

    internal void Truncate(int count) => _instructions.Truncate(count);

    // ---- what the passes find out about a block ----

    internal int Predecessors;
    internal bool Visited;

    /// <summary>Stack depth on entry, or -1 while unknown.</summary>
    internal int StartDepth = -1;

    /// <summary>As an exception handler: the offset of the failing instruction is pushed first.</summary>
    internal bool PreserveLasti;

    /// <summary>Offset in code units once the layout is fixed.</summary>
    internal int Offset;
}
