using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Python's <c>memoryview</c>: a window on the bytes of another object.</summary>
[PyType("memoryview", VariableSize = true, Sequence = true, Weakrefs = true, Doc = "A view of the bytes of an object, without a copy.")]
internal sealed partial class PyMemoryView : PyObject, IBufferExporter
{
    private readonly SharedLease _lease;
    private readonly MemoryLayout _layout;
    private readonly bool _isReadOnly;
    private bool _isReleased;
    private int _exports;
    private long _hash = -1;

    private PyMemoryView(SharedLease lease, MemoryLayout layout, bool isReadOnly)
    {
        _lease = lease;
        _layout = layout;
        _isReadOnly = isReadOnly;
        lease.AddView();
    }

    [PyMethod("__new__(cls, object)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject @object) => Of(thread, @object);

    /// <summary>A view of an object. Null: an error is set.</summary>
    [MustCheck]
    public static PyMemoryView? Of(PyThreadState thread, PyObject value)
    {
        if (value is IBufferForwarder forwarder)
        {
            if (forwarder.BufferOwner(thread) is not { } owner) return null;
            value = owner;
        }
        if (value is PyMemoryView view)
        {
            if (!view.TryUse()) return null;
            return new PyMemoryView(view._lease, view._layout, view._isReadOnly);
        }
        if (value is not IBufferExporter exporter)
        {
            PyErr.TypeError($"memoryview: a bytes-like object is required, not '{value.Type.NameInMessages}'");
            return null;
        }
        var isReadOnly = value is PyBytes;
        if (!exporter.TryExport(thread, isReadOnly ? BufferAccess.Read : BufferAccess.Write, out var lease)) return null;
        var layout = exporter.Layout;
        return new PyMemoryView(new SharedLease(lease, value, isReadOnly), MemoryLayout.Contiguous(layout.Format, layout.ItemSize, 0, layout.Shape), isReadOnly);
    }

    /// <summary>The same memory as plain bytes. Null: an error is set, its items lie apart.</summary>
    [MustCheck]
    public PyMemoryView? AsPlainBytes()
    {
        if (!TryUse()) return null;
        if (!_layout.IsCContiguous && !_layout.IsFortranContiguous)
        {
            PyErr.BufferError("cannot extract raw buffer from non-contiguous buffer");
            return null;
        }
        return With(MemoryLayout.Contiguous("B", 1, _layout.Start, [_layout.Count * _layout.ItemSize]));
    }

    private PyMemoryView With(MemoryLayout layout) => new(_lease, layout, _isReadOnly);

    private ReadOnlySpan<byte> Memory => _lease.Array.AsSpan(_lease.Start, _lease.Length);

    private bool TryUse() => !_isReleased || PyErr.ValueError("operation forbidden on released memoryview object");

    bool IBufferExporter.TryExport(PyThreadState thread, BufferAccess access, out BufferLease lease)
    {
        lease = default;
        if (!TryUse()) return false;
        if (access == BufferAccess.Write && _isReadOnly) return PyErr.BufferError("memoryview: underlying buffer is not writable");
        if (!_layout.IsCContiguous) return PyErr.BufferError("memoryview: underlying buffer is not C-contiguous");
        _exports++;
        lease = new BufferLease(_lease.Array, _lease.Start + _layout.Start, (int)(_layout.Count * _layout.ItemSize), this);
        return true;
    }

    void IBufferExporter.EndExport() => _exports--;

    BufferLayout IBufferExporter.Layout => new(_layout.Format, _layout.ItemSize, _layout.Shape);

    [PyMethod("release(self, /)", Doc = "Give the bytes back; the view cannot be used any more.")]
    internal PyObject? Release(PyThreadState thread)
    {
        if (_isReleased) return PyNone.Instance;
        if (_exports > 0) return PyErr.BufferError($"memoryview has {_exports} exported buffer{(_exports == 1 ? "" : "s")}");
        _isReleased = true;
        _lease.RemoveView();
        return PyNone.Instance;
    }

    [PyMethod("__enter__(self)", NoTextSignature = true)]
    internal PyObject? Enter() => TryUse() ? this : null;

    [PyMethod("__exit__(self, *args)", NoTextSignature = true)]
    internal PyObject? Exit(PyThreadState thread, ReadOnlySpan<PyObject> args) => Release(thread);

    [PyMethod("__repr__(self, /)")]
    internal string Repr() => $"<{(_isReleased ? "released memory" : "memory")} at 0x{Identity.Of(this):x}>";

    [PyMethod("__hash__(self, /)")]
    internal bool TryHash(PyThreadState thread, out long hash)
    {
        hash = _hash;
        if (_hash != -1) return true;   // a view belongs to one engine, its seed is in it
        if (!TryUse()) return false;
        if (!_isReadOnly) return PyErr.ValueError("cannot hash writable memoryview object");
        if (!MemoryFormat.IsByte(_layout.Format)) return PyErr.ValueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        if (!Hashing.TryHash(thread, _lease.Owner, out _) || ToArray(thread) is not { } bytes) return false;
        var original = -1L;
        hash = _hash = thread.Hashes.OfBytes(bytes, ref original, -1);
        return true;
    }

    [PyProperty("obj", Doc = "The object whose bytes are seen.")]
    internal PyObject? Owner() => TryUse() ? _lease.Owner : null;

    [PyProperty("nbytes", Doc = "How many bytes the items have.")]
    internal PyObject? ByteCount() => TryUse() ? PyInt.From(_layout.Count * _layout.ItemSize) : null;

    [PyProperty("readonly", Doc = "Whether the bytes cannot be written.")]
    internal PyObject? IsReadOnly() => TryUse() ? PyBool.From(_isReadOnly) : null;

    [PyProperty("itemsize", Doc = "Bytes an item.")]
    internal PyObject? ItemSize() => TryUse() ? PyInt.From(_layout.ItemSize) : null;

    [PyProperty("format", Doc = "The format of an item, as the module struct has it.")]
    internal PyObject? Format() => TryUse() ? PyStr.FromUtf16(_layout.Format) : null;

    [PyProperty("ndim", Doc = "How many dimensions there are.")]
    internal PyObject? Dimensions() => TryUse() ? PyInt.From(_layout.Dimensions) : null;

    [PyProperty("shape", Doc = "The number of items in each dimension.")]
    internal PyObject? Shape() => TryUse() ? TupleOf(_layout.Shape) : null;

    [PyProperty("strides", Doc = "How many bytes lie between items in each dimension.")]
    internal PyObject? Strides() => TryUse() ? TupleOf(_layout.Strides) : null;

    [PyProperty("suboffsets", Doc = "Always empty: no exporter has pointers in its memory.")]
    internal PyObject? Suboffsets() => TryUse() ? PyTuple.Empty : null;

    [PyProperty("c_contiguous", Doc = "Whether the items lie one after the other, the last index running fastest.")]
    internal PyObject? IsCContiguous() => TryUse() ? PyBool.From(_layout.IsCContiguous) : null;

    [PyProperty("f_contiguous", Doc = "Whether the items lie one after the other, the first index running fastest.")]
    internal PyObject? IsFortranContiguous() => TryUse() ? PyBool.From(_layout.IsFortranContiguous) : null;

    [PyProperty("contiguous", Doc = "Whether the items lie one after the other.")]
    internal PyObject? IsContiguous() => TryUse() ? PyBool.From(_layout.IsCContiguous || _layout.IsFortranContiguous) : null;

    [PyMethod("toreadonly(self, /)", Doc = "A view of the same items that cannot be written.")]
    internal PyObject? ToReadOnly() => TryUse() ? new PyMemoryView(_lease, _layout, true) : null;

    [PyMethod("tobytes(self, /, order='C')", Doc = "The items as bytes; order F lets the first index run fastest, A does so where the items lie that way.")]
    internal PyObject? ToBytes(PyThreadState thread, [NoneAsNull] PyStr? order)
    {
        if (!TryUse()) return null;
        var firstIsFastest = false;
        if (order is not null && !order.TextEquals("C"))
        {
            if (order.TextEquals("F")) firstIsFastest = true;
            else if (order.TextEquals("A")) firstIsFastest = _layout.IsFortranContiguous && !_layout.IsCContiguous;
            else return PyErr.ValueError("order must be 'C', 'F' or 'A'");
        }
        return ToArray(thread, firstIsFastest) is { } bytes ? PyBytes.Adopt(bytes) : null;
    }

    [PyMethod("hex(self, /, sep=..., bytes_per_sep=1)", Doc = "The bytes in hexadecimal digits, with a separator between groups of them.\n\n>>> memoryview(b'\\xb9\\x01\\xef').hex()\n'b901ef'\n>>> memoryview(b'\\xb9\\x01\\xef').hex(':')\n'b9:01:ef'")]
    internal PyObject? Hex(PyThreadState thread, PyObject? sep, int bytes_per_sep) => TryUse() && ToArray(thread) is { } bytes ? HexText.Format(thread, bytes, sep, bytes_per_sep) : null;

    /// <summary>The items' bytes one after the other. Null: an error is set.</summary>
    [MustCheck]
    internal byte[]? ToArray(PyThreadState thread, bool firstIsFastest = false)
    {
        if (!TryUse()) return null;
        var length = _layout.Count * _layout.ItemSize;
        if (!PyByteSequence.TryReserve(thread, length)) return null;
        var bytes = new byte[length];
        _layout.CopyTo(Memory, bytes, firstIsFastest);
        return bytes;
    }

    private static PyTuple TupleOf(nint[] numbers)
    {
        var items = new PyObject[numbers.Length];
        for (var i = 0; i < items.Length; i++) items[i] = PyInt.From(numbers[i]);
        return PyTuple.Adopt(items);
    }
}
