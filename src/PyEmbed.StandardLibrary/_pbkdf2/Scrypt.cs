using System.Buffers.Binary;
using System.Numerics;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>A key from a password at a cost of memory: RFC 7914.</summary>
internal static class Scrypt
{
    private const int WordsPerBlock = 16;
    private const int Rounds = 8;
    private const long WorkPerBlock = 4;    // of what limits count
    private const ulong DefaultMemory = 32UL << 20;

    /// <summary>Whether the parameters fit into the memory, and how many bytes they take. None is 0. A <paramref name="most"/> of 0 is 32 MiB.</summary>
    public static bool Fits(ulong cost, ulong blockSize, ulong parallel, ulong most, out long bytes)
    {
        bytes = 0;
        if (parallel > ((1UL << 30) - 1) / blockSize) return false;
        if (blockSize < 4 && cost >= 1UL << (int)(16 * blockSize)) return false;
        var mixed = parallel * 128 * blockSize;
        if (mixed > int.MaxValue || cost + 2 > ulong.MaxValue / 128 / blockSize) return false;
        var all = mixed + 128 * blockSize * (cost + 2);
        if (all < mixed || all > (most == 0 ? DefaultMemory : most) || all > int.MaxValue) return false;
        bytes = (long)all;
        return true;
    }

    /// <summary>The key. Null: a limit was reached, and an error is set. The parameters fit.</summary>
    public static byte[]? Derive(PyThreadState thread, byte[] password, byte[] salt, int cost, int blockSize, int parallel, int length)
    {
        using var hash = KeyedHash.Sha256(password);
        var mixed = new byte[parallel * 128 * blockSize];
        if (!hash.TryDerive(thread, salt, 1, mixed)) return null;
        var words = new uint[32 * blockSize];
        var kept = new uint[(long)words.Length * cost];
        var scratch = new uint[words.Length];
        for (var lane = 0; lane < parallel; lane++)
        {
            var bytes = mixed.AsSpan(lane * 128 * blockSize, 128 * blockSize);
            for (var i = 0; i < words.Length; i++) words[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * 4)..]);
            if (!TryMix(thread, words, scratch, kept, cost, blockSize)) return null;
            for (var i = 0; i < words.Length; i++) BinaryPrimitives.WriteUInt32LittleEndian(bytes[(i * 4)..], words[i]);
        }
        var key = new byte[length];
        return hash.TryDerive(thread, mixed, 1, key) ? key : null;
    }

    // ROMix: what is looked up depends on what was computed.
    private static bool TryMix(PyThreadState thread, uint[] words, uint[] scratch, uint[] kept, int cost, int blockSize)
    {
        var size = words.Length;
        for (var i = 0; i < cost; i++)
        {
            if (!thread.TryChargeWork(WorkPerBlock * blockSize)) return false;
            words.CopyTo(kept.AsSpan(i * size));
            MixBlocks(words, scratch, blockSize);
        }
        for (var i = 0; i < cost; i++)
        {
            if (!thread.TryChargeWork(WorkPerBlock * blockSize)) return false;
            var at = (int)(words[size - WordsPerBlock] & (uint)(cost - 1));
            var row = kept.AsSpan(at * size, size);
            for (var k = 0; k < size; k++) words[k] ^= row[k];
            MixBlocks(words, scratch, blockSize);
        }
        return true;
    }

    private static void MixBlocks(uint[] words, uint[] scratch, int blockSize)
    {
        Span<uint> state = stackalloc uint[WordsPerBlock];
        words.AsSpan(words.Length - WordsPerBlock).CopyTo(state);
        for (var i = 0; i < 2 * blockSize; i++)
        {
            var block = words.AsSpan(i * WordsPerBlock, WordsPerBlock);
            for (var k = 0; k < WordsPerBlock; k++) state[k] ^= block[k];
            Salsa(state);
            // The even ones first, then the odd ones.
            state.CopyTo(scratch.AsSpan((i / 2 + (i % 2) * blockSize) * WordsPerBlock));
        }
        scratch.CopyTo(words.AsSpan());
    }

    private static void Salsa(Span<uint> state)
    {
        Span<uint> x = stackalloc uint[WordsPerBlock];
        state.CopyTo(x);
        for (var i = 0; i < Rounds; i += 2)
        {
            Quarter(x, 0, 4, 8, 12);
            Quarter(x, 5, 9, 13, 1);
            Quarter(x, 10, 14, 2, 6);
            Quarter(x, 15, 3, 7, 11);
            Quarter(x, 0, 1, 2, 3);
            Quarter(x, 5, 6, 7, 4);
            Quarter(x, 10, 11, 8, 9);
            Quarter(x, 15, 12, 13, 14);
        }
        for (var i = 0; i < WordsPerBlock; i++) state[i] += x[i];
    }

    private static void Quarter(Span<uint> x, int a, int b, int c, int d)
    {
        x[b] ^= BitOperations.RotateLeft(x[a] + x[d], 7);
        x[c] ^= BitOperations.RotateLeft(x[b] + x[a], 9);
        x[d] ^= BitOperations.RotateLeft(x[c] + x[b], 13);
        x[a] ^= BitOperations.RotateLeft(x[d] + x[c], 18);
    }
}
