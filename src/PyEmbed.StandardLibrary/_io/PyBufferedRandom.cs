namespace PyEmbed.StandardLibrary.Io;

/// <summary><c>_io.BufferedRandom</c></summary>
[PyType("BufferedRandom", Module = "_io", Subclassable = true, Doc = "A buffer over a raw stream that is read and written at any position.")]
internal partial class PyBufferedRandom : PyBuffered
{
    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static new PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyBufferedRandomDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE)")]
    internal bool Initialize(PyThreadState thread, PyObject raw, nint? buffer_size) =>
        Streams.Check(thread, raw, IoNames.Seekable) && Streams.Check(thread, raw, IoNames.Readable) && Streams.Check(thread, raw, IoNames.Writable)
        && Prepare(thread, raw, buffer_size ?? IoModule.DefaultBufferSize, canRead: true, canWrite: true);

    [PyMethod("__next__(self, /)")]
    internal PyObject? NextOf(PyThreadState thread) => NextLine(thread, GetType() == typeof(PyBufferedRandom));

    [PyMethod("flush(self, /)", NoTextSignature = true)]
    internal PyObject? FlushOf(PyThreadState thread) => FlushBuffer(thread);

    [PyMethod("readable(self, /)", NoTextSignature = true)]
    internal PyObject? ReadableOf(PyThreadState thread) => CheckReady(out var raw) ? Streams.Call(thread, raw, IoNames.Readable) : null;

    [PyMethod("writable(self, /)", NoTextSignature = true)]
    internal PyObject? WritableOf(PyThreadState thread) => CheckReady(out var raw) ? Streams.Call(thread, raw, IoNames.Writable) : null;

    [PyMethod("read(self, size=-1, /)", Doc = "Read so many bytes, or all.")]
    internal PyObject? ReadOf(PyThreadState thread, PyObject? size) => ReadBytes(thread, size);

    [PyMethod("read1(self, size=-1, /)", Doc = "Read up to so many bytes with at most one read of the raw stream.")]
    internal PyObject? Read1Of(PyThreadState thread, nint size) => ReadOnce(thread, size);

    [PyMethod("readinto(self, buffer, /)", Doc = "Read as many bytes as the buffer has room for.")]
    internal PyObject? ReadIntoOf(PyThreadState thread, PyObject buffer) => ReadIntoBuffer(thread, buffer, once: false);

    [PyMethod("readinto1(self, buffer, /)", Doc = "Read into the buffer with at most one read of the raw stream.")]
    internal PyObject? ReadInto1Of(PyThreadState thread, PyObject buffer) => ReadIntoBuffer(thread, buffer, once: true);

    [PyMethod("readline(self, size=-1, /)", Doc = "Read up to the end of the line, at most so many bytes.")]
    internal PyObject? ReadLineOf(PyThreadState thread, PyObject? size) => ReadLineBytes(thread, size);

    [PyMethod("peek(self, size=0, /)", Doc = "What is in the buffer, without going on; at most one read of the raw stream.")]
    internal PyObject? PeekOf(PyThreadState thread, nint size) => PeekBytes(thread);

    [PyMethod("write(self, buffer, /)", Doc = "Write bytes and return their number.")]
    internal PyObject? WriteOf(PyThreadState thread, PyObject buffer) => WriteBytes(thread, buffer);
}
