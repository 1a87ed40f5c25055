using System.Collections.Immutable;
using System.Diagnostics;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Symbols;

// PEP 695 and 696: type parameters and `type` statements. Only the newer language level has them; the scopes are those of CPython 3.13.
internal sealed partial class SymbolTableBuilder
{
    private void EnterTypeParameters(Statement node, string name)
    {
        var isInClass = _current.Kind == ScopeKind.Class;
        Enter(name, ScopeKind.TypeParameters, node, node.Range, ScopeRole.TypeParameters);
        if (isInClass) SeeClassScope(node.Range);
    }

    /// <summary>Names of an annotation scope in a class are looked up in the class's namespace first, which it reaches through the cell <c>__classdict__</c>.</summary>
    private void SeeClassScope(SourceRange range)
    {
        _current.CanSeeClassScope = true;
        Define("__classdict__", SymbolFlags.Use, range);
    }

    private void VisitTypeAlias(TypeAliasNode node)
    {
        Visit(node.Name);
        var isInClass = _current.Kind == ScopeKind.Class;
        var name = ((NameNode)node.Name).Id;
        if (!node.TypeParams.IsEmpty)
        {
            EnterTypeParameters(node, name);
            Visit(node.TypeParams);
        }
        Enter(name, ScopeKind.TypeAlias, node, node.Range);
        if (isInClass) SeeClassScope(node.Value.Range);
        Visit(node.Value);
        Exit();
        if (!node.TypeParams.IsEmpty) Exit();
    }

    private void Visit(ImmutableArray<TypeParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            _recursion.Enter();
            switch (parameter)
            {
                case TypeVarNode p:
                    Define(p.Name, SymbolFlags.TypeParam | SymbolFlags.Local, p.Range);
                    VisitLate(p, p.Name, p.Bound, ScopeRole.Bound, p.Bound is TupleNode ? "a TypeVar constraint" : "a TypeVar bound");
                    VisitLate(p, p.Name, p.DefaultValue, ScopeRole.Default, "a TypeVar default");
                    break;
                case ParamSpecNode p:
                    Define(p.Name, SymbolFlags.TypeParam | SymbolFlags.Local, p.Range);
                    VisitLate(p, p.Name, p.DefaultValue, ScopeRole.Default, "a ParamSpec default");
                    break;
                case TypeVarTupleNode p:
                    Define(p.Name, SymbolFlags.TypeParam | SymbolFlags.Local, p.Range);
                    VisitLate(p, p.Name, p.DefaultValue, ScopeRole.Default, "a TypeVarTuple default");
                    break;
                default: throw new UnreachableException(parameter.Kind.ToString());
            }
            _recursion.Leave();
        }
    }

    // Bound, constraints or default: a function that is called when someone asks.
    private void VisitLate(TypeParameter parameter, string name, Expression? expression, ScopeRole role, string description)
    {
        if (expression is null) return;
        var canSeeClassScope = _current.CanSeeClassScope;
        Enter(name, ScopeKind.TypeVarBound, parameter, expression.Range, role);
        _current.Description = description;
        if (canSeeClassScope) SeeClassScope(expression.Range);
        Visit(expression);
        Exit();
    }
}
