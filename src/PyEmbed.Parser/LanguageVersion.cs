namespace PyEmbed;

/// <summary>Which Python syntax an engine accepts. The semantics and the library are those of 3.11 in each case.</summary>
public enum LanguageVersion
{
    /// <summary>Exactly the syntax of CPython 3.11. The default.</summary>
    Python311 = 311,

    /// <summary>
    /// The newer syntax on top: type parameters and <c>type</c> statements (PEP 695, 696), f-strings by PEP 701, t-strings (PEP 750),
    /// <c>except A, B:</c> (PEP 758) and the warning of PEP 765. Compiled code carries a magic number of its own.
    /// </summary>
    Python314 = 314,
}
