using System.Diagnostics.CodeAnalysis;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

/// <summary>What BufferedReader, BufferedWriter and BufferedRandom have in common: one buffer over a raw stream that serves reading and writing.</summary>
/// <remarks>
/// The buffer holds bytes of the file around the position: those up to <see cref="_readEnd"/> were read, those from <see cref="_writePosition"/> to <see cref="_writeEnd"/> are to be
/// written. The raw stream stands where the buffer has <see cref="_rawPosition"/>. Raw streams may be written in Python and call back: while one is at work any other use is
/// refused, but other threads wait.
/// </remarks>
internal abstract partial class PyBuffered : PyBufferedIOBase
{
    private protected const int Failed = -1;
    private protected const int WouldBlock = -2;
    private const int Unknown = -1;
    // A raw stream is not asked for more at once, so that a large size alone costs nothing.
    private const int LargestPiece = 1 << 20;

    private PyObject? _raw;
    private byte[] _buffer = [];
    private int _size;
    private bool _isReady;
    private bool _isDetached;
    private PyThreadState? _owner;              // the thread that is within a method which the raw stream may interrupt
    private WaitQueue? _waiting;
    private bool _canRead;
    private bool _canWrite;
    private int _position;
    private long _absolutePosition = Unknown;   // of the raw stream in the file
    private int _rawPosition;
    private int _readEnd = Unknown;
    private int _writePosition;
    private int _writeEnd = Unknown;

    private bool HasRead => _canRead && _readEnd != Unknown;

    private bool HasWritten => _canWrite && _writeEnd != Unknown;

    private int Ahead => HasRead ? _readEnd - _position : 0;

    private int RawOffset => (HasRead || HasWritten) && _rawPosition >= 0 ? _rawPosition - _position : 0;

    private protected bool Prepare(PyThreadState thread, PyObject raw, nint size, bool canRead, bool canWrite, bool keepsRaw = true)
    {
        _isReady = false;
        _isDetached = false;
        if (size <= 0) return PyErr.ValueError("buffer size must be strictly positive");
        if (size > Array.MaxLength) return PyErr.MemoryError();
        if (!thread.TryReserve(size)) return false;
        if (_raw is PyIOBase before) before.SetWrapped(false);
        _raw = raw;
        _size = (int)size;
        _buffer = new byte[Math.Min(_size, IoModule.DefaultBufferSize)];
        (_canRead, _canWrite) = (canRead, canWrite);
        _position = 0;
        _readEnd = Unknown;
        (_rawPosition, _writePosition, _writeEnd) = (0, 0, Unknown);
        _absolutePosition = Unknown;
        if (RawTell(thread) < 0 && !Streams.Ignore(thread)) return false;
        _isReady = true;
        if (raw is PyIOBase below) below.SetWrapped(true);
        Watch(thread);
        return true;
    }

    // The buffer of a large size grows when it is used.
    private void GrowBuffer()
    {
        if (_buffer.Length < _size) Array.Resize(ref _buffer, _size);
    }

    // ---- what every method begins with ----

    private protected bool CheckReady([NotNullWhen(true)] out PyObject? raw)
    {
        raw = _raw;
        if (_isReady && raw is not null) return true;
        return PyErr.ValueError(_isDetached ? "raw stream has been detached" : "I/O operation on uninitialized object");
    }

    /// <summary>Whether the raw stream is a plain file, about which nobody need be asked.</summary>
    internal bool HasPlainFile => _isReady && _raw is PyFileIO && _raw.GetType() == typeof(PyFileIO);

    internal bool IsPlainFileClosed => ((PyFileIO)_raw!).IsClosedNow;

    private bool CheckOpen(PyThreadState thread, PyObject raw, string message) =>
        raw is PyFileIO file && raw.GetType() == typeof(PyFileIO) ? !file.IsClosedNow || Ahead > 0 || PyErr.ValueError(message)
        : Streams.TryIsClosed(thread, raw, out var closed) && (!closed || Ahead > 0 || PyErr.ValueError(message));

    private bool TryEnter(PyThreadState thread)
    {
        if (_owner is not null && !TryAwaitOwner(thread)) return false;
        _owner = thread;
        return true;
    }

