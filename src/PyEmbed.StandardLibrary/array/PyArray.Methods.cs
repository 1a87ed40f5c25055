using System.Runtime.InteropServices;

namespace PyEmbed.StandardLibrary.Arrays;

internal partial class PyArray
{
    private const int FileChunk = 64 * 1024;

    [PyMethod("append(self, v, /)", Doc = "Append new value v to the end of the array.")]
    internal PyObject? Append(PyThreadState thread, PyObject v) => TryInsert(thread, _count, v) ? PyNone.Instance : null;

    [PyMethod("buffer_info(self, /)", Doc = "Return a tuple (address, length) giving the current memory address and the length in items of the buffer. The address is a number only.")]
    internal PyObject BufferInfo() => PyTuple.Of(PyInt.From(VM.Identity.Of(this)), PyInt.From(_count));

    [PyMethod("byteswap(self, /)", Doc = "Byteswap all items of the array.")]
    internal PyObject? ByteSwap(PyThreadState thread)
    {
        if (!thread.TryChargeWork(_count / 8)) return null;
        for (var i = 0; i < _count; i++) ItemBytes(i).Reverse();
        return PyNone.Instance;
    }

    [PyMethod("__copy__(self, /)", Doc = "Return a copy of the array.")]
    internal PyObject? Copy(PyThreadState thread) => thread.TryReserve(Bytes.Length) ? Like(Bytes) : null;

    [PyMethod("__deepcopy__(self, unused, /)", Doc = "Return a copy of the array.")]
    internal PyObject? DeepCopy(PyThreadState thread, PyObject unused) => Copy(thread);

    [PyMethod("count(self, v, /)", Doc = "Return number of occurrences of v in the array.")]
    internal PyObject? CountOf(PyThreadState thread, PyObject v)
    {
        var count = 0;
        for (var i = 0; i < _count; i++)
        {
            if (!TryIsAt(thread, i, v, out var isSame)) return null;
            if (isSame) count++;
        }
        return PyInt.From(count);
    }

    private bool TryIsAt(PyThreadState thread, int index, PyObject value, out bool isSame)
    {
        isSame = false;
        return thread.TryChargeWork(1) && ItemAt(index) is { } item && Comparison.TryEquals(thread, item, value, out isSame);
    }

    [PyMethod("index(self, v, start=0, stop=sys.maxsize, /)", Doc = "Return index of first occurrence of v in the array.")]
    internal PyObject? IndexOf(PyThreadState thread, PyObject v, [SliceIndex(NotNone = true)] nint start, [SliceIndex(NotNone = true)] nint stop)
    {
        if (start < 0) start = Math.Max(start + _count, 0);
        if (stop < 0) stop += _count;
        for (var i = (int)Math.Min(start, _count); i < stop && i < _count; i++)
        {
            if (!TryIsAt(thread, i, v, out var isSame)) return null;
            if (isSame) return PyInt.From(i);
        }
        return PyErr.ValueError("array.index(x): x not in array");
    }

    [PyMethod("__contains__(self, value, /)")]
    internal bool TryContains(PyThreadState thread, PyObject value, out bool found)
    {
        found = false;
        for (var i = 0; i < _count && !found; i++)
            if (!TryIsAt(thread, i, value, out found)) return false;
        return true;
    }

    [PyMethod("remove(self, v, /)", Doc = "Remove the first occurrence of v in the array.")]
    internal PyObject? Remove(PyThreadState thread, PyObject v)
    {
        for (var i = 0; i < _count; i++)
        {
            if (!TryIsAt(thread, i, v, out var isSame)) return null;
            if (isSame) return TryResize(thread, Math.Min(i, _count - 1), 1, 0) ? PyNone.Instance : null;
        }
        return PyErr.ValueError("array.remove(x): x not in array");
    }

