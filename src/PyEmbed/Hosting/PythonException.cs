using System.Collections.Immutable;

namespace PyEmbed;

/// <summary>A Python exception that left the script. Keeps the exception object, which belongs to the engine.</summary>
public class PythonException : Exception
{
    internal PythonException(string typeName, string message, string traceback, ImmutableArray<PythonFrame> frames, PyObject value, Exception? inner) : base(message, inner)
    {
        TypeName = typeName;
        PythonTraceback = traceback;
        Frames = frames;
        Value = value;
    }

    /// <summary>The name of the exception's class, with its module unless that is <c>builtins</c>.</summary>
    public string TypeName { get; }

    /// <summary>The traceback as Python prints it, with carets, causes and notes; it ends in a newline.</summary>
    public string PythonTraceback { get; }

    /// <summary>The Python frames that the exception passed, the outermost first.</summary>
    public ImmutableArray<PythonFrame> Frames { get; }

    /// <summary>The exception object.</summary>
    public PyObject Value { get; }

    /// <summary>The traceback, and the .NET exception behind it where there is one.</summary>
    public override string ToString() => InnerException is null ? PythonTraceback.TrimEnd('\n') : $"{PythonTraceback.TrimEnd('\n')}{Environment.NewLine} ---> {InnerException}";
}

/// <summary>Source that is no Python.</summary>
public sealed class PythonSyntaxException : PythonException
{
    internal PythonSyntaxException(string typeName, string message, string traceback, ImmutableArray<PythonFrame> frames, PyObject value, SourceRangeInfo range)
        : base(typeName, message, traceback, frames, value, null)
    {
        FileName = range.FileName;
        Line = range.Line;
        Offset = range.Offset;
        EndLine = range.EndLine;
        EndOffset = range.EndOffset;
        SourceLine = range.Text;
    }

    /// <summary>The file.</summary>
    public string? FileName { get; }

    /// <summary>The line, from 1; null where it is not known.</summary>
    public int? Line { get; }

    /// <summary>The first character, from 1.</summary>
    public int? Offset { get; }

    /// <summary>The line in which the range ends.</summary>
    public int? EndLine { get; }

    /// <summary>The character behind the range, from 1.</summary>
    public int? EndOffset { get; }

    /// <summary>The text of the line.</summary>
    public string? SourceLine { get; }
}

internal readonly record struct SourceRangeInfo(string? FileName, int? Line, int? Offset, int? EndLine, int? EndOffset, string? Text);

/// <summary>One Python frame of a traceback.</summary>
/// <param name="FileName"><c>co_filename</c></param>
/// <param name="Line">The line, from 1.</param>
/// <param name="FunctionName"><c>co_name</c></param>
public readonly record struct PythonFrame(string FileName, int Line, string FunctionName)
{
    /// <summary>The line in which what was being evaluated ends; null where the code has no columns. PEP 657.</summary>
    public int? EndLine { get; init; }

    /// <summary>The first character of it in <see cref="Line"/>, from 1; null where the code has no columns or the source is not at hand.</summary>
    public int? Offset { get; init; }

    /// <summary>The character behind it in <see cref="EndLine"/>, from 1; null as <see cref="Offset"/> is.</summary>
    public int? EndOffset { get; init; }
}

/// <summary>Which limit ended a run.</summary>
public enum ExecutionLimit
{
    /// <summary><see cref="ExecutionLimits.Time"/></summary>
    Time,

    /// <summary><see cref="ExecutionLimits.Steps"/></summary>
    Steps,

    /// <summary><see cref="ExecutionLimits.Memory"/></summary>
    Memory,

    /// <summary><see cref="ExecutionLimits.OutputBytes"/></summary>
    Output,

    /// <summary><see cref="PyEngine.Interrupt"/></summary>
    Interrupted,
}

/// <summary>A limit ended the run. The engine stays usable.</summary>
public sealed class ExecutionLimitException : Exception
{
    internal ExecutionLimitException(ExecutionLimit limit, string message) : base(message) => Limit = limit;

    /// <summary>Which limit.</summary>
    public ExecutionLimit Limit { get; }
}

/// <summary>A value that has no counterpart of the wanted type on the other side.</summary>
public sealed class PythonConversionException : Exception
{
    internal PythonConversionException(string message) : base(message) { }
}
