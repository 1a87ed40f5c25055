using System.Collections.Immutable;
using PyEmbed.Bytecode;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler.Symbols;

/// <summary>The first pass: walks the tree and enters every name with how it is mentioned. Where a name lives is found by <see cref="ScopeAnalyzer"/>.</summary>
/// <remarks>
/// The order of the walk is CPython's: it decides which of several errors is found, in which order names are entered, and in which
/// order blocks are children of each other. (It is not the order of evaluation.)
/// </remarks>
internal sealed partial class SymbolTableBuilder(SymbolTable table, SymbolTableOptions options)
{
    private readonly CompileErrors _errors = options.Errors;
    private readonly RecursionGuard _recursion = options.Recursion;
    private readonly bool _postponesAnnotations = (options.Futures & CodeFlags.FutureAnnotations) != 0;
    private readonly Stack<ScopeTable> _stack = [];
    private ScopeTable _current = null!;
    private string? _className;   // of the innermost class, for mangling

    public void Run(ModuleRoot root)
    {
        Enter("top", ScopeKind.Module, root, default);
        switch (root)
        {
            case ModuleNode module: Visit(module.Body); break;
            case InteractiveNode interactive: Visit(interactive.Body); break;
            case ExpressionNode expression: Visit(expression.Body); break;
            case FunctionTypeNode: throw new CompileErrorException("RuntimeError", "this compiler does not handle FunctionTypes");
        }
        Exit();
    }

    private void Enter(string name, ScopeKind kind, AstNode node, SourceRange range, ScopeRole role = ScopeRole.Body)
    {
        var parent = _stack.Count > 0 ? _current : null;
        var scope = new ScopeTable(name, kind, node, range, parent);
        _stack.Push(scope);
        _current = scope;
        if (parent is null) table.Top = scope;
        else scope.IterableDepth = parent.IterableDepth;   // assignment expressions stay forbidden in what an iterable contains

        // Under the future import annotations become text: what is in them has no effect on the table.
        if (kind == ScopeKind.Annotation) return;
        table.Add(scope, role);
        parent?.AddChild(scope);
    }

    private void Exit()
    {
        _stack.Pop();
        if (_stack.Count > 0) _current = _stack.Peek();
    }

    // ---- names ----

    private string Mangle(string name) => _current.Mangle(_className, name);

    private SymbolFlags FlagsOf(string name) => _current.GetFlags(Mangle(name));

    private void Define(string name, SymbolFlags flags, SourceRange range) => Define(_current, name, flags, range);

    private void Define(ScopeTable scope, string name, SymbolFlags flags, SourceRange range)
    {
        // A generic class's parameters are private to it, though its scope lies around the class.
        if ((flags & SymbolFlags.TypeParam) != 0) scope.AddMangled(name);

        var mangled = scope.Mangle(_className, name);
        var symbol = scope.GetOrAdd(mangled);
        if (symbol.Has(flags & SymbolFlags.Param)) throw _errors.InSymbols(range, $"duplicate argument '{name}' in function definition");
        if (symbol.Has(flags & SymbolFlags.TypeParam)) throw _errors.InSymbols(range, $"duplicate type parameter '{name}'");
        symbol.Flags |= flags;
        if (scope.IsInIterationTarget)
        {
            if (symbol.Has(SymbolFlags.Global | SymbolFlags.Nonlocal))
                throw _errors.InSymbols(range, $"comprehension inner loop cannot rebind assignment expression target '{name}'");
            symbol.Flags |= SymbolFlags.ComprehensionIterator;
        }
        if ((flags & SymbolFlags.Param) != 0) scope.AddParameter(mangled);
        else if ((flags & SymbolFlags.Global) != 0) table.Top.GetOrAdd(mangled).Flags |= flags;
    }

    private void RecordDirective(string name, SourceRange range) => _current.AddDirective(Mangle(name), range);

    // ---- annotations and arguments ----

    private void VisitAnnotation(Expression annotation)
    {
        if (_postponesAnnotations) Enter("_annotation", ScopeKind.Annotation, annotation, annotation.Range);
        Visit(annotation);
        if (_postponesAnnotations) Exit();
    }

    private void VisitAnnotations(Statement function, ArgumentsNode arguments, Expression? returns)
    {
        if (_postponesAnnotations) Enter("_annotation", ScopeKind.Annotation, function, function.Range);
        VisitAnnotations(arguments.PosOnlyArgs);
        VisitAnnotations(arguments.Args);
        Visit(arguments.VarArg?.Annotation);
        Visit(arguments.KwArg?.Annotation);
        VisitAnnotations(arguments.KwOnlyArgs);
        if (_postponesAnnotations) Exit();
        if (returns is not null) VisitAnnotation(returns);
    }

    private void VisitAnnotations(ImmutableArray<ArgNode> args)
    {
        foreach (var arg in args) Visit(arg.Annotation);
    }

    private void VisitDefaults(ArgumentsNode arguments)
    {
        Visit(arguments.Defaults);
        foreach (var value in arguments.KwDefaults) Visit(value);
    }

    private void DefineParameters(ArgumentsNode arguments)
    {
        DefineParameters(arguments.PosOnlyArgs);
        DefineParameters(arguments.Args);
        DefineParameters(arguments.KwOnlyArgs);
        if (arguments.VarArg is { } varArg)
        {
            Define(varArg.Arg, SymbolFlags.Param, varArg.Range);
            _current.HasVarArgs = true;
        }
        if (arguments.KwArg is { } kwArg)
        {
            Define(kwArg.Arg, SymbolFlags.Param, kwArg.Range);
            _current.HasVarKeywords = true;
        }
    }

    private void DefineParameters(ImmutableArray<ArgNode> args)
    {
        foreach (var arg in args) Define(arg.Arg, SymbolFlags.Param, arg.Range);
    }
}
