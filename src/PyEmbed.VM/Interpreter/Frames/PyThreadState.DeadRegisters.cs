using PyEmbed.VM.Interpreter;

namespace PyEmbed;

public sealed partial class PyThreadState
{
    /// <summary>For <c>gc.collect()</c>: drops what is referred to but can be reached by no program. Registers that hold no value at the instruction that runs, everything behind
    /// the innermost window, frames that have ended, and what inline caches have learned.</summary>
    internal void ClearDeadRegisters()
    {
        for (var depth = 1; depth <= FrameDepth; depth++) Frames[depth].ClearDeadRegisters(depth < FrameDepth ? Frames[depth + 1] : null);
        var registers = RegistersBehind(out var start);
        Array.Clear(registers, start, registers.Length - start);
        foreach (var (_, chunk) in _chunks)
            if (!ReferenceEquals(chunk, registers) && !IsInUse(chunk)) Array.Clear(chunk);
        for (var depth = FrameDepth + 1; depth < Frames.Length; depth++) Frames[depth] = null!;
        for (var depth = FrameDepth + 1; depth < _pool.Length; depth++) _pool[depth].Forget();
        Array.Clear(_arguments, _argumentsUsed, _arguments.Length - _argumentsUsed);
        Interpreter.ForgetLearned();
    }

    // A window lies in it, or will when a generator calls something.
    private bool IsInUse(Register[] chunk)
    {
        for (var depth = 1; depth <= FrameDepth; depth++)
            if (ReferenceEquals(Frames[depth].Registers, chunk) || Frames[depth].Generator is not null && ReferenceEquals(Frames[depth].StackRegisters, chunk)) return true;
        return false;
    }
}
