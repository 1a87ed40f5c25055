using System.Collections.Immutable;
using PyEmbed.Compiler.Optimize;
using PyEmbed.Core.Literals;

namespace PyEmbed.Compiler.FlowGraph.Passes;

/// <summary>
/// The peephole optimizer of CPython 3.11: tests of constants, small tuples that are unpacked at once, tuples of constants, tests of None,
/// jumps to jumps, SWAPs, and the NULL that <c>LOAD_GLOBAL</c> can push by itself. What goes becomes a NOP.
/// </summary>
internal static class BlockOptimizer
{
    public static void Run(BasicBlock block, ConstantTable constants)
    {
        for (var i = 0; i < block.Count; i++)
        {
            ref var instruction = ref block[i];
            if (instruction.Target is { IsEmpty: true } empty) instruction.Target = Reachability.FirstNonEmpty(empty);
            switch (instruction.Op)
            {
                case Op.LoadConst:
                    UseConstant(block, i, constants);
                    break;

                case Op.BuildTuple:
                    if (!UnpackAtOnce(block, i) && i >= instruction.Arg) FoldTuple(block, i - instruction.Arg, i, constants);
                    break;

                // The instruction is looked at again when it got a new target: chains are followed to their end.
                case Op.JumpIfFalseOrPop:
                    if (ThreadShortCircuit(ref instruction, Op.PopJumpIfFalse, Op.JumpIfTrueOrPop, Op.PopJumpIfTrue)) i--;
                    break;

                case Op.JumpIfTrueOrPop:
                    if (ThreadShortCircuit(ref instruction, Op.PopJumpIfTrue, Op.JumpIfFalseOrPop, Op.PopJumpIfFalse)) i--;
                    break;

                case Op.PopJumpIfNone or Op.PopJumpIfNotNone or Op.PopJumpIfFalse or Op.PopJumpIfTrue or Op.Jump:
                    if (instruction.Target![0].Op == Op.Jump && Thread(ref instruction, instruction.Op)) i--;
                    break;

                case Op.Swap:
                    if (instruction.Arg == 1)
                    {
                        instruction.ToNop();
                        break;
                    }
                    SwapOptimizer.ShortenRun(block, ref i);
                    SwapOptimizer.ApplyStatically(block, i);
                    break;

                case Op.PushNull:
                    if (OpAt(block, i + 1) != Op.LoadGlobal) break;
                    instruction.ToNop();
                    block[i + 1].Arg |= 1;
                    break;
            }
        }
    }

    private static Op OpAt(BasicBlock block, int index) => index < block.Count ? block[index].Op : Op.Nop;

    /// <summary>A constant that is tested decides its jump now; <c>x is None</c> before a jump becomes part of the jump.</summary>
    private static void UseConstant(BasicBlock block, int index, ConstantTable constants)
    {
        ref var load = ref block[index];
        switch (OpAt(block, index + 1))
        {
            case Op.PopJumpIfFalse or Op.PopJumpIfTrue:
            {
                ref var jump = ref block[index + 1];
                var jumps = ConstantTruth.Of(constants[load.Arg]) == (jump.Op == Op.PopJumpIfTrue);
                load.ToNop();
                if (jumps) jump.Op = Op.Jump;
                else jump.ToNop();
                break;
            }
            case Op.JumpIfFalseOrPop or Op.JumpIfTrueOrPop:
            {
                ref var jump = ref block[index + 1];
                if (ConstantTruth.Of(constants[load.Arg]) == (jump.Op == Op.JumpIfTrueOrPop))
                {
                    jump.Op = Op.Jump;   // the constant is the result
                    break;
                }
                load.ToNop();
                jump.ToNop();
                break;
            }
            case Op.IsOp when constants[load.Arg] is NoneConstant && OpAt(block, index + 2) is Op.PopJumpIfFalse or Op.PopJumpIfTrue:
            {
                ref var jump = ref block[index + 2];
                var isNot = block[index + 1].Arg != 0;
                load.ToNop();
                block[index + 1].ToNop();
                jump.Op = isNot != (jump.Op == Op.PopJumpIfFalse) ? Op.PopJumpIfNotNone : Op.PopJumpIfNone;
                break;
            }
        }
    }

    /// <summary>Up to three values that are packed and unpacked again only change their order.</summary>
    private static bool UnpackAtOnce(BasicBlock block, int index)
    {
        ref var build = ref block[index];
        if (build.Arg is not (1 or 2 or 3) || OpAt(block, index + 1) != Op.UnpackSequence) return false;
        ref var unpack = ref block[index + 1];
        if (unpack.Arg != build.Arg) return false;
        if (build.Arg == 1) unpack.ToNop();
        else unpack.Op = Op.Swap;
        build.ToNop();
        return true;
    }

    /// <summary>From <paramref name="first"/> on the values, at <paramref name="last"/> BUILD_TUPLE. Constants become one constant, which enters the table at its end if it is new.</summary>
    private static void FoldTuple(BasicBlock block, int first, int last, ConstantTable constants)
    {
        for (var i = first; i < last; i++)
            if (block[i].Op != Op.LoadConst) return;
        var items = ImmutableArray.CreateBuilder<Constant>(last - first);
        for (var i = first; i < last; i++)
        {
            items.Add(constants[block[i].Arg]);
            block[i].ToNop();
        }
        ref var build = ref block[last];
        build.Op = Op.LoadConst;
        build.Arg = constants.IndexOf(new TupleConstant(items.MoveToImmutable()));
    }

    /// <summary>
    /// A <c>JUMP_IF_x_OR_POP</c> that leads to another test: the outcome is known there. With the same test it jumps on; with the opposite one it
    /// falls through there, and the value is not needed.
    /// </summary>
    private static bool ThreadShortCircuit(ref Instruction jump, Op popForm, Op opposite, Op oppositePopForm)
    {
        var target = jump.Target![0];
        if (target.Op == popForm) return Thread(ref jump, popForm);
        if (target.Op == Op.Jump || target.Op == jump.Op) return Thread(ref jump, jump.Op);
        if (target.Op != opposite && target.Op != oppositePopForm || target.Location.Line != jump.Location.Line) return false;
        jump.Op = popForm;
        jump.Target = jump.Target.Next;
        return true;
    }

    /// <summary>
    /// Jump where the jump at the target leads. Only within one line (or where both have none), so that tracing still sees the target's line;
    /// not where nothing would change (bpo-45773: two jumps may lead to each other).
    /// </summary>
    private static bool Thread(ref Instruction jump, Op op)
    {
        ref readonly var target = ref jump.Target![0];
        if (target.Location.Line != jump.Location.Line || target.Target == jump.Target) return false;
        jump.Target = target.Target;
        jump.Op = op;
        return true;
    }
}
