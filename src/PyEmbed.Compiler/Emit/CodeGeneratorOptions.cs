using PyEmbed.Bytecode;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler.Emit;

/// <summary>What generating code needs beside tree and symbol table.</summary>
internal sealed class CodeGeneratorOptions
{
    /// <summary>Enough for any program worth the name; a hostile one can ask for much more than its length suggests (nested <c>finally</c> blocks are copied).</summary>
    public const int DefaultInstructionLimit = 10_000_000;

    public required CompileErrors Errors { get; init; }

    public ISourceWarnings Warnings { get; init; } = NoSourceWarnings.Instance;

    /// <summary>0; 1 drops <c>assert</c>; 2 drops docstrings too.</summary>
    public int OptimizationLevel { get; init; }

    /// <summary>The features in force, inherited ones and those the source imports: they become flags of every code object.</summary>
    public CodeFlags Futures { get; init; }

    /// <summary>The line of the last <c>from __future__ import</c> at the beginning of the source, or -1: a later one is an error.</summary>
    public int LastFutureLine { get; init; } = -1;

    /// <summary>PyCF_ALLOW_TOP_LEVEL_AWAIT: <c>await</c> outside functions makes a coroutine of the module.</summary>
    public bool AllowTopLevelAwait { get; init; }

    /// <summary>How many instructions may be emitted in all before it is a MemoryError.</summary>
    public int InstructionLimit { get; init; } = DefaultInstructionLimit;
}
