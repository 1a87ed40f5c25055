using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Symbols;

/// <summary>Which names every block of a program has and where they live (language reference 4.2; CPython 3.11's <c>symtable</c>).</summary>
internal sealed class SymbolTable
{
    private readonly Dictionary<(AstNode, ScopeRole), ScopeTable> _scopes = [];

    internal SymbolTable() { }

    /// <summary>The module's scope, also for a single expression or statement.</summary>
    public ScopeTable Top { get; internal set; } = null!;

    /// <summary>Reads the tree, which is already folded, and finds out where each name lives.</summary>
    /// <exception cref="Parser.Diagnostics.SyntaxErrorException"/>
    /// <exception cref="Parser.Diagnostics.CompileErrorException"/>
    public static SymbolTable Build(ModuleRoot root, SymbolTableOptions options)
    {
        var table = new SymbolTable();
        new SymbolTableBuilder(table, options).Run(root);
        new ScopeAnalyzer(options.Errors).Run(table.Top);
        return table;
    }

    /// <summary>The scope that a node opens: module root, function, class, lambda, comprehension, <c>type</c> statement or type parameter.</summary>
    public ScopeTable Lookup(AstNode node, ScopeRole role = ScopeRole.Body) => _scopes[(node, role)];

    internal void Add(ScopeTable scope, ScopeRole role) => _scopes[(scope.Node, role)] = scope;
}
