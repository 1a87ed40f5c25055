using System.Collections.Immutable;
using System.Diagnostics;

namespace PyEmbed.Bytecode.Tables;

/// <summary>Makes an exception table. Entries are added in code order, do not overlap, and are not merged here.</summary>
internal sealed class ExceptionTableWriter
{
    private const int StartOfEntry = 0x80;

    private readonly ImmutableArray<byte>.Builder _bytes = ImmutableArray.CreateBuilder<byte>();

    /// <summary>Offsets are in bytes, as in <see cref="ExceptionTableEntry"/>.</summary>
    public void Add(in ExceptionTableEntry entry)
    {
        Debug.Assert(entry.Start < entry.End && (entry.Start & 1) == 0 && (entry.End & 1) == 0 && (entry.Target & 1) == 0);
        AddNumber(entry.Start / 2, StartOfEntry);
        AddNumber((entry.End - entry.Start) / 2, 0);
        AddNumber(entry.Target / 2, 0);
        AddNumber((entry.Depth << 1) | (entry.PushesLastI ? 1 : 0), 0);
    }

    public ImmutableArray<byte> ToImmutable() => _bytes.ToImmutable();

    private void AddNumber(int value, int mark)
    {
        var shift = 0;
        while (value >> shift >= 0x40) shift += 6;
        for (; shift > 0; shift -= 6)
        {
            _bytes.Add((byte)(0x40 | ((value >> shift) & 0x3F) | mark));
            mark = 0;
        }
        _bytes.Add((byte)((value & 0x3F) | mark));
    }
}
