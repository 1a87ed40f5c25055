using System.Runtime.CompilerServices;
using PyEmbed.VM.Interpreter.Instructions;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Interpreter;

/// <summary>Finds who handles the error that is set. Language reference 4.3.</summary>
internal static unsafe class Unwinder
{
    /// <summary>True: the thread's current frame goes on at a handler. False: the frame that was entered from C# is gone and the error is set.</summary>
    public static bool Unwind(PyThreadState thread)
    {
        thread.UnwindDepth++;
        var goesOn = TryFindHandler(thread);
        thread.UnwindDepth--;
        return goesOn;
    }

    private static bool TryFindHandler(PyThreadState thread)
    {
        var isRaisedAgain = thread.TakeIsReraise();
        var exception = thread.TakeError();
        // A limit passes every handler by.
        var isFinal = ReferenceEquals(exception.Type, PyExceptions.ExecutionLimit);
        while (true)
        {
            var frame = thread.Frames[thread.FrameDepth];
            var offset = frame.Offset;
            // RERAISE restores f_lasti; its own place decides who handles the exception.
            var place = isRaisedAgain && frame.InstructionIndex >= 0 ? frame.Code.Template.Offsets[frame.InstructionIndex] : offset;
            if (!isRaisedAgain)
            {
                PyTraceback.Add(thread, exception, frame);
                if (thread.IsTracing) exception = Tracing.Raised(thread, frame, exception);
            }
            isRaisedAgain = false;
            if (!isFinal && place >= 0 && frame.Code.Template.TryFindHandler(place, out var handler, out var start))
            {
                frame.OffsetOverride = -1;
                ref var stack = ref Unsafe.Add(ref frame.Window, frame.Code.Template.StackStart + handler.Depth);
                if (handler.PushesLastI)
                {
                    stack.SetInt(offset);
                    stack = ref Unsafe.Add(ref stack, 1);
                }
                stack.Ref = exception;
                frame.Next = frame.Code.Start + start;
                return true;
            }
            if (thread.IsTracing) exception = Tracing.Unwound(thread, frame, exception);
            var onReturn = frame.OnReturn;
            if (frame.Generator is not null) exception = GeneratorInstructions.Fail(thread, frame, exception);
            else CallInstructions.Pop(thread, frame);
            if (onReturn == OnReturn.ToNative)
            {
                thread.Restore(exception);
                return false;
            }
            if (onReturn >= OnReturn.GetAttribute && SpecialMethodCalls.TryHandle(thread, onReturn, exception)) return true;
        }
    }
}
