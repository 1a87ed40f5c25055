using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Gc;

/// <summary>The module <c>gc</c>. The collector is .NET's: it collects when it likes, and here on request.</summary>
/// <remarks>Thresholds and whether it is enabled are kept and given back; they do not change when .NET collects. Numbers of objects are those of <see cref="CycleWatch"/>.</remarks>
[PyModule("gc", Doc = "The garbage collector.")]
internal sealed partial class GcModule
{
    [PyConstant("DEBUG_STATS")] public const int DebugStats = 1;
    [PyConstant("DEBUG_COLLECTABLE")] public const int DebugCollectable = 2;
    [PyConstant("DEBUG_UNCOLLECTABLE")] public const int DebugUncollectable = 4;
    [PyConstant("DEBUG_SAVEALL")] public const int DebugSaveAll = 32;
    [PyConstant("DEBUG_LEAK")] public const int DebugLeak = DebugCollectable | DebugUncollectable | DebugSaveAll;

    private const int Generations = 3;

    private static readonly PyStr s_start = PyStr.FromName("start");
    private static readonly PyStr s_stop = PyStr.FromName("stop");
    private static readonly PyStr s_generation = PyStr.FromName("generation");
    private static readonly PyStr s_collected = PyStr.FromName("collected");
    private static readonly PyStr s_uncollectable = PyStr.FromName("uncollectable");
    private static readonly PyStr s_collections = PyStr.FromName("collections");

