using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Changing a bytearray.</summary>
internal partial class PyByteArray
{
    private const int WorkOfCollection = 1 << 16;
    private const string OutOfRange = "byte must be in range(0, 256)";

    /// <summary>Puts other bytes in the place of a range. False: an error is set.</summary>
    [MustCheck]
    internal bool TryReplace(PyThreadState thread, int at, int removed, ReadOnlySpan<byte> added)
    {
        var growth = added.Length - removed;
        if (growth != 0)
        {
            if (!TryUnlock(thread) || !TryResizeGap(thread, at, removed, growth)) return false;
        }
        added.CopyTo(WritableBytes[at..]);
        return true;
    }

    // Before the length changes. Views that nobody has any more count until the collector has found them, so it is asked before the error is raised.
    private bool TryUnlock(PyThreadState thread)
    {
        if (Volatile.Read(ref _exports) == 0) return true;
        if (!thread.TryChargeWork(WorkOfCollection)) return false;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Volatile.Read(ref _exports) == 0 || PyErr.BufferError("Existing exports of data: object cannot be re-sized");
    }

    // Moves what lies behind the range, and gives the array its new length.
    private bool TryResizeGap(PyThreadState thread, int at, int removed, int growth)
    {
        var total = (long)_count + growth;
        var behind = _count - at - removed;
        if (at == 0 && growth < 0)
        {
            _start -= growth;
            _count = (int)total;
            if (_count == 0) _start = 0;
            return true;
        }
        if (total > _items.Length - _start)
        {
            var capacity = Math.Min(total + (total >> 3) + 6, Array.MaxLength);
            if (total > capacity) return PyErr.MemoryError();
            if (!TryReserve(thread, capacity)) return false;
            var grown = new byte[capacity];
            _items.AsSpan(_start, at).CopyTo(grown);
            _items.AsSpan(_start + at + removed, behind).CopyTo(grown.AsSpan(at + removed + growth));
            _items = grown;
            _start = 0;
        }
        else
        {
            if (!thread.TryChargeWork(behind >> 4)) return false;
            _items.AsSpan(_start + at + removed, behind).CopyTo(_items.AsSpan(_start + at + removed + growth));
            if (total < _items.Length / 4 && _items.Length > 64)
            {
                _items = _items.AsSpan(_start, (int)total).ToArray();
                _start = 0;
            }
        }
        _count = (int)total;
        return true;
    }

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key)
    {
        if (key is PySlice slice)
        {
            if (!SliceBounds.TryMake(thread, slice, _count, out var bounds)) return null;
            if (!TryReserve(thread, bounds.Count)) return null;
            var made = new byte[Math.Max(bounds.Count, 0)];
            PyStr.Pick(Bytes, bounds, made);
            return new PyByteArray(made);
        }
        return TryItemIndex(thread, key, out var index) ? PyInt.From(_items[_start + index]) : null;
    }

    [PyMethod("__setitem__(self, key, value, /)")]
    internal bool SetItem(PyThreadState thread, PyObject key, PyObject value)
    {
        if (key is PySlice slice) return TrySetSlice(thread, slice, value);
        // The bounds come last: __index__ of the value may shorten it.
        if (!TryNumber(thread, key, out var number) || !ByteArguments.TryByte(thread, value, OutOfRange, out var single) || !TryItemIndex(number, out var index)) return false;
        _items[_start + index] = single;
        return true;
    }

    [PyMethod("__delitem__(self, key, /)")]
    internal bool DeleteItem(PyThreadState thread, PyObject key)
    {
        if (key is not PySlice slice) return TryItemIndex(thread, key, out var index) && TryReplace(thread, index, 1, []);
        return SliceBounds.TryMake(thread, slice, _count, out var bounds) && TryDelete(thread, bounds);
    }

    private bool TryItemIndex(PyThreadState thread, PyObject key, out int index)
    {
        index = 0;
        return TryNumber(thread, key, out var number) && TryItemIndex(number, out index);
    }

    private static bool TryNumber(PyThreadState thread, PyObject key, out nint number)
    {
        number = 0;
        if (!key.Type.Defines(Slot.Index)) return PyErr.TypeError($"bytearray indices must be integers or slices, not {key.Type.NameInMessages}");
        return Number.TryIndex(thread, key, out number);
    }

    private bool TryItemIndex(nint wide, out int index)
    {
        index = 0;
        if (wide < 0) wide += _count;
        if ((nuint)wide >= (nuint)_count) return PyErr.IndexError("bytearray index out of range");
        index = (int)wide;
        return true;
    }

    private bool TrySetSlice(PyThreadState thread, PySlice slice, PyObject value)
    {
        byte[] bytes;
        if (value is PyByteSequence sequence) bytes = sequence is PyBytes exact ? exact.Data : sequence.Bytes.ToArray();
        else
        {
            if (value is PyStr or PyInt or PyBigInt || value.Type.Defines(Slot.Index))
                return PyErr.TypeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
            if (BytesConstruction.FromObject(thread, value, "bytearray") is not { } made) return false;
            bytes = made;
        }
        if (!SliceBounds.TryMake(thread, slice, _count, out var bounds)) return false;
        if (bounds.Step == 1) return TryReplace(thread, (int)bounds.Start, (int)bounds.Count, bytes);
        if (bytes.Length == 0) return TryDelete(thread, bounds);
        if (bytes.Length != bounds.Count) return PyErr.ValueError($"attempt to assign bytes of size {bytes.Length} to extended slice of size {bounds.Count}");
        if (!thread.TryChargeWork(bytes.Length)) return false;
        var at = bounds.Start;
        foreach (var b in bytes)
        {
            _items[_start + (int)at] = b;
            at += bounds.Step;
        }
        return true;
    }

    private bool TryDelete(PyThreadState thread, in SliceBounds bounds)
    {
        var count = (int)bounds.Count;
        if (count == 0) return true;
        if (bounds.Step == 1) return TryReplace(thread, (int)bounds.Start, count, []);
        if (!TryUnlock(thread) || !thread.TryChargeWork(_count)) return false;
        // What is kept moves to the front of the gap that opens.
        var (first, step) = bounds.Step < 0 ? (bounds.Start + (count - 1) * bounds.Step, -bounds.Step) : (bounds.Start, bounds.Step);
        var bytes = WritableBytes;
        var to = (int)first;
        var next = first;
        var left = count;
        for (var from = to; from < bytes.Length; from++)
        {
            if (left > 0 && from == next)
            {
                left--;
                next = left > 0 ? next + step : -1;
                continue;
            }
            bytes[to++] = bytes[from];
        }
        _count -= count;
        return true;
    }

    [PyMethod("__iadd__(self, value, /)")]
    internal PyObject? InplaceAdd(PyThreadState thread, PyObject value)
    {
        if (value is not IBufferExporter) return PyErr.TypeError($"can't concat {value.Type.NameInMessages} to {Type.NameInMessages}");
        // While it is read as the operand it is exported, so it cannot grow.
        if (ReferenceEquals(value, this) && _count > 0) return PyErr.BufferError("Existing exports of data: object cannot be re-sized");
        return TryAppendBuffer(thread, value) ? this : null;
    }

    [PyMethod("__imul__(self, value, /)")]
    internal PyObject? InplaceRepeat(PyThreadState thread, nint value)
    {
        if (value < 0) value = 0;
        if (_count == 0 || value == 1) return this;
        if (value > Array.MaxLength / _count) return PyErr.MemoryError();
        if (!TryUnlock(thread)) return null;
        var total = (int)value * _count;
        if (!TryReserve(thread, total)) return null;
        var made = new byte[total];
        if (total > 0) PyStr.Repeat(Bytes, made);
        (_items, _start, _count) = (made, 0, total);
        return this;
    }

    [PyMethod("append(self, item, /)", Doc = "Append one byte, given as an integer.")]
    internal PyObject? AppendMethod(PyThreadState thread, PyObject item) => Append(thread, item) ? PyNone.Instance : null;

    internal bool Append(PyThreadState thread, PyObject item) => ByteArguments.TryByte(thread, item, OutOfRange, out var value) && TryReplace(thread, _count, 0, [value]);

    [PyMethod("extend(self, iterable_of_ints, /)", Doc = "Append all bytes of a bytes-like object or an iterable of integers.")]
    internal PyObject? ExtendMethod(PyThreadState thread, PyObject iterable_of_ints) => Extend(thread, iterable_of_ints) ? PyNone.Instance : null;

    private bool Extend(PyThreadState thread, PyObject iterable_of_ints)
    {
        if (iterable_of_ints is IBufferExporter) return TryAppendBuffer(thread, iterable_of_ints);
        if (Iteration.GetIter(thread, iterable_of_ints) is not { } iterator)
            return thread.ClearErrorIf(PyExceptions.TypeError) && PyErr.TypeError($"can't extend bytearray with {iterable_of_ints.Type.NameInMessages}");
        if (!Iteration.TryGetLengthHint(thread, iterable_of_ints, 32, out _)) return false;
        return BytesConstruction.FromIterator(thread, iterator, "bytearray") is { } bytes && TryReplace(thread, _count, 0, bytes);
    }

    private bool TryAppendBuffer(PyThreadState thread, PyObject source)
    {
        // Itself is copied first: it may not be lent out while it grows.
        if (ReferenceEquals(source, this)) return TryReplace(thread, _count, 0, Bytes.ToArray());
        if (!Buffers.TryGet(thread, source, out var lease)) return false;
        using (lease) return TryReplace(thread, _count, 0, lease.Bytes);
    }

    [PyMethod("insert(self, index, item, /)", Doc = "Insert one byte, given as an integer, before an index.")]
    internal PyObject? InsertMethod(PyThreadState thread, nint index, PyObject item) => Insert(thread, index, item) ? PyNone.Instance : null;

    private bool Insert(PyThreadState thread, nint index, PyObject item)
    {
        if (!ByteArguments.TryByte(thread, item, OutOfRange, out var value)) return false;
        if (index < 0) index = Math.Max(index + _count, 0);
        return TryReplace(thread, (int)Math.Min(index, _count), 0, [value]);
    }

    [PyMethod("pop(self, index=-1, /)", Doc = "Take out the byte at an index, by default the last, and return it.")]
    internal PyObject? Pop(PyThreadState thread, nint index)
    {
        if (_count == 0) return PyErr.IndexError("pop from empty bytearray");
        if (index < 0) index += _count;
        if ((nuint)index >= (nuint)_count) return PyErr.IndexError("pop index out of range");
        var value = _items[_start + (int)index];
        return TryReplace(thread, (int)index, 1, []) ? PyInt.From(value) : null;
    }

    [PyMethod("remove(self, value, /)", Doc = "Take out the first byte of a value.")]
    internal PyObject? RemoveMethod(PyThreadState thread, PyObject value) => Remove(thread, value) ? PyNone.Instance : null;

    private bool Remove(PyThreadState thread, PyObject value)
    {
        if (!ByteArguments.TryByte(thread, value, OutOfRange, out var single) || !thread.TryChargeWork(_count)) return false;
        var index = Bytes.IndexOf(single);
        return index < 0 ? PyErr.ValueError("value not found in bytearray") : TryReplace(thread, index, 1, []);
    }

    [PyMethod("reverse(self, /)", Doc = "Reverse the order of the bytes in place.")]
    internal void Reverse() => WritableBytes.Reverse();

    [PyMethod("clear(self, /)", Doc = "Take out all bytes.")]
    internal PyObject? ClearMethod(PyThreadState thread) => Clear(thread) ? PyNone.Instance : null;

    private bool Clear(PyThreadState thread) => TryReplace(thread, 0, _count, []);

    [PyMethod("copy(self, /)", Doc = "A copy.")]
    internal PyObject Copy() => new PyByteArray(Bytes.ToArray());
}
