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

    /// <inheritdoc cref="GetFunction{TResult}(string)"/>
    public Func<T1, T2, T3, T4, TResult> GetFunction<T1, T2, T3, T4, TResult>(string name) => new PythonFunction(this, Find(name)).Invoke<T1, T2, T3, T4, TResult>;

    /// <inheritdoc cref="GetFunction{TResult}(string)"/>
    public Func<T1, T2, T3, T4, T5, TResult> GetFunction<T1, T2, T3, T4, T5, TResult>(string name) => new PythonFunction(this, Find(name)).Invoke<T1, T2, T3, T4, T5, TResult>;

    /// <inheritdoc cref="GetFunction{TResult}(string)"/>
    public Func<T1, T2, T3, T4, T5, T6, TResult> GetFunction<T1, T2, T3, T4, T5, T6, TResult>(string name) => new PythonFunction(this, Find(name)).Invoke<T1, T2, T3, T4, T5, T6, TResult>;

    /// <summary>A function of <see cref="Globals"/> as a delegate that drops its result.</summary>
    /// <inheritdoc cref="GetFunction{TResult}(string)"/>
    public Action GetAction(string name) => new PythonFunction(this, Find(name)).InvokeAction;

    /// <inheritdoc cref="GetAction(string)"/>
    public Action<T1> GetAction<T1>(string name) => new PythonFunction(this, Find(name)).InvokeAction;

    /// <inheritdoc cref="GetAction(string)"/>
    public Action<T1, T2> GetAction<T1, T2>(string name) => new PythonFunction(this, Find(name)).InvokeAction;

    /// <inheritdoc cref="GetAction(string)"/>
    public Action<T1, T2, T3> GetAction<T1, T2, T3>(string name) => new PythonFunction(this, Find(name)).InvokeAction;

    /// <inheritdoc cref="GetAction(string)"/>
    public Action<T1, T2, T3, T4> GetAction<T1, T2, T3, T4>(string name) => new PythonFunction(this, Find(name)).InvokeAction;

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
