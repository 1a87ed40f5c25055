namespace PyEmbed.Compiler.Symbols;

/// <summary>Where a name lives, as analysis found it. The numbers are those of CPython's <c>_symtable</c>.</summary>
internal enum SymbolScope
{
    /// <summary>The block does not mention the name.</summary>
    None = 0,
    Local = 1,

    /// <summary>By a <c>global</c> statement.</summary>
    GlobalExplicit = 2,

    /// <summary>Because no enclosing function binds it.</summary>
    GlobalImplicit = 3,

    /// <summary>A cell of an enclosing function.</summary>
    Free = 4,

    /// <summary>A local that an inner function uses.</summary>
    Cell = 5,
}
