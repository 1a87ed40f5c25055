using PyEmbed.Core.Limits;

namespace PyEmbed.StandardLibrary.Lzma;

/// <summary>Decodes LZMA into a window. When input ends within a symbol, what that symbol has changed is undone, and it is read again when there is more.</summary>
internal sealed class LzmaDecoder(LzmaWindow window)
{
    public const int StartLength = 5;   // bytes with which coded data starts

    private const int LongestSymbol = 21;   // bytes that a symbol can take
    private const uint LeastRange = 1 << 24;
    private const uint EndMarker = uint.MaxValue;

    private readonly List<(int Place, ushort Old)> _undo = [];
    private LzmaModel _model = new(0, 0, 0);
    private uint _range;
    private uint _code;
    private byte[] _input = [];
    private int _at;
    private int _end;
    private bool _isCareful;
    private bool _isStarved;

    public enum Result
    {
        NeedsInput,
        Full,
        Ended,
        Bad,
    }

    /// <summary>Whether the range coder is where it is at the end of data.</summary>
    public bool IsFinished => _code == 0;

    /// <summary>Whether a byte says how probabilities are chosen; no decoder has more than four bits for those of literals.</summary>
    public static bool AreProperties(int value) => value < 9 * 5 * 5 && value % 9 + value / 9 % 5 <= 4;

    /// <summary>False: the byte says none.</summary>
    public bool TrySetProperties(int properties)
    {
        if (!AreProperties(properties)) return false;
        _model = new LzmaModel(properties % 9, properties / 9 % 5, properties / 45);
        return true;
    }

    public void ResetState() => _model.Reset();

