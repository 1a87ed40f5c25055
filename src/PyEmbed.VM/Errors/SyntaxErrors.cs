using PyEmbed.VM.Objects;

namespace PyEmbed.VM;

/// <summary>Makes Python's SyntaxError of what parser or compiler found. The VM references neither, so that plain values come in.</summary>
internal static class SyntaxErrors
{
    /// <summary>Sets the error.</summary>
    /// <param name="kind"><c>SyntaxError</c>, <c>IndentationError</c> or <c>TabError</c>.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="fileName">The source's name.</param>
    /// <param name="line">From 1.</param>
    /// <param name="offset">In characters from 1; null: None.</param>
    /// <param name="text">The source line, or null.</param>
    /// <param name="endLine">From 1.</param>
    /// <param name="endOffset">In characters from 1.</param>
    public static PyError Set(SyntaxErrorKind kind, string message, string? fileName, int line, int? offset, PyStr? text, int? endLine, int? endOffset) =>
        PyErr.Set(Make(kind, message, fileName, line, offset, text, endLine, endOffset));

    /// <summary>The exception object.</summary>
    public static PyBaseException Make(SyntaxErrorKind kind, string message, string? fileName, int line, int? offset, PyStr? text, int? endLine, int? endOffset)
    {
        var type = kind switch { SyntaxErrorKind.Indentation => PyExceptions.IndentationError, SyntaxErrorKind.Tab => PyExceptions.TabError, _ => PyExceptions.SyntaxError };
        PyObject shownName = fileName is null ? PyNone.Instance : PyStr.FromUtf16(fileName);
        var shownText = PyStr.FromUtf16(message);
        PyObject Number(int? value) => value is { } number ? PyInt.From(number) : PyNone.Instance;
        var place = PyTuple.Adopt([shownName, PyInt.From(line), Number(offset), (PyObject?)text ?? PyNone.Instance, Number(endLine), Number(endOffset)]);
        return new PySyntaxError(type)
        {
            Args = PyTuple.Of(shownText, place), Message = shownText, FileName = place[0], Line = place[1], Offset = place[2], Source = place[3], EndLine = place[4], EndOffset = place[5],
        };
    }
}

/// <summary>The class of a syntax error.</summary>
internal enum SyntaxErrorKind
{
    Syntax,
    Indentation,
    Tab,
}
