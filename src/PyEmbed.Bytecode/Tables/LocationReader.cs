namespace PyEmbed.Bytecode.Tables;

/// <summary>Walks the entries of a location table (<c>co_linetable</c>, PEP 657). Offsets are in bytes of <c>co_code</c>.</summary>
/// <remarks>Malformed tables give nonsense positions, as in CPython, but never an error: what is missing reads as zero.</remarks>
internal ref struct LocationReader(ReadOnlySpan<byte> table, int firstLine)
{
    private readonly ReadOnlySpan<byte> _table = table;
    private int _next;

    public int Start { get; private set; }

    public int End { get; private set; }

    public SourcePosition Position { get; private set; } = SourcePosition.None;

    /// <summary>The line that differences count from: the last one that any entry had.</summary>
    public int ComputedLine { get; private set; } = firstLine;

    public bool MoveNext()
    {
        if (_next >= _table.Length) return false;
        var first = _table[_next++];
        Start = End;
        End = unchecked(End + (((first & 7) + 1) * 2));
        Position = ReadPosition((LocationKind)((first >> 3) & 15));
        // The next entry is the next byte with the high bit, whatever is left over here.
        while (_next < _table.Length && _table[_next] < 0x80) _next++;
        return true;
    }

    private SourcePosition ReadPosition(LocationKind kind)
    {
        switch (kind)
        {
            case LocationKind.None:
                return SourcePosition.None;
            case LocationKind.Long:
                ComputedLine = unchecked(ComputedLine + ReadSigned());
                var endLine = unchecked(ComputedLine + ReadVarint());
                var column = ReadVarint() - 1;
                return new SourcePosition(ComputedLine, endLine, column, ReadVarint() - 1);
            case LocationKind.NoColumns:
                ComputedLine = unchecked(ComputedLine + ReadSigned());
                return SourcePosition.LineOnly(ComputedLine);
            case >= LocationKind.OneLine0:
                ComputedLine = unchecked(ComputedLine + (kind - LocationKind.OneLine0));
                int start = ReadByte();
                return new SourcePosition(ComputedLine, ComputedLine, start, ReadByte());
            default:
                var columns = ReadByte();
                var first = ((int)kind << 3) | (columns >> 4);
                return new SourcePosition(ComputedLine, ComputedLine, first, first + (columns & 15));
        }
    }

    private byte ReadByte() => _next < _table.Length && _table[_next] < 0x80 ? _table[_next++] : (byte)0;

    private int ReadSigned()
    {
        var value = (uint)ReadVarint();
        return (value & 1) != 0 ? -(int)(value >> 1) : (int)(value >> 1);
    }

    // Six bits a byte, the least significant first; 0x40 says that more follow.
    private int ReadVarint()
    {
        var value = 0u;
        var shift = 0;
        byte read;
        do
        {
            read = ReadByte();
            if (shift < 32) value |= (uint)(read & 0x3F) << shift;
            shift += 6;
        }
        while ((read & 0x40) != 0);
        return (int)value;
    }
}
