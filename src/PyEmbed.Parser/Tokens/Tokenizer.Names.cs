using System.Buffers;
using System.Text;
using PyEmbed.Core.Unicode;
using PyEmbed.Parser.Text;

namespace PyEmbed.Parser.Tokens;

// Identifiers, keywords and the prefixes of strings (Language reference 2.3, 2.4.1).
internal sealed partial class Tokenizer
{
    private Token ScanName(int c)
    {
        if (IsStringPrefix(ref c, out var kind, out var isRaw)) return IsNewSyntax && kind is 'f' or 't' ? StartFString(kind, isRaw, c) : ScanString(c);
        var isAscii = true;
        while (IsNameContinue(c))
        {
            if (c >= 0x80) isAscii = false;
            c = NextByte();
        }
        Back(c);
        if (!isAscii && !CheckIdentifier()) return MakeError();

        var keyword = isAscii ? Keywords.Find(_text.AsSpan(_tokenStart, _position - _tokenStart)) : Keyword.None;
        var tokenKind = keyword is Keyword.Async or Keyword.Await ? FindAsyncKind(keyword) : TokenKind.Name;
        if (tokenKind == TokenKind.Name && keyword is Keyword.Async or Keyword.Await) keyword = Keyword.None;
        return Make(tokenKind, _tokenStart, _position, true, keyword);
    }

    // Reads letters as long as they may be a prefix (b, r, u, f, br, rb, fr, rf in any case, with t like f in the newer syntax): true when a quote
    // follows, which is in c then.
    private bool IsStringPrefix(ref int c, out char kind, out bool isRaw)
    {
        kind = '\0';
        isRaw = false;
        while (true)
        {
            switch (c | 0x20)
            {
                case 'r' when !isRaw && kind != 'u': isRaw = true; break;
                case 'b' when kind == '\0': kind = 'b'; break;
                case 'u' when kind == '\0' && !isRaw: kind = 'u'; break;
                case 'f' when kind == '\0': kind = 'f'; break;
                case 't' when kind == '\0' && IsNewSyntax: kind = 't'; break;
                default: return false;
            }
            c = NextByte();
            if (c is '\'' or '"') return true;
            if (c < 0) return false;
        }
    }

    /// <summary>PEP 3131. The error stands at the first character that may not be there.</summary>
    private bool CheckIdentifier()
    {
        var name = _text.AsSpan(_tokenStart, _position - _tokenStart);
        if (name.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) >= 0 && FindUndecodable(name) >= 0)
        {
            Status = TokenizerStatus.UndecodableName;
            return false;
        }
        for (var at = 0; at < name.Length;)
        {
            if (Rune.DecodeFromUtf8(name[at..], out var rune, out var length) != OperationStatus.Done) return false;
            if (!(at == 0 ? UnicodeData.IsIdentifierStart(rune.Value) : UnicodeData.IsXidContinue(rune.Value)))
            {
                _position = _tokenStart + at + length;
                Fail(UnicodeData.IsPrintable(rune.Value)
                    ? $"invalid character '{rune}' (U+{rune.Value:X4})"
                    : $"invalid non-printable character U+{rune.Value:X4}");
                return false;
            }
            at += length;
        }
        return true;
    }

    private static int FindUndecodable(ReadOnlySpan<byte> utf8) => Utf8Decoding.FindInvalid(utf8, out _, out _);

    private bool _inAsyncFunction;
    private bool _isBehindAsyncSignature;
    private int _asyncFunctionIndent;

    // From 3.7 on these are keywords. Before, `async` was one before `def`, and both were inside an `async def`.
    private TokenKind FindAsyncKind(Keyword keyword)
    {
        if (!Options.AsyncHacks || _inAsyncFunction) return keyword == Keyword.Async ? TokenKind.Async : TokenKind.Await;
        if (keyword != Keyword.Async || !IsDefAhead()) return TokenKind.Name;
        _asyncFunctionIndent = _indents.Depth;
        _inAsyncFunction = true;
        return TokenKind.Async;
    }

    private bool IsDefAhead()
    {
        // A tokenizer of its own looks ahead from here, so that nothing of the state of this one moves.
        var at = _position;
        while (at < _lineEnd && _text[at] is (byte)' ' or (byte)'\t' or (byte)'\f') at++;
        while (at + 1 < _end && _text[at] == '\\' && _text[at + 1] == '\n')
        {
            at += 2;
            while (at < _end && _text[at] is (byte)' ' or (byte)'\t' or (byte)'\f') at++;
        }
        return _text.AsSpan(at, _end - at).StartsWith("def"u8) && (at + 3 == _end || !IsNameContinue(_text[at + 3]));
    }

    private void EndAsyncFunction()
    {
        if (!_inAsyncFunction || _isBlankLine || Level > 0 || !_isBehindAsyncSignature || _asyncFunctionIndent < _indents.Depth) return;
        if (Peek() == '\n') return;
        _inAsyncFunction = false;
        _isBehindAsyncSignature = false;
        _asyncFunctionIndent = 0;
    }
}
