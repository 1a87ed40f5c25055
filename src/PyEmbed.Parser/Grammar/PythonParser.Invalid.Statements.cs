using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Second pass: mistakes in statements. Every method here throws or leaves _mark where it was.
internal sealed partial class PythonParser
{
    // invalid_assignment
    private void InvalidAssignment()
    {
        var start = _mark;
        if (AnnotatedDisplay() is { } display && Accept(TokenKind.Colon) && Expression() is not null)
        {
            throw ErrorAt(display, $"only single target (not {Describe(display)}) can be annotated");
        }
        _mark = start;
        if (StarNamedExpression() is { } first && Accept(TokenKind.Comma))
        {
            var height = _expressions.Count;
            while (Elements(ElementKind.StarNamedExpression)) { }
            _expressions.Truncate(height);
            if (Accept(TokenKind.Colon) && Expression() is not null) throw ErrorAt(first, "only single target (not tuple) can be annotated");
        }
        _mark = start;
        if (Expression() is { } target && Accept(TokenKind.Colon) && Expression() is not null) throw ErrorAt(target, "illegal target for annotation");

        _mark = start;
        var afterTargets = start;
        while (StarTargets() is not null && Accept(TokenKind.Equal)) afterTargets = _mark;
        _mark = afterTargets;
        if (StarExpressions() is { } value && At(TokenKind.Equal)) ThrowInvalidTarget(value, TargetUse.Assign);
        _mark = afterTargets;
        if (YieldExpression() is { } yield && At(TokenKind.Equal)) throw ErrorAt(yield, "assignment to yield expression not possible");

        _mark = start;
        if (StarExpressions() is { } augmented && AugmentedOperator(Current.Kind, out _))
        {
            _mark++;
            if ((YieldExpression() ?? StarExpressions()) is not null)
            {
                throw ErrorAt(augmented, $"'{Describe(augmented)}' is an illegal expression for augmented assignment");
            }
        }
        _mark = start;
    }

    // invalid_ann_assign_target: list | tuple | '(' invalid_ann_assign_target ')'
    private Expression? AnnotatedDisplay()
    {
        if (At(TokenKind.LeftBracket)) return List();
        if (!At(TokenKind.LeftParenthesis)) return null;
        if (Tuple() is { } tuple) return tuple;
        EnsureStack();
        var start = _mark++;
        if (AnnotatedDisplay() is { } inner && Accept(TokenKind.RightParenthesis)) return inner;
        _mark = start;
        return null;
    }

    // invalid_del_stmt
    private void InvalidDelete()
    {
        var start = _mark++;
        if (StarExpressions() is { } targets) ThrowInvalidTarget(targets, TargetUse.Delete);
        _mark = start;
    }

    // invalid_for_target
    private void InvalidForTarget()
    {
        var start = _mark;
        Accept(TokenKind.Async);
        if (Accept(Keyword.For) && StarExpressions() is { } targets) ThrowInvalidTarget(targets, TargetUse.For);
        _mark = start;
    }

    // invalid_with_item
    private void InvalidWithItem()
    {
        var start = _mark;
        if (Expression() is not null && Accept(Keyword.As) && Expression() is { } target && AtWithItemEnd) ThrowInvalidTarget(target, TargetUse.Assign);
        _mark = start;
    }

    // invalid_with_stmt_indent
    private void InvalidWithIndent(int keyword)
    {
        _mark = keyword + 1;
        if (LooseWithItems(isParenthesized: false)) ExpectIndentedBlock(keyword, "'with' statement");
        _mark = keyword + 1;
        if (LooseWithItems(isParenthesized: true)) ExpectIndentedBlock(keyword, "'with' statement");
    }

    // invalid_with_stmt
    private void InvalidWith(int keyword)
    {
        _mark = keyword + 1;
        if (LooseWithItems(isParenthesized: false) && At(TokenKind.Newline)) throw ErrorAtLast("expected ':'");
        _mark = keyword + 1;
        if (LooseWithItems(isParenthesized: true) && At(TokenKind.Newline)) throw ErrorAtLast("expected ':'");
    }

    // ','.(expression ['as' star_target])+ | '(' ','.(expressions ['as' star_target])+ [','] ')'
    private bool LooseWithItems(bool isParenthesized)
    {
        if (isParenthesized && !Accept(TokenKind.LeftParenthesis)) return false;
        var any = false;
        var end = _mark;
        while ((isParenthesized ? Expressions() : Expression()) is not null)
        {
            any = true;
            end = _mark;
            if (Accept(Keyword.As))
            {
                if (StarTarget() is not null) end = _mark;
                else _mark = end;
            }
            if (!Accept(TokenKind.Comma)) break;
        }
        _mark = end;
        if (!any || !isParenthesized) return any;
        Accept(TokenKind.Comma);
        return Accept(TokenKind.RightParenthesis);
    }

