using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Asyncio;

/// <summary><c>asyncio.Task</c>: a coroutine that an event loop runs.</summary>
[PyType("Task", Module = "_asyncio", Subclassable = true, Doc = "A coroutine that the event loop runs; done when that is.")]
internal partial class PyTask : PyFuture
{
    private PyObject? _coroutine;
    private PyObject? _name;
    private PyObject? _context;
    private PyObject? _waiter;
    private PyTaskWakeup? _wakeup;
    private bool _mustCancel;
    private bool _tellsWhenLost;
    private long _cancels;

    public PyTask() { }

    public PyObject Coroutine => _coroutine ?? PyNone.Instance;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static new PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyTaskDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, coro, *, loop=None, name=None, context=None)")]
    internal bool Initialize(PyThreadState thread, PyObject coro, [NoneAsNull] PyObject? loop, [NoneAsNull] PyObject? name, [NoneAsNull] PyObject? context)
    {
        if (!TryBegin(thread, loop) || !TryCheckCoroutine(thread, coro)) return false;
        _context = LoopCalls.ContextOrCopy(thread, context);
        (_waiter, _mustCancel, _tellsWhenLost, _cancels, _coroutine) = (null, false, true, 0, coro);
        _name = name switch
        {
            null => PyStr.FromUtf16(AsyncioState.Of(thread).NextTaskName()),
            _ when name.GetType() == typeof(PyStr) => name,
            _ => Representation.Str(thread, name),
        };
        if (_name is null) return false;
        Watch(thread);
        if (!TryStepSoon(thread, null)) return false;
        return AsyncioModule.RegisterTask(thread, this) is not null;
    }

    private bool TryCheckCoroutine(PyThreadState thread, PyObject coroutine)
    {
        if (coroutine is PyCoroutine) return true;
        if (AsyncioState.Find(thread, "asyncio.coroutines", AsyncioNames.IsCoroutine) is not { } function || Calls.Call1(thread, function, coroutine) is not { } answer
            || !Truth.TryTest(thread, answer, out var isCoroutine)) return false;
        if (isCoroutine) return true;
        _tellsWhenLost = false;
        return Representation.Repr(thread, coroutine) is { } text && PyErr.TypeError($"a coroutine was expected, got {text}");
    }

    [PyMethod("__del__(self, /)", NoTextSignature = true)]
    internal new bool Finalize(PyThreadState thread)
    {
        if (State == FutureState.Pending && _tellsWhenLost && Loop is not null && !LoopCalls.Report(thread, this, "Task was destroyed but it is pending!", (AsyncioNames.Task, this))) return false;
        return base.Finalize(thread);
    }

    [PyMethod("__repr__(self, /)")]
    internal new PyObject? Represent(PyThreadState thread)
    {
        if (!CheckInitialized() || AsyncioState.Find(thread, "asyncio.base_tasks", AsyncioNames.TaskRepr) is not { } function) return null;
        return Calls.Call1(thread, function, this);
    }

    [PyMethod("set_result(self, result, /)", Doc = "The coroutine does that.")]
    internal new PyObject? SetResult(PyThreadState thread, PyObject result) => PyErr.RuntimeError("Task does not support set_result operation");

    [PyMethod("set_exception(self, exception, /)", Doc = "The coroutine does that.")]
    internal new PyObject? SetException(PyThreadState thread, PyObject exception) => PyErr.RuntimeError("Task does not support set_exception operation");

    [PyMethod("cancel(self, /, msg=None)", Doc = "Have CancelledError raised in the coroutine, which may catch it; False if the task is done.")]
    internal new PyObject? Cancel(PyThreadState thread, [NoneAsNull] PyObject? msg)
    {
        if (!CheckInitialized()) return null;
        ForgetTraceback();
        if (State != FutureState.Pending) return PyBool.False;
        _cancels++;
        if (_waiter is { } waiter)
        {
            // What it waits for brings the error.
            if (!TryCancelWaiter(thread, waiter, msg, out var isCancelled)) return null;
            if (isCancelled) return PyBool.True;
        }
        _mustCancel = true;
        CancelMessage = msg;
        return PyBool.True;
    }

    private static bool TryCancelWaiter(PyThreadState thread, PyObject waiter, PyObject? message, out bool isCancelled)
    {
        isCancelled = false;
        if (Attributes.Get(thread, waiter, AsyncioNames.Cancel) is not { } method) return false;
        return Calls.CallN(thread, method, [message ?? PyNone.Instance], AsyncioNames.MsgKeyword) is { } result && Truth.TryTest(thread, result, out isCancelled);
    }

    [PyMethod("cancelling(self, /)", Doc = "How often cancel was called, less uncancel.")]
    internal long Cancelling() => _cancels;

    [PyMethod("uncancel(self, /)", Doc = "Take back a cancel; how many are left.")]
    internal long Uncancel() => _cancels > 0 ? --_cancels : _cancels;

    [PyMethod("get_coro(self, /)", Doc = "The coroutine.")]
    internal PyObject GetCoroutine() => Coroutine;

    [PyMethod("get_name(self, /)", Doc = "The name, for people.")]
    internal PyObject GetName() => _name ?? PyNone.Instance;

    [PyMethod("set_name(self, value, /)", Doc = "Set the name.")]
    internal PyObject? SetName(PyThreadState thread, PyObject value)
    {
        var name = value.GetType() == typeof(PyStr) ? value : Representation.Str(thread, value);
        if (name is null) return null;
        _name = name;
        return PyNone.Instance;
    }

    [PyMethod("get_stack(self, /, *, limit=None)", Doc = "The frames of the coroutine.")]
    internal PyObject? GetStack(PyThreadState thread, PyObject limit) =>
        AsyncioState.Find(thread, "asyncio.base_tasks", AsyncioNames.TaskGetStack) is { } function ? Calls.Call2(thread, function, this, limit) : null;

    [PyMethod("print_stack(self, /, *, limit=None, file=None)", Doc = "Print the frames of the coroutine.")]
    internal PyObject? PrintStack(PyThreadState thread, PyObject limit, PyObject file) =>
        AsyncioState.Find(thread, "asyncio.base_tasks", AsyncioNames.TaskPrintStack) is { } function ? Calls.Call3(thread, function, this, limit, file) : null;

    [PyProperty("_coro")]
    internal PyObject CoroutineOrNone => Coroutine;

    [PyProperty("_fut_waiter")]
    internal PyObject WaiterOrNone => _waiter ?? PyNone.Instance;

    [PyProperty("_must_cancel")]
    internal bool MustCancel => _mustCancel;

    [PyProperty("_log_destroy_pending", Setter = nameof(SetLogDestroyPending))]
    internal PyObject LogDestroyPending() => PyBool.From(_tellsWhenLost);

    internal bool SetLogDestroyPending(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.AttributeError("cannot delete attribute");
        if (!Truth.TryTest(thread, value, out var isTrue)) return false;
        _tellsWhenLost = isTrue;
        return true;
    }
}
