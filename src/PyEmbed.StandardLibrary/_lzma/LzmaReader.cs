using System.Buffers.Binary;
using PyEmbed.StandardLibrary.Compression;
using PyEmbed.StandardLibrary.Zlib;

namespace PyEmbed.StandardLibrary.Lzma;

/// <summary>Decompresses .xz, .lzma and raw data that arrives piece by piece.</summary>
internal sealed class LzmaReader : StreamDecoder
{
    public const int Auto = 0, Xz = 1, Alone = 2, Raw = 3;

    private const int Portion = 1 << 16;   // decoded before it is handed out
    private const long PlausibleSize = 1L << 38;   // of an .lzma file; greater ones are other files by chance

    private static readonly byte[] s_magic = [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0];

    private readonly int _format;
    private readonly LzmaFilter[]? _filters;   // of a raw stream
    private readonly Action<long> _reserve;
    private readonly long _memoryLimit;
    private byte[] _taken = [];   // bytes of a record, gathered
    private int _takenCount;
    private byte[] _carried = [];   // the beginning of a symbol of which more is to come
    private long _given;   // bytes of the block that were handed out
    private LzmaWindow? _window;
    private LzmaDecoder _decoder = null!;

    public LzmaReader(int format, LzmaFilter[]? filters, long memoryLimit, Action<long> reserve)
    {
        _format = format;
        _filters = filters;
        _reserve = reserve;
        _memoryLimit = memoryLimit;
    }

    public enum Problem
    {
        None,
        Format,
        Corrupt,
        Options,
        Memory,
    }

    public Problem Failure { get; private set; }

    public override bool HasFailed => Failure != Problem.None;

    /// <summary>The check of the .xz file.</summary>
    public int Check { get; private set; } = LzmaCheck.Unknown;

    // Gathers so many bytes in _taken. False: more input is needed.
    private bool TryGather(int count)
    {
        if (_taken.Length < count) Array.Resize(ref _taken, Math.Max(count, 1024));
        var more = Math.Min(count - _takenCount, InputLeft);
        Rest[..more].CopyTo(_taken.AsSpan(_takenCount));
        Advance(more);
        _takenCount += more;
        return _takenCount == count;
    }

    private ReadOnlySpan<byte> Gathered()
    {
        var count = _takenCount;
        _takenCount = 0;
        return _taken.AsSpan(0, count);
    }

    private bool Fail(Problem problem)
    {
        Failure = problem;
        return false;
    }

    protected override IEnumerable<Pause> Walk()
    {
        var format = _format;
        if (format == Auto)
        {
            while (InputLeft == 0) yield return Pause.Input;
            format = Input[InputStart] == s_magic[0] ? Xz : Alone;
        }
        var walk = format switch { Xz => WalkXz(), Alone => WalkAlone(), _ => WalkRaw(_filters!) };
        foreach (var pause in walk) yield return pause;
    }

