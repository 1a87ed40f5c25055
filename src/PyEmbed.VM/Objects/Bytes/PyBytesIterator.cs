namespace PyEmbed.VM.Objects;

/// <summary>Iterates over bytes.</summary>
[PyType("bytes_iterator")]
internal sealed partial class PyBytesIterator(PyBytes bytes) : PyObject
{
    private PyBytes? _bytes = bytes;   // null at the end
    private int _index;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next()
    {
        if (_bytes is null) return null;
        if (_index < _bytes.Length) return PyInt.From(_bytes.Data[_index++]);
        _bytes = null;
        return null;
    }

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal long LengthHint() => _bytes is null ? 0 : _bytes.Length - _index;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (Pickling.Builtin(thread, "iter") is not { } iter) return null;
        return _bytes is null ? PyTuple.Of(iter, PyTuple.Of(PyTuple.Empty)) : PyTuple.Of(iter, PyTuple.Of(_bytes), PyInt.From(_index));
    }

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true)]
    internal PyObject? SetStateMethod(PyThreadState thread, PyObject state) => SetState(thread, state) ? PyNone.Instance : null;

    private bool SetState(PyThreadState thread, PyObject state)
    {
        if (state is not (PyInt or PyBigInt)) return PyErr.TypeError("an integer is required");
        if (!PyInt.TryGetInt64(state, out var index)) return PyErr.OverflowError("Python int too large to convert to C ssize_t");
        if (_bytes is not null) _index = (int)Math.Clamp(index, 0, _bytes.Length);
        return true;
    }
}
