using PyEmbed.Conversion;
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
}

/// <summary>What delegates made of a Python function are bound to.</summary>
internal sealed class PythonFunction(PyEngine engine, PyObject function)
{
    public TResult Invoke<TResult>()
    {
        using var _ = engine.Enter();
        using var run = new EngineRun(engine, null, default);
        return FromPython.Convert<TResult>(engine, run.Check(Calls.Call0(engine.Thread, function)));
    }

    public TResult Invoke<T1, TResult>(T1 a)
    {
        using var _ = engine.Enter();
        using var run = new EngineRun(engine, null, default);
        return FromPython.Convert<TResult>(engine, run.Check(Calls.Call1(engine.Thread, function, ToPython.Convert(engine, a))));
    }

    public TResult Invoke<T1, T2, TResult>(T1 a, T2 b)
    {
        using var _ = engine.Enter();
        using var run = new EngineRun(engine, null, default);
        return FromPython.Convert<TResult>(engine, run.Check(Calls.Call2(engine.Thread, function, ToPython.Convert(engine, a), ToPython.Convert(engine, b))));
    }

    public TResult Invoke<T1, T2, T3, TResult>(T1 a, T2 b, T3 c)
    {
        using var _ = engine.Enter();
        using var run = new EngineRun(engine, null, default);
        return FromPython.Convert<TResult>(engine, run.Check(Calls.Call3(engine.Thread, function, ToPython.Convert(engine, a), ToPython.Convert(engine, b), ToPython.Convert(engine, c))));
    }

    public void InvokeAction() => Invoke<PyObject>();

    public void InvokeAction<T1>(T1 a) => Invoke<T1, PyObject>(a);

    public void InvokeAction<T1, T2>(T1 a, T2 b) => Invoke<T1, T2, PyObject>(a, b);
}
