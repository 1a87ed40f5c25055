using System.Collections.Immutable;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Second pass: calls alternative by alternative, and mistakes in their arguments.
internal sealed partial class PythonParser
{
    private CallNode? CallOfSecondPass(Expression func, int start)
    {
        Enter(20);
        var open = _mark;
        CallNode? result = null;
        if (GeneratorExpression() is { } generator)
        {
            result = new CallNode(func, [generator], [], RangeFrom(start));
        }
        else if (ParenthesizedArguments() is { } call)
        {
            result = new CallNode(func, call.Args, call.Keywords, RangeFrom(start));
        }
        else
        {
            _mark = open;
        }
        _level -= 20;
        return result;
    }

    /// <summary>['(' [arguments] ')'] of a class: no generator expression without parentheses of its own.</summary>
    private CallNode? ClassArguments() => _isSecondPass ? ParenthesizedArguments() : Call(NoFunction, _mark, mayBeGenerator: false);

    private static readonly NameNode NoFunction = new("", ExprContext.Load, default);

    // '(' [arguments] ')'
    private CallNode? ParenthesizedArguments()
    {
        var start = _mark++;
        var call = Arguments();
        if (Accept(TokenKind.RightParenthesis)) return call ?? new CallNode(NoFunction, [], [], RangeFrom(start));
        _mark = start;
        return null;
    }

    // arguments: args [','] &')' | invalid_arguments
    private CallNode? Arguments()
    {
        if (Recall(MemoRule.Arguments, out CallNode? result)) return result;
        var start = _mark;
        result = Args();
        if (result is not null)
        {
            Accept(TokenKind.Comma);
            if (!At(TokenKind.RightParenthesis)) result = null;
        }
        if (result is null)
        {
            _mark = start;
            if (_useInvalidRules) InvalidArguments();
        }
        Remember(start, MemoRule.Arguments, result);
        return result;
    }

    // args: ','.(starred_expression | (assignment_expression | expression !':=') !'=')+ [',' kwargs] | kwargs. As a call of nothing.
    private CallNode? Args()
    {
        var start = _mark;
        var height = _expressions.Count;
        var keywordHeight = _keywords.Count;
        var end = start;
        while (PositionalArgument() is { } argument)
        {
            _expressions.Push(argument);
            end = _mark;
            if (!Accept(TokenKind.Comma)) break;
        }
        _mark = end;
        if (_expressions.Count == height)
        {
            if (!KeywordArguments()) return null;
        }
        else if (At(TokenKind.Comma))
        {
            _mark++;
            if (!KeywordArguments()) _mark = end;
        }
        var args = _expressions.Take(height);
        return new CallNode(NoFunction, args, _keywords.Take(keywordHeight), RangeFrom(start));
    }

    private Expression? PositionalArgument()
    {
        if (StarredExpression() is { } starred) return starred;
        var start = _mark;
        var value = AssignmentExpression() ?? ExpressionNotAssigned();
        if (value is null || !At(TokenKind.Equal)) return value;
        _mark = start;
        return null;
    }

    // kwargs: ','.kwarg_or_starred+ [',' ','.kwarg_or_double_starred+] | ','.kwarg_or_double_starred+
    private bool KeywordArguments()
    {
        if (!KeywordArgumentList(isDouble: false)) return KeywordArgumentList(isDouble: true);
        if (!At(TokenKind.Comma)) return true;
        var before = _mark++;
        if (!KeywordArgumentList(isDouble: true)) _mark = before;
        return true;
    }

    private bool KeywordArgumentList(bool isDouble)
    {
        if (!KeywordArgument(isDouble)) return false;
        while (At(TokenKind.Comma))
        {
            var before = _mark++;
            if (KeywordArgument(isDouble)) continue;
            _mark = before;
            break;
        }
        return true;
    }

