using PyEmbed.Core.Limits;

namespace PyEmbed.StandardLibrary.Bzip2;

/// <summary>Compresses to bzip2. The output grows in <see cref="Output"/>, whole bytes of it are taken by the caller.</summary>
internal sealed class Bzip2Encoder
{
    private const int NoRun = -1;
    private const int LongestRun = 255;
    private const int Rounds = 4;   // of fitting tables to what they code

    private readonly int _level;
    private readonly byte[] _block;
    private readonly int _fullAt;
    private int _count;
    private uint _crc = uint.MaxValue;
    private uint _allCrc;
    private bool _isStarted;
    private int _run = NoRun;   // the byte that was seen last
    private int _runLength;
    private ulong _bits;
    private int _bitCount;

    public Bzip2Encoder(int level)
    {
        _level = level;
        _block = new byte[level * Bzip2Format.BlockUnit];
        _fullAt = _block.Length - 19;
    }

    public MemoryStream Output { get; } = new();

    public static long SizeInMemory(int level) => (long)level * Bzip2Format.BlockUnit * 18;

    public void Add(ReadOnlySpan<byte> bytes, IWorkBudget budget)
    {
        foreach (var value in bytes)
        {
            if (_count >= _fullAt) WriteBlock(budget);
            if (value == _run && _runLength < LongestRun)
            {
                _runLength++;
                continue;
            }
            StoreRun();
            (_run, _runLength) = (value, 1);
        }
    }

    public void Finish(IWorkBudget budget)
    {
        StoreRun();
        _run = NoRun;
        if (_count > 0) WriteBlock(budget);
        WriteStart();
        Put(Bzip2Format.EndMark, 48);
        Put(_allCrc, 32);
        if (_bitCount > 0) Put(0, 8 - (_bitCount & 7) & 7);
    }

    // Up to four bytes stand for themselves, then a count of the others follows.
    private void StoreRun()
    {
        if (_run == NoRun) return;
        for (var i = 0; i < _runLength; i++) _crc = Bzip2Format.Crc(_crc, (byte)_run);
        for (var i = 0; i < Math.Min(_runLength, Bzip2Format.RunBeforeCount); i++) _block[_count++] = (byte)_run;
        if (_runLength >= Bzip2Format.RunBeforeCount) _block[_count++] = (byte)(_runLength - Bzip2Format.RunBeforeCount);
    }

    private void WriteStart()
    {
        if (_isStarted) return;
        _isStarted = true;
        Put('B' << 24 | 'Z' << 16 | 'h' << 8 | '0' + _level, 32);
    }

    private void WriteBlock(IWorkBudget budget)
    {
        var crc = ~_crc;
        _allCrc = (_allCrc << 1 | _allCrc >> 31) ^ crc;
        var block = _block.AsSpan(0, _count);
        var order = BlockSorter.Sort(block, budget);
        WriteStart();
        Put(Bzip2Format.BlockMark, 48);
        Put(crc, 32);
        Put(0, 1);
        Put(Array.IndexOf(order, 0), 24);
        var used = new bool[256];
        foreach (var value in block) used[value] = true;
        var symbols = ToSymbols(block, order, used, out var symbolCount);
        WriteUsed(used);
        WriteSymbols(symbols, symbolCount);
        _count = 0;
        _crc = uint.MaxValue;
    }

    // The last column of the sorted rotations, each byte by how long ago it was seen last; runs of the latest byte as numbers of two digits.
    private static ushort[] ToSymbols(ReadOnlySpan<byte> block, int[] order, bool[] used, out int alphabet)
    {
        Span<byte> recent = stackalloc byte[256];
        var count = 0;
        for (var value = 0; value < 256; value++)
            if (used[value]) recent[count++] = (byte)value;
        alphabet = count + 2;
        var symbols = new ushort[block.Length + 1];
        var end = 0;
        var zeros = 0;
        foreach (var start in order)
        {
            var value = block[start == 0 ? block.Length - 1 : start - 1];
            var place = recent.IndexOf(value);
            if (place == 0)
            {
                zeros++;
                continue;
            }
            end = StoreZeros(symbols, end, zeros);
            zeros = 0;
            recent[..place].CopyTo(recent[1..]);
            recent[0] = value;
            symbols[end++] = (ushort)(place + 1);
        }
        end = StoreZeros(symbols, end, zeros);
        symbols[end++] = (ushort)(alphabet - 1);
        return symbols[..end];
    }

    private static int StoreZeros(ushort[] symbols, int end, int zeros)
    {
        for (; zeros > 0; zeros = zeros - 1 >> 1) symbols[end++] = (ushort)((zeros & 1) != 0 ? Bzip2Format.RunA : Bzip2Format.RunB);
        return end;
    }

