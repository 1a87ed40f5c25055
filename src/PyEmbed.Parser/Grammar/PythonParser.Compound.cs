using System.Collections.Immutable;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Language reference 8: compound statements. Where the second pass looks for a mistake that begins like the statement itself, it does so on the way.
internal sealed partial class PythonParser
{
    private Statement? CompoundStatement()
    {
        ref readonly var token = ref Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                switch (token.Keyword)
                {
                    case Keyword.Def: return FunctionDefinition([], _mark);
                    case Keyword.If: return If();
                    case Keyword.Class: return ClassDefinition([], _mark);
                    case Keyword.With: return With(_mark);
                    case Keyword.For: return For(_mark);
                    case Keyword.Try: return Try();
                    case Keyword.While: return While();
                    case Keyword.Match: return Match();
                    default: return null;
                }
            case TokenKind.Async:
                var start = _mark++;
                Statement? result = At(Keyword.Def) ? FunctionDefinition([], start) : At(Keyword.With) ? With(start) : At(Keyword.For) ? For(start) : null;
                if (result is null) _mark = start;
                return result;
            case TokenKind.At:
                return Decorated();
            default:
                return null;
        }
    }

    // decorators: ('@' named_expression NEWLINE)+
    private Statement? Decorated()
    {
        var start = _mark;
        var height = _expressions.Count;
        while (At(TokenKind.At))
        {
            var before = _mark++;
            if (NamedExpression() is { } decorator && Accept(TokenKind.Newline))
            {
                _expressions.Push(decorator);
                continue;
            }
            _mark = before;
            break;
        }
        if (_expressions.Count > height)
        {
            var decorators = _expressions.Take(height);
            var first = _mark;
            if (At(Keyword.Class)) return ClassDefinition(decorators, first) ?? Back(start);
            if (At(TokenKind.Async))
            {
                _mark++;
                if (At(Keyword.Def)) return FunctionDefinition(decorators, first) ?? Back(start);
            }
            else if (At(Keyword.Def))
            {
                return FunctionDefinition(decorators, first) ?? Back(start);
            }
        }
        return Back(start);
    }

    private Statement? Back(int start)
    {
        _mark = start;
        return null;
    }

    // block: NEWLINE INDENT statements DEDENT | simple_stmts. Default where it does not match.
    private ImmutableArray<Statement> Block()
    {
        if (!_remembers) return ReadBlock();
        if (Recall(MemoRule.Block, out InteractiveNode? known)) return known is null ? default : known.Body;
        var start = _mark;
        var body = ReadBlock();
        Remember(start, MemoRule.Block, body.IsDefault ? null : new InteractiveNode(body));
        return body;
    }

    private ImmutableArray<Statement> ReadBlock()
    {
        Enter(3);
        var start = _mark;
        var height = _statements.Count;
        ImmutableArray<Statement> body = default;
        if (Accept(TokenKind.Newline))
        {
            if (Accept(TokenKind.Indent))
            {
                while (Statement()) { }
                if (_statements.Count > height && Accept(TokenKind.Dedent)) body = _statements.Take(height);
            }
            else if (_useInvalidRules)
            {
                throw ErrorAtLast("expected an indented block", SyntaxErrorKind.IndentationError);
            }
        }
        else if (SimpleStatements())
        {
            body = _statements.Take(height);
        }
        if (body.IsDefault)
        {
            _statements.Truncate(height);
            _mark = start;
        }
        _level -= 3;
        return body;
    }

    // ':' block, after a statement's head. The second pass knows what is missing.
    private ImmutableArray<Statement> ColonBlock(int keyword, string what)
    {
        if (_useInvalidRules)
        {
            if (At(TokenKind.Newline)) throw ErrorAtLast("expected ':'");
            ExpectIndentedBlock(keyword, what);
        }
        return Accept(TokenKind.Colon) ? Block() : default;
    }

    // The invalid_... rules that end in: ':' NEWLINE !INDENT
    private void ExpectIndentedBlock(int keyword, string what)
    {
        var start = _mark;
        if (Accept(TokenKind.Colon) && Accept(TokenKind.Newline) && !At(TokenKind.Indent))
        {
            throw ErrorAtLast($"expected an indented block after {what} on line {_tokens[keyword].Line}", SyntaxErrorKind.IndentationError);
        }
        _mark = start;
    }

    // if_stmt: 'if' named_expression ':' block (elif_stmt | [else_block]); elif_stmt alike
    private IfNode? If()
    {
        Enter(1);
        var start = _mark;
        var what = At(Keyword.If) ? "'if' statement" : "'elif' statement";
        _mark++;
        IfNode? result = null;
        if (NamedExpression() is { } test && ColonBlock(start, what) is { IsDefault: false } body)
        {
            ImmutableArray<Statement> orElse = At(Keyword.Elif) && If() is { } elif ? [elif] : ElseBlock();
            result = new IfNode(test, body, orElse, RangeFromSkipping(start));
        }
        else
        {
            _mark = start;
        }
        _level--;
        return result;
    }

    // [else_block], else_block: 'else' &&':' block
    private ImmutableArray<Statement> ElseBlock()
    {
        if (!At(Keyword.Else)) return [];
        var start = _mark++;
        if (_useInvalidRules) ExpectIndentedBlock(start, "'else' statement");
        Force(TokenKind.Colon, ":");
        var body = Block();
        if (!body.IsDefault) return body;
        _mark = start;
        return [];
    }

    // while_stmt: 'while' named_expression ':' block [else_block]
    private WhileNode? While()
    {
        var start = _mark++;
        if (NamedExpression() is { } test && ColonBlock(start, "'while' statement") is { IsDefault: false } body)
        {
            var orElse = ElseBlock();
            return new WhileNode(test, body, orElse, RangeFromSkipping(start));
        }
        _mark = start;
        return null;
    }

    // for_stmt: [ASYNC] 'for' star_targets 'in' ~ star_expressions ':' [TYPE_COMMENT] block [else_block]
    private Statement? For(int start)
    {
        var keyword = _mark++;
        if (StarTargets() is { } target && Accept(Keyword.In))
        {
            if (StarExpressions() is { } iterable)
            {
                if (_useInvalidRules)
                {
                    if (At(TokenKind.Newline)) throw ErrorAtLast("expected ':'");
                    ExpectIndentedBlock(keyword, "'for' statement");
                }
                if (Accept(TokenKind.Colon))
                {
                    var typeComment = TypeComment();
                    var body = Block();
                    if (!body.IsDefault)
                    {
                        var orElse = ElseBlock();
                        if (start == keyword) return new ForNode(target, iterable, body, orElse, typeComment, RangeFromSkipping(start));
                        CheckVersion(5, "Async for loops are");
                        return new AsyncForNode(target, iterable, body, orElse, typeComment, RangeFromSkipping(start));
                    }
                }
            }
        }
        else if (_useInvalidRules)
        {
            _mark = start;
            InvalidForTarget();
        }
        _mark = start;
        return null;
    }
}
