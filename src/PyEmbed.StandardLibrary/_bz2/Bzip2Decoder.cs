using PyEmbed.StandardLibrary.Compression;

namespace PyEmbed.StandardLibrary.Bzip2;

/// <summary>Decompresses bzip2 that arrives piece by piece.</summary>
internal sealed class Bzip2Decoder : StreamDecoder
{
    private ulong _bits;
    private int _bitCount;
    private bool _isBad;

    public override bool HasFailed => _isBad;

    // Whether there are so many bits; bytes are only taken as they are needed.
    private bool Has(int count)
    {
        while (_bitCount < count)
        {
            if (InputLeft == 0) return false;
            _bits = _bits << 8 | TakeByte();
            _bitCount += 8;
        }
        return true;
    }

    private int Take(int count)
    {
        _bitCount -= count;
        return (int)(_bits >> _bitCount & (1ul << count) - 1);
    }

    protected override IEnumerable<Pause> Walk()
    {
        foreach (var expected in new[] { 'B', 'Z', 'h' })
        {
            while (!Has(8)) yield return Pause.Input;
            if (Take(8) != expected) goto Bad;
        }
        while (!Has(8)) yield return Pause.Input;
        var level = Take(8) - '0';
        if (level is < 1 or > 9) goto Bad;
        Budget.Charge(level * Bzip2Format.BlockUnit);
        var block = new int[level * Bzip2Format.BlockUnit];
        var symbols = new BlockSymbols();
        uint allCrc = 0;
        while (true)
        {
            while (!Has(48)) yield return Pause.Input;
            var mark = (long)Take(24) << 24 | (long)Take(24);
            while (!Has(32)) yield return Pause.Input;
            var crc = (uint)Take(32);
            if (mark == Bzip2Format.EndMark)
            {
                _isBad = crc != allCrc;
                // The rest of the last byte is filler.
                _bitCount = 0;
                yield break;
            }
            // Blocks that were shuffled before sorting, as bzip2 0.9.0 did, are not known here.
            if (mark != Bzip2Format.BlockMark) goto Bad;
            while (!Has(25)) yield return Pause.Input;
            if (Take(1) != 0) goto Bad;
            var origin = Take(24);

            while (!Has(16)) yield return Pause.Input;
            var rows = Take(16);
            symbols.Start();
            for (var row = 0; row < 16; row++)
            {
                if ((rows >> 15 - row & 1) == 0) continue;
                while (!Has(16)) yield return Pause.Input;
                symbols.AddRow(row, Take(16));
            }
            if (symbols.Count == 0) goto Bad;
            var alphabet = symbols.Count + 2;
            while (!Has(18)) yield return Pause.Input;
            var tables = Take(3);
            var selectorCount = Take(15);
            if (tables is < 2 or > Bzip2Format.MostTables || selectorCount < 1) goto Bad;
            var selectors = new byte[Math.Min(selectorCount, Bzip2Format.MostSelectors)];
            var recent = new byte[] { 0, 1, 2, 3, 4, 5 };
            for (var i = 0; i < selectorCount; i++)
            {
                var place = 0;
                while (true)
                {
                    while (!Has(1)) yield return Pause.Input;
                    if (Take(1) == 0) break;
                    if (++place >= tables) goto Bad;
                }
                var selector = recent[place];
                Array.Copy(recent, 0, recent, 1, place);
                recent[0] = selector;
                if (i < selectors.Length) selectors[i] = selector;
            }
            var codes = new CodeTable[tables];
            for (var table = 0; table < tables; table++)
            {
                var lengths = new byte[alphabet];
                while (!Has(5)) yield return Pause.Input;
                var length = Take(5);
                for (var symbol = 0; symbol < alphabet; symbol++)
                {
                    while (true)
                    {
                        if (length is < 1 or > Bzip2Format.LongestCode) goto Bad;
                        while (!Has(1)) yield return Pause.Input;
                        if (Take(1) == 0) break;
                        while (!Has(1)) yield return Pause.Input;
                        length += Take(1) == 0 ? 1 : -1;
                    }
                    lengths[symbol] = (byte)length;
                }
                codes[table] = new CodeTable(lengths);
            }

            var count = 0;
            var runDigit = 1;
            var run = 0;
            var counts = new int[256];
            for (var at = 0; ; at++)
            {
                if (at / Bzip2Format.SymbolsPerSelector >= selectors.Length) goto Bad;
                var code = codes[selectors[at / Bzip2Format.SymbolsPerSelector]];
                int symbol;
                var tried = code.Shortest;
                while (true)
                {
                    while (!Has(tried)) yield return Pause.Input;
                    symbol = code.Find(tried, (int)(_bits >> _bitCount - tried & (1ul << tried) - 1));
                    if (symbol >= 0) break;
                    if (++tried > code.Longest) goto Bad;
                }
                _ = Take(tried);
                if (symbol <= Bzip2Format.RunB)
                {
                    if (runDigit > block.Length * 2) goto Bad;
                    run += symbol == Bzip2Format.RunA ? runDigit : 2 * runDigit;
                    runDigit *= 2;
                    continue;
                }
                if (run > 0)
                {
                    if (run > block.Length - count) goto Bad;
                    var value = symbols.Latest;
                    Array.Fill(block, value, count, run);
                    counts[value] += run;
                    count += run;
                    run = 0;
                    runDigit = 1;
                }
                if (symbol == alphabet - 1) break;
                if (count >= block.Length) goto Bad;
                var next = symbols.Take(symbol - 1);
                counts[next]++;
                block[count++] = next;
            }
            if (origin >= count) goto Bad;
            Budget.Charge(count * 10L);
            Link(block, count, counts);

            // Backwards through the sorting, and then the runs.
            uint blockCrc = uint.MaxValue;
            var position = block[origin] >> 8;
            var equal = 0;
            var last = -1;
            for (var i = 0; i < count; i++)
            {
                var entry = block[position];
                position = entry >> 8;
                var value = entry & 0xFF;
                if (equal == Bzip2Format.RunBeforeCount)
                {
                    equal = 0;
                    for (var repeats = value; repeats > 0; repeats--)
                    {
                        while (OutputLeft == 0) yield return Pause.Room;
                        GiveByte((byte)last);
                        blockCrc = Bzip2Format.Crc(blockCrc, (byte)last);
                    }
                    last = -1;
                    continue;
                }
                while (OutputLeft == 0) yield return Pause.Room;
                GiveByte((byte)value);
                blockCrc = Bzip2Format.Crc(blockCrc, (byte)value);
                equal = value == last ? equal + 1 : 1;
                last = value;
            }
            if (~blockCrc != crc) goto Bad;
            allCrc = (allCrc << 1 | allCrc >> 31) ^ crc;
        }

    Bad:
        _isBad = true;
    }

