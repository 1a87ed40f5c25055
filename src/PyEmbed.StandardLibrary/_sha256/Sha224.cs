using System.Buffers.Binary;
using static System.Numerics.BitOperations;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>SHA-224, which .NET does not have. FIPS 180-4, chapters 5 and 6.</summary>
internal sealed class Sha224() : BlockHash(BytesPerBlock)
{
    private const int BytesPerBlock = 64;
    private const int LengthOffset = BytesPerBlock - sizeof(ulong);
    private const int StateWords = 8;
    private const int Rounds = 64;

    private uint[] _state = [0xC1059ED8, 0x367CD507, 0x3070DD17, 0xF70E5939, 0xFFC00B31, 0x68581511, 0x64F98FA7, 0xBEFA4FA4];
    private ulong _length;

    // The first 32 bits of the fractions of the cube roots of the first 64 primes.
    private static ReadOnlySpan<uint> RoundConstants =>
    [
        0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
        0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
        0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
        0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
        0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
        0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
        0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
        0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
    ];

    public override void GetCurrent(Span<byte> digest)
    {
        var end = (Sha224)Clone();
        var bits = (_length + (ulong)Pending) * 8;
        // A one, zeros up to the last eight bytes of a block, the length.
        var padding = new byte[(Pending < LengthOffset ? BytesPerBlock : 2 * BytesPerBlock) - Pending];
        padding[0] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(padding.AsSpan(padding.Length - sizeof(ulong)), bits);
        end.Append(padding);
        for (var i = 0; i < digest.Length / sizeof(uint); i++) BinaryPrimitives.WriteUInt32BigEndian(digest[(i * sizeof(uint))..], end._state[i]);
    }

    protected override void CloneState() => _state = (uint[])_state.Clone();

    protected override void Process(ReadOnlySpan<byte> block)
    {
        _length += BytesPerBlock;
        Span<uint> schedule = stackalloc uint[Rounds];
        for (var i = 0; i < 16; i++) schedule[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * sizeof(uint))..]);
        for (var i = 16; i < Rounds; i++)
        {
            var (early, late) = (schedule[i - 15], schedule[i - 2]);
            schedule[i] = schedule[i - 16] + (RotateRight(early, 7) ^ RotateRight(early, 18) ^ early >> 3)
                + schedule[i - 7] + (RotateRight(late, 17) ^ RotateRight(late, 19) ^ late >> 10);
        }
        Span<uint> work = stackalloc uint[StateWords];
        _state.CopyTo(work);
        for (var i = 0; i < Rounds; i++)
        {
            var (a, b, c, e) = (work[0], work[1], work[2], work[4]);
            var first = work[7] + (RotateRight(e, 6) ^ RotateRight(e, 11) ^ RotateRight(e, 25)) + (e & work[5] ^ ~e & work[6]) + RoundConstants[i] + schedule[i];
            var second = (RotateRight(a, 2) ^ RotateRight(a, 13) ^ RotateRight(a, 22)) + (a & b ^ a & c ^ b & c);
            work[..^1].CopyTo(work[1..]);
            work[4] += first;
            work[0] = first + second;
        }
        for (var i = 0; i < StateWords; i++) _state[i] += work[i];
    }
}
