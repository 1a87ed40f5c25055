using System.Collections.Immutable;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Language reference 6: from lists of expressions down to operators.
internal sealed partial class PythonParser
{
    // expressions: expression (',' expression)* [',']
    private Expression? Expressions()
    {
        var start = _mark;
        var first = Expression();
        return first is null || !At(TokenKind.Comma) ? first : TupleAfter(start, first, ElementKind.Expression);
    }

    // star_expressions: star_expression (',' star_expression)* [',']
    private Expression? StarExpressions()
    {
        var start = _mark;
        var first = StarExpression();
        return first is null || !At(TokenKind.Comma) ? first : TupleAfter(start, first, ElementKind.StarExpression);
    }

    private TupleNode TupleAfter(int start, Expression first, ElementKind kind)
    {
        var height = _expressions.Count;
        _expressions.Push(first);
        while (Accept(TokenKind.Comma))
        {
            var next = Element(kind);
            if (next is null) break;
            _expressions.Push(next);
        }
        var elements = _expressions.Take(height);
        return new TupleNode(elements, ExprContext.Load, RangeFrom(start));
    }

    private Expression? Element(ElementKind kind) => kind switch
    {
        ElementKind.StarExpression => StarExpression(),
        ElementKind.StarNamedExpression => StarNamedExpression(),
        _ => Expression(),
    };

    /// <summary>element (',' element)* [','] onto the stack of expressions; false when there is not even one.</summary>
    private bool Elements(ElementKind kind)
    {
        var next = Element(kind);
        if (next is null) return false;
        do
        {
            _expressions.Push(next);
            if (!Accept(TokenKind.Comma)) return true;
            next = Element(kind);
        }
        while (next is not null);
        return true;
    }

    // star_expression: '*' bitwise_or | expression
    private Expression? StarExpression() => At(TokenKind.Star) ? StarredBitwiseOr() : Expression();

    // star_named_expression: '*' bitwise_or | named_expression
    private Expression? StarNamedExpression() => At(TokenKind.Star) ? StarredBitwiseOr() : NamedExpression();

    private StarredNode? StarredBitwiseOr()
    {
        var start = _mark++;
        var value = BitwiseOr();
        if (value is not null) return new StarredNode(value, ExprContext.Load, RangeFrom(start));
        _mark = start;
        return null;
    }

    // starred_expression: '*' expression
    private StarredNode? StarredExpression()
    {
        if (!At(TokenKind.Star)) return null;
        var start = _mark++;
        var value = Expression();
        if (value is not null) return new StarredNode(value, ExprContext.Load, RangeFrom(start));
        _mark = start;
        return null;
    }

    // assignment_expression: NAME ':=' ~ expression
    private NamedExprNode? AssignmentExpression()
    {
        if (!IdentifierFollowedBy(TokenKind.ColonEqual)) return null;
        var start = _mark;
        _mark += 2;
        var value = Expression();
        if (value is null)
        {
            _mark = start;
            return null;
        }
        CheckVersion(8, "Assignment expressions are");
        return new NamedExprNode(NameAt(start, ExprContext.Store), value, RangeFrom(start));
    }

    // named_expression: assignment_expression | expression !':='
    private Expression? NamedExpression()
    {
        if (AssignmentExpression() is { } assignment) return assignment;
        if (_useInvalidRules) InvalidNamedExpression();
        return ExpressionNotAssigned();
    }

    // expression !':='
    private Expression? ExpressionNotAssigned()
    {
        var start = _mark;
        var expression = Expression();
        if (expression is null || !At(TokenKind.ColonEqual)) return expression;
        _mark = start;
        return null;
    }

    // expression: disjunction 'if' disjunction 'else' expression | disjunction | lambdef
    private Expression? Expression()
    {
        Enter(1);
        Expression? result;
        if (_remembers)
        {
            if (!Recall(MemoRule.Expression, out result))
            {
                var start = _mark;
                if (_useInvalidRules)
                {
                    InvalidExpression();
                    InvalidLegacyExpression();
                }
                result = ConditionalOrLambda();
                Remember(start, MemoRule.Expression, result);
            }
        }
        else
        {
            result = ConditionalOrLambda();
        }
        _level--;
        return result;
    }

