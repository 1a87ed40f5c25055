using System.Collections.Immutable;
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
        var frames = Frames(error);
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

    private static ImmutableArray<PythonFrame> Frames(PyBaseException error)
    {
        var frames = ImmutableArray.CreateBuilder<PythonFrame>();
        for (var traceback = error.Traceback as PyTraceback; traceback is not null; traceback = traceback.Next)
        {
            var code = traceback.Frame.Code.CodeObject;
            frames.Add(new PythonFrame(code.FileName, traceback.Line, code.Name));
        }
        return frames.ToImmutable();
    }

    private static string? Text(PyObject? value) => (value as PyStr)?.ToString();

    private static int? Number(PyObject? value) => value is PyInt { Value: >= int.MinValue and <= int.MaxValue } number ? (int)number.Value : null;
}
