using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Second pass: parentheses, brackets, braces alternative by alternative, because errors are found in that order.
internal sealed partial class PythonParser
{
    // tuple | group | genexp
    private Expression? ParenthesizedOfSecondPass() => Tuple() ?? Group() ?? GeneratorExpression();

    // list | listcomp
    private Expression? BracketedOfSecondPass() => List() ?? ListComprehension();

    // dict | set | dictcomp | setcomp
    private Expression? BracedOfSecondPass() => Dictionary() ?? Set() ?? DictionaryComprehension() ?? SetComprehension();

    // tuple: '(' [star_named_expression ',' [star_named_expressions]] ')'
    private Expression? Tuple()
    {
        var start = _mark++;
        var height = _expressions.Count;
        if (StarNamedExpression() is { } first)
        {
            if (Accept(TokenKind.Comma))
            {
                _expressions.Push(first);
                Elements(ElementKind.StarNamedExpression);
            }
            else
            {
                _mark = start + 1;
            }
        }
        var elements = _expressions.Take(height);
        if (Accept(TokenKind.RightParenthesis)) return new TupleNode(elements, ExprContext.Load, RangeFrom(start));
        _mark = start;
        return null;
    }

    // group: '(' (yield_expr | named_expression) ')' | invalid_group
    private Expression? Group()
    {
        var start = _mark++;
        if ((YieldExpression() ?? NamedExpression()) is { } inner && Accept(TokenKind.RightParenthesis)) return inner;
        _mark = start;
        if (_useInvalidRules) InvalidGroup();
        return null;
    }

    // genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')' | invalid_comprehension
    private Expression? GeneratorExpression()
    {
        var start = _mark++;
        if ((AssignmentExpression() ?? ExpressionNotAssigned()) is { } element
            && ForIfClauses() is { IsDefault: false } generators && Accept(TokenKind.RightParenthesis))
        {
            return new GeneratorExpNode(element, generators, RangeFrom(start));
        }
        _mark = start;
        if (_useInvalidRules) InvalidComprehension();
        return null;
    }

    // list: '[' [star_named_expressions] ']'
    private Expression? List()
    {
        var start = _mark++;
        var height = _expressions.Count;
        Elements(ElementKind.StarNamedExpression);
        var elements = _expressions.Take(height);
        if (Accept(TokenKind.RightBracket)) return new ListNode(elements, ExprContext.Load, RangeFrom(start));
        _mark = start;
        return null;
    }

    // listcomp: '[' named_expression for_if_clauses ']' | invalid_comprehension
    private Expression? ListComprehension()
    {
        var start = _mark++;
        if (NamedExpression() is { } element && ForIfClauses() is { IsDefault: false } generators && Accept(TokenKind.RightBracket))
        {
            return new ListCompNode(element, generators, RangeFrom(start));
        }
        _mark = start;
        if (_useInvalidRules) InvalidComprehension();
        return null;
    }

    // dict: '{' [double_starred_kvpairs] '}' | '{' invalid_double_starred_kvpairs '}'
    private Expression? Dictionary()
    {
        var start = _mark++;
        if (Accept(TokenKind.RightBrace)) return new DictNode([], [], RangeFrom(start));
        return FinishDict(start) ?? FailedDict(start);
    }

    // set: '{' star_named_expressions '}'
    private Expression? Set()
    {
        var start = _mark++;
        var height = _expressions.Count;
        var any = Elements(ElementKind.StarNamedExpression);
        var elements = _expressions.Take(height);
        if (any && Accept(TokenKind.RightBrace)) return new SetNode(elements, RangeFrom(start));
        _mark = start;
        return null;
    }

    // dictcomp: '{' kvpair for_if_clauses '}' | invalid_dict_comprehension
    private Expression? DictionaryComprehension()
    {
        var start = _mark++;
        if (Expression() is { } key && Accept(TokenKind.Colon) && Expression() is { } value
            && ForIfClauses() is { IsDefault: false } generators && Accept(TokenKind.RightBrace))
        {
            return new DictCompNode(key, value, generators, RangeFrom(start));
        }
        _mark = start;
        if (_useInvalidRules) InvalidDictComprehension();
        return null;
    }

    // setcomp: '{' named_expression for_if_clauses '}' | invalid_comprehension
    private Expression? SetComprehension()
    {
        var start = _mark++;
        if (NamedExpression() is { } element && ForIfClauses() is { IsDefault: false } generators && Accept(TokenKind.RightBrace))
        {
            return new SetCompNode(element, generators, RangeFrom(start));
        }
        _mark = start;
        if (_useInvalidRules) InvalidComprehension();
        return null;
    }
}
