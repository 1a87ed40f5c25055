namespace PyEmbed.StandardLibrary.Arrays;

internal partial class PyArray
{
    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => new PyArrayIterator(this);

    [PyMethod("__len__(self, /)")]
    internal nint Length() => _count;

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key)
    {
        if (key is not PySlice slice)
        {
            if (!TryIndex(thread, key, out var index)) return null;
            return (nuint)index < (nuint)_count ? ItemAt((int)index) : PyErr.IndexError("array index out of range");
        }
        if (!SliceBounds.TryMake(thread, slice, _count, out var bounds) || !thread.TryReserve(bounds.Count * kind.ItemSize) || !thread.TryChargeWork(bounds.Count / 8)) return null;
        if (bounds.Step == 1) return Like(_data.AsSpan((int)bounds.Start * kind.ItemSize, (int)bounds.Count * kind.ItemSize));
        var made = new PyArray(kind) { _data = new byte[bounds.Count * kind.ItemSize], _count = (int)bounds.Count };
        for (var i = 0; i < made._count; i++) ItemBytes((int)(bounds.Start + i * bounds.Step)).CopyTo(made.ItemBytes(i));
        return made;
    }

    private bool TryIndex(PyThreadState thread, PyObject key, out nint index)
    {
        index = 0;
        if (!key.Type.Defines(Slot.Index)) return PyErr.TypeError("array indices must be integers");
        if (!Number.TryIndex(thread, key, out index)) return false;
        if (index < 0) index += _count;
        return true;
    }

    [PyMethod("__setitem__(self, key, value, /)")]
    internal bool SetItem(PyThreadState thread, PyObject key, PyObject value)
    {
        if (key is PySlice slice) return TrySetSlice(thread, slice, value);
        if (!TryIndex(thread, key, out var index)) return false;
        if ((nuint)index >= (nuint)_count) return PyErr.IndexError("array assignment index out of range");
        Span<byte> item = stackalloc byte[8];
        item = item[..kind.ItemSize];
        if (!kind.TryWrite(thread, value, item)) return false;
        if (index >= _count) return PyErr.IndexError("array assignment index out of range");   // __index__ of the value may have shortened it
        item.CopyTo(ItemBytes((int)index));
        return true;
    }

    [PyMethod("__delitem__(self, key, /)")]
    internal bool DeleteItem(PyThreadState thread, PyObject key)
    {
        if (key is PySlice slice) return TryReplaceSlice(thread, slice, default);
        if (!TryIndex(thread, key, out var index)) return false;
        return (nuint)index < (nuint)_count ? TryResize(thread, (int)index, 1, 0) : PyErr.IndexError("array assignment index out of range");
    }

    private bool TrySetSlice(PyThreadState thread, PySlice slice, PyObject value)
    {
        if (value is not PyArray array) return PyErr.TypeError($"can only assign array (not \"{value.Type.NameInMessages}\") to array slice");
        if (array.Kind != kind) return PyErr.TypeError("bad argument type for built-in operation");
        if (!thread.TryReserve(array.Bytes.Length)) return false;
        return TryReplaceSlice(thread, slice, array.Bytes.ToArray());
    }

    private bool TryReplaceSlice(PyThreadState thread, PySlice slice, ReadOnlySpan<byte> bytes)
    {
        if (!SliceBounds.TryMake(thread, slice, _count, out var bounds) || !thread.TryChargeWork(bounds.Count / 8)) return false;
        var size = kind.ItemSize;
        var inserted = bytes.Length / size;
        if ((inserted == 0 || inserted != bounds.Count) && _exports > 0) return PyErr.BufferError("cannot resize an array that is exporting buffers");
        if (bounds.Step == 1)
        {
            if (!TryResize(thread, (int)bounds.Start, (int)bounds.Count, inserted)) return false;
            bytes.CopyTo(_data.AsSpan((int)bounds.Start * size));
            return true;
        }
        if (inserted == 0) return TryDeleteEach(thread, bounds);
        if (inserted != bounds.Count) return PyErr.ValueError($"attempt to assign array of size {inserted} to extended slice of size {bounds.Count}");
        for (var i = 0; i < inserted; i++) bytes.Slice(i * size, size).CopyTo(ItemBytes((int)(bounds.Start + i * bounds.Step)));
        return true;
    }

    // Each item that stays is moved once.
    private bool TryDeleteEach(PyThreadState thread, SliceBounds bounds)
    {
        if (bounds.Count == 0) return true;
        if (!thread.TryChargeWork(_count / 8)) return false;
        var (first, step) = bounds.Step > 0 ? (bounds.Start, bounds.Step) : (bounds.Start + (bounds.Count - 1) * bounds.Step, -bounds.Step);
        var size = kind.ItemSize;
        var to = (int)first;
        for (nint i = 0; i < bounds.Count; i++)
        {
            var from = (int)(first + i * step) + 1;
            var end = i + 1 < bounds.Count ? (int)(first + (i + 1) * step) : _count;
            _data.AsSpan(from * size, (end - from) * size).CopyTo(_data.AsSpan(to * size));
            to += end - from;
        }
        return TryResize(thread, to, _count - to, 0);
    }

    [PyMethod("__add__(self, other, /)")]
    internal PyObject? Concatenate(PyThreadState thread, PyObject other)
    {
        if (other is not PyArray array) return PyErr.TypeError($"can only append array (not \"{other.Type.NameInMessages}\") to array");
        if (array.Kind != kind) return PyErr.TypeError("bad argument type for built-in operation");
        if (!thread.TryReserve(Bytes.Length + (long)array.Bytes.Length)) return null;
        var made = Like(Bytes);
        return made.TryAppendRaw(thread, array.Bytes) ? made : null;
    }

    [PyMethod("__iadd__(self, other, /)")]
    internal PyObject? ExtendInPlace(PyThreadState thread, PyObject other)
    {
        if (other is not PyArray) return PyErr.TypeError($"can only extend array with array (not \"{other.Type.NameInMessages}\")");
        return TryExtend(thread, other) ? this : null;
    }

    [PyMethod("__mul__(self, count, /)")]
    internal PyObject? Repeat(PyThreadState thread, nint count) => thread.TryReserve(Bytes.Length) ? Like(Bytes).RepeatInPlace(thread, count) : null;

    [PyMethod("__imul__(self, count, /)")]
    internal PyObject? RepeatInPlace(PyThreadState thread, nint count)
    {
        if (_count == 0 || count == 1) return this;
        if (count <= 0) return TryResize(thread, 0, _count, 0) ? this : null;
        if (count > Array.MaxLength / Bytes.Length) return PyErr.MemoryError();
        var once = Bytes.ToArray();
        if (!thread.TryChargeWork(once.Length * (long)count / 64) || !TryResize(thread, _count, 0, (int)(_count * (count - 1)))) return null;
        for (var at = once.Length; at < Bytes.Length; at += once.Length) once.CopyTo(Bytes[at..]);
        return this;
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        var name = $"{Type.Name}('{kind.Code}'";
        if (_count == 0) return PyStr.FromUtf16(name + ")");
        if ((kind.Code == 'u' ? ToText(thread) : ToList(thread)) is not { } items) return null;
        var text = new ContainerRepr(thread);
        text.Append(name + ", ");
        if (!text.TryAppend(items)) return null;
        text.Append(")");
        return text.ToStr();
    }

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (other is not PyArray right) return PyNotImplemented.Instance;
        if (_count != right._count && op is (CompareOp.Eq or CompareOp.Ne)) return PyBool.From(op == CompareOp.Ne);
        var common = Math.Min(_count, right._count);
        for (var i = 0; i < common; i++)
        {
            if (!thread.TryChargeWork(1) || ItemAt(i) is not { } x || right.ItemAt(i) is not { } y || !Comparison.TryEquals(thread, x, y, out var areEqual)) return null;
            if (areEqual) continue;
            return op switch
            {
                CompareOp.Eq => PyBool.False,
                CompareOp.Ne => PyBool.True,
                _ => Comparison.Compare(thread, x, y, op),
            };
        }
        return PyBool.From(CompareOps.Holds(op, _count.CompareTo(right._count)));
    }
}

