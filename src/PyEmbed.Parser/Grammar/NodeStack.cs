using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Parser.Grammar;

/// <summary>Where a rule collects the nodes of a list: rules nest, so their lists lie on top of each other in one array.</summary>
internal sealed class NodeStack<T> where T : AstNode?
{
    // Wrapped, so that storing does not check the element type of the array.
    private Slot[]? _items;   // most rules never collect anything

    public int Count { get; private set; }

    public T this[int index] => _items![index].Node;

    public void Push(T node)
    {
        if (Count == (_items?.Length ?? 0)) Grow();
        _items![Count++].Node = node;
    }

    /// <summary>Drops everything above this height: what a rule collected before it failed.</summary>
    public void Truncate(int height) => Count = height;

    /// <summary>Takes off everything above this height, as an array of exactly that size.</summary>
    public ImmutableArray<T> Take(int height)
    {
        var count = Count - height;
        if (count == 0) return [];
        var result = new T[count];
        for (var i = 0; i < count; i++) result[i] = _items![height + i].Node;
        Count = height;
        return ImmutableCollectionsMarshal.AsImmutableArray(result);
    }

    private void Grow()
    {
        var grown = new Slot[Math.Max(16, Count * 2)];
        if (_items is not null) Array.Copy(_items, grown, Count);
        _items = grown;
    }

    private struct Slot
    {
        public T Node;
    }
}
