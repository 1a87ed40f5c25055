using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary>The objects of a pickle by their numbers.</summary>
internal sealed class UnpicklerMemo
{
    // A number may claim to be anything: those far behind the others stand apart.
    private const int LeastDense = 1024, DenseFactor = 4, SparseEntrySize = 48;

    private PyObject?[] _dense = [];
    private Dictionary<long, PyObject>? _sparse;

    public int Count { get; private set; }

    public PyObject? Find(long number)
    {
        if ((ulong)number < (ulong)_dense.Length) return _dense[number];
        return _sparse is not null && _sparse.TryGetValue(number, out var value) ? value : null;
    }

    /// <summary>False: an error is set.</summary>
    [MustCheck]
    public bool TrySet(PyThreadState thread, long number, PyObject value)
    {
        if (number >= _dense.Length)
        {
            if (number >= LeastDense && number / DenseFactor > Count) return TrySetSparse(thread, number, value);
            if (!TryGrow(thread, number)) return false;
        }
        ref var place = ref _dense[number];
        if (place is null) Count++;
        place = value;
        return true;
    }

    private bool TrySetSparse(PyThreadState thread, long number, PyObject value)
    {
        // No table of that length could be.
        if (number > long.MaxValue / 16) return PyErr.MemoryError();
        if (!thread.TryReserve(SparseEntrySize) || !thread.TryChargeWork(8)) return false;
        _sparse ??= [];
        if (_sparse.TryAdd(number, value)) Count++;
        else _sparse[number] = value;
        return true;
    }

    private bool TryGrow(PyThreadState thread, long number)
    {
        var length = Math.Max(32, number * 2);
        if (length > Array.MaxLength) return PyErr.MemoryError();
        if (!thread.TryReserve(length * 8) || !thread.TryChargeWork(_dense.Length >> 3)) return false;
        var start = _dense.Length;
        Array.Resize(ref _dense, (int)length);
        if (_sparse is null) return true;
        // What stood apart may lie within now.
        if (!thread.TryChargeWork(_sparse.Count)) return false;
        foreach (var (other, value) in _sparse)
        {
            if (other < start || other >= length) continue;
            _dense[other] = value;
            _ = _sparse.Remove(other);
        }
        return true;
    }

    public void Clear()
    {
        _dense = [];
        _sparse = null;
        Count = 0;
    }

    [MustCheck]
    public PyDict? ToDict(PyThreadState thread)
    {
        if (!thread.TryChargeWork(_dense.Length)) return null;
        var made = new PyDict();
        for (var i = 0; i < _dense.Length; i++)
            if (_dense[i] is { } value && !made.TrySetItem(thread, PyInt.From(i), value)) return null;
        if (_sparse is null) return made;
        foreach (var number in _sparse.Keys.Order())
            if (!thread.TryChargeWork(1) || !made.TrySetItem(thread, PyInt.From(number), _sparse[number])) return null;
        return made;
    }

    [MustCheck]
    public UnpicklerMemo? Copy(PyThreadState thread)
    {
        var apart = _sparse?.Count ?? 0;
        if (!thread.TryReserve(_dense.Length * 8L + apart * (long)SparseEntrySize) || !thread.TryChargeWork((_dense.Length >> 3) + apart)) return null;
        return new UnpicklerMemo { _dense = (PyObject?[])_dense.Clone(), _sparse = _sparse is null ? null : new(_sparse), Count = Count };
    }
}
