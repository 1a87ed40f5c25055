using System.Collections.Immutable;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Language reference 8.5: the with statement.
internal sealed partial class PythonParser
{
    private readonly NodeStack<WithItemNode> _withItems = new();

    /// <summary>Whether the first pass may come here again: string literals are remembered then.</summary>
    private bool _rereads;

    // with_stmt: [ASYNC] 'with' '(' ','.with_item+ [','] ')' ':' block | [ASYNC] 'with' ','.with_item+ ':' [TYPE_COMMENT] block
    private Statement? With(int start)
    {
        var keyword = _mark;
        if (_useInvalidRules) InvalidWithIndent(keyword);
        _mark = keyword + 1;
        ImmutableArray<WithItemNode> items = default;
        string? typeComment = null;
        if (At(TokenKind.LeftParenthesis))
        {
            var outer = _rereads;
            _rereads = true;
            _mark++;
            items = WithItems();
            if (!items.IsDefault)
            {
                Accept(TokenKind.Comma);
                if (!Accept(TokenKind.RightParenthesis) || !Accept(TokenKind.Colon)) items = default;
            }
            _rereads = outer;
            if (!items.IsDefault && Block() is { IsDefault: false } parenthesizedBody)
            {
                if (start == keyword) CheckVersion(9, "Parenthesized context managers are");
                return Finish(items, parenthesizedBody, null);
            }
        }
        _mark = keyword + 1;
        items = WithItems();
        if (!items.IsDefault && Accept(TokenKind.Colon))
        {
            typeComment = TypeComment();
            if (Block() is { IsDefault: false } body) return Finish(items, body, typeComment);
        }
        if (_useInvalidRules) InvalidWith(keyword);
        _mark = start;
        return null;

        Statement Finish(ImmutableArray<WithItemNode> items, ImmutableArray<Statement> body, string? typeComment)
        {
            if (start == keyword) return new WithNode(items, body, typeComment, RangeFromSkipping(start));
            CheckVersion(5, "Async with statements are");
            return new AsyncWithNode(items, body, typeComment, RangeFromSkipping(start));
        }
    }

    // ','.with_item+
    private ImmutableArray<WithItemNode> WithItems()
    {
        var height = _withItems.Count;
        var item = WithItem();
        while (item is not null)
        {
            _withItems.Push(item);
            var before = _mark;
            if (!Accept(TokenKind.Comma)) break;
            item = WithItem();
            if (item is null) _mark = before;
        }
        return _withItems.Count == height ? default : _withItems.Take(height);
    }

    // with_item: expression 'as' star_target &(',' | ')' | ':') | expression
    private WithItemNode? WithItem()
    {
        var start = _mark;
        var context = Expression();
        if (context is null) return null;
        if (!At(Keyword.As)) return new WithItemNode(context, null);
        var end = _mark++;
        if (StarTarget() is { } target && AtWithItemEnd) return new WithItemNode(context, target);
        if (_useInvalidRules)
        {
            _mark = start;
            InvalidWithItem();
        }
        _mark = end;
        return new WithItemNode(context, null);
    }

    private bool AtWithItemEnd => Current.Kind is TokenKind.Comma or TokenKind.RightParenthesis or TokenKind.Colon;
}
