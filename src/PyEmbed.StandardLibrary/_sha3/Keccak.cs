using System.Buffers.Binary;
using static System.Numerics.BitOperations;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>The sponge over Keccak-f[1600]: SHA-3 and SHAKE. FIPS 202.</summary>
internal sealed class Keccak : BlockHash
{
    private const int Lanes = 25;
    private const int StateBytes = Lanes * sizeof(ulong);

    private ulong[] _state = new ulong[Lanes];

    private Keccak(int capacityBytes, byte suffix) : base(StateBytes - capacityBytes) => Suffix = suffix;

    public static Keccak Sha3(int digestBytes) => new(2 * digestBytes, 0x06);

    public static Keccak Shake(int securityBits) => new(2 * securityBits / 8, 0x1F);

    /// <summary>How many bytes a block has.</summary>
    public int Rate => BlockSize;

    public int Capacity => StateBytes - BlockSize;

    /// <summary>The bits that end the data, with the first of the padding.</summary>
    public byte Suffix { get; }

    private static ReadOnlySpan<ulong> RoundConstants =>
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000, 0x000000000000808B, 0x0000000080000001,
        0x8000000080008081, 0x8000000000008009, 0x000000000000008A, 0x0000000000000088, 0x0000000080008009, 0x000000008000000A,
        0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
        0x000000000000800A, 0x800000008000000A, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ];

    // Steps rho and pi: each lane moves to the place of the next, and is turned on the way.
    private static ReadOnlySpan<byte> Places => [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];

    private static ReadOnlySpan<byte> Rotations => [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];

    public override void GetCurrent(Span<byte> digest) => Ended().Squeeze(digest);

    /// <summary>Another one, after all data so far and the padding: to squeeze output from.</summary>
    public Keccak Ended()
    {
        var end = (Keccak)Clone();
        var padding = new byte[BlockSize - Pending];
        padding[0] = Suffix;
        padding[^1] |= 0x80;
        end.Append(padding);
        return end;
    }

    /// <summary>Fills the next piece of the output. All pieces but the last are whole blocks.</summary>
    public void Squeeze(Span<byte> output)
    {
        Span<byte> lane = stackalloc byte[sizeof(ulong)];
        while (true)
        {
            for (var i = 0; i < BlockSize / sizeof(ulong); i++)
            {
                if (output.IsEmpty) return;
                BinaryPrimitives.WriteUInt64LittleEndian(lane, _state[i]);
                var count = Math.Min(output.Length, sizeof(ulong));
                lane[..count].CopyTo(output);
                output = output[count..];
            }
            Permute(_state);
        }
    }

    protected override void CloneState() => _state = (ulong[])_state.Clone();

    protected override void Process(ReadOnlySpan<byte> block)
    {
        for (var i = 0; i < block.Length / sizeof(ulong); i++) _state[i] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(i * sizeof(ulong))..]);
        Permute(_state);
    }

    private static void Permute(Span<ulong> state)
    {
        Span<ulong> columns = stackalloc ulong[5];
        foreach (var constant in RoundConstants)
        {
            // Theta.
            for (var x = 0; x < 5; x++) columns[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
            for (var x = 0; x < 5; x++)
            {
                var change = columns[(x + 4) % 5] ^ RotateLeft(columns[(x + 1) % 5], 1);
                for (var y = 0; y < Lanes; y += 5) state[x + y] ^= change;
            }
            // Rho and pi.
            var moving = state[1];
            for (var i = 0; i < Places.Length; i++)
            {
                var place = Places[i];
                var next = state[place];
                state[place] = RotateLeft(moving, Rotations[i]);
                moving = next;
            }
            // Chi.
            for (var y = 0; y < Lanes; y += 5)
            {
                state.Slice(y, 5).CopyTo(columns);
                for (var x = 0; x < 5; x++) state[x + y] = columns[x] ^ ~columns[(x + 1) % 5] & columns[(x + 2) % 5];
            }
            // Iota.
            state[0] ^= constant;
        }
    }
}
