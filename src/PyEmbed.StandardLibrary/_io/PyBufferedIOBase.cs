using PyEmbed.VM;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

/// <summary><c>_io._BufferedIOBase</c>: <c>readinto</c> in terms of <c>read</c>.</summary>
[PyType("_BufferedIOBase", Module = "_io", Subclassable = true, SharesLayout = true, Doc = "The base of streams of bytes with a buffer: read and write do all that was asked for.")]
internal partial class PyBufferedIOBase : PyIOBase
{
    [PyMethod("detach(self, /)", Doc = "Give back the stream underneath; this one cannot be used any more.")]
    internal static PyObject? Detach(PyThreadState thread, PyIOBase self) => Streams.Unsupported(thread, "detach");

    [PyMethod("read(self, size=-1, /)", NoTextSignature = true, Doc = "Read so many bytes, or all.")]
    internal static PyObject? Read(PyThreadState thread, PyIOBase self, PyObject? size) => Streams.Unsupported(thread, "read");

    [PyMethod("read1(self, size=-1, /)", NoTextSignature = true, Doc = "Read up to so many bytes with at most one read of the stream underneath.")]
    internal static PyObject? Read1(PyThreadState thread, PyIOBase self, PyObject? size) => Streams.Unsupported(thread, "read1");

    [PyMethod("write(self, b, /)", NoTextSignature = true, Doc = "Write bytes and return their number.")]
    internal static PyObject? Write(PyThreadState thread, PyIOBase self, PyObject b) => Streams.Unsupported(thread, "write");

    [PyMethod("readinto(self, buffer, /)", Doc = "Read as many bytes as the buffer has room for.")]
    internal static PyObject? ReadInto(PyThreadState thread, PyIOBase self, PyObject buffer) => ReadInto(thread, self, buffer, Names.PlainRead, "readinto");

    [PyMethod("readinto1(self, buffer, /)", Doc = "Read into the buffer with at most one read of the stream underneath.")]
    internal static PyObject? ReadInto1(PyThreadState thread, PyIOBase self, PyObject buffer) => ReadInto(thread, self, buffer, IoNames.Read1, "readinto1");

    private static PyObject? ReadInto(PyThreadState thread, PyIOBase self, PyObject buffer, PyStr method, string function)
    {
        if (!Streams.TryGetWritable(thread, buffer, function, out var lease)) return null;
        using (lease)
        {
            if (Streams.Call(thread, self, method, PyInt.From(lease.Length)) is not { } read) return null;
            if (read is not PyBytes data) return PyErr.TypeError("read() should return bytes");
            if (data.Length > lease.Length) return PyErr.ValueError($"read() returned too much data: {lease.Length} bytes requested, {data.Length} returned");
            data.Data.CopyTo(lease.WritableBytes);
            return PyInt.From(data.Length);
        }
    }
}
