using PyEmbed.Bytecode.Instructions;
using PyEmbed.Core.Literals;

namespace PyEmbed.VM.Interpreter.Quickening;

/// <summary>Calls: arguments lie in a row so that the window of a Python function can start at them.</summary>
internal sealed partial class Quickener
{
    private void Call(int count)
    {
        var names = _keywordNames;
        _keywordNames = -1;
        var isFunction = _stack[_depth - count - 2] .Kind == StackValueKind.Null;
        if (isFunction)
        {
            // Nothing ever reads the place below the callable.
            _stack[_depth - count - 2] = StackValue.InPlace;
            PopRow(count + 1);
            _depth--;
        }
        else
        {
            PopRow(count + 2);
        }
        var arguments = RegisterOf(_depth + 2);
        if (names < 0)
        {
            EmitResult(isFunction ? Op.CallFunction : Op.Call, arguments, count);
            return;
        }
        _extras.Add(count);
        _extras.Add(names);
        EmitResult(isFunction ? Op.CallFunctionNames : Op.CallNames, arguments, Extra(2));
    }

    /// <summary>
    /// Where only bound locals and constants lie between the lookup and the call nothing can be observed between the two, and one instruction does both; else method
    /// and self are looked up into a row.
    /// </summary>
    private void LoadMethod(int name)
    {
        if (_fold && !SharesSites && FindCall() is var call && call >= 0)
        {
            CallMethod(name, call);
            return;
        }
        var owner = Pop();
        Emit(Op.LoadMethod, Top, owner, AddShortSite(new CacheSite(name)));
        PushReal();
        PushReal();
    }

    // The CALL of a LOAD_METHOD, or -1.
    private int FindCall()
    {
        var instructions = _decoded.Instructions;
        var loads = 0;
        for (var i = _at + 1; i < instructions.Length; i++)
        {
            ref readonly var instruction = ref instructions[i];
            if (_decoded.IsLeader[i] || instruction.Handler != instructions[_at].Handler) return -1;
            switch (instruction.Opcode)
            {
                case Opcode.LoadFast when IsBound(instruction.Oparg):
                case Opcode.LoadConst:
                    loads++;
                    break;
                case Opcode.KwNames or Opcode.Precall or Opcode.Nop:
                    break;
                case Opcode.Call:
                    return instruction.Oparg == loads ? i : -1;
                default:
                    return -1;
            }
        }
        return -1;
    }

    private void CallMethod(int name, int call)
    {
        var instructions = _decoded.Instructions;
        var site = new CacheSite(name, instructions[call].Oparg, -1, _offset);
        // The owner moves to the place of self; what is below it, the place of the method, stays empty.
        var owner = _stack[_depth - 1];
        if (owner.Kind == StackValueKind.InPlace) Emit(Op.Move, Top, RegisterOf(_depth - 1));
        _stack[_depth - 1] = StackValue.InPlace;
        _stack[_depth++] = owner;
        DefiniteAssignment.Apply(instructions[_at], _bound);
        while (_at < call)
        {
            Skip();
            ref readonly var instruction = ref instructions[_at];
            DefiniteAssignment.Apply(instruction, _bound);
            switch (instruction.Opcode)
            {
                case Opcode.LoadFast: _stack[_depth++] = new StackValue(StackValueKind.Register, instruction.Oparg); break;
                case Opcode.LoadConst: _stack[_depth++] = new StackValue(StackValueKind.Const, instruction.Oparg); break;
                case Opcode.KwNames: site = site with { KeywordNames = instruction.Oparg }; break;
            }
        }
        DefiniteAssignmentBefore = false;
        _offset = instructions[call].Offset;
        var self = PopRow(site.ArgCount + 1);
        _depth--;
        EmitResult(site.KeywordNames < 0 ? Op.CallMethod : Op.CallMethodNames, self, AddShortSite(site));
    }
}
