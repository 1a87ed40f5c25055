using PyEmbed.Bytecode.Instructions;
using PyEmbed.Core.Literals;

namespace PyEmbed.Bytecode.Verification;

internal ref partial struct CodeVerifier
{
    private const CodeFlags AnyGenerator = CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator;

    // Arguments are compared as unsigned: four bytes of EXTENDED_ARG make a negative int.
    private bool CheckOperand(Opcode opcode, int oparg, int offset, int depth, ref int state, ref int names)
    {
        switch (OpcodeTable.Operand(opcode))
        {
            case OperandKind.Invalid:
                return Fail(offset, $"no instruction has the number {(int)opcode}");
            case OperandKind.None:
                if (opcode == Opcode.Cache) return Fail(offset, "a cache is executed");
                if (opcode is Opcode.ReturnGenerator or Opcode.YieldValue && !CheckGenerator(opcode, offset, ref state)) return false;
                break;
            case OperandKind.Const:
                if ((uint)oparg >= (uint)_code.Consts.Length) return OutOfRange(opcode, oparg, offset, "co_consts", _code.Consts.Length);
                if (opcode == Opcode.KwNames) return CheckKeywordNames(oparg, offset, ref names);
                break;
            case OperandKind.Name:
                if ((uint)oparg >= (uint)_code.Names.Length) return OutOfRange(opcode, oparg, offset, "co_names", _code.Names.Length);
                break;
            case OperandKind.GlobalName:
                if ((uint)oparg >> 1 >= (uint)_code.Names.Length) return OutOfRange(opcode, (int)((uint)oparg >> 1), offset, "co_names", _code.Names.Length);
                break;
            case OperandKind.Local:
            case OperandKind.Free:
                if ((uint)oparg >= (uint)_code.LocalsPlusKinds.Length) return OutOfRange(opcode, oparg, offset, "the fast locals", _code.LocalsPlusKinds.Length);
                if (!IsRightKind(opcode, _code.LocalsPlusKinds[oparg])) return Fail(offset, $"{OpcodeTable.Name(opcode)} of '{_code.LocalsPlusNames[oparg]}', which is of another kind");
                break;
            case OperandKind.Compare:
                if ((uint)oparg >= OperatorNames.ComparisonCount) return BadArgument(opcode, oparg, offset);
                break;
            case OperandKind.BinaryOp:
                if ((uint)oparg >= OperatorNames.BinaryOperatorCount) return BadArgument(opcode, oparg, offset);
                break;
            case OperandKind.Intrinsic:
                if (!IsIntrinsic(opcode, oparg)) return BadArgument(opcode, oparg, offset);
                break;
            case OperandKind.Depth:
                if ((uint)oparg - 1 >= (uint)depth) return BadArgument(opcode, oparg, offset);
                break;
            case OperandKind.Raw:
                if (!CheckNumber(opcode, oparg, offset, names)) return false;
                break;
        }
        // Only PRECALL keeps the names of KW_NAMES waiting.
        if (names >= 0 && opcode != Opcode.Precall)
        {
            if (opcode != Opcode.Call) return Fail(offset, "KW_NAMES without a call behind it");
            names = -1;
        }
        return true;
    }

    private bool CheckNumber(Opcode opcode, int oparg, int offset, int names) => opcode switch
    {
        Opcode.CopyFreeVars => oparg == _freeCount || Fail(offset, $"COPY_FREE_VARS of {oparg}, there are {_freeCount}"),
        Opcode.RaiseVarargs => (uint)oparg <= 2 || BadArgument(opcode, oparg, offset),
        Opcode.IsOp or Opcode.ContainsOp => (uint)oparg <= 1 || BadArgument(opcode, oparg, offset),
        Opcode.Precall or Opcode.Call => names <= (long)(uint)oparg || Fail(offset, $"{names} keyword names for {oparg} arguments"),
        _ => true,
    };

    private bool CheckKeywordNames(int oparg, int offset, ref int names)
    {
        if (names >= 0) return Fail(offset, "KW_NAMES without a call behind it");
        if (_code.Consts[oparg] is not TupleConstant tuple) return Fail(offset, "KW_NAMES of a constant that is no tuple");
        foreach (var name in tuple.Items)
        {
            if (name is not StrConstant) return Fail(offset, "KW_NAMES of a tuple that holds other things than names");
        }
        names = tuple.Items.Length;
        return true;
    }

    private bool CheckGenerator(Opcode opcode, int offset, ref int state)
    {
        if ((_code.Flags & AnyGenerator) == 0) return Fail(offset, $"{OpcodeTable.Name(opcode)} in code that is no generator");
        if (opcode == Opcode.YieldValue) return (state & Resumed) != 0 || Fail(offset, "YIELD_VALUE before RETURN_GENERATOR");
        if ((state & Resumed) != 0) return Fail(offset, "RETURN_GENERATOR for the second time");
        state |= Resumed;
        return true;
    }

    // A parameter that is also a cell holds the cell as soon as MAKE_CELL was there, so fast access is not for it.
    private static bool IsRightKind(Opcode opcode, LocalKinds kind) => opcode switch
    {
        Opcode.LoadFast or Opcode.StoreFast or Opcode.DeleteFast => (kind & (LocalKinds.Local | LocalKinds.Cell | LocalKinds.Free)) == LocalKinds.Local,
        Opcode.MakeCell => (kind & LocalKinds.Cell) != 0,
        _ => (kind & (LocalKinds.Cell | LocalKinds.Free)) != 0,
    };

    private static bool IsIntrinsic(Opcode opcode, int oparg) => opcode == Opcode.CallIntrinsic1
        ? oparg is >= (int)Intrinsic.TypeVar and <= (int)Intrinsic.BuildInterpolation
        : oparg is >= (int)Intrinsic.TypeVarWithBound and <= (int)Intrinsic.BuildTemplate;

    private bool OutOfRange(Opcode opcode, int oparg, int offset, string where, int count) =>
        Fail(offset, $"{OpcodeTable.Name(opcode)} of number {(uint)oparg} in {where}, which holds {count}");

    private bool BadArgument(Opcode opcode, int oparg, int offset) => Fail(offset, $"{OpcodeTable.Name(opcode)} cannot have the argument {(uint)oparg}");
}
