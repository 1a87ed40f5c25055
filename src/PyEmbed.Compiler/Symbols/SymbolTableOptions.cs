using PyEmbed.Bytecode;

namespace PyEmbed.Compiler.Symbols;

/// <summary>What building a symbol table needs beside the tree.</summary>
internal sealed class SymbolTableOptions
{
    public required CompileErrors Errors { get; init; }

    public required RecursionGuard Recursion { get; init; }

    /// <summary>The features in force: only <see cref="CodeFlags.FutureAnnotations"/> matters.</summary>
    public CodeFlags Futures { get; init; }
}
