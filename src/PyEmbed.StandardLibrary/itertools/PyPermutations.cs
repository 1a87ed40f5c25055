namespace PyEmbed.StandardLibrary.Itertools;

/// <summary><c>itertools.permutations</c></summary>
[PyType("permutations", Module = "itertools", Subclassable = true, Doc = "The arrangements of r items (by default of all), in lexicographic order of their positions.")]
internal partial class PyPermutations : ArrangementIterator
{
    private readonly int[] _cycles;   // how many more items each position has to see before the one on its left moves

    internal PyPermutations(PyTuple pool, nint length) : base(pool, length, length > pool.Count)
    {
        Indices = new int[pool.Count];
        _cycles = new int[IsStopped ? 0 : length];
        for (var i = 0; i < Indices.Length; i++) Indices[i] = i;
        for (var i = 0; i < _cycles.Length; i++) _cycles[i] = pool.Count - i;
    }

    [PyMethod("__new__(cls, iterable, r=None)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject iterable, PyObject r)
    {
        if (Iteration.ToTuple(thread, iterable) is not { } items) return null;
        long length = items.Count;
        if (r is not PyNone)
        {
            if (r is not (PyInt or PyBigInt)) return PyErr.TypeError("Expected int as r");
            if (!IteratorState.TryInteger(r, out length)) return null;
        }
        if (!TryPrepare(thread, items, (nint)length, out var pool) || !thread.TryReserve(pool.Count * 4L)) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyPermutations(pool, (nint)length) : new PyPermutationsInstance(type, pool, (nint)length);
    }

    private protected override bool TryAdvance()
    {
        var indices = Indices;
        var count = indices.Length;
        if (count == 0) return false;
        for (var i = _cycles.Length - 1; i >= 0; i--)
        {
            if (--_cycles[i] == 0)
            {
                // All have stood here: this one goes to the end.
                var first = indices[i];
                indices.AsSpan(i + 1).CopyTo(indices.AsSpan(i));
                indices[count - 1] = first;
                _cycles[i] = count - i;
                continue;
            }
            var other = count - _cycles[i];
            (indices[i], indices[other]) = (indices[other], indices[i]);
            return true;
        }
        return false;
    }

    private protected override PyObject State() => PyTuple.Of(IteratorState.ToTuple(Indices), IteratorState.ToTuple(_cycles));

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true, Doc = "Set state information for unpickling.")]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (state is not PyTuple parts) return IteratorState.NotATuple();
        if (parts.Count != 2) return IteratorState.WrongCount(2, 2, parts.Count);
        for (var i = 0; i < 2; i++)
            if (parts[i] is not PyTuple) return PyErr.TypeError($"argument {i + 1} must be tuple, not {parts[i].Type.NameInMessages}");
        var (indices, cycles) = ((PyTuple)parts[0], (PyTuple)parts[1]);
        if (indices.Count != Indices.Length || cycles.Count != Length) return PyErr.ValueError("invalid arguments");
        for (var i = 0; i < Indices.Length; i++)
        {
            if (!IteratorState.TryIndex(thread, indices[i], 0, Indices.Length - 1, out var index)) return null;
            Indices[i] = index;
        }
        for (var i = 0; i < _cycles.Length; i++)
        {
            if (!IteratorState.TryIndex(thread, cycles[i], 1, Indices.Length - i, out var cycle)) return null;
            _cycles[i] = cycle;
        }
        if (!IsStopped || Length <= Pool.Count) Result = IteratorState.Pick(Pool, Indices.AsSpan(0, (int)Length));
        return PyNone.Instance;
    }

    [PyMethod("__sizeof__(self, /)", NoTextSignature = true, Doc = "The size in memory that CPython has for it, in bytes.")]
    internal long SizeOf() => 64 + 8L * (Indices.Length + Length);
}
