namespace PyEmbed.Compiler.Emit;

/// <summary>What a code object is made from: finer than the symbol table's kinds, because rules for <c>await</c> and qualified names depend on it.</summary>
internal enum CodeScopeKind : byte
{
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,

    /// <summary>Type parameters, and bounds and defaults of them (PEP 695).</summary>
    TypeParameters,
}
