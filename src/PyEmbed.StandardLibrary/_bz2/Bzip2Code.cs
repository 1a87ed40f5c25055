namespace PyEmbed.StandardLibrary.Bzip2;

/// <summary>Lengths of Huffman codes as bzip2 makes them: weights carry the depth of their tree in the lowest byte, and are flattened until no code is too long.</summary>
internal static class Bzip2Code
{
    public const int Longest = 17;

    public static void SetLengths(ReadOnlySpan<int> counts, Span<byte> lengths)
    {
        var symbols = counts.Length;
        var weights = new uint[2 * symbols + 1];
        var parents = new int[2 * symbols + 1];
        var heap = new int[symbols + 2];
        for (var i = 0; i < symbols; i++) weights[i + 1] = (uint)Math.Max(counts[i], 1) << 8;
        while (!TrySetLengths(weights, parents, heap, lengths))
            for (var i = 1; i <= symbols; i++) weights[i] = (1 + (weights[i] >> 8) / 2) << 8;
    }

    private static bool TrySetLengths(uint[] weights, int[] parents, int[] heap, Span<byte> lengths)
    {
        var symbols = lengths.Length;
        var nodes = symbols;
        var count = 0;
        heap[0] = 0;
        weights[0] = 0;
        for (var i = 1; i <= symbols; i++)
        {
            parents[i] = 0;
            heap[++count] = i;
            Rise(weights, heap, count);
        }
        while (count > 1)
        {
            var first = Pop(weights, heap, ref count);
            var second = Pop(weights, heap, ref count);
            nodes++;
            parents[first] = parents[second] = nodes;
            parents[nodes] = 0;
            uint one = weights[first], two = weights[second];
            weights[nodes] = (one & 0xFFFFFF00) + (two & 0xFFFFFF00) | 1 + Math.Max(one & 0xFF, two & 0xFF);
            heap[++count] = nodes;
            Rise(weights, heap, count);
        }
        var fits = true;
        for (var i = 1; i <= symbols; i++)
        {
            var length = 0;
            for (var node = i; parents[node] > 0; node = parents[node]) length++;
            lengths[i - 1] = (byte)Math.Min(length, byte.MaxValue);
            fits &= length <= Longest;
        }
        return fits;
    }

    private static int Pop(uint[] weights, int[] heap, ref int count)
    {
        var top = heap[1];
        heap[1] = heap[count--];
        Sink(weights, heap, count);
        return top;
    }

    private static void Rise(uint[] weights, int[] heap, int at)
    {
        var node = heap[at];
        for (; weights[node] < weights[heap[at >> 1]]; at >>= 1) heap[at] = heap[at >> 1];
        heap[at] = node;
    }

    private static void Sink(uint[] weights, int[] heap, int count)
    {
        var node = heap[1];
        var at = 1;
        for (var child = 2; child <= count; child = 2 * at)
        {
            if (child < count && weights[heap[child + 1]] < weights[heap[child]]) child++;
            if (weights[node] < weights[heap[child]]) break;
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = node;
    }
}
