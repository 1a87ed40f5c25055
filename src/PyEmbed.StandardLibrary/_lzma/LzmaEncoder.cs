namespace PyEmbed.StandardLibrary.Lzma;

/// <summary>Encodes bytes as LZMA: the longest match that chains of hashes show, taken at once, or the latest distance where that is as good.</summary>
/// <remarks>The result is valid and reasonably small; it is not what the xz tools would make.</remarks>
internal sealed class LzmaEncoder
{
    private const uint LeastRange = 1 << 24;
    private const int HashBits = 16;

    private readonly List<byte> _output = [];
    private readonly int _chain;
    private readonly int[] _head = new int[1 << HashBits];
    private int[] _previous = [];
    private LzmaModel _model;
    private ulong _low;
    private uint _range = uint.MaxValue;
    private int _pending = 1;   // bytes that a carry may still change
    private byte _held;

    public LzmaEncoder(int properties, int chain)
    {
        _chain = chain;
        _model = new LzmaModel(properties % 9, properties / 9 % 5, properties / 45);
        Array.Fill(_head, -1);
    }

    /// <summary>Encodes a part of the data; all before it can be referred to.</summary>
    /// <param name="data">All data so far.</param>
    /// <param name="start">Where the part starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="dictionary">How far back matches may reach.</param>
    /// <param name="charge">Pays for the work.</param>
    public void Encode(ReadOnlySpan<byte> data, int start, int end, long dictionary, Action<long> charge)
    {
        if (_previous.Length < data.Length) Array.Resize(ref _previous, Math.Max(data.Length, 2 * _previous.Length));
        var probes = 0L;
        for (var at = start; at < end;)
        {
            var (length, distance) = Find(data, at, end, dictionary, ref probes);
            var recent = (int)_model.Recent[0] + 1;
            var repeated = recent <= at ? Common(data, at - recent, at, end) : 0;
            if (repeated >= LzmaModel.ShortestMatch && repeated + 1 >= length) WriteRepeat(at, repeated);
            else if (length >= 3 || length == 2 && distance < 128) WriteMatch(at, length, (uint)distance - 1);
            else
            {
                WriteLiteral(data, at);
                length = repeated = 1;
            }
            var taken = repeated >= LzmaModel.ShortestMatch && repeated + 1 >= length ? repeated : length;
            for (var end2 = at + taken; at < end2; at++) Insert(data, at);
            if (probes < 1 << 14) continue;
            charge(probes);
            probes = 0;
        }
        charge((end - start) * 16L + probes);
    }

    /// <summary>The end of data whose length is not said.</summary>
    public void WriteEndMarker(long position)
    {
        WriteMatch((int)position, LzmaModel.ShortestMatch, uint.MaxValue);
    }

    /// <summary>Ends the range coder; what has been encoded since the last time.</summary>
    public byte[] Flush()
    {
        for (var i = 0; i < 5; i++) Shift();
        var bytes = _output.ToArray();
        _output.Clear();
        (_low, _range, _pending, _held) = (0, uint.MaxValue, 1, 0);
        return bytes;
    }

    public void ResetState() => _model.Reset();

    private (int Length, int Distance) Find(ReadOnlySpan<byte> data, int at, int end, long dictionary, ref long probes)
    {
        int best = 0, distance = 0;
        if (at + 3 > data.Length) return (0, 0);
        var candidate = _head[Hash(data, at)];
        for (var left = _chain; candidate >= 0 && left > 0 && at - candidate <= dictionary; left--, candidate = _previous[candidate])
        {
            probes++;
            if (best > 0 && (at + best >= end || data[candidate + best] != data[at + best])) continue;
            var length = Common(data, candidate, at, end);
            if (length <= best) continue;
            (best, distance) = (length, at - candidate);
            if (best == LzmaModel.LongestMatch) break;
        }
        return (best, distance);
    }

    private static int Common(ReadOnlySpan<byte> data, int from, int at, int end)
    {
        var most = Math.Min(LzmaModel.LongestMatch, end - at);
        return data.Slice(from, most).CommonPrefixLength(data.Slice(at, most));
    }

    private void Insert(ReadOnlySpan<byte> data, int at)
    {
        if (at + 3 > data.Length) return;
        ref var head = ref _head[Hash(data, at)];
        _previous[at] = head;
        head = at;
    }

    private static int Hash(ReadOnlySpan<byte> data, int at) => (int)((uint)(data[at] | data[at + 1] << 8 | data[at + 2] << 16) * 2654435761u >> 32 - HashBits);

    private void WriteLiteral(ReadOnlySpan<byte> data, int at)
    {
        Put(LzmaModel.IsMatch + _model.State * LzmaModel.PositionStates + (at & _model.PositionMask), 0);
        var place = _model.LiteralAt(at, at > 0 ? data[at - 1] : (byte)0);
        var symbol = data[at] | 0x100;
        var node = 1;
        if (_model.IsAfterLiteral)
            for (var i = 7; i >= 0; i--) node = Branch(place + node, node, symbol >> i & 1);
        else
        {
            int match = data[at - 1 - (int)_model.Recent[0]];
            var offset = 0x100;
            for (var i = 7; i >= 0; i--)
            {
                match <<= 1;
                var bit = symbol >> i & 1;
                var expected = match & offset;
                Put(place + offset + expected + node, bit);
                node = node << 1 | bit;
                if (expected >> 8 != bit) offset = 0;
            }
        }
        _model.AfterLiteral();
    }

