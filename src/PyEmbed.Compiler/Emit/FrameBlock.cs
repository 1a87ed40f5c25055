using System.Collections.Immutable;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

/// <summary>What a statement has on the stack or in force while its body runs.</summary>
internal enum FrameBlockKind : byte
{
    WhileLoop,

    /// <summary>The iterator is on the stack.</summary>
    ForLoop,

    /// <summary>The body of <c>try</c> with handlers.</summary>
    TryExcept,

    /// <summary>The body of <c>try</c> with <c>finally</c>: leaving it runs a copy of the final body.</summary>
    FinallyTry,

    /// <summary>The final body on the way of an exception.</summary>
    FinallyEnd,
    With,
    AsyncWith,

    /// <summary>The body of a handler, whose name is unbound at its end.</summary>
    HandlerCleanup,

    /// <summary>A return value waits while a final body runs.</summary>
    PopValue,

    /// <summary>The handlers of a <c>try</c>.</summary>
    ExceptionHandler,

    /// <summary>The handlers of a <c>try</c> with <c>except*</c>: nothing jumps out of them.</summary>
    ExceptionGroupHandler,
    AsyncComprehension,
}

/// <summary>One of them, with what the jump needs.</summary>
internal readonly record struct FrameBlock(FrameBlockKind Kind)
{
    /// <summary>Where <c>continue</c> goes.</summary>
    public BasicBlock? Start { get; init; }

    /// <summary>Where <c>break</c> goes.</summary>
    public BasicBlock? Exit { get; init; }

    /// <summary>Of <see cref="FrameBlockKind.FinallyTry"/>.</summary>
    public ImmutableArray<Statement> FinalBody { get; init; }

    /// <summary>Of <see cref="FrameBlockKind.HandlerCleanup"/>: the name after <c>as</c>, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Of <see cref="FrameBlockKind.With"/> and <see cref="FrameBlockKind.AsyncWith"/>: where the call of <c>__exit__</c> is said to come from.</summary>
    public Location Location { get; init; }

    public bool IsLoop => Kind is FrameBlockKind.WhileLoop or FrameBlockKind.ForLoop;
}
