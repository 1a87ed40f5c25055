using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Asyncio;

/// <summary><c>asyncio.Future</c>: a result that comes later.</summary>
[PyType("Future", Module = "_asyncio", Subclassable = true, Dict = true, Weakrefs = true, Doc = "The result of something that goes on; coroutines await it.")]
internal partial class PyFuture : PyObject
{
    public const string Uninitialized = "Future object is not initialized.";

    private InstanceAttributes _attributes;
    private List<(PyObject Function, PyObject Context)>? _callbacks;
    private PyObject? _result;
    private PyBaseException? _exception;
    private PyObject? _exceptionTraceback;
    private PyBaseException? _cancelledError;
    private bool _logsTraceback;
    private bool _isWatched;

    public PyFuture() { }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    /// <summary>Null: <c>__init__</c> was not called.</summary>
    public PyObject? Loop { get; private set; }

    public FutureState State { get; private set; }

    public bool IsBlocking { get; set; }

    public PyObject? SourceTraceback { get; private set; }

    protected PyObject? CancelMessage { get; set; }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyFutureDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, *, loop=None)")]
    internal bool Initialize(PyThreadState thread, [NoneAsNull] PyObject? loop) => TryBegin(thread, loop);

    /// <summary>What <c>__init__</c> does.</summary>
    [MustCheck]
    protected bool TryBegin(PyThreadState thread, PyObject? loop)
    {
        State = FutureState.Pending;
        (_callbacks, _result, _exception, _exceptionTraceback, _cancelledError, _logsTraceback, IsBlocking, SourceTraceback, CancelMessage) = (null, null, null, null, null, false, false, null, null);
        Loop = loop ?? AsyncioModule.GetEventLoop(thread);
        if (Loop is null || Calls.CallMethod(thread, Loop, AsyncioNames.GetDebug) is not { } debug || !Truth.TryTest(thread, debug, out var isDebug)) return false;
        if (!isDebug || thread.Interpreter.IsShuttingDown) return true;
        if (AsyncioState.Find(thread, "asyncio.format_helpers", AsyncioNames.ExtractStack) is not { } extract) return false;
        SourceTraceback = Calls.Call0(thread, extract);
        return SourceTraceback is not null;
    }

    [MustCheck]
    protected bool CheckInitialized() => Loop is not null || PyErr.RuntimeError(Uninitialized);

    [PyMethod("__del__(self, /)", NoTextSignature = true)]
    internal bool Finalize(PyThreadState thread)
    {
        if (!_logsTraceback || _exception is null) return true;
        _logsTraceback = false;
        return LoopCalls.Report(thread, this, $"{Type.Name} exception was never retrieved", (AsyncioNames.Exception, _exception), (AsyncioNames.Future, this));
    }

    /// <summary>From now on it is told of when it is lost. Instances of Python classes are watched from their birth.</summary>
    protected void Watch(PyThreadState thread)
    {
        if (_isWatched || Type.Has(TypeFlags.Heap)) return;
        _isWatched = true;
        thread.Interpreter.Finalizable.Add(this);
    }

    protected void Unwatch(PyThreadState thread)
    {
        if (!_isWatched) return;
        _isWatched = false;
        thread.Interpreter.Finalizable.Remove(this);
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (!CheckInitialized() || AsyncioState.Find(thread, "asyncio.base_futures", AsyncioNames.FutureRepr) is not { } function) return null;
        return Calls.Call1(thread, function, this);
    }

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);

    [PyMethod("__iter__(self, /)")]
    internal PyObject? Iter() => CheckInitialized() ? new PyFutureIterator(this) : null;

    [PyMethod("__await__(self, /)")]
    internal PyObject? Await() => Iter();

    // ---- asking ----

    [PyMethod("get_loop(self, /)", Doc = "The event loop.")]
    internal PyObject? GetLoop() => CheckInitialized() ? Loop : null;

    [PyMethod("done(self, /)", Doc = "Whether it has a result or an exception or is cancelled.")]
    internal bool IsDone() => Loop is not null && State != FutureState.Pending;

    [PyMethod("cancelled(self, /)", Doc = "Whether it is cancelled.")]
    internal bool IsCancelled() => State == FutureState.Cancelled;

    [PyMethod("result(self, /)", Doc = "The result; its exception is raised.")]
    internal PyObject? GetResult(PyThreadState thread)
    {
        if (!CheckDone(thread, "Result is not set.")) return null;
        if (_exception is null) return _result;
        _exception.Traceback = _exceptionTraceback;
        return thread.Restore(_exception);
    }

    [PyMethod("exception(self, /)", Doc = "The exception, None if there is none.")]
    internal PyObject? GetException(PyThreadState thread) => CheckDone(thread, "Exception is not set.") ? _exception ?? (PyObject)PyNone.Instance : null;

    private bool CheckDone(PyThreadState thread, string complaint)
    {
        if (Loop is null) return AsyncioState.Of(thread).InvalidState(thread, Uninitialized);
        switch (State)
        {
            case FutureState.Cancelled:
                return MakeError(thread) is { } error && (bool)thread.Restore(error);
            case FutureState.Pending:
                return AsyncioState.Of(thread).InvalidState(thread, complaint);
        }
        _logsTraceback = false;
        return true;
    }

    [PyMethod("_make_cancelled_error(self, /)", Doc = "The CancelledError to raise.")]
    internal PyObject? MakeCancelledError(PyThreadState thread) => MakeError(thread);

    /// <summary>The one that ended the task, once; then new ones. Null: an error is set.</summary>
    protected PyBaseException? MakeError(PyThreadState thread)
    {
        if (_cancelledError is { } known)
        {
            _cancelledError = null;
            return known;
        }
        if (AsyncioState.Of(thread).CancelledError(thread) is not { } type) return null;
        var made = CancelMessage is null or PyNone ? Calls.Call0(thread, type) : Calls.Call1(thread, type, CancelMessage);
        if (made is null) return null;
        return made as PyBaseException ?? (PyBaseException?)AsyncioState.NoException();
    }

    // ---- ending ----

    [PyMethod("set_result(self, result, /)", Doc = "Set the result.")]
    internal PyObject? SetResult(PyThreadState thread, PyObject result) => CheckInitialized() && TrySetResult(thread, result) ? PyNone.Instance : null;

    [PyMethod("set_exception(self, exception, /)", Doc = "Set the exception, or its class.")]
    internal PyObject? SetException(PyThreadState thread, PyObject exception) => CheckInitialized() && TrySetException(thread, exception) ? PyNone.Instance : null;

    [PyMethod("cancel(self, /, msg=None)", Doc = "Cancel it unless it is done; whether it was.")]
    internal PyObject? Cancel(PyThreadState thread, [NoneAsNull] PyObject? msg) => CheckInitialized() && TryCancel(thread, msg, out var isCancelled) ? PyBool.From(isCancelled) : null;

    [MustCheck]
    protected bool TrySetResult(PyThreadState thread, PyObject result)
    {
        if (State != FutureState.Pending) return AsyncioState.Of(thread).InvalidState(thread, "invalid state");
        _result = result;
        return TryFinish(thread, FutureState.Finished);
    }

    [MustCheck]
    protected bool TrySetException(PyThreadState thread, PyObject exception)
    {
        if (State != FutureState.Pending) return AsyncioState.Of(thread).InvalidState(thread, "invalid state");
        if (exception is PyType)
        {
            if (Calls.Call0(thread, exception) is not { } made) return false;
            exception = made;
        }
        if (exception is not PyBaseException raised) return PyErr.TypeError("invalid exception object");
        if (ReferenceEquals(raised.Type, PyExceptions.StopIteration)) return PyErr.TypeError("StopIteration interacts badly with generators and cannot be raised into a Future");
        _exception = raised;
        _exceptionTraceback = raised.Traceback;
        if (!TryFinish(thread, FutureState.Finished)) return false;
        _logsTraceback = true;
        Watch(thread);
        return true;
    }

    [MustCheck]
    protected bool TryCancel(PyThreadState thread, PyObject? message, out bool isCancelled)
    {
        _logsTraceback = false;
        isCancelled = State == FutureState.Pending;
        if (!isCancelled) return true;
        CancelMessage = message;
        return TryFinish(thread, FutureState.Cancelled);
    }

    /// <summary>Cancelled by an error of its own.</summary>
    [MustCheck]
    protected bool TryCancelWith(PyThreadState thread, PyBaseException error)
    {
        _cancelledError = error;
        return TryCancel(thread, null, out _);
    }

    protected void ForgetTraceback() => _logsTraceback = false;

    private bool TryFinish(PyThreadState thread, FutureState state)
    {
        State = state;
        if (_callbacks is not { } callbacks) return true;
        _callbacks = null;
        if (!thread.TryChargeWork(callbacks.Count)) return false;
        foreach (var (function, context) in callbacks)
            if (!LoopCalls.CallSoon(thread, Loop, function, this, context)) return false;
        return true;
    }

    // ---- callbacks ----

    [PyMethod("add_done_callback(self, fn, /, *, context=<unrepresentable>)", Doc = "Have the loop call fn(self) when it is done; soon if it is.")]
    internal PyObject? AddDoneCallback(PyThreadState thread, PyObject fn, PyObject? context)
    {
        if (Loop is null) return PyErr.RuntimeError("uninitialized Future object");
        return TryAddCallback(thread, fn, LoopCalls.ContextOrCopy(thread, context)) ? PyNone.Instance : null;
    }

    [MustCheck]
    public bool TryAddCallback(PyThreadState thread, PyObject function, PyObject context)
    {
        if (State != FutureState.Pending) return LoopCalls.CallSoon(thread, Loop, function, this, context);
        if (_callbacks is { Count: > 3 } full && full.Count == full.Capacity && !thread.TryReserve(32L * full.Count)) return false;
        (_callbacks ??= new(1)).Add((function, context));
        return true;
    }

    [PyMethod("remove_done_callback(self, fn, /)", Doc = "Take off all callbacks equal to fn; how many.")]
    internal PyObject? RemoveDoneCallback(PyThreadState thread, PyObject fn)
    {
        if (!CheckInitialized()) return null;
        if (_callbacks is not { } callbacks) return PyInt.From(0);
        if (!thread.TryChargeWork(callbacks.Count)) return null;
        var kept = new List<(PyObject, PyObject)>();
        var removed = 0;
        // A comparison may change the list.
        for (var i = 0; i < callbacks.Count; i++)
        {
            var callback = callbacks[i];
            if (!Comparison.TryEquals(thread, fn, callback.Function, out var isEqual)) return null;
            if (isEqual) removed++;
            else kept.Add(callback);
        }
        if (removed > 0) _callbacks = kept.Count == 0 ? null : kept;
        return PyInt.From(removed);
    }

    // ---- attributes that the package reads ----

    [PyProperty("_state")]
    internal PyObject? StateName() => !CheckInitialized() ? null : PyStr.FromUtf16(State switch { FutureState.Pending => "PENDING", FutureState.Cancelled => "CANCELLED", _ => "FINISHED" });

    [PyProperty("_loop")]
    internal PyObject LoopOrNone() => Loop ?? PyNone.Instance;

    [PyProperty("_callbacks")]
    internal PyObject? Callbacks()
    {
        if (!CheckInitialized()) return null;
        return _callbacks is null ? PyNone.Instance : PyList.CopyOf([.. _callbacks.Select(static one => (PyObject)PyTuple.Of(one.Function, one.Context))]);
    }

    [PyProperty("_result")]
    internal PyObject? ResultOrNone() => CheckInitialized() ? _result ?? PyNone.Instance : null;

    [PyProperty("_exception")]
    internal PyObject? ExceptionOrNone() => CheckInitialized() ? _exception ?? (PyObject)PyNone.Instance : null;

    [PyProperty("_source_traceback")]
    internal PyObject SourceTracebackOrNone() => SourceTraceback ?? PyNone.Instance;

    [PyProperty("_asyncio_future_blocking", Setter = nameof(SetBlocking))]
    internal PyObject Blocking() => PyBool.From(Loop is not null && IsBlocking);

    internal bool SetBlocking(PyThreadState thread, PyObject? value)
    {
        if (!CheckInitialized()) return false;
        if (value is null) return PyErr.AttributeError("cannot delete attribute");
        if (!Truth.TryTest(thread, value, out var isBlocking)) return false;
        IsBlocking = isBlocking;
        return true;
    }

    [PyProperty("_log_traceback", Setter = nameof(SetLogTraceback))]
    internal PyObject? LogTraceback() => CheckInitialized() ? PyBool.From(_logsTraceback) : null;

    internal bool SetLogTraceback(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.AttributeError("cannot delete attribute");
        if (!Truth.TryTest(thread, value, out var isTrue)) return false;
        if (isTrue) return PyErr.ValueError("_log_traceback can only be set to False");
        _logsTraceback = false;
        return true;
    }

    [PyProperty("_cancel_message", Setter = nameof(SetCancelMessage))]
    internal PyObject CancelMessageOrNone() => CancelMessage ?? PyNone.Instance;

    internal bool SetCancelMessage(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.AttributeError("cannot delete attribute");
        CancelMessage = value;
        return true;
    }
}

/// <summary>How far a future is.</summary>
internal enum FutureState : byte
{
    Pending,
    Cancelled,
    Finished,
}
