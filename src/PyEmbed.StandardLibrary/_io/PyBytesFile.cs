using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

/// <summary>A file opened for reading as bytes. Its content was read when it was opened.</summary>
[PyType("BufferedReader", Module = "_io", Weakrefs = true)]
internal sealed partial class PyBytesFile(PyStr name, byte[] content) : PyObject
{
    private int _position;

    [PyProperty("name")]
    internal PyStr Name { get; } = name;

    [PyProperty("mode")]
    internal string Mode => "rb";

    [PyProperty("closed")]
    internal bool IsClosed { get; private set; }

    [PyMethod("read(self, size=-1, /)", Doc = "Read so many bytes, or all that are left.")]
    internal PyObject? Read(PyThreadState thread, [NoneAsNull] PyObject? size)
    {
        if (!CheckOpen() || !TryGetSize(thread, size, content.Length - _position, out var count)) return null;
        return Take(thread, count);
    }

    [PyMethod("readline(self, size=-1, /)", Doc = "Read up to the end of the line.")]
    internal PyObject? ReadLine(PyThreadState thread, [NoneAsNull] PyObject? size)
    {
        if (!CheckOpen() || !TryGetSize(thread, size, content.Length - _position, out var count)) return null;
        var end = content.AsSpan(_position, count).IndexOf((byte)'\n');
        return Take(thread, end < 0 ? count : end + 1);
    }

    [PyMethod("readlines(self, hint=-1, /)", Doc = "Read all lines that are left.")]
    internal PyObject? ReadLines(PyThreadState thread, PyObject? hint) => Iteration.ToList(thread, this);

    [PyMethod("seek(self, target, whence=0, /)", Doc = "Change the position.")]
    internal PyObject? Seek(PyThreadState thread, nint target, int whence)
    {
        if (!CheckOpen()) return null;
        if (whence is < 0 or > 2) return PyErr.ValueError($"whence value {whence} unsupported");
        var position = whence switch { 1 => _position + target, 2 => content.Length + target, _ => target };
        if (position < 0) return PyErr.Set(PyExceptions.OSError, PyTuple.Of(PyInt.From(22), PyStr.FromUtf16("Invalid argument")));
        _position = (int)Math.Min(position, content.Length);
        return PyInt.From(position);
    }

    [PyMethod("tell(self, /)", Doc = "The position.")]
    internal PyObject? Tell() => CheckOpen() ? PyInt.From(_position) : null;

    [PyMethod("readable(self, /)")]
    internal bool IsReadable() => true;

    [PyMethod("writable(self, /)")]
    internal bool IsWritable() => false;

    [PyMethod("seekable(self, /)")]
    internal bool IsSeekable() => true;

    [PyMethod("close(self, /)", Doc = "End the file's use.")]
    internal void Close() => IsClosed = true;

    [PyMethod("__enter__(self, /)")]
    internal PyObject? Enter() => CheckOpen() ? this : null;

    [PyMethod("__exit__(self, /, *args)")]
    internal void Exit(ReadOnlySpan<PyObject> args) => IsClosed = true;

    [PyMethod("__iter__(self, /)")]
    internal PyObject? Iter() => CheckOpen() ? this : null;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => ReadLine(thread, null) is PyBytes { Length: > 0 } line ? line : null;

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) => Representation.Repr(thread, Name) is { } repr ? PyStr.FromUtf16($"<_io.BufferedReader name={repr}>") : null;

    private PyObject? Take(PyThreadState thread, int count)
    {
        if (!thread.TryReserve(count)) return null;
        var part = PyBytes.CopyOf(content.AsSpan(_position, count));
        _position += count;
        return part;
    }

    private bool CheckOpen() => !IsClosed || PyErr.ValueError("I/O operation on closed file.");

    internal static bool TryGetSize(PyThreadState thread, PyObject? size, int most, out int count)
    {
        count = most;
        if (size is null) return true;
        if (!Number.TryIndex(thread, size, out var wanted)) return false;
        if (wanted >= 0 && wanted < most) count = (int)wanted;
        return true;
    }
}
