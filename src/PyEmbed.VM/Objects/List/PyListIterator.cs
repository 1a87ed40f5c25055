using System.Runtime.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>Iterates over a list, which may change meanwhile.</summary>
[PyType("list_iterator")]
internal sealed partial class PyListIterator(PyList list) : IndexIterator
{
    /// <summary>What it iterates over; null at the end.</summary>
    public PyList? List = list;

    protected override PyObject? Sequence => List;

    protected override int Count => List?.Count ?? 0;

    protected override PyObject Nothing => new PyList();

    /// <summary>The next item, or null at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PyObject? TakeNext()
    {
        if (List is not { } list) return null;
        if (list.TryItem(Index, out var item))
        {
            Index++;
            return item;
        }
        List = null;
        return null;
    }

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next() => TakeNext();
}
