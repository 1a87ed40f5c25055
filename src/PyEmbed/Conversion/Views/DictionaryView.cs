using System.Collections;
using System.Diagnostics.CodeAnalysis;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.Conversion;

/// <summary>A Python mapping as a .NET dictionary that reads and writes it in place.</summary>
internal sealed class DictionaryView<TKey, TValue>(PyEngine engine, PyObject mapping) : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue> where TKey : notnull
{
    public int Count
    {
        get
        {
            using var _ = engine.Enter();
            using var run = new EngineRun(engine, null, default);
            return ViewParts.Count(engine, run, mapping);
        }
    }

    // Whether it can be written is the object's own affair: it raises TypeError.
    public bool IsReadOnly => false;

    public TValue this[TKey key]
    {
        get => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The mapping has no key '{key}'.");
        set
        {
            ArgumentNullException.ThrowIfNull(key);
            engine.SetItem(mapping, key, value);
        }
    }

    public ICollection<TKey> Keys => Snapshot<TKey>("keys");

    public ICollection<TValue> Values => Snapshot<TValue>("values");

    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => Keys;

    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => Values;

    public bool ContainsKey(TKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var _ = engine.Enter();
        using var run = new EngineRun(engine, null, default);
        return Contains(run, ToPython.Convert(engine, key));
    }

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var _ = engine.Enter();
        using var run = new EngineRun(engine, null, default);
        var wanted = ToPython.Convert(engine, key);
        // A key that is there is read as a subscript, so that __missing__ makes none that is not.
        if (!Contains(run, wanted))
        {
            value = default;
            return false;
        }
        value = FromPython.Convert<TValue>(engine, run.Check(Subscript.GetItem(engine.Thread, mapping, wanted)));
        return true;
    }

    public void Add(TKey key, TValue value)
    {
        if (ContainsKey(key)) throw new ArgumentException($"The mapping has the key '{key}' already.", nameof(key));
        this[key] = value;
    }

    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    public bool Remove(TKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var _ = engine.Enter();
        using var run = new EngineRun(engine, null, default);
        var wanted = ToPython.Convert(engine, key);
        if (!Contains(run, wanted)) return false;
        run.Check(Subscript.DeleteItem(engine.Thread, mapping, wanted));
        return true;
    }

    public bool Remove(KeyValuePair<TKey, TValue> item) => Contains(item) && Remove(item.Key);

    public bool Contains(KeyValuePair<TKey, TValue> item)
    {
        ArgumentNullException.ThrowIfNull(item.Key);
        using var _ = engine.Enter();
        using var run = new EngineRun(engine, null, default);
        var thread = engine.Thread;
        var wanted = ToPython.Convert(engine, item.Key);
        if (!Contains(run, wanted)) return false;
        run.Check(Comparison.TryEquals(thread, run.Check(Subscript.GetItem(thread, mapping, wanted)), ToPython.Convert(engine, item.Value), out var isEqual));
        return isEqual;
    }

    public void Clear()
    {
        using var _ = engine.Enter();
        using var run = new EngineRun(engine, null, default);
        run.Check(Calls.CallMethod(engine.Thread, mapping, engine.State.Intern("clear")));
    }

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentOutOfRangeException.ThrowIfNegative(arrayIndex);
        if (Count > array.Length - arrayIndex) throw new ArgumentException("The array is too short.", nameof(array));
        foreach (var item in this) array[arrayIndex++] = item;
    }

    // Over the keys of the moment: what the loop's body adds or removes does not disturb it.
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()
    {
        foreach (var key in Keys)
            if (TryGetValue(key, out var value)) yield return new KeyValuePair<TKey, TValue>(key, value);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool Contains(EngineRun run, PyObject key)
    {
        run.Check(Subscript.TryContains(engine.Thread, mapping, key, out var found));
        return found;
    }

    private List<T> Snapshot<T>(string method)
    {
        using var _ = engine.Enter();
        using var run = new EngineRun(engine, null, default);
        var thread = engine.Thread;
        var items = (PyList)run.Check(Iteration.ToList(thread, run.Check(Calls.CallMethod(thread, mapping, engine.State.Intern(method)))));
        var converted = new List<T>(items.Count);
        foreach (var item in items.Items) converted.Add(FromPython.Convert<T>(engine, item));
        return converted;
    }
}
