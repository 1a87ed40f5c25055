using System.Collections.Immutable;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Language reference 7.11: import statements.
internal sealed partial class PythonParser
{
    private readonly NodeStack<AliasNode> _aliases = new();

    // import_name: 'import' ','.(dotted_name ['as' NAME])+
    private ImportNode? Import()
    {
        var start = _mark++;
        var height = _aliases.Count;
        while (DottedAsName() is { } alias)
        {
            _aliases.Push(alias);
            if (!At(TokenKind.Comma)) break;
            if (PeekNextIsIdentifier()) _mark++;
            else break;
        }
        if (_aliases.Count > height) return new ImportNode(_aliases.Take(height), RangeFrom(start));
        _mark = start;
        return null;
    }

    private bool PeekNextIsIdentifier()
    {
        _mark++;
        var result = AtIdentifier;
        _mark--;
        return result;
    }

    private AliasNode? DottedAsName()
    {
        var start = _mark;
        return DottedName() is { } name ? new AliasNode(name, AsName(), RangeFrom(start)) : null;
    }

    // dotted_name: NAME ('.' NAME)*
    private string? DottedName()
    {
        if (!AtIdentifier) return null;
        var name = IdentifierAt(_mark++);
        if (!At(TokenKind.Dot)) return name;
        var parts = new List<string> { name };
        while (At(TokenKind.Dot) && PeekNextIsIdentifier())
        {
            parts.Add(IdentifierAt(_mark + 1));
            _mark += 2;
        }
        return string.Join('.', parts);
    }

    // ['as' NAME]
    private string? AsName()
    {
        if (!At(Keyword.As) || !PeekNextIsIdentifier()) return null;
        _mark += 2;
        return IdentifierAt(_mark - 1);
    }

    // import_from: 'from' ('.' | '...')* dotted_name 'import' import_from_targets | 'from' ('.' | '...')+ 'import' import_from_targets
    private ImportFromNode? ImportFrom()
    {
        var start = _mark++;
        var level = 0;
        while (true)
        {
            if (Accept(TokenKind.Dot)) level++;
            else if (Accept(TokenKind.Ellipsis)) level += 3;
            else break;
        }
        var module = DottedName();
        if ((module is not null || level > 0) && Accept(Keyword.Import) && ImportTargets() is { IsDefault: false } names)
        {
            return new ImportFromNode(module, names, level, RangeFrom(start));
        }
        _mark = start;
        return null;
    }

    // import_from_targets: '(' import_from_as_names [','] ')' | import_from_as_names !',' | '*'
    private ImmutableArray<AliasNode> ImportTargets()
    {
        var start = _mark;
        if (At(TokenKind.Star))
        {
            _mark++;
            return [new AliasNode("*", null, RangeOf(start))];
        }
        var isParenthesized = Accept(TokenKind.LeftParenthesis);
        var height = _aliases.Count;
        while (AtIdentifier)
        {
            var first = _mark++;
            _aliases.Push(new AliasNode(IdentifierAt(first), AsName(), RangeFrom(first)));
            if (!At(TokenKind.Comma) || !PeekNextIsIdentifier()) break;
            _mark++;
        }
        if (_aliases.Count > height)
        {
            var names = _aliases.Take(height);
            if (!isParenthesized)
            {
                if (!At(TokenKind.Comma)) return names;
                if (_useInvalidRules && PeekNext() == TokenKind.Newline) throw ErrorAtLast("trailing comma not allowed without surrounding parentheses");
            }
            else
            {
                Accept(TokenKind.Comma);
                if (Accept(TokenKind.RightParenthesis)) return names;
            }
        }
        _mark = start;
        return default;
    }
}
