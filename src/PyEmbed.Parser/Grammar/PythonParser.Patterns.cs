using System.Collections.Immutable;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Language reference 8.6.4: patterns.
internal sealed partial class PythonParser
{
    private readonly NodeStack<Pattern> _patterns = new();

    // patterns: open_sequence_pattern | pattern
    private Pattern? Patterns()
    {
        var start = _mark;
        var first = MaybeStarPattern();
        if (first is not null && Accept(TokenKind.Comma))
        {
            var patterns = RestOfPatterns(first);
            return new MatchSequenceNode(patterns, RangeFrom(start));
        }
        if (first is not MatchStarNode) return first;
        _mark = start;
        return null;
    }

    // [maybe_star_pattern (',' maybe_star_pattern)* [',']], behind the first and its comma
    private ImmutableArray<Pattern> RestOfPatterns(Pattern? first)
    {
        var height = _patterns.Count;
        if (first is not null) _patterns.Push(first);
        while (MaybeStarPattern() is { } next)
        {
            _patterns.Push(next);
            if (!Accept(TokenKind.Comma)) break;
        }
        return _patterns.Take(height);
    }

    // maybe_star_pattern: '*' (NAME | "_") | pattern
    private Pattern? MaybeStarPattern()
    {
        if (!At(TokenKind.Star)) return AsPattern();
        var start = _mark++;
        if (CaptureTarget() is { } name) return new MatchStarNode(name, RangeFrom(start));
        if (At(Keyword.Underscore))
        {
            _mark++;
            return new MatchStarNode(null, RangeFrom(start));
        }
        _mark = start;
        return null;
    }

    // pattern_capture_target: !"_" NAME !('.' | '(' | '=')
    private string? CaptureTarget()
    {
        if (!AtIdentifier || At(Keyword.Underscore) || PeekNext() is TokenKind.Dot or TokenKind.LeftParenthesis or TokenKind.Equal) return null;
        return IdentifierAt(_mark++);
    }

    // as_pattern: or_pattern 'as' pattern_capture_target; or or_pattern alone
    private Pattern? AsPattern()
    {
        Enter(2);
        var start = _mark;
        var pattern = OrPattern();
        if (pattern is not null && At(Keyword.As))
        {
            var end = _mark++;
            if (CaptureTarget() is { } name)
            {
                pattern = new MatchAsNode(pattern, name, RangeFrom(start));
            }
            else
            {
                if (_useInvalidRules) InvalidAsPattern();
                _mark = end;
            }
        }
        _level -= 2;
        return pattern;
    }

    // or_pattern: '|'.closed_pattern+
    private Pattern? OrPattern()
    {
        var start = _mark;
        var first = ClosedPattern();
        if (first is null || !At(TokenKind.VerticalBar)) return first;
        var height = _patterns.Count;
        _patterns.Push(first);
        while (At(TokenKind.VerticalBar))
        {
            var before = _mark++;
            if (ClosedPattern() is { } next)
            {
                _patterns.Push(next);
                continue;
            }
            _mark = before;
            break;
        }
        var patterns = _patterns.Take(height);
        return patterns.Length == 1 ? first : new MatchOrNode(patterns, RangeFrom(start));
    }

