using System.Runtime.CompilerServices;
using PyEmbed.Bytecode;
using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Making, entering and leaving generators. A generator owns its frame and its window.</summary>
internal static unsafe class GeneratorInstructions
{
    /// <summary>The generator, coroutine or async generator of a frame that has just started; takes over its locals.</summary>
    public static PyObject Create(PyThreadState thread, Frame frame)
    {
        var code = frame.Code;
        var registers = new Register[code.WindowSize];
        if (code.Below > 0) frame.LocalRow.CopyTo(registers);
        else frame.WindowRow[..code.Template.StackStart].CopyTo(registers);
        var own = new Frame
        {
            Registers = registers,
            Base = code.Below,
            Next = frame.Next,
            Code = code,
            Function = frame.Function,
            Locals = frame.Locals,
        };
        var flags = code.Template.Code.Flags;
        PyGeneratorBase made = (flags & CodeFlags.Coroutine) != 0 ? new PyCoroutine(thread, own)
            : (flags & CodeFlags.AsyncGenerator) != 0 ? new PyAsyncGenerator(own)
            : new PyGenerator(own);
        own.Generator = made;
        return made;
    }

    /// <summary>Makes a generator's frame the current one; what it yields or returns goes where <paramref name="onReturn"/> says. What is sent is the value of the yield at which it waits.</summary>
    public static bool TryEnter(PyThreadState thread, Frame? caller, PyGeneratorBase generator, OnReturn onReturn, PyObject? sent)
    {
        if (thread.RecursionDepth >= thread.Interpreter.RecursionLimit) return PyErr.RecursionError("maximum recursion depth exceeded");
        if (--thread.StepsToPoll < 0 && !generator.TryPoll(thread)) return false;
        var frame = generator.Frame!;
        if (thread.IsTracing)
        {
            Tracing.UnfoldSuspended(frame);
            _ = PyFrame.Of(thread, frame);
        }
        var stack = caller is { Generator: null } ? caller.Registers : thread.RegistersBehind(out frame.StackTop);
        if (caller is { Generator: null }) frame.StackTop = caller.Base + caller.Code.RegisterCount;
        if (!ReferenceEquals(frame.StackRegisters, stack)) frame.StackRegisters = stack;
        thread.RecursionDepth++;
        thread.PushFrame(frame);
        frame.OnReturn = onReturn;
        generator.Enter(thread);
        if (sent is not null) Unsafe.Add(ref frame.Window, (nint)frame.Next[-1].A).Set(sent);
        return true;
    }

    /// <summary>Puts a suspended frame on the stack without running it, below that of what it delegates to.</summary>
    public static void Show(PyThreadState thread, Frame frame)
    {
        var stack = thread.RegistersBehind(out frame.StackTop);
        if (!ReferenceEquals(frame.StackRegisters, stack)) frame.StackRegisters = stack;
        frame.OnReturn = OnReturn.ToNative;
        thread.RecursionDepth++;
        thread.PushFrame(frame);
    }

    public static void Hide(PyThreadState thread, Frame frame)
    {
        if (!ReferenceEquals(thread.Frames[thread.FrameDepth], frame)) return;
        thread.RecursionDepth--;
        thread.FrameDepth--;
    }

    /// <summary>A yield to a caller in the loop: its frame.</summary>
    public static Frame Suspend(PyThreadState thread, Frame frame)
    {
        frame.Generator!.Suspend(thread);
        thread.RecursionDepth--;
        return thread.Frames[--thread.FrameDepth];
    }

    public static PyObject SuspendToNative(PyThreadState thread, Frame frame, Register result)
    {
        frame.Generator!.Suspend(thread);
        thread.RecursionDepth--;
        thread.FrameDepth--;
        return result.Box();
    }

