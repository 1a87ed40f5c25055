using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Asyncio;

// Running the coroutine from one point where it waits to the next.
internal partial class PyTask
{
    private bool TryStepSoon(PyThreadState thread, PyBaseException? exception) => LoopCalls.CallSoon(thread, Loop, new PyTaskStep(this, exception), null, _context);

    /// <summary>What it waited for is done.</summary>
    public PyObject? Wakeup(PyThreadState thread, PyObject future)
    {
        var result = future is PyFuture known && (known.GetType() == typeof(PyFuture) || known.GetType() == typeof(PyTask))
            ? known.GetResult(thread)
            : Calls.CallMethod(thread, future, AsyncioNames.Result);
        // The coroutine asks for the result itself.
        if (result is not null) return Step(thread, null);
        return thread.ErrorMatches(PyExceptions.ExecutionLimit) ? null : Step(thread, thread.TakeError());
    }

    /// <summary>Goes on, with an exception raised where it waits if there is one.</summary>
    public PyObject? Step(PyThreadState thread, PyBaseException? exception)
    {
        if (Loop is not { } loop) return PyErr.RuntimeError(Uninitialized);
        if (!AsyncioModule.TryEnter(thread, loop, this)) return null;
        var succeeded = TryStep(thread, exception);
        if (succeeded) return AsyncioModule.TryLeave(thread, loop, this) ? PyNone.Instance : null;
        if (thread.ErrorMatches(PyExceptions.ExecutionLimit))
        {
            // The run ends here, but the loop may be run again.
            _ = AsyncioState.Of(thread).CurrentTasks.TryRemove(thread, loop, out _);
            return null;
        }
        var error = thread.TakeError();
        return AsyncioModule.TryLeave(thread, loop, this) ? thread.Restore(error) : null;
    }

    private bool TryStep(PyThreadState thread, PyBaseException? exception)
    {
        if (State != FutureState.Pending)
        {
            if (Representation.Repr(thread, this) is not { } task || Representation.Repr(thread, exception ?? (PyObject)PyNone.Instance) is not { } given) return false;
            return AsyncioState.Of(thread).InvalidState(thread, $"_step(): already done: {task} {given}");
        }
        if (_mustCancel)
        {
            if (AsyncioState.Of(thread).CancelledError(thread) is not { } type) return false;
            if (exception?.Type.IsSubtypeOf(type) != true && (exception = MakeError(thread)) is null) return false;
            _mustCancel = false;
        }
        _waiter = null;
        if (_coroutine is null) return PyErr.RuntimeError("uninitialized Task object");
        var result = Resume(thread, exception, out var isReturned);
        if (result is null) return TryFail(thread);
        if (!isReturned) return TryWaitFor(thread, result);
        if (_mustCancel)
        {
            // Cancelled right before it returned.
            _mustCancel = false;
            if (!TryCancel(thread, CancelMessage, out _)) return false;
        }
        else if (!TrySetResult(thread, result)) return false;
        Unwatch(thread);
        return true;
    }

    private PyObject? Resume(PyThreadState thread, PyBaseException? exception, out bool isReturned)
    {
        PyObject? result;
        if (_coroutine is PyCoroutine or PyGenerator)
        {
            var generator = (PyGeneratorBase)_coroutine;
            if (exception is null) return generator.Resume(thread, PyNone.Instance, raise: false, isClosing: false, out isReturned);
            result = generator.Throw(thread, exception, null, null);
        }
        else result = exception is null ? Calls.CallMethod(thread, _coroutine!, AsyncioNames.Send, PyNone.Instance) : Calls.CallMethod(thread, _coroutine!, AsyncioNames.Throw, exception);
        isReturned = false;
        if (result is not null) return result;
        if (!PyGeneratorBase.TryFetchStopValue(thread, out var value)) return null;
        isReturned = true;
        return value;
    }

    private bool TryFail(PyThreadState thread)
    {
        if (thread.ErrorMatches(PyExceptions.ExecutionLimit)) return false;
        var error = thread.TakeError();
        if (AsyncioState.Of(thread).CancelledError(thread) is not { } type) return false;
        if (error.Type.IsSubtypeOf(type))
        {
            Unwatch(thread);
            return TryCancelWith(thread, error);
        }
        if (!TrySetException(thread, error)) return false;
        return !error.Type.IsSubtypeOf(PyExceptions.KeyboardInterrupt) && !error.Type.IsSubtypeOf(PyExceptions.SystemExit) || (bool)thread.Restore(error);
    }

    private bool TryWaitFor(PyThreadState thread, PyObject awaited)
    {
        if (ReferenceEquals(awaited, this)) return TryComplain(thread, "Task cannot await on itself: ", this);
        bool isBlocking;
        var isOurs = awaited.GetType() == typeof(PyFuture) || awaited.GetType() == typeof(PyTask);
        if (isOurs) isBlocking = ((PyFuture)awaited).IsBlocking;
        else
        {
            // A bare yield gives way to others.
            if (awaited is PyNone) return TryStepSoon(thread, null);
            if (!Attributes.TryGet(thread, awaited, AsyncioNames.Blocking, out var attribute)) return false;
            if (attribute is null or PyNone)
            {
                return awaited is PyGenerator
                    ? TryComplain(thread, "yield was used instead of yield from for generator in task ", this, " with ", awaited)
                    : TryComplain(thread, "Task got bad yield: ", awaited);
            }
            if (!Truth.TryTest(thread, attribute, out isBlocking)) return false;
        }
        if (LoopCalls.LoopOf(thread, awaited) is not { } loop) return false;
        if (!ReferenceEquals(loop, Loop)) return TryComplain(thread, "Task ", this, " got Future ", awaited, " attached to a different loop");
        if (!isBlocking) return TryComplain(thread, "yield was used instead of yield from in task ", this, " with ", awaited);

        _wakeup ??= new PyTaskWakeup(this);
        if (isOurs)
        {
            var future = (PyFuture)awaited;
            future.IsBlocking = false;
            if (!future.TryAddCallback(thread, _wakeup, _context!)) return false;
        }
        else
        {
            if (!Attributes.Set(thread, awaited, AsyncioNames.Blocking, PyBool.False) || Attributes.Get(thread, awaited, AsyncioNames.AddDoneCallback) is not { } method
                || Calls.CallN(thread, method, [_wakeup, _context!], AsyncioNames.ContextKeyword) is null) return false;
        }
        _waiter = awaited;
        if (!_mustCancel) return true;
        if (!TryCancelWaiter(thread, awaited, CancelMessage, out var isCancelled)) return false;
        if (isCancelled) _mustCancel = false;
        return true;
    }

    // The coroutine is told with its next step.
    private bool TryComplain(PyThreadState thread, params ReadOnlySpan<object> parts)
    {
        var text = new System.Text.StringBuilder();
        foreach (var part in parts)
        {
            if (part is PyObject value)
            {
                if (Representation.Repr(thread, value) is not { } repr) return false;
                text.Append(repr);
            }
            else text.Append(part);
        }
        _ = PyErr.RuntimeError(text.ToString());
        return TryStepSoon(thread, thread.TakeError());
    }
}
