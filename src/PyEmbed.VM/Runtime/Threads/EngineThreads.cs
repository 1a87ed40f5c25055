using System.Diagnostics;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM;

/// <summary>The threads of one engine: the main one, which is whichever thread the host enters with, and those that scripts have started.</summary>
internal sealed class EngineThreads
{
    /// <summary>What a stack has where a script says nothing: the size CPython's threads have on Linux.</summary>
    private const int DefaultStack = 8 << 20;

    // Recursion in C# stops when less than about 128 KB are left: a smaller stack would not do at all.
    private const int LeastStack = 1 << 20;

    private const int MemoryOfThread = 128 << 10;
    private const long MainIdent = 1;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_patienceWithBlocked = TimeSpan.FromMilliseconds(100);

    private readonly object _gate = new();
    private readonly List<PyThreadState> _started = [];   // and not ended; written under the gate by the lock's holder
    private PyThreadState? _main;
    private long _lastIdent = MainIdent;
    private bool _isStopping;

    /// <summary>How many threads scripts may have beside the main one; 0: none were granted.</summary>
    public int Most { get; init; }

    public EngineLock Lock { get; } = new();

    /// <summary>The state in which the host's calls run.</summary>
    public PyThreadState Main => _main!;

    /// <summary>The thread that runs: the main one wherever no other is.</summary>
    public PyThreadState Current => Lock.Holder ?? _main!;

    /// <summary>How many threads scripts have started that have not ended.</summary>
    public int Count => _started.Count;

    /// <summary><c>threading.stack_size()</c>; 0: the default.</summary>
    public int StackSize { get; set; }

    /// <summary>The identifier of a new state: the first one is the main thread's.</summary>
    public long Admit(PyThreadState thread)
    {
        if (_main is not null) return ++_lastIdent;
        _main = thread;
        Lock.Begin(thread);
        return MainIdent;
    }

    /// <summary>The main thread and those that were started.</summary>
    public PyThreadState[] All()
    {
        lock (_gate) return [Main, .. _started];
    }

    /// <summary>From any thread: who waits looks whether its run is to end.</summary>
    public void WakeAll()
    {
        if (_main is null) return;
        foreach (var thread in All()) thread.Wake();
    }

    // ---- starting ----

    /// <summary>Starts a thread that calls a function. False: an error is set.</summary>
    public bool TryStart(PyThreadState parent, PyObject function, PyObject[] args, PyTuple? keywordNames, out long ident)
    {
        ident = 0;
        if (Most == 0) return PyErr.RuntimeError("can't start new thread: this engine was granted no threads");
        if (_isStopping || Count >= Most) return PyErr.RuntimeError("can't start new thread");
        var stack = StackSize == 0 ? DefaultStack : Math.Max(StackSize, LeastStack);
        if (!parent.TryReserve(MemoryOfThread)) return false;
        var thread = new PyThreadState(parent.Interpreter);
        lock (_gate) _started.Add(thread);
        try
        {
            new Thread(() => Run(thread, function, args, keywordNames), stack) { IsBackground = true, Name = "Python thread" }.Start();
        }
        catch (Exception exception) when (exception is ThreadStartException or OutOfMemoryException)
        {
            lock (_gate) _started.Remove(thread);
            return PyErr.RuntimeError("can't start new thread");
        }
        ident = thread.Ident;
        return true;
    }

    private void Run(PyThreadState thread, PyObject function, PyObject[] args, PyTuple? keywordNames)
    {
        _ = thread.Enter();
        Lock.Take(thread);
        try
        {
            if (!thread.MustStop && Calls.CallN(thread, function, args, keywordNames) is null) Report(thread, function);
        }
        catch (Exception exception)
        {
            // A mistake of ours outside of all Python code: it must not end the process.
            thread.FailedWith(exception);
            Report(thread, function);
        }
        finally
        {
            End(thread);
        }
    }

    private static void Report(PyThreadState thread, PyObject function)
    {
        if (thread.ClearErrorIf(PyExceptions.SystemExit) || thread.ClearErrorIf(PyExceptions.ExecutionLimit) || !thread.HasError) return;
        try
        {
            UncaughtErrors.ReportUnraisable(thread, "Exception ignored in thread started by", function);
        }
        catch (Exception)
        {
            // Nobody is left to be told.
        }
        thread.ClearError();
    }

    private void End(PyThreadState thread)
    {
        thread.AtEnd?.Invoke();
        thread.ReturnSteps();
        lock (_gate)
        {
            _started.Remove(thread);
            Monitor.PulseAll(_gate);
        }
        PyThreadState.Leave(null);
        Lock.Release();
    }

    // ---- stopping ----

    /// <summary>Ends all threads but the main one, which calls this: what they run is ended as by a limit. Those that wait for the world outside end when they come back from there.</summary>
    public void Stop()
    {
        if (Count == 0) return;
        var main = Main;
        _isStopping = true;
        foreach (var thread in All()) thread.MustStop = !ReferenceEquals(thread, main);
        WakeAll();
        main.ReturnSteps();
        Lock.Release();
        WaitForEnd();
        Lock.Take(main);
        _isStopping = false;
    }

    private void WaitForEnd()
    {
        var start = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            while (_started.Count > 0)
            {
                var elapsed = Stopwatch.GetElapsedTime(start);
                if (elapsed > s_patience || (elapsed > s_patienceWithBlocked && _started.TrueForAll(static thread => thread.IsOutside))) return;
                Monitor.Wait(_gate, 10);
            }
        }
    }
}
