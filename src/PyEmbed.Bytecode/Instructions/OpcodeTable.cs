namespace PyEmbed.Bytecode.Instructions;

/// <summary>
/// What the declarations of <see cref="Opcode"/> say, as tables that cost nothing to read. A test derives each entry from the attributes
/// and compares, so the two cannot drift apart.
/// </summary>
internal static class OpcodeTable
{
    /// <summary>Opcodes from here on use their argument.</summary>
    public const int HaveArgument = 90;

    /// <summary>What <see cref="StackEffect"/> says of a number that is no instruction.</summary>
    public const int InvalidStackEffect = int.MaxValue;

    public static bool IsDefined(Opcode opcode) => Operand(opcode) != OperandKind.Invalid;

    public static bool HasArgument(Opcode opcode) => (int)opcode >= HaveArgument;

    public static OperandKind Operand(Opcode opcode) => (OperandKind)Operands[(int)opcode];

    /// <summary>How many code units of inline cache follow the instruction.</summary>
    public static int CacheEntries(Opcode opcode) => Caches[(int)opcode];

    public static bool IsJump(Opcode opcode) => Operand(opcode) is OperandKind.JumpForward or OperandKind.JumpBackward;

    /// <summary>Whether the next instruction is never reached from this one.</summary>
    public static bool EndsBlock(Opcode opcode) => opcode is
        Opcode.ReturnValue or Opcode.JumpForward or Opcode.Reraise or Opcode.RaiseVarargs or Opcode.JumpBackwardNoInterrupt or Opcode.JumpBackward;

    /// <summary>Instructions of this engine that CPython does not have.</summary>
    public static bool IsEnginePrivate(Opcode opcode) => (int)opcode is >= 200 and <= 204;

    /// <summary>How many values the instruction needs on the stack and takes (those that it puts back counted), without jumping.</summary>
    /// <remarks>This is what happens at run time: unlike <see cref="StackEffect"/>, which has CALL's arguments go with PRECALL.</remarks>
    public static int Pops(Opcode opcode, int oparg)
    {
        var pops = FixedPops[(int)opcode];
        if (pops != Varies) return pops;
        return opcode switch
        {
            Opcode.Swap or Opcode.BuildTuple or Opcode.BuildList or Opcode.BuildSet or Opcode.Copy or Opcode.RaiseVarargs or Opcode.BuildString => oparg,
            Opcode.BuildMap => 2 * oparg,
            Opcode.Reraise or Opcode.ListAppend or Opcode.SetAdd or Opcode.BuildConstKeyMap or Opcode.ListExtend or Opcode.SetUpdate or Opcode.DictUpdate => oparg + 1,
            Opcode.MakeFunction => (oparg & 1) + (oparg >> 1 & 1) + (oparg >> 2 & 1) + (oparg >> 3 & 1) + 1,
            Opcode.BuildSlice => (oparg == 3 ? 1 : 0) + 2,
            Opcode.CallFunctionEx => (oparg & 1) + 3,
            Opcode.MapAdd or Opcode.Precall or Opcode.Call => oparg + 2,
            Opcode.FormatValue => (oparg >> 2 & 1) + 1,
            Opcode.DictMerge => oparg + 3,
            _ => 0,
        };
    }

    /// <summary>How many values are on the stack in place of those that <see cref="Pops"/> counts when the instruction goes on to the next.</summary>
    public static int Pushes(Opcode opcode, int oparg)
    {
        var pushes = FixedPushes[(int)opcode];
        if (pushes != Varies) return pushes;
        return opcode switch
        {
            Opcode.UnpackSequence or Opcode.Swap or Opcode.Reraise or Opcode.ListAppend or Opcode.SetAdd or Opcode.MapAdd or Opcode.ListExtend or Opcode.SetUpdate or Opcode.DictUpdate => oparg,
            Opcode.UnpackEx => (oparg >> 8) + (oparg & 255) + 1,
            Opcode.LoadGlobal => (oparg & 1) + 1,
            Opcode.Copy => oparg + 1,
            Opcode.DictMerge or Opcode.Precall => oparg + 2,
            _ => 0,
        };
    }

