using PyEmbed.Parser.Diagnostics;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Ast;

/// <summary>The parser's and compiler's errors as Python exceptions.</summary>
internal static class SourceErrors
{
    public static void Set(PyThreadState thread, SyntaxDiagnostic diagnostic)
    {
        var type = diagnostic.Kind switch
        {
            SyntaxErrorKind.IndentationError => PyExceptions.IndentationError,
            SyntaxErrorKind.TabError => PyExceptions.TabError,
            _ => PyExceptions.SyntaxError,
        };
        var message = PyStr.FromUtf16(diagnostic.Message);
        if (!diagnostic.HasLocation)
        {
            _ = PyErr.Set(type, PyTuple.Of(message));
            return;
        }
        PyObject fileName = diagnostic.FileName is null ? PyNone.Instance : PyStr.FromUtf16(diagnostic.FileName);
        PyObject text = diagnostic.Text is null ? PyNone.Instance : PyStr.FromUtf16(diagnostic.Text);
        // Problems with the encoding come before there are lines, and have no end.
        var place = diagnostic.Line == 0
            ? PyTuple.Of([fileName, Number(diagnostic.Line), Number(diagnostic.Offset), text])
            : PyTuple.Of([fileName, Number(diagnostic.Line), Number(diagnostic.Offset), text, Number(diagnostic.EndLine), Number(diagnostic.EndOffset)]);
        if (diagnostic.HasLocationInArgs)
        {
            _ = PyErr.Set(type, PyTuple.Of(message, place));
            return;
        }
        // The symbol table's errors have the message alone as argument.
        var error = new PySyntaxError(type)
        {
            Args = PyTuple.Of(message),
            Message = message,
            FileName = fileName,
            Line = Number(diagnostic.Line),
            Offset = Number(diagnostic.Offset),
            Source = text,
            EndLine = Number(diagnostic.EndLine),
            EndOffset = Number(diagnostic.EndOffset),
        };
        thread.ChainContext(error);
        thread.Restore(error);
    }

    public static void Set(PyThreadState thread, CompileErrorException exception)
    {
        if (exception.Unicode is { } fault)
        {
            PyObject source = fault.Bytes is { } bytes ? new PyBytes(bytes) : PyStr.From(fault.Text);
            _ = PyErr.Set(fault.Bytes is null ? PyExceptions.UnicodeEncodeError : PyExceptions.UnicodeDecodeError,
                PyTuple.Of([PyStr.FromUtf16(fault.Encoding), source, PyInt.From(fault.Start), PyInt.From(fault.End), PyStr.FromUtf16(fault.Reason)]));
            return;
        }
        var type = exception.TypeName switch
        {
            "TypeError" => PyExceptions.TypeError,
            "ValueError" => PyExceptions.ValueError,
            "MemoryError" => PyExceptions.MemoryError,
            "RecursionError" => PyExceptions.RecursionError,
            "OverflowError" => PyExceptions.OverflowError,
            "LookupError" => PyExceptions.LookupError,
            _ => PyExceptions.SystemError,
        };
        if (exception.Message.Length == 0) thread.SetError(type, null);
        else _ = PyErr.Set(type, exception.Message);
    }

    private static PyObject Number(int? value) => value is { } number ? PyInt.From(number) : PyNone.Instance;
}
