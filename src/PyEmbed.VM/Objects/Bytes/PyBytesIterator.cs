namespace PyEmbed.VM.Objects;

/// <summary>Iterates over bytes.</summary>
[PyType("bytes_iterator")]
internal sealed partial class PyBytesIterator(PyBytes bytes) : IndexIterator
{
    private PyBytes? _bytes = bytes;   // null at the end

    protected override PyObject? Sequence => _bytes;

    protected override int Count => _bytes?.Length ?? 0;

    protected override PyObject Nothing => PyTuple.Empty;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next()
    {
        if (_bytes is null) return null;
        if (Index < _bytes.Length) return PyInt.From(_bytes.Data[Index++]);
        _bytes = null;
        return null;
    }
}
