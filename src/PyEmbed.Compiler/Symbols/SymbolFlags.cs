namespace PyEmbed.Compiler.Symbols;

/// <summary>How a block mentions a name. The numbers are those of CPython's <c>_symtable</c> (<c>DEF_...</c>, <c>USE</c>).</summary>
[Flags]
internal enum SymbolFlags
{
    None = 0,
    Global = 1,
    Local = 1 << 1,
    Param = 1 << 2,
    Nonlocal = 1 << 3,
    Use = 1 << 4,
    Free = 1 << 5,

    /// <summary>Free in a method and at the same time a name of its class.</summary>
    FreeClass = 1 << 6,
    Import = 1 << 7,
    Annotated = 1 << 8,

    /// <summary>The target of a comprehension's <c>for</c>.</summary>
    ComprehensionIterator = 1 << 9,

    /// <summary>PEP 695.</summary>
    TypeParam = 1 << 10,

    Bound = Local | Param | Import | TypeParam,
}
