using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

/// <summary>Python's <c>list</c>: a growable array of references.</summary>
[PyType("list", Subclassable = true, MatchSelf = true, Sequence = true, Unhashable = true)]
public partial class PyList : PyObject
{
    private PyObject[] _items = [];
    private int _count;   // invariant: _items[_count..] are null, so that dropped objects can be collected

    internal PyList() { }

    /// <summary>The number of items.</summary>
    public int Count => _count;

    internal PyObject this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    /// <summary>The item at an index that counts from the front; false where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryItem(long index, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PyObject? item)
    {
        if ((ulong)index >= (ulong)_count)
        {
            item = null;
            return false;
        }
        item = Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_items), (nint)index);
        return true;
    }

    /// <summary>Writes an item whose index is in range, without the check of array stores.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void SetItem(int index, PyObject item) => Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_items), index) = item;

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

    /// <summary>Appends an item. False: a memory limit is set as the error.</summary>
    [MustCheck]
    internal bool TryAppend(PyThreadState thread, PyObject item)
    {
        if (_count == _items.Length && !TryGrow(thread)) return false;
        Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_items), _count++) = item;
        return true;
    }

    /// <summary>Appends an item where the number of items is bounded by what a script has made before.</summary>
    internal void Append(PyObject item)
    {
        if (_count == _items.Length) Array.Resize(ref _items, Math.Max(4, _count + (_count >> 3) + 6));
        _items[_count++] = item;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryGrow(PyThreadState thread)
    {
        var capacity = Math.Max(4L, _count + (_count >> 1) + 4L);
        if (capacity > Array.MaxLength) return PyErr.MemoryError();
        if (!thread.TryReserve(capacity * 8)) return false;
        Array.Resize(ref _items, (int)capacity);
        return true;
    }
}
