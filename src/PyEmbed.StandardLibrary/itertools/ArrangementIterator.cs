namespace PyEmbed.StandardLibrary.Itertools;

/// <summary>What the iterators over arrangements of a pool's items have in common: a pool, a length, the indices of the last result.</summary>
internal abstract class ArrangementIterator(PyTuple pool, nint length, bool isStopped) : PyObject
{
    /// <summary>Null until the first result.</summary>
    protected PyTuple? Result { get; set; }

    /// <summary>Where the items of the last result stand in the pool.</summary>
    protected int[] Indices { get; init; } = [];

    protected PyTuple Pool => pool;

    protected nint Length => length;

    protected bool IsStopped { get; set; } = isStopped;

    /// <summary>Pool and length are what a constructor is called with. False: an error is set.</summary>
    [MustCheck]
    protected static bool TryPrepare(PyThreadState thread, PyObject iterable, nint length, out PyTuple pool)
    {
        pool = PyTuple.Empty;
        if (Iteration.ToTuple(thread, iterable) is not { } items) return false;
        pool = items;
        if (length < 0) return PyErr.ValueError("r must be non-negative");
        if (length > Array.MaxLength / 8) return PyErr.MemoryError();
        return thread.TryReserve(length * 8L) && thread.TryChargeWork(length / 8);
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    /// <summary>Moves the indices to the next arrangement; false at the end.</summary>
    private protected abstract bool TryAdvance();

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (IsStopped || !thread.TryChargeWork(length) || !thread.TryReserve(length * 8L)) return null;
        if (Result is not null && !TryAdvance())
        {
            IsStopped = true;
            return null;
        }
        return Result = IteratorState.Pick(pool, Indices.AsSpan(0, (int)length));
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce()
    {
        var count = PyInt.From(length);
        if (Result is null) return PyTuple.Of(Type, PyTuple.Of(pool, count));
        if (IsStopped) return PyTuple.Of(Type, PyTuple.Of(PyTuple.Empty, count));
        return PyTuple.Of(Type, PyTuple.Of(pool, count), State());
    }

    private protected virtual PyObject State() => IteratorState.ToTuple(Indices);

    /// <summary>Reads one index a position, clamped to what may stand there. False: an error is set.</summary>
    [MustCheck]
    private protected bool TrySetIndices(PyThreadState thread, PyObject state)
    {
        if (state is not PyTuple numbers || numbers.Count != length) return PyErr.ValueError("invalid arguments");
        for (var i = 0; i < Indices.Length; i++)
        {
            if (!IteratorState.TryIndex(thread, numbers[i], 0, MostAt(i), out var index)) return false;
            Indices[i] = index;
        }
        if (Pool.Count == 0 && length > 0) return true;
        Result = IteratorState.Pick(pool, Indices);
        return true;
    }

    private protected virtual int MostAt(int position) => pool.Count - 1;
}
