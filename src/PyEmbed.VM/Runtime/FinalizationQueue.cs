using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace PyEmbed.VM;

/// <summary>
/// Objects to be finalized by Python code. The .NET collector finds them unreachable and queues them here; the engine's thread finalizes them at its next safe point, at
/// <c>gc.collect()</c> and at the engine's end.
/// </summary>
/// <remarks>
/// Objects have no .NET finalizers themselves: a watcher that only the object refers to has one, and hands the object over. Watchers of builtin objects (see <see cref="IFinalizable"/>)
/// are used again, so that an awaited coroutine costs no allocation.
/// </remarks>
internal sealed class FinalizationQueue
{
    private const int MostFree = 256;

    private readonly ConditionalWeakTable<PyObject, Watcher> _byObject = [];
    private readonly ConcurrentQueue<Watcher> _found = new();
    private readonly Stack<Watcher> _free = new();
    private List<WeakReference<Watcher>> _all = [];
    private int _sweepAt = 256;
    private long _lastNumber;

    /// <summary>Watches an instance of a class with <c>__del__</c>. It is handed out once, even if it comes back to life.</summary>
    public void Add(PyObject instance)
    {
        if (_byObject.TryGetValue(instance, out _)) return;
        Added++;
        _byObject.Add(instance, Watch(instance));
    }

    /// <summary>How many instances have been watched so far.</summary>
    public long Added { get; private set; }

    /// <summary>The instance is being finalized, and wants to be so once more after all others that were found with it.</summary>
    public void PutOff(PyObject instance)
    {
        var watcher = new Watcher(this) { Instance = instance, Number = ++_lastNumber };
        GC.SuppressFinalize(watcher);
        _found.Enqueue(watcher);
    }

    /// <summary>The instance needs no finalization any more: a stream that was closed.</summary>
    public void Remove(PyObject instance)
    {
        if (!_byObject.TryGetValue(instance, out var watcher)) return;
        _byObject.Remove(instance);
        watcher.Instance = null;
        GC.SuppressFinalize(watcher);
    }

    /// <summary>Watches a builtin object, which keeps the watcher until it gives it back.</summary>
    public Watcher Watch(PyObject instance)
    {
        if (!_free.TryPop(out var watcher))
        {
            watcher = new Watcher(this);
            if (_all.Count >= _sweepAt) Sweep();
            _all.Add(new WeakReference<Watcher>(watcher));
        }
        watcher.Instance = instance;
        watcher.Number = ++_lastNumber;
        return watcher;
    }

    /// <summary>The object needs no finalization any more.</summary>
    public void Release(Watcher watcher)
    {
        watcher.Instance = null;
        if (!watcher.WasFound && _free.Count < MostFree) _free.Push(watcher);
    }

    /// <summary>Whether the instance's <c>__del__</c> has run (<c>gc.is_finalized</c>).</summary>
    public bool HasFinalized(PyObject instance) => _byObject.TryGetValue(instance, out var watcher) && watcher.Instance is null;

    /// <summary>Whether the collector has found something.</summary>
    public bool HasFound => !_found.IsEmpty;

    /// <summary>What the collector has found, in the order in which it was made.</summary>
    public List<Watcher> TakeFound()
    {
        var found = new List<Watcher>();
        while (_found.TryDequeue(out var watcher)) found.Add(watcher);
        found.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        return found;
    }

    /// <summary>What is watched still, whether somebody refers to it or not: for the engine's end.</summary>
    public List<Watcher> TakeAll()
    {
        var all = TakeFound();
        foreach (var weak in _all)
            if (weak.TryGetTarget(out var watcher) && watcher is { Instance: not null, WasFound: false }) all.Add(watcher);
        all.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        return all;
    }

    /// <summary>It could not be finalized now, because a limit has ended the run.</summary>
    public void PutBack(Watcher watcher) => _found.Enqueue(watcher);

    private void Sweep()
    {
        _all = _all.FindAll(static weak => weak.TryGetTarget(out _));
        _sweepAt = Math.Max(256, _all.Count * 2);
    }

    /// <summary>Dies with the object that it watches.</summary>
    internal sealed class Watcher(FinalizationQueue queue)
    {
        /// <summary>The object; null once it was finalized or needs it no more.</summary>
        public PyObject? Instance { get; set; }

        /// <summary>Rises with each object watched.</summary>
        public long Number { get; set; }

        /// <summary>The collector has found it: it cannot find it again.</summary>
        public bool WasFound { get; private set; }

        ~Watcher()
        {
            // Runs on the collector's thread: it only hands the object over.
            WasFound = true;
            if (Instance is not null) queue._found.Enqueue(this);
        }
    }
}
