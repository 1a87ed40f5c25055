using System.Collections.Immutable;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Language reference 8.7 and 8.8: function and class definitions; 6.14: lambda.
internal sealed partial class PythonParser
{
    // function_def_raw: [ASYNC] 'def' NAME &&'(' [params] ')' ['->' expression] &&':' [func_type_comment] block
    private Statement? FunctionDefinition(ImmutableArray<Expression> decorators, int start)
    {
        var keyword = _mark++;
        if (!AtIdentifier) return Back(start);
        var name = _mark++;
        var typeParameters = TypeParameters();
        if (_isNewSyntax && !_isSecondPass && At(TokenKind.LeftBracket)) return Back(start);   // broken type parameters: the second pass says how
        Force(TokenKind.LeftParenthesis, "(");
        var args = Parameters(isLambda: false);
        if (!Accept(TokenKind.RightParenthesis)) return Back(start);
        Expression? returns = null;
        if (At(TokenKind.RightArrow))
        {
            _mark++;
            returns = Expression();
            if (returns is null) _mark--;
        }
        if (_useInvalidRules) ExpectIndentedBlock(keyword, "function definition");
        Force(TokenKind.Colon, ":");
        var typeComment = FunctionTypeComment();
        var body = Block();
        if (body.IsDefault) return Back(start);
        var id = IdentifierAt(name);
        if (start == keyword) return new FunctionDefNode(id, args, body, decorators, returns, typeComment, typeParameters, RangeFromSkipping(start));
        CheckVersion(5, "Async functions are");
        return new AsyncFunctionDefNode(id, args, body, decorators, returns, typeComment, typeParameters, RangeFromSkipping(start));
    }

    // func_type_comment: NEWLINE TYPE_COMMENT &(NEWLINE INDENT) | TYPE_COMMENT
    private string? FunctionTypeComment()
    {
        if (!_options.TypeComments) return null;
        var start = _mark;
        if (Accept(TokenKind.Newline) && TypeComment() is { } onOwnLine)
        {
            var end = _mark;
            if (Accept(TokenKind.Newline) && At(TokenKind.Indent))
            {
                _mark = end;
                return onOwnLine;
            }
        }
        _mark = start;
        if (_useInvalidRules)
        {
            if (Accept(TokenKind.TypeComment) && Accept(TokenKind.Newline) && Accept(TokenKind.TypeComment) && Accept(TokenKind.Newline) && At(TokenKind.Indent))
            {
                throw ErrorAtLast("Cannot have two type comments on def");
            }
            _mark = start;
        }
        return TypeComment();
    }

    // class_def_raw: 'class' NAME ['(' [arguments] ')'] ':' block
    private Statement? ClassDefinition(ImmutableArray<Expression> decorators, int start)
    {
        _mark++;
        if (!AtIdentifier) return Back(start);
        var name = _mark++;
        var typeParameters = TypeParameters();
        ImmutableArray<Expression> bases = [];
        ImmutableArray<KeywordNode> keywords = [];
        if (At(TokenKind.LeftParenthesis) && ClassArguments() is { } call)
        {
            bases = call.Args;
            keywords = call.Keywords;
        }
        var body = ColonBlock(start, "class definition");
        if (body.IsDefault) return Back(start);
        return new ClassDefNode(IdentifierAt(name), bases, keywords, body, decorators, typeParameters, RangeFromSkipping(start));
    }

    // lambdef: 'lambda' [lambda_params] ':' expression
    private LambdaNode? Lambda()
    {
        Enter(1);
        var start = _mark++;
        var args = Parameters(isLambda: true);
        LambdaNode? result = null;
        if (Accept(TokenKind.Colon) && Expression() is { } body) result = new LambdaNode(args, body, RangeFrom(start));
        else _mark = start;
        _level--;
        return result;
    }
}
