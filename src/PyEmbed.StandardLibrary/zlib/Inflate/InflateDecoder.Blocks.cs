using System.Buffers.Binary;

namespace PyEmbed.StandardLibrary.Zlib;

// Blocks. RFC 1951.
internal sealed partial class InflateDecoder
{
    private const int FastInput = 8;   // bytes that must be there for decoding without a look at each
    private const int FastRoom = DeflateFormat.LongestMatch;

    private readonly byte[] _lengths = new byte[DeflateFormat.FixedLiteralCodes + DeflateFormat.FixedDistanceCodes];
    private bool _isLast;
    private int _length;   // of the match or of what is left of the stored block; or a literal
    private int _distance;
    private int _extra;
    private InflateTable _literals = InflateTable.FixedLiterals;
    private InflateTable _distances = InflateTable.FixedDistances;
    private InflateTable? _codeLengths;
    private int _literalCount;
    private int _distanceCount;
    private int _lengthCodeCount;
    private int _have;

    private Stop? DecodeBlockHeader()
    {
        switch (_mode)
        {
            case Mode.BlockHeader:
                return StartBlock();
            case Mode.StoredLengths:
                if (!TryNeed(32)) return Stop.Input;
                _length = (int)Peek(16);
                if (_length != (~(int)(Peek(32) >> 16) & 0xFFFF)) return Fail("invalid stored block lengths");
                Drop(32);
                _mode = Mode.Stored;
                return null;
            case Mode.TableSizes:
                if (!TryNeed(14)) return Stop.Input;
                _literalCount = (int)TakeBits(5) + DeflateFormat.FirstLengthCode;
                _distanceCount = (int)TakeBits(5) + 1;
                _lengthCodeCount = (int)TakeBits(4) + 4;
                if (_literalCount > DeflateFormat.LiteralCodes || _distanceCount > DeflateFormat.DistanceCodes) return Fail("too many length or distance symbols");
                _have = 0;
                _mode = Mode.LengthCodes;
                return null;
            case Mode.LengthCodes:
                return ReadLengthCodes();
            default:
                return ReadCodeLengths();
        }
    }

    private Stop? StartBlock()
    {
        if (_isLast)
        {
            Drop(_bits & 7);
            _mode = Mode.Check;
            return null;
        }
        if (!TryNeed(3)) return Stop.Input;
        _isLast = TakeBits(1) != 0;
        switch (TakeBits(2))
        {
            case DeflateFormat.StoredBlock:
                Drop(_bits & 7);
                _mode = Mode.StoredLengths;
                return null;
            case DeflateFormat.FixedBlock:
                (_literals, _distances) = (InflateTable.FixedLiterals, InflateTable.FixedDistances);
                _mode = Mode.Symbol;
                return null;
            case DeflateFormat.DynamicBlock:
                _mode = Mode.TableSizes;
                return null;
            default:
                return Fail("invalid block type");
        }
    }

    private Stop? ReadLengthCodes()
    {
        for (; _have < _lengthCodeCount; _have++)
        {
            if (!TryNeed(3)) return Stop.Input;
            _lengths[DeflateFormat.LengthCodeOrder[_have]] = (byte)TakeBits(3);
        }
        foreach (var code in DeflateFormat.LengthCodeOrder[_lengthCodeCount..]) _lengths[code] = 0;
        _codeLengths = InflateTable.Make(SymbolKind.CodeLengths, _lengths.AsSpan(0, DeflateFormat.LengthCodeCodes));
        if (_codeLengths is null) return Fail("invalid code lengths set");
        _have = 0;
        _mode = Mode.CodeLengths;
        return null;
    }

