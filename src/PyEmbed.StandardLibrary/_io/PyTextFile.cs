using PyEmbed.Core.Text;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

/// <summary>A file opened for reading as text. Its content was read and decoded when it was opened.</summary>
[PyType("TextIOWrapper", Module = "_io", Weakrefs = true)]
internal sealed partial class PyTextFile : PyObject
{
    private readonly PythonText _content;
    private readonly string _encoding;
    private int _position;

    private PyTextFile(PyStr name, PythonText content, string encoding)
    {
        Name = name;
        _content = content;
        _encoding = encoding;
    }

    /// <summary>Newlines are translated unless <paramref name="newline"/> says otherwise. Null: an error is set.</summary>
    public static PyTextFile? Create(PyThreadState thread, PyStr name, PyStr text, PyStr? encoding, PyStr? newline)
    {
        var shown = encoding?.ToString() ?? "utf-8";
        if (newline is not null)
        {
            if (newline.ToString() is not ("" or "\n" or "\r" or "\r\n")) return Fail($"illegal newline value: {newline}");
            if (newline.ToString() is not ("" or "\n")) return Fail($"newline={newline} is not supported yet");
            return new PyTextFile(name, text.Text, shown);
        }
        if (!text.IsNarrow || !text.Narrow.Contains('\r')) return new PyTextFile(name, text.Text, shown);
        return thread.TryChargeWork(text.Length) ? new PyTextFile(name, PythonText.FromCodeUnits(text.Narrow.Replace("\r\n", "\n").Replace('\r', '\n')), shown) : null;
    }

    private static PyTextFile? Fail(string message)
    {
        _ = PyErr.ValueError(message);
        return null;
    }

    [PyProperty("name")]
    internal PyStr Name { get; }

    [PyProperty("mode")]
    internal string Mode => "r";

    [PyProperty("encoding")]
    internal string Encoding => _encoding;

    [PyProperty("closed")]
    internal bool IsClosed { get; private set; }

    [PyMethod("read(self, size=-1, /)", Doc = "Read so many characters, or all that are left.")]
    internal PyObject? Read(PyThreadState thread, [NoneAsNull] PyObject? size) =>
        CheckOpen() && PyBytesFile.TryGetSize(thread, size, _content.Length - _position, out var count) ? Take(thread, count) : null;

    [PyMethod("readline(self, size=-1, /)", Doc = "Read up to the end of the line.")]
    internal PyObject? ReadLine(PyThreadState thread, [NoneAsNull] PyObject? size)
    {
        if (!CheckOpen() || !PyBytesFile.TryGetSize(thread, size, _content.Length - _position, out var count)) return null;
        var end = _content.IsNarrow ? _content.Narrow.AsSpan(_position, count).IndexOf('\n') : _content.Wide.Slice(_position, count).IndexOf('\n');
        return Take(thread, end < 0 ? count : end + 1);
    }

    [PyMethod("readlines(self, hint=-1, /)", Doc = "Read all lines that are left.")]
    internal PyObject? ReadLines(PyThreadState thread, PyObject? hint) => Iteration.ToList(thread, this);

    [PyMethod("readable(self, /)")]
    internal bool IsReadable() => true;

    [PyMethod("writable(self, /)")]
    internal bool IsWritable() => false;

    [PyMethod("close(self, /)", Doc = "End the file's use.")]
    internal void Close() => IsClosed = true;

    [PyMethod("__enter__(self, /)")]
    internal PyObject? Enter() => CheckOpen() ? this : null;

    [PyMethod("__exit__(self, /, *args)")]
    internal void Exit(ReadOnlySpan<PyObject> args) => IsClosed = true;

    [PyMethod("__iter__(self, /)")]
    internal PyObject? Iter() => CheckOpen() ? this : null;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => ReadLine(thread, null) is PyStr { Length: > 0 } line ? line : null;

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) => Representation.Repr(thread, Name) is { } repr ? PyStr.FromUtf16($"<_io.TextIOWrapper name={repr} mode='r' encoding='{_encoding}'>") : null;

    private PyObject? Take(PyThreadState thread, int count)
    {
        if (!thread.TryReserve(2L * count)) return null;
        var start = _position;
        _position += count;
        return PyStr.From(_content.IsNarrow ? PythonText.FromCodeUnits(_content.Narrow.Substring(start, count)) : PythonText.FromCodePoints(_content.Wide.Slice(start, count)));
    }

    private bool CheckOpen() => !IsClosed || PyErr.ValueError("I/O operation on closed file.");
}
