namespace PyEmbed.Compiler.Symbols;

/// <summary>What kind of block a scope is.</summary>
internal enum ScopeKind : byte
{
    /// <summary>Functions, lambdas, comprehensions and generator expressions.</summary>
    Function,
    Class,
    Module,

    /// <summary>An annotation under <c>from __future__ import annotations</c>: only looked through for errors, and in no list of children.</summary>
    Annotation,

    /// <summary>Around a generic function, class or alias: holds its type parameters (PEP 695).</summary>
    TypeParameters,

    /// <summary>The bound, the constraints or the default of a type parameter, evaluated late (PEP 695, 696).</summary>
    TypeVarBound,

    /// <summary>The value of a <c>type</c> statement, evaluated late (PEP 695).</summary>
    TypeAlias,
}
