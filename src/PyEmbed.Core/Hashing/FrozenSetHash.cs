namespace PyEmbed.Core.Hashing;

/// <summary>Hash of a frozenset from its items' hashes, in any order.</summary>
internal struct FrozenSetHash
{
    private ulong _state;
    private ulong _count;

    public void Add(long itemHash)
    {
        // Spreads close hashes apart before they are xored.
        var hash = (ulong)itemHash;
        _state ^= (hash ^ 89869747 ^ hash << 16) * 3644798167;
        _count++;
    }

    public readonly long Finish()
    {
        var hash = _state ^ (_count + 1) * 1927868237;
        hash ^= hash >> 11 ^ hash >> 25;
        hash = hash * 69069 + 907133923;
        return (long)hash == -1 ? 590923713 : (long)hash;
    }
}
