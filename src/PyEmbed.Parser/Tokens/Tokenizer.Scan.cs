namespace PyEmbed.Parser.Tokens;

// One token: white space, comments and joined lines before it, then what its first character says.
internal sealed partial class Tokenizer
{
    private bool _isBlankLine;

    private Token Scan()
    {
        if (_fStrings.Count > 0 && _fStrings.Peek() is { IsInText: true } fString) return ScanFStringText(fString);
        while (true)
        {
            _tokenStart = -1;
            _isBlankLine = false;
            if (_isAtLineStart && !ReadIndentation(out _isBlankLine)) return MakeError();
            _tokenStart = _position;
            if (_pendingIndents != 0) return MakePendingIndent();
            EndAsyncFunction();
            if (ScanInLine(out var token)) return token;
        }
    }

    /// <summary>False at the end of a line that gives no NEWLINE.</summary>
    private bool ScanInLine(out Token token)
    {
        while (true)
        {
            _tokenStart = -1;
            int c;
            do c = NextByte(); while (c is ' ' or '\t' or '\f');
            _tokenStart = c == EndOfFile ? _position : _position - 1;

            if (c == '#')
            {
                c = SkipComment();
                if (Options.TypeComments && TryMakeTypeComment(c, out token)) return true;
            }
            if (c == EndOfFile)
            {
                token = Level == 0 && Status == TokenizerStatus.EndOfInput ? Make(TokenKind.EndMarker) : MakeError();
                return true;
            }
            if (IsNameStart(c))
            {
                token = ScanName(c);
                return true;
            }
            if (c == '\n')
            {
                _isAtLineStart = true;
                token = default;
                if (_isBlankLine || Level > 0) return false;
                if (_inAsyncFunction) _isBehindAsyncSignature = true;
                token = Make(TokenKind.Newline, _tokenStart, _position - 1);
                return true;
            }
            if (c == '\\')
            {
                if (ContinueLine()) continue;
                token = MakeError();
                return true;
            }
            token = c switch
            {
                '.' => ScanDot(),
                >= '0' and <= '9' => ScanNumber(c),
                '\'' or '"' => ScanString(c),
                _ => ScanOperator(c),
            };
            return true;
        }
    }

    private Token MakePendingIndent()
    {
        if (_pendingIndents < 0)
        {
            _pendingIndents++;
            return Make(TokenKind.Dedent);
        }
        _pendingIndents--;
        return Make(TokenKind.Indent);
    }

    // A number may start with the dot; two dots are two tokens.
    private Token ScanDot()
    {
        var c = NextByte();
        if (IsDigit(c)) return ScanFraction(c);
        if (c == '.')
        {
            c = NextByte();
            if (c == '.') return Make(TokenKind.Ellipsis, _tokenStart, _position);
            Back(c);
            Back('.');
        }
        else
        {
            Back(c);
        }
        return Make(TokenKind.Dot, _tokenStart, _position);
    }

    private Token ScanOperator(int c)
    {
        if (StartsFormatSpec(c)) return Make(TokenKind.Colon, _tokenStart, _position);
        var second = NextByte();
        var kind = Operators.FindTwo(c, second);
        if (kind != TokenKind.Op)
        {
            var third = NextByte();
            var longer = Operators.FindThree(c, second, third);
            if (longer == TokenKind.Op) Back(third);
            else kind = longer;
            return Make(kind, _tokenStart, _position);
        }
        Back(second);

        if (c is '(' or '[' or '{')
        {
            if (!OpenBracket(c)) return MakeError();
        }
        else if (c is ')' or ']' or '}')
        {
            if (!CloseBracket(c)) return MakeError();
        }
        if (c is < ' ' or 0x7F) return Fail($"invalid non-printable character U+{c:X4}");
        return Make(c == '!' && IsNewSyntax ? TokenKind.Exclamation : Operators.FindOne(c), _tokenStart, _position);
    }

    /// <summary>A token without text: CPython gives it no column.</summary>
    private Token Make(TokenKind kind) => Make(kind, 0, 0, false);

    private Token Make(TokenKind kind, int start, int end) => Make(kind, start, end, true);

    private Token Make(TokenKind kind, int start, int end, bool hasText, Keyword keyword = Keyword.None)
    {
        // Only the line being read is shifted, and with it the end of a string that starts above.
        var shift = Line == Options.StartingLine ? Options.StartingColumn : 0;
        if (!hasText) return new Token { Kind = kind, Level = Level, Line = Line, EndLine = Line, Column = shift - 1, EndColumn = shift - 1 };
        var isString = kind is TokenKind.String or TokenKind.FStringMiddle or TokenKind.TStringMiddle;
        return new Token
        {
            Kind = kind,
            Keyword = keyword,
            Level = Level,
            Line = isString ? _firstLine : Line,
            Column = start - (isString ? _firstLineStart : _lineStart) + shift,
            EndLine = Line,
            EndColumn = end - _lineStart + shift,
            Start = start,
            End = end,
        };
    }

    private Token MakeError()
    {
        if (Status == TokenizerStatus.Running) Status = TokenizerStatus.Error;
        return Make(TokenKind.ErrorToken);
    }

    private static bool IsDigit(int c) => (uint)(c - '0') <= 9;

    private static bool IsNameStart(int c) => (uint)((c | 0x20) - 'a') <= 'z' - 'a' || c == '_' || c >= 0x80;

    private static bool IsNameContinue(int c) => IsNameStart(c) || IsDigit(c);
}
