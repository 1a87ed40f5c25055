using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Threading;

/// <summary>The module <c>_thread</c>.</summary>
[PyModule("_thread", Doc = "The primitives below threading: locks and data of threads.")]
internal sealed partial class ThreadModule
{
    private const int LeastStack = 32 << 10;
    private const int LongestStack = int.MaxValue;

    private static readonly StructSequenceDefinition s_exceptHookArgs = new("_thread", "_ExceptHookArgs", "What threading.excepthook is told.", ["exc_type", "exc_value", "exc_traceback", "thread"]);

    [PyConstant("TIMEOUT_MAX")] public const double TimeoutMax = LockWait.LongestTimeout;
    [PyConstant("error")] internal static PyType Error => PyExceptions.RuntimeError;
    [PyConstant("LockType")] internal static PyType LockType => PyLock.BuiltinType;
    [PyConstant("RLock")] internal static PyType RLock => PyRLock.BuiltinType;
    [PyConstant("_local")] internal static PyType Local => PyThreadLocal.BuiltinType;
    [PyConstant("_ExceptHookArgs")] internal static PyType ExceptHookArgs => s_exceptHookArgs.Type;

    [PyFunction("allocate_lock(/)", NoTextSignature = true, Doc = "A new lock that nobody holds.")]
    internal static PyObject AllocateLock() => new PyLock();

    [PyFunction("allocate(/)", NoTextSignature = true, Doc = "An older name of allocate_lock.")]
    internal static PyObject Allocate() => new PyLock();

    [PyFunction("_set_sentinel(/)", NoTextSignature = true, Doc = "A lock that is released when the thread ends.")]
    internal static PyObject SetSentinel(PyThreadState thread)
    {
        var sentinel = new PyLock();
        thread.AtEnd = sentinel.Unlock;
        return sentinel;
    }

    [PyFunction("get_ident(/)", NoTextSignature = true, Doc = "A number that no other thread of the engine has at the same time.")]
    internal static long GetIdent(PyThreadState thread) => thread.Ident;

    [PyFunction("get_native_id(/)", NoTextSignature = true, Doc = "The number of the thread.")]
    internal static long GetNativeId(PyThreadState thread) => thread.Ident;

    [PyFunction("_count(/)", NoTextSignature = true, Doc = "How many threads were started and run.")]
    internal static int Count(PyThreadState thread) => thread.Interpreter.Threads.Count;

    [PyFunction("stack_size(size=0, /)", NoTextSignature = true, Doc = "The stack size of new threads in bytes; 0: the default.")]
    internal static PyObject? StackSize(PyThreadState thread, nint size)
    {
        if (size < 0) return PyErr.ValueError("size must be 0 or a positive value");
        if (size is > 0 and < LeastStack or > LongestStack) return PyErr.ValueError($"size not valid: {size} bytes");
        var threads = thread.Interpreter.Threads;
        var former = threads.StackSize;
        threads.StackSize = (int)size;
        return PyInt.From(former);
    }

    [PyFunction("start_new_thread(function, args, kwargs=None, /)", NoTextSignature = true, Doc = "Start a thread.")]
    internal static PyObject? StartNewThread(PyThreadState thread, PyObject function, PyObject args, PyObject? kwargs)
    {
        if (!Calls.IsCallable(function)) return PyErr.TypeError("first arg must be callable");
        if (args is not PyTuple) return PyErr.TypeError("2nd arg must be a tuple");
        if (kwargs is not (null or PyDict)) return PyErr.TypeError("optional 3rd arg must be a dictionary");
        if (!Auditing.Audit(thread, "_thread.start_new_thread", function, args, kwargs ?? PyNone.Instance)) return null;
        var (values, names) = Arguments((PyTuple)args, (PyDict?)kwargs);
        if (values is null) return PyErr.TypeError("keywords must be strings");
        return thread.Interpreter.Threads.TryStart(thread, function, values, names, out var ident) ? PyInt.From(ident) : null;
    }

    private static (PyObject[]? Values, PyTuple? Names) Arguments(PyTuple args, PyDict? kwargs)
    {
        if (kwargs is null or { Count: 0 }) return ([.. args.Items], null);
        List<PyObject> values = [.. args.Items];
        var names = new List<PyObject>();
        var position = 0;
        while (kwargs.NextEntry(ref position, out var key, out var value))
        {
            if (key is not PyStr) return default;
            names.Add(key);
            values.Add(value);
        }
        return ([.. values], PyTuple.Of([.. names]));
    }

    [PyFunction("start_new(function, args, kwargs=None, /)", NoTextSignature = true, Doc = "An older name of start_new_thread.")]
    internal static PyObject? StartNew(PyThreadState thread, PyObject function, PyObject args, PyObject? kwargs) => StartNewThread(thread, function, args, kwargs);

    [PyFunction("exit(/)", NoTextSignature = true, Doc = "Raise SystemExit.")]
    internal static PyObject? Exit() => PyErr.Set(PyExceptions.SystemExit, PyTuple.Empty);

    [PyFunction("exit_thread(/)", NoTextSignature = true, Doc = "An older name of exit.")]
    internal static PyObject? ExitThread() => Exit();

    [PyFunction("interrupt_main(signum=2, /)", NoTextSignature = true, Doc = "Simulate the arrival of a signal.")]
    internal static PyObject? InterruptMain(PyThreadState thread, int signum)
    {
        if (signum is < 1 or > 64) return PyErr.ValueError("signal number out of range");
        thread.Interpreter.Interrupt(signum);
        return thread.IsMain && !thread.Interpreter.RunPending(thread) ? null : PyNone.Instance;
    }

    [PyFunction("_excepthook(args, /)", NoTextSignature = true, Doc = "Show an exception that ended a thread.")]
    internal static PyObject? ExceptHook(PyThreadState thread, PyObject args)
    {
        if (args is not PyStructSequence info || !ReferenceEquals(info.Structure, s_exceptHookArgs)) return PyErr.TypeError("_thread.excepthook argument type must be ExceptHookArgs");
        return ReferenceEquals(info[0], PyExceptions.SystemExit) || ThreadErrors.TryShow(thread, info[1], info[3]) ? PyNone.Instance : null;
    }
}
