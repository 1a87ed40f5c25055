using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace PyEmbed.VM;

/// <summary>
/// Objects to be finalized by Python code. The .NET collector finds them unreachable and queues them here; the engine's thread runs their <c>__del__</c> at its next safe point.
/// </summary>
internal sealed class FinalizationQueue
{
    private readonly ConditionalWeakTable<PyObject, Watcher> _watchers = [];
    private readonly ConcurrentQueue<PyObject> _ready = new();

    /// <summary>Watches an object. It is handed out once, even if it comes back to life.</summary>
    public void Add(PyObject instance) => _watchers.Add(instance, new Watcher(this, instance));

    /// <summary>Takes it off the list: it was finalized otherwise (a closed generator).</summary>
    public void Remove(PyObject instance)
    {
        if (_watchers.TryGetValue(instance, out var watcher)) watcher.Cancel();
        _watchers.Remove(instance);
    }

    public bool IsEmpty => _ready.IsEmpty;

    public bool TryTake(out PyObject? instance) => _ready.TryDequeue(out instance);

    private sealed class Watcher(FinalizationQueue queue, PyObject instance)
    {
        private PyObject? _instance = instance;

        public void Cancel() => _instance = null;

        ~Watcher()
        {
            // Runs on the collector's thread: it only hands the object over.
            if (_instance is { } found) queue._ready.Enqueue(found);
        }
    }
}
