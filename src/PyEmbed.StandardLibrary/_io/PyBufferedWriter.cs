namespace PyEmbed.StandardLibrary.Io;

/// <summary><c>_io.BufferedWriter</c></summary>
[PyType("BufferedWriter", Module = "_io", Subclassable = true, Doc = "A buffer over a raw stream that is written.")]
internal partial class PyBufferedWriter : PyBuffered
{
    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static new PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyBufferedWriterDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE)")]
    internal bool Initialize(PyThreadState thread, PyObject raw, nint? buffer_size) =>
        Streams.Check(thread, raw, IoNames.Writable) && Prepare(thread, raw, buffer_size ?? IoModule.DefaultBufferSize, canRead: false, canWrite: true);

    [PyMethod("writable(self, /)", NoTextSignature = true)]
    internal PyObject? WritableOf(PyThreadState thread) => CheckReady(out var raw) ? Streams.Call(thread, raw, IoNames.Writable) : null;

    [PyMethod("write(self, buffer, /)", Doc = "Write bytes and return their number.")]
    internal PyObject? WriteOf(PyThreadState thread, PyObject buffer) => WriteBytes(thread, buffer);

    [PyMethod("flush(self, /)", NoTextSignature = true)]
    internal PyObject? FlushOf(PyThreadState thread) => FlushBuffer(thread);
}