    /// <summary>As <see cref="Pushes"/>, when the instruction jumps.</summary>
    public static int PushesOnJump(Opcode opcode, int oparg) => opcode switch
    {
        Opcode.ForIter => 0,
        Opcode.JumpIfFalseOrPop => 1,
        Opcode.JumpIfTrueOrPop => 1,
        Opcode.Send => 1,
        _ => Pushes(opcode, oparg),
    };

    /// <summary><c>dis.stack_effect(opcode, oparg, jump=jump)</c>: the larger of both ways without <paramref name="jump"/>.</summary>
    public static int StackEffect(Opcode opcode, int oparg, bool? jump = null)
    {
        if (!IsDefined(opcode)) return InvalidStackEffect;
        switch (opcode)
        {
            // As the compiler counts: PRECALL takes the arguments, and a generator's frame starts with the value sent to it.
            case Opcode.Precall: return -oparg;
            case Opcode.Call: return -1;
            case Opcode.ReturnGenerator: return 0;
        }
        var pops = Pops(opcode, oparg);
        var next = Pushes(opcode, oparg) - pops;
        if (jump == false) return next;
        var onJump = PushesOnJump(opcode, oparg) - pops;
        return jump == true ? onJump : Math.Max(next, onJump);
    }

    /// <summary>The name in <c>dis</c>: <c>BINARY_SUBSCR</c>; <c>&lt;7&gt;</c> for a number without an instruction.</summary>
    public static string Name(Opcode opcode) => opcode switch
    {
        Opcode.Cache => "CACHE",
        Opcode.PopTop => "POP_TOP",
        Opcode.PushNull => "PUSH_NULL",
        Opcode.Nop => "NOP",
        Opcode.UnaryPositive => "UNARY_POSITIVE",
        Opcode.UnaryNegative => "UNARY_NEGATIVE",
        Opcode.UnaryNot => "UNARY_NOT",
        Opcode.UnaryInvert => "UNARY_INVERT",
        Opcode.BinarySubscr => "BINARY_SUBSCR",
        Opcode.GetLen => "GET_LEN",
        Opcode.MatchMapping => "MATCH_MAPPING",
        Opcode.MatchSequence => "MATCH_SEQUENCE",
        Opcode.MatchKeys => "MATCH_KEYS",
        Opcode.PushExcInfo => "PUSH_EXC_INFO",
        Opcode.CheckExcMatch => "CHECK_EXC_MATCH",
        Opcode.CheckEgMatch => "CHECK_EG_MATCH",
        Opcode.WithExceptStart => "WITH_EXCEPT_START",
        Opcode.GetAiter => "GET_AITER",
        Opcode.GetAnext => "GET_ANEXT",
        Opcode.BeforeAsyncWith => "BEFORE_ASYNC_WITH",
        Opcode.BeforeWith => "BEFORE_WITH",
        Opcode.EndAsyncFor => "END_ASYNC_FOR",
        Opcode.StoreSubscr => "STORE_SUBSCR",
        Opcode.DeleteSubscr => "DELETE_SUBSCR",
        Opcode.GetIter => "GET_ITER",
        Opcode.GetYieldFromIter => "GET_YIELD_FROM_ITER",
        Opcode.PrintExpr => "PRINT_EXPR",
        Opcode.LoadBuildClass => "LOAD_BUILD_CLASS",
        Opcode.LoadAssertionError => "LOAD_ASSERTION_ERROR",
        Opcode.ReturnGenerator => "RETURN_GENERATOR",
        Opcode.ListToTuple => "LIST_TO_TUPLE",
        Opcode.ReturnValue => "RETURN_VALUE",
        Opcode.ImportStar => "IMPORT_STAR",
        Opcode.SetupAnnotations => "SETUP_ANNOTATIONS",
        Opcode.YieldValue => "YIELD_VALUE",
        Opcode.AsyncGenWrap => "ASYNC_GEN_WRAP",
        Opcode.PrepReraiseStar => "PREP_RERAISE_STAR",
        Opcode.PopExcept => "POP_EXCEPT",
        Opcode.StoreName => "STORE_NAME",
        Opcode.DeleteName => "DELETE_NAME",
        Opcode.UnpackSequence => "UNPACK_SEQUENCE",
        Opcode.ForIter => "FOR_ITER",
        Opcode.UnpackEx => "UNPACK_EX",
        Opcode.StoreAttr => "STORE_ATTR",
        Opcode.DeleteAttr => "DELETE_ATTR",
        Opcode.StoreGlobal => "STORE_GLOBAL",
        Opcode.DeleteGlobal => "DELETE_GLOBAL",
        Opcode.Swap => "SWAP",
        Opcode.LoadConst => "LOAD_CONST",
        Opcode.LoadName => "LOAD_NAME",
        Opcode.BuildTuple => "BUILD_TUPLE",
        Opcode.BuildList => "BUILD_LIST",
        Opcode.BuildSet => "BUILD_SET",
        Opcode.BuildMap => "BUILD_MAP",
        Opcode.LoadAttr => "LOAD_ATTR",
        Opcode.CompareOp => "COMPARE_OP",
        Opcode.ImportName => "IMPORT_NAME",
        Opcode.ImportFrom => "IMPORT_FROM",
        Opcode.JumpForward => "JUMP_FORWARD",
        Opcode.JumpIfFalseOrPop => "JUMP_IF_FALSE_OR_POP",
        Opcode.JumpIfTrueOrPop => "JUMP_IF_TRUE_OR_POP",
        Opcode.PopJumpForwardIfFalse => "POP_JUMP_FORWARD_IF_FALSE",
        Opcode.PopJumpForwardIfTrue => "POP_JUMP_FORWARD_IF_TRUE",
        Opcode.LoadGlobal => "LOAD_GLOBAL",
        Opcode.IsOp => "IS_OP",
        Opcode.ContainsOp => "CONTAINS_OP",
        Opcode.Reraise => "RERAISE",
        Opcode.Copy => "COPY",
        Opcode.BinaryOp => "BINARY_OP",
        Opcode.Send => "SEND",
        Opcode.LoadFast => "LOAD_FAST",
        Opcode.StoreFast => "STORE_FAST",
        Opcode.DeleteFast => "DELETE_FAST",
        Opcode.PopJumpForwardIfNotNone => "POP_JUMP_FORWARD_IF_NOT_NONE",
        Opcode.PopJumpForwardIfNone => "POP_JUMP_FORWARD_IF_NONE",
        Opcode.RaiseVarargs => "RAISE_VARARGS",
        Opcode.GetAwaitable => "GET_AWAITABLE",
        Opcode.MakeFunction => "MAKE_FUNCTION",
        Opcode.BuildSlice => "BUILD_SLICE",
        Opcode.JumpBackwardNoInterrupt => "JUMP_BACKWARD_NO_INTERRUPT",
        Opcode.MakeCell => "MAKE_CELL",
        Opcode.LoadClosure => "LOAD_CLOSURE",
        Opcode.LoadDeref => "LOAD_DEREF",
        Opcode.StoreDeref => "STORE_DEREF",
        Opcode.DeleteDeref => "DELETE_DEREF",
        Opcode.JumpBackward => "JUMP_BACKWARD",
        Opcode.CallFunctionEx => "CALL_FUNCTION_EX",
        Opcode.ExtendedArg => "EXTENDED_ARG",
        Opcode.ListAppend => "LIST_APPEND",
        Opcode.SetAdd => "SET_ADD",
        Opcode.MapAdd => "MAP_ADD",
        Opcode.LoadClassderef => "LOAD_CLASSDEREF",
        Opcode.CopyFreeVars => "COPY_FREE_VARS",
        Opcode.Resume => "RESUME",
        Opcode.MatchClass => "MATCH_CLASS",
        Opcode.FormatValue => "FORMAT_VALUE",
        Opcode.BuildConstKeyMap => "BUILD_CONST_KEY_MAP",
        Opcode.BuildString => "BUILD_STRING",
        Opcode.LoadMethod => "LOAD_METHOD",
        Opcode.ListExtend => "LIST_EXTEND",
        Opcode.SetUpdate => "SET_UPDATE",
        Opcode.DictMerge => "DICT_MERGE",
        Opcode.DictUpdate => "DICT_UPDATE",
        Opcode.Precall => "PRECALL",
        Opcode.Call => "CALL",
        Opcode.KwNames => "KW_NAMES",
        Opcode.PopJumpBackwardIfNotNone => "POP_JUMP_BACKWARD_IF_NOT_NONE",
        Opcode.PopJumpBackwardIfNone => "POP_JUMP_BACKWARD_IF_NONE",
        Opcode.PopJumpBackwardIfFalse => "POP_JUMP_BACKWARD_IF_FALSE",
        Opcode.PopJumpBackwardIfTrue => "POP_JUMP_BACKWARD_IF_TRUE",
        Opcode.CallIntrinsic1 => "CALL_INTRINSIC_1",
        Opcode.CallIntrinsic2 => "CALL_INTRINSIC_2",
        Opcode.LoadLocals => "LOAD_LOCALS",
        Opcode.LoadFromDictOrDeref => "LOAD_FROM_DICT_OR_DEREF",
        Opcode.LoadFromDictOrGlobals => "LOAD_FROM_DICT_OR_GLOBALS",
        _ => $"<{(int)opcode}>",
    };

