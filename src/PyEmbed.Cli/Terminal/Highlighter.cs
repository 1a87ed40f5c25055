using PyEmbed.Parser;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Cli.Terminal;

/// <summary>Finds the styles of a source that is being typed. What the tokenizer does not understand yet is passed over, and it begins anew behind it.</summary>
/// <param name="isBuiltin">Whether a name is one of a builtin.</param>
/// <param name="version">The syntax.</param>
internal sealed class Highlighter(Func<string, bool> isBuiltin, LanguageVersion version)
{
    private const int MaxLength = 1 << 16;
    private const int MaxRestarts = 64;

    private TextStyle[] _styles = [];
    private string _text = "";

    /// <summary>The style of each char.</summary>
    public TextStyle[] Style(string text)
    {
        _text = text;
        _styles = new TextStyle[text.Length];
        if (text.Length > MaxLength) return _styles;
        var start = 0;
        for (var i = 0; i < MaxRestarts && start < text.Length; i++) start = StyleFrom(start);
        return _styles;
    }

    // Until the end or the first fault; from where to go on.
    private int StyleFrom(int start)
    {
        var end = start;
        try
        {
            var source = SourceText.FromText(_text[start..], "<stdin>");
            var tokenizer = new Tokenizer(source, TokenizerOptions.Default with { Version = version }, NoSourceWarnings.Instance);
            var places = new BytePlaces(_text, start);
            Token before = default;
            var token = tokenizer.Next();
            while (token.Kind is not (TokenKind.EndMarker or TokenKind.ErrorToken))
            {
                var next = tokenizer.Next();
                // A newline may have the comment before it.
                if (token.End > token.Start && token.Kind is not (TokenKind.Newline or TokenKind.Indent or TokenKind.Dedent))
                {
                    var from = places.IndexOf(token.Start);
                    Comments(end, from);
                    end = places.IndexOf(token.End);
                    Fill(from, end, StyleOf(tokenizer, before, token, next));
                }
                if (token.Kind is not (TokenKind.Indent or TokenKind.Dedent)) before = token;
                token = next;
            }
            if (token.Kind == TokenKind.EndMarker)
            {
                Comments(end, _text.Length);
                return _text.Length;
            }
        }
        catch (Exception exception) when (exception is SyntaxErrorException or CompileErrorException)
        {
            // A null character or a lone surrogate: nothing can be said of the text.
            return _text.Length;
        }
        return SkipFault(start, end);
    }

    // Behind what is no token: a string without its end, or a single character. What is only wrong in its place is read again without what is before it.
    private int SkipFault(int start, int index)
    {
        while (index < _text.Length && _text[index] is ' ' or '\t' or '\n' or '\f' or '\\') index++;
        if (index >= _text.Length) return index;
        if (_text[index] == '#') return CommentEnd(index);
        var quote = index;
        while (quote < _text.Length && quote < index + 2 && _text[quote] is 'r' or 'R' or 'b' or 'B' or 'u' or 'U' or 'f' or 'F' or 't' or 'T') quote++;
        if (quote >= _text.Length || _text[quote] is not ('"' or '\'')) return index > start ? index : CellText.Next(_text, index);
        var isTriple = string.CompareOrdinal(_text, quote, new string(_text[quote], 3), 0, 3) == 0;
        var end = isTriple ? _text.Length : LineEnd(quote);
        Fill(index, end, TextStyle.String);
        return end;
    }

    private TextStyle StyleOf(Tokenizer tokenizer, in Token before, in Token token, in Token next)
    {
        switch (token.Kind)
        {
            case TokenKind.String or TokenKind.FStringStart or TokenKind.FStringMiddle or TokenKind.FStringEnd or TokenKind.TStringStart or TokenKind.TStringMiddle or TokenKind.TStringEnd:
                return TextStyle.String;
            case TokenKind.Number:
                return TextStyle.Number;
            case TokenKind.Async or TokenKind.Await:
                return TextStyle.Keyword;
            case TokenKind.Name:
                if (Keywords.IsHard(token.Keyword) || IsSoftKeyword(before, token, next)) return TextStyle.Keyword;
                if (before.Keyword is Keyword.Def or Keyword.Class) return TextStyle.Definition;
                return before.Kind != TokenKind.Dot && isBuiltin(tokenizer.GetText(token)) ? TextStyle.Builtin : TextStyle.Plain;
            default:
                return TextStyle.Plain;
        }
    }

    // Where a statement begins, and something follows that no ordinary name has behind it.
    private bool IsSoftKeyword(in Token before, in Token token, in Token next)
    {
        if (token.Keyword == Keyword.Underscore) return before.Keyword == Keyword.Case;
        if (token.Keyword is not (Keyword.Match or Keyword.Case) && (token.Keyword != Keyword.Type || version != LanguageVersion.Python314)) return false;
        if (before.Kind is not (TokenKind.EndMarker or TokenKind.Newline or TokenKind.Semicolon or TokenKind.Colon)) return false;
        var isOperand = next.Kind is TokenKind.Name or TokenKind.Number or TokenKind.String or TokenKind.FStringStart
            && next.Keyword is not (Keyword.Is or Keyword.In or Keyword.And or Keyword.Or or Keyword.If or Keyword.For);
        return isOperand || (token.Keyword != Keyword.Type && next.Kind is TokenKind.LeftBrace or TokenKind.Tilde);
    }

    // Between two tokens there are only blanks, backslashes and comments.
    private void Comments(int start, int end)
    {
        while (start < end && _text.IndexOf('#', start, end - start) is var mark and >= 0) start = CommentEnd(mark);
    }

    private int CommentEnd(int start)
    {
        var end = LineEnd(start);
        Fill(start, end, TextStyle.Comment);
        return end;
    }

    private int LineEnd(int index) => _text.IndexOf('\n', index) is var end and >= 0 ? end : _text.Length;

    private void Fill(int start, int end, TextStyle style) => _styles.AsSpan(start, Math.Max(end - start, 0)).Fill(style);

    /// <summary>From offsets into UTF-8, which grow, to indices of the text.</summary>
    private struct BytePlaces(string text, int start)
    {
        private int _bytes;
        private int _index = start;

        public int IndexOf(int offset)
        {
            while (_bytes < offset && _index < text.Length)
            {
                var c = CellText.CodePointAt(text, _index, out var length);
                _bytes += c switch { < 0x80 => 1, < 0x800 => 2, < 0x10000 => 3, _ => 4 };
                _index += length;
            }
            return _index;
        }
    }
}
