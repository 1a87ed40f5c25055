namespace PyEmbed.VM.Objects;

internal sealed partial class PyMemoryView
{
    private const int MostDimensions = 64;

    [PyMethod("cast(self, /, format, shape=...)", Doc = "A view of the same bytes with items of another format, or with other dimensions.")]
    internal PyObject? Cast(PyThreadState thread, PyStr format, PyObject? shape)
    {
        if (!TryUse()) return null;
        if (!_layout.IsCContiguous) return PyErr.TypeError("memoryview: casts are restricted to C-contiguous views");
        if ((shape is not null || _layout.Dimensions != 1) && _layout.Count == 0) return PyErr.TypeError("memoryview: cannot cast view with zeros in shape or strides");
        ReadOnlySpan<PyObject> extents = default;
        switch (shape)
        {
            case null:
                break;
            case PyList list:
                extents = list.Items;
                break;
            case PyTuple tuple:
                extents = tuple.Items;
                break;
            default:
                return PyErr.TypeError("shape must be a list or a tuple");
        }
        if (shape is not null)
        {
            if (extents.Length > MostDimensions) return PyErr.ValueError($"memoryview: number of dimensions must not exceed {MostDimensions}");
            if (_layout.Dimensions != 1 && extents.Length != 1) return PyErr.TypeError("memoryview: cast must be 1D -> ND or ND -> 1D");
        }
        var to = format.ToString();
        var size = MemoryFormat.SizeOf(to);
        if (MemoryFormat.SizeOf(_layout.Format) == 0) return PyErr.ValueError("memoryview: source format must be a native single character format prefixed with an optional '@'");
        if (size == 0) return PyErr.ValueError("memoryview: destination format must be a native single character format prefixed with an optional '@'");
        if (!MemoryFormat.IsByte(_layout.Format) && !MemoryFormat.IsByte(to)) return PyErr.TypeError("memoryview: cannot cast between two non-byte formats");
        var length = _layout.Count * _layout.ItemSize;
        if (length % size != 0) return PyErr.TypeError("memoryview: length is not a multiple of itemsize");
        if (shape is null) return With(MemoryLayout.Contiguous(to, size, _layout.Start, [length / size]));
        return TryReadShape(extents, out var counts) && TryMatchLength(counts, size, length) ? With(MemoryLayout.Contiguous(to, size, _layout.Start, counts)) : null;
    }

    private static bool TryReadShape(ReadOnlySpan<PyObject> extents, out nint[] shape)
    {
        shape = new nint[extents.Length];
        for (var i = 0; i < shape.Length; i++)
        {
            if (extents[i] is not (PyInt or PyBigInt)) return PyErr.TypeError("memoryview.cast(): elements of shape must be integers");
            if (!PyInt.TryGetInt64(extents[i], out var extent)) return PyErr.OverflowError("Python int too large to convert to C ssize_t");
            if (extent <= 0) return PyErr.ValueError("memoryview.cast(): elements of shape must be integers > 0");
            shape[i] = (nint)extent;
        }
        return true;
    }

    private static bool TryMatchLength(nint[] shape, int size, nint length)
    {
        nint product = size;
        foreach (var extent in shape)
        {
            if (product > nint.MaxValue / extent) return PyErr.ValueError("memoryview.cast(): product(shape) > SSIZE_MAX");
            product *= extent;
        }
        return product == length || PyErr.TypeError("memoryview: product(shape) * itemsize != buffer size");
    }
}
