namespace PyEmbed.StandardLibrary.Itertools;

/// <summary><c>itertools.combinations</c></summary>
[PyType("combinations", Module = "itertools", Subclassable = true, Doc = "The subsequences of r items, in the order of the iterable.")]
internal partial class PyCombinations : ArrangementIterator
{
    internal PyCombinations(PyTuple pool, nint length) : base(pool, length, length > pool.Count)
    {
        Indices = new int[length];
        for (var i = 0; i < Indices.Length; i++) Indices[i] = i;
    }

    [PyMethod("__new__(cls, iterable, r)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject iterable, nint r)
    {
        if (!TryPrepare(thread, iterable, r, out var pool)) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyCombinations(pool, r) : new PyCombinationsInstance(type, pool, r);
    }

    private protected override int MostAt(int position) => Math.Max(position + Pool.Count - Indices.Length, 0);

    private protected override bool TryAdvance()
    {
        var indices = Indices;
        var i = indices.Length - 1;
        while (i >= 0 && indices[i] == MostAt(i)) i--;
        if (i < 0) return false;
        indices[i]++;
        for (i++; i < indices.Length; i++) indices[i] = indices[i - 1] + 1;
        return true;
    }

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true, Doc = "Set state information for unpickling.")]
    internal PyObject? SetState(PyThreadState thread, PyObject state) => TrySetIndices(thread, state) ? PyNone.Instance : null;

    [PyMethod("__sizeof__(self, /)", NoTextSignature = true, Doc = "The size in memory that CPython has for it, in bytes.")]
    internal long SizeOf() => 56 + 8L * Length;
}
