using System.Numerics;

namespace PyEmbed.Core.Hashing;

/// <summary>Hash of a tuple from its items' hashes: CPython's variant of xxHash.</summary>
internal struct TupleHash()
{
    private const ulong Prime1 = 11400714785074694791;
    private const ulong Prime2 = 14029467366897019727;
    private const ulong Prime5 = 2870177450012600261;

    private ulong _state = Prime5;
    private ulong _count = 0;

    public void Add(long itemHash)
    {
        _state = BitOperations.RotateLeft(_state + (ulong)itemHash * Prime2, 31) * Prime1;
        _count++;
    }

    public readonly long Finish()
    {
        var hash = (long)(_state + (_count ^ (Prime5 ^ 3527539)));
        return hash == -1 ? 1546275796 : hash;
    }

    public static long Of(ReadOnlySpan<long> itemHashes)
    {
        var hash = new TupleHash();
        foreach (var item in itemHashes) hash.Add(item);
        return hash.Finish();
    }
}
