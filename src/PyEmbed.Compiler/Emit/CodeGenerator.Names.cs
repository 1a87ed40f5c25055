using System.Diagnostics;
using PyEmbed.Bytecode;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Compiler.Symbols;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

// Reading, binding and unbinding names, and closures over them.
internal sealed partial class CodeGenerator
{
    private void LoadName(string name) => VisitName(name, ExprContext.Load);

    private void StoreName(string name) => VisitName(name, ExprContext.Store);

    private void DeleteName(string name) => VisitName(name, ExprContext.Del);

    private void VisitName(string name, ExprContext context)
    {
        CheckNotForbidden(name, context);
        var mangled = Mangle(name);
        var table = _scope.Table;
        switch (table.GetScope(mangled))
        {
            case SymbolScope.Free:
                VisitCell(_unit.FreeVars.IndexOf(mangled), context);
                break;
            case SymbolScope.Cell:
                VisitCell(_unit.CellVars.IndexOf(mangled), context);
                break;
            case SymbolScope.Local when table.IsFunctionLike:
                Emit(context switch { ExprContext.Load => Op.LoadFast, ExprContext.Store => Op.StoreFast, _ => Op.DeleteFast }, _unit.VarNames.IndexOf(mangled));
                break;
            case SymbolScope.GlobalImplicit when table.IsFunctionLike:
                VisitGlobal(mangled, context, seesClassScope: table.CanSeeClassScope);
                break;
            case SymbolScope.GlobalExplicit:
                VisitGlobal(mangled, context, seesClassScope: false);
                break;
            default:
                Charge();
                _unit.EmitName(context switch { ExprContext.Load => Op.LoadName, ExprContext.Store => Op.StoreName, _ => Op.DeleteName }, mangled);
                break;
        }
    }

    private void VisitCell(int number, ExprContext context)
    {
        switch (context)
        {
            case ExprContext.Store:
                Emit(Op.StoreDeref, number);
                break;
            case ExprContext.Del:
                Emit(Op.DeleteDeref, number);
                break;
            case ExprContext.Load when _scope.Table.Kind == ScopeKind.Class:
                Emit(Op.LoadClassderef, number);
                break;
            case ExprContext.Load when _scope.Table.CanSeeClassScope:
                LoadClassDict();
                Emit(Op.LoadFromDictOrDeref, number);
                break;
            default:
                Emit(Op.LoadDeref, number);
                break;
        }
    }

    private void VisitGlobal(string mangled, ExprContext context, bool seesClassScope)
    {
        var op = context switch { ExprContext.Load => Op.LoadGlobal, ExprContext.Store => Op.StoreGlobal, _ => Op.DeleteGlobal };
        if (seesClassScope && op == Op.LoadGlobal)
        {
            LoadClassDict();
            op = Op.LoadFromDictOrGlobals;
        }
        Charge();
        _unit.EmitName(op, mangled);
    }

    /// <summary>The namespace of the class around an annotation scope (PEP 695).</summary>
    private void LoadClassDict() => Emit(Op.LoadDeref, _unit.FreeVars.IndexOf("__classdict__"));

    /// <summary>Makes a function of a code object; a tuple of cells goes with it where it has free variables.</summary>
    private void EmitMakeFunction(CodeObject code, MakeFunctionFlags flags)
    {
        var freeVars = code.FreeVars;
        if (!freeVars.IsEmpty)
        {
            foreach (var name in freeVars) Emit(Op.LoadClosure, CellNumber(name));
            flags |= MakeFunctionFlags.Closure;
            Emit(Op.BuildTuple, freeVars.Length);
        }
        EmitLoadConst(new CodeConstant(code));
        Emit(Op.MakeFunction, (int)flags);
    }

    // A name may be free in a class and at the same time one of its own: the closure takes the cell whatever name lookup does.
    private int CellNumber(string name)
    {
        var isCell = _scope.Table.GetScope(name) == SymbolScope.Cell || _scope.Kind == CodeScopeKind.Class && name is "__class__" or "__classdict__";
        if (!(isCell ? _unit.CellVars : _unit.FreeVars).TryGetIndex(name, out var number)) throw new UnreachableException($"{name} in {_unit.QualName}");
        return number;
    }
}
