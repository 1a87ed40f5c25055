using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>The items of a memoryview.</summary>
internal sealed partial class PyMemoryView
{
    [PyMethod("__len__(self, /)")]
    internal bool TryLength(PyThreadState thread, out nint length)
    {
        length = 1;
        if (!TryUse()) return false;
        if (_layout.Dimensions > 0) length = _layout.Shape[0];
        return true;
    }

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key)
    {
        if (!TryUse()) return null;
        if (_layout.Dimensions == 0)
        {
            if (key is PyTuple { Count: 0 }) return ItemAt(_layout.Start);
            return key is PyEllipsis ? this : PyErr.TypeError("invalid indexing of 0-dim memory");
        }
        if (key.Type.Defines(Slot.Index))
        {
            if (!Number.TryIndex(thread, key, out var index)) return null;
            if (_layout.Dimensions > 1) return PyErr.NotImplementedError("multi-dimensional sub-views are not implemented");
            return TryUse() && TryOffset(_layout.Start, 0, index, out var offset) ? ItemAt(offset) : null;
        }
        if (key is PySlice slice)
        {
            // Its __index__ methods may release this view; the new one sees the bytes all the same.
            _lease.AddView();
            var sliced = Sliced(thread, slice) is { } layout ? With(layout) : null;
            _lease.RemoveView();
            return sliced;
        }
        if (key is not PyTuple keys) return InvalidKey();
        if (AreAll(keys, static k => k.Type.Defines(Slot.Index))) return TryOffset(thread, keys, out var at) && TryUse() ? ItemAt(at) : null;
        return AreAll(keys, static k => k is PySlice) ? PyErr.NotImplementedError("multi-dimensional slicing is not implemented") : InvalidKey();
    }

    [PyMethod("__setitem__(self, key, value, /)")]
    internal bool SetItem(PyThreadState thread, PyObject key, PyObject value)
    {
        if (!TryUse()) return false;
        if (_isReadOnly) return PyErr.TypeError("cannot modify read-only memory");
        if (_layout.Dimensions == 0)
        {
            return key is PyEllipsis or PyTuple { Count: 0 } ? TryWrite(thread, _layout.Start, value) : PyErr.TypeError("invalid indexing of 0-dim memory");
        }
        if (key.Type.Defines(Slot.Index))
        {
            if (_layout.Dimensions > 1) return PyErr.NotImplementedError("sub-views are not implemented");
            return Number.TryIndex(thread, key, out var index) && TryOffset(_layout.Start, 0, index, out var offset) && TryWrite(thread, offset, value);
        }
        if (key is PySlice slice)
        {
            if (_layout.Dimensions > 1) return PyErr.NotImplementedError("memoryview slice assignments are currently restricted to ndim = 1");
            return TrySetSlice(thread, slice, value);
        }
        if (key is not PyTuple keys) return InvalidKey();
        if (AreAll(keys, static k => k.Type.Defines(Slot.Index))) return TryOffset(thread, keys, out var at) && TryWrite(thread, at, value);
        return AreAll(keys, static k => k is PySlice) ? PyErr.NotImplementedError("memoryview slice assignments are currently restricted to ndim = 1") : InvalidKey();
    }

    [PyMethod("__delitem__(self, key, /)")]
    internal bool DeleteItem(PyThreadState thread, PyObject key) => TryUse() && PyErr.TypeError(_isReadOnly ? "cannot modify read-only memory" : "cannot delete memory");

    [PyMethod("__iter__(self, /)")]
    internal PyObject? Iter()
    {
        if (!TryUse()) return null;
        if (_layout.Dimensions == 0) return PyErr.TypeError("invalid indexing of 0-dim memory");
        if (_layout.Dimensions > 1) return PyErr.NotImplementedError("multi-dimensional sub-views are not implemented");
        return new PyMemoryIterator(this);
    }

    /// <summary>For the iterator: the item at an index. Null without an error at the end.</summary>
    internal PyObject? NextItem(nint index)
    {
        if (!TryUse()) return null;
        return index < _layout.Shape[0] ? ItemAt((int)(_layout.Start + index * _layout.Strides[0])) : null;
    }

    [PyMethod("tolist(self, /)", Doc = "The items as a list, of lists where there are more dimensions.")]
    internal PyObject? ToList(PyThreadState thread)
    {
        if (!TryUse()) return null;
        if (_layout.Dimensions == 0) return ItemAt(_layout.Start);
        return thread.TryChargeWork(_layout.Count) && thread.TryReserve(_layout.Count * 8L) ? ListOf(0, _layout.Start) : null;
    }

    private PyList? ListOf(int dimension, nint start)
    {
        var items = new PyObject[_layout.Shape[dimension]];
        for (var i = 0; i < items.Length; i++)
        {
            var at = start + i * _layout.Strides[dimension];
            PyObject? item = dimension + 1 == _layout.Dimensions ? ItemAt((int)at) : ListOf(dimension + 1, at);
            if (item is null) return null;
            items[i] = item;
        }
        return PyList.Adopt(items);
    }

    [PyRichCompare]
    internal PyObject? Compare(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne)) return PyNotImplemented.Instance;
        if (_isReleased || other is PyMemoryView { _isReleased: true }) return PyBool.From(ReferenceEquals(this, other) == (op == CompareOp.Eq));
        PyMemoryView? view = null;
        if (other is PyMemoryView known) view = known;
        else if (other is IBufferExporter)
        {
            view = Of(thread, other);
            if (view is null) return thread.ClearErrorIf(PyExceptions.BufferError) ? PyNotImplemented.Instance : null;
        }
        if (view is null) return PyNotImplemented.Instance;
        var isGood = TryEquals(thread, view, out var areEqual);
        if (!ReferenceEquals(view, other) && view.Release(thread) is null) return null;
        return isGood ? PyBool.From(areEqual == (op == CompareOp.Eq)) : null;
    }

    private bool TryEquals(PyThreadState thread, PyMemoryView other, out bool areEqual)
    {
        areEqual = false;
        if (!_layout.Shape.AsSpan().SequenceEqual(other._layout.Shape)) return true;
        if (MemoryFormat.SizeOf(_layout.Format) == 0 || MemoryFormat.SizeOf(other._layout.Format) == 0) return true;
        if (!thread.TryChargeWork(_layout.Count)) return false;
        var code = MemoryFormat.Code(_layout.Format);
        if (code == MemoryFormat.Code(other._layout.Format) && code is not ('f' or 'd' or '?') && _layout.IsCContiguous && other._layout.IsCContiguous)
        {
            var length = (int)(_layout.Count * _layout.ItemSize);
            areEqual = Memory.Slice(_layout.Start, length).SequenceEqual(other.Memory.Slice(other._layout.Start, length));
            return true;
        }
        var index = new nint[_layout.Dimensions];
        for (var left = _layout.Count; left > 0; left--)
        {
            if (ItemAt(_layout.OffsetOf(index)) is not { } mine || other.ItemAt(other._layout.OffsetOf(index)) is not { } others) return false;
            // Not even the same NaN equals itself.
            var result = Comparison.Compare(thread, mine, others, CompareOp.Eq);
            if (result is null || !Truth.TryTest(thread, result, out areEqual)) return false;
            if (!areEqual) return true;
            _layout.Advance(index);
        }
        areEqual = true;
        return true;
    }

    private PyObject? ItemAt(int offset) => MemoryFormat.Read(_layout.Format, Memory.Slice(offset, _layout.ItemSize));

    private bool TryWrite(PyThreadState thread, int offset, PyObject value)
    {
        Span<byte> item = stackalloc byte[8];
        // Making a number of the value may have released the view.
        if (!MemoryFormat.TryWrite(thread, _layout.Format, value, item) || !TryUse()) return false;
        item[.._layout.ItemSize].CopyTo(_lease.Array.AsSpan(_lease.Start + offset));
        return true;
    }

    private bool TryOffset(nint start, int dimension, nint index, out int offset)
    {
        offset = 0;
        var extent = _layout.Shape[dimension];
        if (index < 0) index += extent;
        if (index < 0 || index >= extent) return PyErr.IndexError($"index out of bounds on dimension {dimension + 1}");
        offset = (int)(start + index * _layout.Strides[dimension]);
        return true;
    }

    private bool TryOffset(PyThreadState thread, PyTuple keys, out int offset)
    {
        offset = _layout.Start;
        if (keys.Count < _layout.Dimensions) return PyErr.NotImplementedError("sub-views are not implemented");
        if (keys.Count > _layout.Dimensions) return PyErr.TypeError($"cannot index {_layout.Dimensions}-dimension view with {keys.Count}-element tuple");
        for (var i = 0; i < keys.Count; i++)
            if (!Number.TryIndex(thread, keys[i], out var index) || !TryOffset(offset, i, index, out offset)) return false;
        return TryUse();
    }

    private MemoryLayout? Sliced(PyThreadState thread, PySlice slice)
    {
        if (!SliceBounds.TryMake(thread, slice, _layout.Shape[0], out var bounds)) return null;
        nint[] shape = [bounds.Count, .. _layout.Shape[1..]];
        nint[] strides = [_layout.Strides[0] * bounds.Step, .. _layout.Strides[1..]];
        return _layout with { Start = (int)(_layout.Start + (bounds.Count == 0 ? 0 : bounds.Start) * _layout.Strides[0]), Shape = shape, Strides = strides };
    }

    private bool TrySetSlice(PyThreadState thread, PySlice slice, PyObject value)
    {
        if (value is not IBufferExporter) return Buffers.NotBytesLike(value);
        if (Of(thread, value) is not { } source) return false;
        var isGood = TryCopyFrom(thread, slice, source);
        return source.Release(thread) is not null && isGood;
    }

    private bool TryCopyFrom(PyThreadState thread, PySlice slice, PyMemoryView source)
    {
        if (Sliced(thread, slice) is not { } target || !TryUse()) return false;
        var from = source._layout;
        if (MemoryFormat.Code(from.Format) != MemoryFormat.Code(target.Format) || from.ItemSize != target.ItemSize || !from.Shape.AsSpan().SequenceEqual(target.Shape))
            return PyErr.ValueError("memoryview assignment: lvalue and rvalue have different structures");
        // Through a copy: the two may overlap.
        if (source.ToArray(thread) is not { } bytes) return false;
        var memory = _lease.Array.AsSpan(_lease.Start, _lease.Length);
        for (var i = 0; i < target.Shape[0]; i++)
            bytes.AsSpan(i * target.ItemSize, target.ItemSize).CopyTo(memory[(int)(target.Start + i * target.Strides[0])..]);
        return true;
    }

    private static bool AreAll(PyTuple keys, Func<PyObject, bool> holds)
    {
        foreach (var key in keys.Items)
            if (!holds(key)) return false;
        return true;
    }

    private static PyError InvalidKey() => PyErr.TypeError("memoryview: invalid slice key");
}
