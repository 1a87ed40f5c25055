using PyEmbed.Bytecode.Instructions;
using PyEmbed.Bytecode.Tables;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter;

/// <summary>Events for <c>sys.settrace</c> and <c>sys.setprofile</c>. Library reference, sys.</summary>
/// <remarks>Traced frames run the unfolded translation, which has a place for events before each wordcode instruction and keeps every value where wordcode has it.</remarks>
internal static unsafe class Tracing
{
    public static readonly PyStr CallEvent = PyStr.FromName("call");
    public static readonly PyStr LineEvent = PyStr.FromName("line");
    public static readonly PyStr ReturnEvent = PyStr.FromName("return");
    private static readonly PyStr s_exception = PyStr.FromName("exception");
    private static readonly PyStr s_opcode = PyStr.FromName("opcode");
    private static readonly PyStr s_nativeCall = PyStr.FromName("c_call");
    private static readonly PyStr s_nativeReturn = PyStr.FromName("c_return");
    private static readonly PyStr s_nativeException = PyStr.FromName("c_exception");

    /// <summary>RESUME: a frame starts or goes on.</summary>
    public static bool Resumed(PyThreadState thread, Frame frame)
    {
        if (!thread.IsTracing) return true;
        if (thread.TraceFunction is { } function && !Trace(thread, frame, CallEvent, PyNone.Instance, function)) return false;
        return thread.ProfileFunction is null || Profile(thread, frame, CallEvent, PyNone.Instance);
    }

    /// <summary>Before a wordcode instruction.</summary>
    public static bool Before(PyThreadState thread, Frame frame)
    {
        var code = frame.Code.Template.Code;
        var offset = frame.Offset;
        var previous = frame.TracedOffset;
        frame.TracedOffset = offset;
        if (thread.TraceFunction is null || frame.Object is not { Trace: not null } shown) return true;
        var opcode = (Opcode)code.Code[offset];
        if (opcode == Opcode.Resume) return true;
        if (shown.TracesLines)
        {
            var lastLine = previous <= EntryOffset(frame) ? -1 : StartOfLine(code, previous);
            var line = StartOfLine(code, offset);
            // A jump backwards, except in yield from, is a new line even when it is the same one.
            if (line >= 0 && (line != lastLine || (offset < previous && opcode != Opcode.Send)) && !Trace(thread, frame, LineEvent, PyNone.Instance, null)) return false;
        }
        return !shown.TracesOpcodes || Trace(thread, frame, s_opcode, PyNone.Instance, null);
    }

    private static int EntryOffset(Frame frame)
    {
        var code = frame.Code.Template.Code.Code;
        var offset = 0;
        while (offset < code.Length - 2 && (Opcode)code[offset] != Opcode.Resume) offset += 2;
        return offset;
    }

    private static int StartOfLine(Bytecode.CodeObject code, int offset) => LocationTable.PositionAt(code, offset).Line;

    /// <summary>A frame returns or yields a value.</summary>
    public static bool Returned(PyThreadState thread, Frame frame, PyObject value)
    {
        if (thread.TraceFunction is not null && frame.Object is { Trace: not null } && !Trace(thread, frame, ReturnEvent, value, null)) return false;
        return thread.ProfileFunction is null || Profile(thread, frame, ReturnEvent, value);
    }

    /// <summary>An exception came to a frame: the exception that goes on.</summary>
    public static PyBaseException Raised(PyThreadState thread, Frame frame, PyBaseException exception)
    {
        if (thread.TraceFunction is null || frame.Object is not { Trace: not null }) return exception;
        var argument = PyTuple.Of(exception.Type, exception, exception.Traceback ?? PyNone.Instance);
        return Trace(thread, frame, s_exception, argument, null) ? exception : thread.TakeError();
    }

    /// <summary>What a frame iterates over or awaits has ended with StopIteration, which nobody sees but a trace function. False: that has failed, and its error is set.</summary>
    public static bool Stopped(PyThreadState thread, Frame frame, PyObject value)
    {
        if (thread.TraceFunction is null || frame.Object is not { Trace: not null }) return true;
        _ = PyGeneratorBase.StopIteration(thread, value);
        StoppedWithError(thread, frame);
        return thread.ClearErrorIf(PyExceptions.StopIteration);
    }

    /// <summary>The same, where the StopIteration is set; it still is afterwards, or what the trace function has raised.</summary>
    public static void StoppedWithError(PyThreadState thread, Frame frame)
    {
        if (thread.TraceFunction is null || frame.Object is not { Trace: not null }) return;
        var stop = thread.TakeError();
        if (Trace(thread, frame, s_exception, PyTuple.Of(stop.Type, stop, stop.Traceback ?? PyNone.Instance), null)) thread.Restore(stop);
    }

    /// <summary>A frame ends with an exception: the exception that goes on.</summary>
    public static PyBaseException Unwound(PyThreadState thread, Frame frame, PyBaseException exception) =>
        Returned(thread, frame, PyNone.Instance) ? exception : thread.TakeError();

    /// <summary>A builtin function is about to be called.</summary>
    public static bool NativeCalled(PyThreadState thread, PyObject callable) => thread.ProfileFunction is null || Profile(thread, thread.CurrentFrame!, s_nativeCall, callable);

