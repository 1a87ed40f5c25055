namespace PyEmbed.Bytecode.Instructions;

/// <summary>Walks wordcode instruction by instruction: EXTENDED_ARGs are folded into the argument, caches skipped.</summary>
/// <remarks>Takes any bytes: an EXTENDED_ARG with nothing after it, or caches that are cut off, simply end the walk.</remarks>
internal ref struct InstructionReader(ReadOnlySpan<byte> code)
{
    private readonly ReadOnlySpan<byte> _code = code;

    /// <summary>Offset of the first byte: of the first EXTENDED_ARG where there are some.</summary>
    public int Start { get; private set; }

    /// <summary>Offset of the opcode itself.</summary>
    public int Offset { get; private set; }

    /// <summary>Offset after the caches: where the next instruction starts and jumps count from.</summary>
    public int End { get; private set; }

    public Opcode Opcode { get; private set; }

    /// <summary>The whole argument; 0 where the instruction has none.</summary>
    public int Oparg { get; private set; }

    /// <summary>Where a jump goes.</summary>
    public readonly int JumpTarget => OpcodeTable.Operand(Opcode) == OperandKind.JumpBackward ? unchecked(End - (Oparg * 2)) : unchecked(End + (Oparg * 2));

    public bool MoveNext()
    {
        var at = End;
        Start = at;
        var high = 0;
        while (at + 1 < _code.Length)
        {
            var opcode = (Opcode)_code[at];
            if (opcode == Opcode.ExtendedArg)
            {
                high = (high | _code[at + 1]) << 8;
                at += 2;
                continue;
            }
            Opcode = opcode;
            Oparg = OpcodeTable.HasArgument(opcode) ? high | _code[at + 1] : 0;
            Offset = at;
            End = Math.Min(at + 2 + (OpcodeTable.CacheEntries(opcode) * 2), _code.Length);
            return true;
        }
        return false;
    }
}