    private const byte Varies = 255;

    // One entry an opcode number; the numbers of OperandKind, 0 where there is no instruction.
    private static ReadOnlySpan<byte> Operands =>
    [
        1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1,
        0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 4, 4, 2, 8, 2, 4,
        4, 4, 4, 12, 3, 4, 2, 2, 2, 2, 4, 10, 4, 4, 8, 8, 8, 0, 8, 8, 5, 2, 2, 2,
        12, 0, 11, 8, 6, 6, 6, 0, 8, 8, 2, 2, 2, 2, 9, 7, 7, 7, 7, 7, 9, 0, 2, 0,
        2, 12, 12, 12, 7, 2, 0, 2, 2, 0, 0, 2, 2, 2, 0, 0, 4, 0, 12, 12, 12, 12, 2, 0,
        0, 0, 0, 2, 3, 9, 9, 9, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 13, 13, 2, 7, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    private static ReadOnlySpan<byte> Caches =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 4,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 2, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0,
        0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 1, 0,
        0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    private static ReadOnlySpan<byte> FixedPops =>
    [
        0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 2, 0, 0, 0, 0, 1, 1, 1, 2, 0, 1, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 4, 1, 1, 1, 1, 2, 0, 0, 0, 0, 0, 3, 2, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 2, 1, 1, 0, 1, 1, 1, 2,
        1, 1, 0, 255, 0, 0, 255, 255, 255, 255, 1, 2, 2, 1, 0, 1, 1, 0, 1, 1, 0, 2, 2, 255,
        255, 0, 2, 2, 0, 1, 0, 0, 1, 1, 255, 1, 255, 255, 0, 0, 0, 0, 1, 0, 0, 0, 255, 0,
        0, 255, 255, 255, 0, 0, 0, 0, 3, 0, 0, 255, 255, 255, 0, 0, 1, 0, 255, 255, 255, 255, 255, 0,
        0, 0, 0, 255, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    private static ReadOnlySpan<byte> FixedPushes =>
    [
        0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 1, 0, 0, 0, 0, 2, 2, 2, 3, 0, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 5, 1, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1,
        0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 255, 2, 255, 0,
        0, 0, 0, 255, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 0, 0, 0, 0, 0, 0, 255, 1, 1, 255,
        255, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0,
        0, 255, 255, 255, 1, 0, 0, 0, 1, 0, 0, 1, 1, 1, 0, 0, 2, 0, 255, 255, 255, 255, 255, 0,
        0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];
}
