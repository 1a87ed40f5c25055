using System.Buffers;
using System.Collections.Immutable;
using PyEmbed.Bytecode.Instructions;
using PyEmbed.Bytecode.Tables;
using PyEmbed.Core.Collections;

namespace PyEmbed.Bytecode.Verification;

/// <summary>
/// Proves before code runs that it cannot leave its bounds: every reachable instruction has one stack depth, operands exist, jumps and
/// handlers lead to instructions, execution does not run off the end.
/// </summary>
/// <remarks>
/// Each reachable instruction is looked at once, so the time is linear in the length of the code. What is never reached may be anything:
/// CPython leaves unreachable handlers in. CPython itself checks nothing of this.
/// </remarks>
internal ref partial struct CodeVerifier
{
    // What a code unit is.
    private const byte Inside = 0;       // a cache, or between an EXTENDED_ARG and its instruction
    private const byte Instruction = 1;
    private const byte TailOfCall = 2;   // PRECALL and CALL after KW_NAMES: entered from above only

    // Before an instruction: depth * 2, plus 1 once RETURN_GENERATOR has made the frame a generator's.
    private const int NotReached = -1;
    private const int Resumed = 1;
    private const int LargestDepth = 1 << 28;

    private static readonly ImmutableArray<ExceptionTableEntry> NoHandlers = ImmutableArrays.Adopt(new ExceptionTableEntry[0]);

    private readonly CodeObject _code;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int[] _states;
    private readonly int _freeCount;
    private Span<byte> _units;
    private ImmutableArray<ExceptionTableEntry> _handlers;
    private int[] _pending;
    private int _pendingCount;
    private int _maxDepth;
    private VerificationError? _error;

    private CodeVerifier(CodeObject code)
    {
        _code = code;
        _bytes = code.Code.AsSpan();
        _states = new int[_bytes.Length / 2];
        _pending = [];
        _handlers = NoHandlers;
        for (var i = 0; i < code.LocalsPlusKinds.Length; i++)
            if ((code.LocalsPlusKinds[i] & LocalKinds.Free) != 0) _freeCount++;
    }

    /// <summary>The proof, or null and the first thing that is wrong.</summary>
    public static VerifiedCode? Verify(CodeObject code, out VerificationError? error)
    {
        var verifier = new CodeVerifier(code);
        var units = ArrayPool<byte>.Shared.Rent(code.Code.Length / 2);
        verifier._units = units.AsSpan(0, code.Code.Length / 2);
        var isGood = verifier.ReadHandlers() && verifier.Run();
        ArrayPool<byte>.Shared.Return(units);
        if (verifier._pending.Length > 0) ArrayPool<int>.Shared.Return(verifier._pending);
        error = verifier._error;
        return isGood ? new VerifiedCode(code, verifier._states, verifier._maxDepth, verifier._handlers) : null;
    }

    private bool ReadHandlers()
    {
        if (_code.ExceptionTable.IsEmpty) return true;
        var handlers = new ValueList<ExceptionTableEntry>();
        var reader = new ExceptionTableReader(_code.ExceptionTable.AsSpan());
        var last = 0;
        while (reader.MoveNext())
        {
            var entry = reader.Current;
            if (entry.Start < last || entry.End <= entry.Start || entry.End > _bytes.Length) return Fail(entry.Start, "exception table entry overlaps, is out of order or out of range");
            last = entry.End;
            handlers.Add(entry);
        }
        if (reader.IsMalformed) return Fail(0, "malformed exception table");
        _handlers = ImmutableArrays.Adopt(handlers.ToArray());
        return true;
    }

    private bool Run()
    {
        if (_bytes.Length == 0 || _bytes.Length % 2 != 0) return Fail(0, "no code");
        FindInstructions();
        for (var i = 0; i < _states.Length; i++) _states[i] = NotReached;
        if (!Enter(0, state: 0, from: 0)) return false;
        while (_pendingCount > 0)
        {
            if (!Follow(_pending[--_pendingCount])) return false;
        }
        // From states to depths; prefixes get the depth of their instruction.
        for (var i = 0; i < _states.Length; i++) _states[i] >>= 1;
        for (var i = 1; i < _states.Length; i++)
        {
            if (_units[i] == Inside && _states[i - 1] >= 0 && (Opcode)_bytes[(i - 1) * 2] == Opcode.ExtendedArg) _states[i] = _states[i - 1];
        }
        return true;
    }

    private readonly void FindInstructions()
    {
        _units.Clear();
        var reader = new InstructionReader(_bytes);
        var afterNames = false;
        while (reader.MoveNext())
        {
            var isTail = afterNames && (reader.Opcode is Opcode.Precall or Opcode.Call);
            _units[reader.Start / 2] = isTail ? TailOfCall : Instruction;
            afterNames = reader.Opcode == Opcode.KwNames || (isTail && reader.Opcode == Opcode.Precall);
        }
        // Prefixes without an instruction behind them are not skipped: whoever gets there falls off the end.
        if (reader.End < _bytes.Length) _units[reader.End / 2] = Instruction;
    }

    // From one instruction on until the way ends or meets another one.
    private bool Follow(int unit)
    {
        var handler = -1;
        var handlerEnd = 0;
        var names = -1;   // how many keyword names wait for their CALL
        while (true)
        {
            var state = _states[unit];
            var depth = state >> 1;
            var start = unit * 2;
            if (!TryDecode(ref unit, out var opcode, out var oparg)) return Fail(start, "code falls off the end");
            var offset = (unit - 1) * 2;
            unit += OpcodeTable.CacheEntries(opcode);

            if (!CheckOperand(opcode, oparg, offset, depth, ref state, ref names)) return false;
            var oparg28 = (int)Math.Min((uint)oparg, LargestDepth);
            var pops = OpcodeTable.Pops(opcode, oparg28);
            if (pops < 0 || depth < pops) return Fail(offset, $"{OpcodeTable.Name(opcode)} needs {(uint)pops} values on the stack, there are {depth}");

            if (_handlers.Length > 0)
            {
                // A jump backwards starts a new walk, so offsets only grow here.
                if (offset >= handlerEnd) handler = VerifiedCode.FindRange(_handlers, offset, out handlerEnd);
                if (handler >= 0 && !EnterHandler(handler, depth, state & Resumed, offset)) return false;
            }

            var rest = depth - pops;
            if (OpcodeTable.IsJump(opcode))
            {
                var target = OpcodeTable.Operand(opcode) == OperandKind.JumpForward ? unit + (long)(uint)oparg : unit - (long)(uint)oparg;
                if (target < 0 || target >= _units.Length || _units[(int)target] != Instruction) return Fail(offset, $"jump to {target * 2}, which is no instruction");
                if (!Enter((int)target, ((rest + OpcodeTable.PushesOnJump(opcode, oparg28)) << 1) | (state & Resumed), offset)) return false;
            }
            if (OpcodeTable.EndsBlock(opcode)) return true;
            var next = (long)rest + OpcodeTable.Pushes(opcode, oparg28);
            if (next > Math.Min(_code.StackSize, LargestDepth)) return Fail(offset, $"stack gets {next} deep, co_stacksize is {_code.StackSize}");
            if (next > _maxDepth) _maxDepth = (int)next;
            if (unit >= _units.Length) return Fail(offset, "code falls off the end");
            var nextState = ((int)next << 1) | (state & Resumed);
            if (_states[unit] != NotReached) return _states[unit] == nextState || Disagree(unit, nextState, offset);
            _states[unit] = nextState;
        }
    }

    private readonly bool TryDecode(ref int unit, out Opcode opcode, out int oparg)
    {
        oparg = 0;
        while (unit < _units.Length)
        {
            opcode = (Opcode)_bytes[unit * 2];
            oparg = (oparg << 8) | _bytes[(unit * 2) + 1];
            unit++;
            if (opcode != Opcode.ExtendedArg) return true;
        }
        opcode = Opcode.ExtendedArg;
        return false;
    }

    private bool EnterHandler(int index, int depth, int resumed, int offset)
    {
        var entry = _handlers[index];
        if (depth < entry.Depth) return Fail(offset, $"handler keeps {entry.Depth} values of the stack, there are {depth}");
        if (entry.Target >= _bytes.Length || _units[entry.Target / 2] != Instruction) return Fail(offset, $"handler at {entry.Target}, which is no instruction");
        return Enter(entry.Target / 2, (entry.HandlerDepth << 1) | resumed, offset);
    }

    private bool Enter(int unit, int state, int from)
    {
        if (_states[unit] != NotReached) return _states[unit] == state || Disagree(unit, state, from);
        if (state >> 1 > _code.StackSize) return Fail(from, $"stack gets {state >> 1} deep, co_stacksize is {_code.StackSize}");
        if (state >> 1 > _maxDepth) _maxDepth = state >> 1;
        _states[unit] = state;
        if (_pendingCount == _pending.Length) GrowPending();
        _pending[_pendingCount++] = unit;
        return true;
    }

    private void GrowPending()
    {
        var larger = ArrayPool<int>.Shared.Rent(Math.Max(16, _pendingCount * 2));
        if (_pending.Length > 0)
        {
            _pending.AsSpan(0, _pendingCount).CopyTo(larger);
            ArrayPool<int>.Shared.Return(_pending);
        }
        _pending = larger;
    }

    private bool Disagree(int unit, int state, int from)
    {
        var known = _states[unit];
        return Fail(
            from,
            known >> 1 != state >> 1
                ? $"stack is {state >> 1} deep on the way to {unit * 2}, and {known >> 1} on another"
                : $"{unit * 2} is reached before and after RETURN_GENERATOR");
    }

    private bool Fail(int offset, string message)
    {
        _error ??= new VerificationError(offset, message);
        return false;
    }
}
