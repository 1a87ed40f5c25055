namespace PyEmbed.VM.Objects;

/// <summary>What the iterators of the builtin sequences have in common; no Python type by itself. Each lets go of its sequence at the end.</summary>
internal abstract class IndexIterator : PyObject
{
    /// <summary>The index of the next item.</summary>
    public int Index;

    /// <summary>What it iterates over; null at the end.</summary>
    protected abstract PyObject? Sequence { get; }

    /// <summary>How long that is now.</summary>
    protected abstract int Count { get; }

    /// <summary>What an iterator that is at its end is pickled as an iterator over.</summary>
    protected abstract PyObject Nothing { get; }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal nint LengthHint() => Sequence is null ? 0 : Math.Max(0, Count - Index);

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread)
    {
        // First, as it may run code that exhausts this iterator.
        if (Pickling.Builtin(thread, "iter") is not { } iter) return null;
        return Sequence is { } sequence ? PyTuple.Of(iter, PyTuple.Of(sequence), PyInt.From(Index)) : PyTuple.Of(iter, PyTuple.Of(Nothing));
    }

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true)]
    internal PyObject? SetState(PyObject state)
    {
        if (!TryReadState(state, out var index)) return null;
        if (Sequence is not null) Index = (int)Math.Clamp(index, 0, Count);
        return PyNone.Instance;
    }

    /// <summary>The index that a pickled iterator had; unlike an argument it must be an int.</summary>
    [MustCheck]
    internal static bool TryReadState(PyObject state, out long index)
    {
        index = 0;
        if (state is not (PyInt or PyBigInt)) return PyErr.TypeError("an integer is required");
        return PyInt.TryGetInt64(state, out index) || PyErr.OverflowError("Python int too large to convert to C ssize_t");
    }
}
