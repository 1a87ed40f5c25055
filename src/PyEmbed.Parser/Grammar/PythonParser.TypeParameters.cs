using System.Collections.Immutable;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// PEP 695 and 696: type parameters and `type` statements, with LanguageVersion.Python314.
internal sealed partial class PythonParser
{
    private readonly NodeStack<TypeParameter> _typeParameters = new();

    // [type_params], type_params: '[' type_param (',' type_param)* [','] ']'
    private ImmutableArray<TypeParameter> TypeParameters()
    {
        if (!_isNewSyntax || !At(TokenKind.LeftBracket)) return [];
        var start = _mark++;
        if (_useInvalidRules && At(TokenKind.RightBracket)) throw ErrorStartingAt(RangeOf(_mark), "Type parameter list cannot be empty");
        var height = _typeParameters.Count;
        while (TypeParameter() is { } parameter)
        {
            _typeParameters.Push(parameter);
            if (!Accept(TokenKind.Comma)) break;
        }
        if (_typeParameters.Count > height)
        {
            var parameters = _typeParameters.Take(height);
            if (Accept(TokenKind.RightBracket)) return parameters;
        }
        _mark = start;
        return [];
    }

    // type_param: NAME [':' expression] ['=' expression] | '*' NAME ['=' star_expression] | '**' NAME ['=' expression]
    private TypeParameter? TypeParameter()
    {
        var start = _mark;
        var star = Current.Kind;
        if (star is TokenKind.Star or TokenKind.DoubleStar) _mark++;
        if (!AtIdentifier)
        {
            _mark = start;
            return null;
        }
        var name = IdentifierAt(_mark++);
        Expression? bound = null;
        if (At(TokenKind.Colon))
        {
            var colon = _mark++;
            bound = Expression();
            if (bound is null)
            {
                _mark = colon;
            }
            else if (star is TokenKind.Star or TokenKind.DoubleStar)
            {
                if (!_useInvalidRules)
                {
                    _mark = colon;
                }
                else
                {
                    var kind = star == TokenKind.Star ? "TypeVarTuple" : "ParamSpec";
                    throw ErrorStartingAt(RangeOf(colon), bound is TupleNode ? $"cannot use constraints with {kind}" : $"cannot use bound with {kind}");
                }
            }
        }
        Expression? defaultValue = null;
        if (At(TokenKind.Equal))
        {
            _mark++;
            defaultValue = star == TokenKind.Star ? StarExpression() : Expression();
            if (defaultValue is null) _mark--;
        }
        var range = RangeFrom(start);
        return star switch
        {
            TokenKind.Star => new TypeVarTupleNode(name, defaultValue, range),
            TokenKind.DoubleStar => new ParamSpecNode(name, defaultValue, range),
            _ => new TypeVarNode(name, bound, defaultValue, range),
        };
    }

    // type_alias: "type" NAME [type_params] '=' expression
    private TypeAliasNode? TypeAlias()
    {
        var start = _mark++;
        if (AtIdentifier)
        {
            var name = NameAt(_mark++, ExprContext.Store);
            var parameters = TypeParameters();
            if (Accept(TokenKind.Equal) && Expression() is { } value) return new TypeAliasNode(name, parameters, value, RangeFrom(start));
        }
        _mark = start;
        return null;
    }
}
