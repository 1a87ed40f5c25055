using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

public partial class PyList
{
    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        ReferenceEquals(type, BuiltinType) ? new PyList() : new PyListInstance(type);

    [PyMethod("__init__(self, iterable=(), /)")]
    internal bool Initialize(PyThreadState thread, PyObject? iterable)
    {
        if (_count > 0) RemoveAll();
        return iterable is null || TryExtend(thread, iterable);
    }

    [PyMethod("__reversed__(self, /)", Doc = "An iterator from the end.")]
    internal PyObject Reversed() => new PyListReverseIterator(this);

    [PyMethod("__sizeof__(self, /)", Doc = "The size in memory, in bytes.")]
    internal long SizeOf() => 40 + 8L * _items.Length;

    [PyMethod("clear(self, /)", Doc = "Remove all items.")]
    internal void Clear() => RemoveAll();

    [PyMethod("copy(self, /)", Doc = "A shallow copy.")]
    internal PyObject? Copy(PyThreadState thread) => thread.TryReserve(_count * 8L) && thread.TryChargeWork(_count / 4) ? CopyOf(Items) : null;

    [PyMethod("append(self, object, /)", Doc = "Append an object to the end.")]
    internal PyObject? AppendItem(PyThreadState thread, PyObject @object) => TryAppend(thread, @object) ? PyNone.Instance : null;

    [PyMethod("insert(self, index, object, /)", Doc = "Insert an object before the index.")]
    internal PyObject? Insert(PyThreadState thread, nint index, PyObject @object)
    {
        if (index < 0) index = Math.Max(0, index + _count);
        if (index > _count) index = _count;
        if (!thread.TryChargeWork((_count - index) / 16)) return null;
        if (_count == _items.Length && !TryGrow(thread)) return null;
        _items.AsSpan((int)index, _count - (int)index).CopyTo(_items.AsSpan((int)index + 1));
        At(index) = @object;
        _count++;
        return PyNone.Instance;
    }

    [PyMethod("extend(self, iterable, /)", Doc = "Append all items of an iterable.")]
    internal PyObject? Extend(PyThreadState thread, PyObject iterable) => TryExtend(thread, iterable) ? PyNone.Instance : null;

    /// <summary>Appends all items of an iterable. False: an error is set.</summary>
    [MustCheck]
    internal bool TryExtend(PyThreadState thread, PyObject iterable)
    {
        if (iterable.GetType() == typeof(PyList) || ReferenceEquals(iterable, this))
        {
            // It may be this list itself, whose array may be replaced when it grows.
            var list = (PyList)iterable;
            var more = list._count;
            if (!TryMakeRoom(thread, more)) return false;
            list._items.AsSpan(0, more).CopyTo(_items.AsSpan(_count));
            _count += more;
            return true;
        }
        if (iterable.GetType() == typeof(PyTuple))
        {
            var items = ((PyTuple)iterable).Items;
            if (!TryMakeRoom(thread, items.Length)) return false;
            items.CopyTo(_items.AsSpan(_count));
            _count += items.Length;
            return true;
        }
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return false;
        nint hint = 0;
        // Whoever hands out the iterator of a range may have a length of his own, which may fail.
        if (iterable.GetType() != typeof(PyRange) && !Iteration.TryGetLengthHint(thread, iterable, 8, out hint)) return false;
        if (iterator is PyRangeIterator range) return TryExtendByRange(thread, range);
        // A hint may lie: it is believed as far as a small mistake goes.
        if (!TryEnsureCapacity(thread, _count + Math.Min(hint, 1 << 16))) return false;
        return Iteration.TryExtend(thread, this, iterator);
    }

    private bool TryMakeRoom(PyThreadState thread, long more)
    {
        if (more == 0) return true;
        if (!thread.TryChargeWork(more / 4)) return false;
        var capacity = _count + more;
        if (capacity <= _items.Length) return true;
        _version++;
        return TryEnsureCapacity(thread, _count == 0 ? capacity : Math.Max(capacity, Math.Min(Array.MaxLength, _count + (_count >> 1) + 4L)));
    }

    private bool TryExtendByRange(PyThreadState thread, PyRangeIterator range)
    {
        var more = range.Remaining;
        if (more > Array.MaxLength - _count) return PyErr.MemoryError();
        if (!thread.TryChargeWork(more) || !thread.TryReserve(more * 24) || !TryMakeRoom(thread, more)) return false;
        while (range.TryNext(out var number)) At(_count++) = PyInt.From(number);
        return true;
    }

    [PyMethod("pop(self, index=-1, /)", Doc = "Take out the item at the index, by default the last, and return it.")]
    internal PyObject? Pop(nint index)
    {
        if (_count == 0) return PyErr.IndexError("pop from empty list");
        if (index < 0) index += _count;
        if ((nuint)index >= (nuint)_count) return PyErr.IndexError("pop index out of range");
        return TakeAt((int)index);
    }

    [PyMethod("remove(self, value, /)", Doc = "Remove the first item that equals the value; ValueError where there is none.")]
    internal PyObject? Remove(PyThreadState thread, PyObject value)
    {
        if (!TryFind(thread, value, 0, nint.MaxValue, out var index)) return null;
        if (index < 0) return PyErr.ValueError("list.remove(x): x not in list");
        if (index < _count) TakeAt(index);   // comparing may have shortened the list
        return PyNone.Instance;
    }

    [PyMethod("index(self, value, start=0, stop=sys.maxsize, /)", Doc = "The first index of the value; ValueError where it is not there.")]
    internal PyObject? Index(PyThreadState thread, PyObject value, [SliceIndex(NotNone = true)] nint start, [SliceIndex(NotNone = true)] nint stop)
    {
        ItemSearch.AdjustBounds(_count, ref start, ref stop);
        if (!TryFind(thread, value, start, stop, out var index)) return null;
        if (index >= 0) return PyInt.From(index);
        return Representation.Repr(thread, value) is { } repr ? PyErr.ValueError($"{repr} is not in list") : null;
    }

    [PyMethod("count(self, value, /)", Doc = "How often the value occurs.")]
    internal bool TryCount(PyThreadState thread, PyObject value, out nint count)
    {
        count = 0;
        for (var i = 0; i < _count; i++)
        {
            if (!thread.TryChargeWork(1) || !Comparison.TryEquals(thread, At(i), value, out var areEqual)) return false;
            if (areEqual) count++;
        }
        return true;
    }

    // Comparing may run code that changes the list: its length is looked at each time.
    private bool TryFind(PyThreadState thread, PyObject value, nint start, nint stop, out int index)
    {
        for (index = (int)Math.Min(start, int.MaxValue); index < _count && index < stop; index++)
        {
            if (!thread.TryChargeWork(1) || !Comparison.TryEquals(thread, At(index), value, out var areEqual)) return false;
            if (areEqual) return true;
        }
        index = -1;
        return true;
    }

    [PyMethod("reverse(self, /)", Doc = "Reverse in place.")]
    internal PyObject? Reverse(PyThreadState thread)
    {
        if (!thread.TryChargeWork(_count / 2)) return null;
        WritableItems.Reverse();
        return PyNone.Instance;
    }

    [PyMethod("sort(self, /, *, key=None, reverse=False)", Doc = "Sort in place, ascending; equal items keep their order. The key function is called once for each item.")]
    internal PyObject? Sort(PyThreadState thread, [NoneAsNull] PyObject? key, [AsInt] bool reverse) => ListSort.Run(thread, this, key, reverse) ? PyNone.Instance : null;

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);
}
