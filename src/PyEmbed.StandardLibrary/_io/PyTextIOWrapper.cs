using System.Diagnostics.CodeAnalysis;
using PyEmbed.Core.Text;
using PyEmbed.StandardLibrary.Codecs;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

/// <summary><c>_io.TextIOWrapper</c>: text over a buffered stream of bytes.</summary>
/// <remarks>
/// The standard streams begin as text of the host (<see cref="HostText"/>), without bytes underneath: nothing is encoded only to be decoded again. Their buffer is made when somebody asks
/// for it, and a change of the encoding makes a wrapper like any other of them.
/// </remarks>
[PyType("TextIOWrapper", Module = "_io", Subclassable = true, Doc = "Text over a buffered stream of bytes. newline: None, '', \\n, \\r or \\r\\n, as in open(); line_buffering: a newline flushes; write_through: nothing waits here.")]
internal partial class PyTextIOWrapper : PyTextIOBase
{
    private const int DefaultChunk = 8192;

    private PyObject? _buffer;
    private HostText? _host;
    private bool _isReady;
    private bool _isDetached;
    private PyStr _encoding = PyStr.Empty;
    private PyStr _errors = PyStr.Empty;
    private TextCodec? _codec;
    private TextDecoder? _decoder;
    private TextEncoder? _encoder;
    private NewlineForm _newline;
    private NewlineTranslation? _translation;
    private bool _lineBuffering;
    private bool _writeThrough;
    private bool _isSeekable;
    private bool _isTelling;
    private bool _hasRead1;
    private int _chunkSize = DefaultChunk;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static new PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyTextIOWrapperDefinition.Instance.Allocate(type);

    /// <summary>A standard stream.</summary>
    public static PyTextIOWrapper OfHost(HostText host)
    {
        var made = new PyTextIOWrapper { _host = host, _isReady = true, _encoding = s_utf8, _errors = PyStr.FromUtf16(host.Errors), _lineBuffering = host.IsLineBuffered };
        InstanceDict.Set(made, IoNames.Mode, host.IsWritable ? s_w : s_r);
        return made;
    }

    private static readonly PyStr s_utf8 = PyStr.FromName("utf-8");
    private static readonly PyStr s_locale = PyStr.FromName("UTF-8");
    private static readonly PyStr s_ascii = PyStr.FromName("ANSI_X3.4-1968");
    private static readonly PyStr s_strict = PyStr.FromName("strict");
    private static readonly PyStr s_w = PyStr.FromName("w");
    private static readonly PyStr s_r = PyStr.FromName("r");

    [PyMethod("__init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)")]
    internal bool Initialize(PyThreadState thread, PyObject buffer, [NoneAsNull] PyStr? encoding, [NoneAsNull] PyObject? errors, [NoneAsNull] PyStr? newline, bool line_buffering, bool write_through)
    {
        _isReady = false;
        _isDetached = false;
        _host = null;
        if (encoding is null && thread.Interpreter.Settings.WarnDefaultEncoding && !IoModule.TryWarnOfEncoding(thread, 1)) return false;
        if (errors is not (null or PyStr)) return PyErr.TypeError($"TextIOWrapper() argument 'errors' must be str or None, not {errors.Type.NameInMessages}");
        if (errors is PyStr handler && !CodecCalls.TryCheckNames(thread, null, handler)) return false;
        if (!IsUtf8(thread, encoding) || !IsUtf8(thread, errors as PyStr) || !IsUtf8(thread, newline)) return false;
        if (!NewlineForm.TryCreate(newline, out var form)) return false;
        var name = encoding is null || encoding.TextEquals("locale") ? Locale(thread) : encoding;
        if (TextCodec.Find(thread, name, "codecs.open()") is not { } codec) return false;
        ForgetText();
        _pending.Clear();
        _encoding = name;
        _codec = codec;
        _errors = errors as PyStr ?? s_strict;
        (_lineBuffering, _writeThrough) = (line_buffering, write_through);
        _newline = form;
        _chunkSize = DefaultChunk;
        if (!TryMakeCoders(thread, buffer)) return false;
        if (_buffer is PyIOBase before) before.SetWrapped(false);
        _buffer = buffer;
        if (Streams.Call(thread, buffer, IoNames.Seekable) is not { } seekable || !Truth.TryTest(thread, seekable, out _isSeekable)) return false;
        _isTelling = _isSeekable;
        if (!Attributes.TryGet(thread, buffer, IoNames.Read1, out var read1)) return false;
        _hasRead1 = read1 is not null;
        if (!TryFindStart(thread)) return false;
        if (buffer is PyIOBase below) below.SetWrapped(true);
        _isReady = true;
        Watch(thread);
        return true;
    }

    private static PyStr Locale(PyThreadState thread) => thread.Interpreter.Settings is { HasAsciiLocale: true, Utf8Mode: false } ? s_ascii : s_locale;