    private bool TryAwaitOwner(PyThreadState thread)
    {
        if (ReferenceEquals(_owner, thread)) return Representation.Repr(thread, this) is { } shown && PyErr.RuntimeError($"reentrant call inside {shown}");
        // At the end a thread that runs on by itself may hold it for ever.
        if ((_waiting ??= new WaitQueue()).Wait(thread, () => _owner is null, thread.Interpreter.IsShuttingDown ? 1 : -1)) return true;
        return !thread.HasError && Representation.Repr(thread, this) is { } name
            && PyErr.RuntimeError($"could not acquire lock for {name} at interpreter shutdown, possibly due to daemon threads");
    }

    private void Leave(PyThreadState thread)
    {
        if (!ReferenceEquals(_owner, thread)) return;
        _owner = null;
        _waiting?.WakeOne();
    }

    private bool TryBegin(PyThreadState thread, string closedMessage)
    {
        if (!CheckReady(out var raw) || !CheckOpen(thread, raw, closedMessage)) return false;
        return TryEnter(thread);
    }

    // ---- the raw stream ----

    private long RawTell(PyThreadState thread)
    {
        if (_raw is PyFileIO file && file.GetType() == typeof(PyFileIO)) return _absolutePosition = file.SeekTo(thread, 0, 1);
        if (Streams.Call(thread, _raw!, IoNames.Tell) is not { } answer) return Failed;
        return TakePosition(thread, answer);
    }

    private long RawSeek(PyThreadState thread, long target, int whence)
    {
        if (_raw is PyFileIO file && file.GetType() == typeof(PyFileIO)) return _absolutePosition = file.SeekTo(thread, target, whence);
        if (Streams.Call(thread, _raw!, IoNames.Seek, PyInt.From(target), PyInt.From(whence)) is not { } answer) return Failed;
        return TakePosition(thread, answer);
    }

    private long TakePosition(PyThreadState thread, PyObject answer)
    {
        if (!Streams.TryOffset(thread, answer, out var position)) return Failed;
        if (position < 0)
        {
            _ = PyErr.Set(PyExceptions.OSError, $"Raw stream returned invalid position {position}");
            return Failed;
        }
        return _absolutePosition = position;
    }

    private long RawPosition(PyThreadState thread) => _absolutePosition != Unknown ? _absolutePosition : RawTell(thread);

    private int RawRead(PyThreadState thread, Span<byte> target)
    {
        int count;
        if (_raw is PyFileIO file && file.GetType() == typeof(PyFileIO))
        {
            count = file.ReadInto(thread, target);
            if (count < 0) return count;
        }
        else
        {
            // The raw stream gets a buffer of its own: it may keep it.
            if (!thread.TryReserve(target.Length)) return Failed;
            var bytes = new byte[target.Length];
            var view = PyMemoryView.Of(thread, new PyByteArray(bytes));
            if (view is null || Streams.Call(thread, _raw!, IoNames.ReadInto, view) is not { } answer) return Failed;
            if (answer is PyNone) return WouldBlock;
            if (!Streams.TryCount(thread, answer, out var given))
            {
                if (Streams.Take(thread) is not { } cause) return Failed;
                _ = PyErr.Set(PyExceptions.OSError, "raw readinto() failed");
                var failed = thread.TakeError();
                (failed.Cause, failed.Context, failed.SuppressContext) = (cause, cause, true);
                thread.Restore(failed);
                return Failed;
            }
            if (given < 0 || given > target.Length)
            {
                _ = PyErr.Set(PyExceptions.OSError, $"raw readinto() returned invalid length {given} (should have been between 0 and {target.Length})");
                return Failed;
            }
            count = (int)given;
            bytes.AsSpan(0, count).CopyTo(target);
        }
        if (count > 0 && _absolutePosition != Unknown) _absolutePosition += count;
        return count;
    }

    private int RawWrite(PyThreadState thread, ReadOnlySpan<byte> bytes)
    {
        int count;
        if (_raw is PyFileIO file && file.GetType() == typeof(PyFileIO))
        {
            count = file.Write(thread, bytes);
            if (count < 0) return count;
        }
        else
        {
            if (!thread.TryReserve(bytes.Length) || !thread.TryChargeWork(64 + (bytes.Length >> 3))) return Failed;
            var view = PyMemoryView.Of(thread, PyBytes.CopyOf(bytes));
            if (view is null || Streams.Call(thread, _raw!, Names.PlainWrite, view) is not { } answer) return Failed;
            if (answer is PyNone) return WouldBlock;
            if (!Streams.TryCount(thread, answer, out var given))
            {
                // As in CPython what is no number counts as -1.
                if (!Streams.Ignore(thread)) return Failed;
                given = -1;
            }
            if (given < 0 || given > bytes.Length)
            {
                _ = PyErr.Set(PyExceptions.OSError, $"raw write() returned invalid length {given} (should have been between 0 and {bytes.Length})");
                return Failed;
            }
            count = (int)given;
        }
        if (count > 0 && _absolutePosition != Unknown) _absolutePosition += count;
        return count;
    }

