using System.Diagnostics.CodeAnalysis;
using PyEmbed.Conversion;
using PyEmbed.VM;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

/// <summary>An isolated Python: its modules, globals, classes and limits. Creating one costs microseconds.</summary>
/// <remarks>
/// An engine is used by one thread at a time, and by any thread after another; entering it while another thread is inside throws <see cref="InvalidOperationException"/>. Host functions that
/// Python calls may use the engine they were called from. Different engines run in parallel and share nothing that a script can change. Only <see cref="Interrupt"/> may be called while
/// another thread is inside.
/// </remarks>
public sealed partial class PyEngine : IDisposable
{
    private readonly PyThreadState _thread;
    private int _owner;   // the managed thread that is inside, or 0
    private int _depth;   // how often it has entered
    private bool _isDisposed;
    private readonly bool _hasPlainLimits;   // calls without limits of their own have none

    /// <summary>An engine to which nothing is granted.</summary>
    public PyEngine() : this(new PyEngineOptions()) { }

    /// <summary>An engine with what the options grant.</summary>
    public PyEngine(PyEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        State = EngineStart.CreateState(options);
        _thread = new PyThreadState(State) { Budget = UnlimitedBudget };
        _hasPlainLimits = options.Limits.IsUnlimited && options.Limits.RecursionDepth is null;
        using var _ = Enter();
        EngineStart.Run(this, _thread);
        Globals = CreateScope("__main__");
    }

    /// <summary>What it was made with.</summary>
    public PyEngineOptions Options { get; }

    /// <summary>The scope in which scripts run when none is named; Python's module <c>__main__</c>.</summary>
    public PyScope Globals { get; }

    internal PyInterpreterState State { get; }

    /// <summary>The thread of scripts that runs: the one that the host has entered with, or one that has called the host.</summary>
    internal PyThreadState Thread => State.Threads.Current;

    /// <summary>The limits that the host last gave for one run.</summary>
    internal ExecutionLimits? LastLimits { get; set; }

    /// <summary>The budget of runs without limits.</summary>
    internal ExecutionBudget UnlimitedBudget { get; } = ExecutionBudget.Unlimited();

    /// <summary>A new, empty scope.</summary>
    /// <param name="name"><c>__name__</c> of what runs in it.</param>
    public PyScope CreateScope(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        using var _ = Enter();
        var module = PyModule.Create(name, null);
        module.Dict.SetByName(Names.Builtins, State.Modules.GetByName(Names.PlainBuiltins)!);
        if (name == "__main__") State.Modules.SetByName(Names.Main, module);
        return new PyScope(this, name, module.Dict);
    }

    // ---- running ----

