using System.Collections.Immutable;
using System.Diagnostics;
using PyEmbed.Bytecode.Instructions;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Compiler.Symbols;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

// PEP 695 and 696: only with the newer language level. The scopes are those of CPython 3.13, the instructions 3.11's and a few of our own.
internal sealed partial class CodeGenerator
{
    // Names no source can spell.
    private const string TypeParametersName = ".type_params", GenericBaseName = ".generic_base", DefaultsName = ".defaults", KwDefaultsName = ".kwdefaults";

    /// <summary>Enters the scope of type parameters and leaves a tuple of them on the stack.</summary>
    private void EnterTypeParameters(Statement node, string name, ImmutableArray<TypeParameter> parameters, int firstLine, MakeFunctionFlags defaults)
    {
        EnterScope($"<generic parameters of {name}>", CodeScopeKind.TypeParameters, node, firstLine, ScopeRole.TypeParameters);
        _unit.Constants.IndexOf(Constant.None);
        foreach (var (flag, parameter) in new[] { (MakeFunctionFlags.Defaults, DefaultsName), (MakeFunctionFlags.KwDefaults, KwDefaultsName) })
        {
            if ((defaults & flag) == 0) continue;
            _unit.VarNames.IndexOf(parameter);
            _unit.ArgCount++;
        }
        // A generic class's parameters are private to it.
        if (node is ClassDefNode) _scope.ClassName = name;
        _unit.Location = node.Range;
        VisitTypeParameters(parameters);
    }

    private void VisitTypeParameters(ImmutableArray<TypeParameter> parameters)
    {
        var location = _unit.Location;
        var hasDefault = false;
        foreach (var parameter in parameters)
        {
            _unit.Location = parameter.Range;
            var (name, defaultValue) = parameter switch
            {
                TypeVarNode p => (p.Name, p.DefaultValue),
                ParamSpecNode p => (p.Name, p.DefaultValue),
                TypeVarTupleNode p => (p.Name, p.DefaultValue),
                _ => throw new UnreachableException(parameter.Kind.ToString()),
            };
            EmitLoadConst(name);
            switch (parameter)
            {
                case TypeVarNode { Bound: { } bound }:
                    MakeLateFunction(parameter, name, bound, ScopeRole.Bound);
                    Emit(Op.CallIntrinsic2, (int)(bound is TupleNode ? Intrinsic.TypeVarWithConstraints : Intrinsic.TypeVarWithBound));
                    break;
                case TypeVarNode:
                    Emit(Op.CallIntrinsic1, (int)Intrinsic.TypeVar);
                    break;
                case ParamSpecNode:
                    Emit(Op.CallIntrinsic1, (int)Intrinsic.ParamSpec);
                    break;
                default:
                    Emit(Op.CallIntrinsic1, (int)Intrinsic.TypeVarTuple);
                    break;
            }
            if (defaultValue is not null)
            {
                hasDefault = true;
                MakeLateFunction(parameter, name, defaultValue, ScopeRole.Default);
                Emit(Op.CallIntrinsic2, (int)Intrinsic.SetTypeParamDefault);
            }
            else if (hasDefault)
            {
                throw Error($"non-default type parameter '{name}' follows default type parameter");
            }
            Emit(Op.Copy, 1);
            StoreName(name);
        }
        _unit.Location = parameters[0].Range;
        Emit(Op.BuildTuple, parameters.Length);
        _unit.Location = location;
    }

    /// <summary>A bound, constraints or a default: a function that is called when someone asks for it.</summary>
    private void MakeLateFunction(TypeParameter parameter, string name, Expression expression, ScopeRole role)
    {
        var location = _unit.Location;
        EnterScope(name, CodeScopeKind.TypeParameters, parameter, expression.Range.Line, role);
        _unit.Constants.IndexOf(Constant.None);
        if (expression is StarredNode starred)
        {
            // "*Ts = *default" means the one item that unpacking gives.
            _unit.Location = expression.Range;
            Visit(starred.Value);
            Emit(Op.UnpackSequence, 1);
        }
        else
        {
            Visit(expression);
        }
        _unit.Location = parameter.Range;
        Emit(Op.ReturnValue);
        var code = LeaveScope(addNone: false);
        _unit.Location = expression.Range;
        EmitMakeFunction(code, MakeFunctionFlags.None);
        _unit.Location = location;
    }

    private void VisitTypeAlias(TypeAliasNode node)
    {
        var name = ((NameNode)node.Name).Id;
        if (node.TypeParams.IsEmpty)
        {
            EmitLoadConst(name);
            EmitLoadConst(Constant.None);
            MakeTypeAlias(node, name);
        }
        else
        {
            Emit(Op.PushNull);
            EnterTypeParameters(node, name, node.TypeParams, node.Range.Line, MakeFunctionFlags.None);
            EmitLoadConst(name);
            Emit(Op.Swap, 2);
            MakeTypeAlias(node, name);
            EmitMakeFunction(LeaveScope(addNone: false), MakeFunctionFlags.None);
            EmitCall(0);
        }
        StoreName(name);
    }

    /// <summary>Name and type parameters are on the stack; the value is a function that is called when someone asks for it.</summary>
    private void MakeTypeAlias(TypeAliasNode node, string name)
    {
        EnterScope(name, CodeScopeKind.Function, node, node.Range.Line);
        _unit.Constants.IndexOf(Constant.None);   // no docstring
        Visit(node.Value);
        _unit.Location = node.Range;
        Emit(Op.ReturnValue);
        EmitMakeFunction(LeaveScope(addNone: false), MakeFunctionFlags.None);
        Emit(Op.BuildTuple, 3);
        Emit(Op.CallIntrinsic1, (int)Intrinsic.TypeAlias);
    }
}
