using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Interpreter.Instructions;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>What generators, coroutines and async generators have in common: a frame that is left and entered again. Language reference 6.2.9.</summary>
internal abstract class PyGeneratorBase : PyObject, IFinalizable
{
    private enum State : byte
    {
        Created,
        Suspended,
        Running,
        Finished,
    }

    private readonly ExceptionStackItem _exceptions = new();
    private State _state;
    private bool _isLinked;
    private FinalizationQueue.Watcher? _watcher;

    protected PyGeneratorBase(Frame frame)
    {
        Frame = frame;
        Code = frame.Code.Code;
        NameObject = frame.Function.Name;
        QualNameObject = frame.Function.QualName;
    }

    /// <summary>The frame; null once it has ended.</summary>
    public Frame? Frame { get; private set; }

    public PyCode Code { get; }

    public PyStr NameObject { get; protected set; }

    public PyStr QualNameObject { get; protected set; }

    public bool IsRunning => _state == State.Running;

    public bool IsFinished => _state == State.Finished;

    public bool IsSuspended => _state == State.Suspended;

    public bool IsCreated => _state == State.Created;

    /// <summary>Whether it can be entered now.</summary>
    public bool IsResumable => _state <= State.Suspended;

    /// <summary>"generator", "coroutine", "async generator".</summary>
    public abstract string Kind { get; }

    /// <summary>What it awaits or yields from.</summary>
    public PyObject? Receiver => _state is State.Suspended ? Frame!.AwaitedReceiver : null;

    // ---- entering and leaving, for the loop ----

    public void Enter(PyThreadState thread)
    {
        _state = State.Running;
        if (_exceptions.Value is not null) Link(thread);
    }

    /// <summary>The poll before it is entered. Other threads, finalizers and signal handlers that run meanwhile find it executing. False: an error is set.</summary>
    [MustCheck]
    public bool TryPoll(PyThreadState thread)
    {
        var state = _state;
        _state = State.Running;
        var isGood = thread.PollSlow();
        if (!isGood) _state = state;
        return isGood;
    }

    public void Suspend(PyThreadState thread)
    {
        _state = State.Suspended;
        if (_isLinked) Unlink(thread);
        Frame!.ClearAboveStack();
        if (_watcher is null && NeedsFinalization()) Watch(thread);
    }

    public void Finish(PyThreadState thread)
    {
        _state = State.Finished;
        if (_isLinked) Unlink(thread);
        Frame = null;
        if (_watcher is not null) Unwatch(thread);
    }

    /// <summary>Its handlers stand on the thread's stack of exceptions as soon as it has one.</summary>
    public void LinkExceptions(PyThreadState thread)
    {
        if (!_isLinked) Link(thread);
    }

    private void Link(PyThreadState thread)
    {
        _isLinked = true;
        _exceptions.Previous = thread.ExceptionStack;
        thread.ExceptionStack = _exceptions;
    }

    private void Unlink(PyThreadState thread)
    {
        _isLinked = false;
        thread.ExceptionStack = _exceptions.Previous!;
        _exceptions.Previous = null;
    }

    // ---- what is left to do when it is abandoned ----

    /// <summary>Something happens when it is abandoned.</summary>
    protected void Watch(PyThreadState thread) => _watcher ??= thread.Interpreter.Finalizable.Watch(this);

    private void Unwatch(PyThreadState thread)
    {
        thread.Interpreter.Finalizable.Release(_watcher!);
        _watcher = null;
    }

    // Suspended where something waits to be executed: the end of a try, a with, the close() of what it yields from.
    private bool NeedsFinalization()
    {
        var frame = Frame!;
        var template = frame.Code.Template;
        return template.Verified.Handlers.Length > 0 && template.Verified.HandlerIndexAt(frame.Offset) >= 0 || template.HasDelegation && frame.AwaitedReceiver is not null;
    }

    /// <summary>Nobody refers to it any more.</summary>
    public virtual bool TryFinalize(PyThreadState thread)
    {
        _watcher = null;
        return _state is State.Finished or State.Running || Close(thread) is not null;
    }

    // ---- resuming from C# ----

