using System.Collections.Immutable;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Literals;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Language reference 6.3 and 6.4: atoms with what follows them.
internal sealed partial class PythonParser
{
    private StringLiteralParser? _stringLiterals;
    private Dictionary<int, (Expression? Node, int End)>? _stringMemo;

    private StringLiteralParser StringLiterals
    {
        get
        {
            _stringLiterals ??= new StringLiteralParser(_tokenizer, this);
            _stringLiterals.IsErrorPass = _useInvalidRules;
            return _stringLiterals;
        }
    }

    // await_primary: AWAIT primary | primary
    private Expression? Primary()
    {
        if (!_remembers) return At(TokenKind.Await) ? Await() : PrimaryWithoutAwait();
        if (Recall(MemoRule.Primary, out Expression? result)) return result;
        var start = _mark;
        result = At(TokenKind.Await) ? Await() : PrimaryWithoutAwait();
        Remember(start, MemoRule.Primary, result);
        return result;
    }

    private AwaitNode? Await()
    {
        var start = _mark++;
        var value = PrimaryWithoutAwait();
        if (value is null)
        {
            _mark = start;
            return null;
        }
        CheckVersion(5, "Await expressions are");
        return new AwaitNode(value, RangeFrom(start));
    }

    // primary: primary '.' NAME | primary genexp | primary '(' [arguments] ')' | primary '[' slices ']' | atom
    private Expression? PrimaryWithoutAwait()
    {
        if (!_remembers) return AtomWithTrailers();
        if (Recall(MemoRule.PrimaryWithoutAwait, out Expression? result)) return result;
        var start = _mark;
        result = AtomWithTrailers();
        Remember(start, MemoRule.PrimaryWithoutAwait, result);
        return result;
    }

    private Expression? AtomWithTrailers()
    {
        var start = _mark;
        var node = Atom();
        if (node is null) return null;
        while (true)
        {
            Expression? longer;
            switch (Current.Kind)
            {
                case TokenKind.Dot:
                    _mark++;
                    if (!AtIdentifier)
                    {
                        _mark--;
                        return node;
                    }
                    _mark++;
                    node = new AttributeNode(node, IdentifierAt(_mark - 1), ExprContext.Load, RangeFrom(start));
                    continue;
                case TokenKind.LeftParenthesis:
                    longer = _isSecondPass ? CallOfSecondPass(node, start) : Call(node, start);
                    break;
                case TokenKind.LeftBracket:
                    // The rule for a generator expression behind a primary takes the other brackets too when it looks for mistakes.
                    if (_useInvalidRules) InvalidComprehension();
                    longer = Subscript(node, start);
                    break;
                case TokenKind.LeftBrace when _useInvalidRules:
                    InvalidComprehension();
                    return node;
                default:
                    return node;
            }
            if (longer is null) return node;
            node = longer;
        }
    }

    private SubscriptNode? Subscript(Expression value, int start)
    {
        Enter(20);
        var before = _mark++;
        var slice = Slices();
        _level -= 20;
        if (slice is not null && Accept(TokenKind.RightBracket)) return new SubscriptNode(value, slice, ExprContext.Load, RangeFrom(start));
        _mark = before;
        return null;
    }

    // slices: slice !',' | ','.(slice | starred_expression)+ [',']
    private Expression? Slices()
    {
        var start = _mark;
        var first = Slice();
        if (first is not null && !At(TokenKind.Comma)) return first;
        first ??= StarredExpression();
        if (first is null) return null;
        var height = _expressions.Count;
        _expressions.Push(first);
        while (Accept(TokenKind.Comma))
        {
            var next = Slice() ?? StarredExpression();
            if (next is null) break;
            _expressions.Push(next);
        }
        var elements = _expressions.Take(height);
        return new TupleNode(elements, ExprContext.Load, RangeFrom(start));
    }

    // slice: [expression] ':' [expression] [':' [expression]] | named_expression
    private Expression? Slice()
    {
        var start = _mark;
        Expression? lower = null;
        if (!At(TokenKind.Colon))
        {
            if (IdentifierFollowedBy(TokenKind.ColonEqual)) return NamedExpression();
            lower = Expression();
            if (!At(TokenKind.Colon))
            {
                if (!_useInvalidRules && (lower is null || !At(TokenKind.ColonEqual))) return lower;
                _mark = start;
                return NamedExpression();
            }
        }
        _mark++;
        var upper = Expression();
        var step = Accept(TokenKind.Colon) ? Expression() : null;
        return new SliceNode(lower, upper, step, RangeFrom(start));
    }