    // ---- closing and attributes ----

    [PyMethod("close(self, /)", NoTextSignature = true, Doc = "Flush and close the raw stream. Closing twice does nothing.")]
    internal PyObject? CloseBuffer(PyThreadState thread)
    {
        if (!CheckReady(out var raw) || !TryEnter(thread)) return null;
        PyBaseException? error = null;
        try
        {
            if (!Streams.TryIsClosed(thread, raw, out var closed)) return null;
            if (closed) return PyNone.Instance;
            if (IsFinalizing && Streams.Call(thread, raw, IoNames.DeallocWarn, this) is null && !Streams.Ignore(thread)) return null;
            Leave(thread);
            var flushed = Streams.Call(thread, this, Names.PlainFlush);
            if (flushed is null && (error = Streams.Take(thread)) is null) return null;
            if (!TryEnter(thread)) return null;
            var result = Streams.Call(thread, raw, Names.PlainClose);
            _buffer = [];
            // Nothing that was read ahead can be had any more.
            (_position, _readEnd) = (0, Unknown);
            if (error is null) return result;
            Streams.Chain(thread, error);
            return null;
        }
        finally
        {
            Leave(thread);
        }
    }

    [PyMethod("detach(self, /)", NoTextSignature = true, Doc = "Flush and give back the raw stream; this one cannot be used any more.")]
    internal PyObject? DetachRaw(PyThreadState thread)
    {
        if (!CheckReady(out var raw) || Streams.Call(thread, this, Names.PlainFlush) is null) return null;
        // flush() may have detached it already.
        if (_raw is null) return CheckReady(out _) ? PyNone.Instance : null;
        if (raw is PyIOBase below) below.SetWrapped(false);
        _raw = null;
        _isDetached = true;
        _isReady = false;
        return raw;
    }

    [PyMethod("seekable(self, /)", NoTextSignature = true, Doc = "Whether the position can be changed.")]
    internal PyObject? SeekableRaw(PyThreadState thread) => CheckReady(out var raw) ? Streams.Call(thread, raw, IoNames.Seekable) : null;

    [PyMethod("fileno(self, /)", NoTextSignature = true, Doc = "The number of the open file.")]
    internal PyObject? FileNumberOfRaw(PyThreadState thread) => CheckReady(out var raw) ? Streams.Call(thread, raw, Names.PlainFileno) : null;

    [PyMethod("isatty(self, /)", NoTextSignature = true, Doc = "Whether it is a terminal.")]
    internal PyObject? IsRawTerminal(PyThreadState thread) => CheckReady(out var raw) ? Streams.Call(thread, raw, Names.PlainIsatty) : null;

    [PyMethod("_dealloc_warn(self, source, /)", NoTextSignature = true)]
    internal PyObject? WarnUnclosed(PyThreadState thread, PyObject source)
    {
        if (_isReady && _raw is not null && Streams.Call(thread, _raw, IoNames.DeallocWarn, source) is null && !Streams.Ignore(thread)) return null;
        return PyNone.Instance;
    }

    [PyMethod("__sizeof__(self, /)", NoTextSignature = true, Doc = "The size in memory that CPython has for it, in bytes.")]
    internal long SizeOf() => 168 + (_buffer.Length == 0 ? 0 : _size);

    [PyProperty("raw", Member = true, Doc = "The stream underneath.")]
    internal PyObject RawStream => _raw ?? PyNone.Instance;

    /// <summary>Whether the stream is being closed because it has become garbage.</summary>
    [PyProperty("_finalizing", Member = true)]
    internal bool IsFinalizing { get; set; }

    [PyProperty("closed")]
    internal PyObject? ClosedValue(PyThreadState thread) => CheckReady(out var raw) ? Streams.Get(thread, raw, IoNames.Closed) : null;