    private Expression? ConditionalOrLambda()
    {
        if (At(Keyword.Lambda)) return Lambda();
        var start = _mark;
        var body = Disjunction();
        if (body is null || !At(Keyword.If)) return body;
        var end = _mark++;
        if (Disjunction() is { } test && Accept(Keyword.Else) && Expression() is { } orElse)
        {
            return new IfExpNode(test, body, orElse, RangeFrom(start));
        }
        _mark = end;
        return body;
    }

    // yield_expr: 'yield' 'from' expression | 'yield' [star_expressions]
    private Expression? YieldExpression()
    {
        if (!At(Keyword.Yield)) return null;
        var start = _mark++;
        if (At(Keyword.From))
        {
            _mark++;
            if (Expression() is { } from) return new YieldFromNode(from, RangeFrom(start));
            _mark--;
        }
        var value = StarExpressions();
        return new YieldNode(value, RangeFrom(start));
    }

    // disjunction: conjunction ('or' conjunction)*
    private Expression? Disjunction()
    {
        if (!_remembers) return BooleanChain(Keyword.Or);
        if (Recall(MemoRule.Disjunction, out Expression? result)) return result;
        var start = _mark;
        result = BooleanChain(Keyword.Or);
        Remember(start, MemoRule.Disjunction, result);
        return result;
    }

    // One method for `or` and `and`: conjunction: inversion ('and' inversion)*
    private Expression? BooleanChain(Keyword word)
    {
        var start = _mark;
        var first = word == Keyword.Or ? BooleanChain(Keyword.And) : Inversion();
        if (first is null || !At(word)) return first;
        var height = _expressions.Count;
        _expressions.Push(first);
        while (At(word))
        {
            var before = _mark++;
            var next = word == Keyword.Or ? BooleanChain(Keyword.And) : Inversion();
            if (next is null)
            {
                _mark = before;
                break;
            }
            _expressions.Push(next);
        }
        var values = _expressions.Take(height);
        return values.Length == 1 ? first : new BoolOpNode(word == Keyword.Or ? BoolOperator.Or : BoolOperator.And, values, RangeFrom(start));
    }

    // inversion: 'not' inversion | comparison
    private Expression? Inversion()
    {
        if (!At(Keyword.Not)) return Comparison();
        Enter(1);
        var start = _mark++;
        var operand = Inversion();
        _level--;
        if (operand is not null) return new UnaryOpNode(UnaryOperator.Not, operand, RangeFrom(start));
        _mark = start;
        return null;
    }

    // comparison: bitwise_or compare_op_bitwise_or_pair*
    private Expression? Comparison()
    {
        var start = _mark;
        var left = BitwiseOr();
        if (left is null || !TryCompareOperator(out var op)) return left;
        var height = _expressions.Count;
        var operators = ImmutableArray.CreateBuilder<CompareOperator>(1);
        int before;
        do
        {
            before = _mark;
            _mark += op is CompareOperator.IsNot or CompareOperator.NotIn ? 2 : 1;
            var right = BitwiseOr();
            if (right is null)
            {
                _mark = before;
                break;
            }
            operators.Add(op);
            _expressions.Push(right);
        }
        while (TryCompareOperator(out op));
        if (operators.Count == 0) return left;
        var comparators = _expressions.Take(height);
        return new CompareNode(left, operators.DrainToImmutable(), comparators, RangeFrom(start));
    }

