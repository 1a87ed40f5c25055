using System.Collections.Immutable;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Optimize;

internal sealed partial class ConstantFolder
{
    private Statement Fold(Statement statement)
    {
        _recursion.Enter();
        var folded = statement switch
        {
            ExprNode node => Fold(node.Value) is var value && value == node.Value ? node : new ExprNode(value, node.Range),
            AssignNode node => FoldAssign(node),
            ReturnNode node => FoldOptional(node.Value) is var value && value == node.Value ? node : new ReturnNode(value, node.Range),
            IfNode node => FoldIf(node),
            FunctionDefNode or AsyncFunctionDefNode or ClassDefNode => FoldDefinition(statement),
            ForNode or AsyncForNode or WhileNode => FoldLoop(statement),
            TryNode or TryStarNode or WithNode or AsyncWithNode or MatchNode => FoldBlock(statement),
            _ => FoldSimple(statement),
        };
        _recursion.Leave();
        return folded;
    }

    private Statement FoldAssign(AssignNode node)
    {
        var targets = FoldAll(node.Targets);
        var value = Fold(node.Value);
        return targets == node.Targets && value == node.Value ? node : new AssignNode(targets, value, node.TypeComment, node.Range);
    }

    private Statement FoldIf(IfNode node)
    {
        var test = Fold(node.Test);
        var body = FoldAll(node.Body);
        var orElse = FoldAll(node.OrElse);
        return test == node.Test && body == node.Body && orElse == node.OrElse ? node : new IfNode(test, body, orElse, node.Range);
    }

    private Statement FoldDefinition(Statement statement)
    {
        switch (statement)
        {
            case FunctionDefNode node:
            {
                var args = Fold(node.Args);
                var body = FoldBody(node.Body);
                var decorators = FoldAll(node.DecoratorList);
                var returns = FoldAnnotation(node.Returns);
                var typeParams = Map(node.TypeParams, Fold);
                if (args == node.Args && body == node.Body && decorators == node.DecoratorList && returns == node.Returns && typeParams == node.TypeParams) return node;
                return new FunctionDefNode(node.Name, args, body, decorators, returns, node.TypeComment, typeParams, node.Range);
            }
            case AsyncFunctionDefNode node:
            {
                var args = Fold(node.Args);
                var body = FoldBody(node.Body);
                var decorators = FoldAll(node.DecoratorList);
                var returns = FoldAnnotation(node.Returns);
                var typeParams = Map(node.TypeParams, Fold);
                if (args == node.Args && body == node.Body && decorators == node.DecoratorList && returns == node.Returns && typeParams == node.TypeParams) return node;
                return new AsyncFunctionDefNode(node.Name, args, body, decorators, returns, node.TypeComment, typeParams, node.Range);
            }
            case ClassDefNode node:
            {
                var bases = FoldAll(node.Bases);
                var keywords = Map(node.Keywords, _foldKeyword);
                var body = FoldBody(node.Body);
                var decorators = FoldAll(node.DecoratorList);
                var typeParams = Map(node.TypeParams, Fold);
                if (bases == node.Bases && keywords == node.Keywords && body == node.Body && decorators == node.DecoratorList && typeParams == node.TypeParams) return node;
                return new ClassDefNode(node.Name, bases, keywords, body, decorators, typeParams, node.Range);
            }
            default:
                return statement;
        }
    }

    private Statement FoldLoop(Statement statement)
    {
        switch (statement)
        {
            case ForNode node:
            {
                var target = Fold(node.Target);
                var iterable = FoldIterable(Fold(node.Iterable));
                var body = FoldAll(node.Body);
                var orElse = FoldAll(node.OrElse);
                if (target == node.Target && iterable == node.Iterable && body == node.Body && orElse == node.OrElse) return node;
                return new ForNode(target, iterable, body, orElse, node.TypeComment, node.Range);
            }
            case AsyncForNode node:   // an asynchronous iterable is no display: nothing to rewrite
            {
                var target = Fold(node.Target);
                var iterable = Fold(node.Iterable);
                var body = FoldAll(node.Body);
                var orElse = FoldAll(node.OrElse);
                if (target == node.Target && iterable == node.Iterable && body == node.Body && orElse == node.OrElse) return node;
                return new AsyncForNode(target, iterable, body, orElse, node.TypeComment, node.Range);
            }
            case WhileNode node:
            {
                var test = Fold(node.Test);
                var body = FoldAll(node.Body);
                var orElse = FoldAll(node.OrElse);
                return test == node.Test && body == node.Body && orElse == node.OrElse ? node : new WhileNode(test, body, orElse, node.Range);
            }
            default:
                return statement;
        }
    }

