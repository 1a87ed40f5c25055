using PyEmbed.Core.Limits;
using PyEmbed.StandardLibrary.Compression;

namespace PyEmbed.StandardLibrary.Zlib;

/// <summary>
/// Compresses to RFC 1951 in the container of RFC 1950, 1952 or none, byte for byte as zlib 1.2.13 does. When output is full has, as in zlib, an influence on what comes out after a flush and at level 0.
/// </summary>
internal sealed partial class DeflateEncoder : StreamCoder
{
    private const int MethodDeflate = 8;
    private const int PresetDictionary = 0x20;
    private const int GzipUnix = 3;

    private readonly int _windowBits;
    private readonly int _levelNumber;
    private readonly DeflateLevel _level;
    private readonly DeflateStrategy _strategy;
    private readonly Container _container;
    private readonly MatchWindow _window;
    private readonly BlockWriter _block;
    private readonly int _mostPending;   // how long a stored block may be that waits for output
    private IWorkBudget _budget = null!;
    private Phase _phase = Phase.Header;
    private bool _isTrailerWritten;
    private uint _check;
    private long _totalIn;
    private FlushMode? _lastFlush;   // null: the last call ended for want of room
    private bool _isFirstCall = true;

    public DeflateEncoder(int level, Container container, int windowBits, int memoryLevel, DeflateStrategy strategy)
    {
        _levelNumber = level;
        _level = DeflateLevel.Of(level);
        _strategy = strategy;
        _container = container;
        _windowBits = windowBits;
        _window = new MatchWindow(windowBits, HashBits(memoryLevel));
        _block = new BlockWriter(SymbolsPerBlock(memoryLevel), strategy);
        _mostPending = SymbolsPerBlock(memoryLevel) * 4;
        _check = StartOfCheck;
    }

    private DeflateEncoder(DeflateEncoder other)
    {
        (_windowBits, _levelNumber, _level, _strategy, _container, _mostPending) = (other._windowBits, other._levelNumber, other._level, other._strategy, other._container, other._mostPending);
        (_window, _block) = (other._window.Clone(), other._block.Clone());
        (_phase, _isTrailerWritten, _check, _totalIn, _lastFlush, _isFirstCall) = (other._phase, other._isTrailerWritten, other._check, other._totalIn, other._lastFlush, other._isFirstCall);
        (_matchLength, _hasLiteral) = (other._matchLength, other._hasLiteral);
    }

    private enum Phase
    {
        Header,
        Blocks,
        Finished,
    }

    // How the work on blocks ended.
    private enum Progress
    {
        NeedsMore,   // input, or room for output
        BlockDone,   // all input is in blocks that are written
        Finishing,   // the last block is written, but its output waits
        Finished,
    }

    private uint StartOfCheck => _container == Container.Zlib ? 1u : 0u;

    private BitOutput Pending => _block.Output;

    private static int HashBits(int memoryLevel) => memoryLevel + 7;

    private static int SymbolsPerBlock(int memoryLevel) => 1 << (memoryLevel + 6);

    public static long SizeInMemory(int windowBits, int memoryLevel) => MatchWindow.SizeInMemory(windowBits, HashBits(memoryLevel)) + SymbolsPerBlock(memoryLevel) * 8L;

    public DeflateEncoder Clone() => new(this);

    /// <summary>Compresses as much as input and output allow.</summary>
    public ZlibStatus Run(FlushMode flush, IWorkBudget budget)
    {
        if (flush is < FlushMode.None or > FlushMode.Block || _phase == Phase.Finished && flush != FlushMode.Finish) return ZlibStatus.StreamError;
        if (OutputLeft == 0) return ZlibStatus.BufferError;
        _budget = budget;
        var lastFlush = _lastFlush;
        var isRepeated = !_isFirstCall && lastFlush is { } last && Rank(flush) <= Rank(last);
        (_lastFlush, _isFirstCall) = (flush, false);
        if (Pending.Waiting > 0)
        {
            GiveOut();
            if (OutputLeft == 0) return WithoutRoom();
        }
        else if (InputLeft == 0 && isRepeated && flush != FlushMode.Finish) return ZlibStatus.BufferError;
        if (_phase == Phase.Finished && InputLeft != 0) return ZlibStatus.BufferError;
        if (_phase == Phase.Header)
        {
            WriteHeader();
            _phase = Phase.Blocks;
            GiveOut();
            if (Pending.Waiting > 0) return WithoutRoom();
        }
        if ((InputLeft > 0 || _window.Ahead > 0 || flush != FlushMode.None && _phase != Phase.Finished) && !TryBlocks(flush)) return ZlibStatus.Ok;
        if (flush != FlushMode.Finish) return ZlibStatus.Ok;
        if (_container == Container.Raw || _isTrailerWritten) return ZlibStatus.StreamEnd;
        WriteTrailer();
        _isTrailerWritten = true;
        GiveOut();
        return Pending.Waiting > 0 ? ZlibStatus.Ok : ZlibStatus.StreamEnd;
    }

