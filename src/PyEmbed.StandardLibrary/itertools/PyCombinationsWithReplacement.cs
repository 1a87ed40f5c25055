namespace PyEmbed.StandardLibrary.Itertools;

/// <summary><c>itertools.combinations_with_replacement</c></summary>
[PyType("combinations_with_replacement", Module = "itertools", Subclassable = true, Doc = "The subsequences of r items in which an item may occur again.")]
internal partial class PyCombinationsWithReplacement : ArrangementIterator
{
    internal PyCombinationsWithReplacement(PyTuple pool, nint length) : base(pool, length, pool.Count == 0 && length > 0) => Indices = new int[length];

    [PyMethod("__new__(cls, iterable, r)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject iterable, nint r)
    {
        if (!TryPrepare(thread, iterable, r, out var pool)) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyCombinationsWithReplacement(pool, r) : new PyCombinationsWithReplacementInstance(type, pool, r);
    }

    private protected override bool TryAdvance()
    {
        var indices = Indices;
        var most = Pool.Count - 1;
        var i = indices.Length - 1;
        while (i >= 0 && indices[i] == most) i--;
        if (i < 0) return false;
        indices.AsSpan(i).Fill(indices[i] + 1);
        return true;
    }

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true, Doc = "Set state information for unpickling.")]
    internal PyObject? SetState(PyThreadState thread, PyObject state) => TrySetIndices(thread, state) ? PyNone.Instance : null;

    [PyMethod("__sizeof__(self, /)", NoTextSignature = true, Doc = "The size in memory that CPython has for it, in bytes.")]
    internal long SizeOf() => 56 + 8L * Length;
}
