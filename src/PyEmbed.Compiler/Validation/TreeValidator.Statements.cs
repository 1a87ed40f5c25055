using System.Collections.Immutable;
using System.Diagnostics;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler.Validation;

// Statements.
internal sealed partial class TreeValidator
{
    private void Check(ImmutableArray<Statement> statements)
    {
        foreach (var statement in statements)
        {
            if (statement is null) throw Error("None disallowed in statement list");
            Check(statement);
        }
    }

    private void CheckBody(ImmutableArray<Statement> body, string owner)
    {
        CheckNotEmpty(body, "body", owner);
        Check(body);
    }

    private void Check(Statement statement)
    {
        CheckPosition(statement.Range);
        _recursion.Enter();
        switch (statement)
        {
            case FunctionDefNode s: CheckFunction("FunctionDef", s.Body, s.Args, s.DecoratorList, s.Returns, s.TypeParams); break;
            case AsyncFunctionDefNode s: CheckFunction("AsyncFunctionDef", s.Body, s.Args, s.DecoratorList, s.Returns, s.TypeParams); break;
            case ClassDefNode s:
                CheckBody(s.Body, "ClassDef");
                Check(s.TypeParams);
                Check(s.Bases);
                Check(s.Keywords);
                Check(s.DecoratorList);
                break;
            case TypeAliasNode s:
                if (s.Name is not NameNode) throw new CompileErrorException("TypeError", "TypeAlias with non-Name name");
                Check(s.Name, ExprContext.Store);
                Check(s.TypeParams);
                Check(s.Value);
                break;
            case ReturnNode s: CheckOptional(s.Value); break;
            case DeleteNode s: CheckTargets(s.Targets, "Delete", ExprContext.Del); break;
            case AssignNode s:
                CheckTargets(s.Targets, "Assign", ExprContext.Store);
                Check(s.Value);
                break;
            case AugAssignNode s:
                Check(s.Target, ExprContext.Store);
                Check(s.Value);
                break;
            case AnnAssignNode s:
                if (s.Simple && s.Target is not NameNode) throw new CompileErrorException("TypeError", "AnnAssign with simple non-Name target");
                Check(s.Target, ExprContext.Store);
                CheckOptional(s.Value);
                Check(s.Annotation);
                break;
            case ForNode s: CheckFor("For", s.Target, s.Iterable, s.Body, s.OrElse); break;
            case AsyncForNode s: CheckFor("AsyncFor", s.Target, s.Iterable, s.Body, s.OrElse); break;
            case WhileNode s:
                Check(s.Test);
                CheckBody(s.Body, "While");
                Check(s.OrElse);
                break;
            case IfNode s:
                Check(s.Test);
                CheckBody(s.Body, "If");
                Check(s.OrElse);
                break;
            case WithNode s: CheckWith("With", s.Items, s.Body); break;
            case AsyncWithNode s: CheckWith("AsyncWith", s.Items, s.Body); break;
            case MatchNode s: CheckMatch(s); break;
            case RaiseNode s:
                if (s.Exc is null && s.Cause is not null) throw Error("Raise with cause but no exception");
                CheckOptional(s.Exc);
                CheckOptional(s.Cause);
                break;
            case TryNode s: CheckTry("Try", s.Body, s.Handlers, s.OrElse, s.FinalBody); break;
            case TryStarNode s: CheckTry("TryStar", s.Body, s.Handlers, s.OrElse, s.FinalBody); break;
            case AssertNode s:
                Check(s.Test);
                CheckOptional(s.Msg);
                break;
            case ImportNode s: CheckNotEmpty(s.Names, "names", "Import"); break;
            case ImportFromNode s:
                if (s.Level < 0) throw Error("Negative ImportFrom level");
                CheckNotEmpty(s.Names, "names", "ImportFrom");
                break;
            case GlobalNode s: CheckNotEmpty(s.Names, "names", "Global"); break;
            case NonlocalNode s: CheckNotEmpty(s.Names, "names", "Nonlocal"); break;
            case ExprNode s: Check(s.Value); break;
            case PassNode or BreakNode or ContinueNode: break;
            default: throw new UnreachableException(statement.Kind.ToString());
        }
        _recursion.Leave();
    }

    private void CheckFunction(string owner, ImmutableArray<Statement> body, ArgumentsNode args, ImmutableArray<Expression> decorators, Expression? returns, ImmutableArray<TypeParameter> typeParams)
    {
        CheckBody(body, owner);
        Check(typeParams);
        Check(args);
        Check(decorators);
        CheckOptional(returns);
    }

    private void Check(ImmutableArray<TypeParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            CheckPosition(parameter.Range);
            var (name, bound, defaultValue) = parameter switch
            {
                TypeVarNode p => (p.Name, p.Bound, p.DefaultValue),
                ParamSpecNode p => (p.Name, null, p.DefaultValue),
                TypeVarTupleNode p => (p.Name, null, p.DefaultValue),
                _ => throw new UnreachableException(parameter.Kind.ToString()),
            };
            CheckName(name);
            CheckOptional(bound);
            CheckOptional(defaultValue);
        }
    }

    private void CheckTargets(ImmutableArray<Expression> targets, string owner, ExprContext context)
    {
        CheckNotEmpty(targets, "targets", owner);
        Check(targets, context);
    }

    private void CheckFor(string owner, Expression target, Expression iterable, ImmutableArray<Statement> body, ImmutableArray<Statement> orElse)
    {
        Check(target, ExprContext.Store);
        Check(iterable);
        CheckBody(body, owner);
        Check(orElse);
    }

    private void CheckWith(string owner, ImmutableArray<WithItemNode> items, ImmutableArray<Statement> body)
    {
        CheckNotEmpty(items, "items", owner);
        foreach (var item in items)
        {
            Check(item.ContextExpr);
            if (item.OptionalVars is not null) Check(item.OptionalVars, ExprContext.Store);
        }
        CheckBody(body, owner);
    }

    private void CheckMatch(MatchNode node)
    {
        Check(node.Subject);
        CheckNotEmpty(node.Cases, "cases", "Match");
        foreach (var matchCase in node.Cases)
        {
            Check(matchCase.Pattern, allowsStar: false);
            CheckOptional(matchCase.Guard);
            CheckBody(matchCase.Body, "match_case");
        }
    }

    private void CheckTry(string owner, ImmutableArray<Statement> body, ImmutableArray<ExceptHandlerNode> handlers, ImmutableArray<Statement> orElse, ImmutableArray<Statement> finalBody)
    {
        CheckBody(body, owner);
        if (handlers.IsEmpty && finalBody.IsEmpty) throw Error($"{owner} has neither except handlers nor finalbody");
        if (handlers.IsEmpty && !orElse.IsEmpty) throw Error($"{owner} has orelse but no except handlers");
        foreach (var handler in handlers)
        {
            CheckPosition(handler.Range);
            CheckOptional(handler.Type);
            CheckBody(handler.Body, "ExceptHandler");
        }
        Check(finalBody);
        Check(orElse);
    }
}