    // CPython takes these arguments as UTF-8.
    private static bool IsUtf8(PyThreadState thread, PyStr? text)
    {
        if (text is null || !text.IsNarrow) return true;
        if (text.NarrowSpan.Contains('\0')) return PyErr.ValueError("embedded null character");
        return text.NarrowSpan.IndexOfAnyInRange('\uD800', '\uDFFF') < 0 || CodecCalls.Encode(thread, text, Core.Encodings.StandardEncoding.Utf8, null) is not null;
    }

    private bool TryMakeCoders(PyThreadState thread, PyObject buffer)
    {
        (_decoder, _encoder, _translation) = (null, null, null);
        if (Streams.Call(thread, buffer, IoNames.Readable) is not { } readable || !Truth.TryTest(thread, readable, out var reads)) return false;
        if (reads)
        {
            if ((_decoder = _codec!.CreateDecoder(thread, _errors)) is null) return false;
            if (_newline.IsUniversal) _translation = new NewlineTranslation(_newline.IsTranslated);
        }
        if (Streams.Call(thread, buffer, IoNames.Writable) is not { } writable || !Truth.TryTest(thread, writable, out var writes)) return false;
        return !writes || (_encoder = _codec!.CreateEncoder(thread, _errors)) is not null;
    }

    /// <summary>In the middle of a file no mark of the byte order is written.</summary>
    private bool TryFindStart(PyThreadState thread)
    {
        if (!_isSeekable || _encoder is null) return true;
        if (Streams.Call(thread, _buffer!, IoNames.Tell) is not { } position) return false;
        return PyInt.TryGetInt64(position, out var at) && at == 0 || _encoder.TrySetStart(thread, false);
    }

    // ---- what every method begins with ----

    /// <summary>The buffer; a standard stream makes it now.</summary>
    private bool TryGetBuffer(PyThreadState thread, [NotNullWhen(true)] out PyObject? buffer)
    {
        buffer = null;
        if (!CheckReady()) return false;
        if (_buffer is null && _host is not null) _buffer = _host.CreateBuffer(thread);
        buffer = _buffer;
        return buffer is not null;
    }

