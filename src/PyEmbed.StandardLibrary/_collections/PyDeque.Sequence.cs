namespace PyEmbed.StandardLibrary.Collections;

internal partial class PyDeque
{
    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => new PyDequeIterator(this);

    [PyMethod("__reversed__(self, /)", NoTextSignature = true, Doc = "D.__reversed__() -- return a reverse iterator over the deque")]
    internal PyObject Reversed() => new PyDequeReverseIterator(this);

    [PyMethod("__len__(self, /)")]
    internal nint Length() => _count;

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key)
    {
        if (!TryIndex(thread, key, out var index)) return null;
        return (nuint)index < (nuint)_count ? this[(int)index] : OutOfRange();
    }

    [PyMethod("__setitem__(self, key, value, /)")]
    internal bool SetItem(PyThreadState thread, PyObject key, PyObject value)
    {
        if (!TryIndex(thread, key, out var index)) return false;
        if ((nuint)index >= (nuint)_count) return OutOfRange();
        this[(int)index] = value;
        return true;
    }

    [PyMethod("__delitem__(self, key, /)")]
    internal bool DeleteItem(PyThreadState thread, PyObject key)
    {
        if (!TryIndex(thread, key, out var index)) return false;
        if ((nuint)index >= (nuint)_count) return OutOfRange();
        return TryRemoveAt(thread, (int)index);
    }

    private bool TryIndex(PyThreadState thread, PyObject key, out nint index)
    {
        index = 0;
        if (!key.Type.Defines(Slot.Index)) return PyErr.TypeError($"sequence index must be integer, not '{key.Type.NameInMessages}'");
        if (!Number.TryIndex(thread, key, out index)) return false;
        if (index < 0) index += _count;
        return true;
    }

    private static PyError OutOfRange() => PyErr.IndexError("deque index out of range");

    private bool TryRemoveAt(PyThreadState thread, int index)
    {
        if (!TryRotate(thread, -index)) return false;
        _ = TakeFirst();
        return TryRotate(thread, index);
    }

    [PyMethod("insert(self, index, object, /)", NoTextSignature = true, Doc = "D.insert(index, object) -- insert object before index")]
    internal PyObject? Insert(PyThreadState thread, nint index, PyObject @object)
    {
        if (_maxLength == _count) return PyErr.IndexError("deque already at its maximum size");
        if (index >= _count) return Append(thread, @object);
        if (index <= -_count || index == 0) return AppendLeft(thread, @object);
        if (!TryRotate(thread, -index)) return null;
        if (!(index < 0 ? TryAppend(thread, @object) : TryAppendLeft(thread, @object))) return null;
        return TryRotate(thread, index) ? PyNone.Instance : null;
    }

    [PyMethod("remove(self, value, /)", NoTextSignature = true, Doc = "D.remove(value) -- remove first occurrence of value.")]
    internal PyObject? Remove(PyThreadState thread, PyObject value)
    {
        var version = Version;
        var count = _count;
        for (var i = 0; i < count; i++)
        {
            if (!thread.TryChargeWork(1) || !Comparison.TryEquals(thread, this[i], value, out var isSame)) return null;
            if (version != Version) return PyErr.IndexError("deque mutated during iteration");
            if (isSame) return TryRemoveAt(thread, i) ? PyNone.Instance : null;
        }
        return NotThere(thread, value);
    }

    [PyMethod("count(self, value, /)", NoTextSignature = true, Doc = "D.count(value) -- return number of occurrences of value")]
    internal PyObject? CountOf(PyThreadState thread, PyObject value)
    {
        var version = Version;
        var (length, count) = (_count, 0);
        for (var i = 0; i < length; i++)
        {
            if (!TryIsAt(thread, i, value, version, out var isSame)) return null;
            if (isSame) count++;
        }
        return PyInt.From(count);
    }

    [PyMethod("index(self, value, start=0, stop=sys.maxsize, /)", NoTextSignature = true, ParseTuple = true,
        Doc = "D.index(value, [start, [stop]]) -- return first index of value.\nRaises ValueError if the value is not present.")]
    internal PyObject? IndexOf(PyThreadState thread, PyObject value, [SliceIndex(NotNone = true)] nint start, [SliceIndex(NotNone = true)] nint stop)
    {
        ItemSearch.AdjustBounds(_count, ref start, ref stop);
        var version = Version;
        for (var i = (int)Math.Min(start, _count); i < stop; i++)
        {
            if (!TryIsAt(thread, i, value, version, out var isSame)) return null;
            if (isSame) return PyInt.From(i);
        }
        return NotThere(thread, value);
    }

    private static PyObject? NotThere(PyThreadState thread, PyObject value) =>
        Representation.Repr(thread, value) is { } repr ? PyErr.ValueError($"{repr} is not in deque") : null;

    [PyMethod("__contains__(self, value, /)")]
    internal bool TryContains(PyThreadState thread, PyObject value, out bool found)
    {
        found = false;
        var version = Version;
        var count = _count;
        for (var i = 0; i < count && !found; i++)
            if (!TryIsAt(thread, i, value, version, out found)) return false;
        return true;
    }

    private bool TryIsAt(PyThreadState thread, int index, PyObject value, long version, out bool isSame)
    {
        isSame = false;
        if (!thread.TryChargeWork(1) || !Comparison.TryEquals(thread, this[index], value, out isSame)) return false;
        return version == Version || PyErr.RuntimeError("deque mutated during iteration");
    }

    [PyMethod("copy(self, /)", NoTextSignature = true, Doc = "Return a shallow copy of a deque.")]
    [PyMethod("__copy__(self, /)", NoTextSignature = true, Doc = "Return a shallow copy of a deque.")]
    internal PyObject? Copy(PyThreadState thread)
    {
        if (GetType() == typeof(PyDeque)) return CopyExact(thread);
        var made = _maxLength == Unbounded ? Calls.Call1(thread, Type, this) : Calls.Call2(thread, Type, this, PyInt.From(_maxLength));
        if (made is null or PyDeque) return made;
        return PyErr.TypeError($"{Type.Name}() must return a deque, not {made.Type.NameInMessages}");
    }

    private PyDeque? CopyExact(PyThreadState thread)
    {
        if (!thread.TryReserve(_count * 16L) || !thread.TryChargeWork(_count / 4)) return null;
        var copy = new PyDeque { _maxLength = _maxLength, _items = new PyObject[RoundUp(_count)], _count = _count };
        CopyTo(copy._items);
        return copy;
    }

    [PyMethod("__add__(self, other, /)")]
    internal PyObject? Concatenate(PyThreadState thread, PyObject other)
    {
        if (other is not PyDeque) return PyErr.TypeError($"can only concatenate deque (not \"{other.Type.NameInMessages}\") to deque");
        if (Copy(thread) is not { } made) return null;
        return ((PyDeque)made).TryExtend(thread, other, toLeft: false) ? made : null;
    }

    [PyMethod("__iadd__(self, other, /)")]
    internal PyObject? ExtendInPlace(PyThreadState thread, PyObject other) => TryExtend(thread, other, toLeft: false) ? this : null;

    [PyMethod("__mul__(self, count, /)")]
    internal PyObject? Repeat(PyThreadState thread, nint count) => Copy(thread) is PyDeque made ? made.RepeatInPlace(thread, count) : null;

    [PyMethod("__imul__(self, count, /)")]
    internal PyObject? RepeatInPlace(PyThreadState thread, nint count)
    {
        if (_count == 0 || count == 1) return this;
        if (count <= 0)
        {
            RemoveAll();
            return this;
        }
        // What would be pushed out again need not be repeated.
        if (_maxLength != Unbounded && count > _maxLength / _count + 1) count = _maxLength / _count + 1;
        if (count > Array.MaxLength / _count) return PyErr.MemoryError();
        var length = (long)_count * count;
        if (!thread.TryReserve(length * 16) || !thread.TryChargeWork(length / 4)) return null;
        var once = ToArray();
        for (nint i = 1; i < count; i++)
            foreach (var item in once)
                if (!TryAppend(thread, item)) return null;
        return this;
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (!thread.TryEnterRepr(this)) return PyStr.FromUtf16("[...]");
        var list = Iteration.ToList(thread, this);
        var items = list is null ? null : Representation.Repr(thread, list);
        thread.LeaveRepr(this);
        if (items is null) return null;
        var text = new ContainerRepr(thread);
        text.Append(Type.Name + "(");
        if (!text.TryAppendText(items)) return null;
        text.Append(_maxLength == Unbounded ? ")" : $", maxlen={_maxLength})");
        return text.ToStr();
    }

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (other is not PyDeque right) return PyNotImplemented.Instance;
        if (op is CompareOp.Eq or CompareOp.Ne)
        {
            if (ReferenceEquals(this, right)) return PyBool.From(op == CompareOp.Eq);
            if (_count != right._count) return PyBool.From(op == CompareOp.Ne);
        }
        if (Iteration.GetIter(thread, this) is not { } left || Iteration.GetIter(thread, right) is not { } others) return null;
        while (true)
        {
            if (!thread.TryChargeWork(1)) return null;
            var x = Iteration.Next(thread, left);
            if (thread.HasError) return null;
            var y = Iteration.Next(thread, others);
            if (thread.HasError) return null;
            if (x is null || y is null) return PyBool.From(CompareOps.Holds(op, x is null ? y is null ? 0 : -1 : 1));
            if (!Comparison.TryEquals(thread, x, y, out var areEqual)) return null;
            if (areEqual) continue;
            return Comparison.TryCompare(thread, x, y, op, out var holds) ? PyBool.From(holds) : null;
        }
    }
}
