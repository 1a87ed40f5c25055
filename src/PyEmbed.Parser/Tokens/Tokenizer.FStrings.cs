using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Parser.Tokens;

// f-strings by PEP 701 and t-strings by PEP 750 (LanguageVersion.Python314): a start token, then texts and the tokens of the replacement fields, then an end token.
internal sealed partial class Tokenizer
{
    private const int MaxFStrings = 150;
    private const int MaxFieldNesting = 3;

    private readonly Stack<FStringState> _fStrings = new();

    private bool IsNewSyntax => Options.Version == LanguageVersion.Python314;

    private Token StartFString(char kind, bool isRaw, int quote)
    {
        if (_fStrings.Count >= MaxFStrings) return Fail("too many nested f-strings");
        var quoteSize = 1;
        var c = NextByte();
        if (c == quote)
        {
            var third = NextByte();
            if (third == quote)
            {
                quoteSize = 3;
            }
            else
            {
                Back(third);
                Back(c);
            }
        }
        else
        {
            Back(c);
        }
        _fStrings.Push(new FStringState { Kind = kind, Quote = quote, QuoteSize = quoteSize, IsRaw = isRaw, Start = _tokenStart, Line = Line, LineStart = _lineStart });
        return Make(kind == 'f' ? TokenKind.FStringStart : TokenKind.TStringStart, _tokenStart, _position);
    }

    /// <summary>The next text, or the end; where a replacement field begins at once, its first token.</summary>
    private Token ScanFStringText(FStringState state)
    {
        _tokenStart = _position;
        _firstLine = Line;
        _firstLineStart = _lineStart;
        var c = NextByte();
        if (c == '{')
        {
            var second = Peek();
            Back(c);
            if (second != '{') return EnterField(state) ? Scan() : MakeError();
        }
        else
        {
            Back(c);
        }
        for (var quotes = 0; NextByteIs(state.Quote, out c);)
        {
            if (++quotes < state.QuoteSize) continue;
            _fStrings.Pop();
            return Make(state.Kind == 'f' ? TokenKind.FStringEnd : TokenKind.TStringEnd, _tokenStart, _position);
        }
        return ScanFStringMiddle(state);
    }

    private bool NextByteIs(int wanted, out int c)
    {
        c = NextByte();
        if (c == wanted) return true;
        Back(c);
        return false;
    }

    private bool EnterField(FStringState state)
    {
        state.FieldDepth++;
        state.IsInText = false;
        if (state.FieldDepth < MaxFieldNesting) return true;
        Fail("f-string: expressions nested too deeply");
        return false;
    }

    private Token ScanFStringMiddle(FStringState state)
    {
        var isCharacterName = false;
        for (var quotes = 0; quotes < state.QuoteSize;)
        {
            var c = NextByte();
            if (c == EndOfFile || state.QuoteSize == 1 && c == '\n')
            {
                if (c == EndOfFile || !state.IsInFormatSpec) return FailUnterminatedFString(state, c);
                Back(c);
                state.IsInText = false;
                return MakeMiddle(state, _position);
            }
            if (c == state.Quote)
            {
                quotes++;
                continue;
            }
            quotes = 0;
            switch (c)
            {
                case '{':
                    // Doubled outside of format specifications: the first of the two is the last character of this text.
                    if (!state.IsInFormatSpec && Peek() == '{')
                    {
                        NextByte();
                        return MakeMiddleWithDoubledBrace(state);
                    }
                    Back(c);
                    return EnterField(state) ? MakeMiddle(state, _position) : MakeError();
                case '}':
                    if (isCharacterName) return MakeMiddle(state, _position);
                    if (!state.IsInFormatSpec && Peek() == '}')
                    {
                        NextByte();
                        return MakeMiddleWithDoubledBrace(state);
                    }
                    Back(c);
                    state.IsInText = false;
                    return MakeMiddle(state, _position);
                case '\\':
                    if (!ReadFStringEscape(state, ref isCharacterName)) return MakeError();
                    break;
            }
        }
        _position -= state.QuoteSize;
        return MakeMiddle(state, _position);
    }

    private bool ReadFStringEscape(FStringState state, ref bool isCharacterName)
    {
        var c = NextByte();
        if (c is '{' or '}')
        {
            if (!state.IsRaw && !Warn(WarningCategory.DeprecationWarning, $"invalid escape sequence '\\{(char)c}'")) return false;
            Back(c);
        }
        else if (c == 'N' && !state.IsRaw)
        {
            isCharacterName = NextByteIs('{', out _);
        }
        return true;
    }

    private Token MakeMiddle(FStringState state, int end) => Make(state.Kind == 'f' ? TokenKind.FStringMiddle : TokenKind.TStringMiddle, _tokenStart, end);

    // The second brace is no part of the text, but of its place.
    private Token MakeMiddleWithDoubledBrace(FStringState state)
    {
        var token = MakeMiddle(state, _position - 1);
        return token with { EndColumn = token.EndColumn + 1 };
    }

    private Token FailUnterminatedFString(FStringState state, int c)
    {
        if (Error is not null) return MakeError();
        var lastLine = Line;
        _position = state.Start + 1;
        _lineStart = state.LineStart;
        Line = state.Line;
        var error = Fail(state.QuoteSize == 3
            ? $"unterminated triple-quoted {state.Kind}-string literal (detected at line {lastLine})"
            : $"unterminated {state.Kind}-string literal (detected at line {lastLine})");
        _endsInsideString = c == EndOfFile;
        return error;
    }

    private Token FailInsideFString(FStringState state)
    {
        _position = _tokenStart + 1;
        _lineStart = _firstLineStart;
        Line = _firstLine;
        return Fail($"{state.Kind}-string: expecting '}}'");
    }

    /// <summary>Whether this colon ends the expression of a field: a format specification follows.</summary>
    private bool StartsFormatSpec(int c)
    {
        if (c != ':' || _fStrings.Count == 0) return false;
        var state = _fStrings.Peek();
        if (state.FieldDepth < 0 || state.Depth - 1 != state.FieldDepth) return false;
        state.IsInText = true;
        return true;
    }

    // What CloseBracket must do first inside an f-string. False after an error.
    private bool LeaveFStringBracket(int c)
    {
        if (_fStrings.Count == 0) return true;
        var state = _fStrings.Peek();
        if (state.Depth == 0 && c == '}')
        {
            Fail($"{state.Kind}-string: single '}}' is not allowed");
            return false;
        }
        if (_brackets.Count == 0) return true;
        var opening = _brackets[^1].Character;
        if ((opening, c) is not (('(', ')') or ('[', ']') or ('{', '}')))
        {
            if (opening != '{' || state.Depth - 1 != state.FieldDepth) return true;
            Fail($"{state.Kind}-string: unmatched '{(char)c}'");
            return false;
        }
        if (--state.Depth < 0)
        {
            Fail($"{state.Kind}-string: unmatched '{(char)c}'");
            return false;
        }
        if (c == '}' && state.Depth == state.FieldDepth)
        {
            state.FieldDepth--;
            state.IsInText = true;
        }
        return true;
    }
}
