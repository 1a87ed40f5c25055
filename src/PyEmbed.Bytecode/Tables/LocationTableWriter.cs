using System.Collections.Immutable;

namespace PyEmbed.Bytecode.Tables;

/// <summary>Makes a location table, one instruction after the other, with the forms CPython 3.11's assembler chooses.</summary>
internal sealed class LocationTableWriter(int firstLine)
{
    private const int MaxUnitsOfEntry = 8;

    private readonly ImmutableArray<byte>.Builder _bytes = ImmutableArray.CreateBuilder<byte>();
    private int _line = firstLine;

    /// <summary>Add an instruction of this many code units, its EXTENDED_ARGs and caches included.</summary>
    public void Add(int codeUnits, SourcePosition position)
    {
        for (; codeUnits > MaxUnitsOfEntry; codeUnits -= MaxUnitsOfEntry) AddEntry(MaxUnitsOfEntry, position);
        AddEntry(codeUnits, position);
    }

    public ImmutableArray<byte> ToImmutable() => _bytes.ToImmutable();

    private void AddEntry(int units, SourcePosition position)
    {
        var (line, endLine, column, endColumn) = position;
        if (line < 0)
        {
            AddFirst(LocationKind.None, units);
            return;
        }
        var delta = line - _line;
        if (column < 0 || endColumn < 0)
        {
            if (endLine == line || endLine == -1)
            {
                AddFirst(LocationKind.NoColumns, units);
                AddSigned(delta);
                _line = line;
                return;
            }
        }
        else if (endLine == line)
        {
            if (delta == 0 && column < 80 && endColumn >= column && endColumn - column < 16)
            {
                AddFirst((LocationKind)(column >> 3), units);
                _bytes.Add((byte)(((column & 7) << 4) | (endColumn - column)));
                return;
            }
            if (delta is >= 0 and <= 2 && column < 128 && endColumn < 128)
            {
                AddFirst(LocationKind.OneLine0 + delta, units);
                _bytes.Add((byte)column);
                _bytes.Add((byte)endColumn);
                _line = line;
                return;
            }
        }
        AddFirst(LocationKind.Long, units);
        AddSigned(delta);
        AddVarint((uint)(endLine - line));
        AddVarint((uint)(column + 1));
        AddVarint((uint)(endColumn + 1));
        _line = line;
    }

    private void AddFirst(LocationKind kind, int units) => _bytes.Add((byte)(0x80 | ((int)kind << 3) | (units - 1)));

    private void AddSigned(int value) => AddVarint(value < 0 ? ((uint)-value << 1) | 1 : (uint)value << 1);

    private void AddVarint(uint value)
    {
        for (; value >= 0x40; value >>= 6) _bytes.Add((byte)(0x40 | (value & 0x3F)));
        _bytes.Add((byte)value);
    }
}
