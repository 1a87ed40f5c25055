using PyEmbed.Bytecode.Instructions;
using PyEmbed.Bytecode.Tables;

namespace PyEmbed.Bytecode.Disassembly;

/// <summary>An instruction with what can be said about it: <c>dis.Instruction</c>.</summary>
/// <param name="Offset">In bytes. An EXTENDED_ARG is an instruction of its own.</param>
/// <param name="Opcode">As in the code.</param>
/// <param name="Arg">The whole argument so far, EXTENDED_ARGs before it included; null where the instruction has none.</param>
/// <param name="ArgText">What the argument stands for (<c>argrepr</c>); empty where it stands for itself.</param>
/// <param name="StartsLine">The line, where the instruction is the first of one.</param>
/// <param name="IsJumpTarget">Whether a jump or an exception leads here.</param>
/// <param name="Position">Where it comes from.</param>
internal readonly record struct DisassembledInstruction(int Offset, Opcode Opcode, int? Arg, string ArgText, int? StartsLine, bool IsJumpTarget, SourcePosition Position)
{
    public string Name => OpcodeTable.Name(Opcode);
}