    [PyProperty("name")]
    internal PyObject? NameValue(PyThreadState thread) => CheckReady(out var raw) ? Streams.Get(thread, raw, Names.PlainName) : null;

    [PyProperty("mode")]
    internal PyObject? ModeValue(PyThreadState thread) => CheckReady(out var raw) ? Streams.Get(thread, raw, IoNames.Mode) : null;

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) => Streams.Repr(thread, this);

    // ---- position ----

    [PyMethod("tell(self, /)", NoTextSignature = true, Doc = "The position.")]
    internal PyObject? TellPosition(PyThreadState thread)
    {
        if (!CheckReady(out _)) return null;
        var position = RawTell(thread);
        return position < 0 ? null : PyInt.From(Math.Max(position - RawOffset, 0));
    }

    [PyMethod("seek(self, target, whence=0, /)", Doc = "Change the position and return the new one; whence: 0 from the start, 1 from the position, 2 from the end.")]
    internal PyObject? SeekTo(PyThreadState thread, PyObject target, int whence)
    {
        if (!CheckReady(out var raw)) return null;
        if (whence is < 0 or > 2) return PyErr.ValueError($"whence value {whence} unsupported");
        if (!CheckOpen(thread, raw, "seek of closed file")) return null;
        if (raw is not PyFileIO || raw.GetType() != typeof(PyFileIO))
        {
            if (!Streams.Check(thread, raw, IoNames.Seekable)) return null;
        }
        else
        {
            if (((PyFileIO)raw).Seekable(thread) is not { } seekable) return null;
            if (!ReferenceEquals(seekable, PyBool.True)) return Streams.Unsupported(thread, "File or stream is not seekable.");
        }
        if (!Streams.TryOffset(thread, target, out var offset)) return null;
        if (whence != 2 && _canRead && Ahead > 0)
        {
            // Within what is in the buffer nothing is asked of the raw stream.
            var current = RawPosition(thread);
            if (current < 0) return null;
            var here = current - RawOffset;
            var move = whence == 0 ? offset - here : offset;
            if (move >= -_position && move <= Ahead)
            {
                _position += (int)move;
                return PyInt.From(here + move);
            }
        }
        if (!TryEnter(thread)) return null;
        try
        {
            if (_canWrite && !TryWriteOut(thread)) return null;
            if (whence == 1) offset -= RawOffset;
            var position = RawSeek(thread, offset, whence);
            if (position < 0) return null;
            _rawPosition = Unknown;
            if (_canRead) _readEnd = Unknown;
            return PyInt.From(position);
        }
        finally
        {
            Leave(thread);
        }
    }

    [PyMethod("truncate(self, pos=None, /)", Doc = "Make the file so long, by default as long as up to the position.")]
    internal PyObject? TruncateAt(PyThreadState thread, PyObject pos)
    {
        if (!CheckReady(out var raw) || !CheckOpen(thread, raw, "truncate of closed file")) return null;
        if (!_canWrite) return Streams.Unsupported(thread, "truncate");
        if (!TryEnter(thread)) return null;
        try
        {
            if (!TryFlushAndRewind(thread) || Streams.Call(thread, raw, IoNames.Truncate, pos) is not { } result) return null;
            return RawTell(thread) >= 0 || Streams.Ignore(thread) ? result : null;
        }
        finally
        {
            Leave(thread);
        }
    }

    /// <summary>What is to be written goes out, and the raw stream stands at the position.</summary>
    private bool TryFlushAndRewind(PyThreadState thread)
    {
        if (!TryWriteOut(thread)) return false;
        if (!_canRead) return true;
        // What was read ahead is forgotten: the raw stream goes back to where the reader is.
        var position = RawSeek(thread, -RawOffset, 1);
        _readEnd = Unknown;
        return position >= 0;
    }

    private protected PyObject? FlushBuffer(PyThreadState thread)
    {
        if (!TryBegin(thread, "flush of closed file")) return null;
        try
        {
            return TryFlushAndRewind(thread) ? PyNone.Instance : null;
        }
        finally
        {
            Leave(thread);
        }
    }

    private protected PyObject? FlushRaw(PyThreadState thread) => CheckReady(out var raw) ? Streams.Call(thread, raw, Names.PlainFlush) : null;
}
