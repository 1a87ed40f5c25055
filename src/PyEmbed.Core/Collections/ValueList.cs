using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PyEmbed.Core.Collections;

/// <summary>A growing list of structs, reached by reference.</summary>
/// <remarks>
/// The framework's generic collections over structs of ours are compiled by the JIT when first used, also in a program that is published ahead of time: code of another version bubble must
/// not be compiled into ours. On the way to the first instruction of a script that is what costs most, so there this list stands in for <see cref="List{T}"/>. Not safe for several threads.
/// </remarks>
[DebuggerDisplay("Count = {Count}")]
internal sealed class ValueList<T> where T : struct
{
    private const int FirstCapacity = 8;

    private T[] _items;

    /// <summary>An empty list.</summary>
    public ValueList() => _items = new T[0];

    /// <summary>An empty list with room for so many items.</summary>
    public ValueList(int capacity) => _items = new T[capacity];

    /// <summary>How many items there are.</summary>
    public int Count { get; private set; }

    /// <summary>An item in its place: valid until the list grows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)index >= (uint)Count) ThrowOutOfRange(index);
            return ref _items[index];
        }
    }

    /// <summary>Puts an item at the end.</summary>
    public void Add(in T item)
    {
        if (Count == _items.Length) Grow(Count + 1);
        _items[Count++] = item;
    }

    /// <summary>Puts all items of another list before an index.</summary>
    public void InsertRange(int index, ValueList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)index, (uint)Count, nameof(index));
        var added = items.Count;
        if (Count + added > _items.Length) Grow(Count + added);
        Array.Copy(_items, index, _items, index + added, Count - index);
        Array.Copy(items._items, 0, _items, index, added);
        Count += added;
    }

    /// <summary>Takes the last item off.</summary>
    public T Pop()
    {
        var last = this[Count - 1];
        _items[--Count] = default;
        return last;
    }

    /// <summary>Drops all items from an index on.</summary>
    public void Truncate(int count)
    {
        if ((uint)count >= (uint)Count) return;
        Array.Clear(_items, count, Count - count);
        Count = count;
    }

    /// <summary>The items in an array of their own.</summary>
    public T[] ToArray()
    {
        var copy = new T[Count];
        Array.Copy(_items, copy, Count);
        return copy;
    }

    /// <summary>The items by reference, first to last; the list must not grow meanwhile.</summary>
    public Enumerator GetEnumerator() => new(_items, Count);

    private void Grow(int needed)
    {
        var grown = new T[Math.Max(needed, Math.Max(FirstCapacity, _items.Length * 2))];
        Array.Copy(_items, grown, Count);
        _items = grown;
    }

    private static void ThrowOutOfRange(int index) => throw new ArgumentOutOfRangeException(nameof(index), index, null);

    /// <summary>Walks a list.</summary>
    public struct Enumerator
    {
        private readonly T[] _items;
        private readonly int _count;
        private int _index;

        internal Enumerator(T[] items, int count)
        {
            _items = items;
            _count = count;
            _index = -1;
        }

        /// <summary>The item, in its place.</summary>
        public readonly ref T Current => ref _items[_index];

        /// <summary>Goes on to the next item, if there is one.</summary>
        public bool MoveNext() => ++_index < _count;
    }
}
