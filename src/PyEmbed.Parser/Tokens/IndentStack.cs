using System.Runtime.CompilerServices;

namespace PyEmbed.Parser.Tokens;

/// <summary>The columns at which the open blocks start; the bottom is always column 0.</summary>
/// <remarks>Each is kept twice, with tabs to the next multiple of 8 and with tabs of 1: a block whose two columns do not agree in order with the enclosing ones is a TabError.</remarks>
internal struct IndentStack
{
    /// <summary>CPython's MAXINDENT: the bottom counts.</summary>
    private const int Limit = 100;

    private Columns _columns;
    private Columns _alternates;

    /// <summary>How many blocks are open.</summary>
    public int Depth { get; private set; }

    public readonly int Column => _columns[Depth];

    public readonly int Alternate => _alternates[Depth];

    public readonly bool IsFull => Depth + 1 >= Limit;

    public void Push(int column, int alternate)
    {
        Depth++;
        _columns[Depth] = column;
        _alternates[Depth] = alternate;
    }

    public void Pop() => Depth--;

    public void Clear() => Depth = 0;

    [InlineArray(Limit)]
    private struct Columns
    {
        private int _first;
    }
}
