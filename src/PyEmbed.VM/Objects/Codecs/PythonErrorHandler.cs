using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Runs an error handler that Python code has registered. Where it fails, the error is set on the thread when the codec returns.</summary>
/// <param name="thread">The thread.</param>
/// <param name="name">The handler's name; it is looked up when it is needed.</param>
/// <param name="source">The str or bytes object that is converted.</param>
internal sealed class PythonErrorHandler(PyThreadState thread, PyStr name, PyObject source) : IDecodeErrorHandler, IEncodeErrorHandler
{
    private PyObject? _handler;

    public bool TryReplace(in CodecError error, ReadOnlySpan<byte> bytes, out PythonText replacement, out int position)
    {
        replacement = default;
        position = 0;
        if (Call(UnicodeErrors.CannotDecode(error, source)) is not { } result) return false;
        if (result is not PyTuple { Count: 2 } pair || pair[0] is not PyStr text || pair[1] is not (PyInt or PyBigInt))
            return PyErr.TypeError("decoding error handler must return (str, int) tuple");
        replacement = text.Text;
        return TryPosition(pair[1], bytes.Length, out position);
    }

    public bool TryReplace(in CodecError error, PythonText text, out EncodeReplacement replacement, out int position)
    {
        replacement = default;
        position = 0;
        if (Call(UnicodeErrors.CannotEncode(error, (PyStr)source)) is not { } result) return false;
        if (result is not PyTuple { Count: 2 } pair || pair[0] is not (PyStr or PyBytes) || pair[1] is not (PyInt or PyBigInt))
            return PyErr.TypeError("encoding error handler must return (str/bytes, int) tuple");
        replacement = pair[0] is PyStr other ? new EncodeReplacement(other.Text) : new EncodeReplacement(((PyBytes)pair[0]).Data);
        return TryPosition(pair[1], text.Length, out position);
    }

    private PyObject? Call(PyBaseException exception)
    {
        // Each call is work, so that a handler that goes back for ever is ended by a limit.
        if (!thread.TryChargeWork(64)) return null;
        _handler ??= thread.Interpreter.Codecs.LookupErrorHandler(name);
        return _handler is null ? null : Calls.Call1(thread, _handler, exception);
    }

    private static bool TryPosition(PyObject number, int length, out int position)
    {
        position = 0;
        if (!PyInt.TryGetInt64(number, out var index)) return PyErr.OverflowError("Python int too large to convert to C ssize_t");
        if (index < 0) index += length;
        if (index < 0 || index > length) return PyErr.IndexError($"position {index} from error handler out of bounds");
        position = (int)index;
        return true;
    }
}

/// <summary>Stands for a handler that cannot decode: <c>xmlcharrefreplace</c>, <c>namereplace</c>.</summary>
internal sealed class EncodeOnlyHandler : IDecodeErrorHandler
{
    public static readonly EncodeOnlyHandler Instance = new();

    public bool TryReplace(in CodecError error, ReadOnlySpan<byte> bytes, out PythonText replacement, out int position)
    {
        replacement = default;
        position = 0;
        return PyErr.TypeError("don't know how to handle UnicodeDecodeError in error callback");
    }
}
