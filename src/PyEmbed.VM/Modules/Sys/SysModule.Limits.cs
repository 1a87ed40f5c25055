using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Modules;

// Limits, encodings, frames, sizes.
internal sealed partial class SysModule
{
    private const int LeastDigits = 640;
    /// <summary>What objects that can be part of a cycle take more in CPython.</summary>
    internal const int CollectorHeader = 16;


    [PyFunction("getrecursionlimit(/)", Doc = "How deep calls may be nested.")]
    internal static int GetRecursionLimit(PyThreadState thread) => thread.Interpreter.RecursionLimit;

    [PyFunction("setrecursionlimit(limit, /)", Doc = "Set how deep calls may be nested.")]
    internal static PyObject? SetRecursionLimit(PyThreadState thread, int limit)
    {
        if (limit < 1) return PyErr.ValueError("recursion limit must be greater or equal than 1");
        // CPython counts the call of this function.
        var depth = thread.RecursionDepth + 1;
        if (depth >= limit) return PyErr.RecursionError($"cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low");
        thread.Interpreter.RecursionLimit = limit;
        return PyNone.Instance;
    }

    [PyFunction("get_int_max_str_digits(/)", Doc = "How many digits an int may have that is converted from or to text.")]
    internal static int GetIntMaxStrDigits(PyThreadState thread) => thread.Interpreter.MaxIntDigits;

    [PyFunction("set_int_max_str_digits(maxdigits)", Doc = "Set how many digits an int may have that is converted from or to text; 0: any number.")]
    internal static PyObject? SetIntMaxStrDigits(PyThreadState thread, int maxdigits)
    {
        if (maxdigits != 0 && maxdigits < LeastDigits) return PyErr.ValueError($"maxdigits must be 0 or larger than {LeastDigits}");
        thread.Interpreter.MaxIntDigits = maxdigits;
        return PyNone.Instance;
    }

    [PyFunction("getdefaultencoding(/)", Doc = "The encoding of str.encode() and bytes.decode() by default.")]
    internal static string GetDefaultEncoding() => "utf-8";

    [PyFunction("getfilesystemencoding(/)", Doc = "The encoding of file names.")]
    internal static string GetFileSystemEncoding(PyThreadState thread) => thread.Interpreter.Settings.FileSystemEncoding;

    [PyFunction("getfilesystemencodeerrors(/)", Doc = "The error handler of file names.")]
    internal static string GetFileSystemEncodeErrors() => "surrogateescape";

    [PyFunction("intern(string, /)", Doc = "The one object of that text that all equal names are.")]
    internal static PyObject? Intern(PyThreadState thread, PyStr @string) =>
        @string.GetType() == typeof(PyStr) ? thread.Interpreter.Intern(@string) : PyErr.TypeError($"can't intern {@string.Type.NameInMessages}");

    [PyFunction("is_finalizing(/)", Doc = "Whether the interpreter is shutting down.")]
    internal static bool IsFinalizing(PyThreadState thread) => thread.Interpreter.IsShuttingDown;

    [PyFunction("getrefcount(object, /)", Doc = "There is no reference counting: always the least that CPython gives.")]
    internal static int GetRefCount(PyObject @object) => 2;

    [PyFunction("getallocatedblocks(/)", Doc = "There are no memory blocks to count: 0.")]
    internal static int GetAllocatedBlocks() => 0;

    [PyFunction("_clear_type_cache(/)", Doc = "Clear the internal type lookup cache.")]
    internal static void ClearTypeCache() { }

    [PyFunction("getdlopenflags(/)", Doc = "The flags with which modules written in C would be loaded.")]
    internal static int GetDlopenFlags(PyThreadState thread) => thread.Interpreter.DlopenFlags;

    [PyFunction("setdlopenflags(flags, /)", Doc = "Set the flags with which modules written in C would be loaded. There are none.")]
    internal static void SetDlopenFlags(PyThreadState thread, int flags) => thread.Interpreter.DlopenFlags = flags;

    [PyFunction("getswitchinterval(/)", Doc = "How long a thread runs before others may, in seconds.")]
    internal static double GetSwitchInterval(PyThreadState thread) => thread.Interpreter.Threads.Lock.Interval.TotalSeconds;

