using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Second pass: mistakes in parameters. The rules for functions and for lambdas differ in terminator, annotations and one message.
internal sealed partial class PythonParser
{
    // invalid_parameters, invalid_lambda_parameters
    private void InvalidParameters(bool isLambda)
    {
        var start = _mark;
        WithoutDefaults(isLambda);
        var afterPlain = _mark;

        // param_no_default* invalid_parameters_helper a=param_no_default
        if (SlashWithDefault(isLambda) || WithDefaults(isLambda))
        {
            var wrong = _mark;
            if (SkipParameter(isLambda, DefaultUse.Never)) throw ErrorAtParameter(wrong, isLambda);
        }

        // param_no_default* a='(' param_no_default+ [','] b=')'
        _mark = afterPlain;
        if (Accept(TokenKind.LeftParenthesis))
        {
            if (isLambda ? SkipNames() : WithoutDefaults(isLambda))
            {
                Accept(TokenKind.Comma);
                if (At(TokenKind.RightParenthesis))
                {
                    throw ErrorIn(
                        Ast.SourceRange.Between(RangeOf(afterPlain), RangeOf(_mark)),
                        isLambda ? "Lambda expression parameters cannot be parenthesized" : "Function parameters cannot be parenthesized");
                }
            }
        }

        _mark = start;
        if (At(TokenKind.Slash) && PeekNext() == TokenKind.Comma) throw ErrorAt(start, "at least one argument must precede /");

        // (slash_no_default | slash_with_default) param_maybe_default* a='/'
        var hasSlash = SlashNoDefault(isLambda) || SlashWithDefault(isLambda);
        if (hasSlash)
        {
            while (SkipParameter(isLambda, DefaultUse.Maybe)) { }
            if (At(TokenKind.Slash)) throw ErrorAt(_mark, "/ may appear only once");
        }

        // (slash_no_default | slash_with_default)? param_maybe_default* '*' (',' | param_no_default) param_maybe_default* a='/'
        while (SkipParameter(isLambda, DefaultUse.Maybe)) { }
        if (Accept(TokenKind.Star) && (Accept(TokenKind.Comma) || SkipParameter(isLambda, DefaultUse.Never)))
        {
            while (SkipParameter(isLambda, DefaultUse.Maybe)) { }
            if (At(TokenKind.Slash)) throw ErrorAt(_mark, "/ must be ahead of *");
        }

        // param_maybe_default+ '/' a='*'
        _mark = start;
        var any = false;
        while (SkipParameter(isLambda, DefaultUse.Maybe)) any = true;
        if (any && Accept(TokenKind.Slash) && At(TokenKind.Star)) throw ErrorAt(_mark, "expected comma between / and *");
        _mark = start;
    }

    private Diagnostics.SyntaxErrorException ErrorAtParameter(int position, bool isLambda)
    {
        _mark = position;
        var parameter = Parameter(isLambda, out _, mayHaveDefault: false)!;
        return ErrorAt(parameter, "non-default argument follows default argument");
    }

    private enum DefaultUse { Never, Always, Maybe }

    private bool SkipParameter(bool isLambda, DefaultUse use)
    {
        return Parameter(isLambda, out _, mayHaveDefault: use != DefaultUse.Never, mustHaveDefault: use == DefaultUse.Always) is not null;
    }

    private bool WithoutDefaults(bool isLambda)
    {
        var any = false;
        while (SkipParameter(isLambda, DefaultUse.Never)) any = true;
        return any;
    }

    private bool WithDefaults(bool isLambda)
    {
        var any = false;
        while (SkipParameter(isLambda, DefaultUse.Always)) any = true;
        return any;
    }

    // ','.lambda_param+
    private bool SkipNames()
    {
        if (!AtIdentifier) return false;
        _mark++;
        while (At(TokenKind.Comma) && PeekNextIsIdentifier()) _mark += 2;
        return true;
    }

    // slash_no_default: param_no_default+ '/' (',' | &')')
    private bool SlashNoDefault(bool isLambda)
    {
        var start = _mark;
        if (WithoutDefaults(isLambda) && At(TokenKind.Slash) && EndOfSlash(isLambda)) return true;
        _mark = start;
        return false;
    }

    // slash_with_default: param_no_default* param_with_default+ '/' (',' | &')')
    private bool SlashWithDefault(bool isLambda)
    {
        var start = _mark;
        WithoutDefaults(isLambda);
        if (WithDefaults(isLambda) && At(TokenKind.Slash) && EndOfSlash(isLambda)) return true;
        _mark = start;
        return false;
    }

    // invalid_star_etc, invalid_lambda_star_etc: at '*'
    private void InvalidStarParameters(bool isLambda)
    {
        var start = _mark++;
        var terminator = isLambda ? TokenKind.Colon : TokenKind.RightParenthesis;
        if (At(terminator) || At(TokenKind.Comma) && PeekNext() is var next && (next == terminator || next == TokenKind.DoubleStar))
        {
            const string Message = "named arguments must follow bare *";
            throw isLambda ? ErrorAtLast(Message) : ErrorAt(start, Message);
        }
        if (!isLambda && At(TokenKind.Comma) && PeekNext() == TokenKind.TypeComment) throw ErrorAtLast("bare * has associated type comment");
        if (SkipParameterName(isLambda) && At(TokenKind.Equal)) throw ErrorAt(_mark, "var-positional argument cannot have default value");
        _mark = start + 1;
        if (Accept(TokenKind.Comma) || SkipParameter(isLambda, DefaultUse.Never))
        {
            while (SkipParameter(isLambda, DefaultUse.Maybe)) { }
            var second = _mark;
            if (Accept(TokenKind.Star) && (Accept(TokenKind.Comma) || SkipParameter(isLambda, DefaultUse.Never)))
            {
                throw ErrorAt(second, "* argument may appear only once");
            }
        }
        _mark = start;
    }

    // invalid_kwds, invalid_lambda_kwds: at '**'
    private void InvalidKeywordsParameter(bool isLambda)
    {
        var start = _mark++;
        if (SkipParameterName(isLambda))
        {
            if (At(TokenKind.Equal)) throw ErrorAt(_mark, "var-keyword argument cannot have default value");
            if (Accept(TokenKind.Comma))
            {
                const string Message = "arguments cannot follow var-keyword argument";
                var after = _mark;
                if (SkipParameterName(isLambda))
                {
                    throw ErrorIn(RangeFrom(after), Message);
                }
                if (Current.Kind is TokenKind.Star or TokenKind.DoubleStar or TokenKind.Slash) throw ErrorAt(after, Message);
            }
        }
        _mark = start;
    }

    // param: NAME annotation?
    private bool SkipParameterName(bool isLambda)
    {
        if (!AtIdentifier) return false;
        _mark++;
        if (isLambda || !At(TokenKind.Colon)) return true;
        _mark++;
        if (Expression() is null) _mark--;
        return true;
    }
}
