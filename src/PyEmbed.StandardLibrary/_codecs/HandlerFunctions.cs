using PyEmbed.Core.Encodings;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Codecs;

/// <summary>The error handlers that are built in, as functions of an exception: a replacement and where to go on.</summary>
internal static class HandlerFunctions
{
    public static readonly string[] Names = ["strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape", "surrogatepass"];

    public static PyObject? Run(PyThreadState thread, string name, PyObject exception)
    {
        if (name == "strict") return exception is PyBaseException error ? PyErr.Set(error) : PyErr.TypeError("codec must pass exception instance");
        if (exception is not PyUnicodeRangeError range || !ErrorHandler.TryGet(name, out var handler)) return DoNotKnow(exception);
        switch (exception)
        {
            case PyUnicodeDecodeError when handler.CanDecode:
                return Decode(thread, range, handler);
            case PyUnicodeEncodeError:
                return Encode(thread, range, handler);
            case PyUnicodeTranslateError when name is "ignore" or "replace" or "backslashreplace":
                return Translate(thread, range, handler, name);
            default:
                return DoNotKnow(exception);
        }
    }

    private static PyError DoNotKnow(PyObject exception) => PyErr.TypeError($"don't know how to handle {exception.Type.NameInMessages} in error callback");

    // Positions are clamped to what is there, as the exception's own accessors do.
    private static CodecError Fault(PyUnicodeRangeError exception, int length)
    {
        var start = (int)Math.Clamp(exception.Start, 0, Math.Max(length - 1, 0));
        var end = (int)Math.Clamp(exception.End, Math.Min(1, length), length);
        return new CodecError((exception.Encoding as PyStr)?.ToString() ?? "", start, Math.Max(end, start), (exception.Reason as PyStr)?.ToString() ?? "");
    }

    private static PyObject? Decode(PyThreadState thread, PyUnicodeRangeError exception, ErrorHandler handler)
    {
        if (exception.Object is not PyBytes bytes) return PyErr.TypeError("object attribute must be bytes");
        if (!handler.TryReplace(Fault(exception, bytes.Length), bytes.Data, out var text, out var position)) return thread.HasError ? null : PyErr.Set(exception);
        return PyTuple.Of(PyStr.From(text), PyInt.From(position));
    }

    private static PyObject? Encode(PyThreadState thread, PyUnicodeRangeError exception, ErrorHandler handler)
    {
        if (exception.Object is not PyStr text) return PyErr.TypeError("object attribute must be unicode");
        var fault = Fault(exception, text.Length);
        if (!thread.TryReserve(16L * (fault.End - fault.Start)) || !thread.TryChargeWork(fault.End - fault.Start)) return null;
        if (!handler.TryReplace(fault, text.Text, out var replacement, out var position)) return thread.HasError ? null : PyErr.Set(exception);
        return PyTuple.Of(replacement.Bytes is { } bytes ? PyBytes.Adopt(bytes) : PyStr.From(replacement.Text), PyInt.From(position));
    }

    private static PyObject? Translate(PyThreadState thread, PyUnicodeRangeError exception, ErrorHandler handler, string name)
    {
        if (name != "replace") return Encode(thread, exception, handler);
        if (exception.Object is not PyStr text) return PyErr.TypeError("object attribute must be unicode");
        var fault = Fault(exception, text.Length);
        if (!thread.TryReserve(2L * (fault.End - fault.Start))) return null;
        return PyTuple.Of(PyStr.FromCodeUnits(new string('\uFFFD', fault.End - fault.Start)), PyInt.From(fault.End));
    }
}
