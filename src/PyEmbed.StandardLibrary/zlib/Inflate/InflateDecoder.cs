using PyEmbed.Core.Limits;
using PyEmbed.StandardLibrary.Compression;

namespace PyEmbed.StandardLibrary.Zlib;

/// <summary>
/// Decompresses RFC 1951 in the container of RFC 1950, 1952 or none. It may stop at any bit for want of input or of room and goes on there. Input is taken byte by byte, only
/// as far as a decision needs it: so what is left behind is what zlib leaves.
/// </summary>
internal sealed partial class InflateDecoder : StreamCoder
{
    public const int LongestWindowBits = 15;

    private const int WindowSize = 1 << LongestWindowBits;
    private const int MethodDeflate = 8;

    private readonly byte[] _window = new byte[2 * WindowSize];   // the last 32 KiB, then what is decoded now
    private int _position;
    private int _given;   // bytes before it have been handed out
    private int _checked;   // bytes before it are in the checksum
    private long _total;
    private long _totalBefore;   // when this call began

    private readonly bool _mayBeZlib;
    private readonly bool _mayBeGzip;
    private int _windowBits;   // 0: what the header says
    private bool _isGzip;
    private bool _hasCheck;
    private Mode _mode;
    private ulong _hold;
    private int _bits;
    private uint _check;
    private bool _hasDictionary;

    /// <param name="mayBeZlib">Whether the header of RFC 1950 is expected.</param>
    /// <param name="mayBeGzip">Whether the header of RFC 1952 is. Neither: there is no header.</param>
    /// <param name="windowBits">The largest window that is accepted; 0: any.</param>
    public InflateDecoder(bool mayBeZlib, bool mayBeGzip, int windowBits)
    {
        (_mayBeZlib, _mayBeGzip, _windowBits) = (mayBeZlib, mayBeGzip, windowBits);
        _mode = mayBeZlib || mayBeGzip ? Mode.Header : Mode.BlockHeader;
    }

    private InflateDecoder(InflateDecoder other)
    {
        (_mayBeZlib, _mayBeGzip, _windowBits, _isGzip, _hasCheck) = (other._mayBeZlib, other._mayBeGzip, other._windowBits, other._isGzip, other._hasCheck);
        other._window.CopyTo(_window, 0);
        (_position, _given, _checked, _total) = (other._position, other._given, other._checked, other._total);
        (_mode, _hold, _bits, _check, _hasDictionary, Message) = (other._mode, other._hold, other._bits, other._check, other._hasDictionary, other.Message);
        (_isLast, _length, _distance, _extra, _literals, _distances) = (other._isLast, other._length, other._distance, other._extra, other._literals, other._distances);
        (_literalCount, _distanceCount, _lengthCodeCount, _have, _codeLengths) = (other._literalCount, other._distanceCount, other._lengthCodeCount, other._have, other._codeLengths);
        other._lengths.CopyTo(_lengths, 0);
        (_flags, _headerCheck, _fieldLeft) = (other._flags, other._headerCheck, other._fieldLeft);
    }

    private enum Mode
    {
        Header,
        GzipFlags,
        GzipTime,
        GzipSystem,
        GzipExtraLength,
        GzipExtra,
        GzipName,
        GzipComment,
        GzipHeaderCheck,
        DictionaryId,
        Dictionary,
        BlockHeader,
        StoredLengths,
        Stored,
        TableSizes,
        LengthCodes,
        CodeLengths,
        Symbol,
        LengthExtra,
        DistanceSymbol,
        DistanceExtra,
        Match,
        Literal,
        Check,
        TotalLength,
        Done,
        Bad,
    }

    // Why decoding stopped.
    private enum Stop
    {
        Input,
        Room,
        Dictionary,
        Done,
        Bad,
    }

    /// <summary>What is wrong with the data; null: nothing so far.</summary>
    public string? Message { get; private set; }

    public static long SizeInMemory => 2 * WindowSize + 8192;

    public InflateDecoder Clone() => new(this);

