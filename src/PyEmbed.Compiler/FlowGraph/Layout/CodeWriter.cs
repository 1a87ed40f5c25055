using System.Collections.Immutable;
using PyEmbed.Bytecode.Instructions;
using PyEmbed.Bytecode.Tables;

namespace PyEmbed.Compiler.FlowGraph.Layout;

/// <summary>Writes the laid out graph: wordcode, location table, exception table.</summary>
internal static class CodeWriter
{
    /// <summary><c>co_code</c>: EXTENDED_ARG prefixes, the instruction, its inline cache as zeros.</summary>
    public static ImmutableArray<byte> WriteCode(BasicBlock entry, int codeUnits)
    {
        var code = ImmutableArray.CreateBuilder<byte>(codeUnits * 2);
        for (var block = entry; block is not null; block = block.Next)
        {
            foreach (ref readonly var instruction in block.Instructions)
            {
                var opcode = (Opcode)instruction.Op;
                var arg = OpcodeTable.HasArgument(opcode) ? instruction.Arg : 0;
                for (var i = JumpLayout.ExtendedArgs(arg); i > 0; i--)
                {
                    code.Add((byte)Op.ExtendedArg);
                    code.Add((byte)(arg >> (8 * i)));
                }
                code.Add((byte)opcode);
                code.Add((byte)arg);
                for (var i = OpcodeTable.CacheEntries(opcode) * 2; i > 0; i--) code.Add(0);
            }
        }
        return code.MoveToImmutable();
    }

    /// <summary><c>co_linetable</c>: one entry an instruction, even where neighbours share a location.</summary>
    public static ImmutableArray<byte> WriteLocations(BasicBlock entry, int firstLine)
    {
        var table = new LocationTableWriter(firstLine);
        for (var block = entry; block is not null; block = block.Next)
        {
            foreach (ref readonly var instruction in block.Instructions)
            {
                var (line, column, endLine, endColumn) = instruction.Location;
                table.Add(JumpLayout.Size(instruction), new SourcePosition(line, endLine, column, endColumn));
            }
        }
        return table.ToImmutable();
    }

    /// <summary><c>co_exceptiontable</c>: one entry for each run of instructions with the same handler, in the order of the code.</summary>
    public static ImmutableArray<byte> WriteHandlers(BasicBlock entry)
    {
        var table = new ExceptionTableWriter();
        BasicBlock? handler = null;
        var start = 0;
        var offset = 0;
        for (var block = entry; block is not null; block = block.Next)
        {
            foreach (ref readonly var instruction in block.Instructions)
            {
                if (instruction.Handler != handler)
                {
                    if (handler is not null) table.Add(EntryFor(handler, start, offset));
                    start = offset;
                    handler = instruction.Handler;
                }
                offset += JumpLayout.Size(instruction);
            }
        }
        if (handler is not null) table.Add(EntryFor(handler, start, offset));
        return table.ToImmutable();
    }

    private static ExceptionTableEntry EntryFor(BasicBlock handler, int start, int end)
    {
        // The depth to cut the stack back to: below the exception, and below the offset of the failing instruction where that is pushed.
        var depth = handler.StartDepth - (handler.PreserveLasti ? 2 : 1);
        return new ExceptionTableEntry(start * 2, end * 2, handler.Offset * 2, depth, handler.PreserveLasti);
    }
}
