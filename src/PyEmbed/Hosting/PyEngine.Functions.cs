using System.Runtime.CompilerServices;
using PyEmbed.Conversion;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

public sealed partial class PyEngine
{
    /// <summary>Whether a run is going on: what is called inside goes on under its limits.</summary>
    internal bool IsRunning { get; set; }

    /// <summary>A function of <see cref="Globals"/> as a delegate: bound once, called often.</summary>
    /// <remarks>The delegate keeps the function that the name means now, and the engine. It is called like the engine, by one thread at a time.</remarks>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    public Func<TResult> GetFunction<TResult>(string name) => BindFunction<TResult>(Find(name));

    /// <inheritdoc cref="GetFunction{TResult}(string)"/>
    public Func<T1, TResult> GetFunction<T1, TResult>(string name) => new PythonFunction(this, Find(name)).Invoke<T1, TResult>;

    /// <inheritdoc cref="GetFunction{TResult}(string)"/>
    public Func<T1, T2, TResult> GetFunction<T1, T2, TResult>(string name) => new PythonFunction(this, Find(name)).Invoke<T1, T2, TResult>;

    /// <inheritdoc cref="GetFunction{TResult}(string)"/>
    public Func<T1, T2, T3, TResult> GetFunction<T1, T2, T3, TResult>(string name) => new PythonFunction(this, Find(name)).Invoke<T1, T2, T3, TResult>;

    /// <summary>A function of <see cref="Globals"/> as a delegate that drops its result.</summary>
    /// <inheritdoc cref="GetFunction{TResult}(string)"/>
    public Action GetAction(string name) => new PythonFunction(this, Find(name)).InvokeAction;

    /// <inheritdoc cref="GetAction(string)"/>
    public Action<T1> GetAction<T1>(string name) => new PythonFunction(this, Find(name)).InvokeAction;

    /// <inheritdoc cref="GetAction(string)"/>
    public Action<T1, T2> GetAction<T1, T2>(string name) => new PythonFunction(this, Find(name)).InvokeAction;

    private Func<TResult> BindFunction<TResult>(PyObject function) => new PythonFunction(this, function).Invoke<TResult>;

    // ---- the short way in: what Enter and EngineRun do for a run without limits, in a few stores ----

    private int _recursionLimitOutside;

    internal PyThreadState MainThread => _thread;

    /// <summary>False: the general way has to be taken. True: to be ended by <see cref="EndCall"/> with what was given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryBeginCall(out PyThreadState? previous)
    {
        previous = null;
        if (!_hasPlainLimits || _isDisposed) return false;
        var me = Environment.CurrentManagedThreadId;
        if (_owner == me)
        {
            if (!IsRunning) return false;
        }
        else
        {
            if (Interlocked.CompareExchange(ref _owner, me, 0) != 0) return false;
            UnlimitedBudget.Renew();
            _recursionLimitOutside = State.RecursionLimit;
            IsRunning = true;
        }
        _depth++;
        previous = _thread.Enter();
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void EndCall(PyThreadState? previous)
    {
        PyThreadState.Leave(previous);
        if (--_depth > 0) return;
        IsRunning = false;
        State.RecursionLimit = _recursionLimitOutside;
        Volatile.Write(ref _owner, 0);
    }
}

/// <summary>What delegates made of a Python function are bound to.</summary>
/// <remarks>A function that takes just the delegate's arguments gets them in its registers; numbers are not boxed on the way in or out.</remarks>
internal sealed class PythonFunction(PyEngine engine, PyObject function)
{
    private readonly PyFunction? _quick = function.GetType() == typeof(PyFunction) ? (PyFunction)function : null;

    public TResult Invoke<TResult>()
    {
        if (_quick is null || _quick.ExactArgCount != 0 || !engine.TryBeginCall(out var previous)) return InvokeAny<TResult>();
        try
        {
            var thread = engine.MainThread;
            if (Evaluation.Push(thread, _quick, 0) is not { } frame) throw EngineRun.Failure(engine, default);
            return Result<TResult>(thread, Evaluation.EnterForRegister(thread, raise: false));
        }
        finally
        {
            engine.EndCall(previous);
        }
    }

