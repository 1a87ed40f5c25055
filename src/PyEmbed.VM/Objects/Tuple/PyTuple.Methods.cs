using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;
using PyEmbed.Core.Hashing;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

public partial class PyTuple
{
    [PyMethod("__new__(cls, iterable=(), /)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject? iterable)
    {
        PyTuple? items = Empty;
        if (iterable is not null && (items = Iteration.ToTuple(thread, iterable)) is null) return null;
        return ReferenceEquals(type, BuiltinType) ? items : new PyTupleInstance(type, items.Count == 0 ? [] : items.Items.ToArray());
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (_items.Length == 0) return PyStr.FromUtf16("()");
        if (!thread.TryEnterRepr(this)) return PyStr.FromUtf16("(...)");
        var text = new ContainerRepr(thread);
        text.Append("(");
        var succeeded = text.TryAppendAll(_items);
        thread.LeaveRepr(this);
        text.Append(_items.Length == 1 ? ",)" : ")");
        return succeeded ? text.ToStr() : null;
    }

    [PyMethod("__hash__(self, /)")]
    internal bool TryHash(PyThreadState thread, out long hash)
    {
        hash = 0;
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) return PyErr.RecursionError("maximum recursion depth exceeded while calculating a hash");
        // Of each, however short: a tuple of tuples that are each other's items is deep, and so exponentially long.
        if (!thread.TryChargeWork(_items.Length)) return false;
        var all = new TupleHash();
        foreach (var item in _items)
        {
            if (!Hashing.TryHash(thread, item, out var ofItem)) return false;
            all.Add(ofItem);
        }
        hash = all.Finish();
        return true;
    }

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op) =>
        other is PyTuple tuple ? Compare(thread, _items, tuple._items, op) : PyNotImplemented.Instance;

    /// <summary>Compares by the first items that differ, else by length.</summary>
    [MustCheck]
    internal static PyObject? Compare(PyThreadState thread, ReadOnlySpan<PyObject> left, ReadOnlySpan<PyObject> right, CompareOp op)
    {
        var shorter = Math.Min(left.Length, right.Length);
        if (!thread.TryChargeWork(shorter)) return null;
        for (var i = 0; i < shorter; i++)
        {
            if (!Comparison.TryEquals(thread, left[i], right[i], out var areEqual)) return null;
            if (areEqual) continue;
            return op switch
            {
                CompareOp.Eq => PyBool.False,
                CompareOp.Ne => PyBool.True,
                _ => Comparison.Compare(thread, left[i], right[i], op),
            };
        }
        return PyBool.From(CompareOps.Holds(op, left.Length.CompareTo(right.Length)));
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => new PyTupleIterator(this);

    [PyMethod("__len__(self, /)")]
    internal nint Length() => _items.Length;

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key)
    {
        if (key is PyInt small) return TryGetItem(small.Value, out var item) ? item : OutOfRange();
        if (key is PySlice slice) return SliceBounds.TryMake(thread, slice, _items.Length, out var bounds) ? Sliced(thread, bounds) : null;
        if (!key.Type.Defines(Slot.Index)) return PyErr.TypeError($"tuple indices must be integers or slices, not {key.Type.NameInMessages}");
        if (!Number.TryIndex(thread, key, out var index)) return null;
        return TryGetItem(index, out var found) ? found : OutOfRange();
    }

    /// <summary>What a slice takes; null: a limit has tripped.</summary>
    [MustCheck]
    internal PyTuple? Sliced(PyThreadState thread, in SliceBounds bounds)
    {
        if (bounds.Count == 0) return Empty;
        if (bounds.Count == _items.Length && bounds.Step == 1 && GetType() == typeof(PyTuple)) return this;
        return thread.TryReserve(bounds.Count * 8L) && thread.TryChargeWork(bounds.Count / 4) ? new PyTuple(ItemSearch.Slice(_items, bounds)) : null;
    }

    private static PyError OutOfRange() => PyErr.IndexError("tuple index out of range");

    [PyMethod("__add__(self, other, /)")]
    internal PyObject? Concatenate(PyThreadState thread, PyObject other)
    {
        if (other is not PyTuple tuple) return PyErr.TypeError($"can only concatenate tuple (not \"{other.Type.NameInMessages}\") to tuple");
        if (_items.Length == 0 && tuple.GetType() == typeof(PyTuple)) return tuple;
        if (tuple._items.Length == 0 && GetType() == typeof(PyTuple)) return this;
        var length = (long)_items.Length + tuple._items.Length;
        if (length > Array.MaxLength) return PyErr.MemoryError();
        if (!thread.TryReserve(length * 8) || !thread.TryChargeWork(length / 4)) return null;
        var items = new PyObject[length];
        _items.CopyTo(items, 0);
        tuple._items.CopyTo(items, _items.Length);
        return Adopt(items);
    }

    [PyMethod("__mul__(self, count, /)")]
    internal PyObject? Repeat(PyThreadState thread, nint count)
    {
        if (GetType() == typeof(PyTuple) && (_items.Length == 0 || count == 1)) return this;
        if (_items.Length == 0 || count <= 0) return Empty;
        if (count > Array.MaxLength / _items.Length) return PyErr.MemoryError();
        var length = _items.Length * count;
        if (!thread.TryReserve(length * 8L) || !thread.TryChargeWork(length / 4)) return null;
        var items = new PyObject[length];
        ItemSearch.Repeat(_items, items);
        return Adopt(items);
    }

    [PyMethod("__contains__(self, item, /)")]
    internal bool TryContains(PyThreadState thread, PyObject item, out bool found)
    {
        var succeeded = ItemSearch.TryIndexOf(thread, _items, item, out var index);
        found = index >= 0;
        return succeeded;
    }

    [PyMethod("__getnewargs__(self, /)")]
    internal PyObject GetNewArgs() => Of(GetType() == typeof(PyTuple) ? this : CopyOf(_items));

    [PyMethod("index(self, value, start=0, stop=sys.maxsize, /)", Doc = "The first index of the value; ValueError where it is not there.")]
    internal PyObject? Index(PyThreadState thread, PyObject value, [SliceIndex(NotNone = true)] nint start, [SliceIndex(NotNone = true)] nint stop)
    {
        ItemSearch.AdjustBounds(_items.Length, ref start, ref stop);
        if (start < stop)
        {
            if (!ItemSearch.TryIndexOf(thread, _items.AsSpan((int)start, (int)(stop - start)), value, out var index)) return null;
            if (index >= 0) return PyInt.From(start + index);
        }
        return PyErr.ValueError("tuple.index(x): x not in tuple");
    }

    [PyMethod("count(self, value, /)", Doc = "How often the value occurs.")]
    internal bool TryCount(PyThreadState thread, PyObject value, out nint count) => ItemSearch.TryCount(thread, _items, value, out count);

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);
}
