using System.Runtime.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>Iterates over a list, which may change meanwhile.</summary>
[PyType("list_iterator")]
internal sealed partial class PyListIterator(PyList list) : PyObject
{
    /// <summary>What it iterates over; null at the end.</summary>
    public PyList? List = list;

    /// <summary>The index of the next item.</summary>
    public int Index;

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

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next() => TakeNext();

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal nint LengthHint() => List is null ? 0 : Math.Max(0, List.Count - Index);

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (Pickling.Builtin(thread, "iter") is not { } iter) return null;
        return List is null ? PyTuple.Of(iter, PyTuple.Of(new PyList())) : PyTuple.Of(iter, PyTuple.Of(List), PyInt.From(Index));
    }

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true)]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (!CompilerServices.ArgumentConversion.TryNativeInt(thread, state, out var index)) return null;
        if (List is not null) Index = (int)Math.Clamp(index, 0, List.Count);
        return PyNone.Instance;
    }
}