    // Puts into the upper bits of each entry where the one after it stands.
    private static void Link(int[] block, int count, int[] counts)
    {
        var sum = 0;
        for (var value = 0; value < counts.Length; value++)
        {
            var these = counts[value];
            counts[value] = sum;
            sum += these;
        }
        for (var i = 0; i < count; i++) block[counts[block[i] & 0xFF]++] |= i << 8;
    }

    // The bytes of a block, the latest first.
    private sealed class BlockSymbols
    {
        private readonly byte[] _recent = new byte[256];

        public int Count { get; private set; }

        public byte Latest => _recent[0];

        public void Start() => Count = 0;

        public void AddRow(int row, int bits)
        {
            for (var i = 0; i < 16; i++)
                if ((bits >> 15 - i & 1) != 0) _recent[Count++] = (byte)(16 * row + i);
        }

        public byte Take(int place)
        {
            var value = _recent[place];
            Array.Copy(_recent, 0, _recent, 1, place);
            return _recent[0] = value;
        }
    }

    // A canonical code: for each length the first code, and where its symbols stand.
    private sealed class CodeTable
    {
        private readonly int[] _first = new int[Bzip2Format.LongestCode + 2];
        private readonly int[] _count = new int[Bzip2Format.LongestCode + 2];
        private readonly int[] _offset = new int[Bzip2Format.LongestCode + 2];
        private readonly ushort[] _symbols;

        public CodeTable(byte[] lengths)
        {
            _symbols = new ushort[lengths.Length];
            Shortest = lengths.Min();
            Longest = lengths.Max();
            var code = 0;
            var next = 0;
            for (var length = Shortest; length <= Longest; length++)
            {
                _first[length] = code;
                _offset[length] = next;
                for (var symbol = 0; symbol < lengths.Length; symbol++)
                    if (lengths[symbol] == length) _symbols[next++] = (ushort)symbol;
                _count[length] = next - _offset[length];
                code = code + _count[length] << 1;
            }
        }

        public int Shortest { get; }

        public int Longest { get; }

        /// <summary>The symbol of a code; -1: it is longer, or none.</summary>
        public int Find(int length, int code)
        {
            var place = code - _first[length];
            return place >= 0 && place < _count[length] ? _symbols[_offset[length] + place] : -1;
        }
    }
}
