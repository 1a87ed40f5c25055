namespace PyEmbed.Parser.Tokens;

/// <summary>The columns at which the open blocks start; the bottom is always column 0.</summary>
/// <remarks>Each is kept twice, with tabs to the next multiple of 8 and with tabs of 1: a block whose two columns do not agree in order with the enclosing ones is a TabError.</remarks>
internal sealed class IndentStack
{
    /// <summary>CPython's MAXINDENT: the bottom counts.</summary>
    private const int Limit = 100;

    private const int FirstRoom = 8;

    private int[] _columns = new int[FirstRoom];
    private int[] _alternates = new int[FirstRoom];

    /// <summary>How many blocks are open.</summary>
    public int Depth { get; private set; }

    public int Column => _columns[Depth];

    public int Alternate => _alternates[Depth];

    public bool IsFull => Depth + 1 >= Limit;

    public void Push(int column, int alternate)
    {
        Depth++;
        if (Depth == _columns.Length)
        {
            Array.Resize(ref _columns, Depth * 2);
            Array.Resize(ref _alternates, Depth * 2);
        }
        _columns[Depth] = column;
        _alternates[Depth] = alternate;
    }

    public void Pop() => Depth--;

    public void Clear() => Depth = 0;
}
