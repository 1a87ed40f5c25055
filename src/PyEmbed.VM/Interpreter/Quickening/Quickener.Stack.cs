using System.Diagnostics;
using PyEmbed.Bytecode.Instructions;

namespace PyEmbed.VM.Interpreter.Quickening;

/// <summary>The symbolic stack: what waits, and making it real.</summary>
internal sealed partial class Quickener
{
    private int RegisterOf(int depth) => _stackStart + depth;

    /// <summary>The register that the next value pushed goes to.</summary>
    private int Top => _stackStart + _depth;

    private void Push(StackValue value)
    {
        _stack[_depth++] = value;
        if (!_fold && value.Kind is StackValueKind.Register or StackValueKind.Const or StackValueKind.Null) MakeReal(_depth);
    }

    private void PushReal() => _stack[_depth++] = StackValue.InPlace;

    /// <summary>Take the top of the stack as an operand: the register where it is.</summary>
    private int Pop()
    {
        var depth = --_depth;
        var value = _stack[depth];
        switch (value.Kind)
        {
            case StackValueKind.InPlace: return RegisterOf(depth);
            case StackValueKind.Register: return value.Index;
            case StackValueKind.Const when Hoisted(value.Index) is var register and >= 0: return register;
            case StackValueKind.Const:
                if (_inLoop[_at] && _fold) MarkLoopConst(value.Index);
                break;
        }
        MakePlaceReal(depth, value);
        return RegisterOf(depth);
    }

    private int Hoisted(int constant)
    {
        for (var i = 0; i < _hoisted.Length; i++)
            if (_hoisted[i] == constant) return _verified.Code.LocalsPlusNames.Length + i;
        return -1;
    }

    /// <summary>Take <paramref name="count"/> values as a row of registers: the first.</summary>
    private int PopRow(int count)
    {
        MakeReal(_depth, _depth - count);
        _depth -= count;
        return RegisterOf(_depth);
    }

    private void MakeAllReal() => MakeReal(_depth);

    private void MakeReal(int end, int start = 0)
    {
        for (var i = start; i < end; i++)
        {
            if (_stack[i].Kind == StackValueKind.InPlace) continue;
            MakePlaceReal(i, _stack[i]);
            _stack[i] = StackValue.InPlace;
        }
    }

    private void MakePlaceReal(int depth, StackValue value)
    {
        var register = RegisterOf(depth);
        switch (value.Kind)
        {
            case StackValueKind.Register: Emit(Op.Move, register, value.Index); break;
            case StackValueKind.Const when Hoisted(value.Index) is var hoisted and >= 0 && IntConst(value.Index) is null: Emit(Op.Move, register, hoisted); break;
            case StackValueKind.Const: EmitConst(register, value.Index); break;
            case StackValueKind.Null: Emit(Op.LoadNull, register); break;
        }
    }

    /// <summary>Values that wait in a register that is about to change.</summary>
    private void ReleaseRegister(int register)
    {
        for (var i = 0; i < _depth; i++)
        {
            if (_stack[i].Kind == StackValueKind.Register && _stack[i].Index == register)
            {
                MakePlaceReal(i, _stack[i]);
                _stack[i] = StackValue.InPlace;
            }
        }
    }

    /// <summary>Where a result goes: the local that the next instruction stores it in, else the register of its depth.</summary>
    /// <remarks>To be asked once the operands are taken and just before the instruction is emitted; <see cref="PushResult"/> follows.</remarks>
    private int Destination()
    {
        if (NextStore() is not { } local) return Top;
        ReleaseRegister(local);
        return local;
    }

    private void PushResult()
    {
        if (NextStore() is not { } local)
        {
            PushReal();
            return;
        }
        DefiniteAssignment.Apply(_decoded.Instructions[_at], _bound);
        Skip();
        DefiniteAssignment.Apply(_decoded.Instructions[_at], _bound);
        DefiniteAssignmentBefore = false;
        Debug.Assert((_bound[local >> 6] & (1UL << (local & 63))) != 0);
    }

    private int? NextStore() => Next(Opcode.StoreFast) ? _decoded.Instructions[_at + 1].Oparg : null;

    /// <summary>Whether the next instruction is such a one and can be translated together with this one.</summary>
    private bool Next(Opcode opcode) =>
        _fold && _at + 1 < _decoded.Instructions.Length && !_decoded.IsLeader[_at + 1] && _decoded.Instructions[_at + 1].Opcode == opcode;

    // The next instruction is done together with this one.
    private void Skip()
    {
        _at++;
        _starts[_at] = _code.Count;
    }

    /// <summary>An instruction with one result in its first operand.</summary>
    private void EmitResult(Op op, int b = 0, int c = 0)
    {
        var destination = Destination();
        Emit(op, destination, b, c);
        PushResult();
    }

    private void EmitResultWide(Op op, int wide)
    {
        var destination = Destination();
        EmitWide(op, destination, wide);
        PushResult();
    }

    private bool IsBound(int local) => (_bound[local >> 6] & (1UL << (local & 63))) != 0;

    private void Copy(int deep)
    {
        var depth = _depth - deep;
        var value = _stack[depth];
        Push(value.Kind == StackValueKind.InPlace ? new StackValue(StackValueKind.Register, RegisterOf(depth)) : value);
    }

    private void SwapTop(int deep)
    {
        var low = _depth - deep;
        var high = _depth - 1;
        if (low == high) return;
        // What waits in one of the two registers, or would come to lie below the register it waits in, moves out first.
        for (var i = low; i < _depth; i++)
        {
            if (_stack[i].Kind != StackValueKind.Register || _stack[i].Index < RegisterOf(low)) continue;
            MakePlaceReal(i, _stack[i]);
            _stack[i] = StackValue.InPlace;
        }
        var (below, above) = (_stack[low], _stack[high]);
        if (below == StackValue.InPlace && above == StackValue.InPlace) Emit(Op.Swap, RegisterOf(low), RegisterOf(high));
        else if (below == StackValue.InPlace) Emit(Op.Move, RegisterOf(high), RegisterOf(low));
        else if (above == StackValue.InPlace) Emit(Op.Move, RegisterOf(low), RegisterOf(high));
        (_stack[low], _stack[high]) = (above, below);
    }
}