    // Looks only; an operator of two words is IsNot or NotIn.
    private bool TryCompareOperator(out CompareOperator op)
    {
        ref readonly var token = ref Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                switch (token.Keyword)
                {
                    case Keyword.In:
                        op = CompareOperator.In;
                        return true;
                    case Keyword.Is:
                        _mark++;
                        op = At(Keyword.Not) ? CompareOperator.IsNot : CompareOperator.Is;
                        _mark--;
                        return true;
                    case Keyword.Not:
                        _mark++;
                        var isNotIn = At(Keyword.In);
                        _mark--;
                        op = CompareOperator.NotIn;
                        return isNotIn;
                }
                break;
            case TokenKind.EqualEqual: op = CompareOperator.Eq; return true;
            case TokenKind.NotEqual: op = CompareOperator.NotEq; return IsTheRightInequality(token);
            case TokenKind.Less: op = CompareOperator.Lt; return true;
            case TokenKind.LessEqual: op = CompareOperator.LtE; return true;
            case TokenKind.Greater: op = CompareOperator.Gt; return true;
            case TokenKind.GreaterEqual: op = CompareOperator.GtE; return true;
        }
        op = default;
        return false;
    }

    // PEP 401.
    private bool IsTheRightInequality(in Token token)
    {
        var isOld = _tokenizer.GetUtf8(token).SequenceEqual("<>"u8);
        if (!_options.BarryAsBdfl) return !isOld;
        return isOld ? true : throw ErrorAtLast("with Barry as BDFL, use '<>' instead of '!='");
    }

    // bitwise_or and all binary operators that bind more tightly
    private Expression? BitwiseOr()
    {
        if (!_remembers) return BinaryChain(0);
        if (Recall(MemoRule.BitwiseOr, out Expression? result)) return result;
        var start = _mark;
        result = BinaryChain(0);
        Remember(start, MemoRule.BitwiseOr, result);
        return result;
    }

    // Precedence climbing in place of a rule for each level (the reference's or_expr, xor_expr, and_expr, shift_expr, a_expr, m_expr): all associate to the left.
    private Expression? BinaryChain(int minimum)
    {
        var start = _mark;
        var left = Factor();
        if (left is null) return null;
        while (true)
        {
            var precedence = Precedence(Current.Kind, out var op);
            if (precedence <= minimum) return left;
            var before = _mark++;
            var right = BinaryChain(precedence);
            if (right is null)
            {
                _mark = before;
                return left;
            }
            if (op == BinaryOperator.MatMult) CheckVersion(5, "The '@' operator is");
            left = new BinOpNode(left, op, right, RangeFrom(start));
        }
    }

    private static int Precedence(TokenKind kind, out BinaryOperator op)
    {
        switch (kind)
        {
            case TokenKind.VerticalBar: op = BinaryOperator.BitOr; return 1;
            case TokenKind.Circumflex: op = BinaryOperator.BitXor; return 2;
            case TokenKind.Ampersand: op = BinaryOperator.BitAnd; return 3;
            case TokenKind.LeftShift: op = BinaryOperator.LShift; return 4;
            case TokenKind.RightShift: op = BinaryOperator.RShift; return 4;
            case TokenKind.Plus: op = BinaryOperator.Add; return 5;
            case TokenKind.Minus: op = BinaryOperator.Sub; return 5;
            case TokenKind.Star: op = BinaryOperator.Mult; return 6;
            case TokenKind.Slash: op = BinaryOperator.Div; return 6;
            case TokenKind.DoubleSlash: op = BinaryOperator.FloorDiv; return 6;
            case TokenKind.Percent: op = BinaryOperator.Mod; return 6;
            case TokenKind.At: op = BinaryOperator.MatMult; return 6;
            default: op = default; return 0;
        }
    }

    // factor: ('+' | '-' | '~') factor | power
    private Expression? Factor()
    {
        UnaryOperator op;
        switch (Current.Kind)
        {
            case TokenKind.Plus: op = UnaryOperator.UAdd; break;
            case TokenKind.Minus: op = UnaryOperator.USub; break;
            case TokenKind.Tilde: op = UnaryOperator.Invert; break;
            default: return Power();
        }
        Enter(1);
        var start = _mark++;
        var operand = Factor();
        _level--;
        if (operand is not null) return new UnaryOpNode(op, operand, RangeFrom(start));
        _mark = start;
        return null;
    }

    // power: await_primary ['**' factor]
    private Expression? Power()
    {
        var start = _mark;
        var left = Primary();
        if (left is null || !At(TokenKind.DoubleStar)) return left;
        Enter(2);
        var before = _mark++;
        var right = Factor();
        _level -= 2;
        if (right is not null) return new BinOpNode(left, BinaryOperator.Pow, right, RangeFrom(start));
        _mark = before;
        return left;
    }

    private enum ElementKind { Expression, StarExpression, StarNamedExpression }
}
