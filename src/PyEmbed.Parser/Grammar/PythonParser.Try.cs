using System.Collections.Immutable;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Language reference 8.4: the try statement.
internal sealed partial class PythonParser
{
    private readonly NodeStack<ExceptHandlerNode> _handlers = new();

    // try_stmt: 'try' &&':' block (finally_block | except_block+ [else_block] [finally_block] | except_star_block+ [else_block] [finally_block])
    private Statement? Try()
    {
        var start = _mark++;
        if (_useInvalidRules) InvalidTry(start);
        Force(TokenKind.Colon, ":");
        var body = Block();
        if (body.IsDefault) return Back(start);
        if (At(Keyword.Finally))
        {
            var onlyFinal = FinallyBlock();
            return onlyFinal.IsDefault ? Back(start) : new TryNode(body, [], [], onlyFinal, RangeFromSkipping(start));
        }
        if (!At(Keyword.Except)) return Back(start);
        var height = _handlers.Count;
        var isStar = PeekNext() == TokenKind.Star;
        while (Handler(isStar) is { } handler) _handlers.Push(handler);
        if (_handlers.Count == height) return Back(start);
        var handlers = _handlers.Take(height);
        var orElse = ElseBlock();
        var finalBody = FinallyBlock();
        if (finalBody.IsDefault) finalBody = [];
        if (!isStar) return new TryNode(body, handlers, orElse, finalBody, RangeFromSkipping(start));
        CheckVersion(11, "Exception groups are");
        return new TryStarNode(body, handlers, orElse, finalBody, RangeFromSkipping(start));
    }

    // invalid_try_stmt, behind the keyword
    private void InvalidTry(int keyword)
    {
        ExpectIndentedBlock(keyword, "'try' statement");
        if (!At(TokenKind.Colon)) return;
        _mark++;
        if (!Block().IsDefault && !At(Keyword.Except) && !At(Keyword.Finally)) throw ErrorAtLast("expected 'except' or 'finally' block");
        var afterBody = _mark;
        for (var isStar = false; ; isStar = true)
        {
            var any = false;
            while (Handler(isStar) is not null) any = true;
            if (any && At(Keyword.Except)) InvalidMixedHandlers(isStar);
            _mark = afterBody;
            if (isStar) break;
        }
        _mark = keyword + 1;
    }

    // The head of a handler of the other kind, behind handlers.
    private void InvalidMixedHandlers(bool isStar)
    {
        var start = _mark++;
        if (isStar != At(TokenKind.Star))
        {
            var hasHead = true;
            if (!isStar) _mark++;
            if (!isStar || !At(TokenKind.Colon))
            {
                hasHead = Expression() is not null;
                if (hasHead) AsName();
            }
            if (hasHead && At(TokenKind.Colon))
            {
                const string Message = "cannot have both 'except' and 'except*' on the same 'try'";
                throw isStar ? ErrorAt(start, Message) : ErrorIn(SourceRange.Between(RangeOf(start), RangeOf(start + 1)), Message);
            }
        }
        _mark = start;
    }

    // finally_block: 'finally' &&':' block
    private ImmutableArray<Statement> FinallyBlock()
    {
        if (!At(Keyword.Finally)) return default;
        var start = _mark++;
        if (_useInvalidRules) ExpectIndentedBlock(start, "'finally' statement");
        Force(TokenKind.Colon, ":");
        var body = Block();
        if (body.IsDefault) _mark = start;
        return body;
    }

    // except_block: 'except' expression ['as' NAME] ':' block | 'except' ':' block
    // except_star_block: 'except' '*' expression ['as' NAME] ':' block
    private ExceptHandlerNode? Handler(bool isStar)
    {
        if (!At(Keyword.Except)) return null;
        var start = _mark++;
        if (isStar == At(TokenKind.Star))
        {
            if (isStar) _mark++;
            Expression? type = null;
            string? name = null;
            var isComplete = true;
            if (isStar || !At(TokenKind.Colon))
            {
                type = HandlerType();
                isComplete = type is not null;
                name = isComplete ? AsName() : null;
            }
            if (isComplete)
            {
                if (_useInvalidRules) ExpectIndentedBlock(start, isStar ? "'except*' statement" : "'except' statement");
                if (Accept(TokenKind.Colon) && Block() is { IsDefault: false } body)
                {
                    return new ExceptHandlerNode(type, name, body, RangeFromSkipping(start));
                }
            }
        }
        _mark = start;
        if (_useInvalidRules) InvalidExcept();
        return null;
    }

    // expression; PEP 758 also takes several without parentheses, if no `as` follows.
    private Expression? HandlerType()
    {
        var start = _mark;
        var type = Expression();
        if (!_isNewSyntax || type is null || !At(TokenKind.Comma)) return type;
        var end = _mark;
        var types = TupleAfter(start, type, ElementKind.Expression);
        if (!At(Keyword.As)) return types;
        _mark = end;
        return type;
    }
}
