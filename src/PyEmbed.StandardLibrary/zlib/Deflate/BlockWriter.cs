namespace PyEmbed.StandardLibrary.Zlib;

/// <summary>Collects the literals and matches of a block and writes them in the shortest of the three forms of RFC 1951.</summary>
internal sealed class BlockWriter
{
    private const int HeaderBits = 3;
    private const int LiteralFlag = 0;   // a symbol without a distance
    private const int FewestLengthCodes = 4;

    private static readonly byte[] s_lengthCodes = MakeLengthCodes();
    private static readonly byte[] s_fixedLiteralLengths = MakeFixedLengths();
    private static readonly ushort[] s_fixedLiteralCodes = MakeFixedCodes(s_fixedLiteralLengths);
    private static readonly byte[] s_fixedDistanceLengths = MakeFixedDistanceLengths();
    private static readonly ushort[] s_fixedDistanceCodes = MakeFixedCodes(s_fixedDistanceLengths);

    private readonly DeflateStrategy _strategy;
    private readonly uint[] _symbols;   // distance << 9 | length, or the literal
    private readonly int[] _literalCounts = new int[DeflateFormat.LiteralCodes];
    private readonly int[] _distanceCounts = new int[DeflateFormat.DistanceCodes];
    private readonly HuffmanCode _literals = new(DeflateFormat.LiteralCodes, DeflateFormat.LongestCode);
    private readonly HuffmanCode _distances = new(DeflateFormat.DistanceCodes, DeflateFormat.LongestCode);
    private readonly HuffmanCode _lengthCode = new(DeflateFormat.LengthCodeCodes, DeflateFormat.LongestLengthCode);
    private readonly List<(byte Code, byte Extra)> _codeLengths = new(DeflateFormat.LiteralCodes + DeflateFormat.DistanceCodes);
    private readonly int[] _codeLengthCounts = new int[DeflateFormat.LengthCodeCodes];

    public BlockWriter(int capacity, DeflateStrategy strategy)
    {
        _strategy = strategy;
        _symbols = new uint[capacity];
        Output = new BitOutput(capacity + 64);
        _literalCounts[DeflateFormat.EndOfBlock] = 1;
    }

    private BlockWriter(BlockWriter other)
    {
        _strategy = other._strategy;
        _symbols = (uint[])other._symbols.Clone();
        Count = other.Count;
        Output = other.Output.Clone();
        other._literalCounts.CopyTo(_literalCounts, 0);
        other._distanceCounts.CopyTo(_distanceCounts, 0);
    }

    public BitOutput Output { get; }

    /// <summary>Symbols in the block so far.</summary>
    public int Count { get; private set; }

    public BlockWriter Clone() => new(this);

    /// <summary>True: the block is full.</summary>
    public bool AddLiteral(byte literal)
    {
        _symbols[Count++] = literal;
        _literalCounts[literal]++;
        return Count == _symbols.Length - 1;
    }

    /// <summary>True: the block is full.</summary>
    public bool AddMatch(int distance, int length)
    {
        _symbols[Count++] = (uint)(distance << 9 | length);
        _literalCounts[DeflateFormat.FirstLengthCode + s_lengthCodes[length]]++;
        _distanceCounts[DistanceCode(distance)]++;
        return Count == _symbols.Length - 1;
    }

