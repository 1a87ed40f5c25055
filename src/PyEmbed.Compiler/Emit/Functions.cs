using System.Collections.Immutable;
using System.Diagnostics;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Instructions;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

internal sealed partial class CodeGenerator
{
    /// <summary><c>def</c> and <c>async def</c> alike.</summary>
    private readonly record struct FunctionDefinition(
        Statement Node, string Name, ArgumentsNode Args, ImmutableArray<Statement> Body, ImmutableArray<Expression> Decorators, Expression? Returns,
        ImmutableArray<TypeParameter> TypeParams, CodeScopeKind Kind)
    {
        public static FunctionDefinition Of(Statement statement) => statement switch
        {
            FunctionDefNode f => new FunctionDefinition(f, f.Name, f.Args, f.Body, f.DecoratorList, f.Returns, f.TypeParams, CodeScopeKind.Function),
            AsyncFunctionDefNode f => new FunctionDefinition(f, f.Name, f.Args, f.Body, f.DecoratorList, f.Returns, f.TypeParams, CodeScopeKind.AsyncFunction),
            _ => throw new UnreachableException(statement.Kind.ToString()),
        };
    }

    private void VisitFunction(in FunctionDefinition function)
    {
        CheckParameterNames(function.Args);
        VisitAll(function.Decorators);
        var firstLine = FirstLineOf(function.Node, function.Decorators);
        if (function.TypeParams.IsEmpty)
        {
            var flags = VisitDefaults(function.Args);
            MakeFunction(function, flags, firstLine);
        }
        else
        {
            VisitGenericFunction(function, firstLine);
        }
        CallDecorators(function.Decorators);
        StoreName(function.Name);
    }

    /// <summary>Annotations, then the function itself; defaults are on the stack.</summary>
    private void MakeFunction(in FunctionDefinition function, MakeFunctionFlags flags, int firstLine)
    {
        if (VisitAnnotations(function.Args, function.Returns)) flags |= MakeFunctionFlags.Annotations;
        EnterScope(function.Name, function.Kind, function.Node, firstLine);
        var docstring = _options.OptimizationLevel < 2 ? DocstringOf(function.Body) : null;
        _unit.Constants.IndexOf(docstring?.Value ?? Constant.None);
        SetArgCounts(function.Args);
        for (var i = docstring is null ? 0 : 1; i < function.Body.Length; i++) Visit(function.Body[i]);
        EmitMakeFunction(LeaveScope(addNone: true), flags);
    }

    private void VisitLambda(LambdaNode node)
    {
        CheckParameterNames(node.Args);
        var flags = VisitDefaults(node.Args);
        EnterScope("<lambda>", CodeScopeKind.Lambda, node, node.Range.Line);
        _unit.Constants.IndexOf(Constant.None);   // no docstring
        SetArgCounts(node.Args);
        Visit(node.Body);
        var isGenerator = _scope.Table.IsGenerator;
        if (!isGenerator) Emit(Op.ReturnValue);
        EmitMakeFunction(LeaveScope(addNone: !isGenerator), flags);
    }

    /// <summary>PEP 695: a function of the type parameters makes the function; defaults are evaluated before and passed in.</summary>
    private void VisitGenericFunction(in FunctionDefinition function, int firstLine)
    {
        Emit(Op.PushNull);
        var flags = VisitDefaults(function.Args);
        EnterTypeParameters(function.Node, function.Name, function.TypeParams, firstLine, flags);
        for (var i = 0; i < _unit.ArgCount; i++) Emit(Op.LoadFast, i);
        MakeFunction(function, flags, firstLine);
        Emit(Op.Swap, 2);
        Emit(Op.CallIntrinsic2, (int)Intrinsic.SetFunctionTypeParams);
        var argCount = _unit.ArgCount;
        EmitMakeFunction(LeaveScope(addNone: false), MakeFunctionFlags.None);

        // The function goes below its arguments.
        for (var i = argCount + 1; i > 1; i--) Emit(Op.Swap, i);
        EmitCall(argCount);
    }

    private static int FirstLineOf(Statement node, ImmutableArray<Expression> decorators) => decorators.IsEmpty ? node.Range.Line : decorators[0].Range.Line;

    private void SetArgCounts(ArgumentsNode args)
    {
        _unit.ArgCount = args.PosOnlyArgs.Length + args.Args.Length;
        _unit.PosOnlyArgCount = args.PosOnlyArgs.Length;
        _unit.KwOnlyArgCount = args.KwOnlyArgs.Length;
    }

    private void CheckParameterNames(ArgumentsNode args)
    {
        foreach (var arg in args.PosOnlyArgs) CheckNotForbidden(arg.Arg, ExprContext.Store);
        foreach (var arg in args.Args) CheckNotForbidden(arg.Arg, ExprContext.Store);
        if (args.VarArg is { } varArg) CheckNotForbidden(varArg.Arg, ExprContext.Store);
        foreach (var arg in args.KwOnlyArgs) CheckNotForbidden(arg.Arg, ExprContext.Store);
        if (args.KwArg is { } kwArg) CheckNotForbidden(kwArg.Arg, ExprContext.Store);
    }

    /// <summary>A tuple of the defaults of positional parameters, a dict of those of keyword-only ones.</summary>
    private MakeFunctionFlags VisitDefaults(ArgumentsNode args)
    {
        var flags = MakeFunctionFlags.None;
        if (!args.Defaults.IsEmpty)
        {
            VisitAll(args.Defaults);
            Emit(Op.BuildTuple, args.Defaults.Length);
            flags |= MakeFunctionFlags.Defaults;
        }
        var names = new List<string>();
        for (var i = 0; i < args.KwOnlyArgs.Length; i++)
        {
            if (args.KwDefaults[i] is not { } value) continue;
            names.Add(Mangle(args.KwOnlyArgs[i].Arg));
            Visit(value);
        }
        if (names.Count > 0)
        {
            EmitLoadConst(TupleOfNames(names));
            Emit(Op.BuildConstKeyMap, names.Count);
            flags |= MakeFunctionFlags.KwDefaults;
        }
        return flags;
    }

    /// <summary>Innermost first, each from its own place in the source.</summary>
    private void CallDecorators(ImmutableArray<Expression> decorators)
    {
        var location = _unit.Location;
        for (var i = decorators.Length - 1; i >= 0; i--)
        {
            _unit.Location = decorators[i].Range;
            EmitCall(0);   // what is decorated lies where a method's self would
        }
        _unit.Location = location;
    }
}