    [PyFunction("setswitchinterval(interval, /)", Doc = "Set how long a thread runs before others may, in seconds.")]
    internal static PyObject? SetSwitchInterval(PyThreadState thread, double interval)
    {
        if (interval <= 0) return PyErr.ValueError("switch interval must be strictly positive");
        // Whole microseconds, as in CPython.
        thread.Interpreter.Threads.Lock.Interval = TimeSpan.FromMicroseconds(Math.Truncate(Math.Min(interval * 1e6, int.MaxValue)));
        return PyNone.Instance;
    }

    [PyFunction("getsizeof(object, default=<unrepresentable>)", NoTextSignature = true, Doc = "The memory that an object takes, in bytes, as its type says.")]
    internal static PyObject? GetSizeOf(PyThreadState thread, PyObject @object, PyObject? @default)
    {
        if (SizeOf(thread, @object) is { } size) return size;
        return @default is not null && thread.ClearErrorIf(PyExceptions.TypeError) ? @default : null;
    }

    private static PyObject? SizeOf(PyThreadState thread, PyObject value)
    {
        if (!Attributes.TryGetSpecial(thread, value, Names.Sizeof, out var method)) return null;
        if (method is null) return PyErr.TypeError($"Type {value.Type.NameInMessages} doesn't define __sizeof__");
        if (Calls.Call0(thread, method) is not { } result || !Number.TryIndexClampedOverflow(thread, result, out var size)) return null;
        if (size < 0) return PyErr.ValueError("__sizeof__() should return >= 0");
        return PyInt.From((System.Numerics.BigInteger)(long)size + (IsCollected(value) ? CollectorHeader : 0));
    }

    // Objects that can be part of a cycle have a header in CPython.
    private static bool IsCollected(PyObject value) => value.Type.Has(TypeFlags.Heap)
        || value is not (PyInt or PyBigInt or PyFloat or PyComplex or PyStr or PyByteSequence or PyNone or PyEllipsis or PyNotImplemented or PyRange or PyCode or PyObjectInstance)
        && (value is not PyType type || type.Has(TypeFlags.Heap));

    [PyFunction("_getframe(depth=0, /)", Doc = "A frame of the call stack: that of the caller, or one further out.")]
    internal static PyObject? GetFrame(PyThreadState thread, int depth)
    {
        var index = thread.FrameDepth - Math.Max(depth, 0);
        if (index < 1) return PyErr.ValueError("call stack is not deep enough");
        var frame = PyFrame.Of(thread, thread.Frames[index]);
        return Auditing.Audit(thread, "sys._getframe", frame) ? frame : null;
    }

    [PyFunction("_current_frames(/)", Doc = "The innermost frame of each thread.")]
    internal static PyObject? CurrentFrames(PyThreadState thread)
    {
        var frames = new PyDict();
        foreach (var other in thread.Interpreter.Threads.All())
            if (other.CurrentFrame is { } frame && !frames.TrySetItem(thread, PyInt.From(other.Ident), PyFrame.Of(other, frame))) return null;
        return frames;
    }

    [PyFunction("_current_exceptions(/)", Doc = "The exception that each thread is handling, as exc_info.")]
    internal static PyObject? CurrentExceptions(PyThreadState thread)
    {
        var exceptions = new PyDict();
        foreach (var other in thread.Interpreter.Threads.All())
            if (!exceptions.TrySetItem(thread, PyInt.From(other.Ident), ExcInfo(other))) return null;
        return exceptions;
    }

    [PyFunction("call_tracing(func, args, /)", Doc = "Call a function while tracing is enabled, from within a trace function.")]
    internal static PyObject? CallTracing(PyThreadState thread, PyObject func, PyTuple args) => Calls.CallN(thread, func, args.Items, null);

    [PyFunction("get_coroutine_origin_tracking_depth(/)", Doc = "How many frames a coroutine remembers of where it was made.")]
    internal static int GetCoroutineOriginTrackingDepth(PyThreadState thread) => thread.CoroutineOriginDepth;

    [PyFunction("set_coroutine_origin_tracking_depth(depth)", Doc = "Set how many frames a coroutine remembers of where it was made.")]
    internal static PyObject? SetCoroutineOriginTrackingDepth(PyThreadState thread, int depth)
    {
        if (depth < 0) return PyErr.ValueError("depth must be >= 0");
        thread.CoroutineOriginDepth = depth;
        return PyNone.Instance;
    }
}
