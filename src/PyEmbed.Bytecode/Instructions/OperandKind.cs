namespace PyEmbed.Bytecode.Instructions;

/// <summary>What the argument of an instruction means.</summary>
internal enum OperandKind : byte
{
    /// <summary>The number is no instruction.</summary>
    Invalid,

    /// <summary>No argument: the byte is ignored.</summary>
    None,

    /// <summary>A number with a meaning of its own: a count, flags.</summary>
    Raw,

    /// <summary>Index into <c>co_consts</c>.</summary>
    Const,

    /// <summary>Index into <c>co_names</c>.</summary>
    Name,

    /// <summary>Index into <c>co_names</c>, shifted left by one; the low bit is a flag.</summary>
    GlobalName,

    /// <summary>Index of a fast local.</summary>
    Local,

    /// <summary>Index of a fast local that holds a cell: cell or free variable.</summary>
    Free,

    /// <summary>Distance in code units from the end of the instruction and its caches.</summary>
    JumpForward,

    /// <summary>The same distance, backwards.</summary>
    JumpBackward,

    /// <summary>Index into <see cref="OperatorNames.Comparison"/>.</summary>
    Compare,

    /// <summary>Index into <see cref="OperatorNames.BinaryOperator"/>.</summary>
    BinaryOp,

    /// <summary>How deep on the stack the value lies that the instruction works on: 1 or more.</summary>
    Depth,

    /// <summary>A number of <see cref="Instructions.Intrinsic"/>.</summary>
    Intrinsic,
}
