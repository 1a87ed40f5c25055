using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Instructions;
using PyEmbed.Bytecode.Verification;
using PyEmbed.VM.Interpreter.Quickening;

namespace PyEmbed.VM.Interpreter;

/// <summary>
/// What lies on the stack before each instruction, as far as jumps have to know: whether the body of a loop or the block of a handler is left or entered. A stack is one number, three
/// bits a value, the top in the lowest, so that a deeper stack is a larger number. CPython 3.11 decides by the same kinds.
/// </summary>
internal sealed class StackKinds
{
    public const long Empty = 0;
    public const long TooDeep = -1;
    public const long Unreachable = -2;

    private const int Bits = 3;
    private const int MostValues = 63 / Bits;

    private readonly long[] _before;   // by code unit
    private readonly DecodedCode _decoded;
    private readonly VerifiedCode _verified;
    private bool _changed;

    private StackKinds(VerifiedCode verified)
    {
        _verified = verified;
        _decoded = new DecodedCode(verified);
        _before = new long[verified.Code.Code.Length / 2];
        Array.Fill(_before, Unreachable);
        _before[0] = (verified.Code.Flags & (CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator)) != 0 && _decoded.Instructions[0].Depth > 0 ? Push(Empty, StackKind.Object) : Empty;
    }

    public static StackKinds Of(VerifiedCode verified)
    {
        var kinds = new StackKinds(verified);
        do
        {
            kinds._changed = false;
            kinds.Sweep();
        }
        while (kinds._changed);
        return kinds;
    }

    /// <summary>The stack before the instruction at a byte offset.</summary>
    public long Before(int offset) => _before[offset / 2];

    public static long Push(long stack, StackKind kind) => stack < 0 || stack >= 1L << ((MostValues - 1) * Bits) ? TooDeep : stack << Bits | (long)kind;

    public static long Pop(long stack) => stack < 0 ? stack : stack >> Bits;

    public static StackKind Top(long stack) => (StackKind)(stack & ((1 << Bits) - 1));

    /// <summary>Whether taking values off the one stack leads to the other.</summary>
    public static bool CanBecome(long from, long to)
    {
        if (from < 0 || to < 0) return false;
        while (from > to) from = Pop(from);
        for (; from != Empty; from = Pop(from), to = Pop(to))
        {
            var (have, want) = (Top(from), Top(to));
            var fits = want switch
            {
                StackKind.None => false,
                StackKind.Object => have != StackKind.Null,
                StackKind.Null => true,
                _ => have == want,
            };
            if (!fits) return false;
        }
        return to == Empty;
    }

    private void Sweep()
    {
        foreach (ref readonly var instruction in _decoded.Instructions.AsSpan())
        {
            var stack = _before[instruction.Offset / 2];
            if (stack == Unreachable) stack = _before[Start(instruction.Offset) / 2];
            if (stack == Unreachable) continue;
            Set(instruction.Offset, stack);
            if (instruction.Handler >= 0) EnterHandler(instruction.Handler, stack);
            var next = After(instruction, stack, jumps: false);
            if (instruction.Target >= 0) Set(instruction.Target, After(instruction, stack, jumps: true));
            if (!OpcodeTable.EndsBlock(instruction.Opcode) && instruction.End < _verified.Code.Code.Length) Set(instruction.End, next);
        }
    }

    private int Start(int offset)
    {
        while (offset >= 2 && (Opcode)_verified.Code.Code[offset - 2] == Opcode.ExtendedArg) offset -= 2;
        return offset;
    }

    // Jumps and tables name an instruction by its first EXTENDED_ARG.
    private void Set(int offset, long stack)
    {
        while (true)
        {
            if (_before[offset / 2] == Unreachable)
            {
                _before[offset / 2] = stack;
                _changed = true;
            }
            if ((Opcode)_verified.Code.Code[offset] != Opcode.ExtendedArg) return;
            offset += 2;
        }
    }

    private void EnterHandler(int index, long stack)
    {
        var handler = _verified.Handlers[index];
        while (Depth(stack) > handler.Depth) stack = Pop(stack);
        if (handler.PushesLastI) stack = Push(stack, StackKind.Position);
        Set(handler.Target, Push(stack, StackKind.Exception));
    }

    private static int Depth(long stack)
    {
        var depth = 0;
        for (; stack > 0; stack = Pop(stack)) depth++;
        return depth;
    }

    private static long After(in DecodedInstruction instruction, long stack, bool jumps)
    {
        switch (instruction.Opcode)
        {
            case Opcode.GetIter or Opcode.GetAiter: return Push(Pop(stack), StackKind.Iterator);
            case Opcode.ForIter: return jumps ? Pop(stack) : Push(stack, StackKind.Object);
            case Opcode.PushExcInfo: return Push(stack, StackKind.Exception);
            case Opcode.PushNull: return Push(stack, StackKind.Null);
            case Opcode.LoadGlobal: return Push((instruction.Oparg & 1) != 0 ? Push(stack, StackKind.Null) : stack, StackKind.Object);
            case Opcode.LoadMethod: return Push(Push(Pop(stack), StackKind.Null), StackKind.Object);
            case Opcode.Copy: return Push(stack, At(stack, instruction.Oparg));
            case Opcode.Swap: return Swap(stack, instruction.Oparg);
        }
        var pops = OpcodeTable.Pops(instruction.Opcode, instruction.Oparg);
        var pushes = jumps ? OpcodeTable.PushesOnJump(instruction.Opcode, instruction.Oparg) : OpcodeTable.Pushes(instruction.Opcode, instruction.Oparg);
        // What an instruction puts back is what it was.
        var change = pushes - pops;
        for (; change < 0; change++) stack = Pop(stack);
        for (; change > 0; change--) stack = Push(stack, StackKind.Object);
        return stack;
    }

    private static StackKind At(long stack, int deep) => stack < 0 ? StackKind.Object : Top(stack >> (Bits * (deep - 1)));

    private static long Swap(long stack, int deep)
    {
        if (stack < 0) return stack;
        var shift = Bits * (deep - 1);
        var difference = (stack ^ stack >> shift) & ((1 << Bits) - 1);
        return stack ^ difference ^ difference << shift;
    }
}

/// <summary>What a value on the stack is to a jump.</summary>
internal enum StackKind : byte
{
    None,

    /// <summary>The iterator of a loop.</summary>
    Iterator,

    /// <summary>An exception that is being handled, or the one before it.</summary>
    Exception,

    Object,

    /// <summary>The nothing below a callable.</summary>
    Null,

    /// <summary>Where an exception is raised again.</summary>
    Position,
}
