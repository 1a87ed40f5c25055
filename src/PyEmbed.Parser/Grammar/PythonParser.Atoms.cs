using System.Collections.Immutable;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Language reference 6.2.3 to 6.2.9: parentheses, displays, comprehensions, as the first pass reads them.
internal sealed partial class PythonParser
{
    private readonly NodeStack<ComprehensionNode> _comprehensions = new();
    private readonly NodeStack<Expression?> _keys = new();

    private bool AtComprehension => At(Keyword.For) || At(TokenKind.Async);

    // tuple: '(' [star_named_expression ',' [star_named_expressions]] ')'
    // group: '(' (yield_expr | named_expression) ')'
    // genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')'
    private Expression? Parenthesized()
    {
        var start = _mark++;
        if (Accept(TokenKind.RightParenthesis)) return new TupleNode([], ExprContext.Load, RangeFrom(start));
        Expression? first;
        if (At(Keyword.Yield))
        {
            first = YieldExpression();
            if (Accept(TokenKind.RightParenthesis)) return first;
            _mark = start;
            return null;
        }
        first = StarNamedExpression();
        if (first is not null)
        {
            if (At(TokenKind.RightParenthesis))
            {
                if (first is not StarredNode)
                {
                    _mark++;
                    return first;
                }
            }
            else if (At(TokenKind.Comma))
            {
                var height = _expressions.Count;
                _expressions.Push(first);
                _mark++;
                Elements(ElementKind.StarNamedExpression);
                var elements = _expressions.Take(height);
                if (Accept(TokenKind.RightParenthesis)) return new TupleNode(elements, ExprContext.Load, RangeFrom(start));
            }
            else if (first is not StarredNode && AtComprehension)
            {
                var generators = ForIfClauses();
                if (!generators.IsDefault && Accept(TokenKind.RightParenthesis)) return new GeneratorExpNode(first, generators, RangeFrom(start));
            }
        }
        _mark = start;
        return null;
    }

    // list: '[' [star_named_expressions] ']'
    // listcomp: '[' named_expression for_if_clauses ']'
    private Expression? Bracketed()
    {
        var start = _mark++;
        if (Accept(TokenKind.RightBracket)) return new ListNode([], ExprContext.Load, RangeFrom(start));
        var first = StarNamedExpression();
        if (first is not null)
        {
            if (first is not StarredNode && AtComprehension)
            {
                var generators = ForIfClauses();
                if (!generators.IsDefault && Accept(TokenKind.RightBracket)) return new ListCompNode(first, generators, RangeFrom(start));
            }
            else
            {
                var elements = RestOfElements(first);
                if (Accept(TokenKind.RightBracket)) return new ListNode(elements, ExprContext.Load, RangeFrom(start));
            }
        }
        _mark = start;
        return null;
    }

    // A bare `name := value`, which is no key; in parentheses it is one.
    private bool IdentifierThenWalrusAt(int position) => IsIdentifier(_tokens[position]) && _tokens[position + 1].Kind == TokenKind.ColonEqual;

    private ImmutableArray<Expression> RestOfElements(Expression first)
    {
        var height = _expressions.Count;
        _expressions.Push(first);
        if (Accept(TokenKind.Comma)) Elements(ElementKind.StarNamedExpression);
        return _expressions.Take(height);
    }

    // dict: '{' [double_starred_kvpairs] '}'
    // set: '{' star_named_expressions '}'
    // dictcomp: '{' kvpair for_if_clauses '}'
    // setcomp: '{' named_expression for_if_clauses '}'
    private Expression? Braced()
    {
        var start = _mark++;
        if (Accept(TokenKind.RightBrace)) return new DictNode([], [], RangeFrom(start));
        if (At(TokenKind.DoubleStar)) return FinishDict(start) ?? FailedDict(start);
        var first = StarNamedExpression();
        if (first is not null)
        {
            if (At(TokenKind.Colon) && first is not StarredNode && !IdentifierThenWalrusAt(start + 1))
            {
                _mark++;
                if (Expression() is not { } value) return FailedDict(start);
                if (!AtComprehension) return FinishDict(start, first, value) ?? FailedDict(start);
                var generators = ForIfClauses();
                if (!generators.IsDefault && Accept(TokenKind.RightBrace)) return new DictCompNode(first, value, generators, RangeFrom(start));
            }
            else if (first is not StarredNode && AtComprehension)
            {
                var generators = ForIfClauses();
                if (!generators.IsDefault && Accept(TokenKind.RightBrace)) return new SetCompNode(first, generators, RangeFrom(start));
            }
            else
            {
                var elements = RestOfElements(first);
                if (Accept(TokenKind.RightBrace)) return new SetNode(elements, RangeFrom(start));
            }
        }
        _mark = start;
        return null;
    }

    private DictNode? FailedDict(int start)
    {
        _mark = start + 1;
        InvalidDictItems();
        _mark = start;
        return null;
    }

    // double_starred_kvpairs: ','.double_starred_kvpair+ [','] then '}', behind a first pair where one was read already
    private DictNode? FinishDict(int start, Expression? firstKey = null, Expression? firstValue = null)
    {
        var keyHeight = _keys.Count;
        var height = _expressions.Count;
        if (firstValue is not null)
        {
            _keys.Push(firstKey);
            _expressions.Push(firstValue);
        }
        if (firstValue is null || Accept(TokenKind.Comma))
        {
            while (DoubleStarredPair() && Accept(TokenKind.Comma)) { }
        }
        var keys = _keys.Take(keyHeight);
        var values = _expressions.Take(height);
        if (Accept(TokenKind.RightBrace)) return new DictNode(keys, values, RangeFrom(start));
        _mark = start;
        return null;
    }

    // double_starred_kvpair: '**' bitwise_or | expression ':' expression
    private bool DoubleStarredPair()
    {
        var start = _mark;
        if (Accept(TokenKind.DoubleStar))
        {
            if (BitwiseOr() is { } mapping)
            {
                _keys.Push(null);
                _expressions.Push(mapping);
                return true;
            }
        }
        else if (Expression() is { } key && Accept(TokenKind.Colon) && Expression() is { } value)
        {
            _keys.Push(key);
            _expressions.Push(value);
            return true;
        }
        _mark = start;
        return false;
    }

    // for_if_clauses: for_if_clause+. Default where there is none.
    private ImmutableArray<ComprehensionNode> ForIfClauses()
    {
        var height = _comprehensions.Count;
        while (ForIfClause() is { } clause) _comprehensions.Push(clause);
        return _comprehensions.Count == height ? default : _comprehensions.Take(height);
    }

    // for_if_clause: [ASYNC] 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
    private ComprehensionNode? ForIfClause()
    {
        var start = _mark;
        var isAsync = Accept(TokenKind.Async);
        if (Accept(Keyword.For))
        {
            var target = StarTargets();
            if (target is not null && Accept(Keyword.In))
            {
                if (Disjunction() is { } iterable)
                {
                    var height = _expressions.Count;
                    while (At(Keyword.If))
                    {
                        var before = _mark++;
                        if (Disjunction() is { } condition)
                        {
                            _expressions.Push(condition);
                            continue;
                        }
                        _mark = before;
                        break;
                    }
                    if (isAsync) CheckVersion(6, "Async comprehensions are");
                    return new ComprehensionNode(target, iterable, _expressions.Take(height), isAsync);
                }
            }
            else if (_useInvalidRules)
            {
                _mark = start;
                InvalidForTarget();
            }
        }
        _mark = start;
        return null;
    }
}