    // closed_pattern: literal | capture | wildcard | value | group | sequence | mapping | class
    private Pattern? ClosedPattern()
    {
        if (Recall(MemoRule.ClosedPattern, out Pattern? result)) return result;
        var start = _mark;
        Enter(10);
        ref readonly var token = ref Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                result = AtIdentifier ? NamePattern() : LiteralPattern();
                break;
            case TokenKind.Number or TokenKind.Minus or TokenKind.String or TokenKind.FStringStart or TokenKind.TStringStart:
                result = LiteralPattern();
                break;
            case TokenKind.LeftParenthesis:
                result = ParenthesizedPattern();
                break;
            case TokenKind.LeftBracket:
                _mark++;
                var patterns = RestOfPatterns(null);
                if (Accept(TokenKind.RightBracket)) result = new MatchSequenceNode(patterns, RangeFrom(start));
                break;
            case TokenKind.LeftBrace:
                result = MappingPattern();
                break;
        }
        if (result is null) _mark = start;
        _level -= 10;
        Remember(start, MemoRule.ClosedPattern, result);
        return result;
    }

    // capture_pattern, wildcard_pattern, value_pattern: attr !('.' | '(' | '='), class_pattern
    private Pattern? NamePattern()
    {
        var start = _mark;
        if (CaptureTarget() is { } name) return new MatchAsNode(null, name, RangeFrom(start));
        if (At(Keyword.Underscore))
        {
            // A wildcard wherever it stands: `_.a` is no value pattern, because the choice is made before the dot is seen.
            _mark++;
            return new MatchAsNode(null, null, RangeFrom(start));
        }
        var value = NameOrAttribute();
        if (At(TokenKind.LeftParenthesis)) return ClassPattern(value, start);
        if (value is NameNode || At(TokenKind.Equal))
        {
            _mark = start;
            return null;
        }
        return new MatchValueNode(value, RangeFrom(start));
    }

    // name_or_attr: NAME ('.' NAME)*
    private Expression NameOrAttribute()
    {
        var start = _mark;
        Expression value = NameAt(_mark++);
        while (At(TokenKind.Dot) && PeekNextIsIdentifier())
        {
            _mark += 2;
            value = new AttributeNode(value, IdentifierAt(_mark - 1), ExprContext.Load, RangeFrom(start));
        }
        return value;
    }

    private Pattern? LiteralPattern()
    {
        var start = _mark;
        switch (LiteralExpression())
        {
            case null:
                return null;
            case ConstantNode { Value: NoneConstant or BoolConstant } singleton:
                return new MatchSingletonNode(singleton.Value, RangeFrom(start));
            case var value:
                return new MatchValueNode(value, RangeFrom(start));
        }
    }

    // literal_expr: signed_number !('+' | '-') | complex_number | strings | 'None' | 'True' | 'False'
    private Expression? LiteralExpression()
    {
        ref readonly var token = ref Current;
        switch (token.Kind)
        {
            case TokenKind.String:
                return Strings();
            case TokenKind.FStringStart or TokenKind.TStringStart when _isNewSyntax:
                return Strings();
            case TokenKind.Name:
                return token.Keyword switch
                {
                    Keyword.True => ConstantAt(_mark++, Constant.True),
                    Keyword.False => ConstantAt(_mark++, Constant.False),
                    Keyword.NoneLiteral => ConstantAt(_mark++, Constant.None),
                    _ => null,
                };
            case TokenKind.Number or TokenKind.Minus:
                break;
            default:
                return null;
        }
        var start = _mark;
        var isNegative = Accept(TokenKind.Minus);
        if (!At(TokenKind.Number))
        {
            _mark = start;
            return null;
        }
        var number = Number();
        Expression signed = isNegative ? new UnaryOpNode(UnaryOperator.USub, number, RangeFrom(start)) : number;
        if (!At(TokenKind.Plus) && !At(TokenKind.Minus)) return signed;
        if (number.Value is ComplexConstant) throw ErrorAt(number, "real number required in complex literal");
        var op = At(TokenKind.Plus) ? BinaryOperator.Add : BinaryOperator.Sub;
        _mark++;
        if (At(TokenKind.Number))
        {
            var imaginary = Number();
            if (imaginary.Value is not ComplexConstant) throw ErrorAt(imaginary, "imaginary number required in complex literal");
            return new BinOpNode(signed, op, imaginary, RangeFrom(start));
        }
        _mark = start;
        return null;
    }

    // group_pattern: '(' pattern ')'; sequence_pattern: '(' [open_sequence_pattern] ')'
    private Pattern? ParenthesizedPattern()
    {
        var start = _mark++;
        if (Accept(TokenKind.RightParenthesis)) return new MatchSequenceNode([], RangeFrom(start));
        var first = MaybeStarPattern();
        if (first is null) return null;
        if (Accept(TokenKind.Comma))
        {
            var patterns = RestOfPatterns(first);
            return Accept(TokenKind.RightParenthesis) ? new MatchSequenceNode(patterns, RangeFrom(start)) : null;
        }
        return first is not MatchStarNode && Accept(TokenKind.RightParenthesis) ? first : null;
    }

    // mapping_pattern: '{' [items_pattern [',' double_star_pattern] | double_star_pattern] [','] '}'
    private MatchMappingNode? MappingPattern()
    {
        var start = _mark++;
        var height = _expressions.Count;
        var patternHeight = _patterns.Count;
        string? rest = null;
        while (!At(TokenKind.RightBrace))
        {
            var before = _mark;
            if (Accept(TokenKind.DoubleStar))
            {
                rest = CaptureTarget();
                if (rest is not null) Accept(TokenKind.Comma);
                else _mark = before;
                break;
            }
            var key = AtIdentifier ? NameOrAttribute() : LiteralExpression();
            if (key is null or NameNode || !Accept(TokenKind.Colon) || AsPattern() is not { } pattern)
            {
                _mark = before;
                break;
            }
            _expressions.Push(key);
            _patterns.Push(pattern);
            if (!Accept(TokenKind.Comma)) break;
        }
        var keys = _expressions.Take(height);
        var patterns = _patterns.Take(patternHeight);
        return Accept(TokenKind.RightBrace) ? new MatchMappingNode(keys, patterns, rest, RangeFrom(start)) : null;
    }

    // class_pattern: name_or_attr '(' [positional_patterns [',' keyword_patterns] | keyword_patterns] [','] ')'
    private MatchClassNode? ClassPattern(Expression type, int start)
    {
        var open = _mark++;
        var height = _patterns.Count;
        var names = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<Pattern> positional = default;
        while (true)
        {
            if (IdentifierFollowedBy(TokenKind.Equal))
            {
                var name = _mark;
                _mark += 2;
                if (AsPattern() is not { } value)
                {
                    _mark = name;
                    break;
                }
                if (positional.IsDefault) positional = _patterns.Take(height);
                names.Add(IdentifierAt(name));
                _patterns.Push(value);
            }
            else
            {
                if (names.Count > 0 || AsPattern() is not { } pattern) break;
                _patterns.Push(pattern);
            }
            if (!Accept(TokenKind.Comma)) break;
        }
        var last = _patterns.Take(height);
        if (positional.IsDefault)
        {
            positional = last;
            last = [];
        }
        if (Accept(TokenKind.RightParenthesis)) return new MatchClassNode(type, positional, names.DrainToImmutable(), last, RangeFrom(start));
        if (_useInvalidRules)
        {
            _mark = open;
            InvalidClassPattern();
        }
        _mark = start;
        return null;
    }
}
