using System.Runtime.CompilerServices;

namespace PyEmbed.StandardLibrary.Abc;

/// <summary>What an abstract class knows of other classes. All are held weakly.</summary>
[PyType("_abc_data", Module = "_abc", Doc = "Internal state held by ABC machinery.")]
internal sealed partial class PyAbcData : PyObject
{
    public PyAbcData() { }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => new PyAbcData();

    /// <summary>Classes registered as virtual subclasses.</summary>
    public ClassSet Registry { get; } = new();

    /// <summary>Classes known to be subclasses.</summary>
    public ClassSet Cache { get; } = new();

    /// <summary>Classes known to be none, as of <see cref="NegativeVersion"/>.</summary>
    public ClassSet Negative { get; } = new();

    public long NegativeVersion { get; set; }
}

/// <summary>A set of classes that does not keep them alive.</summary>
internal sealed class ClassSet
{
    private static readonly object s_present = new();

    private ConditionalWeakTable<PyObject, object>? _classes;

    public bool Has(PyObject type) => _classes is not null && _classes.TryGetValue(type, out _);

    public void Add(PyType type) => (_classes ??= []).AddOrUpdate(type, s_present);

    public void Clear() => _classes = null;

    public IReadOnlyList<PyType> Living()
    {
        var living = new List<PyType>();
        if (_classes is null) return living;
        foreach (var (type, _) in _classes) living.Add((PyType)type);
        return living;
    }

    /// <summary>The weak references in a new set. Null: an error is set.</summary>
    public PySet? ToSet(PyThreadState thread)
    {
        var set = new PySet();
        foreach (var type in Living())
            if (Calls.Call1(thread, PyWeakReference.BuiltinType, type) is not { } reference || !set.TryAdd(thread, reference)) return null;
        return set;
    }
}
