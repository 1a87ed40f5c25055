namespace PyEmbed.Compiler.FlowGraph.Passes;

/// <summary>Makes runs of SWAPs as short as they can be, and does swaps at compile time where the values only go to names or nowhere.</summary>
internal static class SwapOptimizer
{
    /// <summary>Optimises the run of SWAPs and NOPs that starts at <paramref name="index"/>, which moves to the end of the run.</summary>
    public static void ShortenRun(BasicBlock block, ref int index)
    {
        var depth = block[index].Arg;
        var end = index + 1;
        var severalSwaps = false;
        for (; end < block.Count; end++)
        {
            ref readonly var instruction = ref block[end];
            if (instruction.Op == Op.Swap)
            {
                depth = Math.Max(depth, instruction.Arg);
                severalSwaps = true;
            }
            else if (instruction.Op != Op.Nop)
            {
                break;
            }
        }
        if (!severalSwaps) return;   // one SWAP is the best there is
        WriteCycles(block, index, end, Permutation(block, index, end, depth));
        index = end - 1;
    }

    /// <summary>Which item of the original stack each place holds after the run; place 0 is the top.</summary>
    private static int[] Permutation(BasicBlock block, int start, int end, int depth)
    {
        var items = new int[depth];
        for (var i = 0; i < depth; i++) items[i] = i;
        for (var at = start; at < end; at++)
        {
            ref readonly var instruction = ref block[at];
            if (instruction.Op != Op.Swap) continue;
            (items[0], items[instruction.Arg - 1]) = (items[instruction.Arg - 1], items[0]);
        }
        return items;
    }

    /// <summary>
    /// A permutation is a set of cycles; a cycle is done by swapping its places with the top, one after the other, entering it once more at its
    /// start unless the top belongs to it. Written from the end of the run backwards, so that following the cycles undoes the permutation.
    /// </summary>
    private static void WriteCycles(BasicBlock block, int first, int end, int[] items)
    {
        const int Done = -1;
        var at = end;
        for (var start = 0; start < items.Length; start++)
        {
            if (items[start] == Done || items[start] == start) continue;
            for (var place = start; ;)
            {
                if (place != 0)
                {
                    at--;
                    block[at].Op = Op.Swap;
                    block[at].Arg = place + 1;
                }
                if (items[place] == Done) break;
                (place, items[place]) = (items[place], Done);
            }
        }
        while (at > first) block[--at].ToNop();
    }

    /// <summary>
    /// Looks left from <paramref name="index"/> for SWAPs whose values are then stored or dropped at once, and exchanges the two instructions that
    /// take them: <c>SWAP 2; STORE_FAST a; STORE_FAST b</c> becomes <c>STORE_FAST b; STORE_FAST a</c>.
    /// </summary>
    public static void ApplyStatically(BasicBlock block, int index)
    {
        for (; index >= 0; index--)
        {
            ref var swap = ref block[index];
            if (swap.Op != Op.Swap)
            {
                if (swap.Op == Op.Nop || IsSwappable(swap.Op)) continue;
                return;
            }
            var first = NextSwappable(block, index, -1);
            if (first < 0) return;
            var line = block[first].Location.Line;
            var second = first;
            for (var count = swap.Arg - 1; count > 0; count--)
            {
                second = NextSwappable(block, second, line);
                if (second < 0) return;
            }
            if (!CanExchange(block, first, second)) return;
            swap.ToNop();
            (block[first], block[second]) = (block[second], block[first]);
        }
    }

    // They take one value, run no Python code (finalizers aside) and cannot fail or jump, so their order does not matter.
    private static bool IsSwappable(Op op) => op is Op.StoreFast or Op.PopTop;

    // Of two stores to one name the later one counts, so neither may be moved across the other.
    private static bool CanExchange(BasicBlock block, int first, int second)
    {
        var (a, b) = (StoreTarget(block[first]), StoreTarget(block[second]));
        if (a < 0 && b < 0) return true;
        if (a == b) return false;
        for (var i = first + 1; i < second; i++)
        {
            var between = StoreTarget(block[i]);
            if (between >= 0 && (between == a || between == b)) return false;
        }
        return true;
    }

    private static int StoreTarget(in Instruction instruction) => instruction.Op == Op.StoreFast ? instruction.Arg : -1;

    /// <summary>The next swappable instruction after <paramref name="index"/>, or -1. With a line it must be of that line: which names are bound when a line event comes is visible.</summary>
    private static int NextSwappable(BasicBlock block, int index, int line)
    {
        while (++index < block.Count)
        {
            ref readonly var instruction = ref block[index];
            if (line >= 0 && instruction.Location.Line != line) return -1;
            if (instruction.Op == Op.Nop) continue;
            return IsSwappable(instruction.Op) ? index : -1;
        }
        return -1;
    }
}
