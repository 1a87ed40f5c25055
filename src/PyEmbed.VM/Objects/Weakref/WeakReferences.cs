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

    /// <summary>The reference of this type that is given out again for the object; null: there is none.</summary>
    public WeakReferenceBase? PlainOf(PyObject value, Type type)
    {
        if (!_lists.TryGetValue(value, out var list)) return null;
        lock (list) return list.Plain(type);
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
        private const int FewReferences = 16;

        // The plain ones are given out again, so that there is one of each.
        private WeakReference<WeakReferenceBase>? _plain;
        private WeakReference<WeakReferenceBase>? _plainProxy;

        // With the number of the callback, or 0; the oldest first. Those that died themselves are taken out when there are twice as many as at the last look.
        private readonly List<Other> _others = [];
        private int _sweepAt = FewReferences;

        private sealed record Other(WeakReference<WeakReferenceBase> Reference, long Id);

        public bool HasDied { get; private set; }

        public void Add(WeakReferenceBase reference, long id)
        {
            var weak = new WeakReference<WeakReferenceBase>(reference);
            if (reference.IsPlain)
            {
                if (reference is PyWeakReference) _plain = weak;
                else _plainProxy = weak;
                return;
            }
            if (_others.Count >= _sweepAt)
            {
                _others.RemoveAll(static other => !other.Reference.TryGetTarget(out _));
                _sweepAt = Math.Max(FewReferences, _others.Count * 2);
            }
            _others.Add(new Other(weak, id));
        }

        /// <summary>The one that is given out again for the object.</summary>
        public WeakReferenceBase? Plain(Type type)
        {
            var plain = type == typeof(PyWeakReference) ? _plain : _plainProxy;
            return plain is not null && plain.TryGetTarget(out var known) && known.GetType() == type && known.IsPlain ? known : null;
        }

        /// <summary>The plain reference first, then the plain proxy, then the others, the newest first.</summary>
        public List<WeakReferenceBase> Living()
        {
            var living = new List<WeakReferenceBase>(_others.Count + 2);
            if (_plain is not null && _plain.TryGetTarget(out var plain)) living.Add(plain);
            if (_plainProxy is not null && _plainProxy.TryGetTarget(out var proxy)) living.Add(proxy);
            for (var i = _others.Count - 1; i >= 0; i--)
                if (_others[i].Reference.TryGetTarget(out var other)) living.Add(other);
            return living;
        }

        ~ReferenceList()
        {
            // Of what the list holds only the numbers are read: the references may have been finalized before it.
            lock (this)
            {
                HasDied = true;
                List<long>? due = null;
                foreach (var other in _others)
                    if (other.Id != 0) (due ??= []).Add(other.Id);
                if (due is not null) owner._due.Enqueue(due);
            }
        }
    }
}
