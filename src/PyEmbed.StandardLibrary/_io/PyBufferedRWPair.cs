using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

/// <summary><c>_io.BufferedRWPair</c>: two raw streams, one to read and one to write, as one (a pipe, a socket).</summary>
[PyType("BufferedRWPair", Module = "_io", Subclassable = true, Doc = "A buffered reader and a buffered writer over two raw streams.")]
internal partial class PyBufferedRWPair : PyBufferedIOBase
{
    private PyBufferedReader? _reader;
    private PyBufferedWriter? _writer;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static new PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyBufferedRWPairDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)")]
    internal bool Initialize(PyThreadState thread, PyObject reader, PyObject writer, nint? buffer_size)
    {
        if (!Streams.Check(thread, reader, IoNames.Readable) || !Streams.Check(thread, writer, IoNames.Writable)) return false;
        var read = new PyBufferedReader();
        if (!read.Initialize(thread, reader, buffer_size)) return false;
        var write = new PyBufferedWriter();
        if (!write.Initialize(thread, writer, buffer_size)) return false;
        (_reader, _writer) = (read, write);
        return true;
    }

    private PyObject? Reader(PyThreadState thread, PyStr method, params ReadOnlySpan<PyObject> args) =>
        _reader is null ? PyErr.ValueError("I/O operation on uninitialized object") : Streams.Call(thread, _reader, method, args);

    private PyObject? Writer(PyThreadState thread, PyStr method, params ReadOnlySpan<PyObject> args) =>
        _writer is null ? PyErr.ValueError("I/O operation on uninitialized object") : Streams.Call(thread, _writer, method, args);

    [PyMethod("read(self, /, *args)", NoTextSignature = true)]
    internal PyObject? ReadOf(PyThreadState thread, ReadOnlySpan<PyObject> args) => Reader(thread, Names.PlainRead, args);

    [PyMethod("peek(self, /, *args)", NoTextSignature = true)]
    internal PyObject? PeekOf(PyThreadState thread, ReadOnlySpan<PyObject> args) => Reader(thread, IoNames.Peek, args);

    [PyMethod("read1(self, /, *args)", NoTextSignature = true)]
    internal PyObject? Read1Of(PyThreadState thread, ReadOnlySpan<PyObject> args) => Reader(thread, IoNames.Read1, args);

    [PyMethod("readinto(self, /, *args)", NoTextSignature = true)]
    internal PyObject? ReadIntoOf(PyThreadState thread, ReadOnlySpan<PyObject> args) => Reader(thread, IoNames.ReadInto, args);

    [PyMethod("readinto1(self, /, *args)", NoTextSignature = true)]
    internal PyObject? ReadInto1Of(PyThreadState thread, ReadOnlySpan<PyObject> args) => Reader(thread, IoNames.ReadInto1, args);

    [PyMethod("write(self, /, *args)", NoTextSignature = true)]
    internal PyObject? WriteOf(PyThreadState thread, ReadOnlySpan<PyObject> args) => Writer(thread, Names.PlainWrite, args);

    [PyMethod("flush(self, /)", NoTextSignature = true)]
    internal PyObject? FlushOf(PyThreadState thread) => Writer(thread, Names.PlainFlush);

    [PyMethod("readable(self, /)", NoTextSignature = true)]
    internal PyObject? ReadableOf(PyThreadState thread) => Reader(thread, IoNames.Readable);

    [PyMethod("writable(self, /)", NoTextSignature = true)]
    internal PyObject? WritableOf(PyThreadState thread) => Writer(thread, IoNames.Writable);

    [PyMethod("close(self, /)", NoTextSignature = true)]
    internal PyObject? CloseOf(PyThreadState thread)
    {
        PyBaseException? error = null;
        if (Writer(thread, Names.PlainClose) is null && (error = Streams.Take(thread)) is null) return null;
        var result = Reader(thread, Names.PlainClose);
        if (error is null) return result;
        Streams.Chain(thread, error);
        return null;
    }

    [PyMethod("isatty(self, /)", NoTextSignature = true)]
    internal PyObject? IsTerminalOf(PyThreadState thread)
    {
        if (Writer(thread, Names.PlainIsatty) is not { } answer || ReferenceEquals(answer, PyBool.True)) return thread.HasError ? null : PyBool.True;
        return Reader(thread, Names.PlainIsatty);
    }

    [PyProperty("closed")]
    internal PyObject? ClosedOf(PyThreadState thread) =>
        _writer is null ? PyErr.RuntimeError("the BufferedRWPair object is being garbage-collected") : Streams.Get(thread, _writer, IoNames.Closed);
}
