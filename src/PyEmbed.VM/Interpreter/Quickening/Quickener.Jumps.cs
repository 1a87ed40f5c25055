using System.Diagnostics;
using PyEmbed.Bytecode.Instructions;

namespace PyEmbed.VM.Interpreter.Quickening;

/// <summary>Jumps, and tests fused with the jump behind them. Before control parts every waiting value is made real.</summary>
internal sealed partial class Quickener
{
    private void TranslateJump(in DecodedInstruction instruction)
    {
        switch (instruction.Opcode)
        {
            case Opcode.JumpForward or Opcode.JumpBackward:
                MakeAllReal();
                EmitJump(Op.Jump, 0, instruction.Target);
                break;
            case Opcode.JumpBackwardNoInterrupt:
                MakeAllReal();
                EmitJump(Op.JumpNoInterrupt, 0, instruction.Target);
                break;
            case Opcode.PopJumpForwardIfTrue or Opcode.PopJumpBackwardIfTrue: PopAndJump(Op.JumpIfTrue, instruction.Target); break;
            case Opcode.PopJumpForwardIfFalse or Opcode.PopJumpBackwardIfFalse: PopAndJump(Op.JumpIfFalse, instruction.Target); break;
            case Opcode.PopJumpForwardIfNone or Opcode.PopJumpBackwardIfNone: PopAndJump(Op.JumpIfNone, instruction.Target); break;
            case Opcode.PopJumpForwardIfNotNone or Opcode.PopJumpBackwardIfNotNone: PopAndJump(Op.JumpIfNotNone, instruction.Target); break;
            case Opcode.JumpIfFalseOrPop: JumpOrPop(Op.JumpIfFalse, instruction.Target); break;
            case Opcode.JumpIfTrueOrPop: JumpOrPop(Op.JumpIfTrue, instruction.Target); break;
            case Opcode.ForIter: ForIter(instruction.Target); break;
            case Opcode.Send:
                MakeAllReal();
                EmitJump(Op.Send, RegisterOf(_depth - 2), instruction.Target);
                break;
            default: throw new UnreachableException($"no translation of {instruction.Opcode}");
        }
    }

    private void PopAndJump(Op op, int target)
    {
        var value = Pop();
        MakeAllReal();
        EmitJump(op, value, target);
    }

    private void JumpOrPop(Op op, int target)
    {
        MakeAllReal();
        EmitJump(op, RegisterOf(_depth - 1), target);
        _depth--;
    }

    private void ForIter(int target)
    {
        MakeAllReal();
        var iterator = RegisterOf(_depth - 1);
        var destination = Destination();
        EmitTest(Op.ForIter, destination, iterator, target);
        PushResult();
    }

    private void EmitJump(Op op, int a, int target)
    {
        _fixups.Add(new Fixup(_code.Count, target, IsShort: false));
        Emit(op, a);
    }

    /// <summary>A test with two operands and sixteen bits for the distance; in very long code these lead to a jump of its own.</summary>
    private void EmitTest(Op op, int a, int b, int target)
    {
        if (!_longJumps)
        {
            _fixups.Add(new Fixup(_code.Count, target, IsShort: true));
            Emit(op, a, b);
            return;
        }
        Emit(op, a, b, 1);
        EmitWide(Op.Jump, 0, 1);
        EmitJump(Op.Jump, 0, target);
    }

    private bool NextIsJumpIf(out bool ifTrue, out int target)
    {
        ifTrue = false;
        target = -1;
        if (!_fold || _at + 1 >= _decoded.Instructions.Length || _decoded.IsLeader[_at + 1]) return false;
        ref readonly var next = ref _decoded.Instructions[_at + 1];
        ifTrue = next.Opcode is Opcode.PopJumpForwardIfTrue or Opcode.PopJumpBackwardIfTrue;
        target = next.Target;
        return ifTrue || next.Opcode is Opcode.PopJumpForwardIfFalse or Opcode.PopJumpBackwardIfFalse;
    }

    private void Compare(Op op, Op withInt, Op jump, Op jumpNot, Op jumpInt = Op.Nop, Op jumpNotInt = Op.Nop)
    {
        var isJump = NextIsJumpIf(out var ifTrue, out var target);
        if (withInt != Op.Nop && TrySmallInt(_stack[_depth - 1], out var number))
        {
            _depth--;
            var left = Pop();
            if (!isJump)
            {
                EmitResult(withInt, left, number);
                return;
            }
            MakeAllReal();
            Skip();
            EmitTest(ifTrue ? jumpInt : jumpNotInt, left, number, target);
        }
        else
        {
            var right = Pop();
            var left = Pop();
            if (!isJump)
            {
                EmitResult(op, left, right);
                return;
            }
            MakeAllReal();
            Skip();
            EmitTest(ifTrue ? jump : jumpNot, left, right, target);
        }
    }

    private void CheckExceptionMatch()
    {
        var type = Pop();
        var exception = Peek(1);
        if (!NextIsJumpIf(out var ifTrue, out var target))
        {
            EmitResult(Op.CheckExcMatch, exception, type);
            return;
        }
        MakeAllReal();
        Skip();
        EmitTest(ifTrue ? Op.JumpIfExcMatch : Op.JumpIfNotExcMatch, exception, type, target);
    }
}
