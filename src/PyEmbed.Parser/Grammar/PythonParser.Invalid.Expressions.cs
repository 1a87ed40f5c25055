using System.Collections.Immutable;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Second pass: mistakes in expressions. Every method here throws or leaves _mark where it was.
internal sealed partial class PythonParser
{
    // invalid_expression
    private void InvalidExpression()
    {
        var start = _mark;
        if (!AtNameWithStringOrSoftKeyword() && Disjunction() is { } first)
        {
            if (ExpressionWithoutInvalid() is { } second && !IsLegacyStatement(first) && _tokens[_mark - 1].Level != 0)
            {
                throw ErrorAt(first, second, "invalid syntax. Perhaps you forgot a comma?");
            }
            _mark = start;
        }
        if (Disjunction() is { } body && Accept(Keyword.If) && Disjunction() is { } test && !At(Keyword.Else) && !At(TokenKind.Colon))
        {
            throw ErrorAt(body, test, "expected 'else' after 'if' expression");
        }
        _mark = start;
        if (_isNewSyntax && At(Keyword.Lambda)) InvalidLambdaInFString();
    }

    // a='lambda' [lambda_params] b=':' &FSTRING_MIDDLE
    private void InvalidLambdaInFString()
    {
        var start = _mark++;
        Parameters(isLambda: true);
        if (At(TokenKind.Colon) && PeekNext() is TokenKind.FStringMiddle or TokenKind.TStringMiddle)
        {
            throw ErrorIn(SourceRange.Between(RangeOf(start), RangeOf(_mark)), $"{KindOfFString(start)}: lambda expressions are not allowed without parentheses");
        }
        _mark = start;
    }

    // !(NAME STRING | SOFT_KEYWORD): CPython 3.11 takes every beginning of a soft keyword for one.
    private bool AtNameWithStringOrSoftKeyword()
    {
        if (!AtIdentifier) return false;
        if (PeekNext() == TokenKind.String) return true;
        var name = _tokenizer.GetUtf8(_tokens[_mark]);
        return "case"u8.StartsWith(name) || "match"u8.StartsWith(name) || "_"u8.StartsWith(name);
    }

    private Expression? ExpressionWithoutInvalid()
    {
        _useInvalidRules = false;
        var result = ConditionalOrLambda();
        _useInvalidRules = true;
        return result;
    }

    // invalid_legacy_expression
    private void InvalidLegacyExpression()
    {
        if (!AtIdentifier || PeekNext() == TokenKind.LeftParenthesis) return;
        var start = _mark++;
        if (StarExpressions() is { } argument && _tokens[start].Keyword is Keyword.Print or Keyword.Exec)
        {
            var name = NameAt(start);
            throw ErrorAt(name, argument, $"Missing parentheses in call to '{name.Id}'. Did you mean {name.Id}(...)?");
        }
        _mark = start;
    }

    private static bool IsLegacyStatement(Expression expression) => expression is NameNode { Id: "print" or "exec" };

