using PyEmbed.VM.Interpreter;

namespace PyEmbed;

public sealed partial class PyThreadState
{
    /// <summary>What <c>sys.settrace</c> has set.</summary>
    internal PyObject? TraceFunction { get; private set; }

    /// <summary>What <c>sys.setprofile</c> has set.</summary>
    internal PyObject? ProfileFunction { get; private set; }

    /// <summary><c>sys.settrace</c>; null ends tracing.</summary>
    internal void SetTraceFunction(PyObject? function)
    {
        TraceFunction = function;
        UpdateIsTracing();
    }

    /// <summary><c>sys.setprofile</c>; null ends profiling.</summary>
    internal void SetProfileFunction(PyObject? function)
    {
        ProfileFunction = function;
        UpdateIsTracing();
    }

    /// <summary>A trace or profile function runs: it is not traced itself.</summary>
    internal bool IsInTraceFunction { get; set; }

    /// <summary>Whether events are to be made: frames that start now run the unfolded translation.</summary>
    internal bool IsTracing;

    internal void UpdateIsTracing() => IsTracing = !IsInTraceFunction && (TraceFunction is not null || ProfileFunction is not null);

    /// <summary>Drops what dead registers still refer to: those above the stack of each frame, and everything behind the innermost one. For <c>gc.collect()</c>.</summary>
    internal void ClearDeadRegisters()
    {
        for (var depth = 1; depth <= FrameDepth; depth++) Frames[depth].ClearDeadRegisters();
        var registers = RegistersBehind(out var start);
        registers.AsSpan(start).Clear();
        foreach (var (before, chunk) in _chunks.ToArray())
        {
            // Chunks that no running frame lies in.
            if (!Array.Exists(Frames, frame => frame is not null && frame.Depth <= FrameDepth && ReferenceEquals(frame.Registers, chunk)) && !ReferenceEquals(chunk, registers)) chunk.AsSpan().Clear();
        }
    }
}
