using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Parser.Tokens;

// Numbers (Language reference 2.4.4 - 2.4.7).
internal sealed partial class Tokenizer
{
    private Token ScanNumber(int c)
    {
        if (c != '0') return ReadDecimalDigits(out c) ? ScanAfterInteger(c) : MakeError();
        c = NextByte();
        return (c | 0x20) switch
        {
            'x' => ScanRadix(16, "hexadecimal"),
            'o' => ScanRadix(8, "octal"),
            'b' => ScanRadix(2, "binary"),
            _ => ScanAfterZero(c),
        };
    }

    private Token ScanRadix(int radix, string name)
    {
        var c = NextByte();
        do
        {
            if (c == '_') c = NextByte();
            if (!IsDigitOf(radix, c))
            {
                if (IsDigit(c)) return Fail($"invalid digit '{(char)c}' in {name} literal");
                Back(c);
                return Fail($"invalid {name} literal");
            }
            do c = NextByte(); while (IsDigitOf(radix, c));
        }
        while (c == '_');
        if (IsDigit(c)) return Fail($"invalid digit '{(char)c}' in {name} literal");
        return EndNumber(c, name);
    }

    private static bool IsDigitOf(int radix, int c) => radix == 16 ? c >= 0 && char.IsAsciiHexDigit((char)c) : (uint)(c - '0') < radix;

    // Zeros only, or the start of a float or imaginary number: 0777 is neither.
    private Token ScanAfterZero(int c)
    {
        while (true)
        {
            if (c == '_')
            {
                c = NextByte();
                if (!IsDigit(c)) return FailDecimal(c);
            }
            if (c != '0') break;
            c = NextByte();
        }
        var zerosEnd = _position;
        var hasOtherDigits = IsDigit(c);
        if (hasOtherDigits && !ReadDecimalDigits(out c)) return MakeError();
        if (c is '.' or 'e' or 'E' or 'j' or 'J') return ScanAfterInteger(c);
        if (!hasOtherDigits) return EndNumber(c, "decimal");
        Back(c);
        return FailRange(
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
            _tokenStart + 1 - _lineStart, zerosEnd - _lineStart);
    }

    private Token ScanAfterInteger(int c)
    {
        if (c == '.') return ScanFraction(NextByte());
        return ScanExponent(c);
    }

    private Token ScanFraction(int c)
    {
        if (IsDigit(c) && !ReadDecimalDigits(out c)) return MakeError();
        return ScanExponent(c);
    }

    private Token ScanExponent(int c)
    {
        if (c is 'e' or 'E')
        {
            var e = c;
            c = NextByte();
            if (c is '+' or '-')
            {
                c = NextByte();
                if (!IsDigit(c)) return FailDecimal(c);
            }
            else if (!IsDigit(c))
            {
                Back(c);
                return EndNumber(e, "decimal");   // 1else
            }
            if (!ReadDecimalDigits(out c)) return MakeError();
        }
        return c is 'j' or 'J' ? EndNumber(NextByte(), "imaginary") : EndNumber(c, "decimal");
    }

    /// <summary>Reads on behind a digit; the character after the last one is read too.</summary>
    private bool ReadDecimalDigits(out int c)
    {
        while (true)
        {
            do c = NextByte(); while (IsDigit(c));
            if (c != '_') return true;
            c = NextByte();
            if (IsDigit(c)) continue;
            FailDecimal(c);
            return false;
        }
    }

    private Token FailDecimal(int c)
    {
        Back(c);
        return Fail("invalid decimal literal");
    }

    // What stands directly behind a number: one of the words that may follow an operand is warned of, any other name refused.
    private Token EndNumber(int c, string name)
    {
        if (IsFollowedByKeyword(c))
        {
            Back(c);
            if (!Warn(WarningCategory.SyntaxWarning, $"invalid {name} literal")) return MakeError();
            NextByte();
        }
        else if (c < 0x80 && IsNameContinue(c))
        {
            Back(c);
            return Fail($"invalid {name} literal");
        }
        Back(c);
        return Make(TokenKind.Number, _tokenStart, _position);
    }

    private bool IsFollowedByKeyword(int c) => c switch
    {
        'a' => IsAhead("nd"u8),
        'e' => IsAhead("lse"u8),
        'f' => IsAhead("or"u8),
        'i' => _position < _lineEnd && _text[_position] is (byte)'f' or (byte)'n' or (byte)'s',
        'o' => IsAhead("r"u8),
        'n' => IsAhead("ot"u8),
        _ => false,
    };

    private bool IsAhead(ReadOnlySpan<byte> word)
    {
        var rest = _text.AsSpan(_position, _lineEnd - _position);
        return rest.StartsWith(word) && (rest.Length == word.Length || !IsNameContinue(rest[word.Length]));
    }
}
