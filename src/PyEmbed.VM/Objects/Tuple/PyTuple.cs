using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary>Python's <c>tuple</c>: an immutable sequence.</summary>
[PyType("tuple", Subclassable = true, VariableSize = true, MatchSelf = true, Sequence = true, Doc = "Immutable sequence of any objects.")]
public partial class PyTuple : PyObject
{
    private readonly PyObject[] _items;

    internal PyTuple(PyObject[] items) => _items = items;

    /// <summary>The empty tuple.</summary>
    public static PyTuple Empty { get; } = new([]);

    /// <summary>The number of items.</summary>
    public int Count => _items.Length;

    internal PyObject this[int index] => _items[index];

    internal ReadOnlySpan<PyObject> Items => _items;

    /// <summary>The array itself, never to be written.</summary>
    internal PyObject[] ItemArray => _items;

    /// <summary>The item at an index that counts from the front; false where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryItem(long index, [NotNullWhen(true)] out PyObject? item)
    {
        if ((ulong)index >= (ulong)_items.Length)
        {
            item = null;
            return false;
        }
        item = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_items), (nint)index);
        return true;
    }

    /// <summary>The item at an index that may count from the end; false where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryGetItem(long index, [NotNullWhen(true)] out PyObject? item) => TryItem(index < 0 ? index + _items.Length : index, out item);

    internal static PyTuple Of(PyObject a) => new([a]);

    internal static PyTuple Of(PyObject a, PyObject b) => new([a, b]);

    internal static PyTuple Of(PyObject a, PyObject b, PyObject c) => new([a, b, c]);

    internal static PyTuple Of(params ReadOnlySpan<PyObject> items) => CopyOf(items);

    /// <summary>A tuple of an array that nobody else keeps.</summary>
    internal static PyTuple Adopt(PyObject[] items) => items.Length == 0 ? Empty : new(items);

    internal static PyTuple CopyOf(ReadOnlySpan<PyObject> items) => items.Length == 0 ? Empty : new(items.ToArray());
}
