using PyEmbed.Bytecode.Tables;
using PyEmbed.Core.Text;

namespace PyEmbed.VM;

/// <summary>Prints the frames of a traceback, as CPython 3.11 does it in C.</summary>
internal static class TracebackPrinter
{
    private const int DefaultLimit = 1000;
    private const int RepeatsShown = 3;
    private const int SourceIndent = 4;

    /// <param name="thread">Where errors are set.</param>
    /// <param name="traceback">The outermost frame.</param>
    /// <param name="output">Where to.</param>
    /// <param name="margin">What stands before every line in a group.</param>
    /// <param name="headerMargin">What stands before the header.</param>
    /// <param name="header">"Traceback (most recent call last):" or the like.</param>
    /// <returns>False: an error is set.</returns>
    [MustCheck]
    public static bool TryPrint(PyThreadState thread, ITraceback traceback, IErrorOutput output, string margin, string headerMargin, string header)
    {
        var limit = Limit(thread);
        if (limit <= 0) return true;
        if (!output.TryWrite(thread, headerMargin + header)) return false;
        var skip = -limit;
        for (ITraceback? entry = traceback; entry is not null; entry = entry.NextFrame) skip++;
        ITraceback? last = null;
        var count = 0L;
        for (ITraceback? entry = traceback; entry is not null; entry = entry.NextFrame)
        {
            if (skip-- > 0) continue;
            if (!thread.TryChargeWork(1)) return false;
            if (last is null || !IsSamePlace(entry, last))
            {
                if (!TryPrintRepeats(thread, output, count)) return false;
                last = entry;
                count = 0;
            }
            if (++count <= RepeatsShown && !TryPrintFrame(thread, entry, output, margin)) return false;
        }
        return TryPrintRepeats(thread, output, count);
    }

    private static long Limit(PyThreadState thread) => thread.Interpreter.Sys?.GetByName(s_limit) switch
    {
        PyInt limit => limit.Value,
        PyBigInt limit => limit.Value.Sign < 0 ? 0 : long.MaxValue,
        _ => DefaultLimit,
    };

    private static readonly PyStr s_limit = PyStr.FromName("tracebacklimit");

    private static bool IsSamePlace(ITraceback entry, ITraceback other) =>
        entry.LineNumber == other.LineNumber && other.LineNumber != -1 && entry.RunningCode.Name == other.RunningCode.Name && entry.RunningCode.FileName == other.RunningCode.FileName;

    private static bool TryPrintRepeats(PyThreadState thread, IErrorOutput output, long count)
    {
        count -= RepeatsShown;
        return count <= 0 || output.TryWrite(thread, $"  [Previous line repeated {count} more time{(count > 1 ? "s" : "")}]\n");
    }

    private static bool TryPrintFrame(PyThreadState thread, ITraceback entry, IErrorOutput output, string margin)
    {
        var code = entry.RunningCode;
        var line = entry.LineNumber;
        if (!output.TryWrite(thread, $"{margin}  File \"{code.FileName}\", line {line}, in {code.Name}\n")) return false;
        if (SourceLines.Find(thread, code.FileName, line) is not { } source) return true;
        var indentation = 0;
        while (indentation < source.Length && source[indentation] is ' ' or '\t' or '\f') indentation++;
        if (!output.TryWrite(thread, $"{margin}{new string(' ', SourceIndent)}{SourceLines.Slice(source.Text, indentation, source.Length)}\n")) return false;
        var position = LocationTable.PositionAt(code, entry.InstructionOffset);
        if (CaretLine.Make(thread, source, indentation, position) is not { } marks) return true;
        return output.TryWrite(thread, $"{margin}{new string(' ', SourceIndent)}{marks}\n");
    }
}
