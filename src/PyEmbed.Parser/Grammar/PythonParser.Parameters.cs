using System.Collections.Immutable;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Parameters of functions and lambdas. The grammar spells the allowed orders out as many alternatives; one walk from left to right accepts the same.
internal sealed partial class PythonParser
{
    private static readonly ArgumentsNode NoArguments = new([], [], null, [], [], null, []);

    private readonly NodeStack<ArgNode> _args = new();

    private ArgumentsNode Parameters(bool isLambda)
    {
        if (At(isLambda ? TokenKind.Colon : TokenKind.RightParenthesis)) return NoArguments;
        Enter(7);
        if (_useInvalidRules) InvalidParameters(isLambda);
        var height = _args.Count;
        var defaultHeight = _expressions.Count;
        ImmutableArray<ArgNode> posOnly = [];
        while (true)
        {
            if (At(TokenKind.Slash))
            {
                if (!posOnly.IsEmpty || _args.Count == height || !EndOfSlash(isLambda)) break;
                posOnly = _args.Take(height);
                continue;
            }
            var parameter = Parameter(isLambda, out var value, mustHaveDefault: _expressions.Count > defaultHeight);
            if (parameter is null) break;
            _args.Push(parameter);
            if (value is not null) _expressions.Push(value);
        }
        var args = _args.Take(height);
        var defaults = _expressions.Take(defaultHeight);
        ArgNode? varArg = null, kwArg = null;
        ImmutableArray<ArgNode> kwOnly = [];
        ImmutableArray<Expression?> kwDefaults = [];
        if (At(TokenKind.Star)) StarParameters(isLambda, out varArg, out kwOnly, out kwDefaults, out kwArg);
        else kwArg = KeywordsParameter(isLambda);
        if (!posOnly.IsEmpty) CheckVersion(8, "Positional-only parameters are");
        _level -= 7;
        return new ArgumentsNode(posOnly, args, varArg, kwOnly, kwDefaults, kwArg, defaults);
    }

    private bool EndOfSlash(bool isLambda)
    {
        _mark++;
        if (Accept(TokenKind.Comma) || At(isLambda ? TokenKind.Colon : TokenKind.RightParenthesis)) return true;
        _mark--;
        return false;
    }

    // param [default] (',' [TYPE_COMMENT] | [TYPE_COMMENT] &')')
    private ArgNode? Parameter(bool isLambda, out Expression? value, bool mayHaveStarAnnotation = false, bool mayHaveDefault = true, bool mustHaveDefault = false)
    {
        value = null;
        if (!AtIdentifier) return null;
        var start = _mark++;
        Expression? annotation = null;
        if (!isLambda && At(TokenKind.Colon))
        {
            _mark++;
            annotation = mayHaveStarAnnotation ? StarExpression() : Expression();
            if (annotation is null) _mark--;
        }
        var end = _mark;
        if (mayHaveDefault && At(TokenKind.Equal)) value = Default(isLambda);
        if ((value is not null || !mustHaveDefault) && EndOfParameter(isLambda, out var typeComment))
        {
            ref readonly var first = ref _tokens[start];
            ref readonly var last = ref _tokens[end - 1];
            return new ArgNode(IdentifierAt(start), annotation, typeComment, new SourceRange(first.Line, first.Column, last.EndLine, last.EndColumn));
        }
        value = null;
        _mark = start;
        return null;
    }

    // default: '=' expression | invalid_default
    private Expression? Default(bool isLambda)
    {
        var start = _mark++;
        var value = Expression();
        if (value is not null) return value;
        if (_useInvalidRules && (At(TokenKind.RightParenthesis) || At(TokenKind.Comma))) throw ErrorAt(start, "expected default value expression");
        _mark = start;
        return null;
    }

    private bool EndOfParameter(bool isLambda, out string? typeComment)
    {
        typeComment = null;
        if (Accept(TokenKind.Comma))
        {
            if (!isLambda) typeComment = TypeComment();
            return true;
        }
        if (isLambda) return At(TokenKind.Colon);
        typeComment = TypeComment();
        return At(TokenKind.RightParenthesis);
    }

    // star_etc: '*' param_no_default param_maybe_default* [kwds] | '*' param_no_default_star_annotation param_maybe_default* [kwds] | '*' ',' param_maybe_default+ [kwds]
    private void StarParameters(
        bool isLambda, out ArgNode? varArg, out ImmutableArray<ArgNode> kwOnly, out ImmutableArray<Expression?> kwDefaults, out ArgNode? kwArg)
    {
        if (_useInvalidRules) InvalidStarParameters(isLambda);
        varArg = kwArg = null;
        kwOnly = [];
        kwDefaults = [];
        var start = _mark++;
        var isBare = Accept(TokenKind.Comma);
        if (!isBare)
        {
            varArg = Parameter(isLambda, out _, mayHaveStarAnnotation: true, mayHaveDefault: false);
            if (varArg is null)
            {
                _mark = start;
                return;
            }
        }
        var height = _args.Count;
        var keyHeight = _keys.Count;
        while (Parameter(isLambda, out var value) is { } parameter)
        {
            _args.Push(parameter);
            _keys.Push(value);
        }
        kwOnly = _args.Take(height);
        kwDefaults = _keys.Take(keyHeight);
        if (isBare && kwOnly.IsEmpty)
        {
            _mark = start;
            return;
        }
        kwArg = KeywordsParameter(isLambda);
    }

    // kwds: '**' param_no_default
    private ArgNode? KeywordsParameter(bool isLambda)
    {
        if (!At(TokenKind.DoubleStar)) return null;
        if (_useInvalidRules) InvalidKeywordsParameter(isLambda);
        var start = _mark++;
        var parameter = Parameter(isLambda, out _, mayHaveDefault: false);
        if (parameter is null) _mark = start;
        return parameter;
    }
}
