namespace PyEmbed.Bytecode.Disassembly;

/// <summary>How <see cref="Disassembler"/> prints.</summary>
internal sealed class DisassemblerOptions
{
    public static readonly DisassemblerOptions Default = new();

    /// <summary>How many levels of inner code objects are printed; null: all.</summary>
    public int? Depth { get; init; }

    /// <summary>Whether inline caches are shown.</summary>
    public bool ShowCaches { get; init; }

    /// <summary>The offset of the instruction to be marked as current, or -1.</summary>
    public int CurrentOffset { get; init; } = -1;

    /// <summary>The address in the repr of a code object. Code has none of its own: the default prints 0.</summary>
    public Func<CodeObject, long> AddressOf { get; init; } = static _ => 0;
}
