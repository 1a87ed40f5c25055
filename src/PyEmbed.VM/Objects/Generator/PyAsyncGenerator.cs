using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>An asynchronous generator. PEP 525.</summary>
[PyType("async_generator", Weakrefs = true)]
internal sealed partial class PyAsyncGenerator(Frame frame) : PyGeneratorBase(frame)
{
    private bool _hooksInited;
    private PyObject? _finalizer;   // of sys.set_asyncgen_hooks, as it was at the first iteration

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);

    public override string Kind => "async generator";

    /// <summary>One of its awaitables is being awaited (<c>ag_running</c>).</summary>
    public bool IsAwaited { get; set; }

    /// <summary>It was closed or has ended: nothing can be sent any more.</summary>
    public bool IsClosed { get; set; }

    [PyMethod("__aiter__(self, /)")]
    internal PyObject AIter() => this;

    [PyMethod("__anext__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => InitHooks(thread) ? new PyAsyncGenSend(this, null) : null;

    [PyMethod("asend(self, value, /)", NoTextSignature = true)]
    internal PyObject? Send(PyThreadState thread, PyObject value) => InitHooks(thread) ? new PyAsyncGenSend(this, value) : null;

    [PyMethod("athrow(self, /, *args)", NoTextSignature = true)]
    internal PyObject? AThrow(PyThreadState thread, ReadOnlySpan<PyObject> args) => InitHooks(thread) ? new PyAsyncGenThrow(this, PyTuple.CopyOf(args)) : null;

    [PyMethod("aclose(self, /)", NoTextSignature = true)]
    internal PyObject? AClose(PyThreadState thread) => InitHooks(thread) ? new PyAsyncGenThrow(this, null) : null;

    // sys.set_asyncgen_hooks: the first iteration tells the event loop.
    private bool InitHooks(PyThreadState thread)
    {
        if (_hooksInited) return true;
        _hooksInited = true;
        _finalizer = thread.AsyncGenFinalizer;
        if (_finalizer is not null) Watch(thread);
        return thread.AsyncGenFirstIter is not { } hook || Calls.Call1(thread, hook, this) is not null;
    }

    // The event loop closes it, where there is one; aclose() has to be awaited.
    public override bool TryFinalize(PyThreadState thread)
    {
        if (_finalizer is null || IsClosed || IsFinished) return base.TryFinalize(thread);
        return Calls.Call1(thread, _finalizer, this) is not null;
    }

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => $"<async_generator object {QualNameObject} at 0x{Identity.Of(this):x}>";

    [PyProperty("__name__", Setter = nameof(SetNameValue))]
    internal PyObject NameValue() => NameObject;

    internal bool SetNameValue(PyThreadState thread, PyObject? value) => SetName(value);

    [PyProperty("__qualname__", Setter = nameof(SetQualNameValue))]
    internal PyObject QualNameValue() => QualNameObject;

    internal bool SetQualNameValue(PyThreadState thread, PyObject? value) => SetQualName(value);

    [PyProperty("ag_await")]
    internal PyObject Awaits() => Receiver ?? PyNone.Instance;

    [PyProperty("ag_running", Member = true)]
    internal bool Running => IsAwaited;

    [PyProperty("ag_frame")]
    internal PyObject? FrameValue(PyThreadState thread) => FrameObject(thread);

    [PyProperty("ag_code", Member = true)]
    internal PyObject CodeValue => Code;

    /// <summary>What a step of the generator means to who awaits it: a wrapped value is the result (StopIteration), anything else is awaited further.</summary>
    public PyObject? Unwrap(PyThreadState thread, [MustCheck] PyObject? result)
    {
        if (result is null)
        {
            if (!thread.HasError) _ = PyErr.Set(PyExceptions.StopAsyncIteration, PyTuple.Empty);
            if (thread.ErrorMatches(PyExceptions.StopAsyncIteration) || thread.ErrorMatches(PyExceptions.GeneratorExit)) IsClosed = true;
            IsAwaited = false;
            return null;
        }
        if (result is not PyAsyncGenWrappedValue wrapped) return result;
        IsAwaited = false;
        return StopIteration(thread, wrapped.Value);
    }
}

/// <summary>A value that an async generator yields, told apart from what it awaits.</summary>
[PyType("async_generator_wrapped_value")]
internal sealed partial class PyAsyncGenWrappedValue(PyObject value) : PyObject
{
    public PyObject Value { get; } = value;
}

/// <summary>The awaitable of <c>__anext__()</c> and <c>asend()</c>.</summary>
[PyType("async_generator_asend")]
internal sealed partial class PyAsyncGenSend(PyAsyncGenerator generator, PyObject? sent) : PyObject
{
    private enum State
    {
        Init,
        Iterating,
        Closed,
    }

    private State _state;

    [PyMethod("__await__(self, /)")]
    internal PyObject Await() => this;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => Send(thread, PyNone.Instance);

    [PyMethod("send(self, arg, /)", NoTextSignature = true)]
    internal PyObject? Send(PyThreadState thread, PyObject arg)
    {
        if (_state == State.Closed) return PyErr.RuntimeError("cannot reuse already awaited __anext__()/asend()");
        if (_state == State.Init)
        {
            if (generator.IsAwaited) return PyErr.RuntimeError("anext(): asynchronous generator is already running");
            if (arg is PyNone) arg = sent ?? PyNone.Instance;
            _state = State.Iterating;
        }
        generator.IsAwaited = true;
        var result = generator.Unwrap(thread, generator.SendValue(thread, arg));
        if (result is null) _state = State.Closed;
        return result;
    }

    [PyMethod("throw(self, type, value=None, traceback=None, /)", NoTextSignature = true)]
    internal PyObject? Throw(PyThreadState thread, PyObject type, PyObject? value, PyObject? traceback)
    {
        if (_state == State.Closed) return PyErr.RuntimeError("cannot reuse already awaited __anext__()/asend()");
        var result = generator.Unwrap(thread, generator.Throw(thread, type, value, traceback));
        if (result is null) _state = State.Closed;
        return result;
    }

    [PyMethod("close(self, /)", NoTextSignature = true)]
    internal PyObject Close()
    {
        _state = State.Closed;
        return PyNone.Instance;
    }
}

/// <summary>The awaitable of <c>athrow()</c> and, without arguments, <c>aclose()</c>.</summary>
[PyType("async_generator_athrow")]
internal sealed partial class PyAsyncGenThrow(PyAsyncGenerator generator, PyTuple? args) : PyObject
{
    private enum State
    {
        Init,
        Iterating,
        Closed,
    }

    private State _state;

    private bool IsClose => args is null;

    [PyMethod("__await__(self, /)")]
    internal PyObject Await() => this;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => Send(thread, PyNone.Instance);

    [PyMethod("send(self, arg, /)", NoTextSignature = true)]
    internal PyObject? Send(PyThreadState thread, PyObject arg)
    {
        if (_state == State.Closed) return PyErr.RuntimeError("cannot reuse already awaited aclose()/athrow()");
        if (generator.IsFinished)
        {
            _state = State.Closed;
            return PyErr.StopIteration();
        }
        if (_state == State.Init)
        {
            if (generator.IsAwaited)
            {
                _state = State.Closed;
                return PyErr.RuntimeError(IsClose ? "aclose(): asynchronous generator is already running" : "athrow(): asynchronous generator is already running");
            }
            if (generator.IsClosed)
            {
                _state = State.Closed;
                return PyErr.Set(PyExceptions.StopAsyncIteration, PyTuple.Empty);
            }
            if (arg is not PyNone) return PyErr.RuntimeError("can't send non-None value to a just-started coroutine");
            _state = State.Iterating;
            generator.IsAwaited = true;
            return IsClose ? BeginClose(thread) : BeginThrow(thread);
        }
        var result = generator.SendValue(thread, arg);
        if (!IsClose)
        {
            result = generator.Unwrap(thread, result);
            if (result is null) _state = State.Closed;
            return result;
        }
        return result switch
        {
            PyAsyncGenWrappedValue => Ignored(),
            null => Failed(thread),
            _ => result,
        };
    }

    private PyObject? BeginThrow(PyThreadState thread)
    {
        if (args!.Count is 0 or > 3)
        {
            return PyErr.TypeError(args.Count == 0 ? "athrow expected at least 1 argument, got 0" : $"athrow expected at most 3 arguments, got {args.Count}");
        }
        var result = generator.Throw(thread, args[0], args.Count > 1 ? args[1] : null, args.Count > 2 ? args[2] : null, closesOnExit: false);
        result = generator.Unwrap(thread, result);
        if (result is null) _state = State.Closed;
        return result;
    }

    private PyObject? BeginClose(PyThreadState thread)
    {
        generator.IsClosed = true;
        var result = generator.Throw(thread, PyExceptions.GeneratorExit, null, null, closesOnExit: false);
        return result switch
        {
            PyAsyncGenWrappedValue => Ignored(),
            null => Failed(thread),
            _ => result,
        };
    }

    private PyError Ignored()
    {
        generator.IsAwaited = false;
        _state = State.Closed;
        return PyErr.RuntimeError("async generator ignored GeneratorExit");
    }

    // aclose() swallows how the generator ends.
    private PyObject? Failed(PyThreadState thread)
    {
        generator.IsAwaited = false;
        _state = State.Closed;
        if (thread.ClearErrorIf(PyExceptions.StopAsyncIteration) || thread.ClearErrorIf(PyExceptions.GeneratorExit)) return PyErr.StopIteration();
        return null;
    }

    [PyMethod("throw(self, type, value=None, traceback=None, /)", NoTextSignature = true)]
    internal PyObject? Throw(PyThreadState thread, PyObject type, PyObject? value, PyObject? traceback)
    {
        if (_state == State.Closed) return PyErr.RuntimeError("cannot reuse already awaited aclose()/athrow()");
        var result = generator.Throw(thread, type, value, traceback);
        if (!IsClose)
        {
            result = generator.Unwrap(thread, result);
            if (result is null) _state = State.Closed;
            return result;
        }
        return result switch
        {
            PyAsyncGenWrappedValue => Ignored(),
            null => Failed(thread),
            _ => result,
        };
    }

    [PyMethod("close(self, /)", NoTextSignature = true)]
    internal PyObject Close()
    {
        _state = State.Closed;
        return PyNone.Instance;
    }
}
