using System.Collections.Immutable;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Targets of assignment, `for`, `with` and `del`. They are read as the expressions they look like and then made into targets:
// star_target, t_primary and star_atom of the grammar accept exactly those expressions that AsTarget converts, and fetch the same tokens.
internal sealed partial class PythonParser
{
    // star_targets: star_target !',' | star_target (',' star_target)* [',']
    private Expression? StarTargets()
    {
        var start = _mark;
        var first = StarTarget();
        if (first is null || !At(TokenKind.Comma)) return first;
        var height = _expressions.Count;
        _expressions.Push(first);
        while (Accept(TokenKind.Comma))
        {
            var next = StarTarget();
            if (next is null) break;
            _expressions.Push(next);
        }
        var elements = _expressions.Take(height);
        return new TupleNode(elements, ExprContext.Store, RangeFrom(start));
    }

    // star_target: '*' (!'*' star_target) | target_with_star_atom
    private Expression? StarTarget()
    {
        var start = _mark;
        var isStarred = Accept(TokenKind.Star);
        if (PrimaryWithoutAwait() is { } primary && AsTarget(primary, ExprContext.Store) is { } target)
        {
            return isStarred ? new StarredNode(target, ExprContext.Store, RangeFrom(start)) : target;
        }
        _mark = start;
        return null;
    }

    // del_targets: ','.del_target+ [',']
    private bool DeleteTargets()
    {
        var height = _expressions.Count;
        do
        {
            var start = _mark;
            if (PrimaryWithoutAwait() is not { } primary || AsTarget(primary, ExprContext.Del) is not { } target)
            {
                _mark = start;
                break;
            }
            _expressions.Push(target);
        }
        while (Accept(TokenKind.Comma));
        return _expressions.Count > height;
    }

    /// <summary>The expression as a target, or null when it is none.</summary>
    private static Expression? AsTarget(Expression expression, ExprContext context)
    {
        switch (expression)
        {
            case NameNode name:
                return new NameNode(name.Id, context, name.Range);
            case AttributeNode attribute:
                return new AttributeNode(attribute.Value, attribute.Attr, context, attribute.Range);
            case SubscriptNode subscript:
                return new SubscriptNode(subscript.Value, subscript.Slice, context, subscript.Range);
            case StarredNode starred when context == ExprContext.Store:
                return AsTarget(starred.Value, context) is { } value ? new StarredNode(value, context, starred.Range) : null;
            case TupleNode tuple:
                return AsTargets(tuple.Elements, context, out var items) ? new TupleNode(items, context, tuple.Range) : null;
            case ListNode list:
                return AsTargets(list.Elements, context, out items) ? new ListNode(items, context, list.Range) : null;
            default:
                return null;
        }
    }

    private static bool AsTargets(ImmutableArray<Expression> elements, ExprContext context, out ImmutableArray<Expression> targets)
    {
        targets = elements;
        if (elements.IsEmpty) return true;
        var result = ImmutableArray.CreateBuilder<Expression>(elements.Length);
        EnsureStack();
        foreach (var element in elements)
        {
            if (AsTarget(element, context) is not { } target) return false;
            result.Add(target);
        }
        targets = result.MoveToImmutable();
        return true;
    }
}