    // kwarg_or_starred: invalid_kwarg | NAME '=' expression | starred_expression
    // kwarg_or_double_starred: invalid_kwarg | NAME '=' expression | '**' expression
    private bool KeywordArgument(bool isDouble)
    {
        if (_useInvalidRules) InvalidKeywordArgument();
        var start = _mark;
        if (IdentifierFollowedBy(TokenKind.Equal))
        {
            _mark += 2;
            if (Expression() is { } value)
            {
                _keywords.Push(new KeywordNode(IdentifierAt(start), value, RangeFrom(start)));
                return true;
            }
        }
        else if (!isDouble)
        {
            if (StarredExpression() is { } starred)
            {
                _expressions.Push(starred);
                return true;
            }
        }
        else if (Accept(TokenKind.DoubleStar) && Expression() is { } mapping)
        {
            _keywords.Push(new KeywordNode(null, mapping, RangeFrom(start)));
            return true;
        }
        _mark = start;
        return false;
    }

    // invalid_kwarg
    private void InvalidKeywordArgument()
    {
        var start = _mark;
        if (AtIdentifier)
        {
            _mark++;
            var isKeyword = Accept(TokenKind.Equal);
            if (isKeyword && Expression() is not null && !ForIfClauses().IsDefault)
            {
                throw ErrorIn(SourceRange.Between(RangeOf(start), RangeOf(start + 1)), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            }
            _mark = start;
            if (isKeyword) return;
        }
        else if (At(Keyword.True) || At(Keyword.False) || At(Keyword.NoneLiteral))
        {
            if (PeekNext() == TokenKind.Equal)
            {
                throw ErrorIn(SourceRange.Between(RangeOf(start), RangeOf(start + 1)), $"cannot assign to {_tokenizer.GetText(_tokens[start])}");
            }
        }
        if (Expression() is { } target && At(TokenKind.Equal))
        {
            throw ErrorIn(SourceRange.Between(target.Range, RangeOf(_mark)), "expression cannot contain assignment, perhaps you meant \"==\"?");
        }
        _mark = start;
    }

    // invalid_arguments
    private void InvalidArguments()
    {
        const string GeneratorMessage = "Generator expression must be parenthesized";
        var start = _mark;

        var args = Args();
        var afterArgs = _mark;
        if (args is { Keywords.IsEmpty: false }) UnpackingFollows();
        _mark = start;
        var height = _expressions.Count;
        var keywordHeight = _keywords.Count;
        var hasKeywords = KeywordArguments();
        _expressions.Truncate(height);
        _keywords.Truncate(keywordHeight);
        if (hasKeywords) UnpackingFollows();

        _mark = start;
        if (Expression() is { } element && ForIfClauses() is { IsDefault: false } clauses && Accept(TokenKind.Comma))
        {
            // What follows does not matter, but CPython reads it first and may find another mistake there.
            var afterComma = _mark;
            if (Args() is null)
            {
                _mark = afterComma;
                if (Expression() is not null) ForIfClauses();
            }
            throw ErrorAt(element, LastItem(clauses), GeneratorMessage);
        }

        _mark = start;
        if (IdentifierFollowedBy(TokenKind.Equal))
        {
            _mark += 2;
            if (Expression() is not null && !ForIfClauses().IsDefault)
            {
                throw ErrorIn(SourceRange.Between(RangeOf(start), RangeOf(start + 1)), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            }
        }
        if (args is not null)
        {
            _mark = afterArgs;
            if (ForIfClauses() is { IsDefault: false } generators && args.Args.Length > 1) throw ErrorAt(args.Args[^1], LastItem(generators), GeneratorMessage);

            _mark = afterArgs;
            if (Accept(TokenKind.Comma))
            {
                var afterComma = _mark;
                if (Expression() is { } last && ForIfClauses() is { IsDefault: false } lastClauses) throw ErrorAt(last, LastItem(lastClauses), GeneratorMessage);
                _mark = afterComma;
                if (Args() is not null)
                {
                    var hasUnpacking = false;
                    foreach (var keyword in args.Keywords) hasUnpacking |= keyword.Arg is null;
                    throw ErrorAtLast(hasUnpacking
                        ? "positional argument follows keyword argument unpacking"
                        : "positional argument follows keyword argument");
                }
            }
        }
        _mark = start;
    }

    private void UnpackingFollows()
    {
        if (Accept(TokenKind.Comma) && Accept(TokenKind.Star)) throw ErrorAt(_mark - 1, "iterable argument unpacking follows keyword argument unpacking");
    }

    private static Expression LastItem(ImmutableArray<ComprehensionNode> clauses) => clauses[^1] is { Ifs: [.., var last] } ? last : clauses[^1].Iterable;
}
