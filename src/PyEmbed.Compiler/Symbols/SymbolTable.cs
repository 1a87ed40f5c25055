using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Symbols;

/// <summary>Which names every block of a program has and where they live (language reference 4.2; CPython 3.11's <c>symtable</c>).</summary>
internal sealed class SymbolTable
{
    private readonly Dictionary<AstNode, ScopeTable> _bodies = [];
    private Dictionary<AstNode, ScopeTable>?[]? _others;   // by role

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
    public ScopeTable Lookup(AstNode node, ScopeRole role = ScopeRole.Body) => (role == ScopeRole.Body ? _bodies : _others![(int)role]!)[node];

    internal void Add(ScopeTable scope, ScopeRole role)
    {
        if (role == ScopeRole.Body) _bodies[scope.Node] = scope;
        else ((_others ??= new Dictionary<AstNode, ScopeTable>?[(int)ScopeRole.Default + 1])[(int)role] ??= [])[scope.Node] = scope;
    }
}