    /// <summary>Bytes that the reader has too and that matches may refer to. False: they come too late, or gzip cannot say so.</summary>
    public bool TrySetDictionary(ReadOnlySpan<byte> dictionary, IWorkBudget budget)
    {
        if (_container == Container.Gzip || _phase != Phase.Header || _window.Ahead > 0) return false;
        if (_container == Container.Zlib) _check = RunningChecksum.Adler32(_check, dictionary);
        if (dictionary.Length >= _window.Size) dictionary = dictionary[^_window.Size..];
        SetInput(dictionary.ToArray(), 0, dictionary.Length);
        _budget = budget;
        Fill(withCheck: false);
        while (_window.Ahead >= DeflateFormat.ShortestMatch)
        {
            for (; _window.Ahead >= DeflateFormat.ShortestMatch; _window.Ahead--) _ = _window.Insert(_window.Position++);
            Fill(withCheck: false);
        }
        _window.Position += _window.Ahead;
        _window.BlockStart = _window.Position;
        _window.NotHashed = _window.Ahead;
        _window.Ahead = 0;
        _matchLength = DeflateFormat.ShortestMatch - 1;
        return true;
    }

    private ZlibStatus WithoutRoom()
    {
        _lastFlush = null;
        return ZlibStatus.Ok;
    }

    // Flushing for the second time does nothing, unless more is asked for. Block stands between none and partial.
    private static int Rank(FlushMode flush) => flush == FlushMode.Block ? 1 : 2 * (int)flush;

    // False: the call ends here.
    private bool TryBlocks(FlushMode flush)
    {
        var progress = _levelNumber == 0 ? Store(flush)
            : _strategy == DeflateStrategy.HuffmanOnly ? WithoutMatches(flush)
            : _strategy == DeflateStrategy.RunLength ? WithRuns(flush)
            : _level.IsLazy ? WithLazyMatches(flush)
            : WithFirstMatches(flush);
        if (progress is Progress.Finishing or Progress.Finished) _phase = Phase.Finished;
        if (progress is Progress.NeedsMore or Progress.Finishing)
        {
            if (OutputLeft == 0) _lastFlush = null;
            return false;
        }
        if (progress != Progress.BlockDone) return true;
        if (flush == FlushMode.Partial) _block.WriteEmptyFixed();
        else if (flush != FlushMode.Block)
        {
            _block.WriteStored(default, false);
            if (flush == FlushMode.Full)
            {
                _window.Forget();
                if (_window.Ahead == 0) _window.Rewind();
            }
        }
        GiveOut();
        if (OutputLeft > 0) return true;
        _lastFlush = null;
        return false;
    }

    private void WriteHeader()
    {
        var isFastest = _strategy >= DeflateStrategy.HuffmanOnly || _levelNumber < 2;
        if (_container == Container.Gzip)
        {
            ReadOnlySpan<byte> header = [0x1F, 0x8B, MethodDeflate, 0, 0, 0, 0, 0, (byte)(_levelNumber == DeflateLevel.Best ? 2 : isFastest ? 4 : 0), GzipUnix];
            Pending.AddBytes(header);
        }
        else if (_container == Container.Zlib)
        {
            var effort = isFastest ? 0 : _levelNumber < DeflateLevel.Default ? 1 : _levelNumber == DeflateLevel.Default ? 2 : 3;
            var header = (MethodDeflate + (_windowBits - 8 << 4)) << 8 | effort << 6;
            var hasDictionary = _window.Position > 0;
            if (hasDictionary) header |= PresetDictionary;
            header += 31 - header % 31;
            AddBigEndian(header, 2);
            if (hasDictionary) AddBigEndian((int)_check, 4);
        }
        _check = StartOfCheck;
    }

    private void WriteTrailer()
    {
        if (_container == Container.Zlib)
        {
            AddBigEndian((int)_check, 4);
            return;
        }
        for (var shift = 0; shift < 32; shift += 8) Pending.AddByte((int)(_check >> shift));
        for (var shift = 0; shift < 32; shift += 8) Pending.AddByte((int)(_totalIn >> shift));
    }

    private void AddBigEndian(int value, int count)
    {
        for (var shift = 8 * (count - 1); shift >= 0; shift -= 8) Pending.AddByte(value >> shift);
    }

    private void GiveOut()
    {
        Pending.StoreWholeBytes();
        Filled(Pending.Take(Room));
    }

    // Reads input into the window until there is enough for matching.
    private void Fill(bool withCheck = true)
    {
        do
        {
            _window.MakeRoom();
            if (InputLeft == 0) return;
            var at = _window.Position + _window.Ahead;
            _window.Ahead += Read(_window.Bytes.AsSpan(at, _window.Room), withCheck);
            _window.HashWaiting();
        }
        while (_window.Ahead < MatchWindow.BytesAhead && InputLeft > 0);
    }

    private int Read(Span<byte> into, bool withCheck = true)
    {
        var count = Math.Min(into.Length, InputLeft);
        _window.Charge(_budget, count);
        var bytes = Rest[..count];
        bytes.CopyTo(into);
        Advance(count);
        if (!withCheck) return count;
        _check = _container switch { Container.Zlib => RunningChecksum.Adler32(_check, bytes), Container.Gzip => RunningChecksum.Crc32(_check, bytes), _ => _check };
        _totalIn += count;
        return count;
    }
}
