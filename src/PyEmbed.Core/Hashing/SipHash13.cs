using System.Buffers.Binary;
using System.Numerics;

namespace PyEmbed.Core.Hashing;

/// <summary>SipHash (Aumasson and Bernstein) with one round a word and three at the end. All blocks but the last must be multiples of eight bytes.</summary>
internal struct SipHash13
{
    private ulong _v0;
    private ulong _v1;
    private ulong _v2;
    private ulong _v3;
    private ulong _tail;
    private ulong _length;

    public SipHash13(HashKey key)
    {
        // "somepseudorandomlygeneratedbytes"
        _v0 = key.K0 ^ 0x736f6d6570736575;
        _v1 = key.K1 ^ 0x646f72616e646f6d;
        _v2 = key.K0 ^ 0x6c7967656e657261;
        _v3 = key.K1 ^ 0x7465646279746573;
    }

    public void Add(ReadOnlySpan<byte> block)
    {
        _length += (ulong)block.Length;
        for (; block.Length >= 8; block = block[8..]) Word(BinaryPrimitives.ReadUInt64LittleEndian(block));
        _tail = 0;
        for (var i = block.Length - 1; i >= 0; i--) _tail = _tail << 8 | block[i];
    }

    public long Finish()
    {
        Word(_length << 56 | _tail);
        _v2 ^= 0xFF;
        Round();
        Round();
        Round();
        return (long)(_v0 ^ _v1 ^ _v2 ^ _v3);
    }

    private void Word(ulong word)
    {
        _v3 ^= word;
        Round();
        _v0 ^= word;
    }

    private void Round()
    {
        _v0 += _v1;
        _v1 = BitOperations.RotateLeft(_v1, 13) ^ _v0;
        _v0 = BitOperations.RotateLeft(_v0, 32);
        _v2 += _v3;
        _v3 = BitOperations.RotateLeft(_v3, 16) ^ _v2;
        _v0 += _v3;
        _v3 = BitOperations.RotateLeft(_v3, 21) ^ _v0;
        _v2 += _v1;
        _v1 = BitOperations.RotateLeft(_v1, 17) ^ _v2;
        _v2 = BitOperations.RotateLeft(_v2, 32);
    }
}