    private Stop? ReadCodeLengths()
    {
        var entries = _codeLengths!.Entries;
        var all = _literalCount + _distanceCount;
        while (_have < all)
        {
            uint entry;
            while (InflateTable.BitsOf(entry = entries[(int)Peek(_codeLengths.IndexBits)]) > _bits)
            {
                if (InputLeft == 0) return Stop.Input;
                PullByte();
            }
            // A code without symbols counts as the length 0.
            var length = InflateTable.ValueOf(entry);
            var used = InflateTable.BitsOf(entry);
            if (length < DeflateFormat.RepeatLength)
            {
                Drop(used);
                _lengths[_have++] = (byte)length;
                continue;
            }
            var (extra, fewest) = length switch { DeflateFormat.RepeatLength => (2, 3), DeflateFormat.RepeatZero => (3, 3), _ => (7, 11) };
            if (!TryNeed(used + extra)) return Stop.Input;
            Drop(used);
            if (length == DeflateFormat.RepeatLength && _have == 0) return Fail("invalid bit length repeat");
            var repeated = length == DeflateFormat.RepeatLength ? _lengths[_have - 1] : (byte)0;
            var count = fewest + (int)TakeBits(extra);
            if (_have + count > all) return Fail("invalid bit length repeat");
            _lengths.AsSpan(_have, count).Fill(repeated);
            _have += count;
        }
        if (_lengths[DeflateFormat.EndOfBlock] == 0) return Fail("invalid code -- missing end-of-block");
        if (InflateTable.Make(SymbolKind.Literals, _lengths.AsSpan(0, _literalCount)) is not { } literals) return Fail("invalid literal/lengths set");
        if (InflateTable.Make(SymbolKind.Distances, _lengths.AsSpan(_literalCount, _distanceCount)) is not { } distances) return Fail("invalid distances set");
        (_literals, _distances) = (literals, distances);
        _mode = Mode.Symbol;
        return null;
    }

    private Stop? CopyStored(int limit)
    {
        while (_length > 0)
        {
            var count = Math.Min(Math.Min(_length, InputLeft), limit - _position);
            if (count == 0) return InputLeft == 0 ? Stop.Input : Stop.Room;
            Rest[..count].CopyTo(_window.AsSpan(_position));
            Advance(count);
            _position += count;
            _length -= count;
        }
        _mode = Mode.BlockHeader;
        return null;
    }

    private Stop? DecodeSymbols(int limit)
    {
        while (true)
        {
            switch (_mode)
            {
                case Mode.Symbol:
                    if (InputLeft >= FastInput && limit - _position >= FastRoom)
                    {
                        if (DecodeFast(limit) is { } stop) return stop;
                        if (_mode != Mode.Symbol) return null;
                    }
                    if (!TryFind(_literals, out var literal)) return Stop.Input;
                    _length = InflateTable.ValueOf(literal);
                    var kind = InflateTable.KindOf(literal);
                    if (kind == InflateTable.EndOfBlock)
                    {
                        _mode = Mode.BlockHeader;
                        return null;
                    }
                    if (kind == InflateTable.Invalid) return Fail("invalid literal/length code");
                    _extra = (int)(kind & InflateTable.ExtraMask);
                    _mode = kind == InflateTable.Value ? Mode.Literal : Mode.LengthExtra;
                    continue;
                case Mode.LengthExtra:
                    if (!TryNeed(_extra)) return Stop.Input;
                    _length += (int)TakeBits(_extra);
                    _mode = Mode.DistanceSymbol;
                    continue;
                case Mode.DistanceSymbol:
                    if (!TryFind(_distances, out var distance)) return Stop.Input;
                    if (InflateTable.KindOf(distance) == InflateTable.Invalid) return Fail("invalid distance code");
                    _distance = InflateTable.ValueOf(distance);
                    _extra = (int)(InflateTable.KindOf(distance) & InflateTable.ExtraMask);
                    _mode = Mode.DistanceExtra;
                    continue;
                case Mode.DistanceExtra:
                    if (!TryNeed(_extra)) return Stop.Input;
                    _distance += (int)TakeBits(_extra);
                    _mode = Mode.Match;
                    continue;
                case Mode.Match:
                    if (_position == limit) return Stop.Room;
                    if (_distance > Reach()) return Fail("invalid distance too far back");
                    var count = Math.Min(_length, limit - _position);
                    CopyMatch(_distance, count);
                    _length -= count;
                    if (_length == 0) _mode = Mode.Symbol;
                    continue;
                case Mode.Literal:
                    if (_position == limit) return Stop.Room;
                    _window[_position++] = (byte)_length;
                    _mode = Mode.Symbol;
                    continue;
                default:
                    return null;
            }
        }
    }

