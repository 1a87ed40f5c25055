using PyEmbed.Core.Limits;

namespace PyEmbed.StandardLibrary.Bzip2;

/// <summary>
/// Sorts the rotations of a block by doubling: once they are sorted by their first k bytes, the rank of the rotation k places on sorts them by 2k. Groups of one are done and are skipped.
/// The time does not depend on how repetitive the block is (Larsson and Sadakane, 1999).
/// </summary>
internal static class BlockSorter
{
    private const int UnitsPerRotation = 20;

    /// <summary>The starts of the rotations in order.</summary>
    public static int[] Sort(ReadOnlySpan<byte> block, IWorkBudget budget)
    {
        var count = block.Length;
        var order = new int[count];
        var rank = new int[count];
        var keys = new int[count];
        budget.Charge((long)UnitsPerRotation * count);
        SortByBytes(block, order, rank);
        for (var known = 2; known < count; known *= 2)
        {
            var isSorted = true;
            for (var start = 0; start < count;)
            {
                // The rank of a group is where it ends.
                var end = rank[order[start]] + 1;
                if (end - start == 1)
                {
                    start = end;
                    continue;
                }
                isSorted = false;
                budget.Charge((long)UnitsPerRotation * (end - start));
                Refine(order, rank, keys, start, end, known);
                start = end;
            }
            if (isSorted) break;
        }
        return order;
    }

    private static void SortByBytes(ReadOnlySpan<byte> block, int[] order, int[] rank)
    {
        var ends = new int[65536];
        var count = block.Length;
        for (var i = 0; i < count; i++) ends[Pair(block, i)]++;
        for (var i = 1; i < ends.Length; i++) ends[i] += ends[i - 1];
        var next = (int[])ends.Clone();
        for (var i = count - 1; i >= 0; i--) order[--next[Pair(block, i)]] = i;
        for (var i = 0; i < count; i++) rank[i] = ends[Pair(block, i)] - 1;
    }

    private static int Pair(ReadOnlySpan<byte> block, int at) => block[at] << 8 | block[at + 1 == block.Length ? 0 : at + 1];

    private static void Refine(int[] order, int[] rank, int[] keys, int start, int end, int known)
    {
        var count = order.Length;
        for (var i = start; i < end; i++)
        {
            var place = order[i] + known % count;
            keys[i] = rank[place < count ? place : place - count];
        }
        Array.Sort(keys, order, start, end - start);
        // New ranks are written after all keys were read: a group may refer to itself.
        for (var i = end - 1; i >= start;)
        {
            var last = i;
            var key = keys[i];
            while (i >= start && keys[i] == key) rank[order[i--]] = last;
        }
    }
}
