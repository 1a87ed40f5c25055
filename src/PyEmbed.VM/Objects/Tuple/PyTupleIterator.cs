using System.Runtime.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>Iterates over a tuple.</summary>
[PyType("tuple_iterator")]
internal sealed partial class PyTupleIterator(PyTuple tuple) : IndexIterator
{
    /// <summary>What it iterates over; null at the end.</summary>
    public PyTuple? Tuple = tuple;

    protected override PyObject? Sequence => Tuple;

    protected override int Count => Tuple?.Count ?? 0;

    protected override PyObject Nothing => PyTuple.Empty;

    /// <summary>The next item, or null at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PyObject? TakeNext()
    {
        if (Tuple is not { } tuple) return null;
        if (tuple.TryItem(Index, out var item))
        {
            Index++;
            return item;
        }
        Tuple = null;
        return null;
    }

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next() => TakeNext();
}
