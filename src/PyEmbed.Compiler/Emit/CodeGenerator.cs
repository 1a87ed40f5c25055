using System.Collections.Immutable;
using PyEmbed.Bytecode;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Compiler.Symbols;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler.Emit;

/// <summary>
/// From the folded tree to code objects: what each statement and expression becomes. Instruction for instruction what CPython 3.11's
/// <c>compile.c</c> emits, in the same order and with the same locations; the flow graph does the rest.
/// </summary>
/// <remarks>
/// The files divide by construct. One convention runs through all of them: the unit's current location is that of the statement or expression being visited, an expression restores it, a
/// statement does not.
/// </remarks>
internal sealed partial class CodeGenerator
{
    /// <summary>Displays and calls with more items than this are built piece by piece, to bound the stack.</summary>
    private const int StackUseGuideline = 30;

    private readonly SymbolTable _symbols;
    private readonly CodeGeneratorOptions _options;
    private readonly CompileErrors _errors;
    private readonly bool _isInteractive;
    private CodeScope _scope = null!;
    private CompilationUnit _unit = null!;   // always that of _scope

    private CodeGenerator(ModuleRoot root, SymbolTable symbols, CodeGeneratorOptions options)
    {
        _symbols = symbols;
        _options = options;
        _errors = options.Errors;
        _isInteractive = root is InteractiveNode;
        _instructionsLeft = options.InstructionLimit;
    }

    /// <summary>The code object of a module, an interactive statement or an expression.</summary>
    /// <exception cref="SyntaxErrorException"/>
    /// <exception cref="CompileErrorException">RecursionError, MemoryError, RuntimeError.</exception>
    public static CodeObject Generate(ModuleRoot root, SymbolTable symbols, CodeGeneratorOptions options) =>
        new CodeGenerator(root, symbols, options).Run(root);

    private CodeObject Run(ModuleRoot root)
    {
        EnterScope("<module>", CodeScopeKind.Module, root, 1);
        switch (root)
        {
            case ModuleNode module:
                VisitBody(module.Body);
                return LeaveScope(addNone: true);

            case InteractiveNode interactive:
                if (HasAnnotations(interactive.Body)) Emit(Op.SetupAnnotations);
                VisitAll(interactive.Body);
                return LeaveScope(addNone: true);

            case ExpressionNode expression:
                Visit(expression.Body);
                return LeaveScope(addNone: false);

            default:
                throw new CompileErrorException("RuntimeError", "this compiler does not handle FunctionTypes");
        }
    }

    /// <summary>The body of a module or class: <c>__annotations__</c>, docstring, statements.</summary>
    private void VisitBody(ImmutableArray<Statement> body)
    {
        // The first line of a module is that of its first statement.
        if (_scope.Kind == CodeScopeKind.Module && !body.IsEmpty) _unit.Location = body[0].Range;
        if (HasAnnotations(body)) Emit(Op.SetupAnnotations);
        var start = 0;
        if (_options.OptimizationLevel < 2 && DocstringOf(body) is { } docstring)
        {
            start = 1;
            Visit(docstring);
            _unit.Location = Location.None;
            StoreName("__doc__");
        }
        for (var i = start; i < body.Length; i++) Visit(body[i]);
    }

    private static ConstantNode? DocstringOf(ImmutableArray<Statement> body) =>
        body is [ExprNode { Value: ConstantNode { Value: StrConstant } docstring }, ..] ? docstring : null;

    // ---- scopes ----

    private void EnterScope(string name, CodeScopeKind kind, AstNode node, int firstLine, ScopeRole role = ScopeRole.Body)
    {
        RecursionGuard.EnsureStack();
        var table = _symbols.Lookup(node, role);
        var cells = new NameTable();
        foreach (var cell in table.GetCellVars()) cells.IndexOf(cell);
        if (table.NeedsClassClosure) cells.IndexOf("__class__");
        if (table.NeedsClassDict) cells.IndexOf("__classdict__");
        var frees = new NameTable(cells.Count);
        foreach (var free in table.GetFreeVars()) frees.IndexOf(free);

        _unit = new CompilationUnit(name, firstLine, cells, frees);
        foreach (var parameter in table.VarNames) _unit.VarNames.IndexOf(parameter);
        _scope = new CodeScope(_unit, table, kind, _scope);
        if (kind == CodeScopeKind.Module)
        {
            _unit.Location = new Location(0, 0, firstLine, 0);
            Emit(Op.Resume, 0);
            _unit.Location = _unit.Location with { Line = firstLine };
            return;
        }
        _unit.QualName = QualNameOf(name);
        _unit.Location = new Location(firstLine, 0, firstLine, 0);
        Emit(Op.Resume, 0);
    }

    /// <summary>Assembles the unit and goes back to the scope around it.</summary>
    private CodeObject LeaveScope(bool addNone)
    {
        _unit.Flags = FlagsOf(_scope);
        var code = Assembler.Assemble(_unit, _errors.FileName, addNone);
        _scope = _scope.Parent!;
        _unit = _scope?.Unit!;
        return code;
    }

    private string QualNameOf(string name)
    {
        var parent = _scope.Parent!;
        // Type parameters are no place of their own: what is inside belongs to what is around.
        if (parent.Kind == CodeScopeKind.TypeParameters) parent = parent.Parent!;
        if (parent.Parent is null) return name;
        var isStatement = _scope.Kind is CodeScopeKind.Function or CodeScopeKind.AsyncFunction or CodeScopeKind.Class;
        if (isStatement && parent.Table.GetScope(parent.Table.Mangle(parent.ClassName, name)) == SymbolScope.GlobalExplicit) return name;
        return parent.HasLocals ? $"{parent.Unit.QualName}.<locals>.{name}" : $"{parent.Unit.QualName}.{name}";
    }

    private CodeFlags FlagsOf(CodeScope scope)
    {
        var table = scope.Table;
        var flags = _options.Futures;
        if (table.IsFunctionLike)
        {
            flags |= CodeFlags.NewLocals | CodeFlags.Optimized;
            if (table.IsNested) flags |= CodeFlags.Nested;
            if (table.HasVarArgs) flags |= CodeFlags.VarArgs;
            if (table.HasVarKeywords) flags |= CodeFlags.VarKeywords;
            if (table.IsGenerator) flags |= scope.IsCoroutine ? CodeFlags.AsyncGenerator : CodeFlags.Generator;
            else if (scope.IsCoroutine) flags |= CodeFlags.Coroutine;
        }
        else if (IsTopLevelAwait && scope.IsCoroutine && !table.IsGenerator)
        {
            flags |= CodeFlags.Coroutine;
        }
        return flags;
    }

    /// <summary>Whether <c>await</c> is allowed here because this is the module itself and the caller asked for it.</summary>
    private bool IsTopLevelAwait => _options.AllowTopLevelAwait && _scope.Kind == CodeScopeKind.Module;
}
