using System.Collections.Immutable;
using System.Diagnostics;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler.Symbols;

// Expressions.
internal sealed partial class SymbolTableBuilder
{
    private void Visit(ImmutableArray<Expression> expressions)
    {
        foreach (var expression in expressions) Visit(expression);
    }

    private void Visit(ImmutableArray<KeywordNode> keywords)
    {
        foreach (var keyword in keywords) Visit(keyword.Value);
    }

    private void Visit(Expression? expression)
    {
        if (expression is null) return;
        _recursion.Enter();
        switch (expression)
        {
            case ConstantNode: break;
            case NameNode e: VisitName(e); break;
            case AttributeNode e: Visit(e.Value); break;
            case CallNode e: Visit(e.Func); Visit(e.Args); Visit(e.Keywords); break;
            case BinOpNode e: Visit(e.Left); Visit(e.Right); break;
            case UnaryOpNode e: Visit(e.Operand); break;
            case BoolOpNode e: Visit(e.Values); break;
            case CompareNode e: Visit(e.Left); Visit(e.Comparators); break;
            case SubscriptNode e: Visit(e.Value); Visit(e.Slice); break;
            case SliceNode e: Visit(e.Lower); Visit(e.Upper); Visit(e.Step); break;
            case StarredNode e: Visit(e.Value); break;
            case TupleNode e: Visit(e.Elements); break;
            case ListNode e: Visit(e.Elements); break;
            case SetNode e: Visit(e.Elements); break;
            case DictNode e:
                foreach (var key in e.Keys) Visit(key);
                Visit(e.Values);
                break;
            case IfExpNode e: Visit(e.Test); Visit(e.Body); Visit(e.OrElse); break;
            case NamedExprNode e: VisitNamedExpression(e); break;
            case LambdaNode e: VisitLambda(e); break;
            case ListCompNode e: VisitComprehension(e, "listcomp", ComprehensionKind.List, e.Generators, null, e.Element); break;
            case SetCompNode e: VisitComprehension(e, "setcomp", ComprehensionKind.Set, e.Generators, null, e.Element); break;
            case DictCompNode e: VisitComprehension(e, "dictcomp", ComprehensionKind.Dict, e.Generators, e.Value, e.Key); break;
            case GeneratorExpNode e: VisitComprehension(e, "genexpr", ComprehensionKind.Generator, e.Generators, null, e.Element); break;
            case YieldNode e: VisitYield(e, e.Value); break;
            case YieldFromNode e: VisitYield(e, e.Value); break;
            case AwaitNode e:
                CheckAllowedHere("await expression", e.Range);
                Visit(e.Value);
                _current.IsCoroutine = true;
                break;
            case JoinedStrNode e: Visit(e.Values); break;
            case FormattedValueNode e: Visit(e.Value); Visit(e.FormatSpec); break;
            case TemplateStrNode e: Visit(e.Values); break;
            case InterpolationNode e: Visit(e.Value); Visit(e.FormatSpec); break;
            default: throw new UnreachableException(expression.Kind.ToString());
        }
        _recursion.Leave();
    }

    private void VisitName(NameNode node)
    {
        Define(node.Id, node.Context == ExprContext.Load ? SymbolFlags.Use : SymbolFlags.Local, node.Range);
        // `super()` without arguments finds its class in the cell `__class__`.
        if (node.Context == ExprContext.Load && node.Id == "super" && _current.IsFunctionLike) Define("__class__", SymbolFlags.Use, node.Range);
    }

    private void VisitLambda(LambdaNode node)
    {
        VisitDefaults(node.Args);
        Enter("lambda", ScopeKind.Function, node, node.Range);
        DefineParameters(node.Args);
        Visit(node.Body);
        Exit();
    }

    private void VisitYield(Expression node, Expression? value)
    {
        CheckAllowedHere("yield expression", node.Range);
        Visit(value);
        _current.IsGenerator = true;
        if (_current.IsComprehension) throw _errors.InSymbols(node.Range, $"'yield' inside {Describe(_current.Comprehension)}");
    }

    private static string Describe(ComprehensionKind kind) => kind switch
    {
        ComprehensionKind.List => "list comprehension",
        ComprehensionKind.Set => "set comprehension",
        ComprehensionKind.Dict => "dict comprehension",
        _ => "generator expression",
    };

