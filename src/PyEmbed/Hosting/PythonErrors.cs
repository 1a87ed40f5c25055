using System.Collections.Immutable;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Tables;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

/// <summary>Makes .NET exceptions of the errors that leave a script.</summary>
internal static class PythonErrors
{
    /// <summary>Takes the error off the thread.</summary>
    public static PythonException ToException(PyEngine engine, PyThreadState thread)
    {
        var error = thread.TakeError();
        var typeName = error.Type.FullName(thread);
        var message = Message(thread, error);
        var output = new TextErrorOutput();
        if (!ExceptionPrinter.TryPrint(thread, error, output)) thread.ClearError();
        var frames = Frames(thread, error);
        if (error is PySyntaxError syntax)
        {
            var range = new SourceRangeInfo(Text(syntax.FileName), Number(syntax.Line), Number(syntax.Offset), Number(syntax.EndLine), Number(syntax.EndOffset), Text(syntax.Source));
            return new PythonSyntaxException(typeName, message, output.ToString(), frames, error, range);
        }
        return new PythonException(typeName, message, output.ToString(), frames, error, error.HostException);
    }

    private static string Message(PyThreadState thread, PyBaseException error)
    {
        if (Representation.Str(thread, error) is { } text) return text.ToString();
        thread.ClearError();
        return "<exception str() failed>";
    }

    private static ImmutableArray<PythonFrame> Frames(PyThreadState thread, PyBaseException error)
    {
        var frames = ImmutableArray.CreateBuilder<PythonFrame>();
        // A recursion fails at the same places a thousand times, whose lines are looked for once.
        var known = new Dictionary<CodeObject, Place>(ReferenceEqualityComparer.Instance);
        for (var traceback = error.Traceback as PyTraceback; traceback is not null; traceback = traceback.Next)
        {
            ITraceback entry = traceback;
            if (!known.TryGetValue(entry.RunningCode, out var place) || place.Instruction != entry.InstructionOffset)
                known[entry.RunningCode] = place = new Place(entry.InstructionOffset, FrameOf(thread, entry));
            frames.Add(place.Frame);
        }
        return frames.ToImmutable();
    }

    private sealed record Place(int Instruction, PythonFrame Frame);

    private static PythonFrame FrameOf(PyThreadState thread, ITraceback entry)
    {
        var code = entry.RunningCode;
        var frame = new PythonFrame(code.FileName, entry.LineNumber, code.Name);
        var position = LocationTable.PositionAt(code, entry.InstructionOffset);
        if (position.Line != entry.LineNumber || position.EndLine < position.Line || !position.HasColumns) return frame;
        frame = frame with { EndLine = position.EndLine };
        if (SourceLines.Find(thread, code.FileName, position.Line) is not { } first) return frame;
        if ((position.EndLine == position.Line ? first : SourceLines.Find(thread, code.FileName, position.EndLine)) is not { } last) return frame;
        return frame with { Offset = SourceLines.ToCharacter(first.Text, position.Column) + 1, EndOffset = SourceLines.ToCharacter(last.Text, position.EndColumn) + 1 };
    }

    private static string? Text(PyObject? value) => (value as PyStr)?.ToString();

    private static int? Number(PyObject? value) => value is PyInt { Value: >= int.MinValue and <= int.MaxValue } number ? (int)number.Value : null;
}
