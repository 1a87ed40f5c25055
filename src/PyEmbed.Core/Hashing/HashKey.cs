using System.Buffers.Binary;

namespace PyEmbed.Core.Hashing;

/// <summary>The 128-bit key that hashes of text and bytes depend on. The default is the zero key: CPython under <c>PYTHONHASHSEED=0</c>.</summary>
internal readonly record struct HashKey(ulong K0, ulong K1)
{
    /// <summary>The key CPython derives from <c>PYTHONHASHSEED=seed</c>.</summary>
    public static HashKey FromSeed(uint seed)
    {
        if (seed == 0) return default;
        // The linear congruential generator of old C libraries, a byte a step.
        Span<byte> key = stackalloc byte[16];
        foreach (ref var b in key)
        {
            seed = seed * 214013 + 2531011;
            b = (byte)(seed >> 16);
        }
        return new HashKey(BinaryPrimitives.ReadUInt64LittleEndian(key), BinaryPrimitives.ReadUInt64LittleEndian(key[8..]));
    }
}
