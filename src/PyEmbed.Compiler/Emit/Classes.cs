using System.Collections.Immutable;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Instructions;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

// name = __build_class__(body, 'name', *bases, **keywords) (PEP 3115).
internal sealed partial class CodeGenerator
{
    private void VisitClass(ClassDefNode node)
    {
        VisitAll(node.DecoratorList);
        var firstLine = FirstLineOf(node, node.DecoratorList);
        if (node.TypeParams.IsEmpty)
        {
            EmitBuildClass(GenerateClassBody(node, firstLine), node.Name);
            VisitArguments(node.Bases, node.Keywords, pushed: 2);
        }
        else
        {
            VisitGenericClass(node, firstLine);
        }
        CallDecorators(node.DecoratorList);
        StoreName(node.Name);
    }

    private void EmitBuildClass(CodeObject body, string name)
    {
        Emit(Op.PushNull);
        Emit(Op.LoadBuildClass);
        EmitMakeFunction(body, MakeFunctionFlags.None);
        EmitLoadConst(name);
    }

    private CodeObject GenerateClassBody(ClassDefNode node, int firstLine)
    {
        EnterScope(node.Name, CodeScopeKind.Class, node, firstLine);
        _scope.ClassName = node.Name;
        LoadName("__name__");
        StoreName("__module__");
        EmitLoadConst(_unit.QualName);
        StoreName("__qualname__");
        if (!node.TypeParams.IsEmpty)
        {
            LoadName(TypeParametersName);
            StoreName("__type_params__");
        }
        if (_scope.Table.NeedsClassDict)
        {
            Emit(Op.LoadLocals, 0);
            Emit(Op.StoreDeref, _unit.CellVars.IndexOf("__classdict__"));
        }
        VisitBody(node.Body);

        // The body's function returns the cell of __class__, for type.__new__ to fill.
        _unit.Location = Location.None;
        if (_scope.Table.NeedsClassDict)
        {
            Emit(Op.LoadClosure, _unit.CellVars.IndexOf("__classdict__"));
            StoreName("__classdictcell__");
        }
        if (_scope.Table.NeedsClassClosure)
        {
            Emit(Op.LoadClosure, _unit.CellVars.IndexOf("__class__"));
            Emit(Op.Copy, 1);
            StoreName("__classcell__");
        }
        else
        {
            EmitLoadConst(Constant.None);
        }
        Emit(Op.ReturnValue);
        return LeaveScope(addNone: true);
    }

    /// <summary>PEP 695: a function of the type parameters makes the class, with <c>Generic[...]</c> as its last base.</summary>
    private void VisitGenericClass(ClassDefNode node, int firstLine)
    {
        Emit(Op.PushNull);
        EnterTypeParameters(node, node.Name, node.TypeParams, firstLine, MakeFunctionFlags.None);
        StoreName(TypeParametersName);
        EmitBuildClass(GenerateClassBody(node, firstLine), node.Name);
        LoadName(TypeParametersName);
        Emit(Op.CallIntrinsic1, (int)Intrinsic.SubscriptGeneric);
        StoreName(GenericBaseName);
        VisitArguments(node.Bases.Add(new NameNode(GenericBaseName, ExprContext.Load, node.Range)), node.Keywords, pushed: 2);
        EmitMakeFunction(LeaveScope(addNone: false), MakeFunctionFlags.None);
        EmitCall(0);
    }
}
