using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Runs an error handler that Python code has registered. Where it fails, the error is set on the thread when the codec returns.</summary>
/// <param name="thread">The thread.</param>
/// <param name="name">The handler's name; it is looked up when it is needed.</param>
/// <param name="source">The str or bytes object that is converted.</param>
/// <param name="isMultiByte">Whether the codec is one of the multi-byte ones, whose messages differ.</param>
internal sealed class PythonErrorHandler(PyThreadState thread, PyStr name, PyObject source, bool isMultiByte = false) : IDecodeErrorHandler, IEncodeErrorHandler
{
    private PyObject? _handler;
    private GrowthReserve _made;

    /// <summary>Decodes another object from a position on, for a codec that cannot be found by its name. Null: an error is set.</summary>
    public Func<PyBytes, int, PyStr?>? DecodeOther { get; init; }

    private int _start;   // where in the source the bytes begin that the codec sees

    public bool TryReplace(in CodecError error, ReadOnlySpan<byte> bytes, out PythonText replacement, out int position)
    {
        replacement = default;
        position = 0;
        var exception = UnicodeErrors.CannotDecode(error with { Start = error.Start + _start, End = error.End + _start }, source);
        if (Call(exception, error) is not { } result) return false;
        if (result is not PyTuple { Count: 2 } pair || pair[0] is not PyStr text || pair[1] is not (PyInt or PyBigInt))
            return PyErr.TypeError("decoding error handler must return (str, int) tuple");
        if (!_made.TryAdd(thread, text.Length * (long)sizeof(char))) return false;
        replacement = text.Text;
        var now = exception is PyUnicodeDecodeError { Object: { } shown } ? shown : source;
        if (ReferenceEquals(now, source))
        {
            if (!TryPosition(pair[1], bytes.Length + _start, out position)) return false;
            if (position >= _start)
            {
                position -= _start;
                return true;
            }
        }
        else
        {
            if (now is not PyBytes) return PyErr.TypeError("object attribute must be bytes");
            if (!TryPosition(pair[1], ((PyBytes)now).Data.Length, out position)) return false;
        }
        // The handler has put other bytes in, or goes back in such: what they say is the rest of the text.
        if (!TryDecodeRest(error.Encoding, (PyBytes)now, position, text, out replacement)) return false;
        position = bytes.Length;
        return true;
    }

    private bool TryDecodeRest(string encoding, PyBytes changed, int start, PyStr before, out PythonText text)
    {
        text = default;
        if (!thread.TryEnterRecursion(" while decoding")) return false;
        if (DecodeOther is not null)
        {
            var other = DecodeOther(changed, start);
            thread.LeaveRecursion();
            if (other is null) return false;
            text = Join(before, other.Text);
            return true;
        }
        var rest = changed.Data.AsSpan(start);
        var handler = new PythonErrorHandler(thread, name, changed) { _start = start };
        CodecError error;
        bool isGood;
        if (TryFindByMessage(encoding, out var standard)) isGood = StandardEncodings.TryDecode(standard, rest, handler, out text, out error);
        else if (LegacyEncoding.TryFind(EncodingName.Normalize(encoding), out var legacy)) isGood = legacy.TryDecode(rest, handler, isFinal: true, out text, out _, out error);
        else
        {
            thread.LeaveRecursion();
            return PyErr.NotImplementedError($"the codec '{encoding}' does not go on with the object that an error handler has put in");
        }
        thread.LeaveRecursion();
        if (!isGood)
        {
            if (!thread.HasError) PyErr.Set(UnicodeErrors.CannotDecode(error, changed));
            return false;
        }
        text = Join(before, text);
        return true;
    }

    // The names in messages are those of CPython's functions.
    private static bool TryFindByMessage(string encoding, out StandardEncoding standard)
    {
        standard = encoding == "unicodeescape" ? StandardEncoding.UnicodeEscape : StandardEncoding.RawUnicodeEscape;
        return encoding is "unicodeescape" or "rawunicodeescape" || EncodingName.TryFind(PyStr.FromUtf16(encoding), out standard);
    }

    private static PythonText Join(PyStr before, PythonText rest)
    {
        var whole = new PythonTextBuilder(before.Length + rest.Length);
        whole.Append(before.Text);
        whole.Append(rest);
        return whole.ToText();
    }

    public bool TryReplace(in CodecError error, PythonText text, out EncodeReplacement replacement, out int position)
    {
        replacement = default;
        position = 0;
        if (Call(UnicodeErrors.CannotEncode(error, (PyStr)source), error) is not { } result) return false;
        if (result is not PyTuple { Count: 2 } pair || pair[0] is not (PyStr or PyBytes) || pair[1] is not (PyInt or PyBigInt))
            return PyErr.TypeError(isMultiByte ? "encoding error handler must return (str, int) tuple" : "encoding error handler must return (str/bytes, int) tuple");
        if (!_made.TryAdd(thread, pair[0] is PyStr made ? made.Length * (long)sizeof(char) : ((PyBytes)pair[0]).Data.Length)) return false;
        replacement = pair[0] is PyStr other ? new EncodeReplacement(other.Text) : new EncodeReplacement(((PyBytes)pair[0]).Data);
        return TryPosition(pair[1], text.Length, out position);
    }

    private PyObject? Call(PyBaseException exception, in CodecError error)
    {
        // Each call is work, so that a handler that goes back for ever is ended by a limit; one that goes on by a character has the codec look for the end of what is wrong each time.
        if (!thread.TryChargeWork(64 + (error.End - error.Start) / 8)) return null;
        _handler ??= thread.Interpreter.Codecs.LookupErrorHandler(name);
        return _handler is null ? null : Calls.Call1(thread, _handler, exception);
    }

    private bool TryPosition(PyObject number, int length, out int position)
    {
        position = 0;
        if (!PyInt.TryGetInt64(number, out var index)) return isMultiByte ? PyErr.IndexError("position -1 from error handler out of bounds") : PyErr.OverflowError("Python int too large to convert to C ssize_t");
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
