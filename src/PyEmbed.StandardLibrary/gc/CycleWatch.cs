using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyEmbed.VM.Interpreter;

namespace PyEmbed.StandardLibrary.Gc;

/// <summary>
/// The objects in cycles, and those that only hang on them, that the last collection left alive: the next one tells which of them are gone. .NET does not say what it frees, so that only
/// what was seen before can be counted.
/// </summary>
/// <remarks>Followed from running functions and their modules' names, breadth first, as far as <see cref="Most"/> objects. Holds none of them.</remarks>
internal sealed class CycleWatch
{
    private const int Most = 10_000;

    private readonly List<(GCHandle Object, int Owner)> _watched = [];
    private readonly ConcurrentQueue<PyObject> _saved = new();
    private ConditionalWeakTable<PyObject, Keeper> _keepers = [];

    ~CycleWatch() => Forget();

    /// <summary>Looks at what there is now. False: a limit has tripped.</summary>
    /// <param name="thread">Whose functions run.</param>
    /// <param name="isKept">Hand over what goes, instead of letting it go.</param>
    public bool Look(PyThreadState thread, bool isKept)
    {
        Forget();
        var graph = Follow(thread);
        if (graph is null) return false;
        var owners = graph.OwnersByCycles();
        var places = new int[owners.Length];
        for (var i = 0; i < owners.Length; i++)
        {
            if (owners[i] < 0) continue;
            places[i] = _watched.Count;
            _watched.Add((GCHandle.Alloc(graph[i], GCHandleType.Weak), owners[i]));
            if (isKept && !_keepers.TryGetValue(graph[i], out _)) _keepers.Add(graph[i], new Keeper(graph[i], _saved));
        }
        // Owners are known by their places from now on.
        foreach (ref var watched in CollectionsMarshal.AsSpan(_watched)) watched.Owner = places[watched.Owner];
        return true;
    }

    /// <summary>How many are gone: those in cycles, and those whose cycle is gone with them.</summary>
    public int CountGone()
    {
        var count = 0;
        foreach (var (handle, owner) in _watched)
            if (handle.Target is null && _watched[owner].Object.Target is null) count++;
        return count;
    }

    /// <summary>What went and was kept.</summary>
    public List<PyObject> TakeSaved()
    {
        var saved = new List<PyObject>();
        while (_saved.TryDequeue(out var value)) saved.Add(value);
        return saved;
    }

    private void Forget()
    {
        foreach (var (handle, _) in _watched) handle.Free();
        _watched.Clear();
        foreach (var (_, keeper) in _keepers) keeper.Dismiss();
        _keepers.Clear();
    }

    private static ReferenceGraph? Follow(PyThreadState thread)
    {
        // Modules and what they name stay; they are not followed, except those whose code runs.
        var modules = new HashSet<PyObject>(ReferenceEqualityComparer.Instance) { thread.Interpreter.Modules, thread.Interpreter.Builtins };
        var position = 0;
        while (thread.Interpreter.Modules.NextEntry(ref position, out _, out var module))
        {
            modules.Add(module);
            if (module is PyModule { Dict: { } names }) modules.Add(names);
        }
        var graph = new ReferenceGraph(modules, Most);
        for (var depth = thread.FrameDepth; depth > 0; depth--)
        {
            var frame = thread.Frames[depth];
            graph.Meet(frame.Function);
            if (frame.Locals is { } locals) graph.Meet(locals);
            var row = frame.LocalRow;
            for (var i = 0; i < row.Length; i++)
                if (row[i].Ref is { } value and not RegisterTag) graph.Meet(value);
        }
        for (var depth = thread.FrameDepth; depth > 0; depth--)
        {
            position = 0;
            while (thread.Frames[depth].Globals.NextEntry(ref position, out _, out var value)) graph.Meet(value);
        }
        return graph.TryFollow(thread) ? graph : null;
    }

    // Dies with its object, and hands it over then.
    private sealed class Keeper(PyObject kept, ConcurrentQueue<PyObject> saved)
    {
        private PyObject? _kept = kept;

        public void Dismiss()
        {
            _kept = null;
            GC.SuppressFinalize(this);
        }

        ~Keeper()
        {
            if (_kept is { } value) saved.Enqueue(value);
        }
    }
}
