using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

public partial class PyList
{
    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (_count == 0) return PyStr.FromUtf16("[]");
        if (!thread.TryEnterRepr(this)) return PyStr.FromUtf16("[...]");
        var text = new ContainerRepr(thread);
        text.Append("[");
        var succeeded = true;
        for (var i = 0; succeeded && i < _count; i++)   // repr of an item may change the list
        {
            if (i > 0) text.Append(", ");
            succeeded = text.TryAppend(At(i));
        }
        thread.LeaveRepr(this);
        text.Append("]");
        return succeeded ? text.ToStr() : null;
    }

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (other is not PyList list) return PyNotImplemented.Instance;
        if (op is CompareOp.Eq or CompareOp.Ne && _count != list._count) return PyBool.From(op == CompareOp.Ne);
        for (var i = 0; i < _count && i < list._count; i++)
        {
            var left = At(i);
            var right = list.At(i);
            if (op is CompareOp.Eq or CompareOp.Ne && ReferenceEquals(left, right) && (i & 63) != 0) continue;
            if (!thread.TryChargeWork(1) || !Comparison.TryEquals(thread, left, right, out var areEqual)) return null;
            if (areEqual) continue;
            if (i >= _count || i >= list._count) break;   // comparing has made one shorter: the lengths decide
            return op switch
            {
                CompareOp.Eq => PyBool.False,
                CompareOp.Ne => PyBool.True,
                _ => Comparison.Compare(thread, left, right, op),
            };
        }
        return PyBool.From(CompareOps.Holds(op, _count.CompareTo(list._count)));
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => new PyListIterator(this);

    [PyMethod("__len__(self, /)")]
    internal nint Length() => _count;

    [PyMethod("__getitem__(self, key, /)", Coexist = true, NoTextSignature = true, Doc = "x.__getitem__(y) <==> x[y]")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key)
    {
        if (key is PyInt small) return TryGetItem(small.Value, out var item) ? item : PyErr.IndexError("list index out of range");
        if (key is PySlice slice) return SliceBounds.TryMake(thread, slice, _count, out var bounds) ? Sliced(thread, bounds) : null;
        if (!TryIndex(thread, key, out var index)) return null;
        return TryGetItem(index, out var found) ? found : PyErr.IndexError("list index out of range");
    }

    /// <summary>What a slice takes; null: a limit has tripped.</summary>
    [MustCheck]
    internal PyList? Sliced(PyThreadState thread, in SliceBounds bounds)
    {
        if (bounds.Count == 0) return new PyList();
        return thread.TryReserve(bounds.Count * 8L) && thread.TryChargeWork(bounds.Count / 4) ? Adopt(ItemSearch.Slice(Items, bounds)) : null;
    }

    private static bool TryIndex(PyThreadState thread, PyObject key, out nint index)
    {
        index = 0;
        if (!key.Type.Defines(Slot.Index)) return PyErr.TypeError($"list indices must be integers or slices, not {key.Type.NameInMessages}");
        return Number.TryIndex(thread, key, out index);
    }

    [PyMethod("__setitem__(self, key, value, /)")]
    internal bool StoreItem(PyThreadState thread, PyObject key, PyObject value)
    {
        if (key is PyInt small) return TrySetItem(small.Value, value) || PyErr.IndexError("list assignment index out of range");
        if (key is PySlice slice) return StoreSlice(thread, slice, value);
        return TryIndex(thread, key, out var index) && (TrySetItem(index, value) || PyErr.IndexError("list assignment index out of range"));
    }

    private bool StoreSlice(PyThreadState thread, PySlice slice, PyObject value)
    {
        if (!slice.TryUnpack(thread, out var start, out var stop, out var step)) return false;
        if (!TryItemsOf(thread, value, step == 1 ? "can only assign an iterable" : "must assign iterable to extended slice", out var items)) return false;
        // Iterating may have changed the list, so the bounds are clipped only now.
        var bounds = SliceBounds.Clip(start, stop, step, _count);
        if (step == 1) return TrySplice(thread, (int)bounds.Start, (int)bounds.Count, items);
        if (items.Length != bounds.Count) return PyErr.ValueError($"attempt to assign sequence of size {items.Length} to extended slice of size {bounds.Count}");
        if (!thread.TryChargeWork(items.Length)) return false;
        var at = bounds.Start;
        foreach (var item in items)
        {
            At(at) = item;
            at += step;
        }
        return true;
    }

    private bool TryItemsOf(PyThreadState thread, PyObject value, string message, out ReadOnlySpan<PyObject> items)
    {
        items = default;
        switch (value)
        {
            case PyList list when ReferenceEquals(list, this):
                if (!thread.TryReserve(_count * 8L)) return false;
                items = Items.ToArray();
                return true;
            case PyList list:
                items = list.Items;
                return true;
            case PyTuple tuple:
                items = tuple.Items;
                return true;
        }
        if (Iteration.GetIter(thread, value) is not { } iterator) return thread.ClearErrorIf(PyExceptions.TypeError) && PyErr.TypeError(message);
        if (Iteration.ToList(thread, iterator) is not { } made) return false;
        items = made.Items;
        return true;
    }

    [PyMethod("__delitem__(self, key, /)")]
    internal bool DeleteItem(PyThreadState thread, PyObject key)
    {
        if (key is PySlice slice) return DeleteSlice(thread, slice);
        if (!TryIndex(thread, key, out var index)) return false;
        if (index < 0) index += _count;
        if ((nuint)index >= (nuint)_count) return PyErr.IndexError("list assignment index out of range");
        if (!thread.TryChargeWork((_count - index) / 16)) return false;
        TakeAt((int)index);
        return true;
    }

    private bool DeleteSlice(PyThreadState thread, PySlice slice)
    {
        if (!SliceBounds.TryMake(thread, slice, _count, out var bounds)) return false;
        if (bounds.Count == 0) return true;
        if (bounds.Step == 1) return TrySplice(thread, (int)bounds.Start, (int)bounds.Count, default);
        if (!thread.TryChargeWork(_count / 4)) return false;
        // The direction does not matter: what stays moves forward, a stretch between two deleted items at a time.
        var step = Math.Abs(bounds.Step);
        var first = bounds.Step > 0 ? bounds.Start : bounds.Start + (bounds.Count - 1) * bounds.Step;
        var target = first;
        for (nint i = 0; i < bounds.Count; i++)
        {
            var from = first + i * step + 1;
            var until = i + 1 < bounds.Count ? from + step - 1 : _count;
            _items.AsSpan((int)from, (int)(until - from)).CopyTo(_items.AsSpan((int)target));
            target += until - from;
        }
        return TrySplice(thread, (int)target, _count - (int)target, default);
    }

    [PyMethod("__add__(self, other, /)")]
    internal PyObject? Concatenate(PyThreadState thread, PyObject other)
    {
        if (other is not PyList list) return PyErr.TypeError($"can only concatenate list (not \"{other.Type.NameInMessages}\") to list");
        var length = (long)_count + list._count;
        if (length == 0) return new PyList();
        if (length > Array.MaxLength) return PyErr.MemoryError();
        if (!thread.TryReserve(length * 8) || !thread.TryChargeWork(length / 4)) return null;
        var items = new PyObject[length];
        Items.CopyTo(items);
        list.Items.CopyTo(items.AsSpan(_count));
        return Adopt(items);
    }

    [PyMethod("__mul__(self, count, /)")]
    internal PyObject? Repeat(PyThreadState thread, nint count)
    {
        if (_count == 0 || count <= 0) return new PyList();
        if (!TryRepeatedLength(thread, count, out var length)) return null;
        var items = new PyObject[length];
        ItemSearch.Repeat(Items, items);
        return Adopt(items);
    }

    private bool TryRepeatedLength(PyThreadState thread, nint count, out int length)
    {
        length = 0;
        if (count > Array.MaxLength / _count) return PyErr.MemoryError();
        length = (int)(_count * count);
        return thread.TryReserve(length * 8L) && thread.TryChargeWork(length / 4);
    }

    [PyMethod("__contains__(self, item, /)")]
    internal bool TryContains(PyThreadState thread, PyObject item, out bool found)
    {
        var succeeded = TryFind(thread, item, 0, nint.MaxValue, out var index);
        found = succeeded && index >= 0;
        return succeeded;
    }

    [PyMethod("__iadd__(self, other, /)")]
    internal PyObject? ExtendInPlace(PyThreadState thread, PyObject other) => TryExtend(thread, other) ? this : null;

    [PyMethod("__imul__(self, count, /)")]
    internal PyObject? RepeatInPlace(PyThreadState thread, nint count)
    {
        if (_count == 0 || count == 1) return this;
        if (count <= 0)
        {
            RemoveAll();
            return this;
        }
        if (!TryRepeatedLength(thread, count, out var length)) return null;
        var items = new PyObject[length];
        ItemSearch.Repeat(Items, items);
        _version++;
        _items = items;
        _count = length;
        return this;
    }
}
