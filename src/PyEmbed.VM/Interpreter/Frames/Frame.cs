using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyEmbed.Bytecode.Instructions;
using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Interpreter;

/// <summary>What becomes of a frame's result.</summary>
internal enum OnReturn : byte
{
    /// <summary>It goes to C#, which entered the loop with this frame.</summary>
    ToNative,

    /// <summary>It goes to the register that the caller's instruction names first.</summary>
    Store,

    /// <summary>It has to be None; the result is the frame's <see cref="Frame.Instance"/>.</summary>
    Initialize,

    /// <summary>A generator in a for loop: a yielded value goes to the caller's register, a return leaves the loop.</summary>
    Iterate,

    /// <summary>A generator or coroutine that the caller sends into.</summary>
    Send,

    /// <summary>It is dropped.</summary>
    Discard,

    /// <summary>The result of an operator's method: NotImplemented leads to the other operand's.</summary>
    Operator,

    /// <summary>The result of a comparison's method: NotImplemented leads to the other operand's, and there may be a jump behind.</summary>
    Compare,

    /// <summary>The result of <c>__iter__</c> has to be an iterator.</summary>
    GetIter,

    /// <summary>The result of <c>__enter__</c> goes behind the register that the caller's instruction names first.</summary>
    Enter,

    /// <summary>An attribute; an AttributeError learns of what.</summary>
    GetAttribute,

    /// <summary>The next item of a for loop; StopIteration leaves the loop.</summary>
    Next,
}

/// <summary>An activation of a function: a window on registers and a position. Frames of functions are pooled by depth; a generator owns its frame and window.</summary>
internal sealed unsafe class Frame
{
    /// <summary>The array in which the window lies.</summary>
    private static readonly Register[] s_noRegisters = new Register[0];   // not Array.Empty, which the JIT would have to compile for this type

    public Register[] Registers = s_noRegisters;

    /// <summary>Where the window starts.</summary>
    public int Base;

    /// <summary>Behind the instruction that runs now or ran last.</summary>
    public Instruction* Next;

    public QuickCode Code = null!;

    public PyFunction Function = null!;

    /// <summary>The local namespace of module and class code; null where locals are registers.</summary>
    public PyObject? Locals;

    /// <summary>The new instance, in a frame of its <c>__init__</c>.</summary>
    public PyObject? Instance;

    /// <summary>The object that Python code sees, once somebody asked.</summary>
    public PyFrame? Object;

    /// <summary>The generator whose frame it is.</summary>
    public PyGeneratorBase? Generator;

    /// <summary>Where windows of functions called from a generator's frame may start: in the registers of the thread.</summary>
    public Register[] StackRegisters = s_noRegisters;

    public int StackTop;

    /// <summary>Position in the thread's stack of frames.</summary>
    public int Depth;

    public OnReturn OnReturn;

    /// <summary>Byte offset of what fails where that is not the instruction's own, else -1.</summary>
    public int OffsetOverride = -1;

    /// <summary>Byte offset of the wordcode instruction before which events were made last, in a traced frame.</summary>
    public int TracedOffset = -1;

