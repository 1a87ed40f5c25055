namespace PyEmbed.Compiler.Symbols;

/// <summary>A name in a scope.</summary>
internal sealed class Symbol(string name)
{
    /// <summary>Mangled.</summary>
    public string Name { get; } = name;

    public SymbolFlags Flags { get; internal set; }

    /// <summary>Set by the analysis, after the whole tree was read.</summary>
    public SymbolScope Scope { get; internal set; }

    public bool Has(SymbolFlags flags) => (Flags & flags) != 0;
}
