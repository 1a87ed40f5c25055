using PyEmbed.VM;
using PyEmbed.VM.Modules;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

/// <summary>What all streams ask of each other and of their arguments.</summary>
internal static class Streams
{
    public const string ClosedMessage = "I/O operation on closed file.";

    public static PyError Unsupported(PyThreadState thread, string message) => PyErr.Set(IoErrors.UnsupportedOperation(thread), message);

    /// <summary>Calls a method of a stream. Streams lie over streams, as deep as a script likes: each call is a recursion.</summary>
    [MustCheck]
    public static PyObject? Call(PyThreadState thread, PyObject stream, PyStr method, params ReadOnlySpan<PyObject> args)
    {
        if (!thread.TryEnterRecursion(" while calling a Python object")) return null;
        var result = Calls.CallMethod(thread, stream, method, args);
        thread.LeaveRecursion();
        return result;
    }

    /// <summary>An attribute of a stream, which may ask the stream underneath in turn.</summary>
    [MustCheck]
    public static PyObject? Get(PyThreadState thread, PyObject stream, PyStr name)
    {
        if (!thread.TryEnterRecursion(" while calling a Python object")) return null;
        var result = Attributes.Get(thread, stream, name);
        thread.LeaveRecursion();
        return result;
    }

    /// <summary><c>stream.closed</c> as a truth value. False: an error is set.</summary>
    [MustCheck]
    public static bool TryIsClosed(PyThreadState thread, PyObject stream, out bool closed)
    {
        closed = false;
        return Get(thread, stream, IoNames.Closed) is { } value && Truth.TryTest(thread, value, out closed);
    }

    /// <summary>ValueError where <c>stream.closed</c> is true.</summary>
    [MustCheck]
    public static bool CheckOpen(PyThreadState thread, PyObject stream, string message = ClosedMessage) =>
        TryIsClosed(thread, stream, out var closed) && (!closed || PyErr.ValueError(message));

    /// <summary>UnsupportedOperation unless a method of the stream returns True: <c>readable</c>, <c>writable</c>, <c>seekable</c>.</summary>
    [MustCheck]
    public static bool Check(PyThreadState thread, PyObject stream, PyStr method)
    {
        if (Call(thread, stream, method) is not { } answer) return false;
        return ReferenceEquals(answer, PyBool.True) || Unsupported(thread, $"File or stream is not {method}.");
    }

    /// <summary>A size that may be None (or not given): then -1.</summary>
    [MustCheck]
    public static bool TrySize(PyThreadState thread, PyObject? size, out nint count)
    {
        count = -1;
        if (size is null or PyNone) return true;
        if (size.Type.Defines(CompilerServices.Slot.Index)) return Number.TryIndex(thread, size, PyExceptions.OverflowError, out count);
        return PyErr.TypeError($"argument should be integer or None, not '{size.Type.NameInMessages}'");
    }

    /// <summary>A position in a file: a C off_t.</summary>
    [MustCheck]
    public static bool TryOffset(PyThreadState thread, PyObject value, out long offset)
    {
        offset = 0;
        if (Number.Index(thread, value) is not { } integer) return false;
        return PyInt.TryGetInt64(integer, out offset) || PyErr.OverflowError("Python int too large to convert to C long");
    }

    /// <summary>The bytes of an argument that is to be written into.</summary>
    [MustCheck]
    public static bool TryGetWritable(PyThreadState thread, PyObject buffer, string function, out BufferLease lease)
    {
        if (Buffers.TryGetWritable(thread, buffer, out lease)) return true;
        if (!thread.ClearErrorIf(PyExceptions.TypeError) && !thread.ClearErrorIf(PyExceptions.BufferError)) return false;
        return CompilerServices.ArgumentErrors.BadArgument(function, "argument", "read-write bytes-like object", buffer);
    }

    /// <summary>The result of a raw stream's method as a count of bytes; false: an error is set.</summary>
    [MustCheck]
    public static bool TryCount(PyThreadState thread, PyObject value, out nint count) => Number.TryIndex(thread, value, PyExceptions.ValueError, out count);

    /// <summary>The error that is set becomes the context of what comes next, as <c>finally</c> does it.</summary>
    public static void Chain(PyThreadState thread, PyBaseException? first)
    {
        if (first is null) return;
        if (!thread.HasError)
        {
            thread.Restore(first);
            return;
        }
        if (ReferenceEquals(thread.ErrorType, PyExceptions.ExecutionLimit)) return;
        var second = thread.TakeError();
        if (!ReferenceEquals(first, second)) second.Context = first;
        thread.Restore(second);
    }

    /// <summary>Forgets the error that is set; false where a limit of the run has tripped, which nothing may hold up.</summary>
    public static bool Ignore(PyThreadState thread)
    {
        if (ReferenceEquals(thread.ErrorType, PyExceptions.ExecutionLimit)) return false;
        thread.ClearError();
        return true;
    }

    /// <summary>Takes the error off the thread; null where a limit of the run has tripped, which nothing may hold up.</summary>
    public static PyBaseException? Take(PyThreadState thread) => ReferenceEquals(thread.ErrorType, PyExceptions.ExecutionLimit) ? null : thread.TakeError();

    /// <summary><c>&lt;_io.BufferedReader name='x'&gt;</c></summary>
    public static PyObject? Repr(PyThreadState thread, PyObject stream, string more = "")
    {
        if (!Attributes.TryGet(thread, stream, Names.PlainName, out var name) && !thread.ClearErrorIf(PyExceptions.ValueError)) return null;
        if (name is null) return PyStr.FromUtf16($"<{stream.Type.FullName(thread)}{more}>");
        if (!thread.TryEnterRepr(stream)) return PyErr.RuntimeError($"reentrant call inside {stream.Type.FullName(thread)}.__repr__");
        var shown = Representation.Repr(thread, name);
        thread.LeaveRepr(stream);
        return shown is null ? null : Number.Add(thread, PyStr.FromUtf16($"<{stream.Type.FullName(thread)} name="), PyStr.FromUtf16($"{shown}{more}>"));
    }
}
