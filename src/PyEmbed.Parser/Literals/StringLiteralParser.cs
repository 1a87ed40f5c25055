using System.Collections.Immutable;
using System.Text;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Literals;

/// <summary>Makes one expression of adjacent STRING tokens: a str or bytes constant, or a JoinedStr (Language reference 2.4.2, 2.4.3).</summary>
internal sealed class StringLiteralParser
{
    private readonly Tokenizer _tokenizer;
    private readonly EscapeDecoder _escapes;
    private readonly FStringParser _fStrings;
    private int _unreadFrom;

    public StringLiteralParser(Tokenizer tokenizer, IFStringExpressionParser expressions)
    {
        _tokenizer = tokenizer;
        _escapes = new EscapeDecoder(tokenizer);
        _fStrings = new FStringParser(tokenizer, _escapes, expressions);
    }

    /// <summary>Whether the grammar looks for what is wrong with the source, which it read before: then nothing is warned of.</summary>
    public bool IsErrorPass { get; set; }

    /// <summary>The value of adjacent literals. A grammar may ask again for literals it read before: they warn once. Throws SyntaxErrorException for all that is wrong with them.</summary>
    public Expression Concatenate(ReadOnlySpan<Token> strings)
    {
        _escapes.WarnsOfEscapes = !IsErrorPass && strings[0].Start >= _unreadFrom;
        _unreadFrom = Math.Max(_unreadFrom, strings[^1].End);
        var range = SourceRange.Between(strings[0].Range, strings[^1].Range);
        var parts = new JoinedParts(range, _tokenizer.GetUtf8(strings[0])[0] == 'u' ? "u" : null);
        List<byte>? bytes = null;
        for (var i = 0; i < strings.Length; i++)
        {
            var token = strings[i];
            var literal = StringLiteral.Split(_tokenizer.GetUtf8(token));
            if (literal.IsFormatted && _tokenizer.Options.FeatureVersion < 6) throw _tokenizer.Errors.Create("Format strings are only supported in Python 3.6 and greater");
            if (literal.IsBytes && _tokenizer.GetUtf8(token).IndexOfAnyExceptInRange((byte)0, (byte)0x7F) >= 0)
            {
                throw _tokenizer.Errors.CreateAt(token.Range, "bytes can only contain ASCII literal characters");
            }
            // A literal is decoded, and its errors are found, before it is compared with its neighbour.
            var value = literal.IsBytes ? DecodeBytes(literal, token) : default;
            var text = literal.IsBytes || literal.IsFormatted ? default : DecodeText(literal, token);
            if (i > 0 && literal.IsBytes != (bytes is not null)) throw _tokenizer.Errors.Create("cannot mix bytes and nonbytes literals");

            if (literal.IsBytes) (bytes ??= []).AddRange(value.AsSpan());
            else if (literal.IsFormatted) _fStrings.Parse(token, literal, parts);
            else parts.AddText(text);
        }
        return bytes is null ? parts.ToExpression() : new ConstantNode(new BytesConstant([.. bytes]), null, range);
    }

    /// <summary>The text of a part of an f-string or t-string that is a token.</summary>
    public PythonText DecodePart(in Token token, bool isRaw)
    {
        _escapes.WarnsOfEscapes = !IsErrorPass && token.Start >= _unreadFrom;
        _unreadFrom = Math.Max(_unreadFrom, token.End);
        return _escapes.DecodeText(_tokenizer.GetUtf8(token), isRaw, token);
    }

    private PythonText DecodeText(in StringLiteral literal, in Token token)
    {
        var content = _tokenizer.GetUtf8(token).Slice(literal.Start, literal.Length);
        return _escapes.DecodeText(content, literal.IsRaw, token);
    }

    private ImmutableArray<byte> DecodeBytes(in StringLiteral literal, in Token token)
    {
        var content = _tokenizer.GetUtf8(token).Slice(literal.Start, literal.Length);
        return literal.IsRaw ? [.. content] : _escapes.DecodeBytes(content, token);
    }
}
