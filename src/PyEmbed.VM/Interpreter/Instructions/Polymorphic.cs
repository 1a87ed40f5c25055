using System.Runtime.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>What a site knows of further classes whose instances it has seen, beside the first.</summary>
internal sealed class PolymorphicEntry(Shape shape, InlineCache cache)
{
    public readonly Shape Shape = shape;
    public readonly InlineCache Cache = cache;
}

/// <summary>Sites that see instances of a few classes.</summary>
internal static class Polymorphic
{
    private const int MostEntries = 4;

    /// <summary>The slot for a shape that is not the site's first, or -1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int FindSlot(PolymorphicEntry[]? entries, Shape? shape)
    {
        if (entries is null) return -1;
        foreach (var entry in entries)
            if (ReferenceEquals(entry.Shape, shape)) return entry.Cache.Version == shape.Type.Version ? entry.Cache.Index : -1;
        return -1;
    }

    /// <summary>The value for a shape that is not the site's first, or null.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static object? FindValue(PolymorphicEntry[]? entries, Shape? shape)
    {
        if (entries is null) return null;
        foreach (var entry in entries)
            if (ReferenceEquals(entry.Shape, shape)) return entry.Cache.Version == shape.Type.Version ? entry.Cache.Value : null;
        return null;
    }

    /// <summary>Learns another shape; false where there are too many.</summary>
    public static bool TryAdd(ref InlineCache site, Shape shape, in InlineCache learned)
    {
        var entries = site.More;
        if (entries is not null)
        {
            for (var i = 0; i < entries.Length; i++)
            {
                if (!ReferenceEquals(entries[i].Shape, shape)) continue;
                entries[i] = new PolymorphicEntry(shape, learned);
                return true;
            }
            if (entries.Length == MostEntries) return false;
        }
        site.More = [.. entries ?? [], new PolymorphicEntry(shape, learned)];
        return true;
    }
}
