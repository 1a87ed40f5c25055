using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

/// <summary>Python's <c>list</c>: a growable array of references.</summary>
[PyType("list", Subclassable = true, MatchSelf = true, Sequence = true, Unhashable = true, Doc = "Mutable sequence of any objects.")]
public partial class PyList : PyObject
{
    private PyObject[] _items = [];
    private int _count;     // invariant: _items[_count..] are null, so that dropped objects can be collected
    private int _version;   // while the list is sorted: changes with every change of its array

    internal PyList() { }

    /// <summary>The number of items.</summary>
    public int Count => _count;

    internal PyObject this[int index]
    {
        get => _items[index];
        set => At(index) = value;
    }

    // A store into an array of a class that is not sealed looks at the array's type first; a store through a reference does not.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref PyObject At(nint index)
    {
        Debug.Assert((nuint)index < (nuint)_items.Length);
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_items), index);
    }

    /// <summary>The item at an index that counts from the front; false where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryItem(long index, [NotNullWhen(true)] out PyObject? item)
    {
        if ((ulong)index >= (ulong)_count)
        {
            item = null;
            return false;
        }
        item = At((nint)index);
        return true;
    }

    /// <summary>The item at an index that may count from the end; false where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryGetItem(long index, [NotNullWhen(true)] out PyObject? item) => TryItem(index < 0 ? index + _count : index, out item);

    /// <summary>Writes the item at an index that may count from the end; false where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TrySetItem(long index, PyObject item)
    {
        if (index < 0) index += _count;
        if ((ulong)index >= (ulong)_count) return false;
        At((nint)index) = item;
        return true;
    }

    /// <summary>Writes an item whose index is in range, without the check of array stores.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void SetItem(int index, PyObject item) => At(index) = item;

    internal ReadOnlySpan<PyObject> Items => _items.AsSpan(0, _count);

    /// <summary>The items, writable in place; valid until the list changes its length.</summary>
    internal Span<PyObject> WritableItems => _items.AsSpan(0, _count);

    internal static PyList CopyOf(ReadOnlySpan<PyObject> items)
    {
        var list = new PyList();
        if (items.Length == 0) return list;
        list._items = items.ToArray();
        list._count = items.Length;
        return list;
    }

    /// <summary>A list of an array that nobody else keeps.</summary>
    internal static PyList Adopt(PyObject[] items)
    {
        var list = new PyList();
        list._items = items;
        list._count = items.Length;
        return list;
    }

    internal void EnsureCapacity(int capacity)
    {
        if (capacity > _items.Length) Array.Resize(ref _items, capacity);
    }

    /// <summary>Makes room for more items. False: an error is set.</summary>
    [MustCheck]
    internal bool TryEnsureCapacity(PyThreadState thread, long capacity)
    {
        if (capacity <= _items.Length) return true;
        if (capacity > Array.MaxLength) return PyErr.MemoryError();
        if (!thread.TryReserve(capacity * 8)) return false;
        Array.Resize(ref _items, (int)capacity);
        return true;
    }

    /// <summary>Appends an item. False: a memory limit is set as the error.</summary>
    [MustCheck]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryAppend(PyThreadState thread, PyObject item)
    {
        if (_count == _items.Length && !TryGrow(thread)) return false;
        At(_count++) = item;
        return true;
    }

    /// <summary>Appends an item where the number of items is bounded by what a script has made before.</summary>
    internal void Append(PyObject item)
    {
        if (_count == _items.Length) Array.Resize(ref _items, Math.Max(4, _count + (_count >> 3) + 6));
        At(_count++) = item;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryGrow(PyThreadState thread)
    {
        _version++;
        return TryEnsureCapacity(thread, Math.Max(_count + 1L, Math.Min(Array.MaxLength, _count + (_count >> 1) + 4L)));
    }

    /// <summary>Takes the last item off; the list is not empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PyObject TakeLast()
    {
        ref var last = ref At(--_count);
        var item = last;
        last = null!;
        if (_count < _items.Length >> 2 && _items.Length > 64) Shrink();
        return item;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Shrink()
    {
        _version++;
        Array.Resize(ref _items, Math.Max(_count, _items.Length >> 1));
    }

    /// <summary>Takes the item at an index that is in range.</summary>
    internal PyObject TakeAt(int index)
    {
        if (index == _count - 1) return TakeLast();
        var item = At(index);
        _items.AsSpan(index + 1, _count - index - 1).CopyTo(_items.AsSpan(index));
        At(--_count) = null!;
        return item;
    }

    internal void RemoveAll()
    {
        if (_items.Length == 0) return;
        _version++;
        _items = [];
        _count = 0;
    }

    /// <summary>Replaces a range of items by others, which do not lie in this list's array. False: an error is set.</summary>
    [MustCheck]
    internal bool TrySplice(PyThreadState thread, int start, int removed, ReadOnlySpan<PyObject> inserted)
    {
        var count = (long)_count - removed + inserted.Length;
        var behind = _count - start - removed;
        if (!thread.TryChargeWork((inserted.Length + behind) / 4)) return false;
        if (count > _items.Length)
        {
            _version++;
            if (!TryEnsureCapacity(thread, count + Math.Min(count >> 3, Array.MaxLength - count))) return false;
        }
        if (inserted.Length != removed) _items.AsSpan(start + removed, behind).CopyTo(_items.AsSpan(start + inserted.Length));
        inserted.CopyTo(_items.AsSpan(start));
        if (count < _count) _items.AsSpan((int)count, _count - (int)count).Clear();
        _count = (int)count;
        if (_count == 0) RemoveAll();
        else if (_count < _items.Length >> 2 && _items.Length > 64) Shrink();
        return true;
    }

    // ---- while it is sorted ----

    /// <summary>Takes the items out: as long as the list is sorted it is empty, and what is done to it meanwhile is noticed by <see cref="TryPutBack"/>.</summary>
    internal PyObject[] TakeItems(out int count, out int version)
    {
        var items = _items;
        count = _count;
        version = _version;
        _items = [];
        _count = 0;
        return items;
    }

    /// <summary>Puts the items back. False: the list was changed meanwhile (the items are put back all the same).</summary>
    internal bool TryPutBack(PyObject[] items, int count, int version)
    {
        var isUnchanged = _count == 0 && _version == version && _items.Length == 0;
        _items = items;
        _count = count;
        return isUnchanged;
    }
}
