using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Modules;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

/// <summary><c>_io.FileIO</c>: a file of the engine's file system, without a buffer. It holds the file's number; the file itself lies in the engine's table.</summary>
[PyType("FileIO", Module = "_io", Subclassable = true, Doc = "An open file as a stream of bytes without a buffer. mode: r, w, x or a, with + for reading and writing.")]
internal partial class PyFileIO : PyRawIOBase
{
    private const string ClosedText = "I/O operation on closed file";
    private const string BadMode = "Must have exactly one of create/read/write/append mode and at most one plus";

    // What os.open's flags are on Linux; an opener is called with them.
    private const int WriteOnly = 1, ReadWrite = 2, CreateFlag = 0x40, ExclusiveFlag = 0x80, TruncateFlag = 0x200, AppendFlag = 0x400, CloseOnExec = 0x80000;

    private long _number = -1;
    private bool _isCreated;
    private bool _isReadable;
    private bool _isWritable;
    private bool _isAppending;
    private bool _closesNumber = true;
    private bool? _isSeekable;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyFileIODefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, file, mode='r', closefd=True, opener=None)")]
    internal bool Initialize(PyThreadState thread, PyObject file, string mode, bool closefd, [NoneAsNull] PyObject? opener)
    {
        if (_number >= 0)
        {
            if (_closesNumber && !CloseNumber(thread)) return false;
            _number = -1;
        }
        if (file is PyFloat) return PyErr.TypeError("expected str, bytes or os.PathLike object, not float");
        long number = -1;
        if (file.Type.Defines(Slot.Index))
        {
            if (Number.Index(thread, file) is { } index)
            {
                if (!PyInt.TryGetInt64(index, out number) || number is < int.MinValue or > int.MaxValue) number = -1;
                else if (number < 0) return PyErr.ValueError("negative file descriptor");
            }
            else
            {
                thread.ClearError();
            }
        }
        string? path = null;
        if (number < 0 && (path = FilePaths.Decode(thread, file, "embedded null byte")) is null) return false;
        // A surrogate stands for a byte or for nothing at all.
        if (path is not null && file is PyStr name && path.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0
            && CodecCalls.Encode(thread, name, Core.Encodings.StandardEncoding.Utf8, PyStr.FromUtf16("surrogateescape")) is null) return false;
        if (!TryParse(mode, out var flags)) return false;
        if (!Auditing.Audit(thread, "open", file, PyStr.FromUtf16(mode), PyInt.From(flags))) return false;

        if (number >= 0)
        {
            if (!thread.Interpreter.Descriptors.TryGet(number, out _)) return FileErrors.Set(FileError.BadDescriptor);
            _number = number;
            _closesNumber = closefd;
        }
        else
        {
            _closesNumber = true;
            if (!closefd) return PyErr.ValueError("Cannot use closefd=False with file name");
            if (!(opener is null ? TryOpen(thread, file, path!, flags) : TryOpenWith(thread, opener, file, flags))) return false;
        }
        if (!Finish(thread, file))
        {
            // Nobody knows the number but this object, unless the caller gave it.
            if (number < 0 && _number >= 0)
            {
                var error = Streams.Take(thread);
                _ = thread.Interpreter.Descriptors.Close(_number);
                if (error is not null) _ = thread.Restore(error);
            }
            _number = -1;
            return false;
        }
        if (_closesNumber) Watch(thread);
        return true;
    }

    private bool TryParse(string mode, out int flags)
    {
        flags = 0;
        _isCreated = _isReadable = _isWritable = _isAppending = false;
        _isSeekable = null;
        var (hasKind, hasPlus) = (false, false);
        foreach (var c in mode)
        {
            switch (c)
            {
                case 'x' or 'r' or 'w' or 'a':
                    if (hasKind) return PyErr.ValueError(BadMode);
                    hasKind = true;
                    _isReadable = c == 'r';
                    _isWritable = c != 'r';
                    _isCreated = c == 'x';
                    _isAppending = c == 'a';
                    flags |= c switch { 'x' => CreateFlag | ExclusiveFlag, 'w' => CreateFlag | TruncateFlag, 'a' => CreateFlag | AppendFlag, _ => 0 };
                    break;
                case 'b':
                    break;
                case '+':
                    if (hasPlus) return PyErr.ValueError(BadMode);
                    hasPlus = true;
                    _isReadable = _isWritable = true;
                    break;
                default:
                    return PyErr.ValueError($"invalid mode: {mode}");
            }
        }
        if (!hasKind) return PyErr.ValueError(BadMode);
        flags |= CloseOnExec | (_isReadable && _isWritable ? ReadWrite : _isWritable ? WriteOnly : 0);
        return true;
    }

    private bool TryOpen(PyThreadState thread, PyObject name, string path, int flags)
    {
        if (thread.Interpreter.Files is not { } files) return FileErrors.NoFiles(name);
        var error = files.Open(path, OptionsOf(flags), out var file);
        if (error == FileError.TooManyOpenFiles)
        {
            if (!TryCloseDropped(thread)) return false;
            error = files.Open(path, OptionsOf(flags), out file);
        }
        if (error != FileError.None) return FileErrors.Set(error, name);
        var descriptors = thread.Interpreter.Descriptors;
        _number = descriptors.Add(file!);
        if (_number < 0 && TryCloseDropped(thread)) _number = descriptors.Add(file!);
        if (_number >= 0) return true;
        file!.Dispose();
        return !thread.HasError && FileErrors.Set(FileError.TooManyOpenFiles, name);
    }

    // Streams that were dropped without close() may have the numbers that are wanted. False: a limit has tripped.
    private static bool TryCloseDropped(PyThreadState thread) => Finalization.CollectAll(thread, GC.MaxGeneration);

    private static FileOpenOptions OptionsOf(int flags) => new()
    {
        Access = (flags & 3) switch { WriteOnly => FileAccess.Write, ReadWrite => FileAccess.ReadWrite, _ => FileAccess.Read },
        Create = (flags & CreateFlag) != 0,
        Exclusive = (flags & ExclusiveFlag) != 0,
        Truncate = (flags & TruncateFlag) != 0,
        Append = (flags & AppendFlag) != 0,
    };

    private bool TryOpenWith(PyThreadState thread, PyObject opener, PyObject name, int flags)
    {
        if (Calls.Call2(thread, opener, name, PyInt.From(flags)) is not { } opened) return false;
        if (opened is not (PyInt or PyBigInt)) return PyErr.TypeError("expected integer from opener");
        if (!PyInt.TryGetInt64(opened, out var number) || number is < int.MinValue or > int.MaxValue) return PyErr.OverflowError("Python int too large to convert to C int");
        if (number < 0) return PyErr.ValueError($"opener returned {number}");
        _number = number;
        return true;
    }

    private bool Finish(PyThreadState thread, PyObject name)
    {
        if (!thread.Interpreter.Descriptors.TryGet(_number, out var file)) return FileErrors.Set(FileError.BadDescriptor);
        if (file.GetStatus(out var status) == FileError.None && status.IsDirectory) return FileErrors.Set(FileError.IsDirectory, name);
        if (!Attributes.Set(thread, this, Names.PlainName, name)) return false;
        return !_isAppending || file.Seek(0, SeekOrigin.End, out _) is FileError.None or FileError.NotSeekable || FileErrors.Set(FileError.InputOutput);
    }

    private bool TryGetFile(PyThreadState thread, out OpenFile file)
    {
        file = null!;
        if (_number < 0) return PyErr.ValueError(ClosedText);
        return thread.Interpreter.Descriptors.TryGet(_number, out file!) || FileErrors.Set(FileError.BadDescriptor);
    }

    private bool TryGetReadable(PyThreadState thread, out OpenFile file)
    {
        if (!TryGetFile(thread, out file)) return false;
        return _isReadable || Streams.Unsupported(thread, "File not open for reading");
    }

    private bool TryGetWritable(PyThreadState thread, out OpenFile file)
    {
        if (!TryGetFile(thread, out file)) return false;
        return _isWritable || Streams.Unsupported(thread, "File not open for writing");
    }

    /// <summary>-1: an error is set. -2: it would have to wait.</summary>
    internal int ReadInto(PyThreadState thread, Span<byte> buffer)
    {
        if (!TryGetReadable(thread, out var file) || !thread.TryChargeWork(64 + (buffer.Length >> 3))) return -1;
        var error = FileError.None;
        var count = 0;
        try
        {
            error = thread.Read(file, buffer, out count);
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            error = FileErrors.Of(exception);
        }
        if (thread.HasError) return -1;
        if (error == FileError.None) return Math.Min(count, buffer.Length);
        if (error == FileError.WouldBlock) return -2;
        _ = FileErrors.Set(error);
        return -1;
    }

    /// <summary>-1: an error is set. -2: it would have to wait.</summary>
    internal int Write(PyThreadState thread, ReadOnlySpan<byte> bytes)
    {
        if (!TryGetWritable(thread, out var file) || !thread.TryChargeWork(64 + (bytes.Length >> 3)) || !thread.TryReserve(bytes.Length)) return -1;
        if (_number is 1 or 2 && !thread.Budget.TryTakeOutput(thread, bytes.Length)) return -1;
        var error = FileError.None;
        var count = 0;
        try
        {
            error = thread.Write(file, bytes, out count);
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            error = FileErrors.Of(exception);
        }
        if (thread.HasError) return -1;
        if (error == FileError.None) return Math.Min(count, bytes.Length);
        if (error == FileError.WouldBlock) return -2;
        _ = FileErrors.Set(error);
        return -1;
    }

    [PyMethod("read(self, size=-1, /)", Doc = "Read up to so many bytes with one call of the system, or all.")]
    internal PyObject? Read(PyThreadState thread, PyObject? size)
    {
        if (!Streams.TrySize(thread, size, out var wanted) || !TryGetReadable(thread, out var file)) return null;
        if (wanted < 0) return ReadAll(thread);
        // Room only for what is there: a large size alone costs nothing.
        var count = (int)Math.Min(wanted, 1 << 20);
        if (wanted > count && TryGetRest(file, out var rest)) count = (int)Math.Clamp(rest, count, Math.Min(wanted, Array.MaxLength));
        if (!thread.TryReserve(count)) return null;
        var buffer = new byte[count];
        var read = ReadInto(thread, buffer);
        if (read < 0) return read == -2 ? PyNone.Instance : null;
        return read == count ? PyBytes.Adopt(buffer) : PyBytes.CopyOf(buffer.AsSpan(0, read));
    }

    private static bool TryGetRest(OpenFile file, out long rest)
    {
        rest = 0;
        if (!file.CanSeek || file.Seek(0, SeekOrigin.Current, out var position) != FileError.None || file.GetStatus(out var status) != FileError.None) return false;
        rest = status.Length - position;
        return true;
    }

    [PyMethod("readall(self, /)", Doc = "Read until the end.")]
    internal PyObject? ReadAll(PyThreadState thread)
    {
        if (!TryGetReadable(thread, out var file)) return null;
        var all = new ByteCollector();
        var piece = TryGetRest(file, out var rest) && rest is > 0 and < int.MaxValue - 1 ? (int)rest + 1 : IoModule.DefaultBufferSize;
        while (true)
        {
            if (!all.TryGetRoom(thread, piece, out var room)) return null;
            var read = ReadInto(thread, room);
            if (read == -1) return null;
            if (read == -2) return all.Length == 0 ? PyNone.Instance : all.ToBytes();
            if (read == 0) return all.ToBytes();
            all.Advance(read);
            piece = Math.Clamp(all.Length, IoModule.DefaultBufferSize, 1 << 24);
            if (rest > all.Length) piece = (int)Math.Min(rest - all.Length + 1, 1 << 30);
            else if (rest == all.Length) piece = 1;   // only to see the end
        }
    }

    [PyMethod("readinto(self, buffer, /)", Doc = "Read as many bytes as the buffer has room for, with one call of the system.")]
    internal PyObject? ReadIntoBuffer(PyThreadState thread, PyObject buffer)
    {
        if (!Streams.TryGetWritable(thread, buffer, "readinto", out var lease)) return null;
        using (lease)
        {
            var read = ReadInto(thread, lease.WritableBytes);
            return read >= 0 ? PyInt.From(read) : read == -2 ? PyNone.Instance : null;
        }
    }

    [PyMethod("write(self, b, /)", Doc = "Write bytes with one call of the system and return how many were written.")]
    internal PyObject? WriteBytes(PyThreadState thread, PyObject b)
    {
        if (!Buffers.TryGet(thread, b, out var lease)) return null;
        using (lease)
        {
            var written = Write(thread, lease.Bytes);
            return written >= 0 ? PyInt.From(written) : written == -2 ? PyNone.Instance : null;
        }
    }

    /// <summary>-1: an error is set.</summary>
    internal long SeekTo(PyThreadState thread, long offset, int whence)
    {
        if (!TryGetFile(thread, out var file)) return -1;
        long position = -1;
        var error = whence is < 0 or > 2 ? FileError.Invalid : file.Seek(offset, (SeekOrigin)whence, out position);
        if (error == FileError.None) return position;
        _ = FileErrors.Set(error);
        return -1;
    }

    [PyMethod("seek(self, pos, whence=0, /)", Doc = "Change the position and return the new one; whence: 0 from the start, 1 from the position, 2 from the end.")]
    internal PyObject? Seek(PyThreadState thread, PyObject pos, int whence)
    {
        if (_number < 0) return PyErr.ValueError(ClosedText);
        if (!Streams.TryOffset(thread, pos, out var offset)) return null;
        var position = SeekTo(thread, offset, whence);
        return position < 0 ? null : PyInt.From(position);
    }

    [PyMethod("tell(self, /)", Doc = "The position.")]
    internal PyObject? Tell(PyThreadState thread)
    {
        var position = SeekTo(thread, 0, 1);
        return position < 0 ? null : PyInt.From(position);
    }

    [PyMethod("truncate(self, size=None, /)", Doc = "Make the file so long, by default as long as up to the position, which stays.")]
    internal PyObject? Truncate(PyThreadState thread, [NoneAsNull] PyObject? size)
    {
        if (!TryGetWritable(thread, out var file)) return null;
        long length;
        if (size is null)
        {
            length = SeekTo(thread, 0, 1);
            if (length < 0) return null;
        }
        else if (!Streams.TryOffset(thread, size, out length))
        {
            return null;
        }
        if (!thread.TryChargeWork(64)) return null;
        var error = length < 0 ? FileError.Invalid : file.SetLength(length);
        return error == FileError.None ? PyInt.From(length) : FileErrors.Set(error);
    }

    [PyMethod("close(self, /)", Doc = "End the file's use. Closing twice does nothing.")]
    internal PyObject? Close(PyThreadState thread)
    {
        var closed = CloseBase(thread);
        if (!_closesNumber)
        {
            _number = -1;
            return closed;
        }
        PyBaseException? error = null;
        if (closed is null && (error = Streams.Take(thread)) is null) return null;
        // An error in warning is dropped, as in CPython; a limit of the run is not.
        if (IsFinalizing && WarnUnclosed(thread, this) is null && Streams.Take(thread) is null)
        {
            _ = CloseNumber(thread);
            return null;
        }
        var isGood = CloseNumber(thread);
        Streams.Chain(thread, error);
        return isGood && error is null ? closed : null;
    }

    private bool CloseNumber(PyThreadState thread)
    {
        if (_number < 0) return true;
        var error = thread.Interpreter.Descriptors.Close(_number);
        _number = -1;
        return error == FileError.None || FileErrors.Set(error);
    }

    [PyMethod("seekable(self, /)", Doc = "Whether the position can be changed.")]
    internal PyObject? Seekable(PyThreadState thread)
    {
        if (_number < 0) return PyErr.ValueError(ClosedText);
        return PyBool.From(_isSeekable ??= thread.Interpreter.Descriptors.TryGet(_number, out var file) && file.CanSeek);
    }

    [PyMethod("readable(self, /)", Doc = "Whether it was opened for reading.")]
    internal PyObject? Readable(PyThreadState thread) => _number < 0 ? PyErr.ValueError(ClosedText) : PyBool.From(_isReadable);

    [PyMethod("writable(self, /)", Doc = "Whether it was opened for writing.")]
    internal PyObject? Writable(PyThreadState thread) => _number < 0 ? PyErr.ValueError(ClosedText) : PyBool.From(_isWritable);

    [PyMethod("fileno(self, /)", Doc = "The number of the open file.")]
    internal PyObject? FileNumber(PyThreadState thread) => _number < 0 ? PyErr.ValueError(ClosedText) : PyInt.From(_number);

    [PyMethod("isatty(self, /)", Doc = "Whether it is a terminal.")]
    internal PyObject? IsTerminal(PyThreadState thread) => _number < 0 ? PyErr.ValueError(ClosedText) : PyBool.From(thread.Interpreter.Descriptors.TryGet(_number, out var file) && file.IsTerminal);

    [PyMethod("_dealloc_warn(self, source, /)", NoTextSignature = true)]
    internal PyObject? WarnUnclosed(PyThreadState thread, PyObject source)
    {
        if (_number < 0 || !_closesNumber || Representation.Repr(thread, source) is not { } shown) return thread.HasError ? null : PyNone.Instance;
        if (thread.Interpreter.WarningState.Warn(thread, PyStr.FromUtf16($"unclosed file {shown}"), PyExceptions.ResourceWarning, 1, source)) return PyNone.Instance;
        if (thread.ErrorMatches(PyExceptions.Warning)) UncaughtErrors.ReportUnraisable(thread, null, this);
        return thread.HasError ? null : PyNone.Instance;
    }

    [PyProperty("_blksize", Member = true, Doc = "The size of a block, which open() takes for the buffer.")]
    internal PyObject BlockSize { get; set; } = PyInt.From(IoModule.DefaultBufferSize);

    /// <summary>Whether the stream is being closed because it has become garbage.</summary>
    [PyProperty("_finalizing", Member = true)]
    internal bool IsFinalizing { get; set; }

    [PyProperty("closed", Doc = "True if the file is closed")]
    internal PyObject ClosedValue => PyBool.From(_number < 0);

    [PyProperty("closefd", Doc = "Whether closing the stream closes the number.")]
    internal bool ClosesNumber => _closesNumber;

    [PyProperty("mode", Doc = "The mode, with b.")]
    internal string Mode => _isCreated ? _isReadable ? "xb+" : "xb" : _isAppending ? _isReadable ? "ab+" : "ab" : _isReadable ? _isWritable ? "rb+" : "rb" : "wb";

    internal bool IsClosedNow => _number < 0;

    internal bool IsReadableNow => _isReadable;

    internal bool IsWritableNow => _isWritable;

    [PyMethod("__getattribute__(self, name, /)")]
    internal PyObject? GetOwnAttribute(PyThreadState thread, PyStr name) => ObjectAttributes.Get(thread, this, name);

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (_number < 0) return PyStr.FromUtf16("<_io.FileIO [closed]>");
        var rest = $"mode='{Mode}' closefd={(_closesNumber ? "True" : "False")}>";
        if (!Attributes.TryGet(thread, this, Names.PlainName, out var name)) return null;
        if (name is null) return PyStr.FromUtf16($"<_io.FileIO fd={_number} {rest}");
        if (!thread.TryEnterRepr(this)) return PyErr.RuntimeError($"reentrant call inside {Type.FullName(thread)}.__repr__");
        var shown = Representation.Repr(thread, name);
        thread.LeaveRepr(this);
        return shown is null ? null : PyStr.FromUtf16($"<_io.FileIO name={shown} {rest}");
    }
}
