using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Multibytecodec;

/// <summary><c>_multibytecodec.MultibyteStreamReader</c>: the base of the encodings' stream readers.</summary>
[PyType("MultibyteStreamReader", Module = "_multibytecodec", Subclassable = true)]
internal partial class PyMultibyteStreamReader : ErrorTreatment
{
    private static readonly PyStr s_read = PyStr.FromName("read");
    private static readonly PyStr s_readLine = PyStr.FromName("readline");

    private PiecewiseDecoder? _decoder;
    private PyObject? _stream;

    [PyMethod("__new__(cls, stream, errors='strict')", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject stream, PyStr errors)
    {
        if (PyMultibyteCodec.EncodingOf(thread, type) is not { } encoding) return null;
        var made = PyMultibyteStreamReaderDefinition.Instance.Allocate(type);
        if (made is PyMultibyteStreamReader reader) (reader._decoder, reader._stream, reader.Errors) = (new PiecewiseDecoder(encoding), stream, errors);
        return made;
    }

    [PyMethod("read(self, sizeobj=None, /)", Doc = "Read text; sizeobj is about how many bytes.")]
    internal PyObject? Read(PyThreadState thread, PyObject sizeobj) => TrySize(sizeobj, out var size) ? Read(thread, s_read, size) : null;

    [PyMethod("readline(self, sizeobj=None, /)", Doc = "Read one line.")]
    internal PyObject? ReadLine(PyThreadState thread, PyObject sizeobj) => TrySize(sizeobj, out var size) ? Read(thread, s_readLine, size) : null;

    [PyMethod("readlines(self, sizehintobj=None, /)", Doc = "Read all lines.")]
    internal PyObject? ReadLines(PyThreadState thread, PyObject sizehintobj)
    {
        if (!TrySize(sizehintobj, out var size) || Read(thread, s_read, size) is not { } text) return null;
        return text.SplitLines(thread, keepends: true);
    }

    [PyMethod("reset(self, /)", Doc = "Forget what came before.")]
    internal PyObject Reset()
    {
        _decoder?.Reset();
        return PyNone.Instance;
    }

    [PyProperty("stream", Member = true)]
    internal PyObject Stream => _stream ?? PyNone.Instance;

    private static bool TrySize(PyObject value, out long size)
    {
        size = -1;
        if (value is PyNone) return true;
        if (value is not (PyInt or PyBigInt)) return PyErr.TypeError("arg 1 must be an integer");
        return PyInt.TryGetInt64(value, out size) || PyErr.OverflowError("Python int too large to convert to C ssize_t");
    }

    private PyStr? Read(PyThreadState thread, PyStr method, long size)
    {
        if (_decoder is null || _stream is null) return PyErr.TypeError("codec is unexpected type");
        if (size == 0) return PyStr.Empty;
        while (true)
        {
            var piece = size < 0 ? Calls.CallMethod(thread, _stream, method) : Calls.CallMethod(thread, _stream, method, PyInt.From(size));
            if (piece is null) return null;
            if (piece is not PyBytes bytes) return PyErr.TypeError($"stream function returned a non-bytes object ({piece.Type.NameInMessages})");
            if (_decoder.Decode(thread, bytes, bytes.Data, Errors, isFinal: bytes.Length == 0 || size < 0) is not { } text)
            {
                _decoder.DropWaiting();
                return null;
            }
            if (size < 0 || text.Length > 0 || bytes.Length == 0) return text;
            size = 1;   // an unfinished character: byte by byte until it is whole
        }
    }
}
