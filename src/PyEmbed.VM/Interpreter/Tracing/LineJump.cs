using System.Runtime.CompilerServices;
using PyEmbed.Bytecode.Instructions;
using PyEmbed.Bytecode.Tables;
using PyEmbed.VM.Interpreter.Instructions;
using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Interpreter;

/// <summary>An assignment to <c>f_lineno</c> in a trace function: the frame goes on at another line.</summary>
internal static unsafe class LineJump
{
    /// <summary>False: ValueError is set.</summary>
    public static bool TryJump(PyThreadState thread, PyFrame shown, PyObject value)
    {
        if (value.GetType() != typeof(PyInt) && value.GetType() != typeof(PyBigInt)) return PyErr.ValueError("lineno must be an integer");
        var traced = thread.TraceEvent;
        var isCall = traced is null || ReferenceEquals(traced, Tracing.CallEvent);
        if (isCall) return PyErr.ValueError("can't jump from the 'call' trace event of a new frame");
        var isSuspended = ReferenceEquals(traced, Tracing.ReturnEvent) && shown.Live is { } returning && returning.Next[-1].Op == Op.Yield;
        if (!isSuspended && !ReferenceEquals(traced, Tracing.LineEvent)) return PyErr.ValueError("can only jump from a 'line' trace event");
        if (shown.Trace is null) return PyErr.ValueError("f_lineno can only be set by a trace function");
        if (shown.Live is not { } frame || !ReferenceEquals(frame, thread.TracedFrame) || frame.Code.Template.IsFolded) return PyErr.ValueError("can only jump from a 'line' trace event");
        if (value is not PyInt { Value: var line } || line is > int.MaxValue or < int.MinValue) return PyErr.ValueError("lineno out of range");
        var template = frame.Code.Template;
        if (line < template.Code.FirstLine) return PyErr.ValueError($"line {line} comes before the current code block");
        var starts = LineStarts(template);
        var wanted = int.MaxValue;
        foreach (var (_, known) in starts)
            if (known >= line && known < wanted) wanted = known;
        if (wanted == int.MaxValue) return PyErr.ValueError($"line {line} comes after the current code block");

        var kinds = StackKinds.Of(template.Verified);
        var from = kinds.Before(frame.Offset);
        if (isSuspended) from = StackKinds.Pop(from);   // what is yielded is gone
        var best = StackKinds.TooDeep;
        var target = -1;
        string? refusal = null;
        foreach (var (offset, known) in starts)
        {
            if (known != wanted) continue;
            var to = kinds.Before(offset);
            if (StackKinds.CanBecome(from, to))
            {
                if (to <= best) continue;
                best = to;
                target = offset;
            }
            else if (target < 0)
            {
                refusal ??= Explain(from, to);
            }
        }
        if (target < 0) return PyErr.ValueError(refusal ?? "cannot find bytecode for specified line");
        Go(thread, frame, isSuspended ? 1 : 0, from, best, target);
        return true;
    }

    // Where the line changes.
    private static List<(int Offset, int Line)> LineStarts(CodeTemplate template)
    {
        var starts = new List<(int, int)>();
        var last = -1;
        foreach (var range in LocationTable.Lines(template.Code))
        {
            if (range.Line < 0 || range.Line == last) continue;
            last = range.Line;
            starts.Add((range.Start, last));
        }
        return starts;
    }

    private static string Explain(long from, long to)
    {
        switch (from)
        {
            case StackKinds.TooDeep: return "stack to deep to analyze";
            case StackKinds.Unreachable: return "can't jump from unreachable code";
        }
        switch (to)
        {
            case StackKinds.TooDeep: return "stack is too deep to analyze";
            case StackKinds.Unreachable: return "can't jump into an exception handler, or code may be unreachable";
        }
        return StackKinds.Top(to) switch
        {
            StackKind.Exception => "can't jump into an 'except' block as there's no exception",
            StackKind.Position => "can't jump into a re-raising block as there's no location",
            StackKind.Iterator => "can't jump into the body of a for loop",
            _ => "incompatible stacks",
        };
    }

    private static void Go(PyThreadState thread, Frame frame, int yielded, long from, long to, int target)
    {
        var template = frame.Code.Template;
        var depth = template.Verified.Depths[frame.Offset / 2] - yielded;
        for (; from > to; from = StackKinds.Pop(from))
        {
            ref var top = ref Unsafe.Add(ref frame.Window, template.StackStart + --depth);
            if (StackKinds.Top(from) == StackKind.Exception) ExceptionInstructions.PopExcept(thread, ref top);
            top.Ref = null;
        }
        // The line that is jumped to makes no event of its own: behind its place for events.
        var offset = target;
        while ((Opcode)template.Code.Code[offset] == Opcode.ExtendedArg) offset += 2;
        frame.Next = frame.Code.Start + template.IndexOfBoundary(offset) + 1;
        frame.TracedOffset = offset;
        frame.OffsetOverride = -1;
    }
}