    private void VisitComprehension(Expression node, string name, ComprehensionKind kind, ImmutableArray<ComprehensionNode> generators, Expression? value, Expression element)
    {
        var outermost = generators[0];
        VisitIterable(outermost.Iterable);   // evaluated outside, and handed in as the argument .0

        var canSeeClassScope = _current.CanSeeClassScope;
        Enter(name, ScopeKind.Function, node, node.Range);
        var scope = _current;
        scope.Comprehension = kind;
        if (canSeeClassScope) SeeClassScope(node.Range);
        if (outermost.IsAsync) scope.IsCoroutine = true;
        Define(".0", SymbolFlags.Param, node.Range);
        VisitIterationTarget(outermost.Target);
        Visit(outermost.Ifs);
        for (var i = 1; i < generators.Length; i++)
        {
            VisitIterationTarget(generators[i].Target);
            VisitIterable(generators[i].Iterable);
            Visit(generators[i].Ifs);
            if (generators[i].IsAsync) scope.IsCoroutine = true;
        }
        Visit(value);
        Visit(element);
        scope.IsGenerator = kind == ComprehensionKind.Generator;
        Exit();
        // An asynchronous comprehension is awaited where it stands; a generator expression is not.
        if (scope.IsCoroutine && !scope.IsGenerator) _current.IsCoroutine = true;
    }

    private void VisitIterationTarget(Expression target)
    {
        _current.IsInIterationTarget = true;
        Visit(target);
        _current.IsInIterationTarget = false;
    }

    private void VisitIterable(Expression iterable)
    {
        _current.IterableDepth++;
        Visit(iterable);
        _current.IterableDepth--;
    }

    private void VisitNamedExpression(NamedExprNode node)
    {
        CheckAllowedHere("named expression", node.Range);
        if (_current.IterableDepth > 0) throw _errors.InSymbols(node.Range, "assignment expression cannot be used in a comprehension iterable expression");
        if (_current.IsComprehension)
        {
            // Only a tree that a program built can have another target.
            if (node.Target is not NameNode name) throw new CompileErrorException("TypeError", "NamedExpr target must be a Name");
            BindOutsideComprehensions(name);
        }
        Visit(node.Value);
        Visit(node.Target);
    }

    /// <summary>PEP 572: the target of an assignment expression in comprehensions belongs to the innermost function or module around them.</summary>
    private void BindOutsideComprehensions(NameNode target)
    {
        var (name, range) = (target.Id, target.Range);
        foreach (var scope in _stack)
        {
            if (scope.IsComprehension)
            {
                // Looked up as written, not mangled: so does CPython.
                if ((scope.GetFlags(name) & SymbolFlags.ComprehensionIterator) != 0)
                    throw _errors.InSymbols(range, $"assignment expression cannot rebind comprehension iteration variable '{name}'");
                continue;
            }
            switch (scope.Kind)
            {
                case ScopeKind.Function:
                    Define(name, (scope.GetFlags(name) & SymbolFlags.Global) != 0 ? SymbolFlags.Global : SymbolFlags.Nonlocal, range);
                    RecordDirective(name, range);
                    Define(scope, name, SymbolFlags.Local, range);
                    return;
                case ScopeKind.Module:
                    Define(name, SymbolFlags.Global, range);
                    RecordDirective(name, range);
                    Define(scope, name, SymbolFlags.Global, range);
                    return;
                case ScopeKind.Class:
                    throw _errors.InSymbols(range, "assignment expression within a comprehension cannot be used in a class body");
                case ScopeKind.TypeParameters:
                    throw _errors.InSymbols(range, "assignment expression within a comprehension cannot be used within the definition of a generic");
                case ScopeKind.TypeAlias:
                    throw _errors.InSymbols(range, "assignment expression within a comprehension cannot be used in a type alias");
                case ScopeKind.TypeVarBound:
                    throw _errors.InSymbols(range, "assignment expression within a comprehension cannot be used in a TypeVar bound");
            }
        }
    }

    private void CheckAllowedHere(string what, SourceRange range)
    {
        switch (_current.Kind)
        {
            case ScopeKind.Annotation: throw _errors.InSymbols(range, $"'{what}' can not be used within an annotation");
            case ScopeKind.TypeVarBound: throw _errors.InSymbols(range, $"{what} cannot be used within {_current.Description}");
            case ScopeKind.TypeAlias: throw _errors.InSymbols(range, $"{what} cannot be used within a type alias");
            case ScopeKind.TypeParameters: throw _errors.InSymbols(range, $"{what} cannot be used within the definition of a generic");
        }
    }
}
