using System.Runtime.CompilerServices;
using PyEmbed.Conversion;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

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

    // ---- with more arguments: as objects ----

    public TResult Invoke<T1, T2, T3, T4, TResult>(T1 a, T2 b, T3 c, T4 d)
    {
        using var _ = engine.Enter();
        return InvokeMany<TResult>([ToPython.Convert(engine, a), ToPython.Convert(engine, b), ToPython.Convert(engine, c), ToPython.Convert(engine, d)]);
    }

    public TResult Invoke<T1, T2, T3, T4, T5, TResult>(T1 a, T2 b, T3 c, T4 d, T5 e)
    {
        using var _ = engine.Enter();
        return InvokeMany<TResult>([ToPython.Convert(engine, a), ToPython.Convert(engine, b), ToPython.Convert(engine, c), ToPython.Convert(engine, d), ToPython.Convert(engine, e)]);
    }

    public TResult Invoke<T1, T2, T3, T4, T5, T6, TResult>(T1 a, T2 b, T3 c, T4 d, T5 e, T6 f)
    {
        using var _ = engine.Enter();
        return InvokeMany<TResult>([ToPython.Convert(engine, a), ToPython.Convert(engine, b), ToPython.Convert(engine, c), ToPython.Convert(engine, d), ToPython.Convert(engine, e), ToPython.Convert(engine, f)]);
    }

    public void InvokeAction() => Invoke<PyObject>();

    public void InvokeAction<T1>(T1 a) => Invoke<T1, PyObject>(a);

    public void InvokeAction<T1, T2>(T1 a, T2 b) => Invoke<T1, T2, PyObject>(a, b);

    public void InvokeAction<T1, T2, T3>(T1 a, T2 b, T3 c) => Invoke<T1, T2, T3, PyObject>(a, b, c);

    public void InvokeAction<T1, T2, T3, T4>(T1 a, T2 b, T3 c, T4 d) => Invoke<T1, T2, T3, T4, PyObject>(a, b, c, d);

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

    private TResult InvokeMany<TResult>(ReadOnlySpan<PyObject> arguments)
    {
        using var run = new EngineRun(engine, null, default);
        return FromPython.Convert<TResult>(engine, run.Check(Calls.CallN(engine.Thread, function, arguments, null)));
    }
}
