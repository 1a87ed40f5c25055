using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>The weak references of one engine, kept beside the objects.</summary>
/// <remarks>
/// A Python weak reference holds its object by a .NET weak reference, which the collector clears. What is left to do here: to find the references of a living object, and to
/// run callbacks. An object's list dies with the object; its finalizer, on the collector's thread, only writes down which callbacks are due, and the engine's thread runs
/// them at its next safe point.
/// </remarks>
internal sealed class WeakReferences
{
    private readonly ConditionalWeakTable<PyObject, ReferenceList> _lists = [];
    private readonly Dictionary<long, WeakReference<WeakReferenceBase>> _withCallback = [];
    private readonly ConcurrentQueue<List<long>> _due = new();   // numbers by object
    private long _lastId;
    private int _sweepAt = 64;

    /// <summary>The first of the weak references to an object, or None.</summary>
    public static PyObject First(PyThreadState thread, PyObject value) => thread.Interpreter.WeakReferences.Of(value) is [var first, ..] ? first : PyNone.Instance;

    /// <summary>Whether objects of the type can be referenced weakly.</summary>
    public static bool IsAllowed(PyObject value) => value.Type.Has(TypeFlags.HasWeakrefs);

    /// <summary>The living references to an object, those that are reused for it first.</summary>
    public IReadOnlyList<WeakReferenceBase> Of(PyObject value)
    {
        if (!_lists.TryGetValue(value, out var list)) return [];
        lock (list) return list.Living();
    }

    /// <summary>Adds a new reference to its object's.</summary>
    public void Add(PyObject value, WeakReferenceBase reference)
    {
        if (!_lists.TryGetValue(value, out var list)) _lists.Add(value, list = new ReferenceList(this));
        bool hasDied;
        lock (list) hasDied = list.HasDied;
        // The object was about to die, its references are cleared, and its __del__ makes new ones.
        if (hasDied) _lists.AddOrUpdate(value, list = new ReferenceList(this));
        var id = 0L;
        if (reference.Callback is not null)
        {
            if (_withCallback.Count >= _sweepAt) Sweep();
            id = ++_lastId;
            _withCallback.Add(id, new WeakReference<WeakReferenceBase>(reference));
        }
        lock (list) list.Add(reference, id);
    }

    private void Sweep()
    {
        foreach (var (id, reference) in _withCallback)
            if (!reference.TryGetTarget(out _)) _withCallback.Remove(id);
        _sweepAt = Math.Max(64, _withCallback.Count * 2);
    }

    /// <summary>Whether <see cref="RunCallbacks"/> has something to do.</summary>
    public bool HasDueCallbacks => !_due.IsEmpty;

    /// <summary>On the engine's thread, between instructions: runs the callbacks of references whose objects are gone. Their errors go to <c>sys.unraisablehook</c>.</summary>
    public void RunCallbacks(PyThreadState thread)
    {
        while (_due.TryPeek(out var ids))
        {
            if (ids.Count == 0)
            {
                _due.TryDequeue(out _);
                continue;
            }
            var id = ids[^1];
            ids.RemoveAt(ids.Count - 1);
            // A reference that died itself has no callback any more.
            if (!_withCallback.Remove(id, out var weak) || !weak.TryGetTarget(out var reference) || reference.TakeCallback() is not { } callback) continue;
            if (Calls.Call1(thread, callback, reference) is not null) continue;
            // A limit ends the run, not only the callback.
            if (thread.ErrorMatches(PyExceptions.ExecutionLimit)) return;
            UncaughtErrors.ReportUnraisable(thread, null, callback);
            if (thread.HasError) return;
        }
    }

    /// <summary>The references to one object. It lives as long as the object.</summary>
    private sealed class ReferenceList(WeakReferences owner)
    {
        private readonly List<WeakReference<WeakReferenceBase>> _references = [];
        private List<long>? _callbacks;

        public bool HasDied { get; private set; }

        public void Add(WeakReferenceBase reference, long id)
        {
            _references.RemoveAll(static r => !r.TryGetTarget(out _));
            if (id != 0) (_callbacks ??= []).Add(id);
            var weak = new WeakReference<WeakReferenceBase>(reference);
            // The plain reference comes first, then the plain proxy, then the others, the newest first.
            if (reference.IsPlain) _references.Insert(reference is PyWeakReference ? 0 : PlainCount(), weak);
            else _references.Insert(PlainCount(), weak);
        }

        private int PlainCount()
        {
            var count = 0;
            while (count < _references.Count && _references[count].TryGetTarget(out var reference) && reference.IsPlain) count++;
            return count;
        }

        public List<WeakReferenceBase> Living()
        {
            var living = new List<WeakReferenceBase>(_references.Count);
            foreach (var weak in _references)
                if (weak.TryGetTarget(out var reference)) living.Add(reference);
            return living;
        }

        ~ReferenceList()
        {
            // The lists hold no objects with finalizers that may have run before this one, only numbers.
            lock (this)
            {
                HasDied = true;
                if (_callbacks is not null) owner._due.Enqueue(_callbacks);
                _callbacks = null;
            }
        }
    }
}