    public ref Register Window
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Registers), Base);
    }

    /// <summary>Where arguments, locals and cells are.</summary>
    public RegisterRow LocalRow => new(Registers, Base - Code.Below, Code.LocalCount);

    public RegisterRow WindowRow => new(Registers, Base, Code.RegisterCount);

    /// <summary>Drops all that the window refers to.</summary>
    public void ClearWindow() => new RegisterRow(Registers, Base - Code.Below, Code.WindowSize).Clear();

    /// <summary>Index of the instruction that runs now or ran last; -1 before the first.</summary>
    public int InstructionIndex => Code.IndexOf(Next) - 1;

    /// <summary>Byte offset of the wordcode instruction that runs now or ran last (<c>f_lasti</c>); -1 before the first.</summary>
    public int Offset
    {
        get
        {
            if (OffsetOverride >= 0) return OffsetOverride;
            var index = InstructionIndex;
            return index < 0 ? -1 : Code.Template.Offsets[index];
        }
    }

    /// <summary>Drops what registers refer to that hold no value of the stack any more.</summary>
    /// <param name="callee">The frame that was called from here and runs, whose window lies in this one's from its first argument on; null: none.</param>
    public void ClearDeadRegisters(Frame? callee)
    {
        var template = Code.Template;
        var index = InstructionIndex;
        if (index < 0) return;
        var offset = template.Offsets[index];
        var oparg = (int)template.Code.Code[offset + 1];
        for (var at = offset - 2; at >= 0 && (Opcode)template.Code.Code[at] == Opcode.ExtendedArg; at -= 2) oparg |= template.Code.Code[at + 1] << (4 * (offset - at));
        var opcode = (Opcode)template.Code.Code[offset];
        // A call has handed on what it takes. Any other instruction may look at its operands again when the Python code that it runs has ended: an iterator, the list that grows, a left operand.
        var depth = template.Verified.Depths[offset / 2];
        if (opcode is Opcode.Call or Opcode.Precall) depth = Math.Max(depth - OpcodeTable.Pops(opcode, oparg), 0);
        var end = callee is not null && ReferenceEquals(callee.Registers, Registers) ? Math.Min(callee.Base - callee.Code.Below - Base, Code.RegisterCount) : Code.RegisterCount;
        var top = template.StackStart + depth;
        if (top < end) WindowRow[top..end].Clear();
        ClearWaiting(template, index, depth);
    }

    // Below that: the places of values that wait elsewhere still have what lay there before.
    private void ClearWaiting(CodeTemplate template, int index, int depth)
    {
        var start = index;
        while (start >= 0 && template.Boundaries[start] < 0) start--;
        if (start < 0) return;
        var map = template.StackMaps.At(start);
        for (var i = 0; i < Math.Min(depth, map.Length); i++)
        {
            var register = template.StackStart + i;
            if (map[i].Kind == StackValueKind.InPlace || IsReferred(map, register)) continue;
            var isReal = false;
            for (var at = start; at <= index && !isReal; at++) isReal = template.Instructions[at].A == register;
            if (!isReal) WindowRow[register].Ref = null;
        }
    }

    private static bool IsReferred(ReadOnlySpan<StackValue> map, int register)
    {
        foreach (var value in map)
            if (value.Kind == StackValueKind.Register && value.Index == register) return true;
        return false;
    }

    /// <summary>A generator is suspended: nothing lies above its stack.</summary>
    public void ClearAboveStack()
    {
        var template = Code.Template;
        if (template.Instructions[InstructionIndex].Op != Op.Yield) return;   // a trace function has made it jump
        var top = Base + template.StackStart + template.Verified.Depths[template.Offsets[InstructionIndex] / 2] - 1;
        var registers = Registers;
        for (var i = Base + Code.RegisterCount - 1; i >= top; i--)
            if (registers[i].Ref is not null) registers[i].Ref = null;
    }

    /// <summary>A frame of the pool that is not used now: what ran in it last is of no interest.</summary>
    public void Forget()
    {
        Code = null!;
        Function = null!;
        Locals = null;
        Instance = null;
        Object = null;
    }

    public PyDict Globals => Code.Globals;

    public PyDict Builtins => Code.Builtins;

    /// <summary>The receiver of a <c>yield from</c> or <c>await</c> at which the frame is suspended (<c>gi_yieldfrom</c>).</summary>
    public PyObject? AwaitedReceiver
    {
        get
        {
            var index = InstructionIndex;
            if (index < 0) return null;
            var template = Code.Template;
            if (template.Instructions[index].Op != Op.Yield) return null;
            var offset = template.Offsets[index];
            var code = template.Code.Code;
            if ((Opcode)code[offset + 2] != Opcode.Resume || (code[offset + 3] & 3) < 2) return null;
            return Unsafe.Add(ref Window, template.StackStart + template.Verified.Depths[offset / 2] - 2).BoxOrNull();
        }
    }
}