    /// <summary>Ends the block and writes it.</summary>
    /// <param name="source">The bytes that it stands for, if they are still at hand.</param>
    /// <param name="hasSource">Whether they are.</param>
    /// <param name="length">How many they are.</param>
    /// <param name="isLast">Whether no other block follows.</param>
    public void Finish(ReadOnlySpan<byte> source, bool hasSource, long length, bool isLast)
    {
        _literals.Build(_literalCounts);
        _distances.Build(_distanceCounts);
        var lengthCodes = DescribeCodes();
        var dynamicBits = HeaderBits + 5 + 5 + 4 + 3 * lengthCodes + CostOfCodeLengths() + Cost(_literals.Lengths, _distances.Lengths);
        var fixedBits = HeaderBits + Cost(s_fixedLiteralLengths, s_fixedDistanceLengths);
        long dynamicBytes = (dynamicBits + 7) >> 3, fixedBytes = (fixedBits + 7) >> 3;
        var isFixed = fixedBytes <= dynamicBytes || _strategy == DeflateStrategy.Fixed;
        if (hasSource && length + 4 <= (isFixed ? fixedBytes : dynamicBytes)) WriteStored(source, isLast);
        else if (isFixed)
        {
            WriteHeader(DeflateFormat.FixedBlock, isLast);
            WriteSymbols(s_fixedLiteralLengths, s_fixedLiteralCodes, s_fixedDistanceLengths, s_fixedDistanceCodes);
        }
        else
        {
            WriteHeader(DeflateFormat.DynamicBlock, isLast);
            WriteCodes(lengthCodes);
            WriteSymbols(_literals.Lengths, _literals.Codes, _distances.Lengths, _distances.Codes);
        }
        Array.Clear(_literalCounts);
        Array.Clear(_distanceCounts);
        _literalCounts[DeflateFormat.EndOfBlock] = 1;
        Count = 0;
        if (isLast) Output.Align();
    }

    public void WriteStored(ReadOnlySpan<byte> source, bool isLast)
    {
        WriteStoredHeader(source.Length, isLast);
        Output.AddBytes(source);
    }

    /// <summary>The header of a block whose bytes are written by others.</summary>
    public void WriteStoredHeader(int length, bool isLast)
    {
        WriteHeader(DeflateFormat.StoredBlock, isLast);
        Output.Align();
        Output.AddByte(length);
        Output.AddByte(length >> 8);
        Output.AddByte(~length);
        Output.AddByte(~length >> 8);
    }

    /// <summary>An empty block with the fixed code: ten bits, by which a reader gets all that stands before.</summary>
    public void WriteEmptyFixed()
    {
        WriteHeader(DeflateFormat.FixedBlock, false);
        Output.Add(s_fixedLiteralCodes[DeflateFormat.EndOfBlock], s_fixedLiteralLengths[DeflateFormat.EndOfBlock]);
        Output.StoreWholeBytes();
    }

    private void WriteHeader(int kind, bool isLast) => Output.Add(kind << 1 | (isLast ? 1 : 0), HeaderBits);

    private void WriteSymbols(byte[] literalLengths, ushort[] literalCodes, byte[] distanceLengths, ushort[] distanceCodes)
    {
        var output = Output;
        foreach (var symbol in _symbols.AsSpan(0, Count))
        {
            var distance = (int)(symbol >> 9);
            var value = (int)(symbol & 0x1FF);
            if (distance == LiteralFlag)
            {
                output.Add(literalCodes[value], literalLengths[value]);
                continue;
            }
            int code = s_lengthCodes[value];
            output.Add(literalCodes[DeflateFormat.FirstLengthCode + code], literalLengths[DeflateFormat.FirstLengthCode + code]);
            output.Add(value - DeflateFormat.LengthBase[code], DeflateFormat.LengthExtraBits[code]);
            code = DistanceCode(distance);
            output.Add(distanceCodes[code], distanceLengths[code]);
            output.Add(distance - DeflateFormat.DistanceBase[code], DeflateFormat.DistanceExtraBits[code]);
        }
        output.Add(literalCodes[DeflateFormat.EndOfBlock], literalLengths[DeflateFormat.EndOfBlock]);
    }

    private long Cost(byte[] literalLengths, byte[] distanceLengths)
    {
        long bits = 0;
        for (var code = 0; code < _literalCounts.Length; code++)
            bits += (long)_literalCounts[code] * (literalLengths[code] + (code < DeflateFormat.FirstLengthCode ? 0 : DeflateFormat.LengthExtraBits[code - DeflateFormat.FirstLengthCode]));
        for (var code = 0; code < _distanceCounts.Length; code++)
            bits += (long)_distanceCounts[code] * (distanceLengths[code] + DeflateFormat.DistanceExtraBits[code]);
        return bits;
    }

    // Runs of code lengths, the two codes apart. How many lengths of the code for them have to be sent.
    private int DescribeCodes()
    {
        _codeLengths.Clear();
        DescribeRuns(_literals);
        DescribeRuns(_distances);
        Array.Clear(_codeLengthCounts);
        foreach (var (code, _) in _codeLengths) _codeLengthCounts[code]++;
        _lengthCode.Build(_codeLengthCounts);
        var count = DeflateFormat.LengthCodeCodes;
        while (count > FewestLengthCodes && _lengthCode.Lengths[DeflateFormat.LengthCodeOrder[count - 1]] == 0) count--;
        return count;
    }