    /// <summary>Decompresses as much as input and output allow.</summary>
    public ZlibStatus Run(IWorkBudget budget)
    {
        int inputBefore = InputLeft, outputBefore = OutputLeft;
        _totalBefore = _total;
        while (true)
        {
            var limit = Math.Min(_position + OutputLeft, _window.Length);
            budget.Charge(limit - _position);
            var stop = Decode(limit);
            GiveOut();
            if (stop == Stop.Room && OutputLeft > 0)
            {
                MakeRoom();
                continue;
            }
            return stop switch
            {
                Stop.Done => ZlibStatus.StreamEnd,
                Stop.Dictionary => ZlibStatus.NeedDictionary,
                Stop.Bad => ZlibStatus.DataError,
                _ => inputBefore == InputLeft && outputBefore == OutputLeft ? ZlibStatus.BufferError : ZlibStatus.Ok,
            };
        }
    }

    /// <summary>The bytes that the compressor was given as its dictionary.</summary>
    public ZlibStatus SetDictionary(ReadOnlySpan<byte> dictionary)
    {
        var hasHeader = _mayBeZlib || _mayBeGzip;
        if (hasHeader && _mode != Mode.Dictionary) return ZlibStatus.StreamError;
        if (_mode == Mode.Dictionary && RunningChecksum.Adler32(1, dictionary) != _check) return ZlibStatus.DataError;
        if (_mode == Mode.Dictionary) _check = 1;
        if (dictionary.Length > WindowSize) dictionary = dictionary[^WindowSize..];
        if (_position + dictionary.Length > _window.Length) MakeRoom();
        dictionary.CopyTo(_window.AsSpan(_position));
        _position += dictionary.Length;
        _given = _checked = _position;
        _total += dictionary.Length;
        _totalBefore = _total;
        _hasDictionary = true;
        return ZlibStatus.Ok;
    }

    private void GiveOut()
    {
        UpdateCheck();
        var count = _position - _given;
        Give(_window.AsSpan(_given, count));
        _given = _position;
    }

    private void MakeRoom()
    {
        if (_position <= WindowSize) return;
        _window.AsSpan(_position - WindowSize, WindowSize).CopyTo(_window);
        _position = _given = _checked = WindowSize;
    }

    private void UpdateCheck()
    {
        var bytes = _window.AsSpan(_checked, _position - _checked);
        _total += bytes.Length;
        _checked = _position;
        if (_hasCheck) _check = _isGzip ? RunningChecksum.Crc32(_check, bytes) : RunningChecksum.Adler32(_check, bytes);
    }

    // How far back a match may reach: what the window holds, and all that this call has decoded.
    private long Reach()
    {
        var size = 1L << (_windowBits == 0 ? LongestWindowBits : _windowBits);
        return Math.Min(_totalBefore, size) + (_total - _totalBefore) + (_position - _checked);
    }

    private Stop Fail(string message)
    {
        Message = message;
        _mode = Mode.Bad;
        return Stop.Bad;
    }

    // False: there are not so many bits.
    private bool TryNeed(int count)
    {
        while (_bits < count)
        {
            if (InputLeft == 0) return false;
            PullByte();
        }
        return true;
    }

    private void PullByte()
    {
        _hold |= (ulong)TakeByte() << _bits;
        _bits += 8;
    }

    private uint Peek(int count) => (uint)(_hold & (1ul << count) - 1);

    private void Drop(int count)
    {
        _hold >>= count;
        _bits -= count;
    }

    private uint TakeBits(int count)
    {
        var value = Peek(count);
        Drop(count);
        return value;
    }

    private Stop Decode(int limit)
    {
        while (true)
        {
            var stop = _mode switch
            {
                <= Mode.Dictionary => DecodeHeader(),
                Mode.Check or Mode.TotalLength => DecodeTrailer(),
                Mode.Done => Stop.Done,
                Mode.Bad => Stop.Bad,
                >= Mode.Symbol => DecodeSymbols(limit),
                Mode.Stored => CopyStored(limit),
                _ => DecodeBlockHeader(),
            };
            if (stop is { } found) return found;
        }
    }
}
