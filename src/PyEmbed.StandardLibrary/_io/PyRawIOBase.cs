using PyEmbed.VM;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

/// <summary><c>_io._RawIOBase</c>: reading in terms of <c>readinto</c>.</summary>
[PyType("_RawIOBase", Module = "_io", Subclassable = true, SharesLayout = true, Doc = "The base of streams without a buffer.")]
internal partial class PyRawIOBase : PyIOBase
{
    // The largest piece that is asked for at once when somebody wants "so many bytes": what is not there is not allocated.
    private const int LargestPiece = 1 << 26;

    [PyMethod("read(self, size=-1, /)", Doc = "Read up to so many bytes with one call of the system, or all.")]
    internal static PyObject? Read(PyThreadState thread, PyIOBase self, nint size)
    {
        if (size < 0) return Streams.Call(thread, self, IoNames.ReadAll);
        size = Math.Min(size, LargestPiece);
        if (!thread.TryReserve(size)) return null;
        var bytes = new byte[size];
        if (Streams.Call(thread, self, IoNames.ReadInto, new VM.Objects.PyByteArray(bytes)) is not { } read) return null;
        if (read is PyNone) return read;
        if (!Streams.TryCount(thread, read, out var count)) return null;
        if (count < 0 || count > size) return PyErr.ValueError($"readinto returned {count} outside buffer size {size}");
        return count == size ? PyBytes.CopyOf(bytes) : PyBytes.CopyOf(bytes.AsSpan(0, (int)count));
    }

    [PyMethod("readall(self, /)", Doc = "Read until the end.")]
    internal static PyObject? ReadAll(PyThreadState thread, PyIOBase self)
    {
        var all = new ByteCollector();
        for (var isFirst = true; ; isFirst = false)
        {
            if (Streams.Call(thread, self, Names.PlainRead, PyInt.From(IoModule.DefaultBufferSize)) is not { } read) return null;
            if (read is PyNone) return isFirst ? read : all.ToBytes();
            if (read is not PyBytes part) return PyErr.TypeError("read() should return bytes");
            if (part.Length == 0) return all.ToBytes();
            if (!all.TryAppend(thread, part.Data)) return null;
        }
    }

    [PyMethod("readinto(self, buffer, /)", NoTextSignature = true)]
    internal static PyObject? ReadInto(PyThreadState thread, PyIOBase self, PyObject buffer) => PyErr.Set(PyExceptions.NotImplementedError, PyTuple.Empty);

    [PyMethod("write(self, b, /)", NoTextSignature = true)]
    internal static PyObject? Write(PyThreadState thread, PyIOBase self, PyObject b) => PyErr.Set(PyExceptions.NotImplementedError, PyTuple.Empty);
}