    /// <summary>The frame returns: the generator has ended.</summary>
    public static Outcome Finish(PyThreadState thread, Frame frame, ref Register result)
    {
        End(thread, frame);
        if (frame.OnReturn == OnReturn.ToNative) return Outcome.ToNative;
        var caller = thread.Frames[thread.FrameDepth];
        var i = caller.Next - 1;
        if (frame.OnReturn == OnReturn.Send)
        {
            ref var receiver = ref Unsafe.Add(ref caller.Window, (nint)i->A);
            // Only what next() of a generator gives without a value ends without StopIteration.
            if (thread.IsTracing && (receiver.Ref is PyCoroutine || Unsafe.Add(ref receiver, 1).Ref is not PyNone || result.Ref is not PyNone) && !Tracing.Stopped(thread, caller, result.Box())) return Outcome.Error;
            receiver = result;
            caller.Next += i->Wide;
        }
        else
        {
            if (thread.IsTracing && result.Ref is not PyNone && !Tracing.Stopped(thread, caller, result.Box())) thread.ClearError();
            caller.Next += i->SignedC;
        }
        return Outcome.Reload;
    }

    /// <summary>The frame ends with an exception: which one the caller gets.</summary>
    public static PyBaseException Fail(PyThreadState thread, Frame frame, PyBaseException exception)
    {
        var generator = frame.Generator!;
        End(thread, frame);
        return generator.Translate(thread, exception);
    }

    private static void End(PyThreadState thread, Frame frame)
    {
        frame.Object?.Detach(thread, frame);
        frame.Generator!.Finish(thread);
        frame.Locals = null;
        frame.ClearWindow();
        thread.FrameDepth--;
        thread.RecursionDepth--;
    }

    /// <summary>SEND: a value goes into a generator, or to the next of an iterator. What it yields takes the value's place; what it returns the receiver's.</summary>
    public static Outcome Send(PyThreadState thread, Frame frame, ref Register receiver)
    {
        ref var place = ref Unsafe.Add(ref receiver, 1);
        var sent = place.Box();
        var self = receiver.Ref!;
        if (self is PyGenerator or PyCoroutine)
        {
            var generator = Unsafe.As<PyGeneratorBase>(self);
            if (generator.IsResumable && (sent is PyNone || generator.IsSuspended))
            {
                return TryEnter(thread, frame, generator, OnReturn.Send, sent) ? Outcome.Reload : Outcome.Error;
            }
            var value = generator.Resume(thread, sent, false, false, out var returned);
            if (value is null) return Outcome.Error;
            if (returned) receiver.Set(value);
            else place.Set(value);
            return returned ? Outcome.JumpFar : Outcome.Next;
        }
        // The slot of a class written in Python drops the value of StopIteration, so its method is called itself.
        var type = self.Type;
        var result = sent is not PyNone || !type.Defines(CompilerServices.Slot.Next) ? Calls.CallMethod(thread, self, Names.PlainSend, sent)
            : type.Has(CompilerServices.TypeFlags.Heap) && type.ProviderOf(CompilerServices.Slot.Next) == DunderSlots.Instance ? CallNext(thread, self)
            : type.Slots.Next(thread, self);
        if (result is not null)
        {
            place.Set(result);
            return Outcome.Next;
        }
        if (thread.IsTracing && thread.ErrorMatches(PyExceptions.StopIteration)) Tracing.StoppedWithError(thread, frame);
        if (!PyGeneratorBase.TryFetchStopValue(thread, out var end)) return Outcome.Error;
        receiver.Set(end!);
        return Outcome.JumpFar;
    }

    private static PyObject? CallNext(PyThreadState thread, PyObject self)
    {
        if (!Attributes.TryGetSpecial(thread, self, Names.Next, out var method)) return null;
        return method is null ? PyErr.TypeError($"'{self.Type.NameInMessages}' object is not an iterator") : Calls.Call0(thread, method);
    }

    /// <summary>The receiver at which the frame is suspended has ended with an exception, which is raised behind the loop of SEND.</summary>
    public static void LeaveReceiver(Frame frame)
    {
        // Yield, then the jump back to Send.
        while (frame.Next->Op != Op.JumpNoInterrupt) frame.Next++;
        frame.Next++;
    }

    /// <summary>The receiver has ended with a value, which becomes that of the expression.</summary>
    public static void LeaveReceiver(Frame frame, PyObject value)
    {
        while (frame.Next->Op != Op.JumpNoInterrupt) frame.Next++;
        var send = frame.Next + 1 + frame.Next->Wide;
        while (send->Op != Op.Send) send++;
        Unsafe.Add(ref frame.Window, (nint)send->A).Ref = value;
        frame.Next = send + 1 + send->Wide;
    }
}
