using System.Diagnostics;
using PyEmbed.Core.Collections;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler.Symbols;

/// <summary>The second pass: finds out where each name of each block lives (language reference 4.2.2).</summary>
/// <remarks>
/// CPython hands sets of visible names down, copied for each block. Here one table says what a name means at the place where the walk is,
/// and each block undoes its changes: the time is linear, however many blocks a function has.
/// </remarks>
internal sealed class ScopeAnalyzer(CompileErrors errors)
{
    private enum Visibility : byte
    {
        /// <summary>No enclosing function says anything.</summary>
        None,

        /// <summary>A local of an enclosing function.</summary>
        Bound,

        /// <summary>A type parameter of an enclosing generic: bound, but not for <c>nonlocal</c>.</summary>
        TypeParameter,

        /// <summary>Declared <c>global</c> around, and not bound again since.</summary>
        Global,
    }

    /// <summary>What a name means at the place where the walk is.</summary>
    private sealed class VisibleName
    {
        public Visibility Visibility;
    }

    private readonly record struct Change(VisibleName Name, Visibility Old);

    private readonly Dictionary<string, VisibleName> _visible = new(StringComparer.Ordinal);

    public void Run(ScopeTable module) => Analyze(module, null);

    /// <summary>Returns the names that an enclosing function has to provide; the caller may keep and change the set. Null is none.</summary>
    private HashSet<string>? Analyze(ScopeTable scope, ScopeTable? classScope)
    {
        RecursionGuard.EnsureStack();
        foreach (var symbol in scope.Symbols) symbol.Scope = Resolve(scope, symbol, classScope);

        var undo = new ValueList<Change>(0);
        ShowToChildren(scope, undo);
        HashSet<string>? free = null;
        foreach (var child in scope.Children)
        {
            var childClass = !child.CanSeeClassScope ? null : scope.Kind == ScopeKind.Class ? scope : classScope;
            free = Unite(free, Analyze(child, childClass));
        }
        for (var i = undo.Count - 1; i >= 0; i--) undo[i].Name.Visibility = undo[i].Old;

        if (free is not null)
        {
            if (scope.IsFunctionLike) free.RemoveWhere(name => MakeCell(scope, name));
            else if (scope.Kind == ScopeKind.Class) DropImplicitCells(scope, free);
            foreach (var name in free) PassOn(scope, name);
        }
        foreach (var symbol in scope.Symbols)
            if (symbol.Scope == SymbolScope.Free) (free ??= new HashSet<string>(StringComparer.Ordinal)).Add(symbol.Name);
        return free;
    }

    private SymbolScope Resolve(ScopeTable scope, Symbol symbol, ScopeTable? classScope)
    {
        var name = symbol.Name;
        var visibility = _visible.TryGetValue(name, out var visible) ? visible.Visibility : Visibility.None;
        if (symbol.Has(SymbolFlags.Global))
        {
            if (symbol.Has(SymbolFlags.Nonlocal)) throw ErrorAtDirective(scope, name, $"name '{name}' is nonlocal and global");
            return SymbolScope.GlobalExplicit;
        }
        if (symbol.Has(SymbolFlags.Nonlocal))
        {
            if (scope.Kind == ScopeKind.Module) throw ErrorAtDirective(scope, name, "nonlocal declaration not allowed at module level");
            if (visibility is not (Visibility.Bound or Visibility.TypeParameter)) throw ErrorAtDirective(scope, name, $"no binding for nonlocal '{name}' found");
            if (visibility == Visibility.TypeParameter) throw ErrorAtDirective(scope, name, $"nonlocal binding not allowed for type parameter '{name}'");
            return SymbolScope.Free;
        }
        if (symbol.Has(SymbolFlags.Bound)) return SymbolScope.Local;

        // What the class binds is looked up in its namespace when the annotation scope runs, and then among the globals: never in functions around.
        if (classScope is not null)
        {
            var flags = classScope.GetFlags(name);
            if ((flags & SymbolFlags.Global) != 0) return SymbolScope.GlobalExplicit;
            if ((flags & SymbolFlags.Bound) != 0 && (flags & SymbolFlags.Nonlocal) == 0) return SymbolScope.GlobalImplicit;
        }
        return visibility is Visibility.Bound or Visibility.TypeParameter ? SymbolScope.Free : SymbolScope.GlobalImplicit;
    }

    private void ShowToChildren(ScopeTable scope, ValueList<Change> undo)
    {
        if (scope.Children.Count == 0) return;
        // A class's names are not visible in its functions, not even what it declares global.
        if (scope.Kind == ScopeKind.Class)
        {
            Show("__class__", Visibility.Bound, undo);
            if (scope.Children.Any(child => child.CanSeeClassScope)) Show("__classdict__", Visibility.Bound, undo);
            return;
        }
        foreach (var symbol in scope.Symbols)
        {
            if (symbol.Has(SymbolFlags.Global)) Show(symbol.Name, Visibility.Global, undo);
            else if (scope.IsFunctionLike && symbol.Has(SymbolFlags.Bound) && !symbol.Has(SymbolFlags.Nonlocal))
                Show(symbol.Name, symbol.Has(SymbolFlags.TypeParam) ? Visibility.TypeParameter : Visibility.Bound, undo);
        }
    }

    private void Show(string name, Visibility visibility, ValueList<Change> undo)
    {
        if (!_visible.TryGetValue(name, out var visible)) _visible.Add(name, visible = new VisibleName());
        undo.Add(new Change(visible, visible.Visibility));
        visible.Visibility = visibility;
    }

    private static HashSet<string>? Unite(HashSet<string>? a, HashSet<string>? b)
    {
        if (a is null || b is null) return a ?? b;
        if (a.Count < b.Count) (a, b) = (b, a);
        a.UnionWith(b);
        return a;
    }

    private static bool MakeCell(ScopeTable scope, string name)
    {
        if (!scope.TryGet(name, out var symbol) || symbol.Scope != SymbolScope.Local) return false;
        symbol.Scope = SymbolScope.Cell;
        return true;
    }

    // The class itself provides these.
    private static void DropImplicitCells(ScopeTable scope, HashSet<string> free)
    {
        scope.NeedsClassClosure = free.Remove("__class__");
        scope.NeedsClassDict = scope.Children.Any(child => child.CanSeeClassScope) && free.Remove("__classdict__");
    }

    private static void PassOn(ScopeTable scope, string name)
    {
        if (!scope.TryGet(name, out var symbol)) scope.GetOrAdd(name).Scope = SymbolScope.Free;
        // A method's free variable whose name the class binds or declares global for itself. In an annotation scope of a class it may be the class that binds it.
        else if (scope.CanSeeClassScope || (scope.Kind == ScopeKind.Class && symbol.Has(SymbolFlags.Bound | SymbolFlags.Global))) symbol.Flags |= SymbolFlags.FreeClass;
    }

    private SyntaxErrorException ErrorAtDirective(ScopeTable scope, string name, string message)
    {
        foreach (var (directive, range) in scope.Directives!)
            if (directive == name) return errors.InSymbols(range, message);
        throw new UnreachableException(name);
    }
}
