using System.Collections.Immutable;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Language reference 8.6: the match statement. `match` and `case` are names everywhere else.
internal sealed partial class PythonParser
{
    private readonly NodeStack<MatchCaseNode> _cases = new();

    // match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT
    private MatchNode? Match()
    {
        var start = _mark++;
        var outer = _rereads;
        _rereads = true;
        var subject = Subject();
        _rereads = outer;
        if (subject is not null)
        {
            if (_useInvalidRules)
            {
                if (At(TokenKind.Newline)) throw ErrorAtLast("expected ':'");
                ExpectIndentedBlock(start, "'match' statement");
            }
            if (Accept(TokenKind.Colon) && Accept(TokenKind.Newline) && Accept(TokenKind.Indent))
            {
                var height = _cases.Count;
                while (CaseBlock() is { } block) _cases.Push(block);
                if (_cases.Count > height && Accept(TokenKind.Dedent))
                {
                    CheckVersion(10, "Pattern matching is");
                    return new MatchNode(subject, _cases.Take(height), RangeFromSkipping(start));
                }
                _cases.Truncate(height);
            }
        }
        _mark = start;
        return null;
    }

    // subject_expr: star_named_expression ',' [star_named_expressions] | named_expression
    private Expression? Subject()
    {
        var start = _mark;
        var first = StarNamedExpression();
        if (first is not null && At(TokenKind.Comma)) return TupleAfter(start, first, ElementKind.StarNamedExpression);
        if (first is not StarredNode) return first;
        _mark = start;
        return null;
    }

    // case_block: "case" patterns ['if' named_expression] ':' block
    private MatchCaseNode? CaseBlock()
    {
        if (!At(Keyword.Case)) return null;
        Enter(3);
        MatchCaseNode? result = null;
        var start = _mark++;
        if (Patterns() is { } pattern)
        {
            var guard = Guard();
            if (ColonBlock(start, "'case' statement") is { IsDefault: false } body) result = new MatchCaseNode(pattern, guard, body);
        }
        if (result is null) _mark = start;
        _level -= 3;
        return result;
    }

    // guard: 'if' named_expression
    private Expression? Guard()
    {
        if (!At(Keyword.If)) return null;
        _mark++;
        var guard = NamedExpression();
        if (guard is null) _mark--;
        return guard;
    }
}