    // invalid_named_expression
    private void InvalidNamedExpression()
    {
        var start = _mark;
        if (_memo!.TryGet(start, MemoRule.InvalidNamedExpression, out _, out _)) return;
        if (Expression() is { } target && Accept(TokenKind.ColonEqual) && Expression() is not null)
        {
            throw ErrorAt(target, $"cannot use assignment expressions with {Describe(target)}");
        }
        _mark = start;
        if (AtIdentifier)
        {
            _mark++;
            if (Accept(TokenKind.Equal) && BitwiseOr() is { } value && !At(TokenKind.Equal) && !At(TokenKind.ColonEqual))
            {
                throw ErrorAt(NameAt(start), value, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            }
            _mark = start;
        }
        if (!AtDisplayOrSingleton())
        {
            if (BitwiseOr() is { } left && Accept(TokenKind.Equal) && BitwiseOr() is not null && !At(TokenKind.Equal) && !At(TokenKind.ColonEqual))
            {
                throw ErrorAt(left, $"cannot assign to {Describe(left)} here. Maybe you meant '==' instead of '='?");
            }
            _mark = start;
        }
        Remember(start, MemoRule.InvalidNamedExpression, null);
    }

    // list | tuple | genexp | 'True' | 'None' | 'False'
    private bool AtDisplayOrSingleton()
    {
        var start = _mark;
        var result = Current.Kind switch
        {
            TokenKind.LeftBracket => List() is not null,
            TokenKind.LeftParenthesis => (Tuple() ?? GeneratorExpression()) is not null,
            _ => At(Keyword.True) || At(Keyword.NoneLiteral) || At(Keyword.False),
        };
        _mark = start;
        return result;
    }

    // invalid_group
    private void InvalidGroup()
    {
        var start = _mark++;
        if (StarredExpression() is { } starred && At(TokenKind.RightParenthesis)) throw ErrorAt(starred, "cannot use starred expression here");
        _mark = start + 1;
        if (Accept(TokenKind.DoubleStar) && Expression() is not null && At(TokenKind.RightParenthesis))
        {
            throw ErrorAt(start + 1, "cannot use double starred expression here");
        }
        _mark = start;
    }

    // invalid_comprehension
    private void InvalidComprehension()
    {
        var start = _mark;
        var isGroup = At(TokenKind.LeftParenthesis);
        _mark++;
        if (StarredExpression() is { } starred && !ForIfClauses().IsDefault) throw ErrorAt(starred, "iterable unpacking cannot be used in comprehension");
        _mark = start + 1;
        if (!isGroup && StarNamedExpression() is { } first && At(TokenKind.Comma))
        {
            const string Message = "did you forget parentheses around the comprehension target?";
            var comma = _mark++;
            var height = _expressions.Count;
            if (Elements(ElementKind.StarNamedExpression) && !ForIfClauses().IsDefault) throw ErrorAt(first, _expressions[_expressions.Count - 1], Message);
            _expressions.Truncate(height);
            _mark = comma + 1;
            if (!ForIfClauses().IsDefault) throw ErrorIn(SourceRange.Between(first.Range, RangeOf(comma)), Message);
        }
        _mark = start;
    }

    // invalid_dict_comprehension
    private void InvalidDictComprehension()
    {
        var start = _mark++;
        if (Accept(TokenKind.DoubleStar) && BitwiseOr() is not null && !ForIfClauses().IsDefault && At(TokenKind.RightBrace))
        {
            throw ErrorAt(start + 1, "dict unpacking cannot be used in dict comprehension");
        }
        _mark = start;
    }

    // invalid_double_starred_kvpairs, behind the brace. CPython tries this rule in the first pass, too.
    private void InvalidDictItems()
    {
        var start = _mark;
        if (!_remembers)
        {
            // What nests in here failed as well and is looked at again: once is enough.
            _remembers = true;
            _memo = new MemoTable();
        }
        var keyHeight = _keys.Count;
        var height = _expressions.Count;
        var count = 0;
        while (DoubleStarredPair())
        {
            count++;
            if (!At(TokenKind.Comma)) break;
            var before = _mark++;
            var end = _mark;
            if (DoubleStarredPair())
            {
                _mark = end;
                continue;
            }
            _mark = before;
            break;
        }
        _keys.Truncate(keyHeight);
        _expressions.Truncate(height);
        if (count > 0 && Accept(TokenKind.Comma)) InvalidPair(isFirst: false);
        _mark = start;
        InvalidPair(isFirst: true);
        _mark = start;
    }

    // invalid_kvpair, and what invalid_double_starred_kvpairs says of the first pair
    private void InvalidPair(bool isFirst)
    {
        if (Expression() is not { } key) return;
        if (!At(TokenKind.Colon))
        {
            // CPython gives the last column of the key as the start and no end.
            if (!isFirst)
            {
                var range = key.Range;
                throw ErrorIn(new SourceRange(range.Line, range.EndColumn - 1, range.EndLine, -1), "':' expected after dictionary key");
            }
            return;
        }
        var colon = _mark++;
        if (Accept(TokenKind.Star) && BitwiseOr() is not null)
        {
            throw ErrorStartingAt(RangeOf(colon + 1), "cannot use a starred expression in a dictionary value");
        }
        _mark = colon + 1;
        if (At(TokenKind.RightBrace) || At(TokenKind.Comma)) throw ErrorAt(colon, "expression expected after dictionary key and ':'");
    }

    /// <summary>What an expression is called in messages (CPython's <c>_PyPegen_get_expr_name</c>).</summary>
    private static string Describe(Expression expression) => expression switch
    {
        AttributeNode => "attribute",
        SubscriptNode => "subscript",
        StarredNode => "starred",
        NameNode => "name",
        ListNode => "list",
        TupleNode => "tuple",
        LambdaNode => "lambda",
        CallNode => "function call",
        BoolOpNode or BinOpNode or UnaryOpNode => "expression",
        GeneratorExpNode => "generator expression",
        YieldNode or YieldFromNode => "yield expression",
        AwaitNode => "await expression",
        ListCompNode => "list comprehension",
        SetCompNode => "set comprehension",
        DictCompNode => "dict comprehension",
        DictNode => "dict literal",
        SetNode => "set display",
        JoinedStrNode or FormattedValueNode => "f-string expression",
        TemplateStrNode or InterpolationNode => "t-string expression",
        CompareNode => "comparison",
        IfExpNode => "conditional expression",
        NamedExprNode => "named expression",
        ConstantNode { Value: NoneConstant } => "None",
        ConstantNode { Value: BoolConstant { Value: true } } => "True",
        ConstantNode { Value: BoolConstant } => "False",
        ConstantNode { Value: EllipsisConstant } => "ellipsis",
        _ => "literal",
    };
}
