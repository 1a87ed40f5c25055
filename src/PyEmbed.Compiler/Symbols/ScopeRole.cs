namespace PyEmbed.Compiler.Symbols;

/// <summary>Which of a node's scopes is meant: newer syntax makes several from one node.</summary>
internal enum ScopeRole : byte
{
    /// <summary>The body: of a module, class, function, lambda, comprehension; the value of a <c>type</c> statement.</summary>
    Body,

    /// <summary>The scope of a generic function's, class's or alias's type parameters, which encloses the body's.</summary>
    TypeParameters,

    /// <summary>The bound or the constraints of a type parameter.</summary>
    Bound,

    /// <summary>The default of a type parameter.</summary>
    Default,
}
