using System.Runtime.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>Iterates over a range whose numbers fit 64 bits.</summary>
[PyType("range_iterator")]
internal sealed partial class PyRangeIterator(long start, long step, long length) : PyObject
{
    private long _next = start;
    private long _left = length;

    /// <summary>The next number, unboxed; false at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNext(out long number)
    {
        number = _next;
        if (_left <= 0) return false;
        _left--;
        _next = unchecked(number + step);
        return true;
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next() => TryNext(out var number) ? PyInt.From(number) : null;

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal PyObject LengthHint() => PyInt.From(_left);
}