    /// <summary>A builtin function has returned.</summary>
    public static bool NativeReturned(PyThreadState thread, PyObject callable, bool succeeded)
    {
        if (thread.ProfileFunction is null) return true;
        if (succeeded) return Profile(thread, thread.CurrentFrame!, s_nativeReturn, callable);
        var error = thread.TakeError();
        if (Profile(thread, thread.CurrentFrame!, s_nativeException, callable)) thread.Restore(error);
        return true;
    }

    // The global function is asked at a call; what it returns is the function for the rest of the frame.
    private static bool Trace(PyThreadState thread, Frame frame, PyStr @event, PyObject argument, PyObject? global)
    {
        if (thread.IsInTraceFunction) return true;
        var shown = PyFrame.Of(thread, frame);
        var function = global ?? shown.Trace;
        if (function is null) return true;
        var result = Call(thread, shown, function, @event, argument);
        if (result is null)
        {
            thread.SetTraceFunction(null);
            shown.Trace = null;
            return false;
        }
        if (result is not PyNone) shown.Trace = result;
        return true;
    }

    private static bool Profile(PyThreadState thread, Frame frame, PyStr @event, PyObject argument)
    {
        if (thread.IsInTraceFunction) return true;
        if (Call(thread, PyFrame.Of(thread, frame), thread.ProfileFunction!, @event, argument) is not null) return true;
        thread.SetProfileFunction(null);
        return false;
    }

    private static PyObject? Call(PyThreadState thread, PyFrame frame, PyObject function, PyStr @event, PyObject argument)
    {
        thread.IsInTraceFunction = true;
        thread.UpdateIsTracing();
        var (outerEvent, outerFrame) = (thread.TraceEvent, thread.TracedFrame);
        (thread.TraceEvent, thread.TracedFrame) = (@event, frame.Live);
        frame.FastToLocals();
        var result = Calls.Call3(thread, function, frame, @event, argument);
        frame.LocalsToFast();
        (thread.TraceEvent, thread.TracedFrame) = (outerEvent, outerFrame);
        thread.IsInTraceFunction = false;
        thread.UpdateIsTracing();
        return result;
    }

    // ---- frames that run already ----

    /// <summary>A frame whose <c>f_trace</c> was set goes on in the unfolded translation, at the instruction that comes next, as soon as that is one of wordcode.</summary>
    public static void UnfoldAtNext(Frame frame)
    {
        var folded = frame.Code.Template;
        var index = frame.Code.IndexOf(frame.Next);
        if (!folded.IsFolded || folded.Boundaries[index] is var offset && offset < 0) return;
        var map = folded.StackMaps.At(index);
        var unfolded = frame.Code.Unfolded;
        if (!HasRoom(frame, unfolded)) return;
        frame.TracedOffset = frame.Offset;
        MoveStack(frame, folded, unfolded.Template, folded.Verified.Depths[offset / 2], map);
        frame.Code = unfolded;
        frame.Next = unfolded.Start + unfolded.Template.IndexOfBoundary(offset);
    }

    /// <summary>A suspended generator goes on in the unfolded translation. At a yield every value is in its place.</summary>
    public static void UnfoldSuspended(Frame frame)
    {
        var folded = frame.Code.Template;
        if (!folded.IsFolded) return;
        var offset = frame.Offset;
        var unfolded = frame.Code.Unfolded;
        var template = unfolded.Template;
        var index = Array.LastIndexOf(template.Offsets, offset);
        var isStart = (Opcode)folded.Code.Code[offset] == Opcode.ReturnGenerator;
        var depth = folded.Verified.Depths[offset / 2] - (isStart ? 0 : 1);
        _ = HasRoom(frame, unfolded);
        MoveStack(frame, folded, template, depth, []);
        frame.TracedOffset = offset;
        frame.Code = unfolded;
        frame.Next = unfolded.Start + index + 1;
    }

    // The unfolded translation has a register to spare. A generator's window grows; that of a function lies in a chunk, at whose very end there may be none: such a frame is not traced.
    private static bool HasRoom(Frame frame, QuickCode unfolded)
    {
        if (frame.Base + unfolded.RegisterCount <= frame.Registers.Length) return true;
        if (frame.Generator is null) return false;
        var registers = new Register[frame.Base + unfolded.RegisterCount];
        frame.Registers.CopyTo(registers, 0);
        frame.Registers = registers;
        return true;
    }

    // Without hoisted constants the stack starts lower.
    private static void MoveStack(Frame frame, Quickening.CodeTemplate folded, Quickening.CodeTemplate unfolded, int depth, ReadOnlySpan<Quickening.StackValue> map)
    {
        var window = frame.WindowRow;
        for (var i = 0; i < depth; i++)
        {
            var value = i < map.Length ? map[i] : Quickening.StackValue.InPlace;
            window[unfolded.StackStart + i] = value.Kind switch
            {
                Quickening.StackValueKind.InPlace => window[folded.StackStart + i],
                Quickening.StackValueKind.Const => frame.Code.Consts[value.Index],
                Quickening.StackValueKind.Null => new Register { Ref = RegisterTag.Unbound },
                _ => window[value.Index < folded.StackStart ? value.Index : value.Index - folded.StackStart + unfolded.StackStart],
            };
        }
    }
}