    /// <summary>The five bytes with which coded data starts. False: they are not right.</summary>
    public bool TryStart(ReadOnlySpan<byte> bytes)
    {
        _range = uint.MaxValue;
        _code = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]);
        return bytes[0] == 0;
    }

    /// <summary>Decodes until the window holds so many bytes in all, or until input or data end.</summary>
    /// <param name="input">What is decoded.</param>
    /// <param name="at">From where.</param>
    /// <param name="end">To where.</param>
    /// <param name="limit">How many bytes.</param>
    /// <param name="mayEnd">Whether a marker may say that the data ends.</param>
    /// <param name="isComplete">Whether all bytes are there and nothing but the marker can come.</param>
    /// <param name="budget">Pays for the work.</param>
    public Result Run(byte[] input, ref int at, int end, long limit, bool mayEnd, bool isComplete, IWorkBudget budget)
    {
        (_input, _at, _end) = (input, at, end);
        try
        {
            while (true)
            {
                if (window.Total >= limit && !isComplete) return Result.Full;
                var result = Step(limit, mayEnd, budget);
                if (result is { } found) return found;
            }
        }
        finally
        {
            at = _at;
            _input = [];
        }
    }

    private int _pendingLength;   // of a match for which there was no room

    private Result? Step(long limit, bool mayEnd, IWorkBudget budget)
    {
        if (_pendingLength > 0)
        {
            if (window.Total >= limit) return Result.Full;
            _pendingLength -= window.Copy(_model.Recent[0], (int)Math.Min(_pendingLength, limit - window.Total), budget);
            return null;
        }
        _isCareful = _end - _at < LongestSymbol;
        var (range, code, start, state) = (_range, _code, _at, _model.State);
        var (first, second, third, fourth) = (_model.Recent[0], _model.Recent[1], _model.Recent[2], _model.Recent[3]);
        _undo.Clear();
        var length = ReadSymbol(out var literal);
        Normalize();
        if (_isStarved)
        {
            _isStarved = false;
            (_range, _code, _at, _model.State) = (range, code, start, state);
            (_model.Recent[0], _model.Recent[1], _model.Recent[2], _model.Recent[3]) = (first, second, third, fourth);
            for (var i = _undo.Count - 1; i >= 0; i--) _model.Probabilities[_undo[i].Place] = _undo[i].Old;
            return Result.NeedsInput;
        }
        if (length == 0)
        {
            if (window.Total >= limit) return Result.Bad;
            window.Put(literal, budget);
            return null;
        }
        if (_model.Recent[0] == EndMarker) return mayEnd ? Result.Ended : Result.Bad;
        if (_model.Recent[0] >= window.Reach || window.Total >= limit) return Result.Bad;
        _pendingLength = length;
        return null;
    }

    // The length of a match whose distance is the latest one; 0: a literal.
    private int ReadSymbol(out byte literal)
    {
        var model = _model;
        literal = 0;
        var position = (int)window.Place & model.PositionMask;
        if (Bit(LzmaModel.IsMatch + model.State * LzmaModel.PositionStates + position) == 0)
        {
            literal = ReadLiteral();
            model.AfterLiteral();
            return 0;
        }
        int length;
        if (Bit(LzmaModel.IsRepeat + model.State) == 0)
        {
            (model.Recent[3], model.Recent[2], model.Recent[1]) = (model.Recent[2], model.Recent[1], model.Recent[0]);
            length = ReadLength(LzmaModel.MatchLength, position);
            model.AfterMatch();
            model.Recent[0] = ReadDistance(length);
            return length;
        }
        if (Bit(LzmaModel.IsRepeatFirst + model.State) == 0)
        {
            if (Bit(LzmaModel.IsRepeatLong + model.State * LzmaModel.PositionStates + position) == 0)
            {
                model.AfterShortRepeat();
                return 1;
            }
        }
        else
        {
            var which = Bit(LzmaModel.IsRepeatSecond + model.State) == 0 ? 1 : Bit(LzmaModel.IsRepeatThird + model.State) == 0 ? 2 : 3;
            var distance = model.Recent[which];
            for (; which > 0; which--) model.Recent[which] = model.Recent[which - 1];
            model.Recent[0] = distance;
        }
        length = ReadLength(LzmaModel.RepeatLength, position);
        model.AfterRepeat();
        return length;
    }

    private byte ReadLiteral()
    {
        var at = _model.LiteralAt(window.Place, window.Place > 0 ? window.Before(0) : (byte)0);
        var symbol = 1;
        if (!_model.IsAfterLiteral)
        {
            // The byte that a match would have given says where to look, as long as it is right.
            int match = window.Before(_model.Recent[0]);
            while (symbol < 0x100)
            {
                match <<= 1;
                var expected = match & 0x100;
                var bit = Bit(at + 0x100 + expected + symbol);
                symbol = symbol << 1 | bit;
                if (expected != bit << 8) break;
            }
        }
        while (symbol < 0x100) symbol = symbol << 1 | Bit(at + symbol);
        return (byte)symbol;
    }

    private int ReadLength(int at, int position)
    {
        if (Bit(at + LzmaModel.LengthChoice) == 0) return LzmaModel.ShortestMatch + Tree(at + LzmaModel.LengthLow + position * LzmaModel.LowLengths, 3);
        if (Bit(at + LzmaModel.LengthChoice2) == 0) return LzmaModel.ShortestMatch + LzmaModel.LowLengths + Tree(at + LzmaModel.LengthMiddle + position * LzmaModel.MiddleLengths, 3);
        return LzmaModel.ShortestMatch + LzmaModel.LowLengths + LzmaModel.MiddleLengths + Tree(at + LzmaModel.LengthHigh, 8);
    }

    private uint ReadDistance(int length)
    {
        var slot = Tree(LzmaModel.SlotsOf(length), 6);
        if (slot < LzmaModel.FirstModelledSlot) return (uint)slot;
        var direct = (slot >> 1) - 1;
        var distance = (uint)(2 | slot & 1) << direct;
        if (slot < LzmaModel.EndModelledSlot) return distance + ReverseTree(LzmaModel.Special + (int)distance - slot, direct);
        distance += Direct(direct - LzmaModel.AlignBits) << LzmaModel.AlignBits;
        return distance + ReverseTree(LzmaModel.Align, LzmaModel.AlignBits);
    }

    private int Tree(int at, int bits)
    {
        var symbol = 1;
        for (var i = 0; i < bits; i++) symbol = symbol << 1 | Bit(at + symbol);
        return symbol - (1 << bits);
    }

    private uint ReverseTree(int at, int bits)
    {
        var symbol = 1;
        uint value = 0;
        for (var i = 0; i < bits; i++)
        {
            var bit = Bit(at + symbol);
            symbol = symbol << 1 | bit;
            value |= (uint)bit << i;
        }
        return value;
    }

    private uint Direct(int bits)
    {
        uint value = 0;
        for (; bits > 0; bits--)
        {
            Normalize();
            _range >>= 1;
            var isSet = _code >= _range;
            if (isSet) _code -= _range;
            value = value << 1 | (isSet ? 1u : 0u);
        }
        return value;
    }

    private int Bit(int place)
    {
        Normalize();
        ref var probability = ref _model.Probabilities[place];
        if (_isCareful) _undo.Add((place, probability));
        var bound = (_range >> 11) * probability;
        if (_code < bound)
        {
            _range = bound;
            probability += (ushort)(2048 - probability >> 5);
            return 0;
        }
        _range -= bound;
        _code -= bound;
        probability -= (ushort)(probability >> 5);
        return 1;
    }

    private void Normalize()
    {
        if (_range >= LeastRange) return;
        if (_at == _end)
        {
            _isStarved = true;
            _range <<= 8;
            return;
        }
        _range <<= 8;
        _code = _code << 8 | _input[_at++];
    }
}