    private int Branch(int place, int node, int bit)
    {
        Put(place, bit);
        return node << 1 | bit;
    }

    private void WriteRepeat(int at, int length)
    {
        var position = at & _model.PositionMask;
        Put(LzmaModel.IsMatch + _model.State * LzmaModel.PositionStates + position, 1);
        Put(LzmaModel.IsRepeat + _model.State, 1);
        Put(LzmaModel.IsRepeatFirst + _model.State, 0);
        Put(LzmaModel.IsRepeatLong + _model.State * LzmaModel.PositionStates + position, 1);
        WriteLength(LzmaModel.RepeatLength, length, position);
        _model.AfterRepeat();
    }

    private void WriteMatch(int at, int length, uint distance)
    {
        var position = at & _model.PositionMask;
        Put(LzmaModel.IsMatch + _model.State * LzmaModel.PositionStates + position, 1);
        Put(LzmaModel.IsRepeat + _model.State, 0);
        WriteLength(LzmaModel.MatchLength, length, position);
        WriteDistance(length, distance);
        _model.AfterMatch();
        var recent = _model.Recent;
        (recent[3], recent[2], recent[1], recent[0]) = (recent[2], recent[1], recent[0], distance);
    }

    private void WriteLength(int place, int length, int position)
    {
        length -= LzmaModel.ShortestMatch;
        if (length < LzmaModel.LowLengths)
        {
            Put(place + LzmaModel.LengthChoice, 0);
            Tree(place + LzmaModel.LengthLow + position * LzmaModel.LowLengths, length, 3);
            return;
        }
        Put(place + LzmaModel.LengthChoice, 1);
        length -= LzmaModel.LowLengths;
        if (length < LzmaModel.MiddleLengths)
        {
            Put(place + LzmaModel.LengthChoice2, 0);
            Tree(place + LzmaModel.LengthMiddle + position * LzmaModel.MiddleLengths, length, 3);
            return;
        }
        Put(place + LzmaModel.LengthChoice2, 1);
        Tree(place + LzmaModel.LengthHigh, length - LzmaModel.MiddleLengths, 8);
    }

    private void WriteDistance(int length, uint distance)
    {
        var high = distance < 2 ? 0 : System.Numerics.BitOperations.Log2(distance);
        var slot = distance < LzmaModel.FirstModelledSlot ? (int)distance : 2 * high + (int)(distance >> high - 1 & 1);
        Tree(LzmaModel.SlotsOf(length), slot, 6);
        if (slot < LzmaModel.FirstModelledSlot) return;
        var direct = (slot >> 1) - 1;
        var start = (uint)(2 | slot & 1) << direct;
        var rest = distance - start;
        if (slot < LzmaModel.EndModelledSlot)
        {
            ReverseTree(LzmaModel.Special + (int)start - slot, rest, direct);
            return;
        }
        Direct(rest >> LzmaModel.AlignBits, direct - LzmaModel.AlignBits);
        ReverseTree(LzmaModel.Align, rest & 0xF, LzmaModel.AlignBits);
    }

    private void Tree(int place, int value, int bits)
    {
        var node = 1;
        for (var i = bits - 1; i >= 0; i--) node = Branch(place + node, node, value >> i & 1);
    }

    private void ReverseTree(int place, uint value, int bits)
    {
        var node = 1;
        for (var i = 0; i < bits; i++) node = Branch(place + node, node, (int)(value >> i & 1));
    }

    private void Direct(uint value, int bits)
    {
        for (var i = bits - 1; i >= 0; i--)
        {
            _range >>= 1;
            if ((value >> i & 1) != 0) _low += _range;
            Normalize();
        }
    }

    private void Put(int place, int bit)
    {
        ref var probability = ref _model.Probabilities[place];
        var bound = (_range >> 11) * probability;
        if (bit == 0)
        {
            _range = bound;
            probability += (ushort)(2048 - probability >> 5);
        }
        else
        {
            _low += bound;
            _range -= bound;
            probability -= (ushort)(probability >> 5);
        }
        Normalize();
    }

    private void Normalize()
    {
        while (_range < LeastRange)
        {
            _range <<= 8;
            Shift();
        }
    }

    // The highest byte goes out, once no carry can reach it any more.
    private void Shift()
    {
        if (_low < 0xFF000000 || _low > uint.MaxValue)
        {
            var carry = (byte)(_low >> 32);
            for (var value = _held; _pending > 0; _pending--, value = 0xFF) _output.Add((byte)(value + carry));
            _held = (byte)(_low >> 24);
        }
        _pending++;
        _low = (_low & 0x00FFFFFF) << 8;
    }
}
