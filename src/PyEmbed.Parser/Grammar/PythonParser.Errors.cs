using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// From a failed first pass to the exception: the second pass, and which of several errors is told.
internal sealed partial class PythonParser
{
    private MemoTable? _memo;

    /// <summary>Whether results are remembered: in the second pass, and in the first one from where it is sure to fail.</summary>
    private bool _remembers;

    private bool _isSecondPass;

    /// <summary>Whether the rules that recognise mistakes are tried. Off in stretches of the second pass.</summary>
    private bool _useInvalidRules;

    private Exception FindError()
    {
        if (_options.AllowIncompleteInput && _tokenizer.IsAtEnd) return ErrorAtLast("incomplete input");
        var last = _tokens[_fill - 1];
        _isSecondPass = true;
        _remembers = true;
        _memo = new MemoTable();
        _useInvalidRules = true;
        _mark = 0;
        _level = 0;
        _stringMemo = null;
        _stringLiterals = null;
        _expressions.Truncate(0);
        _statements.Truncate(0);
        try
        {
            StartRule();
        }
        catch (SyntaxErrorException error)
        {
            return PreferLexicalError(error);
        }
        if (last.Kind is TokenKind.Indent) return ErrorAtLast("unexpected indent", SyntaxErrorKind.IndentationError);
        if (last.Kind is TokenKind.Dedent) return ErrorAtLast("unexpected unindent", SyntaxErrorKind.IndentationError);

        // The last token of the first pass: the second one may have looked further ahead.
        return FindLexicalError(ErrorAt(last, "invalid syntax"));
    }

    // What the tokenizer finds wrong in the rest of the source is told instead, and so is a bracket that was opened on an earlier line and never closed.
    private Exception PreferLexicalError(Exception error) => _tokenizer.Status == TokenizerStatus.Running ? FindLexicalError(error) : error;

    private Exception FindLexicalError(Exception error)
    {
        var line = _fill == 0 ? 0 : _tokens[_fill - 1].Line;
        while (true)
        {
            var kind = _tokenizer.Next().Kind;
            if (kind == TokenKind.EndMarker) return error;
            if (kind != TokenKind.ErrorToken) continue;
            if (_tokenizer.Error is { } lexical) return lexical;
            if (_tokenizer.UndecodableName is { } fault) return new CompileErrorException(fault);
            return _tokenizer.Level > 0 && line > _tokenizer.GetOpenBracket(_tokenizer.Level - 1).Line ? _tokenizer.Errors.CreateUnclosedBracket() : error;
        }
    }

    private SyntaxErrorException ErrorAtLast(string message, SyntaxErrorKind kind = SyntaxErrorKind.SyntaxError) =>
        _tokenizer.Errors.CreateAtToken(_tokens[_fill - 1], message, kind);

    private SyntaxErrorException ErrorAt(in Token token, string message) =>
        _tokenizer.Errors.Create(SyntaxErrorKind.SyntaxError, message, token.Line, token.Column, token.EndLine, token.EndColumn);

    private SyntaxErrorException ErrorAt(int position, string message) => ErrorAt(_tokens[position], message);

    private SyntaxErrorException ErrorAt(LocatedNode node, string message) => ErrorIn(node.Range, message);

    private SyntaxErrorException ErrorAt(LocatedNode first, LocatedNode last, string message) => ErrorIn(SourceRange.Between(first.Range, last.Range), message);

    private SyntaxErrorException ErrorIn(SourceRange range, string message) =>
        _tokenizer.Errors.Create(SyntaxErrorKind.SyntaxError, message, range.Line, range.Column, range.EndLine, range.EndColumn);

    /// <summary>From a place to where the tokenizer stands (RAISE_SYNTAX_ERROR_STARTING_FROM).</summary>
    private SyntaxErrorException ErrorStartingAt(SourceRange start, string message) => _tokenizer.Errors.CreateFrom(start, message);

    private void CheckVersion(int minor, string what)
    {
        if (_options.FeatureVersion < minor) throw ErrorAtLast($"{what} only supported in Python 3.{minor} and greater");
    }

    private bool Recall<T>(MemoRule rule, out T? node) where T : AstNode
    {
        if (!_remembers || !_memo!.TryGet(_mark, rule, out var found, out var end))
        {
            node = null;
            return false;
        }
        node = (T?)found;
        _mark = end;
        return true;
    }

    private void Remember(int start, MemoRule rule, AstNode? node)
    {
        if (_remembers) _memo!.Add(start, rule, node, _mark);
    }

    // bad_single_statement: anything but blanks and comments behind the one statement.
    private bool HasMoreText()
    {
        var rest = _tokenizer.Source.Utf8[_tokenizer.Position..];
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\f') continue;
            if (rest[i] != (byte)'#') return rest[i] != 0;
            while (i < rest.Length && rest[i] != (byte)'\n') i++;
        }
        return false;
    }
}
