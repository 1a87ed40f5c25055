using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Symbols;

/// <summary>The names of one block (CPython's symbol table entry). Names are mangled: see <see cref="NameMangling"/>.</summary>
internal sealed class ScopeTable
{
    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);
    private readonly List<Symbol> _inOrder = [];
    private readonly List<ScopeTable> _children = [];
    private readonly List<string> _varNames = [];
    private HashSet<string>? _mangledNames;

    internal ScopeTable(string name, ScopeKind kind, AstNode node, SourceRange range, ScopeTable? parent)
    {
        Name = name;
        Kind = kind;
        Node = node;
        Range = range;
        if (kind != ScopeKind.Class) _mangledNames = parent?._mangledNames;
        IsNested = parent is not null && (parent.IsNested || parent.IsFunctionLike);
    }

    /// <summary>The name of the function or class; <c>top</c>, <c>lambda</c>, <c>listcomp</c>, <c>genexpr</c>, ... for others.</summary>
    public string Name { get; }

    public ScopeKind Kind { get; }

    public AstNode Node { get; }

    /// <summary>Of the node; all zero for the module.</summary>
    public SourceRange Range { get; }

    public int FirstLine => Range.Line;

    /// <summary>The blocks directly inside, in the order in which they are read.</summary>
    public IReadOnlyList<ScopeTable> Children => _children;

    /// <summary>In the order in which the names were first met; free variables that are there only for inner blocks come last.</summary>
    public IReadOnlyList<Symbol> Symbols => _inOrder;

    /// <summary>The parameters in the order of the frame: positional-only, plain, keyword-only, <c>*args</c>, <c>**kwargs</c>.</summary>
    public IReadOnlyList<string> VarNames => _varNames;

    /// <summary>Whether a function is somewhere around this block: CO_NESTED.</summary>
    public bool IsNested { get; }

    public bool IsGenerator { get; internal set; }

    public bool IsCoroutine { get; internal set; }

    public ComprehensionKind Comprehension { get; internal set; }

    public bool IsComprehension => Comprehension != ComprehensionKind.None;

    public bool HasVarArgs { get; internal set; }

    public bool HasVarKeywords { get; internal set; }

    /// <summary>Whether there is a <c>return</c> with a value.</summary>
    public bool ReturnsValue { get; internal set; }

    /// <summary>A class whose methods use <c>__class__</c> or <c>super</c>.</summary>
    public bool NeedsClassClosure { get; internal set; }

    /// <summary>A class whose annotation scopes read its namespace, through <c>__classdict__</c> (PEP 695).</summary>
    public bool NeedsClassDict { get; internal set; }

    /// <summary>An annotation scope directly in a class: its free names are looked up in <c>__classdict__</c> first (PEP 695).</summary>
    public bool CanSeeClassScope { get; internal set; }

    /// <summary>Names resolve as in a function: fast locals, cells.</summary>
    public bool IsFunctionLike => Kind is ScopeKind.Function or ScopeKind.TypeParameters or ScopeKind.TypeVarBound or ScopeKind.TypeAlias;

    /// <summary>A symbol by its mangled name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out Symbol? symbol) => _symbols.TryGetValue(name, out symbol);

    /// <summary>Where a name lives, by its mangled name.</summary>
    public SymbolScope GetScope(string name) => _symbols.TryGetValue(name, out var symbol) ? symbol.Scope : SymbolScope.None;

    /// <summary>The cells, sorted as the compiler numbers them. A class's implicit <c>__class__</c> (<see cref="NeedsClassClosure"/>) is not among them.</summary>
    public ImmutableArray<string> GetCellVars() => Sorted(static s => s.Scope == SymbolScope.Cell);

    /// <summary>The free variables, sorted as the compiler numbers them.</summary>
    public ImmutableArray<string> GetFreeVars() => Sorted(static s => s.Scope == SymbolScope.Free || s.Has(SymbolFlags.FreeClass));

    /// <summary>The name as this scope has it, inside a class of that name (or none).</summary>
    /// <remarks>
    /// The scope of a generic class's type parameters lies around the class, yet the parameters are private to the class. There
    /// <paramref name="className"/> is the class itself; as in CPython 3.13, no other name is mangled.
    /// </remarks>
    public string Mangle(string? className, string name) => _mangledNames is null || _mangledNames.Contains(name) ? NameMangling.Mangle(className, name) : name;

    // ---- while the tree is read ----

    /// <summary>The target of a comprehension's <c>for</c> is being read.</summary>
    internal bool IsInIterationTarget { get; set; }

    /// <summary>How many iterables of comprehensions are being read: assignment expressions are not allowed there.</summary>
    internal int IterableDepth { get; set; }

    internal List<(string Name, SourceRange Range)>? Directives { get; private set; }

    /// <summary>What a <see cref="ScopeKind.TypeVarBound"/> is of, for errors.</summary>
    internal string Description { get; set; } = "";

    internal SymbolFlags GetFlags(string name) => _symbols.TryGetValue(name, out var symbol) ? symbol.Flags : SymbolFlags.None;

    internal Symbol GetOrAdd(string name)
    {
        if (_symbols.TryGetValue(name, out var symbol)) return symbol;
        symbol = new Symbol(name);
        _symbols.Add(name, symbol);
        _inOrder.Add(symbol);
        return symbol;
    }

    internal void StartMangledNames() => _mangledNames = new HashSet<string>(StringComparer.Ordinal);

    internal void AddMangled(string name) => _mangledNames?.Add(name);

    internal void AddChild(ScopeTable child) => _children.Add(child);

    internal void AddParameter(string name) => _varNames.Add(name);

    /// <summary>Remembers where a <c>global</c> or <c>nonlocal</c> stands, for errors that only analysis finds.</summary>
    internal void AddDirective(string name, SourceRange range) => (Directives ??= []).Add((name, range));

    private ImmutableArray<string> Sorted(Predicate<Symbol> isWanted)
    {
        var names = new List<string>();
        foreach (var symbol in _inOrder)
            if (isWanted(symbol)) names.Add(symbol.Name);
        names.Sort(NameOrder.Instance);
        return [.. names];
    }
}
