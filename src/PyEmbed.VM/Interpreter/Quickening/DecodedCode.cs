using PyEmbed.Bytecode.Instructions;
using PyEmbed.Bytecode.Verification;
using PyEmbed.Core.Collections;

namespace PyEmbed.VM.Interpreter.Quickening;

/// <summary>A wordcode instruction that is reached, its argument whole.</summary>
internal readonly record struct DecodedInstruction(Opcode Opcode, int Oparg, int Offset, int End, int Depth, int Handler, int Target);

/// <summary>The reachable instructions of verified code in code order, and where basic blocks start.</summary>
internal sealed class DecodedCode
{
    private readonly Dictionary<int, int> _indexes = [];

    public DecodedCode(VerifiedCode verified)
    {
        var bytes = verified.Code.Code.AsSpan();
        var reader = new InstructionReader(bytes);
        var list = new ValueList<DecodedInstruction>((bytes.Length / 4) + 1);
        while (reader.MoveNext())
        {
            var depth = verified.Depths[reader.Offset / 2];
            if (depth < 0) continue;
            var target = OpcodeTable.IsJump(reader.Opcode) ? reader.JumpTarget : -1;
            for (var offset = reader.Start; offset <= reader.Offset; offset += 2) _indexes[offset] = list.Count;
            list.Add(new DecodedInstruction(reader.Opcode, reader.Oparg, reader.Offset, reader.End, depth, verified.HandlerIndexAt(reader.Offset), target));
        }
        Instructions = list.ToArray();
        IsLeader = new bool[Instructions.Length];
        IsHandler = new bool[Instructions.Length];
        FindLeaders(verified);
    }

    public DecodedInstruction[] Instructions { get; }

    /// <summary>Whether control may come to an instruction otherwise than from the one before.</summary>
    public bool[] IsLeader { get; }

    public bool[] IsHandler { get; }

    public bool HasLoops { get; private set; }

    public int IndexOf(int offset) => _indexes[offset];

    public bool TryIndexOf(int offset, out int index) => _indexes.TryGetValue(offset, out index);

    private void FindLeaders(VerifiedCode verified)
    {
        IsLeader[0] = true;
        for (var i = 0; i < Instructions.Length; i++)
        {
            ref readonly var instruction = ref Instructions[i];
            if (instruction.Target >= 0)
            {
                var target = IndexOf(instruction.Target);
                IsLeader[target] = true;
                if (target <= i) HasLoops = true;
            }
            if (instruction.Handler >= 0)
            {
                var target = IndexOf(verified.Handlers[instruction.Handler].Target);
                IsLeader[target] = true;
                IsHandler[target] = true;
            }
            if (OpcodeTable.EndsBlock(instruction.Opcode) && i + 1 < Instructions.Length) IsLeader[i + 1] = true;
        }
    }
}
