using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Compiler.Symbols;
using PyEmbed.Core.Collections;

namespace PyEmbed.Compiler.Emit;

/// <summary>A code object being generated: what is needed until its <see cref="CompilationUnit"/> is assembled.</summary>
internal sealed class CodeScope(CompilationUnit unit, ScopeTable table, CodeScopeKind kind, CodeScope? parent)
{
    public CompilationUnit Unit { get; } = unit;

    public ScopeTable Table { get; } = table;

    public CodeScopeKind Kind { get; } = kind;

    /// <summary>The scope around this one; null for the module.</summary>
    public CodeScope? Parent { get; } = parent;

    /// <summary>The innermost class around, or the class itself: private names are mangled with it.</summary>
    public string? ClassName { get; set; } = parent?.ClassName;

    /// <summary>As in the symbol table; a module becomes one when <c>await</c> at top level is allowed and used.</summary>
    public bool IsCoroutine { get; set; } = table.IsCoroutine;

    /// <summary>The statements around the current place that a jump out of them must clean up after, outermost first.</summary>
    public ValueList<FrameBlock> FrameBlocks { get; } = new();

    /// <summary>Whether functions defined here have <c>&lt;locals&gt;</c> in their qualified names.</summary>
    public bool HasLocals => Kind is CodeScopeKind.Function or CodeScopeKind.AsyncFunction or CodeScopeKind.Lambda;
}
