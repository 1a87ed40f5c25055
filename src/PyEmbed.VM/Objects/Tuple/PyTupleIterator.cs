using System.Runtime.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Iterates over a tuple.</summary>
[PyType("tuple_iterator")]
internal sealed partial class PyTupleIterator(PyTuple tuple) : PyObject
{
    /// <summary>What it iterates over; null at the end.</summary>
    public PyTuple? Tuple = tuple;

    /// <summary>The index of the next item.</summary>
    public int Index;

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

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next() => TakeNext();

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal nint LengthHint() => Tuple is null ? 0 : Tuple.Count - Index;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (Pickling.Builtin(thread, "iter") is not { } iter) return null;
        return Tuple is null ? PyTuple.Of(iter, PyTuple.Of(PyTuple.Empty)) : PyTuple.Of(iter, PyTuple.Of(Tuple), PyInt.From(Index));
    }

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true)]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (!CompilerServices.ArgumentConversion.TryNativeInt(thread, state, out var index)) return null;
        if (Tuple is not null) Index = (int)Math.Clamp(index, 0, Tuple.Count);
        return PyNone.Instance;
    }
}
