namespace PyEmbed.VM.Objects;

/// <summary>Iterates over a bytearray, which may change meanwhile.</summary>
[PyType("bytearray_iterator")]
internal sealed partial class PyByteArrayIterator(PyByteArray bytes) : IndexIterator
{
    private PyByteArray? _bytes = bytes;   // null at the end

    protected override PyObject? Sequence => _bytes;

    protected override int Count => _bytes?.Length ?? 0;

    protected override PyObject Nothing => PyTuple.Empty;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next()
    {
        if (_bytes is null) return null;
        if (Index < _bytes.Length) return PyInt.From(_bytes.Bytes[Index++]);
        _bytes = null;
        return null;
    }

    // The one of these iterators of which CPython tells the text signature.
    [PyMethod("__reduce__(self, /)")]
    internal PyObject? ReduceWithSignature(PyThreadState thread) => Reduce(thread);
}