    /// <summary>Runs to the next yield or the end. <paramref name="returned"/>: the result is that of return. Null: an error is set.</summary>
    public PyObject? Resume(PyThreadState thread, PyObject? sent, bool raise, bool isClosing, out bool returned)
    {
        returned = false;
        switch (_state)
        {
            case State.Created when sent is not (null or PyNone) && !raise:
                return PyErr.TypeError($"can't send non-None value to a just-started {Kind}");
            case State.Running:
                return PyErr.ValueError($"{Kind} already executing");
            case State.Finished:
                if (this is PyCoroutine && !isClosing) return PyErr.RuntimeError("cannot reuse already awaited coroutine");
                if (raise) return null;
                returned = true;
                return PyNone.Instance;
        }
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack()) return PyErr.RecursionError("maximum recursion depth exceeded");
        var pending = raise ? thread.TakeError() : null;
        if (!GeneratorInstructions.TryEnter(thread, null, this, OnReturn.ToNative, raise ? null : sent)) return null;
        if (pending is not null)
        {
            // What the caller is handling is not its context: only what the generator itself handles is.
            PyThreadState.ChainContext(pending, _exceptions.Value);
            _ = thread.Restore(pending);
        }
        var result = Evaluation.Enter(thread, raise);
        returned = _state == State.Finished;
        return result;
    }

    /// <summary><c>send</c>: the next yielded value; the end is StopIteration.</summary>
    public PyObject? SendValue(PyThreadState thread, PyObject? sent, bool raise = false, bool isClosing = false)
    {
        var result = Resume(thread, sent, raise, isClosing, out var returned);
        if (!returned || result is null) return result;
        if (this is PyAsyncGenerator) return PyErr.Set(PyExceptions.StopAsyncIteration, PyTuple.Empty);
        return StopIteration(thread, result);
    }

    /// <summary>StopIteration with a value: tuples and exceptions have to be wrapped, or they would become its arguments.</summary>
    public static PyError StopIteration(PyThreadState thread, PyObject value) => value is PyNone ? PyErr.StopIteration() : PyErr.StopIteration(value);

    /// <summary><c>close()</c></summary>
    public PyObject? Close(PyThreadState thread)
    {
        var closed = true;
        if (Receiver is { } receiver)
        {
            _state = State.Running;
            closed = CloseIterator(thread, receiver);
            _state = State.Suspended;
        }
        if (closed) _ = PyErr.Set(PyExceptions.GeneratorExit, PyTuple.Empty);
        var result = SendValue(thread, null, raise: true, isClosing: true);
        if (result is not null) return PyErr.RuntimeError($"{Kind} ignored GeneratorExit");
        return thread.ClearErrorIf(PyExceptions.StopIteration) || thread.ClearErrorIf(PyExceptions.GeneratorExit) ? PyNone.Instance : null;
    }

    private static bool CloseIterator(PyThreadState thread, PyObject iterator)
    {
        if (iterator is PyGenerator or PyCoroutine) return ((PyGeneratorBase)iterator).Close(thread) is not null;
        if (!Attributes.TryGet(thread, iterator, Names.PlainClose, out var close))
        {
            if (!thread.ErrorMatches(PyExceptions.Exception)) return false;
            UncaughtErrors.ReportUnraisable(thread, null, iterator);
            return true;
        }
        return close is null || Calls.Call0(thread, close) is not null;
    }

    /// <summary><c>throw(type, value, traceback)</c></summary>
    public PyObject? Throw(PyThreadState thread, PyObject type, PyObject? value, PyObject? traceback, bool closesOnExit = true)
    {
        if (Receiver is { } receiver)
        {
            if (closesOnExit && IsGeneratorExit(type))
            {
                _state = State.Running;
                var closed = CloseIterator(thread, receiver);
                _state = State.Suspended;
                return closed ? ThrowHere(thread, type, value, traceback) : SendValue(thread, null, raise: true);
            }
            PyObject? result;
            if (receiver is PyGenerator or PyCoroutine)
            {
                _state = State.Running;
                // The frame is on the stack as if it had passed the exception on itself.
                var frame = Frame!;
                GeneratorInstructions.Show(thread, frame);
                result = ((PyGeneratorBase)receiver).Throw(thread, type, value, traceback, closesOnExit);
                GeneratorInstructions.Hide(thread, frame);
                _state = State.Suspended;
            }
            else
            {
                if (!Attributes.TryGet(thread, receiver, Names.PlainThrow, out var method)) return null;
                if (method is null) return ThrowHere(thread, type, value, traceback);
                _state = State.Running;
                result = (value, traceback) switch
                {
                    (null, _) => Calls.Call1(thread, method, type),
                    (_, null) => Calls.Call2(thread, method, type, value),
                    _ => Calls.Call3(thread, method, type, value, traceback),
                };
                _state = State.Suspended;
            }
            if (result is not null) return result;
            // The receiver is done: its value is the result of yield from, any other error is raised there.
            if (!TryFetchStopValue(thread, out var returned))
            {
                GeneratorInstructions.LeaveReceiver(Frame!);
                return SendValue(thread, null, raise: true);
            }
            GeneratorInstructions.LeaveReceiver(Frame!, returned!);
            return SendValue(thread, null);
        }
        return ThrowHere(thread, type, value, traceback);
    }

    private static bool IsGeneratorExit(PyObject type) =>
        (type as PyType ?? (type as PyBaseException)?.Type) is { } raised && raised.IsSubtypeOf(PyExceptions.GeneratorExit);

    /// <summary>The value of the StopIteration that is set, taken off; None where no error is set.</summary>
    public static bool TryFetchStopValue(PyThreadState thread, out PyObject? value)
    {
        value = PyNone.Instance;
        if (!thread.HasError) return true;
        if (!thread.ErrorMatches(PyExceptions.StopIteration)) return false;
        value = thread.TakeError() is PyStopIteration stop ? stop.Value ?? PyNone.Instance : PyNone.Instance;
        return true;
    }

    private PyObject? ThrowHere(PyThreadState thread, PyObject type, PyObject? value, PyObject? traceback)
    {
        if (traceback is not (null or PyNone or PyTraceback)) return PyErr.TypeError("throw() third argument must be a traceback object");
        PyBaseException exception;
        switch (type)
        {
            case PyType raised when raised.Has(TypeFlags.ExceptionSubclass):
            {
                // As PyErr_NormalizeException: an instance is taken, a tuple gives the arguments, None none.
                var made = value switch
                {
                    PyBaseException instance when instance.Type.IsSubtypeOf(raised) => instance,
                    null or PyNone => Calls.Call0(thread, raised),
                    PyTuple arguments => Calls.CallN(thread, raised, arguments.Items, null),
                    _ => Calls.Call1(thread, raised, value),
                };
                if (made is null) return SendValue(thread, null, raise: true);
                if (made is not PyBaseException instanceMade)
                {
                    // Raised in the generator, as every error that the class makes.
                    if (Representation.Repr(thread, raised) is { } ofType) _ = PyErr.TypeError($"calling {ofType} should have returned an instance of BaseException, not {made.Type.NameInMessages}");
                    return SendValue(thread, null, raise: true);
                }
                exception = instanceMade;
                break;
            }
            case PyBaseException instance:
                if (value is not (null or PyNone)) return PyErr.TypeError("instance exception may not have a separate value");
                exception = instance;
                break;
            default:
                return PyErr.TypeError($"exceptions must be classes or instances deriving from BaseException, not {type.Type.NameInMessages}");
        }
        if (traceback is PyTraceback given) exception.Traceback = given;
        thread.Restore(exception);
        return SendValue(thread, null, raise: true);
    }

    /// <summary>The exception with which its frame has ended: StopIteration must not look like the end of the generator (PEP 479).</summary>
    public PyBaseException Translate(PyThreadState thread, PyBaseException exception)
    {
        string? message = null;
        if (exception.Type.IsSubtypeOf(PyExceptions.StopIteration)) message = $"{Kind} raised StopIteration";
        else if (this is PyAsyncGenerator && exception.Type.IsSubtypeOf(PyExceptions.StopAsyncIteration)) message = "async generator raised StopAsyncIteration";
        if (message is null) return exception;
        _ = PyErr.RuntimeError(message);
        var error = thread.TakeError();
        error.Cause = exception;
        error.Context = exception;
        error.SuppressContext = true;
        return error;
    }

    protected bool SetName(PyObject? value)
    {
        if (value is not PyStr name) return PyErr.TypeError("__name__ must be set to a string object");
        NameObject = name;
        return true;
    }

    protected bool SetQualName(PyObject? value)
    {
        if (value is not PyStr name) return PyErr.TypeError("__qualname__ must be set to a string object");
        QualNameObject = name;
        return true;
    }

    protected PyObject FrameObject(PyThreadState thread) => Frame is { } frame ? PyFrame.Of(thread, frame) : PyNone.Instance;
}
