namespace PyEmbed.StandardLibrary.Struct;

/// <summary>What functions of the module and methods of Struct do alike.</summary>
internal static class StructCalls
{
    public static PyObject? Pack(PyThreadState thread, StructFormat format, ReadOnlySpan<PyObject> values)
    {
        if (values.Length != format.Count) return StructState.Fail(thread, $"pack expected {format.Count} items for packing (got {values.Length})");
        if (!thread.TryReserve(format.Size)) return null;
        var bytes = new byte[format.Size];
        return StructPacking.TryPack(thread, format, values, bytes) ? PyBytes.Adopt(bytes) : null;
    }

    public static PyObject? PackInto(PyThreadState thread, StructFormat format, ReadOnlySpan<PyObject> args)
    {
        if (args.Length == 0) return StructState.Fail(thread, "pack_into expected buffer argument");
        if (args.Length == 1) return StructState.Fail(thread, "pack_into expected offset argument");
        if (args.Length != format.Count + 2) return StructState.Fail(thread, $"pack_into expected {format.Count} items for packing (got {args.Length - 2})");
        if (!Buffers.TryGetWritable(thread, args[0], out var lease))
            return thread.ClearErrorIf(PyExceptions.Exception) ? PyErr.TypeError($"argument must be read-write bytes-like object, not {args[0].Type.NameInMessages}") : null;
        using (lease)
        {
            if (!Number.TryIndex(thread, args[1], out var offset)) return null;
            if (offset < 0)
            {
                if (offset + format.Size > 0) return StructState.Fail(thread, $"no space to pack {format.Size} bytes at offset {offset}");
                if (offset + lease.Length < 0) return StructState.Fail(thread, $"offset {offset} out of range for {lease.Length}-byte buffer");
                offset += lease.Length;
            }
            if (lease.Length - offset < format.Size)
            {
                return StructState.Fail(thread, $"pack_into requires a buffer of at least {(nuint)format.Size + (nuint)offset} bytes for packing {format.Size} bytes at offset {offset} " +
                    $"(actual buffer size is {lease.Length})");
            }
            return StructPacking.TryPack(thread, format, args[2..], lease.WritableBytes.Slice((int)offset, format.Size)) ? PyNone.Instance : null;
        }
    }

    public static PyObject? Unpack(PyThreadState thread, StructFormat format, PyObject buffer)
    {
        if (!Buffers.TryGet(thread, buffer, out var lease)) return null;
        using (lease)
            return lease.Length == format.Size ? StructUnpacking.Unpack(thread, format, lease.Bytes) : StructState.Fail(thread, $"unpack requires a buffer of {format.Size} bytes");
    }

    public static PyObject? UnpackFrom(PyThreadState thread, StructFormat format, PyObject buffer, nint offset)
    {
        if (!Buffers.TryGet(thread, buffer, out var lease)) return null;
        using (lease)
        {
            if (offset < 0)
            {
                if (offset + format.Size > 0) return StructState.Fail(thread, $"not enough data to unpack {format.Size} bytes at offset {offset}");
                if (offset + lease.Length < 0) return StructState.Fail(thread, $"offset {offset} out of range for {lease.Length}-byte buffer");
                offset += lease.Length;
            }
            if (lease.Length - offset < format.Size)
            {
                return StructState.Fail(thread, $"unpack_from requires a buffer of at least {(nuint)format.Size + (nuint)offset} bytes for unpacking {format.Size} bytes at offset {offset} " +
                    $"(actual buffer size is {lease.Length})");
            }
            return StructUnpacking.Unpack(thread, format, lease.Bytes.Slice((int)offset, format.Size));
        }
    }

    public static PyObject? IterUnpack(PyThreadState thread, StructFormat format, PyObject buffer)
    {
        if (format.Size == 0) return StructState.Fail(thread, "cannot iteratively unpack with a struct of length 0");
        if (!Buffers.TryGet(thread, buffer, out var lease)) return null;
        var length = lease.Length;
        if (length % format.Size == 0) return new PyUnpackIterator(format, lease);
        lease.Dispose();
        return StructState.Fail(thread, $"iterative unpacking requires a buffer of a multiple of {format.Size} bytes");
    }
}

/// <summary>Iterates over the structs in a buffer, which it holds until its end.</summary>
[PyType("unpack_iterator", Module = "_struct")]
internal sealed partial class PyUnpackIterator(StructFormat format, BufferLease lease) : PyObject
{
    private readonly int _length = lease.Length;
    private int _offset;
    private bool _isEnded;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyErr.TypeError("Cannot create 'unpack_iterator objects");

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_isEnded) return null;
        if (_length - _offset < format.Size)
        {
            _isEnded = true;
            lease.Dispose();
            return null;
        }
        var values = StructUnpacking.Unpack(thread, format, lease.Bytes.Slice(_offset, format.Size));
        _offset += format.Size;
        return values;
    }

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal nint LengthHint() => _isEnded ? 0 : (_length - _offset) / format.Size;

    ~PyUnpackIterator()
    {
        if (!_isEnded) lease.Dispose();
    }
}