    private IEnumerable<Pause> WalkAlone()
    {
        while (!TryGather(1)) yield return Pause.Input;
        if (!LzmaDecoder.AreProperties(_taken[0]))
        {
            Failure = Problem.Format;
            yield break;
        }
        while (!TryGather(13)) yield return Pause.Input;
        var header = Gathered().ToArray();
        var size = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(5));
        var dictionary = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(1));
        if (!IsPlausible(dictionary) || size != -1 && size is < 0 or >= PlausibleSize)
        {
            Failure = Problem.Format;
            yield break;
        }
        Check = LzmaCheck.None;
        foreach (var pause in Transformed(WalkLzma1(header[0], dictionary, size), [], null)) yield return pause;
    }

    // Sizes of dictionaries are 2^n or 2^n + 2^(n-1).
    private static bool IsPlausible(uint size)
    {
        if (size == uint.MaxValue) return true;
        for (var bits = 0; bits < 42; bits++)
            if (size == LzmaFilter.DictionarySizeOf(bits) || size == 1u << Math.Min(bits, 31) || bits < 31 && size == 3u << bits) return true;
        return false;
    }

    private IEnumerable<Pause> WalkRaw(LzmaFilter[] filters)
    {
        var transforms = filters[..^1].Select(static filter => filter.MakeTransform(isEncoding: false)).Reverse().ToArray();
        var last = filters[^1];
        Check = LzmaCheck.None;
        var walk = last.Id == LzmaFilter.Lzma1 ? WalkLzma1(last.Properties[0], last.DictionarySize, -1) : WalkLzma2(last.DictionarySize);
        foreach (var pause in Transformed(walk, transforms, null)) yield return pause;
    }

    private bool TryStart(int properties, long dictionary, bool isLzma2)
    {
        if (dictionary > _memoryLimit) return Fail(Problem.Memory);
        _window = new LzmaWindow(Math.Max(dictionary, 4096), _reserve);
        _decoder = new LzmaDecoder(_window);
        return isLzma2 || _decoder.TrySetProperties(properties) || Fail(Problem.Options);
    }

    // Decodes what was carried over and what has come, at most so many bytes: those that were used are subtracted.
    private LzmaDecoder.Result Decode(ref long packed, long limit, bool mayEnd, bool isComplete)
    {
        var available = (int)Math.Min(packed, (long)_carried.Length + InputLeft);
        var fromInput = available - _carried.Length;
        var isCarried = _carried.Length > 0;
        byte[] source = isCarried ? [.. _carried, .. Rest[..fromInput]] : Input;
        var start = isCarried ? 0 : InputStart;
        var at = start;
        Budget.Charge(Portion);
        var result = _decoder.Run(source, ref at, start + available, limit, mayEnd, isComplete, Budget);
        packed -= at - start;
        var left = available - (at - start);
        _carried = left > fromInput ? source[at..^fromInput] : [];
        Advance(fromInput - Math.Min(left, fromInput));
        return result;
    }

    // The last bytes of a piece of input can be part of a symbol that ends in the next one.
    private void Carry()
    {
        _carried = [.. _carried, .. Rest];
        Advance(InputLeft);
    }

    // What is decoded waits in the window; a pause for room says that somebody should take it.
    private IEnumerable<Pause> WalkLzma1(int properties, long dictionary, long size)
    {
        if (!TryStart(properties, dictionary, false)) yield break;
        while (!TryGather(LzmaDecoder.StartLength)) yield return Pause.Input;
        if (!_decoder.TryStart(Gathered()))
        {
            Failure = Problem.Corrupt;
            yield break;
        }
        var packed = long.MaxValue;
        while (true)
        {
            if (size >= 0 && _window!.Total == size && _decoder.IsFinished)
            {
                while (_window.Waiting > 0) yield return Pause.Room;
                yield break;
            }
            var limit = Math.Min(_window!.Total + Portion - _window!.Waiting, size < 0 ? long.MaxValue : size);
            switch (Decode(ref packed, limit, mayEnd: size < 0 || _window!.Total == size, isComplete: _window!.Total == size))
            {
                case LzmaDecoder.Result.NeedsInput:
                    if (_window!.Waiting > 0)
                    {
                        yield return Pause.Room;
                        if (_window!.Waiting > 0) continue;
                    }
                    if (size >= 0 && _window!.Total == size && _decoder.IsFinished) yield break;
                    Carry();
                    yield return Pause.Input;
                    continue;
                case LzmaDecoder.Result.Full when size >= 0 && _window!.Total == size:
                    while (_window!.Waiting > 0) yield return Pause.Room;
                    if (_decoder.IsFinished) yield break;
                    Failure = Problem.Corrupt;
                    yield break;
                case LzmaDecoder.Result.Full:
                    yield return Pause.Room;
                    continue;
                case LzmaDecoder.Result.Ended:
                    while (_window!.Waiting > 0) yield return Pause.Room;
                    yield break;
                default:
                    Failure = Problem.Corrupt;
                    yield break;
            }
        }
    }

    private IEnumerable<Pause> WalkLzma2(long dictionary)
    {
        if (!TryStart(0, dictionary, true)) yield break;
        bool needsDictionary = true, needsProperties = true, needsState = true;
        while (true)
        {
            while (!TryGather(1)) yield return Pause.Input;
            int control = Gathered()[0];
            if (control == 0)
            {
                while (_window!.Waiting > 0) yield return Pause.Room;
                yield break;
            }
            if (control is > 2 and < 0x80) goto Corrupt;
            if (control is 1 or >= 0xE0)
            {
                _window!.Reset();
                needsDictionary = false;
                needsProperties = needsProperties || control == 1;
            }
            if (needsDictionary) goto Corrupt;
            while (!TryGather(control < 0x80 ? 2 : 4)) yield return Pause.Input;
            var sizes = Gathered().ToArray();
            var plain = BinaryPrimitives.ReadUInt16BigEndian(sizes) + 1;
            if (control < 0x80)
            {
                // Bytes as they are.
                needsState = true;
                while (plain > 0)
                {
                    while (InputLeft == 0) yield return Pause.Input;
                    while (_window!.Waiting >= Portion) yield return Pause.Room;
                    var part = Math.Min(Math.Min(plain, InputLeft), Portion - _window!.Waiting);
                    _window!.Put(Rest[..part], Budget);
                    Advance(part);
                    plain -= part;
                    if (_window!.Waiting > 0) yield return Pause.Room;
                }
                continue;
            }
            plain += (control & 0x1F) << 16;
            var packed = BinaryPrimitives.ReadUInt16BigEndian(sizes.AsSpan(2)) + 1L;
            var reset = control >> 5 & 3;
            if (reset >= 2)
            {
                while (!TryGather(1)) yield return Pause.Input;
                if (!_decoder.TrySetProperties(Gathered()[0])) goto Corrupt;
                needsProperties = needsState = false;
            }
            else if (needsProperties) goto Corrupt;
            else if (reset == 1)
            {
                _decoder.ResetState();
                needsState = false;
            }
            if (needsState) goto Corrupt;
            if (packed < LzmaDecoder.StartLength) goto Corrupt;
            while (!TryGather(LzmaDecoder.StartLength)) yield return Pause.Input;
            if (!_decoder.TryStart(Gathered())) goto Corrupt;
            packed -= LzmaDecoder.StartLength;
            var end = _window!.Total + plain;
            while (_window!.Total < end)
            {
                while (_window!.Waiting >= Portion) yield return Pause.Room;
                var result = Decode(ref packed, Math.Min(end, _window!.Total + Portion - _window!.Waiting), mayEnd: false, isComplete: false);
                if (result == LzmaDecoder.Result.NeedsInput && _carried.Length + InputLeft < packed)
                {
                    Carry();
                    yield return Pause.Input;
                }
                else if (result != LzmaDecoder.Result.Full) goto Corrupt;
            }
            if (packed != 0 || !_decoder.IsFinished) goto Corrupt;
        }

    Corrupt:
        Failure = Problem.Corrupt;
    }

    // Moves what is decoded through the filters to the output. Pauses of the walk for room end here, as far as there is room.
    private IEnumerable<Pause> Transformed(IEnumerable<Pause> walk, IByteTransform[] transforms, LzmaCheck? check)
    {
        var chain = new TransformChain(transforms);
        var ready = Array.Empty<byte>();
        var isAtEnd = false;
        using var steps = walk.GetEnumerator();
        while (!isAtEnd)
        {
            isAtEnd = !steps.MoveNext();
            if (HasFailed) yield break;
            var wantsInput = !isAtEnd && steps.Current == Pause.Input;
            while (_window is not null)
            {
                if (transforms.Length == 0) Give(_window.Take(OutputLeft), check);
                else
                {
                    if (ready.Length == 0) ready = chain.Run(_window.Take(Portion).ToArray(), isAtEnd && _window.Waiting == 0);
                    var part = Math.Min(ready.Length, OutputLeft);
                    Give(ready.AsSpan(0, part), check);
                    ready = ready[part..];
                }
                if (_window.Waiting == 0 && ready.Length == 0) break;
                if (OutputLeft == 0) yield return Pause.Room;
            }
            // It may have come while there was no room.
            if (wantsInput && InputLeft == 0) yield return Pause.Input;
        }
    }

    private void Give(ReadOnlySpan<byte> bytes, LzmaCheck? check)
    {
        Give(bytes);
        check?.Add(bytes);
        _given += bytes.Length;
    }

    private IEnumerable<Pause> WalkXz()
    {
        while (!TryGather(12))
        {
            if (_takenCount > 0 && !_taken.AsSpan(0, Math.Min(_takenCount, 6)).SequenceEqual(s_magic.AsSpan(0, Math.Min(_takenCount, 6)))) break;
            yield return Pause.Input;
        }
        var header = Gathered().ToArray();
        if (header.Length < 12 || !header.AsSpan(0, 6).SequenceEqual(s_magic))
        {
            Failure = Problem.Format;
            yield break;
        }
        if (BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(8)) != RunningChecksum.Crc32(0, header.AsSpan(6, 2))) goto Corrupt;
        if (header[6] != 0 || header[7] > 15)
        {
            Failure = Problem.Options;
            yield break;
        }
        Check = header[7];
        var blocks = new List<(long Packed, long Plain)>();
        while (true)
        {
            while (!TryGather(1)) yield return Pause.Input;
            if (_taken[0] == 0) break;
            var headerSize = (_taken[0] + 1) * 4;
            while (!TryGather(headerSize)) yield return Pause.Input;
            if (ReadBlockHeader(Gathered().ToArray(), out var packedSize, out var plainSize) is not { } filters) yield break;
            var transforms = filters[..^1].Select(static filter => filter.MakeTransform(isEncoding: false)).Reverse().ToArray();
            using var check = new LzmaCheck(Check);
            _given = 0;
            long packed = 0;
            var last = filters[^1];
            using (var steps = Transformed(WalkLzma2(last.DictionarySize), transforms, check).GetEnumerator())
            {
                while (true)
                {
                    var before = InputLeft;
                    var goesOn = steps.MoveNext();
                    packed += before - InputLeft;
                    if (!goesOn) break;
                    yield return steps.Current;
                }
            }
            if (HasFailed) yield break;
            if (packedSize >= 0 && packed != packedSize || plainSize >= 0 && _given != plainSize) goto Corrupt;
            var padding = (int)(-packed & 3);
            while (!TryGather(padding + LzmaCheck.SizeOf(Check))) yield return Pause.Input;
            var tail = Gathered().ToArray();
            if (tail.AsSpan(0, padding).ContainsAnyExcept((byte)0)) goto Corrupt;
            if (LzmaCheck.IsSupported(Check) && !tail.AsSpan(padding).SequenceEqual(check.Finish())) goto Corrupt;
            blocks.Add((headerSize + packed + LzmaCheck.SizeOf(Check), _given));
        }
        // The index: how long each block is. It is compared with what was read.
        var expected = XzIndex.Make(blocks);
        while (!TryGather(expected.Length + 12)) yield return Pause.Input;
        var end = Gathered().ToArray();
        if (!end.AsSpan(0, expected.Length).SequenceEqual(expected) || !end.AsSpan(expected.Length).SequenceEqual(XzIndex.Footer(Check, expected.Length))) goto Corrupt;
        yield break;

    Corrupt:
        Failure = Problem.Corrupt;
    }

    private LzmaFilter[]? ReadBlockHeader(byte[] header, out long packed, out long plain)
    {
        packed = plain = -1;
        var body = header.AsSpan(0, header.Length - 4);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(body.Length)) != RunningChecksum.Crc32(0, body))
        {
            _ = Fail(Problem.Corrupt);
            return null;
        }
        var flags = body[1];
        ReadOnlySpan<byte> rest = body[2..];
        ulong value = 0;
        if ((flags & 0x3C) != 0 || (flags & 0x40) != 0 && !XzIndex.TryRead(ref rest, out value))
        {
            _ = Fail(Problem.Options);
            return null;
        }
        if ((flags & 0x40) != 0) packed = (long)value;
        var isGood = (flags & 0x80) == 0 || XzIndex.TryRead(ref rest, out value);
        if ((flags & 0x80) != 0) plain = (long)value;
        var filters = new LzmaFilter[(flags & 3) + 1];
        for (var i = 0; isGood && i < filters.Length; i++)
        {
            isGood = XzIndex.TryRead(ref rest, out var id) & XzIndex.TryRead(ref rest, out var size) && size <= (ulong)rest.Length;
            if (!isGood) break;
            filters[i] = new LzmaFilter(id, rest[..(int)size].ToArray());
            rest = rest[(int)size..];
            isGood = filters[i].IsUsable && (i == filters.Length - 1 ? id == LzmaFilter.Lzma2 : !filters[i].IsLast);
        }
        if (isGood && !rest.ContainsAnyExcept((byte)0)) return filters;
        _ = Fail(Problem.Options);
        return null;
    }
}
