using System.Numerics;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>BLAKE2b over words of 64 bits, BLAKE2s over words of 32 bits. RFC 7693, with salt, personalization and tree hashing of the BLAKE2 paper.</summary>
internal sealed class Blake2<TWord> : BlockHash where TWord : unmanaged, IBinaryInteger<TWord>, IUnsignedNumber<TWord>
{
    private const int StateWords = 8;
    private const int BlockWords = 16;
    private const int PermutationCount = 10;
    private const int HighBits = 32;

    private readonly bool _isLastNode;
    private TWord[] _state = new TWord[StateWords];
    private UInt128 _length;

    /// <param name="parameters">The parameter block: 64 or 32 bytes.</param>
    /// <param name="key">The key; hashed first, as a block of its own.</param>
    /// <param name="isLastNode">Whether the node is the last of its level.</param>
    public Blake2(ReadOnlySpan<byte> parameters, ReadOnlySpan<byte> key, bool isLastNode) : base(BlockWords * WordSize)
    {
        _isLastNode = isLastNode;
        for (var i = 0; i < StateWords; i++) _state[i] = StartWord(i) ^ ReadWord(parameters, i);
        if (key.IsEmpty) return;
        var block = new byte[BlockSize];
        key.CopyTo(block);
        Append(block);
    }

    // The last block is marked, so it has to wait until it is known to be the last.
    protected override bool KeepsLastBlock => true;

    private static unsafe int WordSize => sizeof(TWord);

    private static bool IsLong => WordSize == sizeof(ulong);

    // Those of SHA-512; their upper halves are those of SHA-256.
    private static ReadOnlySpan<ulong> StartWords =>
    [
        0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1,
        0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179,
    ];

    // RFC 7693, 2.7: which words of the block each round takes.
    private static ReadOnlySpan<byte> Schedule =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
        11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
        7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
        9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
        2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
        12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
        13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
        6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
        10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
    ];

    public override void GetCurrent(Span<byte> digest)
    {
        var end = (Blake2<TWord>)Clone();
        var last = end.Block;
        last.AsSpan(Pending).Clear();
        end.Compress(last, Pending, isLast: true);
        Span<byte> bytes = stackalloc byte[StateWords * sizeof(ulong)];
        for (var i = 0; i < StateWords; i++) end._state[i].WriteLittleEndian(bytes[(i * WordSize)..]);
        bytes[..digest.Length].CopyTo(digest);
    }

    protected override void CloneState() => _state = (TWord[])_state.Clone();

    protected override void Process(ReadOnlySpan<byte> block) => Compress(block, block.Length, isLast: false);

    private void Compress(ReadOnlySpan<byte> block, int count, bool isLast)
    {
        _length += (UInt128)count;
        Span<TWord> words = stackalloc TWord[BlockWords];
        for (var i = 0; i < BlockWords; i++) words[i] = ReadWord(block, i);
        Span<TWord> work = stackalloc TWord[BlockWords];
        _state.CopyTo(work);
        for (var i = 0; i < StateWords; i++) work[StateWords + i] = StartWord(i);
        work[12] ^= TWord.CreateTruncating(_length);
        work[13] ^= TWord.CreateTruncating(_length >> (8 * WordSize));
        if (isLast) work[14] = ~work[14];
        if (isLast && _isLastNode) work[15] = ~work[15];

        var rounds = IsLong ? 12 : 10;
        for (var round = 0; round < rounds; round++)
        {
            var order = Schedule.Slice(round % PermutationCount * BlockWords, BlockWords);
            for (var i = 0; i < 4; i++) Mix(work, i, 4 + i, 8 + i, 12 + i, words[order[2 * i]], words[order[2 * i + 1]]);
            for (var i = 0; i < 4; i++) Mix(work, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, words[order[8 + 2 * i]], words[order[9 + 2 * i]]);
        }
        for (var i = 0; i < StateWords; i++) _state[i] ^= work[i] ^ work[StateWords + i];
    }

    private static void Mix(Span<TWord> work, int a, int b, int c, int d, TWord first, TWord second)
    {
        unchecked
        {
            work[a] += work[b] + first;
            work[d] = TWord.RotateRight(work[d] ^ work[a], IsLong ? 32 : 16);
            work[c] += work[d];
            work[b] = TWord.RotateRight(work[b] ^ work[c], IsLong ? 24 : 12);
            work[a] += work[b] + second;
            work[d] = TWord.RotateRight(work[d] ^ work[a], IsLong ? 16 : 8);
            work[c] += work[d];
            work[b] = TWord.RotateRight(work[b] ^ work[c], IsLong ? 63 : 7);
        }
    }

    private static TWord StartWord(int index) => TWord.CreateTruncating(IsLong ? StartWords[index] : StartWords[index] >> HighBits);

    private static TWord ReadWord(ReadOnlySpan<byte> bytes, int index) => TWord.ReadLittleEndian(bytes.Slice(index * WordSize, WordSize), isUnsigned: true);
}