    private Statement FoldBlock(Statement statement)
    {
        switch (statement)
        {
            case TryNode node:
            {
                var body = FoldAll(node.Body);
                var handlers = Map(node.Handlers, Fold);
                var orElse = FoldAll(node.OrElse);
                var finalBody = FoldAll(node.FinalBody);
                if (body == node.Body && handlers == node.Handlers && orElse == node.OrElse && finalBody == node.FinalBody) return node;
                return new TryNode(body, handlers, orElse, finalBody, node.Range);
            }
            case TryStarNode node:
            {
                var body = FoldAll(node.Body);
                var handlers = Map(node.Handlers, Fold);
                var orElse = FoldAll(node.OrElse);
                var finalBody = FoldAll(node.FinalBody);
                if (body == node.Body && handlers == node.Handlers && orElse == node.OrElse && finalBody == node.FinalBody) return node;
                return new TryStarNode(body, handlers, orElse, finalBody, node.Range);
            }
            case WithNode node:
            {
                var items = Map(node.Items, Fold);
                var body = FoldAll(node.Body);
                return items == node.Items && body == node.Body ? node : new WithNode(items, body, node.TypeComment, node.Range);
            }
            case AsyncWithNode node:
            {
                var items = Map(node.Items, Fold);
                var body = FoldAll(node.Body);
                return items == node.Items && body == node.Body ? node : new AsyncWithNode(items, body, node.TypeComment, node.Range);
            }
            case MatchNode node:
            {
                var subject = Fold(node.Subject);
                var cases = Map(node.Cases, Fold);
                return subject == node.Subject && cases == node.Cases ? node : new MatchNode(subject, cases, node.Range);
            }
            default:
                return statement;
        }
    }

    private Statement FoldSimple(Statement statement)
    {
        switch (statement)
        {
            case DeleteNode node:
            {
                var targets = FoldAll(node.Targets);
                return targets == node.Targets ? node : new DeleteNode(targets, node.Range);
            }
            case AugAssignNode node:
            {
                var target = Fold(node.Target);
                var value = Fold(node.Value);
                return target == node.Target && value == node.Value ? node : new AugAssignNode(target, node.Operator, value, node.Range);
            }
            case AnnAssignNode node:
            {
                var target = Fold(node.Target);
                var annotation = _foldsAnnotations ? Fold(node.Annotation) : node.Annotation;
                var value = FoldOptional(node.Value);
                if (target == node.Target && annotation == node.Annotation && value == node.Value) return node;
                return new AnnAssignNode(target, annotation, value, node.Simple, node.Range);
            }
            case RaiseNode node:
            {
                var exc = FoldOptional(node.Exc);
                var cause = FoldOptional(node.Cause);
                return exc == node.Exc && cause == node.Cause ? node : new RaiseNode(exc, cause, node.Range);
            }
            case AssertNode node:
            {
                var test = Fold(node.Test);
                var msg = FoldOptional(node.Msg);
                return test == node.Test && msg == node.Msg ? node : new AssertNode(test, msg, node.Range);
            }
            case TypeAliasNode node:
            {
                var typeParams = Map(node.TypeParams, Fold);
                var value = Fold(node.Value);
                return typeParams == node.TypeParams && value == node.Value ? node : new TypeAliasNode(node.Name, typeParams, value, node.Range);
            }
            default:
                return statement;
        }
    }

    private ExceptHandlerNode Fold(ExceptHandlerNode handler)
    {
        var type = FoldOptional(handler.Type);
        var body = FoldAll(handler.Body);
        return type == handler.Type && body == handler.Body ? handler : new ExceptHandlerNode(type, handler.Name, body, handler.Range);
    }

    private WithItemNode Fold(WithItemNode item)
    {
        var contextExpr = Fold(item.ContextExpr);
        var optionalVars = FoldOptional(item.OptionalVars);
        return contextExpr == item.ContextExpr && optionalVars == item.OptionalVars ? item : new WithItemNode(contextExpr, optionalVars);
    }

    private MatchCaseNode Fold(MatchCaseNode matchCase)
    {
        var pattern = Fold(matchCase.Pattern);
        var guard = FoldOptional(matchCase.Guard);
        var body = FoldAll(matchCase.Body);
        if (pattern == matchCase.Pattern && guard == matchCase.Guard && body == matchCase.Body) return matchCase;
        return new MatchCaseNode(pattern, guard, body);
    }

    private TypeParameter Fold(TypeParameter parameter)
    {
        switch (parameter)
        {
            case TypeVarNode node:
            {
                var bound = FoldOptional(node.Bound);
                var defaultValue = FoldOptional(node.DefaultValue);
                return bound == node.Bound && defaultValue == node.DefaultValue ? node : new TypeVarNode(node.Name, bound, defaultValue, node.Range);
            }
            case ParamSpecNode node:
            {
                var defaultValue = FoldOptional(node.DefaultValue);
                return defaultValue == node.DefaultValue ? node : new ParamSpecNode(node.Name, defaultValue, node.Range);
            }
            case TypeVarTupleNode node:
            {
                var defaultValue = FoldOptional(node.DefaultValue);
                return defaultValue == node.DefaultValue ? node : new TypeVarTupleNode(node.Name, defaultValue, node.Range);
            }
            default:
                return parameter;
        }
    }
}
