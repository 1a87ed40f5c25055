namespace PyEmbed.VM.Interpreter.Quickening;

/// <summary>What the declarations of <see cref="Op"/> say of operands, as a table. A test derives it from the attributes and compares.</summary>
internal static class OpTable
{
    /// <summary>Three letters an instruction, see <see cref="OperandsAttribute"/>; <c>_</c> follows one that takes two places.</summary>
    public static ReadOnlySpan<byte> Operands(Op op) => Kinds.Slice((int)op * 3, 3);

    public static int Count => Kinds.Length / 3;

    /// <summary>How many registers the row has that starts at an operand of kind R, W or X.</summary>
    public static int RangeLength(CodeTemplate template, in Instruction instruction)
    {
        int b = instruction.B, c = instruction.C;
        return instruction.Op switch
        {
            Op.LoadMethod or Op.BeforeWith or Op.BeforeAsyncWith or Op.Send or Op.EndAsyncFor or Op.PushExcInfo or Op.CheckEgMatch => 2,
            Op.UnpackEx => template.Extras[c] + template.Extras[c + 1] + 1,
            Op.BuildMap => c * 2,
            Op.BuildConstKeyMap => c + 1,
            Op.BuildSliceStep or Op.MatchClass => 3,
            Op.SubscrSlice or Op.FormatWithSpec or Op.ImportName or Op.Intrinsic2 => 2,
            Op.WithExceptStart => 4,
            Op.Raise => b,
            Op.CallNames or Op.CallFunctionNames => template.Extras[c],
            Op.CallMethod or Op.CallMethodNames => template.Sites[c].ArgCount + 1,
            Op.CallEx => 2 + c,
            Op.MakeFunction => 1 + int.PopCount(c & 15),
            _ => c,
        };
    }

    private static ReadOnlySpan<byte> Kinds =>
        "---wr-wK_wI_w--xx-r--x--wC_rN_-N_wN_rN_-N_w--wrnx---I_wr-rr-r--wr-wrrwrcrrcr-nWrcwrrwrirrrrr-wrrwrrwrrwrrwrrwrrwrrwrrwrrwrrwrrwrrwrrwrrwrrwrrwrrwrrwrr"u8 +
        "wrrwrrwrrwrrwrrwrrwrrwriwriwriwriwriwriwriwriwriwriwriwriwriwriwriwriwriwriwriwriwriwriwriwriwriwriwr-wr-wr-wr-wrrwrrwrrwrrwrrwrrwriwriwriwriwriwriwrr"u8 +
        "wrrwrrwrr-J_-J_rJ_rJ_rJ_rJ_rrjrrjrrjrrjrrjrrjrrjrrjrrjrrjrrjrrjrijrijrijrijrijrijrijrijrijrijrijrijrrjrrjrrjrrjrrjrrjwr-wrjwr-WruwrwWrewRuwrrwRuwRuwRu"u8 +
        "wRuwRuwrrwR-wRrwr-rr-rr-rrrrr-rr-rr-rrrwruwRuwRuwRuwRewRewRcwRcwRuwRuw--r---K_w--wr-wr-XJ_wruwr-wr-R--Ru-rr-X--r--wrrX--wrrWr-Wr-wR-w--wRnwrnr-----r--wr-"u8 +
        "wr-wr-wrrwRuwruwRu-u-------wrrwrrwrrwrrwrrwrrwrrwrrwrrwrrwriwriwriwriwriwriwriwriwrrwrrwrrwrrrrjrrjrrjrrjrrjrrjrijrijrijrijrijrijwrjwrjwrjwrjwrjwrjwrrwrr"u8 +
        "wrrwriwrirrrrrrwrrwrirrjrrjrrjrrjwC_wC_wrcwrcwrcrrcrrcwrcrrcWrcwRuwRuwRcwRc"u8;
}
