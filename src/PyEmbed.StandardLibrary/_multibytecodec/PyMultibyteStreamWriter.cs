using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Multibytecodec;

/// <summary><c>_multibytecodec.MultibyteStreamWriter</c>: the base of the encodings' stream writers.</summary>
[PyType("MultibyteStreamWriter", Module = "_multibytecodec", Subclassable = true)]
internal partial class PyMultibyteStreamWriter : ErrorTreatment
{
    private static readonly PyStr s_write = PyStr.FromName("write");

    private PiecewiseEncoder? _encoder;
    private PyObject? _stream;

    [PyMethod("__new__(cls, stream, errors='strict')", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject stream, PyStr errors)
    {
        if (PyMultibyteCodec.EncodingOf(thread, type) is not { } encoding) return null;
        var made = PyMultibyteStreamWriterDefinition.Instance.Allocate(type);
        if (made is PyMultibyteStreamWriter writer) (writer._encoder, writer._stream, writer.Errors) = (new PiecewiseEncoder(encoding), stream, errors);
        return made;
    }

    [PyMethod("write(self, strobj, /)", Doc = "Write text.")]
    internal PyObject? Write(PyThreadState thread, PyObject strobj) => TryWrite(thread, strobj) ? PyNone.Instance : null;

    [PyMethod("writelines(self, lines, /)", Doc = "Write each text of a sequence.")]
    internal PyObject? WriteLines(PyThreadState thread, PyObject lines)
    {
        if (!Subscript.IsSequence(lines)) return PyErr.TypeError("arg must be a sequence object");
        // The sequence may change meanwhile.
        for (long i = 0; ; i++)
        {
            if (!thread.TryChargeWork(1) || !Subscript.TryLength(thread, lines, out var count)) return null;
            if (i >= count) return PyNone.Instance;
            if (Subscript.GetItem(thread, lines, PyInt.From(i)) is not { } line || !TryWrite(thread, line)) return null;
        }
    }

    [PyMethod("reset(self, /)", Doc = "Write what waits, and forget what came before.")]
    internal PyObject? Reset(PyThreadState thread)
    {
        if (_encoder is null || _stream is null) return PyErr.TypeError("codec is unexpected type");
        if (!_encoder.IsWaiting) return PyNone.Instance;
        if (_encoder.Encode(thread, PyStr.Empty, Errors, isFinal: true) is not { } bytes) return null;
        return bytes.Length == 0 || Calls.CallMethod(thread, _stream, s_write, bytes) is not null ? PyNone.Instance : null;
    }

    [PyProperty("stream", Member = true)]
    internal PyObject Stream => _stream ?? PyNone.Instance;

    private bool TryWrite(PyThreadState thread, PyObject text)
    {
        if (_encoder is null || _stream is null) return PyErr.TypeError("codec is unexpected type");
        return _encoder.Encode(thread, text, Errors, isFinal: false) is { } bytes && Calls.CallMethod(thread, _stream, s_write, bytes) is not null;
    }
}