    // invalid_except_stmt
    private void InvalidExcept()
    {
        var start = _mark++;
        var isStar = Accept(TokenKind.Star);
        var afterStar = _mark;
        if (Expression() is { } first)
        {
            var end = _mark;
            if (Accept(TokenKind.Comma) && Expressions() is not null)
            {
                var hasName = AsName() is not null;
                if (_isNewSyntax && hasName && At(TokenKind.Colon)) throw ErrorStartingAt(first.Range, "multiple exception types must be parenthesized when using 'as'");
                if (Accept(TokenKind.Colon)) throw ErrorStartingAt(first.Range, "multiple exception types must be parenthesized");
            }
            _mark = end;
            AsName();
            if (Accept(TokenKind.Newline)) throw ErrorAtLast("expected ':'");
        }
        _mark = afterStar;
        if (!isStar)
        {
            if (At(TokenKind.Newline)) throw ErrorAtLast("expected ':'");
        }
        else if (At(TokenKind.Newline) || At(TokenKind.Colon))
        {
            throw ErrorAtLast("expected one or more exception types");
        }
        _mark = start;
    }

    // invalid_as_pattern, behind 'as'
    private void InvalidAsPattern()
    {
        var start = _mark;
        if (At(Keyword.Underscore)) throw ErrorAt(start, "cannot use '_' as a target");
        if (!AtIdentifier && Expression() is { } target) throw ErrorAt(target, "invalid pattern target");
        _mark = start;
    }

    // invalid_class_pattern, at the parenthesis: [positional_patterns ','] keyword_patterns ',' positional_patterns
    private void InvalidClassPattern()
    {
        var start = _mark++;
        var height = _patterns.Count;
        if (PatternList(isKeyword: false))
        {
            if (!Accept(TokenKind.Comma)) _mark = start + 1;
        }
        if (PatternList(isKeyword: true) && Accept(TokenKind.Comma))
        {
            _patterns.Truncate(height);
            try
            {
                PatternList(isKeyword: false);
            }
            catch (SyntaxErrorException) when (_patterns.Count > height)
            {
                // CPython's rule ends here: what went wrong in reading on is forgotten.
            }
            if (_patterns.Count > height) throw ErrorAt(_patterns[height], _patterns[_patterns.Count - 1], "positional patterns follow keyword patterns");
        }
        _patterns.Truncate(height);
        _mark = start;
    }

    // ','.pattern+ or ','.(NAME '=' pattern)+
    private bool PatternList(bool isKeyword)
    {
        var end = _mark;
        var any = false;
        while (true)
        {
            if (isKeyword)
            {
                if (!IdentifierFollowedBy(TokenKind.Equal)) break;
                _mark += 2;
            }
            if (AsPattern() is not { } pattern) break;
            any = true;
            _patterns.Push(pattern);
            end = _mark;
            if (!Accept(TokenKind.Comma)) break;
        }
        _mark = end;
        return any;
    }

    private enum TargetUse { Assign, For, Delete }

    private void ThrowInvalidTarget(Expression expression, TargetUse use)
    {
        if (FindInvalidTarget(expression, use) is not { } invalid) return;
        throw ErrorAt(invalid, $"cannot {(use == TargetUse.Delete ? "delete" : "assign to")} {Describe(invalid)}");
    }

    private static Expression? FindInvalidTarget(Expression expression, TargetUse use)
    {
        EnsureStack();
        switch (expression)
        {
            case ListNode list:
                foreach (var item in list.Elements)
                {
                    if (FindInvalidTarget(item, use) is { } invalid) return invalid;
                }
                return null;
            case TupleNode tuple:
                foreach (var item in tuple.Elements)
                {
                    if (FindInvalidTarget(item, use) is { } invalid) return invalid;
                }
                return null;
            case StarredNode starred:
                return use == TargetUse.Delete ? starred : FindInvalidTarget(starred.Value, use);
            case CompareNode compare when use == TargetUse.For:
                // `for a in b` was read as a comparison.
                return compare.Operators[0] == CompareOperator.In ? FindInvalidTarget(compare.Left, use) : null;
            case NameNode or SubscriptNode or AttributeNode:
                return null;
            default:
                return expression;
        }
    }
}