    public TResult Invoke<T1, TResult>(T1 a)
    {
        if (_quick is null || _quick.ExactArgCount != 1 || !engine.TryBeginCall(out var previous)) return InvokeAny<T1, TResult>(a);
        try
        {
            var thread = engine.MainThread;
            var aObject = ToPython.Prepare(engine, a);
            if (Evaluation.Push(thread, _quick, 1) is not { } frame) throw EngineRun.Failure(engine, default);
            ref var arguments = ref frame.Window;
            ToPython.Store(ref arguments, a, aObject);
            return Result<TResult>(thread, Evaluation.EnterForRegister(thread, raise: false));
        }
        finally
        {
            engine.EndCall(previous);
        }
    }

    public TResult Invoke<T1, T2, TResult>(T1 a, T2 b)
    {
        if (_quick is null || _quick.ExactArgCount != 2 || !engine.TryBeginCall(out var previous)) return InvokeAny<T1, T2, TResult>(a, b);
        try
        {
            var thread = engine.MainThread;
            var aObject = ToPython.Prepare(engine, a);
            var bObject = ToPython.Prepare(engine, b);
            if (Evaluation.Push(thread, _quick, 2) is not { } frame) throw EngineRun.Failure(engine, default);
            ref var arguments = ref frame.Window;
            ToPython.Store(ref arguments, a, aObject);
            ToPython.Store(ref Unsafe.Add(ref arguments, 1), b, bObject);
            return Result<TResult>(thread, Evaluation.EnterForRegister(thread, raise: false));
        }
        finally
        {
            engine.EndCall(previous);
        }
    }

    public TResult Invoke<T1, T2, T3, TResult>(T1 a, T2 b, T3 c)
    {
        if (_quick is null || _quick.ExactArgCount != 3 || !engine.TryBeginCall(out var previous)) return InvokeAny<T1, T2, T3, TResult>(a, b, c);
        try
        {
            var thread = engine.MainThread;
            var aObject = ToPython.Prepare(engine, a);
            var bObject = ToPython.Prepare(engine, b);
            var cObject = ToPython.Prepare(engine, c);
            if (Evaluation.Push(thread, _quick, 3) is not { } frame) throw EngineRun.Failure(engine, default);
            ref var arguments = ref frame.Window;
            ToPython.Store(ref arguments, a, aObject);
            ToPython.Store(ref Unsafe.Add(ref arguments, 1), b, bObject);
            ToPython.Store(ref Unsafe.Add(ref arguments, 2), c, cObject);
            return Result<TResult>(thread, Evaluation.EnterForRegister(thread, raise: false));
        }
        finally
        {
            engine.EndCall(previous);
        }
    }

    public void InvokeAction() => Invoke<PyObject>();

    public void InvokeAction<T1>(T1 a) => Invoke<T1, PyObject>(a);

    public void InvokeAction<T1, T2>(T1 a, T2 b) => Invoke<T1, T2, PyObject>(a, b);

    private TResult Result<TResult>(PyThreadState thread, [MustCheck] PyObject? result) =>
        result is null || thread.HasError ? throw EngineRun.Failure(engine, default) : FromPython.ConvertResult<TResult>(engine, thread, result);

    // ---- any callable, under the engine's limits ----

    private TResult InvokeAny<TResult>()
    {
        using var _ = engine.Enter();
        using var run = new EngineRun(engine, null, default);
        return FromPython.Convert<TResult>(engine, run.Check(Calls.Call0(engine.Thread, function)));
    }

    private TResult InvokeAny<T1, TResult>(T1 a)
    {
        using var _ = engine.Enter();
        using var run = new EngineRun(engine, null, default);
        return FromPython.Convert<TResult>(engine, run.Check(Calls.Call1(engine.Thread, function, ToPython.Convert(engine, a))));
    }

    private TResult InvokeAny<T1, T2, TResult>(T1 a, T2 b)
    {
        using var _ = engine.Enter();
        using var run = new EngineRun(engine, null, default);
        return FromPython.Convert<TResult>(engine, run.Check(Calls.Call2(engine.Thread, function, ToPython.Convert(engine, a), ToPython.Convert(engine, b))));
    }

    private TResult InvokeAny<T1, T2, T3, TResult>(T1 a, T2 b, T3 c)
    {
        using var _ = engine.Enter();
        using var run = new EngineRun(engine, null, default);
        return FromPython.Convert<TResult>(engine, run.Check(Calls.Call3(engine.Thread, function, ToPython.Convert(engine, a), ToPython.Convert(engine, b), ToPython.Convert(engine, c))));
    }
}
