namespace PyEmbed.StandardLibrary.Itertools;

/// <summary>Python's module <c>itertools</c>: iterators that are built from others.</summary>
[PyModule("itertools", Doc = "Iterators that are built from other iterators: endless ones, ones that select, combine or arrange.")]
internal sealed partial class ItertoolsModule
{
    [PyConstant("accumulate")] internal static PyType Accumulate => PyAccumulate.BuiltinType;
    [PyConstant("combinations")] internal static PyType Combinations => PyCombinations.BuiltinType;
    [PyConstant("combinations_with_replacement")] internal static PyType CombinationsWithReplacement => PyCombinationsWithReplacement.BuiltinType;
    [PyConstant("cycle")] internal static PyType Cycle => PyCycle.BuiltinType;
    [PyConstant("dropwhile")] internal static PyType DropWhile => PyDropWhile.BuiltinType;
    [PyConstant("takewhile")] internal static PyType TakeWhile => PyTakeWhile.BuiltinType;
    [PyConstant("islice")] internal static PyType Islice => PyIslice.BuiltinType;
    [PyConstant("starmap")] internal static PyType Starmap => PyStarmap.BuiltinType;
    [PyConstant("chain")] internal static PyType Chain => PyChain.BuiltinType;
    [PyConstant("compress")] internal static PyType Compress => PyCompress.BuiltinType;
    [PyConstant("filterfalse")] internal static PyType FilterFalse => PyFilterFalse.BuiltinType;
    [PyConstant("count")] internal static PyType Count => PyCount.BuiltinType;
    [PyConstant("zip_longest")] internal static PyType ZipLongest => PyZipLongest.BuiltinType;
    [PyConstant("pairwise")] internal static PyType Pairwise => PyPairwise.BuiltinType;
    [PyConstant("permutations")] internal static PyType Permutations => PyPermutations.BuiltinType;
    [PyConstant("product")] internal static PyType Product => PyProduct.BuiltinType;
    [PyConstant("repeat")] internal static PyType Repeat => PyRepeat.BuiltinType;
    [PyConstant("groupby")] internal static PyType GroupBy => PyGroupBy.BuiltinType;
    [PyConstant("_grouper")] internal static PyType Grouper => PyGrouper.BuiltinType;
    [PyConstant("_tee")] internal static PyType TeeType => PyTee.BuiltinType;
    [PyConstant("_tee_dataobject")] internal static PyType TeeData => PyTeeData.BuiltinType;

    [PyFunction("tee(iterable, n=2, /)", Doc = "A tuple of n iterators that each give the items of the iterable.")]
    internal static PyObject? Tee(PyThreadState thread, PyObject iterable, nint n)
    {
        if (n < 0) return PyErr.ValueError("n must be >= 0");
        if (n > Array.MaxLength) return PyErr.MemoryError();
        if (!thread.TryReserve(n * 64L) || !thread.TryChargeWork(n)) return null;
        if (n == 0) return PyTuple.Empty;
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return null;
        if (!Attributes.TryGet(thread, iterator, s_copy, out var copy)) return null;
        if (copy is null)
        {
            if (PyTee.FromIterable(thread, iterator) is not { } tee) return null;
            iterator = tee;
            if ((copy = Attributes.Get(thread, iterator, s_copy)) is null) return null;
        }
        var result = new PyObject[n];
        result[0] = iterator;
        for (var i = 1; i < result.Length; i++)
        {
            if (Calls.Call0(thread, copy) is not { } made) return null;
            result[i] = made;
        }
        return PyTuple.Adopt(result);
    }

    private static readonly PyStr s_copy = PyStr.FromName("__copy__");
}
