using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

/// <summary><c>_io._IOBase</c>: what all streams have, in terms of what a class derived from it defines.</summary>
[PyType("_IOBase", Module = "_io", Subclassable = true, Dict = true, Weakrefs = true, Doc = "The base of all streams: iteration, with, closing. Derived classes bring read, write and seek as they can.")]
internal partial class PyIOBase : PyObject
{
    internal override bool EndsLast => true;

    private InstanceAttributes _attributes;
    private bool _isWatched;
    private bool _isWrapped;

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyObject.New(thread, type, default, null);

    [PyMethod("__iter__(self, /)")]
    internal PyObject? Iter(PyThreadState thread) => Streams.CheckOpen(thread, this) ? this : null;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (Streams.Call(thread, this, Names.PlainReadline) is not { } line) return null;
        return Subscript.TryLength(thread, line, out var length) && length > 0 ? line : null;
    }

    [PyMethod("__del__(self, /)", NoTextSignature = true)]
    internal bool Finalize(PyThreadState thread)
    {
        // A stream above this one has what is still to be written here. It is garbage too, and closes this one when its turn comes.
        if (_isWrapped) return true;
        // Errors are of no use to anybody here, except a limit of the run.
        var isClosed = false;
        var isKnown = Attributes.TryGet(thread, this, IoNames.Closed, out var closed) && (closed is null || Truth.TryTest(thread, closed, out isClosed));
        if (!isKnown && !Streams.Ignore(thread)) return false;
        if (isClosed) return true;
        if (!Attributes.Set(thread, this, IoNames.Finalizing, PyBool.True) && !Streams.Ignore(thread)) return false;
        return Streams.Call(thread, this, Names.PlainClose) is not null || Streams.Ignore(thread);
    }

    /// <summary>From now on the stream is closed when it has become garbage. Instances of Python classes are watched from their birth.</summary>
    protected void Watch(PyThreadState thread)
    {
        if (_isWatched || Type.Has(TypeFlags.Heap)) return;
        _isWatched = true;
        thread.Interpreter.Finalizable.Add(this);
    }

    /// <summary>Says whether another stream buffers this one and will close it.</summary>
    public void SetWrapped(bool isWrapped) => _isWrapped = isWrapped;

    [PyMethod("seek(self, offset, whence=os.SEEK_SET, /)", Doc = "Change the position and return the new one; whence: 0 from the start, 1 from the position, 2 from the end.")]
    internal PyObject? Seek(PyThreadState thread, PyObject offset, PyObject? whence) => Streams.Unsupported(thread, "seek");

    [PyMethod("tell(self, /)", Doc = "The position.")]
    internal PyObject? Tell(PyThreadState thread) => Streams.Call(thread, this, IoNames.Seek, PyInt.From(0), PyInt.From(1));

    [PyMethod("truncate(self, size=None, /)", NoTextSignature = true, Doc = "Make the file so long, by default as long as up to the position.")]
    internal PyObject? Truncate(PyThreadState thread, PyObject? size) => Streams.Unsupported(thread, "truncate");

    [PyMethod("flush(self, /)", Doc = "Pass on what is buffered.")]
    internal PyObject? Flush(PyThreadState thread) => TryIsClosedHere(thread, out var closed) ? closed ? PyErr.ValueError(Streams.ClosedMessage) : PyNone.Instance : null;

    [PyMethod("close(self, /)", Doc = "Flush and end the stream's use. Closing twice does nothing.")]
    internal PyObject? Close(PyThreadState thread) => CloseBase(thread);

    /// <summary>What <c>_IOBase.close</c> does, for the classes below.</summary>
    internal PyObject? CloseBase(PyThreadState thread)
    {
        if (!TryIsClosedHere(thread, out var closed)) return null;
        if (closed) return PyNone.Instance;
        PyBaseException? error = null;
        if (Streams.Call(thread, this, Names.PlainFlush) is null)
        {
            error = Streams.Take(thread);
            if (error is null) return null;
        }
        var isSet = Attributes.Set(thread, this, IoNames.IsClosed, PyBool.True);
        Streams.Chain(thread, error);
        return isSet && error is null ? PyNone.Instance : null;
    }

    private bool TryIsClosedHere(PyThreadState thread, out bool closed)
    {
        closed = false;
        if (!Attributes.TryGet(thread, this, IoNames.IsClosed, out var mark)) return false;
        closed = mark is not null;
        return true;
    }

    [PyProperty("__dict__")]
    internal PyObject Dictionary() => InstanceDict.Materialize(this);

    [PyProperty("closed")]
    internal PyObject? Closed(PyThreadState thread) => TryIsClosedHere(thread, out var closed) ? PyBool.From(closed) : null;

    [PyMethod("seekable(self, /)", Doc = "Whether the position can be changed.")]
    internal PyObject? Seekable(PyThreadState thread) => PyBool.False;

    [PyMethod("readable(self, /)", Doc = "Whether it can be read.")]
    internal PyObject? Readable(PyThreadState thread) => PyBool.False;

    [PyMethod("writable(self, /)", Doc = "Whether it can be written.")]
    internal PyObject? Writable(PyThreadState thread) => PyBool.False;

    [PyMethod("_checkClosed(self, msg=None, /)", NoTextSignature = true)]
    internal PyObject? CheckClosed(PyThreadState thread, PyObject? msg)
    {
        if (!Streams.TryIsClosed(thread, this, out var closed)) return null;
        if (!closed) return PyNone.Instance;
        return msg is null or PyNone ? PyErr.ValueError(Streams.ClosedMessage) : PyErr.Set(PyExceptions.ValueError, PyTuple.Of(msg));
    }

    [PyMethod("_checkSeekable(self, msg=None, /)", NoTextSignature = true)]
    internal PyObject? CheckSeekable(PyThreadState thread, PyObject? msg) => Streams.Check(thread, this, IoNames.Seekable) ? PyBool.True : null;

    [PyMethod("_checkReadable(self, msg=None, /)", NoTextSignature = true)]
    internal PyObject? CheckReadable(PyThreadState thread, PyObject? msg) => Streams.Check(thread, this, IoNames.Readable) ? PyBool.True : null;

    [PyMethod("_checkWritable(self, msg=None, /)", NoTextSignature = true)]
    internal PyObject? CheckWritable(PyThreadState thread, PyObject? msg) => Streams.Check(thread, this, IoNames.Writable) ? PyBool.True : null;

    [PyMethod("fileno(self, /)", Doc = "The number of the open file.")]
    internal PyObject? FileNumber(PyThreadState thread) => Streams.Unsupported(thread, "fileno");

    [PyMethod("isatty(self, /)", Doc = "Whether it is a terminal.")]
    internal PyObject? IsTerminal(PyThreadState thread) => Streams.CheckOpen(thread, this) ? PyBool.False : null;

    [PyMethod("__enter__(self, /)", NoTextSignature = true)]
    internal PyObject? Enter(PyThreadState thread) => Streams.CheckOpen(thread, this) ? this : null;

    [PyMethod("__exit__(self, /, *args)", NoTextSignature = true)]
    internal PyObject? Exit(PyThreadState thread, ReadOnlySpan<PyObject> args) => Streams.Call(thread, this, Names.PlainClose);

    [PyMethod("readline(self, size=-1, /)", Doc = "Read up to the end of the line, at most so many bytes.")]
    internal PyObject? ReadLine(PyThreadState thread, PyObject? size)
    {
        if (!Streams.TrySize(thread, size, out var limit) || !Attributes.TryGet(thread, this, IoNames.Peek, out var peek)) return null;
        if (limit < 0) limit = nint.MaxValue;
        var line = new ByteCollector();
        while (line.Length < limit)
        {
            nint wanted = 1;
            if (peek is not null)
            {
                if (Calls.Call1(thread, peek, PyInt.From(1)) is not { } ahead) return null;
                if (ahead is not PyBytes seen) return PyErr.Set(PyExceptions.OSError, $"peek() should have returned a bytes object, not '{ahead.Type.NameInMessages}'");
                if (seen.Length > 0)
                {
                    var most = (int)Math.Min(seen.Length, limit - line.Length);
                    var end = seen.Data.AsSpan(0, most).IndexOf((byte)'\n');
                    wanted = end < 0 ? most : end + 1;
                }
            }
            if (Streams.Call(thread, this, Names.PlainRead, PyInt.From(wanted)) is not { } read) return null;
            if (read is not PyBytes part) return PyErr.Set(PyExceptions.OSError, $"read() should have returned a bytes object, not '{read.Type.NameInMessages}'");
            if (part.Length == 0) break;
            if (!line.TryAppend(thread, part.Data)) return null;
            if (part.Data[^1] == '\n') break;
        }
        return line.ToBytes();
    }

    [PyMethod("readlines(self, hint=-1, /)", Doc = "Read all lines; with a hint only until so many bytes were read.")]
    internal PyObject? ReadLines(PyThreadState thread, PyObject? hint)
    {
        if (!Streams.TrySize(thread, hint, out var limit)) return null;
        var lines = new PyList();
        if (Iteration.GetIter(thread, this) is not { } iterator) return null;
        for (nint length = 0; Iteration.Next(thread, iterator) is { } line;)
        {
            if (!thread.TryChargeWork(1) || !lines.TryAppend(thread, line)) return null;
            if (limit <= 0) continue;
            if (!Subscript.TryLength(thread, line, out var more)) return null;
            if (more > limit - length) break;
            length += more;
        }
        return thread.HasError ? null : lines;
    }

    [PyMethod("writelines(self, lines, /)", Doc = "Write each of the lines; their ends are not added.")]
    internal PyObject? WriteLines(PyThreadState thread, PyObject lines)
    {
        if (!Streams.CheckOpen(thread, this) || Iteration.GetIter(thread, lines) is not { } iterator) return null;
        while (Iteration.Next(thread, iterator) is { } line)
        {
            if (!thread.TryChargeWork(1) || Streams.Call(thread, this, Names.PlainWrite, line) is null) return null;
        }
        return thread.HasError ? null : PyNone.Instance;
    }
}
