using System.Collections;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.Conversion;

/// <summary>A Python sequence as a .NET list that reads and writes it in place.</summary>
internal sealed class ListView<T>(PyEngine engine, PyObject sequence) : IList<T>, IReadOnlyList<T>
{
    public int Count
    {
        get
        {
            using var _ = engine.Enter();
            using var run = new EngineRun(engine, null, default);
            return ViewParts.Count(engine, run, sequence);
        }
    }

    // Whether it can be written is the object's own affair: it raises TypeError.
    public bool IsReadOnly => false;

    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            return engine.GetItem<T>(sequence, index);
        }
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            using var _ = engine.Enter();
            using var run = new EngineRun(engine, null, default);
            run.Check(Subscript.SetItem(engine.Thread, sequence, PyInt.From(index), ToPython.Convert(engine, value)));
        }
    }

    public void Add(T item)
    {
        using var _ = engine.Enter();
        Call("append", ToPython.Convert(engine, item));
    }

    public void Insert(int index, T item)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        using var _ = engine.Enter();
        Call("insert", PyInt.From(index), ToPython.Convert(engine, item));
    }

    public void Clear()
    {
        using var _ = engine.Enter();
        Call("clear");
    }

    public void RemoveAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        using var _ = engine.Enter();
        using var run = new EngineRun(engine, null, default);
        run.Check(Subscript.DeleteItem(engine.Thread, sequence, PyInt.From(index)));
    }

    public bool Remove(T item)
    {
        var index = IndexOf(item);
        if (index < 0) return false;
        RemoveAt(index);
        return true;
    }

    public bool Contains(T item) => IndexOf(item) >= 0;

    public int IndexOf(T item)
    {
        using var _ = engine.Enter();
        using var run = new EngineRun(engine, null, default);
        var thread = engine.Thread;
        var wanted = ToPython.Convert(engine, item);
        for (var i = 0; i < ViewParts.Count(engine, run, sequence); i++)
        {
            var found = run.Check(Subscript.GetItem(thread, sequence, PyInt.From(i)));
            run.Check(Comparison.TryEquals(thread, found, wanted, out var isEqual));
            if (isEqual) return i;
        }
        return -1;
    }

    public void CopyTo(T[] array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentOutOfRangeException.ThrowIfNegative(arrayIndex);
        if (Count > array.Length - arrayIndex) throw new ArgumentException("The array is too short.", nameof(array));
        foreach (var item in this) array[arrayIndex++] = item;
    }

    // As Python iterates over a list: items that are added meanwhile are met.
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Call(string method, params ReadOnlySpan<PyObject> arguments)
    {
        using var run = new EngineRun(engine, null, default);
        var thread = engine.Thread;
        run.Check(Calls.CallN(thread, run.Check(Attributes.Get(thread, sequence, engine.State.Intern(method))), arguments, null));
    }
}