    private Expression? Atom()
    {
        ref readonly var token = ref Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                if (!Keywords.IsHard(token.Keyword) || token.Keyword is Keyword.Async or Keyword.Await) return NameAt(_mark++);
                switch (token.Keyword)
                {
                    case Keyword.True: return ConstantAt(_mark++, Constant.True);
                    case Keyword.False: return ConstantAt(_mark++, Constant.False);
                    case Keyword.NoneLiteral: return ConstantAt(_mark++, Constant.None);
                    default: return null;
                }
            case TokenKind.Number: return Number();
            case TokenKind.String: return Strings();
            case TokenKind.FStringStart or TokenKind.TStringStart when _isNewSyntax: return Strings();
            case TokenKind.Ellipsis: return ConstantAt(_mark++, Constant.Ellipsis);
            case TokenKind.LeftParenthesis: return Nested(TokenKind.LeftParenthesis);
            case TokenKind.LeftBracket: return Nested(TokenKind.LeftBracket);
            case TokenKind.LeftBrace: return Nested(TokenKind.LeftBrace);
            default: return null;
        }
    }

    private Expression? Nested(TokenKind bracket)
    {
        Enter(20);
        var result = bracket switch
        {
            TokenKind.LeftParenthesis => _useInvalidRules ? ParenthesizedOfSecondPass() : Parenthesized(),
            TokenKind.LeftBracket => _useInvalidRules ? BracketedOfSecondPass() : Bracketed(),
            _ => _useInvalidRules ? BracedOfSecondPass() : Braced(),
        };
        _level -= 20;
        return result;
    }

    private ConstantNode ConstantAt(int position, Constant value) => new(value, null, _tokens[position].Range);

    private ConstantNode Number()
    {
        var position = _mark++;
        var value = NumberLiteralParser.Parse(_tokenizer, _tokens[position]);
        return ConstantAt(position, value);
    }

    // strings: STRING+. Remembered in both passes: escapes warn once.
    private Expression? Strings()
    {
        if (_stringMemo is not null && _stringMemo.TryGetValue(_mark, out var known))
        {
            _mark = known.End;
            return known.Node;
        }
        var start = _mark;
        Expression? node;
        if (_isNewSyntax)
        {
            node = StringsOfNewSyntax();
        }
        else
        {
            while (At(TokenKind.String)) _mark++;
            node = StringLiterals.Concatenate(_tokens.AsSpan(start, _mark - start));
        }
        if (_rereads || _remembers) (_stringMemo ??= [])[start] = (node, _mark);
        return node;
    }

    // Pass 1: `primary genexp` and `primary '(' [arguments] ')'` have their beginning in common.
    private CallNode? Call(Expression func, int start, bool mayBeGenerator = true)
    {
        Enter(20);
        var before = _mark++;
        var height = _expressions.Count;
        var keywordHeight = _keywords.Count;
        var result = At(TokenKind.RightParenthesis) || ArgumentList(before, mayBeGenerator) ? FinishCall() : null;
        if (result is null)
        {
            _mark = before;
            _expressions.Truncate(height);
            _keywords.Truncate(keywordHeight);
        }
        _level -= 20;
        return result;

        CallNode? FinishCall()
        {
            if (!Accept(TokenKind.RightParenthesis)) return null;
            var args = _expressions.Take(height);
            return new CallNode(func, args, _keywords.Take(keywordHeight), RangeFrom(start));
        }
    }

    private readonly NodeStack<KeywordNode> _keywords = new();

    // arguments: args [','] &')', or the one generator expression of `primary genexp`, onto the stacks. Nothing is put back on failure: Call does that.
    private bool ArgumentList(int open, bool mayBeGenerator)
    {
        var sawKeyword = false;
        var sawDoubleStar = false;
        for (var isFirst = mayBeGenerator; ; isFirst = false)
        {
            if (At(TokenKind.DoubleStar))
            {
                var start = _mark++;
                if (Expression() is not { } value) return false;
                _keywords.Push(new KeywordNode(null, value, RangeFrom(start)));
                sawDoubleStar = true;
            }
            else if (At(TokenKind.Star))
            {
                if (sawDoubleStar || StarredExpression() is not { } starred) return false;
                _expressions.Push(starred);
            }
            else if (IdentifierFollowedBy(TokenKind.Equal))
            {
                var start = _mark;
                _mark += 2;
                if (Expression() is not { } value) return false;
                _keywords.Push(new KeywordNode(IdentifierAt(start), value, RangeFrom(start)));
                sawKeyword = true;
            }
            else
            {
                if (sawKeyword || sawDoubleStar) return false;
                var value = AssignmentExpression() ?? ExpressionNotAssigned();
                if (value is null) return false;
                if (isFirst && AtComprehension)
                {
                    var generators = ForIfClauses();
                    if (generators.IsDefault || !At(TokenKind.RightParenthesis)) return false;
                    _mark++;
                    _expressions.Push(new GeneratorExpNode(value, generators, RangeFrom(open)));
                    _mark--;
                    return true;
                }
                if (At(TokenKind.Equal)) return false;
                _expressions.Push(value);
            }
            if (!Accept(TokenKind.Comma)) return At(TokenKind.RightParenthesis);
            if (At(TokenKind.RightParenthesis)) return true;
        }
    }
}
