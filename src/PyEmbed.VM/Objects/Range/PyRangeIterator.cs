using System.Runtime.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Iterates over a range whose numbers fit 64 bits.</summary>
[PyType("range_iterator")]
internal sealed partial class PyRangeIterator(long start, long step, long length) : PyObject
{
    /// <summary>The next number.</summary>
    public long Number = start;

    /// <summary>What is added each time.</summary>
    public readonly long Step = step;

    /// <summary>How many numbers are left.</summary>
    public long Remaining = length;

    private readonly long _length = length;

    /// <summary>The next number, unboxed; false at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNext(out long number)
    {
        number = Number;
        if (Remaining <= 0) return false;
        Remaining--;
        Number = unchecked(number + Step);
        return true;
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next() => TryNext(out var number) ? PyInt.From(number) : null;

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal long LengthHint() => Remaining;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (Pickling.Builtin(thread, "iter") is not { } iter) return null;
        // The whole range, and how far it has come.
        var index = _length - Remaining;
        var first = unchecked(Number - index * Step);
        var range = new PyRange(PyInt.From(first), PyInt.From(unchecked(first + _length * Step)), PyInt.From(Step));
        return PyTuple.Of(iter, PyTuple.Of(range), PyInt.From(index));
    }

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true)]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (!CompilerServices.ArgumentConversion.TryInt64(thread, state, out var index)) return null;
        index = Math.Clamp(index, 0, _length);
        var first = unchecked(Number - (_length - Remaining) * Step);
        Number = unchecked(first + index * Step);
        Remaining = _length - index;
        return PyNone.Instance;
    }
}