    [PyMethod("pop(self, i=-1, /)", Doc = "Return the i-th element and delete it from the array.")]
    internal PyObject? Pop(PyThreadState thread, nint i)
    {
        if (_count == 0) return PyErr.IndexError("pop from empty array");
        if (i < 0) i += _count;
        if ((nuint)i >= (nuint)_count) return PyErr.IndexError("pop index out of range");
        if (ItemAt((int)i) is not { } item) return null;
        return TryResize(thread, (int)i, 1, 0) ? item : null;
    }

    [PyMethod("insert(self, i, v, /)", Doc = "Insert a new item v into the array before position i.")]
    internal PyObject? Insert(PyThreadState thread, nint i, PyObject v)
    {
        if (i < 0) i = Math.Max(i + _count, 0);
        return TryInsert(thread, (int)Math.Min(i, _count), v) ? PyNone.Instance : null;
    }

    [PyMethod("extend(self, bb, /)", TakesDefiningClass = true, Doc = "Append items to the end of the array.")]
    internal PyObject? Extend(PyThreadState thread, PyObject bb) => TryExtend(thread, bb) ? PyNone.Instance : null;

    private bool TryExtend(PyThreadState thread, PyObject items)
    {
        if (items is not PyArray array) return Iteration.GetIter(thread, items) is { } iterator && TryExtendFrom(thread, iterator);
        if (array.Kind != kind) return PyErr.TypeError("can only extend with array of same kind");
        return thread.TryReserve(array.Bytes.Length) && TryAppendRaw(thread, array.Bytes.ToArray());
    }

    [PyMethod("reverse(self, /)", Doc = "Reverse the order of the items in the array.")]
    internal PyObject? Reverse(PyThreadState thread)
    {
        if (!thread.TryChargeWork(_count / 8)) return null;
        Bytes.Reverse();
        for (var i = 0; i < _count; i++) ItemBytes(i).Reverse();
        return PyNone.Instance;
    }

    [PyMethod("frombytes(self, buffer, /)", Doc = "Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.")]
    internal PyObject? FromBytes(PyThreadState thread, PyObject buffer)
    {
        if (buffer is IBufferExporter { Layout.ItemSize: not 1 }) return PyErr.TypeError("a bytes-like object is required");
        return TryAppendBytes(thread, buffer) ? PyNone.Instance : null;
    }

    [PyMethod("tobytes(self, /)", Doc = "Convert the array to an array of machine values and return the bytes representation.")]
    internal PyObject? ToBytes(PyThreadState thread) => thread.TryReserve(Bytes.Length) ? PyBytes.CopyOf(Bytes) : null;

    [PyMethod("fromlist(self, list, /)", Doc = "Append items to array from list.")]
    internal PyObject? FromList(PyThreadState thread, PyObject list)
    {
        if (list is not PyList items) return PyErr.TypeError("arg must be list");
        var (before, count) = (_count, items.Count);
        for (var i = 0; i < count; i++)
        {
            if (thread.TryChargeWork(1) && TryInsert(thread, _count, items[i]))
            {
                if (items.Count == count) continue;
                _ = PyErr.RuntimeError("list changed size during iteration");
            }
            // All or nothing.
            _count = Math.Min(_count, before);
            return null;
        }
        return PyNone.Instance;
    }

    [PyMethod("tolist(self, /)", Doc = "Convert array to an ordinary list with the same items.")]
    internal PyObject? ToList(PyThreadState thread)
    {
        if (!thread.TryChargeWork(_count) || !thread.TryReserve(_count * 32L)) return null;
        var items = new PyObject[_count];
        for (var i = 0; i < items.Length; i++)
        {
            if (ItemAt(i) is not { } item) return null;
            items[i] = item;
        }
        return PyList.Adopt(items);
    }

    [PyMethod("fromunicode(self, ustr, /)", Doc = "Extends this array with data from the unicode string ustr.")]
    internal PyObject? FromUnicode(PyThreadState thread, PyStr ustr)
    {
        if (kind.Code != 'u') return PyErr.ValueError("fromunicode() may only be called on unicode type arrays");
        return TryAppendText(thread, ustr) ? PyNone.Instance : null;
    }

