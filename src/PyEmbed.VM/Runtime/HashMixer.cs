using System.Numerics;

namespace PyEmbed.VM;

/// <summary>
/// What an engine's hash seed makes of the hashes of str and bytes, which are the same in all engines as they lie in the objects. One to one, so that tables that hold the original
/// hashes (dicts: their order does not show) find their way back. Seed 0 changes nothing.
/// </summary>
internal readonly struct HashMixer
{
    private readonly ulong _factor;    // odd; 0: changes nothing
    private readonly ulong _inverse;

    public HashMixer(uint seed)
    {
        if (seed == 0) return;
        // SplitMix64 of the seed.
        var mixed = seed * 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBUL;
        _factor = mixed ^ mixed >> 31 | 1;
        // Newton's iteration doubles the bits that are right: 3, 6, 12, 24, 48, 96.
        _inverse = _factor;
        for (var i = 0; i < 5; i++) _inverse *= 2 - _factor * _inverse;
    }

    public bool IsNone => _factor == 0;

    /// <summary>The hash that Python code sees; that of empty texts stays 0, and none is -1.</summary>
    public long Mix(long hash)
    {
        if (_factor == 0) return hash;
        var mixed = (long)BitOperations.RotateLeft((ulong)hash * _factor, 32);
        return mixed == -1 ? -2 : mixed;
    }

    /// <summary>The original of a hash that Python code sees.</summary>
    public long Original(long hash) => _factor == 0 ? hash : (long)(BitOperations.RotateRight((ulong)hash, 32) * _inverse);
}
