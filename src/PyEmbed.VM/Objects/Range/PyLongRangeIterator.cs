using System.Numerics;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Iterates over a range of numbers of any size.</summary>
[PyType("longrange_iterator")]
internal sealed partial class PyLongRangeIterator(BigInteger start, BigInteger step, BigInteger length) : PyObject
{
    private BigInteger _index = 0;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next() => _index < length ? PyInt.From(start + _index++ * step) : null;

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal PyObject LengthHint() => PyInt.From(length - _index);

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (Pickling.Builtin(thread, "iter") is not { } iter) return null;
        var range = new PyRange(PyInt.From(start), PyInt.From(start + length * step), PyInt.From(step));
        return PyTuple.Of(iter, PyTuple.Of(range), PyInt.From(_index));
    }

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true)]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (!PyInt.TryGetValue(state, out var index))
        {
            // CPython has no check: what cannot be compared fails there.
            return Comparison.TryCompare(thread, state, PyInt.Zero, CompareOp.Lt, out _) ? PyErr.TypeError($"'{state.Type.NameInMessages}' object cannot be interpreted as an integer") : null;
        }
        _index = BigInteger.Clamp(index, 0, length);
        return PyNone.Instance;
    }
}
