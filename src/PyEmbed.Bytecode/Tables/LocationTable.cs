using System.Collections.Immutable;

namespace PyEmbed.Bytecode.Tables;

/// <summary>The questions that code objects answer from their location table.</summary>
internal static class LocationTable
{
    /// <summary><c>co_positions()</c>: one position a code unit, caches included.</summary>
    public static ImmutableArray<SourcePosition> Positions(CodeObject code)
    {
        var positions = ImmutableArray.CreateBuilder<SourcePosition>(code.Code.Length / 2);
        var reader = new LocationReader(code.LineTable.AsSpan(), code.FirstLine);
        while (reader.MoveNext())
        {
            for (var offset = reader.Start; offset < reader.End; offset += 2) positions.Add(reader.Position);
        }
        return positions.DrainToImmutable();
    }

    /// <summary>The position of the instruction at a byte offset.</summary>
    public static SourcePosition PositionAt(CodeObject code, int offset)
    {
        var reader = new LocationReader(code.LineTable.AsSpan(), code.FirstLine);
        while (reader.MoveNext())
        {
            if (offset < reader.End) return reader.Position;
        }
        return SourcePosition.None;
    }

    /// <summary>The table with lines only, entry by entry: what <c>-X no_debug_ranges</c> leaves of it.</summary>
    public static ImmutableArray<byte> WithoutColumns(CodeObject code)
    {
        var lines = new LocationTableWriter(code.FirstLine);
        var reader = new LocationReader(code.LineTable.AsSpan(), code.FirstLine);
        while (reader.MoveNext())
        {
            var line = reader.Position.Line;
            lines.Add((reader.End - reader.Start) / 2, line < 0 ? SourcePosition.None : new SourcePosition(line, line, -1, -1));
        }
        return lines.ToImmutable();
    }

    /// <summary><c>co_lines()</c>: one range an entry; CPython 3.11 does not join neighbours of one line.</summary>
    public static ImmutableArray<LineRange> Lines(CodeObject code)
    {
        var ranges = ImmutableArray.CreateBuilder<LineRange>();
        var reader = new LocationReader(code.LineTable.AsSpan(), code.FirstLine);
        while (reader.End < code.Code.Length && reader.MoveNext()) ranges.Add(new LineRange(reader.Start, reader.End, reader.Position.Line));
        return ranges.DrainToImmutable();
    }

    /// <summary><c>PyCode_Addr2Line</c>: the line of the instruction at a byte offset, -1 for none; before the first instruction the first line.</summary>
    public static int AddressToLine(CodeObject code, int offset) => offset < 0 ? code.FirstLine : PositionAt(code, offset).Line;

    /// <summary><c>co_lnotab</c>: pairs of byte and line differences, as before 3.10.</summary>
    public static ImmutableArray<byte> LineNumberTable(CodeObject code)
    {
        var pairs = ImmutableArray.CreateBuilder<byte>();
        var reader = new LocationReader(code.LineTable.AsSpan(), code.FirstLine);
        var line = code.FirstLine;
        var offset = 0;
        while (reader.MoveNext())
        {
            if (reader.ComputedLine == line) continue;
            AddDelta(pairs, reader.Start - offset, reader.ComputedLine - line);
            line = reader.ComputedLine;
            offset = reader.Start;
        }
        return pairs.ToImmutable();
    }

    // A pair holds 0..255 bytes and -128..127 lines; what is beyond takes several.
    private static void AddDelta(ImmutableArray<byte>.Builder pairs, int bytes, int lines)
    {
        for (; bytes > 255; bytes -= 255) Add(255, 0);
        while (lines is > 127 or < -128)
        {
            var step = lines > 0 ? 127 : -128;
            Add(bytes, step);
            bytes = 0;
            lines -= step;
        }
        Add(bytes, lines);

        void Add(int byteDelta, int lineDelta)
        {
            pairs.Add((byte)byteDelta);
            pairs.Add((byte)lineDelta);
        }
    }
}