    // Finds the entry of the bits to come and drops them; it pulls no byte that is not needed to know it. False: more input is needed.
    private bool TryFind(InflateTable table, out uint entry)
    {
        var entries = table.Entries;
        while (true)
        {
            entry = entries[(int)Peek(table.IndexBits)];
            if ((InflateTable.KindOf(entry) & InflateTable.Link) != 0 && _bits >= table.IndexBits)
            {
                var second = entries[InflateTable.ValueOf(entry) + (int)(_hold >> table.IndexBits & (1ul << (int)(InflateTable.KindOf(entry) & InflateTable.ExtraMask)) - 1)];
                if (table.IndexBits + InflateTable.BitsOf(second) <= _bits)
                {
                    Drop(table.IndexBits + InflateTable.BitsOf(second));
                    entry = second;
                    return true;
                }
            }
            else if ((InflateTable.KindOf(entry) & InflateTable.Link) == 0 && InflateTable.BitsOf(entry) <= _bits)
            {
                Drop(InflateTable.BitsOf(entry));
                return true;
            }
            if (InputLeft == 0) return false;
            PullByte();
        }
    }

    private void CopyMatch(int distance, int count)
    {
        var window = _window;
        var to = _position;
        _position += count;
        if (distance >= count)
        {
            window.AsSpan(to - distance, count).CopyTo(window.AsSpan(to));
            return;
        }
        if (distance == 1)
        {
            window.AsSpan(to, count).Fill(window[to - 1]);
            return;
        }
        for (var end = to + count; to < end; to++) window[to] = window[to - distance];
    }

    // Whole symbols, as long as there are enough input and room that neither has to be looked at within one. Null: the careful way goes on.
    private Stop? DecodeFast(int limit)
    {
        ReadOnlySpan<uint> literals = _literals.Entries, distances = _distances.Entries;
        int literalBits = _literals.IndexBits, distanceBits = _distances.IndexBits;
        ulong literalMask = (1ul << literalBits) - 1, distanceMask = (1ul << distanceBits) - 1;
        var input = Rest;
        var window = _window;
        var at = 0;
        var hold = _hold;
        var bits = _bits;
        var reachBefore = Reach() - _position;
        string? error = null;
        var mode = Mode.Symbol;
        while (at + FastInput <= input.Length && _position + FastRoom <= limit)
        {
            // At least 56 bits: a match takes 48 at most.
            hold |= BinaryPrimitives.ReadUInt64LittleEndian(input[at..]) << bits;
            at += 63 - bits >> 3;
            bits |= 56;
            var entry = literals[(int)(hold & literalMask)];
            if ((entry & InflateTable.Link << 8) != 0)
            {
                hold >>= literalBits;
                bits -= literalBits;
                entry = literals[InflateTable.ValueOf(entry) + (int)(hold & (1ul << (int)(InflateTable.KindOf(entry) & InflateTable.ExtraMask)) - 1)];
            }
            var used = InflateTable.BitsOf(entry);
            hold >>= used;
            bits -= used;
            var kind = InflateTable.KindOf(entry);
            if (kind == InflateTable.Value)
            {
                window[_position++] = (byte)InflateTable.ValueOf(entry);
                continue;
            }
            if ((kind & InflateTable.Extra) == 0)
            {
                if (kind == InflateTable.EndOfBlock) mode = Mode.BlockHeader;
                else error = "invalid literal/length code";
                break;
            }
            var extra = (int)(kind & InflateTable.ExtraMask);
            var length = InflateTable.ValueOf(entry) + (int)(hold & (1ul << extra) - 1);
            hold >>= extra;
            bits -= extra;
            entry = distances[(int)(hold & distanceMask)];
            if ((entry & InflateTable.Link << 8) != 0)
            {
                hold >>= distanceBits;
                bits -= distanceBits;
                entry = distances[InflateTable.ValueOf(entry) + (int)(hold & (1ul << (int)(InflateTable.KindOf(entry) & InflateTable.ExtraMask)) - 1)];
            }
            used = InflateTable.BitsOf(entry);
            hold >>= used;
            bits -= used;
            kind = InflateTable.KindOf(entry);
            if (kind == InflateTable.Invalid)
            {
                error = "invalid distance code";
                break;
            }
            extra = (int)(kind & InflateTable.ExtraMask);
            var distance = InflateTable.ValueOf(entry) + (int)(hold & (1ul << extra) - 1);
            hold >>= extra;
            bits -= extra;
            if (distance > reachBefore + _position)
            {
                error = "invalid distance too far back";
                break;
            }
            CopyMatch(distance, length);
        }
        // Whole bytes go back.
        at -= bits >> 3;
        bits &= 7;
        _hold = hold & (1ul << bits) - 1;
        _bits = bits;
        Advance(at);
        _mode = mode;
        return error is null ? null : Fail(error);
    }
}
