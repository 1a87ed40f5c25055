namespace PyEmbed.StandardLibrary.Zlib;

/// <summary>What a code of an <see cref="InflateTable"/> is for.</summary>
internal enum SymbolKind
{
    CodeLengths,
    Literals,
    Distances,
}

/// <summary>A Huffman code as a table that is indexed by the bits to come; codes longer than the index continue in a second table.</summary>
internal sealed class InflateTable
{
    // What an entry says, besides the number of bits that it uses up (its lowest byte) and its value (its upper half).
    public const uint Value = 0, Extra = 0x10, EndOfBlock = 0x20, Invalid = 0x40, Link = 0x80;
    public const uint ExtraMask = 0x0F;

    private uint[] _entries = [];

    private InflateTable(int indexBits) => IndexBits = indexBits;

    public int IndexBits { get; }

    public ReadOnlySpan<uint> Entries => _entries;

    public static InflateTable FixedLiterals { get; } = MakeFixed(SymbolKind.Literals);

    public static InflateTable FixedDistances { get; } = MakeFixed(SymbolKind.Distances);

    public static int BitsOf(uint entry) => (int)(entry & 0xFF);

    public static uint KindOf(uint entry) => entry >> 8 & 0xFF;

    public static int ValueOf(uint entry) => (int)(entry >> 16);

    /// <summary>Makes the table of a code. Null: the lengths are no prefix code that RFC 1951 allows.</summary>
    public static InflateTable? Make(SymbolKind kind, ReadOnlySpan<byte> lengths)
    {
        Span<int> counts = stackalloc int[DeflateFormat.LongestCode + 1];
        counts.Clear();
        foreach (var length in lengths) counts[length]++;
        var longest = DeflateFormat.LongestCode;
        while (longest > 0 && counts[longest] == 0) longest--;
        if (longest == 0) return Unusable();
        var left = 1;
        for (var length = 1; length <= DeflateFormat.LongestCode; length++)
        {
            left = (left << 1) - counts[length];
            if (left < 0) return null;
        }
        // Only a single code of one bit may leave the other one unused.
        if (left > 0 && (kind == SymbolKind.CodeLengths || longest != 1)) return null;
        var table = new InflateTable(Math.Min(longest, kind switch { SymbolKind.CodeLengths => 7, SymbolKind.Literals => 10, _ => 9 }));
        table.Fill(kind, lengths, longest);
        return table;
    }

    // A code without symbols: whoever uses it is told.
    private static InflateTable Unusable() => new(1) { _entries = [Invalid << 8 | 1, Invalid << 8 | 1] };

    private static InflateTable MakeFixed(SymbolKind kind)
    {
        var lengths = new byte[kind == SymbolKind.Literals ? DeflateFormat.FixedLiteralCodes : DeflateFormat.FixedDistanceCodes];
        for (var code = 0; code < lengths.Length; code++) lengths[code] = kind == SymbolKind.Literals ? DeflateFormat.FixedLiteralLength(code) : DeflateFormat.FixedDistanceLength;
        return Make(kind, lengths) ?? throw new System.Diagnostics.UnreachableException("The fixed codes are complete.");
    }

    private void Fill(SymbolKind kind, ReadOnlySpan<byte> lengths, int longest)
    {
        Span<ushort> codes = stackalloc ushort[DeflateFormat.FixedLiteralCodes + DeflateFormat.FixedDistanceCodes];
        HuffmanCode.SetCodes(lengths, codes);
        if (longest > IndexBits) PlaceSecondTables(lengths, codes);
        else _entries = new uint[1 << IndexBits];
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            int length = lengths[symbol], code = codes[symbol];
            if (length == 0) continue;
            var what = Describe(kind, symbol);
            if (length <= IndexBits)
            {
                for (var at = code; at < 1 << IndexBits; at += 1 << length) _entries[at] = what | (uint)length;
                continue;
            }
            var link = _entries[code & (1 << IndexBits) - 1];
            var second = _entries.AsSpan(ValueOf(link), 1 << (int)(KindOf(link) & ExtraMask));
            for (var at = code >> IndexBits; at < second.Length; at += 1 << length - IndexBits) second[at] = what | (uint)(length - IndexBits);
        }
        if (longest != 1) return;
        for (var at = 0; at < _entries.Length; at++)
            if (_entries[at] == 0) _entries[at] = Invalid << 8 | 1;
    }

    // Each second table is as large as its longest code needs.
    private void PlaceSecondTables(ReadOnlySpan<byte> lengths, ReadOnlySpan<ushort> codes)
    {
        var mask = (1 << IndexBits) - 1;
        Span<byte> bits = stackalloc byte[mask + 1];
        bits.Clear();
        for (var symbol = 0; symbol < lengths.Length; symbol++)
            if (lengths[symbol] > IndexBits) bits[codes[symbol] & mask] = Math.Max(bits[codes[symbol] & mask], (byte)(lengths[symbol] - IndexBits));
        var size = mask + 1;
        foreach (var more in bits)
            if (more > 0) size += 1 << more;
        _entries = new uint[size];
        var next = mask + 1;
        for (var at = 0; at <= mask; at++)
        {
            if (bits[at] == 0) continue;
            _entries[at] = (uint)next << 16 | (Link | bits[at]) << 8 | (uint)IndexBits;
            next += 1 << bits[at];
        }
    }

    private static uint Describe(SymbolKind kind, int symbol)
    {
        switch (kind)
        {
            case SymbolKind.CodeLengths:
                return (uint)symbol << 16;
            case SymbolKind.Literals:
                if (symbol < DeflateFormat.EndOfBlock) return (uint)symbol << 16;
                if (symbol == DeflateFormat.EndOfBlock) return EndOfBlock << 8;
                symbol -= DeflateFormat.FirstLengthCode;
                return symbol < DeflateFormat.LengthBase.Length ? (uint)DeflateFormat.LengthBase[symbol] << 16 | (Extra | DeflateFormat.LengthExtraBits[symbol]) << 8 : Invalid << 8;
            default:
                return symbol < DeflateFormat.DistanceBase.Length ? (uint)DeflateFormat.DistanceBase[symbol] << 16 | (Extra | DeflateFormat.DistanceExtraBits[symbol]) << 8 : Invalid << 8;
        }
    }
}