/// <summary>Iterates over an array, which may change meanwhile.</summary>
[PyType("arrayiterator", Module = "array")]
internal sealed partial class PyArrayIterator(PyArray array) : PyObject
{
    private PyArray? _array = array;   // null at the end
    private int _index;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next()
    {
        if (_array is null) return null;
        if (_index < _array.Count) return _array.ItemAt(_index++);
        _array = null;
        return null;
    }

    [PyMethod("__reduce__(self, /)", Doc = "Return state information for pickling.")]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (Pickling.Builtin(thread, "iter") is not { } iter) return null;
        return _array is null ? PyTuple.Of(iter, PyTuple.Of(PyTuple.Empty)) : PyTuple.Of(iter, PyTuple.Of(_array), PyInt.From(_index));
    }

    [PyMethod("__setstate__(self, state, /)", Doc = "Set state information for unpickling.")]
    internal PyObject? SetState(PyObject state)
    {
        if (state is not (PyInt or PyBigInt)) return PyErr.TypeError("an integer is required");
        if (!PyInt.TryGetInt64(state, out var index)) return PyErr.OverflowError("Python int too large to convert to C ssize_t");
        if (_array is not null) _index = (int)Math.Clamp(index, 0, _array.Count);
        return PyNone.Instance;
    }
}
