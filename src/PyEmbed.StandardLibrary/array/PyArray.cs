namespace PyEmbed.StandardLibrary.Arrays;

/// <summary><c>array.array</c>: numbers of one kind, one after the other in memory.</summary>
[PyType("array", Module = "array", Subclassable = true, Weakrefs = true, Sequence = true, Unhashable = true, Doc = "array(typecode [, initializer]) -> array\n\nA sequence of numbers of one kind, which lie together in memory.")]
internal partial class PyArray(ArrayKind kind) : PyObject, IBufferExporter
{
    private byte[] _data = [];
    private int _count;
    private int _exports;

    public ArrayKind Kind => kind;

    public int Count => _count;

    /// <summary>All items' bytes, writable.</summary>
    public Span<byte> Bytes => _data.AsSpan(0, _count * kind.ItemSize);

    private Span<byte> ItemBytes(int index) => _data.AsSpan(index * kind.ItemSize, kind.ItemSize);

    bool IBufferExporter.TryExport(PyThreadState thread, BufferAccess access, out BufferLease lease)
    {
        Interlocked.Increment(ref _exports);
        lease = new BufferLease(_data, 0, _count * kind.ItemSize, this);
        return true;
    }

    void IBufferExporter.EndExport() => Interlocked.Decrement(ref _exports);   // also from the finalizer's thread

    BufferLayout IBufferExporter.Layout => new(kind.Code == 'u' ? "w" : kind.Code.ToString(), kind.ItemSize, [_count]);

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null && NewWrapper.NewRefusesKeywords(type, BuiltinType)) return ArgumentErrors.NoKeywords("array.array");
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (count is < 1 or > 2) return ArgumentErrors.Takes("array", 1, 2, count);
        if (args[0] is not PyStr { Length: 1 } code) return ArgumentErrors.BadArgument("array", "argument 1", "a unicode character", args[0]);
        var initial = count > 1 ? args[1] : null;
        if (initial is PyStr && code[0] != 'u') return PyErr.TypeError($"cannot use a str to initialize an array with typecode '{code}'");
        if (initial is PyArray { Kind.Code: 'u' } && code[0] != 'u') return PyErr.TypeError($"cannot use a unicode array to initialize an array with typecode '{code}'");
        var iterator = initial is null or PyList or PyTuple or PyBytes or PyByteArray or PyStr || initial is PyArray same && same.Kind.Code == code[0] ? null : Iteration.GetIter(thread, initial);
        if (iterator is null && thread.HasError) return null;
        if (ArrayKind.Find(code[0]) is not { } kind) return PyErr.ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
        var made = ReferenceEquals(type, BuiltinType) ? new PyArray(kind) : new PyArrayInstance(type, kind);
        return made.TryFill(thread, initial, iterator) ? made : null;
    }

    private bool TryFill(PyThreadState thread, PyObject? initial, PyObject? iterator) => initial switch
    {
        _ when iterator is not null => TryExtendFrom(thread, iterator),
        null => true,
        PyBytes or PyByteArray => TryAppendBytes(thread, initial),
        PyStr text => TryAppendText(thread, text),
        PyArray array => TryAppendRaw(thread, array.Bytes.ToArray()),
        PyTuple tuple => TryAppendAll(thread, tuple),
        _ => TryAppendAll(thread, initial),
    };

    private bool TryAppendAll(PyThreadState thread, PyObject items) => Iteration.GetIter(thread, items) is { } iterator && TryExtendFrom(thread, iterator);

    /// <summary>Appends the items of an iterator. False: an error is set.</summary>
    [MustCheck]
    private bool TryExtendFrom(PyThreadState thread, PyObject iterator)
    {
        while (Iteration.Next(thread, iterator) is { } item)
            if (!thread.TryChargeWork(1) || !TryInsert(thread, _count, item)) return false;
        return !thread.HasError;
    }

    [MustCheck]
    private bool TryInsert(PyThreadState thread, int index, PyObject value)
    {
        // The value's __index__ may change the array.
        Span<byte> item = stackalloc byte[8];
        item = item[..kind.ItemSize];
        if (!kind.TryWrite(thread, value, item)) return false;
        index = Math.Min(index, _count);
        if (!TryResize(thread, index, 0, 1)) return false;
        item.CopyTo(ItemBytes(index));
        return true;
    }

    /// <summary>Makes room for other items in the place of some. False: an error is set.</summary>
    [MustCheck]
    private bool TryResize(PyThreadState thread, int start, int removed, int inserted)
    {
        if (removed == inserted) return true;
        if (_exports > 0) return PyErr.BufferError("cannot resize an array that is exporting buffers");
        var size = kind.ItemSize;
        var count = (long)_count - removed + inserted;
        if (count * size > Array.MaxLength) return PyErr.MemoryError();
        var behind = _data.AsSpan((start + removed) * size, (_count - start - removed) * size);
        if (!thread.TryChargeWork(behind.Length / 64)) return false;
        if (count * size > _data.Length)
        {
            var capacity = Math.Min(Array.MaxLength, (count + (count >> 3) + 8) * size);
            if (!thread.TryReserve(capacity)) return false;
            var data = new byte[capacity];
            _data.AsSpan(0, start * size).CopyTo(data);
            behind.CopyTo(data.AsSpan((start + inserted) * size));
            _data = data;
        }
        else behind.CopyTo(_data.AsSpan((start + inserted) * size));
        _count = (int)count;
        return true;
    }

    [MustCheck]
    private bool TryAppendRaw(PyThreadState thread, ReadOnlySpan<byte> bytes)
    {
        var start = _count;
        if (!TryResize(thread, start, 0, bytes.Length / kind.ItemSize)) return false;
        bytes.CopyTo(_data.AsSpan(start * kind.ItemSize));
        return true;
    }

    [MustCheck]
    private bool TryAppendBytes(PyThreadState thread, PyObject source)
    {
        if (!Buffers.TryGet(thread, source, out var lease)) return false;
        byte[] bytes;
        using (lease)
        {
            if (lease.Length % kind.ItemSize != 0) return PyErr.ValueError("bytes length not a multiple of item size");
            if (!thread.TryReserve(lease.Length)) return false;
            bytes = lease.Bytes.ToArray();
        }
        return TryAppendRaw(thread, bytes);
    }

    [MustCheck]
    private bool TryAppendText(PyThreadState thread, PyStr text)
    {
        if (!thread.TryChargeWork(text.Length / 8) || !thread.TryReserve(text.Length * 4L)) return false;
        var points = new int[text.Length];
        text.CopyTo(points);
        return TryAppendRaw(thread, System.Runtime.InteropServices.MemoryMarshal.AsBytes(points.AsSpan()));
    }

    private PyArray Like(ReadOnlySpan<byte> bytes) => new(kind) { _data = bytes.ToArray(), _count = bytes.Length / kind.ItemSize };

    /// <summary>The item as an object. Null: an error is set.</summary>
    public PyObject? ItemAt(int index) => kind.Read(ItemBytes(index));

    [PyProperty("typecode", Doc = "the typecode character used to create the array")]
    internal PyObject TypeCode => PyStr.FromCodePoint(kind.Code);

    [PyProperty("itemsize", Doc = "the size, in bytes, of one array item")]
    internal int ItemSize => kind.ItemSize;
}