    /// <summary>Compiles with the engine's language level and optimisation.</summary>
    /// <exception cref="PythonSyntaxException">The source is no Python.</exception>
    public CompiledScript Compile(string source, string fileName = "<string>")
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(fileName);
        using var _ = Enter();
        return new CompiledScript(SourceCode.Compile(this, source, fileName, ScriptKind.Statements), Options.LanguageVersion);
    }

    /// <summary>Runs statements.</summary>
    /// <param name="source">Python source.</param>
    /// <param name="fileName">The name that tracebacks show.</param>
    /// <param name="scope">Its global variables. Default: <see cref="Globals"/>.</param>
    /// <param name="limits">What it may use. Default: the limits of the options.</param>
    /// <param name="cancellationToken">Ends the run as a limit does.</param>
    /// <exception cref="PythonException">The script raised an exception.</exception>
    /// <exception cref="ExecutionLimitException">A limit ended the run.</exception>
    /// <exception cref="OperationCanceledException">The token ended the run.</exception>
    public void Execute(string source, string fileName = "<string>", PyScope? scope = null, ExecutionLimits? limits = null, CancellationToken cancellationToken = default) =>
        Execute(Compile(source, fileName), scope, limits, cancellationToken);

    /// <summary>Runs a compiled script.</summary>
    /// <inheritdoc cref="Execute(string, string, PyScope?, ExecutionLimits?, CancellationToken)"/>
    public void Execute(CompiledScript script, PyScope? scope = null, ExecutionLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(script);
        using var _ = Enter();
        using var run = new EngineRun(this, limits, cancellationToken);
        run.Check(RunCode(script, CheckScope(scope)));
    }

    /// <summary>The value of an expression as the wanted type.</summary>
    /// <inheritdoc cref="Execute(string, string, PyScope?, ExecutionLimits?, CancellationToken)"/>
    /// <exception cref="PythonConversionException">The value is not of that type.</exception>
    public T Evaluate<T>(string expression, PyScope? scope = null, ExecutionLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(expression);
        using var _ = Enter();
        using var run = new EngineRun(this, limits, cancellationToken);
        var code = SourceCode.Compile(this, expression, "<string>", ScriptKind.Expression);
        return FromPython.Convert<T>(this, run.Check(Evaluation.Run(Thread, new PyCode(State, code), CheckScope(scope).Dict, CheckScope(scope).Dict)));
    }

    /// <summary>Calls a function of <see cref="Globals"/> by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    /// <inheritdoc cref="Evaluate{T}"/>
    public T Call<T>(string function, params ReadOnlySpan<object?> arguments)
    {
        using var _ = Enter();
        return FromPython.Convert<T>(this, CallCore(Find(function), arguments));
    }

    /// <summary>Calls a function of <see cref="Globals"/> by its name and drops its result.</summary>
    /// <inheritdoc cref="Call{T}(string, ReadOnlySpan{object?})"/>
    public void Call(string function, params ReadOnlySpan<object?> arguments)
    {
        using var _ = Enter();
        CallCore(Find(function), arguments);
    }

    /// <summary>Calls a function of <see cref="Globals"/> by its name under limits of its own.</summary>
    /// <param name="function">The variable that holds it.</param>
    /// <param name="arguments">What it is called with.</param>
    /// <param name="limits">What it may use. Default: the limits of the options.</param>
    /// <param name="cancellationToken">Ends the call as a limit does.</param>
    /// <inheritdoc cref="Call{T}(string, ReadOnlySpan{object?})"/>
    public T Call<T>(string function, ReadOnlySpan<object?> arguments, ExecutionLimits? limits, CancellationToken cancellationToken = default)
    {
        using var _ = Enter();
        return FromPython.Convert<T>(this, CallCore(Find(function), arguments, limits, cancellationToken));
    }

    /// <summary>Calls any callable object.</summary>
    /// <inheritdoc cref="Evaluate{T}"/>
    public T Call<T>(PyObject callable, params ReadOnlySpan<object?> arguments)
    {
        ArgumentNullException.ThrowIfNull(callable);
        using var _ = Enter();
        return FromPython.Convert<T>(this, CallCore(callable, arguments));
    }

    private PyObject CallCore(PyObject callable, ReadOnlySpan<object?> arguments, ExecutionLimits? limits = null, CancellationToken cancellationToken = default)
    {
        using var run = new EngineRun(this, limits, cancellationToken);
        var converted = new PyObject[arguments.Length];
        for (var i = 0; i < converted.Length; i++) converted[i] = ToPython.Convert(this, arguments[i]);
        return run.Check(Calls.CallN(Thread, callable, converted, null));
    }

    private PyObject? RunCode(CompiledScript script, PyScope scope) => Evaluation.Run(Thread, script.CodeFor(State), scope.Dict, scope.Dict);

    internal PyObject Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Globals.Dict.GetByName(State.Intern(name)) ?? throw new KeyNotFoundException($"The scope '{Globals.Name}' has no variable '{name}'.");
    }

    private PyScope CheckScope(PyScope? scope)
    {
        if (scope is null) return Globals;
        return ReferenceEquals(scope.Engine, this) ? scope : throw new ArgumentException("The scope belongs to another engine.", nameof(scope));
    }

    // ---- objects ----

    /// <summary>Reads an attribute of an object as the wanted type.</summary>
    /// <inheritdoc cref="Evaluate{T}"/>
    public T GetAttr<T>(PyObject value, string name)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(name);
        using var _ = Enter();
        using var run = new EngineRun(this, null, default);
        return FromPython.Convert<T>(this, run.Check(Attributes.Get(Thread, value, State.Intern(name))));
    }

    /// <summary>Writes an attribute of an object.</summary>
    /// <exception cref="PythonException">It cannot be written.</exception>
    public void SetAttr<T>(PyObject target, string name, T value)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(name);
        using var _ = Enter();
        using var run = new EngineRun(this, null, default);
        run.Check(Attributes.Set(Thread, target, State.Intern(name), ToPython.Convert(this, value)));
    }

    /// <summary>Reads <c>container[key]</c> as the wanted type.</summary>
    /// <inheritdoc cref="Evaluate{T}"/>
    public T GetItem<T>(PyObject container, object? key)
    {
        ArgumentNullException.ThrowIfNull(container);
        using var _ = Enter();
        using var run = new EngineRun(this, null, default);
        return FromPython.Convert<T>(this, run.Check(Subscript.GetItem(Thread, container, ToPython.Convert(this, key))));
    }

    /// <summary>Writes <c>container[key]</c>.</summary>
    /// <exception cref="PythonException">It cannot be written.</exception>
    public void SetItem(PyObject container, object? key, object? value)
    {
        ArgumentNullException.ThrowIfNull(container);
        using var _ = Enter();
        using var run = new EngineRun(this, null, default);
        run.Check(Subscript.SetItem(Thread, container, ToPython.Convert(this, key), ToPython.Convert(this, value)));
    }

    /// <summary>A Python sequence, such as a list, as a .NET list that reads and writes the object itself.</summary>
    /// <remarks>The view is used as the engine is, by one thread at a time; each of its members goes through the engine, under its limits, and throws <see cref="PythonException"/> for what the object raises.</remarks>
    /// <typeparam name="T">What items convert to.</typeparam>
    /// <exception cref="PythonConversionException">The object has no items by number.</exception>
    public IList<T> AsList<T>(PyObject sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        return new ListView<T>(this, ViewParts.CheckIs(sequence, Subscript.IsSequence(sequence), "sequence"));
    }

    /// <summary>A Python mapping, such as a dict, as a .NET dictionary that reads and writes the object itself. Enumerating it takes the keys of the moment.</summary>
    /// <typeparam name="TKey">What keys convert to.</typeparam>
    /// <typeparam name="TValue">What values convert to.</typeparam>
    /// <inheritdoc cref="AsList{T}"/>
    /// <exception cref="PythonConversionException">The object is no mapping.</exception>
    public IDictionary<TKey, TValue> AsDictionary<TKey, TValue>(PyObject mapping) where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(mapping);
        using var _ = Enter();
        using var run = new EngineRun(this, null, default);
        var isMapping = mapping is PyDict;
        if (!isMapping)
        {
            run.Check(Attributes.TryGet(Thread, mapping, State.Intern("keys"), out var keys));
            isMapping = keys is not null;
        }
        return new DictionaryView<TKey, TValue>(this, ViewParts.CheckIs(mapping, isMapping, "mapping"));
    }

    /// <summary><c>repr(value)</c></summary>
    /// <exception cref="PythonException">The object's <c>__repr__</c> raised an exception.</exception>
    public string Repr(PyObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        using var _ = Enter();
        using var run = new EngineRun(this, null, default);
        return ((PyStr)run.Check(Representation.Repr(Thread, value))).ToString();
    }

    // ---- control ----

    /// <summary>Ends the run that is going on in another thread: it throws <see cref="ExecutionLimitException"/>. May be called by any thread at any time.</summary>
    public void Interrupt() => _thread.Budget.Request(LimitKind.Interrupt);

    /// <summary>Enters the engine on this thread until the result is disposed.</summary>
    internal EngineEntry Enter()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        // A thread that a script has started calls the host, and that calls back: it is inside.
        if (PyThreadState.CurrentOrNull is { IsMain: false } inside && ReferenceEquals(inside.Interpreter, State)) return new EngineEntry(this, inside.Enter());
        var me = Environment.CurrentManagedThreadId;
        if (_owner != me && Interlocked.CompareExchange(ref _owner, me, 0) != 0)
            throw new InvalidOperationException("Another thread is inside this engine. Use one engine a thread, or take turns.");
        _depth++;
        return new EngineEntry(this, _thread.Enter());
    }

    private void Leave(PyThreadState? previous)
    {
        var thread = PyThreadState.Current;
        PyThreadState.Leave(previous);
        if (ReferenceEquals(thread, _thread) && --_depth == 0) Volatile.Write(ref _owner, 0);
    }

    /// <summary>
    /// Ends the threads that scripts have started, runs the finalizers of what is left (<c>__del__</c>, the <c>finally</c> of suspended generators) under the limits of the options, or those of the last run, or 10 seconds, and ends the engine. Further use throws <see cref="ObjectDisposedException"/>.</summary>
    /// <exception cref="InvalidOperationException">A thread is inside.</exception>
    public void Dispose()
    {
        if (_isDisposed) return;
        if (_depth > 0) throw new InvalidOperationException("The engine is in use.");
        using (Enter()) EngineStart.End(this, _thread);
        _isDisposed = true;
        // A thread that did not come back in time from where it waits finds nothing but its end.
        State.Threads.Lock.Release();
    }

    /// <summary>A stay in the engine.</summary>
    internal readonly ref struct EngineEntry(PyEngine engine, PyThreadState? previous)
    {
        public void Dispose() => engine.Leave(previous);
    }
}
