using System.Collections.Immutable;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Literals;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

/// <summary>
/// The parser of Python 3.11 (language reference 10, "Full grammar specification"): ordered choice over a buffer of tokens, one method a rule.
/// </summary>
/// <remarks>
/// A rule returns null when it does not match and has then put <c>_mark</c> back to where it began. There are two passes. The first knows
/// only the grammar proper; where CPython tries alternatives one after the other, it reads the common beginning once and decides by
/// what follows, which fetches the same tokens: that matters, because "invalid syntax" points at the last token fetched. Only when the first pass fails does the
/// second one parse again, in CPython's order of alternatives and with the rules that recognise mistakes (Invalid*.cs).
/// </remarks>
internal sealed partial class PythonParser : IFStringExpressionParser
{
    private readonly Tokenizer _tokenizer;
    private readonly ParserOptions _options;
    private readonly bool _isNewSyntax;

    private PythonParser(Tokenizer tokenizer, ParserOptions options)
    {
        _tokenizer = tokenizer;
        _options = options;
        _isNewSyntax = options.Version == LanguageVersion.Python314;
    }

    /// <summary>Parses a whole source.</summary>
    /// <exception cref="SyntaxErrorException"/>
    /// <exception cref="CompileErrorException"/>
    public static ModuleRoot Parse(SourceText source, ParserOptions options)
    {
        var tokenizer = new Tokenizer(source, options.ForTokenizer(), options.Warnings);
        return (ModuleRoot)new PythonParser(tokenizer, options).Run();
    }

    Expression IFStringExpressionParser.ParseFStringExpression(Tokenizer tokenizer)
    {
        EnsureStack();
        return (Expression)new PythonParser(tokenizer, _options with { Mode = SourceMode.FString, TypeComments = false }) { _level = _level }.Run();
    }

    private AstNode Run()
    {
        AstNode? root;
        try
        {
            root = StartRule();
        }
        catch (SyntaxErrorException error)
        {
            if (_options.AllowIncompleteInput && _tokenizer.IsAtEnd) throw ErrorAtLast("incomplete input");
            throw PreferLexicalError(error);
        }
        if (root is null) throw FindError();
        if (_options.Mode == SourceMode.Single && HasMoreText()) throw ErrorAtLast("multiple statements found while compiling a single statement");
        return root;
    }

    private AstNode? StartRule() => _options.Mode switch
    {
        SourceMode.Single => InteractiveInput(),
        SourceMode.Eval => EvalInput(),
        SourceMode.FunctionType => FunctionTypeInput(),
        SourceMode.FString => StarExpressions(),
        _ => FileInput(),
    };

    // file: [statements] ENDMARKER
    private ModuleNode? FileInput()
    {
        var height = _statements.Count;
        while (Statement()) { }
        if (!At(TokenKind.EndMarker)) return null;
        _mark++;
        if (_typeIgnoreFault is { } fault) throw new CompileErrorException(fault);
        return new ModuleNode(_statements.Take(height), [.. _typeIgnores]);
    }

    // interactive: statement_newline
    private InteractiveNode? InteractiveInput()
    {
        var height = _statements.Count;
        if (CompoundStatement() is { } compound)
        {
            if (!At(TokenKind.Newline)) return null;
            _mark++;
            return new InteractiveNode([compound]);
        }
        if (SimpleStatements()) return new InteractiveNode(_statements.Take(height));
        if (At(TokenKind.Newline))
        {
            _mark++;
            return new InteractiveNode([new PassNode(RangeFromSkipping(_mark - 1))]);
        }
        return null;
    }

    // eval: expressions NEWLINE* ENDMARKER
    private ExpressionNode? EvalInput()
    {
        var body = Expressions();
        if (body is null) return null;
        while (At(TokenKind.Newline)) _mark++;
        return At(TokenKind.EndMarker) ? new ExpressionNode(body) : null;
    }

    // func_type: '(' [type_expressions] ')' '->' expression NEWLINE* ENDMARKER
    private FunctionTypeNode? FunctionTypeInput()
    {
        if (!Accept(TokenKind.LeftParenthesis)) return null;
        var argTypes = TypeExpressions();
        if (!Accept(TokenKind.RightParenthesis) || !Accept(TokenKind.RightArrow)) return null;
        var returns = Expression();
        if (returns is null) return null;
        while (At(TokenKind.Newline)) _mark++;
        return At(TokenKind.EndMarker) ? new FunctionTypeNode(argTypes, returns) : null;
    }

    // type_expressions: ','.expression+ [',' '*' expression] [',' '**' expression] | '*' expression [',' '**' expression] | '**' expression
    private ImmutableArray<Expression> TypeExpressions()
    {
        var height = _expressions.Count;
        var end = _mark;
        var stars = 0;
        while (true)
        {
            if (stars == 0 && Accept(TokenKind.Star)) stars = 1;
            else if (stars <= 1 && Accept(TokenKind.DoubleStar)) stars = 2;
            else if (stars > 0) break;
            var expression = Expression();
            if (expression is null) break;
            _expressions.Push(expression);
            end = _mark;
            if (stars == 2 || !Accept(TokenKind.Comma)) break;
        }
        _mark = end;
        return _expressions.Take(height);
    }
}
