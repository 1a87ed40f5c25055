using System.Collections.Immutable;
using System.Diagnostics;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Symbols;

// Statements and patterns.
internal sealed partial class SymbolTableBuilder
{
    private void Visit(ImmutableArray<Statement> statements)
    {
        foreach (var statement in statements) Visit(statement);
    }

    private void Visit(Statement statement)
    {
        _recursion.Enter();
        switch (statement)
        {
            case FunctionDefNode f: VisitFunction(f, f.Name, f.Args, f.Body, f.DecoratorList, f.Returns, f.TypeParams, isAsync: false); break;
            case AsyncFunctionDefNode f: VisitFunction(f, f.Name, f.Args, f.Body, f.DecoratorList, f.Returns, f.TypeParams, isAsync: true); break;
            case ClassDefNode c: VisitClass(c); break;
            case TypeAliasNode t: VisitTypeAlias(t); break;
            case ReturnNode r:
                if (r.Value is null) break;
                Visit(r.Value);
                _current.ReturnsValue = true;
                break;
            case DeleteNode d: Visit(d.Targets); break;
            case AssignNode a: Visit(a.Targets); Visit(a.Value); break;
            case AugAssignNode a: Visit(a.Target); Visit(a.Value); break;
            case AnnAssignNode a: VisitAnnotatedAssignment(a); break;
            case ForNode f: Visit(f.Target); Visit(f.Iterable); Visit(f.Body); Visit(f.OrElse); break;
            case AsyncForNode f: Visit(f.Target); Visit(f.Iterable); Visit(f.Body); Visit(f.OrElse); break;
            case WhileNode w: Visit(w.Test); Visit(w.Body); Visit(w.OrElse); break;
            case IfNode i: Visit(i.Test); Visit(i.Body); Visit(i.OrElse); break;
            case WithNode w: VisitItems(w.Items); Visit(w.Body); break;
            case AsyncWithNode w: VisitItems(w.Items); Visit(w.Body); break;
            case MatchNode m: VisitMatch(m); break;
            case RaiseNode r:
                Visit(r.Exc);
                if (r.Exc is not null) Visit(r.Cause);
                break;
            case TryNode t: VisitTry(t.Body, t.Handlers, t.OrElse, t.FinalBody); break;
            case TryStarNode t: VisitTry(t.Body, t.Handlers, t.OrElse, t.FinalBody); break;
            case AssertNode a: Visit(a.Test); Visit(a.Msg); break;
            case ImportNode i: VisitAliases(i.Names); break;
            case ImportFromNode i: VisitAliases(i.Names); break;
            case GlobalNode g: Declare(g.Names, SymbolFlags.Global, g.Range); break;
            case NonlocalNode n: Declare(n.Names, SymbolFlags.Nonlocal, n.Range); break;
            case ExprNode e: Visit(e.Value); break;
            case PassNode or BreakNode or ContinueNode: break;
            default: throw new UnreachableException(statement.Kind.ToString());
        }
        _recursion.Leave();
    }

    private void VisitFunction(Statement node, string name, ArgumentsNode args, ImmutableArray<Statement> body, ImmutableArray<Expression> decorators,
        Expression? returns, ImmutableArray<TypeParameter> typeParams, bool isAsync)
    {
        Define(name, SymbolFlags.Local, node.Range);
        VisitDefaults(args);
        if (typeParams.IsEmpty)
        {
            VisitAnnotations(node, args, returns);
            Visit(decorators);
        }
        else
        {
            Visit(decorators);
            EnterTypeParameters(node, name);
            if (!args.Defaults.IsEmpty) Define(".defaults", SymbolFlags.Param, node.Range);
            if (args.KwDefaults.Any(d => d is not null)) Define(".kwdefaults", SymbolFlags.Param, node.Range);
            Visit(typeParams);
            VisitAnnotations(node, args, returns);
        }
        Enter(name, ScopeKind.Function, node, node.Range);
        _current.IsCoroutine = isAsync;
        DefineParameters(args);
        Visit(body);
        Exit();
        if (!typeParams.IsEmpty) Exit();
    }

    private void VisitClass(ClassDefNode node)
    {
        Define(node.Name, SymbolFlags.Local, node.Range);
        var outerClass = _className;
        if (node.TypeParams.IsEmpty)
        {
            VisitBases(node);
            Visit(node.DecoratorList);
        }
        else
        {
            Visit(node.DecoratorList);
            EnterTypeParameters(node, node.Name);
            _current.StartMangledNames();
            _className = node.Name;
            Define(".type_params", SymbolFlags.Local | SymbolFlags.Use, node.Range);
            Define(".generic_base", SymbolFlags.Local | SymbolFlags.Use, node.Range);
            Visit(node.TypeParams);
            VisitBases(node);
        }
        Enter(node.Name, ScopeKind.Class, node, node.Range);
        _className = node.Name;
        if (!node.TypeParams.IsEmpty)
        {
            Define("__type_params__", SymbolFlags.Local, node.Range);
            Define(".type_params", SymbolFlags.Use, node.Range);
        }
        Visit(node.Body);
        Exit();
        if (!node.TypeParams.IsEmpty) Exit();
        _className = outerClass;
    }

