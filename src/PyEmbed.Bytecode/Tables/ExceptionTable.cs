using System.Collections.Immutable;

namespace PyEmbed.Bytecode.Tables;

/// <summary>The questions that code objects answer from their exception table.</summary>
internal static class ExceptionTable
{
    /// <summary>All entries, in the order of the table; what follows a malformed one is not there.</summary>
    public static ImmutableArray<ExceptionTableEntry> Entries(CodeObject code)
    {
        var entries = ImmutableArray.CreateBuilder<ExceptionTableEntry>();
        var reader = new ExceptionTableReader(code.ExceptionTable.AsSpan());
        while (reader.MoveNext()) entries.Add(reader.Current);
        return entries.DrainToImmutable();
    }

    /// <summary>The first entry that covers a byte offset.</summary>
    public static bool TryFind(CodeObject code, int offset, out ExceptionTableEntry entry)
    {
        var reader = new ExceptionTableReader(code.ExceptionTable.AsSpan());
        while (reader.MoveNext())
        {
            entry = reader.Current;
            if (offset >= entry.Start && offset < entry.End) return true;
        }
        entry = default;
        return false;
    }
}
