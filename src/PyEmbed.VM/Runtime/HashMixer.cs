using System.Numerics;
using System.Runtime.CompilerServices;
using PyEmbed.Core.Hashing;

namespace PyEmbed.VM;

/// <summary>
/// What an engine's hash seed makes of the hashes of str and bytes, which are the same in all engines as they lie in the objects. Seed 0 changes nothing. A seed that nobody chose mixes
/// them one to one, so that tables that hold the original hashes (dicts: their order does not show) find their way back. A seed that somebody chose gives the hashes that CPython has under
/// it: they are computed anew each time, and dicts hold them as soon as not all keys are exact strs.
/// </summary>
internal readonly struct HashMixer
{
    private readonly ulong _factor;    // odd; 0: mixes nothing
    private readonly ulong _inverse;   // or halves of the key
    private readonly ulong _keyEnd;
    private readonly bool _isKeyed;

    private HashMixer(HashKey key)
    {
        _inverse = key.K0;
        _keyEnd = key.K1;
        _isKeyed = true;
    }

    private HashMixer(uint seed)
    {
        // SplitMix64 of the seed.
        var mixed = seed * 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBUL;
        _factor = mixed ^ mixed >> 31 | 1;
        // Newton's iteration doubles the bits that are right: 3, 6, 12, 24, 48, 96.
        _inverse = _factor;
        for (var i = 0; i < 5; i++) _inverse *= 2 - _factor * _inverse;
    }

    /// <summary>The hashes that CPython has under <c>PYTHONHASHSEED=seed</c>.</summary>
    public static HashMixer OfSeed(uint seed) => seed == 0 ? default : new HashMixer(HashKey.FromSeed(seed));

    /// <summary>Hashes that nobody foresees.</summary>
    public static HashMixer OfRandom(uint random) => new(random);

    /// <summary>The hashes that Python code sees cannot be traced back.</summary>
    public bool IsKeyed => _isKeyed;

    /// <summary>The hash of a text that Python code sees.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Of(PyStr text) => _factor != 0 ? Mix(text.HashValue) : _isKeyed ? OfKeyed(text) : text.HashValue;

    /// <summary>The hash of a dict's key that Python code sees, from the hash that the dict holds.</summary>
    public long Of(PyObject key, long held) => _isKeyed && key.GetType() == typeof(PyStr) ? OfKeyed((PyStr)key) : Mix(held);

    /// <summary>The hash of bytes that Python code sees; the one under the zero key is kept in the object.</summary>
    public long OfBytes(ReadOnlySpan<byte> bytes, ref long original, long none)
    {
        if (_isKeyed) return TextHash.OfBytes(bytes, new HashKey(_inverse, _keyEnd));
        if (original == none) original = TextHash.OfBytes(bytes, default);
        return Mix(original);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long OfKeyed(PyStr text) => TextHash.OfText(text.Text, new HashKey(_inverse, _keyEnd));

    // That of empty texts stays 0, and none is -1.
    private long Mix(long hash)
    {
        if (_factor == 0) return hash;
        var mixed = (long)BitOperations.RotateLeft((ulong)hash * _factor, 32);
        return mixed == -1 ? -2 : mixed;
    }

    /// <summary>What a dict holds for a hash that Python code sees: the original where there is a way back.</summary>
    public long Original(long hash) => _factor == 0 ? hash : (long)(BitOperations.RotateRight((ulong)hash, 32) * _inverse);
}
