using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

/// <summary>A standard stream that is a TextWriter or TextReader of the host: what <c>sys.stdout</c>, <c>sys.stderr</c> and <c>sys.stdin</c> are.</summary>
/// <remarks>It has no bytes underneath, so there is no <c>buffer</c> and no file descriptor.</remarks>
[PyType("TextIOWrapper", Module = "_io", Dict = true, Weakrefs = true, Doc = "Text stream of the host.")]
internal sealed partial class PyHostTextStream : PyObject
{
    private InstanceAttributes _attributes;
    private readonly TextWriter? _writer;
    private readonly TextReader? _reader;
    private readonly bool _replacesSurrogates;
    private bool _isClosed;

    /// <param name="name"><c>&lt;stdout&gt;</c></param>
    /// <param name="writer">Where to write; null with a null reader: nowhere.</param>
    /// <param name="reader">Where to read; null: at its end.</param>
    /// <param name="mode"><c>w</c> or <c>r</c></param>
    /// <param name="replacesSurrogates">Whether lone surrogates are written as escapes (standard error) instead of raising UnicodeEncodeError.</param>
    public PyHostTextStream(string name, TextWriter? writer, TextReader? reader, string mode, bool replacesSurrogates)
    {
        Name = name;
        Mode = mode;
        _writer = writer;
        _reader = reader;
        _replacesSurrogates = replacesSurrogates;
    }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyProperty("name")]
    internal string Name { get; }

    [PyProperty("mode", ReadOnly = true)]
    internal string Mode { get; }

    [PyProperty("encoding")]
    internal string Encoding => "utf-8";

    [PyProperty("errors")]
    internal string Errors => _replacesSurrogates ? "backslashreplace" : "strict";

    [PyProperty("newlines")]
    internal PyObject Newlines => PyNone.Instance;

    [PyProperty("closed")]
    internal bool IsClosed => _isClosed;

    [PyProperty("line_buffering")]
    internal bool IsLineBuffered => false;

    [PyProperty("write_through")]
    internal bool IsWriteThrough => false;

    [PyMethod("write(self, text, /)", Doc = "Write a string and return its length.")]
    internal PyObject? Write(PyThreadState thread, PyStr text)
    {
        if (!CheckOpen()) return null;
        if (Mode == "r") return PyErr.Set(VM.Modules.IoErrors.UnsupportedOperation(thread), "not writable");
        if (!TryGetUtf16(thread, text, out var chars)) return null;
        if (!thread.Budget.TryTakeOutput(thread, System.Text.Encoding.UTF8.GetByteCount(chars))) return null;
        try
        {
            _writer?.Write(chars);
        }
        catch (IOException exception)
        {
            return PyErr.Set(PyExceptions.OSError, exception.Message);
        }
        return PyInt.From(text.Length);
    }

    [PyMethod("flush(self, /)", Doc = "Pass on what is buffered.")]
    internal PyObject? Flush(PyThreadState thread)
    {
        if (!CheckOpen()) return null;
        try
        {
            _writer?.Flush();
        }
        catch (IOException exception)
        {
            return PyErr.Set(PyExceptions.OSError, exception.Message);
        }
        return PyNone.Instance;
    }

    [PyMethod("readline(self, size=-1, /)", Doc = "Read up to the end of the line.")]
    internal PyObject? ReadLine(PyThreadState thread, nint size)
    {
        if (!CheckReadable(thread)) return null;
        var text = new System.Text.StringBuilder();
        while (size < 0 || text.Length < size)
        {
            var c = _reader?.Read() ?? -1;
            if (c < 0) break;
            if (!thread.TryChargeWork(1)) return null;
            // Universal newlines.
            if (c == '\r')
            {
                if (_reader!.Peek() == '\n') _reader.Read();
                c = '\n';
            }
            text.Append((char)c);
            if (c == '\n') break;
        }
        return PyStr.FromUtf16(text.ToString());
    }

    [PyMethod("read(self, size=-1, /)", Doc = "Read so many characters, or all.")]
    internal PyObject? Read(PyThreadState thread, [NoneAsNull] PyObject? size)
    {
        if (!CheckReadable(thread)) return null;
        var limit = nint.MaxValue;
        if (size is not null && !Number.TryIndex(thread, size, out limit)) return null;
        if (limit < 0) limit = nint.MaxValue;
        var text = new System.Text.StringBuilder();
        while (text.Length < limit)
        {
            if (ReadLine(thread, limit - text.Length) is not PyStr line) return null;
            if (line.Length == 0) break;
            if (!thread.TryReserve(2L * text.Length)) return null;
            text.Append(line.ToString());
        }
        return PyStr.FromUtf16(text.ToString());
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject? Iter() => CheckOpen() ? this : null;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => ReadLine(thread, -1) is { } line ? line is PyStr { Length: 0 } ? null : line : null;

    [PyMethod("readable(self, /)")]
    internal bool IsReadable() => Mode == "r";

    [PyMethod("writable(self, /)")]
    internal bool IsWritable() => Mode != "r";

    [PyMethod("seekable(self, /)")]
    internal bool IsSeekable() => false;

    [PyMethod("isatty(self, /)")]
    internal bool IsTerminal() => false;

    [PyMethod("fileno(self, /)")]
    internal PyObject? FileNumber(PyThreadState thread) => PyErr.Set(VM.Modules.IoErrors.UnsupportedOperation(thread), "fileno");

    [PyMethod("reconfigure(self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)")]
    internal PyObject? Reconfigure(PyThreadState thread, PyObject encoding, PyObject errors, PyObject newline, PyObject line_buffering, PyObject write_through) =>
        encoding is PyNone && errors is PyNone && newline is PyNone ? Flush(thread) : PyErr.Set(VM.Modules.IoErrors.UnsupportedOperation(thread), "the host decides about encoding and newlines of this stream");

    [PyMethod("close(self, /)", Doc = "End the stream's use.")]
    internal PyObject? Close(PyThreadState thread)
    {
        if (_isClosed) return PyNone.Instance;
        var flushed = Flush(thread);
        _isClosed = true;
        return flushed;
    }

    [PyMethod("__enter__(self, /)")]
    internal PyObject? Enter() => CheckOpen() ? this : null;

    [PyMethod("__exit__(self, /, *args)")]
    internal PyObject? Exit(PyThreadState thread, ReadOnlySpan<PyObject> args) => Close(thread);

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => $"<_io.TextIOWrapper name='{Name}' mode='{Mode}' encoding='utf-8'>";

    private bool CheckOpen() => !_isClosed || PyErr.ValueError("I/O operation on closed file.");

    private bool CheckReadable(PyThreadState thread) => CheckOpen() && (Mode == "r" || PyErr.Set(VM.Modules.IoErrors.UnsupportedOperation(thread), "not readable"));

    private bool TryGetUtf16(PyThreadState thread, PyStr text, out string chars)
    {
        chars = "";
        if (!thread.TryChargeWork(text.Length / 8)) return false;
        var hasSurrogates = text.IsNarrow ? text.Narrow.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 : text.Text.Wide.IndexOfAnyInRange(0xD800, 0xDFFF) >= 0;
        if (!hasSurrogates)
        {
            chars = text.ToString();
            return true;
        }
        if (VM.Objects.CodecCalls.Encode(thread, text, PyStr.FromUtf16("utf-8"), PyStr.FromUtf16(Errors)) is not PyBytes bytes) return false;
        chars = System.Text.Encoding.UTF8.GetString(bytes.Bytes);
        return true;
    }
}
