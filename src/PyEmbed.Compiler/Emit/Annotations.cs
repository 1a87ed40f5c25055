using System.Collections.Immutable;
using PyEmbed.Bytecode;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

internal sealed partial class CodeGenerator
{
    /// <summary><c>from __future__ import annotations</c>: annotations become text.</summary>
    private bool PostponesAnnotations => (_options.Futures & CodeFlags.FutureAnnotations) != 0;

    private bool IsAnnotationKept => _scope.Kind is CodeScopeKind.Module or CodeScopeKind.Class;

    private void VisitAnnAssign(AnnAssignNode node)
    {
        if (node.Value is not null)
        {
            Visit(node.Value);
            Visit(node.Target);
        }
        switch (node.Target)
        {
            case NameNode name:
                CheckNotForbidden(name.Id, ExprContext.Store);
                if (!node.Simple || !IsAnnotationKept) break;
                VisitAnnotation(node.Annotation);
                EmitName(Op.LoadName, "__annotations__");
                EmitLoadConst(Mangle(name.Id));
                Emit(Op.StoreSubscr);
                break;
            case AttributeNode attribute:
                CheckNotForbidden(attribute.Attr, ExprContext.Store);
                if (node.Value is null) VisitAndDrop(attribute.Value);
                break;
            case SubscriptNode subscript:
                if (node.Value is not null) break;
                VisitAndDrop(subscript.Value);
                VisitKeyAndDrop(subscript.Slice);
                break;
            default:
                throw InvalidTarget(node.Target, "annotated");
        }
        // An annotation of anything but a plain name is evaluated last and goes nowhere; in a function not at all.
        if (!node.Simple && !PostponesAnnotations && IsAnnotationKept) VisitAndDrop(node.Annotation);
    }

    private void VisitAnnotation(Expression annotation)
    {
        if (PostponesAnnotations) EmitLoadConst(new StrConstant(ExpressionText.Of(annotation)));
        else Visit(annotation);
    }

    private void VisitAndDrop(Expression expression)
    {
        Visit(expression);
        Emit(Op.PopTop);
    }

    private void VisitKeyAndDrop(Expression key)
    {
        RecursionGuard.EnsureStack();
        switch (key)
        {
            case SliceNode slice:
                if (slice.Lower is not null) VisitAndDrop(slice.Lower);
                if (slice.Upper is not null) VisitAndDrop(slice.Upper);
                if (slice.Step is not null) VisitAndDrop(slice.Step);
                break;
            case TupleNode tuple:
                foreach (var element in tuple.Elements) VisitKeyAndDrop(element);
                break;
            default:
                VisitAndDrop(key);
                break;
        }
    }

    /// <summary>The annotations of a function as one tuple of names and values; false where there are none.</summary>
    private bool VisitAnnotations(ArgumentsNode args, Expression? returns)
    {
        var count = 0;
        foreach (var arg in args.Args) VisitArgAnnotation(arg.Arg, arg.Annotation, ref count);
        foreach (var arg in args.PosOnlyArgs) VisitArgAnnotation(arg.Arg, arg.Annotation, ref count);
        if (args.VarArg is { } varArg) VisitArgAnnotation(varArg.Arg, varArg.Annotation, ref count);
        foreach (var arg in args.KwOnlyArgs) VisitArgAnnotation(arg.Arg, arg.Annotation, ref count);
        if (args.KwArg is { } kwArg) VisitArgAnnotation(kwArg.Arg, kwArg.Annotation, ref count);
        VisitArgAnnotation("return", returns, ref count);
        if (count > 0) Emit(Op.BuildTuple, count);
        return count > 0;
    }

    private void VisitArgAnnotation(string name, Expression? annotation, ref int count)
    {
        if (annotation is null) return;
        EmitLoadConst(Mangle(name));
        if (annotation is StarredNode starred && !PostponesAnnotations)
        {
            // PEP 646: "*args: *Ts" means the one item that unpacking Ts gives.
            Visit(starred.Value);
            Emit(Op.UnpackSequence, 1);
        }
        else
        {
            VisitAnnotation(annotation);
        }
        count += 2;
    }

    /// <summary>Whether a module or class needs <c>__annotations__</c>: a variable annotation anywhere in its own statements.</summary>
    private static bool HasAnnotations(ImmutableArray<Statement> statements)
    {
        foreach (var statement in statements)
        {
            if (HasAnnotations(statement)) return true;
        }
        return false;
    }

    private static bool HasAnnotations(Statement statement)
    {
        RecursionGuard.EnsureStack();
        return statement switch
        {
            AnnAssignNode => true,
            ForNode n => HasAnnotations(n.Body) || HasAnnotations(n.OrElse),
            AsyncForNode n => HasAnnotations(n.Body) || HasAnnotations(n.OrElse),
            WhileNode n => HasAnnotations(n.Body) || HasAnnotations(n.OrElse),
            IfNode n => HasAnnotations(n.Body) || HasAnnotations(n.OrElse),
            WithNode n => HasAnnotations(n.Body),
            AsyncWithNode n => HasAnnotations(n.Body),
            MatchNode n => n.Cases.Any(static c => HasAnnotations(c.Body)),
            TryNode n => n.Handlers.Any(static h => HasAnnotations(h.Body)) || HasAnnotations(n.Body) || HasAnnotations(n.FinalBody) || HasAnnotations(n.OrElse),
            TryStarNode n => n.Handlers.Any(static h => HasAnnotations(h.Body)) || HasAnnotations(n.Body) || HasAnnotations(n.FinalBody) || HasAnnotations(n.OrElse),
            _ => false,
        };
    }
}