    private void WriteUsed(bool[] used)
    {
        for (var row = 0; row < 256; row += 16) Put(used.AsSpan(row, 16).Contains(true) ? 1 : 0, 1);
        for (var row = 0; row < 256; row += 16)
        {
            if (!used.AsSpan(row, 16).Contains(true)) continue;
            for (var i = row; i < row + 16; i++) Put(used[i] ? 1 : 0, 1);
        }
    }

    private void WriteSymbols(ushort[] symbols, int alphabet)
    {
        var tables = symbols.Length switch { < 200 => 2, < 600 => 3, < 1200 => 4, < 2400 => 5, _ => 6 };
        var lengths = FirstLengths(symbols, alphabet, tables);
        byte[] selectors = [];
        for (var round = 0; round < Rounds; round++) selectors = Fit(symbols, alphabet, lengths);
        Put(tables, 3);
        Put(selectors.Length, 15);
        WriteSelectors(selectors, tables);
        foreach (var table in lengths) WriteLengths(table);
        var codes = lengths.Select(Codes).ToArray();
        for (var i = 0; i < symbols.Length; i++)
        {
            var table = selectors[i / Bzip2Format.SymbolsPerSelector];
            Put(codes[table][symbols[i]], lengths[table][symbols[i]]);
        }
    }

    // At first each table is for a part of the alphabet that makes up an equal share.
    private static byte[][] FirstLengths(ushort[] symbols, int alphabet, int tables)
    {
        const byte Cheap = 0, Dear = 15;
        var counts = new int[alphabet];
        foreach (var symbol in symbols) counts[symbol]++;
        var lengths = new byte[tables][];
        var left = symbols.Length;
        var start = 0;
        for (var part = tables; part > 0; part--)
        {
            var wanted = left / part;
            var end = start;
            var share = 0;
            while (share < wanted && end < alphabet) share += counts[end++];
            if (end - 1 > start && part != tables && part != 1 && (tables - part) % 2 == 1) share -= counts[--end];
            var table = lengths[part - 1] = new byte[alphabet];
            Array.Fill(table, Dear);
            if (end > start) Array.Fill(table, Cheap, start, end - start);
            start = end;
            left -= share;
        }
        return lengths;
    }

    // Gives each fifty symbols the table that codes them best, then each table the code that is best for what it was given.
    private static byte[] Fit(ushort[] symbols, int alphabet, byte[][] lengths)
    {
        var counts = lengths.Select(_ => new int[alphabet]).ToArray();
        var selectors = new byte[(symbols.Length + Bzip2Format.SymbolsPerSelector - 1) / Bzip2Format.SymbolsPerSelector];
        for (var group = 0; group < selectors.Length; group++)
        {
            var part = symbols.AsSpan(group * Bzip2Format.SymbolsPerSelector, Math.Min(Bzip2Format.SymbolsPerSelector, symbols.Length - group * Bzip2Format.SymbolsPerSelector));
            var best = 0;
            var least = int.MaxValue;
            for (var table = 0; table < lengths.Length; table++)
            {
                var cost = 0;
                foreach (var symbol in part) cost += lengths[table][symbol];
                if (cost < least) (best, least) = (table, cost);
            }
            selectors[group] = (byte)best;
            foreach (var symbol in part) counts[best][symbol]++;
        }
        for (var table = 0; table < lengths.Length; table++) Bzip2Code.SetLengths(counts[table], lengths[table]);
        return selectors;
    }

    private void WriteSelectors(byte[] selectors, int tables)
    {
        Span<byte> recent = stackalloc byte[Bzip2Format.MostTables];
        for (var i = 0; i < tables; i++) recent[i] = (byte)i;
        foreach (var selector in selectors)
        {
            var place = recent.IndexOf(selector);
            recent[..place].CopyTo(recent[1..]);
            recent[0] = selector;
            for (var i = 0; i < place; i++) Put(1, 1);
            Put(0, 1);
        }
    }

    // The first length, then the way from each to the next in steps of one.
    private void WriteLengths(byte[] lengths)
    {
        int current = lengths[0];
        Put(current, 5);
        foreach (var length in lengths)
        {
            for (; current < length; current++) Put(0b10, 2);
            for (; current > length; current--) Put(0b11, 2);
            Put(0, 1);
        }
    }

    private static int[] Codes(byte[] lengths)
    {
        var codes = new int[lengths.Length];
        var next = 0;
        for (int length = lengths.Min(); length <= lengths.Max(); length++, next <<= 1)
            for (var symbol = 0; symbol < lengths.Length; symbol++)
                if (lengths[symbol] == length) codes[symbol] = next++;
        return codes;
    }

    private void Put(long value, int count)
    {
        for (; count > 24; count -= 24) Put(value >> count - 24 & 0xFFFFFF, 24);
        _bits = _bits << count | (ulong)value & (1ul << count) - 1;
        _bitCount += count;
        while (_bitCount >= 8)
        {
            _bitCount -= 8;
            Output.WriteByte((byte)(_bits >> _bitCount));
        }
    }
}