    private readonly PyList _callbacks = new();
    private readonly PyList _garbage = new();
    private readonly CycleWatch _watch = new();
    private readonly int[] _thresholds = [700, 10, 10];
    private readonly (long Collections, long Collected)[] _statistics = new (long, long)[Generations];
    private bool _isEnabled = true;
    private bool _isCollecting;
    private int _debug;
    private int _frozen;

    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        module.Dict.SetByName(PyStr.FromName("callbacks"), _callbacks);
        module.Dict.SetByName(PyStr.FromName("garbage"), _garbage);
        return true;
    }

    [PyFunction("enable(/)", Doc = "Say that the collector is to run by itself. It always does.")]
    internal void Enable() => _isEnabled = true;

    [PyFunction("disable(/)", Doc = "Say that the collector is not to run by itself. It does so all the same.")]
    internal void Disable() => _isEnabled = false;

    [PyFunction("isenabled(/)", Doc = "What enable() or disable() has said.")]
    internal bool IsEnabled() => _isEnabled;

    // ---- collecting ----

    [PyFunction("collect(generation=2)", Doc = "Collect what cannot be reached, up to a generation of the .NET collector, and finalize it. Returns how many of the objects in cycles that the collection before has seen are gone.")]
    internal PyObject? Collect(PyThreadState thread, int generation = 2)
    {
        if (generation is < 0 or >= Generations) return PyErr.ValueError("invalid generation");
        // A finalizer or callback collects: it is being done.
        if (_isCollecting) return PyInt.Zero;
        return thread.TryDefer(this, "collect", current => CollectNow(current, generation)) ? PyInt.Zero : CollectNow(thread, generation);
    }

    private PyObject? CollectNow(PyThreadState thread, int generation)
    {
        _isCollecting = true;
        try
        {
            return TryCollect(thread, generation, out var count) ? PyInt.From(count) : null;
        }
        finally
        {
            _isCollecting = false;
        }
    }

    private bool TryCollect(PyThreadState thread, int generation, out int count)
    {
        var isGood = Notify(thread, s_start, generation, 0);
        count = 0;
        isGood = isGood && Finalization.CollectAll(thread, generation);
        if (isGood)
        {
            count = _watch.CountGone();
            TellOfSaved(thread);
            isGood = _watch.Look(thread, KeepsWhatGoes);
        }
        if (isGood)
        {
            _statistics[generation].Collections++;
            _statistics[generation].Collected += count;
            isGood = Notify(thread, s_stop, generation, count);
        }
        return isGood;
    }

    private bool KeepsWhatGoes => (_debug & (DebugSaveAll | DebugCollectable)) != 0;

    private void TellOfSaved(PyThreadState thread)
    {
        foreach (var saved in _watch.TakeSaved())
        {
            if ((_debug & DebugCollectable) != 0) UncaughtErrors.WriteError(thread, $"gc: collectable <{saved.Type.NameInMessages} 0x{Identity.Of(saved):x}>\n");
            if ((_debug & DebugSaveAll) != 0) _garbage.Append(saved);
        }
    }

    // False: a limit has tripped; other errors of callbacks go to sys.unraisablehook.
    private bool Notify(PyThreadState thread, PyStr phase, int generation, int collected)
    {
        for (var i = 0; i < _callbacks.Count; i++)
        {
            var info = new PyDict();
            info.SetByName(s_generation, PyInt.From(generation));
            info.SetByName(s_collected, PyInt.From(collected));
            info.SetByName(s_uncollectable, PyInt.Zero);
            var callback = _callbacks[i];
            if (Calls.Call2(thread, callback, phase, info) is not null) continue;
            if (thread.ErrorMatches(PyExceptions.ExecutionLimit)) return false;
            UncaughtErrors.ReportUnraisable(thread, null, callback);
            if (thread.HasError) return false;
        }
        return true;
    }

    // ---- numbers ----

    [PyFunction("get_threshold(/)", Doc = "The thresholds that were set.")]
    internal PyObject GetThreshold() => PyTuple.Of(PyInt.From(_thresholds[0]), PyInt.From(_thresholds[1]), PyInt.From(_thresholds[2]));

    [PyFunction("set_threshold(threshold0, threshold1=..., threshold2=..., /)", NoTextSignature = true, ParseTuple = true, Doc = "Set the thresholds. They change nothing.")]
    internal void SetThreshold(int threshold0, int? threshold1 = null, int? threshold2 = null)
    {
        _thresholds[0] = threshold0;
        _thresholds[1] = threshold1 ?? _thresholds[1];
        _thresholds[2] = threshold2 ?? _thresholds[2];
    }

    [PyFunction("get_count(/)", Doc = "Objects are not counted: three times 0.")]
    internal static PyObject GetCount() => PyTuple.Of(PyInt.Zero, PyInt.Zero, PyInt.Zero);

    [PyFunction("get_stats(/)", Doc = "How often collect() has run, and how much it has counted.")]
    internal PyObject GetStats()
    {
        var list = new PyList();
        foreach (var (collections, collected) in _statistics)
        {
            var generation = new PyDict();
            generation.SetByName(s_collections, PyInt.From(collections));
            generation.SetByName(s_collected, PyInt.From(collected));
            generation.SetByName(s_uncollectable, PyInt.Zero);
            list.Append(generation);
        }
        return list;
    }

    [PyFunction("get_debug(/)", Doc = "The flags that were set.")]
    internal int GetDebug() => _debug;

    [PyFunction("set_debug(flags, /)", Doc = "Set the debugging flags. DEBUG_STATS is not supported.")]
    internal PyObject? SetDebug(PyThreadState thread, int flags)
    {
        if ((flags & DebugStats) != 0) return PyErr.Set(PyExceptions.NotImplementedError, "gc.set_debug(): the .NET collector has no statistics of Python's objects");
        var kept = KeepsWhatGoes;
        _debug = flags;
        if (kept == KeepsWhatGoes) return PyNone.Instance;
        // What goes at the next collection is kept only if it is known now.
        return _watch.Look(thread, KeepsWhatGoes) ? PyNone.Instance : null;
    }

    [PyFunction("freeze(/)", Doc = "Count the containers there are; the collector has no permanent generation to put them in.")]
    internal PyObject? Freeze(PyThreadState thread)
    {
        if (ReachableObjects.Of(thread) is not { } reachable) return null;
        _frozen = reachable.Count;
        return PyNone.Instance;
    }

    [PyFunction("unfreeze(/)", Doc = "Forget what freeze() has counted.")]
    internal void Unfreeze() => _frozen = 0;

    [PyFunction("get_freeze_count(/)", Doc = "What freeze() has counted.")]
    internal int GetFreezeCount() => _frozen;

    // ---- objects ----

    [PyFunction("is_tracked(obj, /)", Doc = "Whether the object can be part of a cycle.")]
    internal static bool IsTracked(PyObject obj) => Referents.MayHave(obj);

    [PyFunction("is_finalized(obj, /)", Doc = "Whether the object's __del__ has run already.")]
    internal static bool IsFinalized(PyThreadState thread, PyObject obj) => thread.Interpreter.Finalizable.HasFinalized(obj);

    [PyFunction("get_referents(*objs)", NoTextSignature = true, Doc = "What the objects refer to directly.")]
    internal static PyObject? GetReferents(PyThreadState thread, ReadOnlySpan<PyObject> objs, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 }) return PyErr.TypeError("gc.get_referents() takes no keyword arguments");
        var found = new List<PyObject>();
        foreach (var item in objs) Referents.AddTo(found, item);
        return thread.TryChargeWork(found.Count) ? PyList.Adopt([.. found]) : null;
    }

    [PyFunction("get_referrers(*objs)", NoTextSignature = true, Doc = "The containers, among those that modules and running functions lead to, that refer to one of the objects directly.")]
    internal static PyObject? GetReferrers(PyThreadState thread, ReadOnlySpan<PyObject> objs, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 }) return PyErr.TypeError("gc.get_referrers() takes no keyword arguments");
        var wanted = new HashSet<PyObject>(ReferenceEqualityComparer.Instance);
        foreach (var item in objs) wanted.Add(item);
        var result = new PyList();
        var referents = new List<PyObject>();
        if (ReachableObjects.Of(thread) is not { } reachable) return null;
        foreach (var container in reachable)
        {
            referents.Clear();
            Referents.AddTo(referents, container);
            if (referents.Exists(wanted.Contains)) result.Append(container);
        }
        return result;
    }

    [PyFunction("get_objects(generation=None)", Doc = "The containers that modules and running functions lead to, of one generation of the .NET collector or of all.")]
    internal static PyObject? GetObjects(PyThreadState thread, [NoneAsNull] PyObject? generation)
    {
        if (generation is not null)
        {
            if (!Number.TryIndex(thread, generation, out var number)) return null;
            if (number >= Generations) return PyErr.ValueError($"generation parameter must be less than the number of available generations ({Generations})");
            if (number < 0) return PyErr.ValueError("generation parameter cannot be negative");
            if (ReachableObjects.Of(thread, (int)number) is not { } inGeneration) return null;
            return PyList.Adopt([.. inGeneration]);
        }
        if (ReachableObjects.Of(thread) is not { } reachable) return null;
        return PyList.Adopt([.. reachable]);
    }
}
