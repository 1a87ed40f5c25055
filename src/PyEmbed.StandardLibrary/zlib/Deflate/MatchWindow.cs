using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyEmbed.Core.Limits;

namespace PyEmbed.StandardLibrary.Zlib;

/// <summary>
/// The bytes that matches can refer to and those that are to be compressed, twice the window's size, and for each hash of three bytes the chain of places where it was seen, the latest
/// first. When the upper half is reached it moves down.
/// </summary>
internal sealed class MatchWindow
{
    /// <summary>Matching needs so many bytes ahead, unless the data ends: the longest match, and the start of the one after it.</summary>
    public const int BytesAhead = DeflateFormat.LongestMatch + DeflateFormat.ShortestMatch + 1;

    private const int Slack = 8;   // matches are compared in words
    private const int UnitsPerProbe = 4;

    private readonly int _mask;
    private readonly int _hashShift;
    private readonly int _hashMask;
    private readonly ushort[] _head;   // by hash: the latest place; 0: none
    private readonly ushort[] _previous;   // by place within the window: the one before it with the same hash
    private long _probes;

    public MatchWindow(int windowBits, int hashBits)
    {
        Size = 1 << windowBits;
        _mask = Size - 1;
        _hashShift = (hashBits + DeflateFormat.ShortestMatch - 1) / DeflateFormat.ShortestMatch;
        _hashMask = (1 << hashBits) - 1;
        _head = new ushort[1 << hashBits];
        _previous = new ushort[Size];
        Bytes = new byte[2 * Size + Slack];
    }

    private MatchWindow(MatchWindow other)
    {
        (Size, _mask, _hashShift, _hashMask, _probes) = (other.Size, other._mask, other._hashShift, other._hashMask, other._probes);
        (_head, _previous, Bytes) = ((ushort[])other._head.Clone(), (ushort[])other._previous.Clone(), (byte[])other.Bytes.Clone());
        (Position, Ahead, BlockStart, NotHashed, MatchStart) = (other.Position, other.Ahead, other.BlockStart, other.NotHashed, other.MatchStart);
    }

    public int Size { get; }

    public byte[] Bytes { get; }

    /// <summary>The byte to be compressed next.</summary>
    public int Position { get; set; }

    /// <summary>How many bytes stand from there on.</summary>
    public int Ahead { get; set; }

    /// <summary>Where the current block started. Negative: it has moved out.</summary>
    public int BlockStart { get; set; }

    /// <summary>Bytes before the position that are not in chains, because the bytes after them were not yet there.</summary>
    public int NotHashed { get; set; }

    /// <summary>Where the match lies that was found last.</summary>
    public int MatchStart { get; set; }

    /// <summary>How far back a match may start.</summary>
    public int Reach => Size - BytesAhead;

    public int Room => 2 * Size - Position - Ahead;

    /// <summary>The bytes of the current block.</summary>
    public ReadOnlySpan<byte> Block => BlockStart >= 0 ? Bytes.AsSpan(BlockStart, Position - BlockStart) : default;

    public static long SizeInMemory(int windowBits, int hashBits) => (4L << windowBits) + (2L << hashBits);

    public MatchWindow Clone() => new(this);

    public void Forget() => Array.Clear(_head);

    /// <summary>Starts over; only useful when nothing is ahead.</summary>
    public void Rewind() => Position = BlockStart = NotHashed = 0;

    /// <summary>Moves the upper half down, if the position is near the end.</summary>
    public void MakeRoom()
    {
        if (Position < Size + Reach) return;
        Bytes.AsSpan(Size, Position + Ahead - Size).CopyTo(Bytes);
        Position -= Size;
        BlockStart -= Size;
        MatchStart -= Size;
        if (NotHashed > Position) NotHashed = Position;
        MoveDown(_head);
        MoveDown(_previous);
    }

    /// <summary>Takes in the places that could not be hashed before, now that bytes have been added.</summary>
    public void HashWaiting()
    {
        for (var place = Position - NotHashed; NotHashed > 0 && Ahead + NotHashed >= DeflateFormat.ShortestMatch; NotHashed--) _ = Insert(place++);
    }

    /// <summary>Adds a place to its chain. The latest place before it with the same three bytes (hash); 0: there is none.</summary>
    public int Insert(int place)
    {
        ref var at = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Bytes), place);
        var hash = (at << 2 * _hashShift ^ Unsafe.Add(ref at, 1) << _hashShift ^ Unsafe.Add(ref at, 2)) & _hashMask;
        int before = _head[hash];
        _previous[place & _mask] = (ushort)before;
        _head[hash] = (ushort)place;
        return before;
    }

    /// <summary>Looks for the longest match along a chain; the nearest of equally long ones.</summary>
    /// <param name="candidate">Where the chain starts.</param>
    /// <param name="toBeat">Only a longer match counts.</param>
    /// <param name="level">When to be content.</param>
    /// <returns>The length; not above <paramref name="toBeat"/>: none is better.</returns>
    public int FindLongest(int candidate, int toBeat, DeflateLevel level)
    {
        var chain = toBeat >= level.GoodLength ? level.LongestChain >> 2 : level.LongestChain;
        var most = Math.Min(DeflateFormat.LongestMatch, Ahead);
        var enough = Math.Min(level.NiceLength, Ahead);
        var limit = Math.Max(Position - Reach, 0);
        var best = toBeat;
        if (best >= most) return most;
        ref var bytes = ref MemoryMarshal.GetArrayDataReference(Bytes);
        ref var scan = ref Unsafe.Add(ref bytes, Position);
        var start = Unsafe.ReadUnaligned<ushort>(ref scan);
        var end = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref scan, best - 1));
        var chainLeft = chain;
        do
        {
            ref var match = ref Unsafe.Add(ref bytes, candidate);
            if (Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref match, best - 1)) != end || Unsafe.ReadUnaligned<ushort>(ref match) != start) continue;
            var length = CommonLength(ref scan, ref match, most);
            if (length <= best) continue;
            MatchStart = candidate;
            best = length;
            if (best >= enough) break;
            end = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref scan, best - 1));
        }
        while ((candidate = _previous[candidate & _mask]) > limit && --chainLeft != 0);
        _probes += chain - chainLeft + 1;
        return best;
    }

    /// <summary>Pays for the bytes that come in and for the work of looking since the last time.</summary>
    public void Charge(IWorkBudget budget, int bytes)
    {
        budget.Charge(bytes * 16L + _probes * UnitsPerProbe);
        _probes = 0;
    }

    private static int CommonLength(ref byte left, ref byte right, int most)
    {
        var length = 0;
        while (length + 8 <= most)
        {
            var differs = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref left, length)) ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref right, length));
            if (differs != 0) return length + (BitConverter.IsLittleEndian ? BitOperations.TrailingZeroCount(differs) : BitOperations.LeadingZeroCount(differs)) / 8;
            length += 8;
        }
        while (length < most && Unsafe.Add(ref left, length) == Unsafe.Add(ref right, length)) length++;
        return length;
    }

    private void MoveDown(ushort[] places)
    {
        var size = (ushort)Size;
        var by = new Vector<ushort>(size);
        var i = 0;
        for (; i + Vector<ushort>.Count <= places.Length; i += Vector<ushort>.Count)
        {
            var old = new Vector<ushort>(places, i);
            (Vector.Max(old, by) - by).CopyTo(places, i);
        }
        for (; i < places.Length; i++) places[i] = (ushort)Math.Max(places[i] - size, 0);
    }
}
