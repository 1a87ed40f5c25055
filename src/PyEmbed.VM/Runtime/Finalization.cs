using System.Runtime.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM;

/// <summary>Runs <c>__del__</c>, the rest of abandoned generators and the callbacks of weak references, on the engine's thread. PEP 442.</summary>
internal static class Finalization
{
    // Finalizers that make new garbage with finalizers: CPython stops at its recursion limit, here it is this many rounds at once.
    private const int MostRounds = 16;

    /// <summary>Between instructions: finalizes what the collector has found. False: a limit has tripped and its error is set.</summary>
    public static bool RunFound(PyThreadState thread)
    {
        var state = thread.Interpreter;
        // What is found while a finalizer runs waits until it is done.
        if (state.Finalizing > 0) return true;
        state.Finalizing++;
        var isGood = RunBatch(thread);
        state.Finalizing--;
        return isGood;
    }

    /// <summary><c>gc.collect()</c>: collects and finalizes until nothing more is found. False: a limit has tripped.</summary>
    /// <param name="thread">Whose engine's objects are finalized.</param>
    /// <param name="generation">Up to which of .NET's generations is collected.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool CollectAll(PyThreadState thread, int generation)
    {
        var state = thread.Interpreter;
        state.Finalizing++;
        var isGood = true;
        for (var round = 0; round < MostRounds && isGood; round++)
        {
            CollectOnce(thread, generation);
            if (!state.Finalizable.HasFound && !state.WeakReferences.HasDueCallbacks) break;
            isGood = RunBatch(thread) && thread.PollSlow();
        }
        state.Finalizing--;
        return isGood;
    }

    /// <summary>The engine ends: what is still watched is finalized, whoever refers to it. False: a limit has tripped.</summary>
    /// <param name="thread">Whose engine ends.</param>
    /// <param name="withStreams">Streams as well: after all else, since finalizers may write to them.</param>
    public static bool RunAll(PyThreadState thread, bool withStreams)
    {
        var state = thread.Interpreter;
        state.Finalizing++;
        for (var round = 0; round < MostRounds; round++)
        {
            var all = state.Finalizable.TakeAll();
            if (!withStreams)
            {
                // What the collector had found already would not be found again.
                foreach (var stream in all)
                    if (stream is { WasFound: true, Instance.EndsLast: true }) state.Finalizable.PutBack(stream);
                all.RemoveAll(static watcher => watcher.Instance is { EndsLast: true });
            }
            // Of streams the one that was made last writes to those before it.
            else all.Reverse();
            if (all.Count == 0) break;
            foreach (var watcher in all)
                if (!Run(thread, watcher)) return false;
            state.WeakReferences.RunCallbacks(thread);
            if (thread.HasError) return false;
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CollectOnce(PyThreadState thread, int generation)
    {
        thread.ClearDeadRegisters();
        GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool RunBatch(PyThreadState thread)
    {
        var state = thread.Interpreter;
        var found = state.Finalizable.TakeFound();
        for (var i = 0; i < found.Count; i++)
        {
            var watcher = found[i];
            found[i] = null!;
            if (Run(thread, watcher)) continue;
            for (i++; i < found.Count; i++) state.Finalizable.PutBack(found[i]);
            return false;
        }
        // As in CPython for what no cycle holds: __del__ first, then the callbacks of weak references, which were cleared before both.
        state.WeakReferences.RunCallbacks(thread);
        return !thread.HasError;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Run(PyThreadState thread, FinalizationQueue.Watcher watcher)
    {
        if (watcher.Instance is not { } instance) return true;
        watcher.Instance = null;
        PyObject? source = instance;
        if (instance is IFinalizable builtin ? builtin.TryFinalize(thread) : TryDelete(thread, instance, out source)) return true;
        // A limit ends the run, not only what ran when it tripped.
        if (thread.ErrorMatches(PyExceptions.ExecutionLimit)) return false;
        UncaughtErrors.ReportUnraisable(thread, null, source);
        return !thread.HasError;
    }

    // The special method of the class; source is what the message about an error names.
    private static bool TryDelete(PyThreadState thread, PyObject instance, out PyObject? source)
    {
        source = instance.Type.Lookup(Names.Del);
        switch (source)
        {
            case null: return true;
            case PyFunction: return Calls.Call1(thread, source, instance) is not null;
            case PySlotWrapper: return instance.Type.Slots.Finalize(thread, instance);
        }
        if (!Attributes.TryGetSpecial(thread, instance, Names.Del, out var method)) return false;
        if (method is null) return true;
        source = method;
        return Calls.Call0(thread, method) is not null;
    }
}