    [PyMethod("tounicode(self, /)", Doc = "Extends this array with data from the unicode string ustr.")]
    internal PyObject? ToUnicode(PyThreadState thread)
    {
        if (kind.Code != 'u') return PyErr.ValueError("tounicode() may only be called on unicode type arrays");
        return ToText(thread);
    }

    private PyStr? ToText(PyThreadState thread)
    {
        if (!thread.TryChargeWork(_count / 8) || !thread.TryReserve(_count * 4L)) return null;
        var points = MemoryMarshal.Cast<byte, int>(Bytes);
        foreach (var point in points)
            if ((uint)point > Core.Unicode.UnicodeData.MaxCodePoint) return PyErr.ValueError($"character U+{point:x} is not in range [U+0000; U+10ffff]");
        return PyStr.FromCodePoints(points);
    }

    [PyMethod("tofile(self, f, /)", TakesDefiningClass = true, Doc = "Write all items (as machine values) to the file object f.")]
    internal PyObject? ToFile(PyThreadState thread, PyObject f)
    {
        for (var at = 0; at < Bytes.Length; at += FileChunk)
        {
            var chunk = PyBytes.CopyOf(Bytes.Slice(at, Math.Min(FileChunk, Bytes.Length - at)));
            if (!thread.TryChargeWork(chunk.Length / 8) || Calls.CallMethod(thread, f, VM.Names.PlainWrite, chunk) is null) return null;
        }
        return PyNone.Instance;
    }

    [PyMethod("fromfile(self, f, n, /)", TakesDefiningClass = true, Doc = "Read n objects from the file object f and append them to the end of the array.")]
    internal PyObject? FromFile(PyThreadState thread, PyObject f, nint n)
    {
        if (n < 0) return PyErr.ValueError("negative count");
        if (n > nint.MaxValue / kind.ItemSize) return PyErr.MemoryError();
        var length = n * kind.ItemSize;
        if (Calls.CallMethod(thread, f, VM.Names.PlainRead, PyInt.From(length)) is not { } read) return null;
        if (read is not PyBytes bytes) return PyErr.TypeError("read() didn't return bytes");
        if (!TryAppendBytes(thread, bytes)) return null;
        return bytes.Length == length ? PyNone.Instance : PyErr.EOFError("read() didn't return enough bytes");
    }

    [PyMethod("__reduce_ex__(self, value, /)", Doc = "Return state information for pickling.")]
    internal PyObject? ReduceEx(PyThreadState thread, PyObject value)
    {
        if (!Attributes.TryGet(thread, this, VM.Names.Dict, out var dict)) return null;
        if (value is not (PyInt or PyBigInt)) return PyErr.TypeError("__reduce_ex__ argument should be an integer");
        var state = dict ?? PyNone.Instance;
        if (!PyInt.TryGetInt64(value, out var protocol)) return PyErr.OverflowError("Python int too large to convert to C long");
        if (protocol < 3) return ToList(thread) is { } list ? PyTuple.Of(Type, PyTuple.Of(TypeCode, list), state) : null;
        if (VM.Import.Imports.Import(thread, "array") is not { } module || Attributes.Get(thread, module, s_reconstructor) is not { } reconstructor) return null;
        if (ToBytes(thread) is not { } bytes) return null;
        return PyTuple.Of(reconstructor, PyTuple.Of([Type, TypeCode, PyInt.From(MachineFormat.Of(kind)), bytes]), state);
    }

    private static readonly PyStr s_reconstructor = PyStr.FromName("_array_reconstructor");

    [PyMethod("__sizeof__(self, /)", Doc = "Size of the array in memory, in bytes.")]
    internal long SizeOf() => 64 + Bytes.Length;
}