    private void DescribeRuns(HuffmanCode code)
    {
        var lengths = code.Lengths.AsSpan(0, code.LastSymbol + 1);
        while (!lengths.IsEmpty)
        {
            var length = lengths[0];
            var run = lengths.IndexOfAnyExcept(length);
            if (run < 0) run = lengths.Length;
            lengths = lengths[run..];
            if (length == 0) DescribeZeros(run);
            else DescribeRepeats(length, run);
        }
    }

    private void DescribeZeros(int run)
    {
        while (run > 0)
        {
            var part = Math.Min(run, 138);
            if (part < 3) for (var i = 0; i < part; i++) _codeLengths.Add((0, 0));
            else if (part <= 10) _codeLengths.Add((DeflateFormat.RepeatZero, (byte)(part - 3)));
            else _codeLengths.Add((DeflateFormat.RepeatZeroLong, (byte)(part - 11)));
            run -= part;
        }
    }

    // The first of a run is always said itself.
    private void DescribeRepeats(byte length, int run)
    {
        _codeLengths.Add((length, 0));
        for (run--; run > 0;)
        {
            var part = Math.Min(run, 6);
            if (part < 3) for (var i = 0; i < part; i++) _codeLengths.Add((length, 0));
            else _codeLengths.Add((DeflateFormat.RepeatLength, (byte)(part - 3)));
            run -= part;
        }
    }

    private static int ExtraBitsOfRepeat(int code) => code switch { DeflateFormat.RepeatLength => 2, DeflateFormat.RepeatZero => 3, DeflateFormat.RepeatZeroLong => 7, _ => 0 };

    private long CostOfCodeLengths()
    {
        long bits = 0;
        for (var code = 0; code < _codeLengthCounts.Length; code++) bits += (long)_codeLengthCounts[code] * (_lengthCode.Lengths[code] + ExtraBitsOfRepeat(code));
        return bits;
    }

    private void WriteCodes(int lengthCodes)
    {
        Output.Add(_literals.LastSymbol + 1 - DeflateFormat.FirstLengthCode, 5);
        Output.Add(_distances.LastSymbol, 5);
        Output.Add(lengthCodes - FewestLengthCodes, 4);
        foreach (var code in DeflateFormat.LengthCodeOrder[..lengthCodes]) Output.Add(_lengthCode.Lengths[code], 3);
        foreach (var (code, extra) in _codeLengths)
        {
            Output.Add(_lengthCode.Codes[code], _lengthCode.Lengths[code]);
            Output.Add(extra, ExtraBitsOfRepeat(code));
        }
    }

    // Two codes for each power of two.
    private static int DistanceCode(int distance)
    {
        if (distance <= 4) return distance - 1;
        var above = distance - 1;
        var high = System.Numerics.BitOperations.Log2((uint)above);
        return 2 * high + (above >> high - 1 & 1);
    }

    private static byte[] MakeLengthCodes()
    {
        var codes = new byte[DeflateFormat.LongestMatch + 1];
        for (var code = 0; code < DeflateFormat.LengthBase.Length; code++)
            for (int length = DeflateFormat.LengthBase[code]; length <= DeflateFormat.LongestMatch; length++) codes[length] = (byte)code;
        return codes;
    }

    private static byte[] MakeFixedLengths()
    {
        var lengths = new byte[DeflateFormat.FixedLiteralCodes];
        for (var code = 0; code < lengths.Length; code++) lengths[code] = DeflateFormat.FixedLiteralLength(code);
        return lengths;
    }

    private static byte[] MakeFixedDistanceLengths()
    {
        var lengths = new byte[DeflateFormat.FixedDistanceCodes];
        Array.Fill(lengths, DeflateFormat.FixedDistanceLength);
        return lengths;
    }

    private static ushort[] MakeFixedCodes(byte[] lengths)
    {
        var codes = new ushort[lengths.Length];
        HuffmanCode.SetCodes(lengths, codes);
        return codes;
    }
}
