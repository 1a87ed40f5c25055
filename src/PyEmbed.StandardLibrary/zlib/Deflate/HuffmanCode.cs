namespace PyEmbed.StandardLibrary.Zlib;

/// <summary>A Huffman code of limited length for symbols of known frequency.</summary>
/// <remarks>
/// Many codes are optimal. Which of them is made has to be the one that zlib makes, since it decides the bytes: the least frequent pair is found with a binary heap in which, at equal
/// frequency, the tree of lesser depth comes first, and codes that are too long are shortened from the rarest on.
/// </remarks>
internal sealed class HuffmanCode
{
    private readonly int _symbols;
    private readonly int _longest;
    private readonly int[] _frequency;   // of symbols, then of the nodes above them
    private readonly int[] _parent;
    private readonly byte[] _depth;
    private readonly byte[] _nodeLength;
    private readonly int[] _heap;   // a heap from index 1 on
    private readonly int[] _byFrequency;   // nodes as they were taken off the heap: the rarest first
    private int _heapCount;

    public HuffmanCode(int symbols, int longest)
    {
        _symbols = symbols;
        _longest = longest;
        var nodes = 2 * symbols + 1;
        _frequency = new int[nodes];
        _parent = new int[nodes];
        _depth = new byte[nodes];
        _nodeLength = new byte[nodes];
        _heap = new int[nodes];
        _byFrequency = new int[nodes];
        Lengths = new byte[symbols];
        Codes = new ushort[symbols];
    }

    /// <summary>Bits of each symbol's code; 0: it has none.</summary>
    public byte[] Lengths { get; }

    /// <summary>The codes, in the order of bits in which they are sent.</summary>
    public ushort[] Codes { get; }

    /// <summary>The last symbol that has a code.</summary>
    public int LastSymbol { get; private set; }

    /// <summary>Makes the code. At least two symbols get one, as some decoders want.</summary>
    public void Build(ReadOnlySpan<int> frequencies)
    {
        _heapCount = 0;
        LastSymbol = -1;
        for (var symbol = 0; symbol < _symbols; symbol++)
        {
            Lengths[symbol] = 0;
            _frequency[symbol] = frequencies[symbol];
            _depth[symbol] = 0;
            if (frequencies[symbol] == 0) continue;
            _heap[++_heapCount] = LastSymbol = symbol;
        }
        while (_heapCount < 2)
        {
            var added = LastSymbol < 2 ? ++LastSymbol : 0;
            _frequency[added] = 1;
            _heap[++_heapCount] = added;
        }
        var taken = Merge();
        SetLengths(taken);
        SetCodes(Lengths, Codes);
    }

    // The canonical codes of RFC 1951, 3.2.2.
    public static void SetCodes(ReadOnlySpan<byte> lengths, Span<ushort> codes)
    {
        Span<int> next = stackalloc int[DeflateFormat.LongestCode + 2];
        next.Clear();
        foreach (var length in lengths)
            if (length != 0) next[length + 1]++;
        var code = 0;
        for (var length = 1; length < next.Length; length++) next[length] = code = (code + next[length]) << 1;
        for (var symbol = 0; symbol < lengths.Length; symbol++)
            if (lengths[symbol] != 0) codes[symbol] = (ushort)DeflateFormat.Reverse(next[lengths[symbol]]++, lengths[symbol]);
    }

    // Joins the two rarest nodes until one is left. How many nodes stand in _byFrequency.
    private int Merge()
    {
        for (var i = _heapCount / 2; i >= 1; i--) Sink(i);
        var taken = 0;
        for (var node = _symbols; ; node++)
        {
            var first = _heap[1];
            _heap[1] = _heap[_heapCount--];
            Sink(1);
            var second = _heap[1];
            _byFrequency[taken++] = first;
            _byFrequency[taken++] = second;
            _frequency[node] = _frequency[first] + _frequency[second];
            _depth[node] = (byte)(Math.Max(_depth[first], _depth[second]) + 1);
            _parent[first] = _parent[second] = node;
            _heap[1] = node;
            if (_heapCount < 2)
            {
                _byFrequency[taken++] = node;
                return taken;
            }
            Sink(1);
        }
    }

    private void Sink(int at)
    {
        var node = _heap[at];
        for (var child = 2 * at; child <= _heapCount; child = 2 * at)
        {
            if (child < _heapCount && IsBefore(_heap[child + 1], _heap[child])) child++;
            if (IsBefore(node, _heap[child])) break;
            _heap[at] = _heap[child];
            at = child;
        }
        _heap[at] = node;
    }

    private bool IsBefore(int node, int other) =>
        _frequency[node] < _frequency[other] || _frequency[node] == _frequency[other] && _depth[node] <= _depth[other];

    private void SetLengths(int taken)
    {
        Span<int> counts = stackalloc int[DeflateFormat.LongestCode + 1];
        counts.Clear();
        var tooLong = 0;
        _nodeLength[_byFrequency[taken - 1]] = 0;
        for (var i = taken - 2; i >= 0; i--)
        {
            var node = _byFrequency[i];
            var length = _nodeLength[_parent[node]] + 1;
            if (length > _longest)
            {
                length = _longest;
                tooLong++;
            }
            _nodeLength[node] = (byte)length;
            if (node >= _symbols) continue;
            counts[length]++;
            Lengths[node] = (byte)length;
        }
        if (tooLong == 0) return;
        // A leaf moves down one level and takes one of those that are too long as its brother.
        for (; tooLong > 0; tooLong -= 2)
        {
            var length = _longest - 1;
            while (counts[length] == 0) length--;
            counts[length]--;
            counts[length + 1] += 2;
            counts[_longest]--;
        }
        var next = 0;
        for (var length = _longest; length > 0; length--)
        {
            for (var left = counts[length]; left > 0; next++)
            {
                if (_byFrequency[next] >= _symbols) continue;
                Lengths[_byFrequency[next]] = (byte)length;
                left--;
            }
        }
    }
}