    private void VisitBases(ClassDefNode node)
    {
        Visit(node.Bases);
        Visit(node.Keywords);
    }

    private void VisitAnnotatedAssignment(AnnAssignNode node)
    {
        if (node.Target is NameNode name)
        {
            var flags = FlagsOf(name.Id);
            if ((flags & (SymbolFlags.Global | SymbolFlags.Nonlocal)) != 0 && _current != table.Top && node.Simple)
                throw _errors.InSymbols(node.Range, $"annotated name '{name.Id}' can't be {((flags & SymbolFlags.Global) != 0 ? "global" : "nonlocal")}");
            if (node.Simple) Define(name.Id, SymbolFlags.Annotated | SymbolFlags.Local, name.Range);
            else if (node.Value is not null) Define(name.Id, SymbolFlags.Local, name.Range);
        }
        else
        {
            Visit(node.Target);
        }
        VisitAnnotation(node.Annotation);
        Visit(node.Value);
    }

    private void VisitItems(ImmutableArray<WithItemNode> items)
    {
        foreach (var item in items)
        {
            Visit(item.ContextExpr);
            Visit(item.OptionalVars);
        }
    }

    private void VisitTry(ImmutableArray<Statement> body, ImmutableArray<ExceptHandlerNode> handlers, ImmutableArray<Statement> orElse, ImmutableArray<Statement> finalBody)
    {
        Visit(body);
        Visit(orElse);
        foreach (var handler in handlers)
        {
            Visit(handler.Type);
            if (handler.Name is not null) Define(handler.Name, SymbolFlags.Local, handler.Range);
            Visit(handler.Body);
        }
        Visit(finalBody);
    }

    private void VisitAliases(ImmutableArray<AliasNode> aliases)
    {
        foreach (var alias in aliases)
        {
            // `import a.b` binds `a`.
            var name = alias.AsName ?? alias.Name;
            var dot = name.IndexOf('.');
            if (dot >= 0) name = name[..dot];
            if (name != "*") Define(name, SymbolFlags.Import, alias.Range);
            else if (_current.Kind != ScopeKind.Module) throw _errors.InSymbols(alias.Range, "import * only allowed at module level");
        }
    }

    private void Declare(ImmutableArray<string> names, SymbolFlags flag, SourceRange range)
    {
        var word = flag == SymbolFlags.Global ? "global" : "nonlocal";
        foreach (var name in names)
        {
            var flags = FlagsOf(name);
            if ((flags & SymbolFlags.Param) != 0) throw _errors.InSymbols(range, $"name '{name}' is parameter and {word}");
            if ((flags & SymbolFlags.Use) != 0) throw _errors.InSymbols(range, $"name '{name}' is used prior to {word} declaration");
            if ((flags & SymbolFlags.Annotated) != 0) throw _errors.InSymbols(range, $"annotated name '{name}' can't be {word}");
            if ((flags & SymbolFlags.Local) != 0) throw _errors.InSymbols(range, $"name '{name}' is assigned to before {word} declaration");
            Define(name, flag, range);
            RecordDirective(name, range);
        }
    }

    private void VisitMatch(MatchNode node)
    {
        Visit(node.Subject);
        foreach (var matchCase in node.Cases)
        {
            Visit(matchCase.Pattern);
            Visit(matchCase.Guard);
            Visit(matchCase.Body);
        }
    }

    private void Visit(ImmutableArray<Pattern> patterns)
    {
        foreach (var pattern in patterns) Visit(pattern);
    }

    private void Visit(Pattern pattern)
    {
        _recursion.Enter();
        switch (pattern)
        {
            case MatchValueNode p: Visit(p.Value); break;
            case MatchSingletonNode: break;
            case MatchSequenceNode p: Visit(p.Patterns); break;
            case MatchMappingNode p: Visit(p.Keys); Visit(p.Patterns); Capture(p.Rest, p.Range); break;
            case MatchClassNode p: Visit(p.Class); Visit(p.Patterns); Visit(p.KwdPatterns); break;
            case MatchStarNode p: Capture(p.Name, p.Range); break;
            case MatchAsNode p:
                if (p.Pattern is not null) Visit(p.Pattern);
                Capture(p.Name, p.Range);
                break;
            case MatchOrNode p: Visit(p.Patterns); break;
            default: throw new UnreachableException(pattern.Kind.ToString());
        }
        _recursion.Leave();
    }

    private void Capture(string? name, SourceRange range)
    {
        if (name is not null) Define(name, SymbolFlags.Local, range);
    }
}