    private bool CheckReady()
    {
        if (_isReady) return true;
        return PyErr.ValueError(_isDetached ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
    }

    private bool CheckOpen(PyThreadState thread)
    {
        if (!CheckReady()) return false;
        if (_host is not null) return !_host.IsClosed || PyErr.ValueError(Streams.ClosedMessage);
        if (GetType() == typeof(PyTextIOWrapper) && _buffer is PyBuffered { HasPlainFile: true } buffer) return !buffer.IsPlainFileClosed || PyErr.ValueError(Streams.ClosedMessage);
        return Streams.CheckOpen(thread, this);
    }

    /// <summary>A standard stream becomes a wrapper like any other.</summary>
    private bool TryLeaveHost(PyThreadState thread)
    {
        if (_host is not { } host) return true;
        if (!host.TryFlush() || !TryGetBuffer(thread, out var buffer)) return false;
        if (TextCodec.Find(thread, _encoding, "codecs.open()") is not { } codec) return false;
        _codec = codec;
        if (!NewlineForm.TryCreate(host.IsWritable ? PyStr.FromUtf16("\n") : null, out _newline)) return false;
        _host = null;
        _hasRead1 = true;
        return TryMakeCoders(thread, buffer);
    }

    // ---- attributes and closing ----

    [PyProperty("encoding", Member = true)]
    internal PyObject? EncodingValue => _isReady || _encoding.Length > 0 ? _encoding : null;

    [PyProperty("buffer", Member = true)]
    internal PyObject? BufferValue(PyThreadState thread)
    {
        if (_host is not null) return TryGetBuffer(thread, out var made) ? made : null;
        return _buffer ?? PyErr.AttributeError("buffer");
    }

    [PyProperty("line_buffering", Member = true)]
    internal bool LineBuffering => _lineBuffering;

    [PyProperty("write_through", Member = true)]
    internal bool WriteThrough => _writeThrough;

    /// <summary>Whether the stream is being closed because it has become garbage.</summary>
    [PyProperty("_finalizing", Member = true)]
    internal bool IsFinalizing { get; set; }

    [PyProperty("name")]
    internal PyObject? NameOf(PyThreadState thread)
    {
        if (!CheckReady()) return null;
        return _host is not null ? PyStr.FromUtf16(_host.Name) : Streams.Get(thread, _buffer!, Names.PlainName);
    }

    [PyProperty("closed")]
    internal PyObject? ClosedOf(PyThreadState thread)
    {
        if (!CheckReady()) return null;
        return _host is not null ? PyBool.From(_host.IsClosed) : Streams.Get(thread, _buffer!, IoNames.Closed);
    }

    [PyProperty("newlines")]
    internal PyObject? NewlinesOf() => CheckReady() ? _translation?.Newlines ?? PyNone.Instance : null;

    [PyProperty("errors")]
    internal PyObject? ErrorsOf() => _isDetached || CheckReady() ? _errors : null;

    [PyProperty("_CHUNK_SIZE", Setter = nameof(SetChunkSize))]
    internal PyObject? ChunkSize() => CheckReady() ? PyInt.From(_chunkSize) : null;

    internal bool SetChunkSize(PyThreadState thread, PyObject? value)
    {
        if (!CheckReady()) return false;
        if (value is null) return PyErr.AttributeError("cannot delete attribute");
        if (!Number.TryIndex(thread, value, PyExceptions.ValueError, out var size)) return false;
        if (size <= 0) return PyErr.ValueError("a strictly positive integer is required");
        _chunkSize = (int)Math.Min(size, 1 << 30);
        return true;
    }

    [PyMethod("detach(self, /)", Doc = "Flush and give back the stream of bytes; this one cannot be used any more.")]
    internal PyObject? DetachOf(PyThreadState thread)
    {
        if (!TryGetBuffer(thread, out var buffer) || Streams.Call(thread, this, Names.PlainFlush) is null) return null;
        if (buffer is PyIOBase below) below.SetWrapped(false);
        _buffer = null;
        _host = null;
        _isDetached = true;
        _isReady = false;
        return buffer;
    }

    [PyMethod("reconfigure(self, /, *, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None)", NoTextSignature = true,
        Doc = "Change encoding, newlines or buffering; the first two not after something was read.")]
    internal PyObject? Reconfigure(PyThreadState thread, [NoneAsNull] PyObject? encoding, [NoneAsNull] PyObject? errors, PyObject? newline, [NoneAsNull] PyObject? line_buffering, [NoneAsNull] PyObject? write_through)
    {
        if (!CheckReady()) return null;
        if (newline is not (null or PyNone or PyStr)) return PyErr.TypeError($"reconfigure() argument 'newline' must be str or None, not {newline.Type.NameInMessages}");
        if ((HasText || _snapshot is not null) && _decoder is not null && (encoding is not null || errors is not null || newline is not null))
            return Streams.Unsupported(thread, "It is not possible to set the encoding or newline of stream after the first read");
        if (encoding is not (null or PyStr)) return PyErr.TypeError($"reconfigure() argument 'encoding' must be str or None, not {encoding.Type.NameInMessages}");
        if (errors is not (null or PyStr)) return PyErr.TypeError($"reconfigure() argument 'errors' must be str or None, not {errors.Type.NameInMessages}");
        // Only the whole text is the locale's; a codec is looked for by C's text, which ends at a NUL.
        var isLocale = encoding is PyStr wanted && wanted.TextEquals("locale");
        if (encoding is PyStr given && given.ToString() is var whole && whole.IndexOf('\0') is var end and >= 0) encoding = PyStr.FromUtf16(whole[..end]);
        if (!IsUtf8(thread, encoding as PyStr) || !IsUtf8(thread, errors as PyStr)) return null;
        if (newline is PyStr ending && CodecCalls.Encode(thread, ending, Core.Encodings.StandardEncoding.Utf8, null) is null) return null;
        var form = _newline;
        if (newline is not null && !NewlineForm.TryCreate(newline as PyStr, out form)) return null;
        if (!TryGetFlag(thread, line_buffering, ref _lineBuffering, out var lines) || !TryGetFlag(thread, write_through, ref _writeThrough, out var through)) return null;
        if (Streams.Call(thread, this, Names.PlainFlush) is null) return null;
        if (_host is not null && newline is null && (encoding is null || ((PyStr)encoding).TextEquals("utf-8") || ((PyStr)encoding).TextEquals("utf8")))
        {
            // Still the host's text: its errors may be handled otherwise.
            if (errors is not null || encoding is not null) _host.Errors = (_errors = errors as PyStr ?? s_strict).ToString();
            if (encoding is PyStr named) _encoding = named;
        }
        else if (encoding is not null || errors is not null || newline is not null)
        {
            if (!TryLeaveHost(thread)) return null;
            _newline = newline is null ? _newline : form;
            if (encoding is not null)
            {
                var name = (PyStr)encoding;
                if (isLocale) name = Locale(thread);
                if (TextCodec.Find(thread, name, "codecs.open()") is not { } codec) return null;
                (_encoding, _codec) = (name, codec);
                _errors = errors as PyStr ?? s_strict;
            }
            else if (errors is PyStr handler)
            {
                _errors = handler;
            }
            if (!TryMakeCoders(thread, _buffer!) || !TryFindStart(thread)) return null;
        }
        (_lineBuffering, _writeThrough) = (lines, through);
        return PyNone.Instance;
    }

    private static bool TryGetFlag(PyThreadState thread, PyObject? value, ref bool current, out bool flag)
    {
        flag = current;
        if (value is null) return true;
        if (!Number.TryIndex(thread, value, PyExceptions.OverflowError, out var number)) return false;
        flag = number != 0;
        return true;
    }

    [PyMethod("flush(self, /)", Doc = "Pass on what is buffered.")]
    internal PyObject? FlushOf(PyThreadState thread)
    {
        if (!CheckOpen(thread)) return null;
        if (_host is not null)
        {
            if (!_host.TryFlush()) return null;
            return _buffer is null ? PyNone.Instance : Streams.Call(thread, _buffer, Names.PlainFlush);
        }
        _isTelling = _isSeekable;
        return TryWriteOut(thread) ? Streams.Call(thread, _buffer!, Names.PlainFlush) : null;
    }

    [PyMethod("close(self, /)", Doc = "Flush and close the stream of bytes. Closing twice does nothing.")]
    internal PyObject? CloseOf(PyThreadState thread)
    {
        if (!CheckReady()) return null;
        if (_host is not null)
        {
            if (_host.IsClosed) return PyNone.Instance;
            var flushed = Streams.Call(thread, this, Names.PlainFlush);
            _host.IsClosed = true;
            return flushed;
        }
        if (Streams.Get(thread, this, IoNames.Closed) is not { } value || !Truth.TryTest(thread, value, out var closed)) return null;
        if (closed) return PyNone.Instance;
        var buffer = _buffer!;
        if (IsFinalizing && Streams.Call(thread, buffer, IoNames.DeallocWarn, this) is null && !Streams.Ignore(thread)) return null;
        PyBaseException? error = null;
        if (Streams.Call(thread, this, Names.PlainFlush) is null && (error = Streams.Take(thread)) is null) return null;
        var result = Streams.Call(thread, buffer, Names.PlainClose);
        if (error is null) return result;
        Streams.Chain(thread, error);
        return null;
    }

    [PyMethod("fileno(self, /)", Doc = "The number of the open file.")]
    internal PyObject? FileNumberOf(PyThreadState thread)
    {
        if (!CheckReady()) return null;
        return _host is not null ? _host.FileNumber(thread) : Streams.Call(thread, _buffer!, Names.PlainFileno);
    }

    [PyMethod("seekable(self, /)", Doc = "Whether the position can be changed.")]
    internal PyObject? SeekableOf(PyThreadState thread) => !CheckReady() ? null : _host is not null ? PyBool.False : Streams.Call(thread, _buffer!, IoNames.Seekable);

    [PyMethod("readable(self, /)", Doc = "Whether it can be read.")]
    internal PyObject? ReadableOf(PyThreadState thread) => !CheckReady() ? null : _host is not null ? PyBool.From(!_host.IsWritable) : Streams.Call(thread, _buffer!, IoNames.Readable);

    [PyMethod("writable(self, /)", Doc = "Whether it can be written.")]
    internal PyObject? WritableOf(PyThreadState thread) => !CheckReady() ? null : _host is not null ? PyBool.From(_host.IsWritable) : Streams.Call(thread, _buffer!, IoNames.Writable);

    [PyMethod("isatty(self, /)", Doc = "Whether it is a terminal.")]
    internal PyObject? IsTerminalOf(PyThreadState thread) => !CheckReady() ? null : _host is not null ? PyBool.From(_host.IsTerminal) : Streams.Call(thread, _buffer!, Names.PlainIsatty);

    [PyMethod("truncate(self, pos=None, /)", Doc = "Make the file so long in bytes, by default as long as up to the position.")]
    internal PyObject? TruncateOf(PyThreadState thread, PyObject pos)
    {
        if (!TryGetBuffer(thread, out var buffer) || Streams.Call(thread, this, Names.PlainFlush) is null) return null;
        return Streams.Call(thread, buffer, IoNames.Truncate, pos);
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (!_isDetached && !CheckReady()) return null;
        if (!thread.TryEnterRepr(this)) return PyErr.RuntimeError($"reentrant call inside {Type.FullName(thread)}.__repr__");
        try
        {
            var text = "<_io.TextIOWrapper";
            foreach (var attribute in new[] { Names.PlainName, IoNames.Mode })
            {
                if (!Attributes.TryGet(thread, this, attribute, out var value) && !thread.ClearErrorIf(PyExceptions.ValueError)) return null;
                if (value is null) continue;
                if (Representation.Repr(thread, value) is not { } shown) return null;
                text += $" {attribute}={shown}";
            }
            return Representation.Repr(thread, _encoding) is { } encoding ? PyStr.FromUtf16($"{text} encoding={encoding}>") : null;
        }
        finally
        {
            thread.LeaveRepr(this);
        }
    }
}
