using PyEmbed.Core.Text;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

/// <summary><c>_io.StringIO</c>: a file of text in memory.</summary>
[PyType("StringIO", Module = "_io", Subclassable = true, Doc = "A stream of text in memory. newline works as in open(), but with None newlines are not translated when writing.")]
internal partial class PyStringIO : PyTextIOBase
{
    private CodePointBuffer _text = new();
    private NewlineForm _newline;
    private NewlineTranslation? _translation;
    private long _position;
    private bool _isReady;
    private bool _isClosed;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static new PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyStringIODefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, initial_value='', newline='\\n')")]
    internal bool Initialize(PyThreadState thread, [NoneAsNull] PyObject? initial_value, PyObject newline)
    {
        _isReady = false;
        if (newline is not (PyNone or PyStr)) return PyErr.TypeError($"newline must be str or None, not {newline.Type.NameInMessages}");
        if (!NewlineForm.TryCreate(newline as PyStr, out var form)) return false;
        if (initial_value is not (null or PyStr)) return PyErr.TypeError($"initial_value must be str or None, not {initial_value.Type.NameInMessages}");
        _text = new CodePointBuffer();
        _newline = form;
        _translation = form.IsUniversal ? new NewlineTranslation(form.IsTranslated) : null;
        _position = 0;
        _isClosed = false;
        _isReady = true;
        if (initial_value is PyStr { Length: > 0 } text && !TryWrite(thread, text)) return false;
        _position = 0;
        return true;
    }

    private bool CheckReady() => _isReady || PyErr.ValueError("I/O operation on uninitialized object");

    private bool CheckOpen() => CheckReady() && (!_isClosed || PyErr.ValueError("I/O operation on closed file"));

    private bool TryWrite(PyThreadState thread, PyStr text)
    {
        if (!thread.TryChargeWork(text.Length >> 3) || !thread.TryReserve(2L * text.Length)) return false;
        var added = text.Text;
        if (_translation is not null) added = _translation.Next(added, isFinal: true);
        if (_newline.Written is { } written && !NewlineWriting.TryTranslate(thread, added, written, out added)) return false;
        if (added.Length == 0) return true;
        if (!_text.TryWrite(thread, _position, added)) return false;
        _position += added.Length;
        return true;
    }

    private int Rest => (int)Math.Max(_text.Length - _position, 0);

    private PyStr? Take(PyThreadState thread, int count)
    {
        if (!thread.TryChargeWork(count >> 3) || !thread.TryReserve(2L * count)) return null;
        var taken = count == 0 ? PyStr.Empty : _text.Slice((int)_position, count);
        _position += count;
        return taken;
    }

    private PyStr? Line(PyThreadState thread, nint limit)
    {
        if (Rest == 0) return PyStr.Empty;
        var most = limit < 0 || limit > Rest ? Rest : (int)limit;
        return Take(thread, _text.EndOfLine((int)_position, (int)_position + most, _newline) - (int)_position);
    }

    [PyMethod("__next__(self, /)")]
    internal PyObject? NextOf(PyThreadState thread)
    {
        if (!CheckOpen()) return null;
        if (GetType() == typeof(PyStringIO)) return Line(thread, -1) is { Length: > 0 } own ? own : null;
        if (Streams.Call(thread, this, Names.PlainReadline) is not { } line) return null;
        if (line is not PyStr text) return PyErr.Set(PyExceptions.OSError, $"readline() should have returned a str object, not '{line.Type.NameInMessages}'");
        return text.Length == 0 ? null : text;
    }

    [PyMethod("close(self, /)", Doc = "Throw the text away.")]
    internal PyObject? CloseOf()
    {
        _isClosed = true;
        _text = new CodePointBuffer();
        return PyNone.Instance;
    }

    [PyMethod("getvalue(self, /)", Doc = "All of the text.")]
    internal PyObject? GetValue(PyThreadState thread) =>
        CheckOpen() && thread.TryChargeWork(_text.Length >> 3) && thread.TryReserve(2L * _text.Length) ? _text.Slice(0, _text.Length) : null;

    [PyMethod("read(self, size=-1, /)", Doc = "Read so many characters, or all.")]
    internal PyObject? ReadOf(PyThreadState thread, PyObject? size)
    {
        if (!Streams.TrySize(thread, size, out var count) || !CheckOpen()) return null;
        return Take(thread, count < 0 || count > Rest ? Rest : (int)count);
    }

    [PyMethod("readline(self, size=-1, /)", Doc = "Read up to the end of the line, at most so many characters.")]
    internal PyObject? ReadLineOf(PyThreadState thread, PyObject? size) => Streams.TrySize(thread, size, out var limit) && CheckOpen() ? Line(thread, limit) : null;

    [PyMethod("tell(self, /)", Doc = "The position.")]
    internal PyObject? TellOf() => CheckOpen() ? PyInt.From(_position) : null;

    [PyMethod("truncate(self, pos=None, /)", Doc = "Make the text at most so long, by default as long as up to the position.")]
    internal PyObject? TruncateOf(PyThreadState thread, PyObject? pos)
    {
        if (!CheckOpen()) return null;
        var length = (nint)_position;
        if (pos is not (null or PyNone) && !Streams.TrySize(thread, pos, out length)) return null;
        if (length < 0) return PyErr.ValueError($"Negative size value {length}");
        if (length < _text.Length) _text.Truncate((int)length);
        return PyInt.From(length);
    }

    [PyMethod("seek(self, pos, whence=0, /)", Doc = "Change the position and return the new one; whence: 0 from the start, 1 and 2 (from the position, from the end) with pos 0 only.")]
    internal PyObject? SeekOf(PyThreadState thread, nint pos, int whence)
    {
        if (!CheckOpen()) return null;
        if (whence is < 0 or > 2) return PyErr.ValueError($"Invalid whence ({whence}, should be 0, 1 or 2)");
        if (pos < 0 && whence == 0) return PyErr.ValueError($"Negative seek position {pos}");
        if (whence != 0 && pos != 0) return PyErr.Set(PyExceptions.OSError, "Can't do nonzero cur-relative seeks");
        _position = whence switch { 1 => _position, 2 => _text.Length, _ => pos };
        return PyInt.From(_position);
    }

    [PyMethod("write(self, s, /)", Doc = "Write a string and return its length.")]
    internal PyObject? WriteOf(PyThreadState thread, PyObject s)
    {
        if (!CheckReady()) return null;
        if (s is not PyStr text) return PyErr.TypeError($"string argument expected, got '{s.Type.NameInMessages}'");
        if (!CheckOpen()) return null;
        return text.Length == 0 || TryWrite(thread, text) ? PyInt.From(text.Length) : null;
    }

    [PyMethod("seekable(self, /)")]
    internal PyObject? SeekableOf() => CheckOpen() ? PyBool.True : null;

    [PyMethod("readable(self, /)")]
    internal PyObject? ReadableOf() => CheckOpen() ? PyBool.True : null;

    [PyMethod("writable(self, /)")]
    internal PyObject? WritableOf() => CheckOpen() ? PyBool.True : null;

    [PyMethod("__getstate__(self, /)", NoTextSignature = true)]
    internal PyObject? GetState(PyThreadState thread)
    {
        if (GetValue(thread) is not { } value) return null;
        var dict = InstanceDict.Materialize(this);
        return PyTuple.Adopt([value, _newline.Argument is { } newline ? PyStr.FromUtf16(newline) : PyNone.Instance, PyInt.From(_position), dict.Count == 0 ? PyNone.Instance : dict.Copy()]);
    }

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true)]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (_isClosed) return PyErr.ValueError("I/O operation on closed file");
        if (state is not PyTuple { Count: >= 4 } parts)
            return PyErr.TypeError($"{Type.NameInMessages}.__setstate__ argument should be 4-tuple, got {state.Type.NameInMessages}");
        if (!Initialize(thread, null, parts[1])) return null;
        if (parts[0] is not PyStr text) return PyErr.TypeError($"initial_value must be str or None, not {parts[0].Type.NameInMessages}");
        // The text is what getvalue() gave: its newlines were translated already.
        if (text.Length > 0 && !_text.TryWrite(thread, 0, text.Text)) return null;
        if (parts[2] is not (PyInt or PyBigInt)) return PyErr.TypeError($"third item of state must be an integer, got {parts[2].Type.NameInMessages}");
        if (!PyInt.TryGetInt64(parts[2], out var position)) return PyErr.OverflowError("Python int too large to convert to C ssize_t");
        if (position < 0) return PyErr.ValueError("position value cannot be negative");
        _position = position;
        return StreamState.TryRestoreDict(thread, this, parts[3], "fourth") ? PyNone.Instance : null;
    }

    [PyProperty("closed")]
    internal PyObject? ClosedOf() => CheckReady() ? PyBool.From(_isClosed) : null;

    [PyProperty("newlines")]
    internal PyObject? NewlinesOf() => CheckOpen() ? _translation?.Newlines ?? PyNone.Instance : null;

    [PyProperty("line_buffering")]
    internal PyObject? LineBuffering() => CheckOpen() ? PyBool.False : null;
}
