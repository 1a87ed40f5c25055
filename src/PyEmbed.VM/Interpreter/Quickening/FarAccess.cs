namespace PyEmbed.VM.Interpreter.Quickening;

/// <summary>What <see cref="Op.Far"/> does with a local of code that has more registers than operands can name: the upper bits of its wide operand, the lower ones name the local.</summary>
internal enum FarAccess
{
    Load,
    LoadCell,
    Store,
    Delete,
    MakeCell,
    LoadDeref,
    StoreDeref,
    DeleteDeref,
    LoadClassDeref,
    LoadFromDictOrDeref,
}

/// <summary>The operand of <see cref="Op.Far"/>.</summary>
internal static class FarOperand
{
    private const int Bits = 27;

    public const int MostLocals = 1 << Bits;

    public static int Of(FarAccess access, int local) => (int)access << Bits | local;

    public static (FarAccess Access, int Local) Read(int operand) => ((FarAccess)(operand >>> Bits), operand & (MostLocals - 1));
}
