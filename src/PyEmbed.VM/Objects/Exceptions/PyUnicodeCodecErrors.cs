using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>UnicodeEncodeError</c></summary>
[PyType("UnicodeEncodeError", Subclassable = true, OwnType = true, Dict = true, Doc = "Unicode encoding error.")]
internal partial class PyUnicodeEncodeError : PyUnicodeRangeError
{
    public PyUnicodeEncodeError(PyType type) : base(type) { }

    public PyUnicodeEncodeError(string encoding, PyStr text, nint start, nint end, string reason) : base(BuiltinType)
    {
        Encoding = PyStr.FromUtf16(encoding);
        Object = text;
        Start = start;
        End = end;
        Reason = PyStr.FromUtf16(reason);
        Args = PyTuple.Of(Encoding, text, PyInt.From(start), PyInt.From(end), Reason);
    }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyBaseException.New(thread, type, args, keywordNames);

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool InitializeRange(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        Initialize(thread, args, keywordNames) && Fill(thread, args, hasEncoding: true, isText: true);

    [PyMethod("__str__(self, /)")]
    internal PyObject? OwnText(PyThreadState thread) => Describe(thread, "encode", CharacterAt(), "characters");
}

/// <summary><c>UnicodeDecodeError</c></summary>
[PyType("UnicodeDecodeError", Subclassable = true, OwnType = true, Dict = true, Doc = "Unicode decoding error.")]
internal partial class PyUnicodeDecodeError : PyUnicodeRangeError
{
    public PyUnicodeDecodeError(PyType type) : base(type) { }

    /// <param name="encoding">The codec.</param>
    /// <param name="bytes">A bytes object.</param>
    /// <param name="start">The first byte that cannot be decoded.</param>
    /// <param name="end">Behind the last one.</param>
    /// <param name="reason">Why.</param>
    public PyUnicodeDecodeError(string encoding, PyObject bytes, nint start, nint end, string reason) : base(BuiltinType)
    {
        Encoding = PyStr.FromUtf16(encoding);
        Object = bytes;
        Start = start;
        End = end;
        Reason = PyStr.FromUtf16(reason);
        Args = PyTuple.Of(Encoding, bytes, PyInt.From(start), PyInt.From(end), Reason);
    }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyBaseException.New(thread, type, args, keywordNames);

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool InitializeRange(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!Initialize(thread, args, keywordNames) || !Fill(thread, args, hasEncoding: true, isText: false)) return false;
        if (Object!.Type.Has(TypeFlags.BytesSubclass)) return true;
        // Other objects with a buffer are copied, so that the error shows what was decoded.
        if (!Buffers.TryGet(thread, Object, out var lease)) return false;
        using (lease) Object = PyBytes.CopyOf(lease.Bytes);
        return true;
    }

    [PyMethod("__str__(self, /)")]
    internal PyObject? OwnText(PyThreadState thread)
    {
        string? unit = null;
        if (Object is not null && End == Start + 1 && Start >= 0)
        {
            if (!Subscript.TryLength(thread, Object, out var length)) return null;
            if (Start < length)
            {
                if (Subscript.GetItem(thread, Object, PyInt.From(Start)) is not { } item) return null;
                if (item is PyInt value) unit = $"byte 0x{value.Value:x2}";
            }
        }
        return Describe(thread, "decode", unit, "bytes");
    }
}

/// <summary><c>UnicodeTranslateError</c></summary>
[PyType("UnicodeTranslateError", Subclassable = true, OwnType = true, Dict = true, Doc = "Unicode translation error.")]
internal partial class PyUnicodeTranslateError : PyUnicodeRangeError
{
    public PyUnicodeTranslateError(PyType type) : base(type) { }

    public PyUnicodeTranslateError(PyStr text, nint start, nint end, string reason) : base(BuiltinType)
    {
        Object = text;
        Start = start;
        End = end;
        Reason = PyStr.FromUtf16(reason);
        Args = PyTuple.Of(text, PyInt.From(start), PyInt.From(end), Reason);
    }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyBaseException.New(thread, type, args, keywordNames);

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool InitializeRange(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        Initialize(thread, args, keywordNames) && Fill(thread, args, hasEncoding: false, isText: true);

    [PyMethod("__str__(self, /)")]
    internal PyObject? OwnText(PyThreadState thread) => Describe(thread, "translate", CharacterAt(), "characters");
}
