using System.Runtime.InteropServices;

namespace PyEmbed.VM.Interpreter.Quickening;

/// <summary>One instruction of the register machine: 8 bytes, walked by pointer. What the operands mean stands beside each <see cref="Op"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Instruction(Op op, int a = 0, int b = 0, int c = 0)
{
    public Op Op = op;
    public ushort A = (ushort)a;
    public ushort B = (ushort)b;
    public ushort C = (ushort)c;

    /// <summary>B and C as one number: a jump distance, an index, a value.</summary>
    public int Wide
    {
        readonly get => B | (C << 16);
        set
        {
            B = (ushort)value;
            C = (ushort)(value >> 16);
        }
    }

    /// <summary>C as a signed number.</summary>
    public readonly int SignedC => (short)C;
}
