using PyEmbed.Core.Encodings;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Literals;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Literals with LanguageVersion.Python314: f-strings by PEP 701 and t-strings by PEP 750 are made of tokens, and their parts have places of their own.
internal sealed partial class PythonParser
{
    // strings: (fstring | tstring | string)+. Null where an f-string is broken.
    private Expression? StringsOfNewSyntax()
    {
        var start = _mark;
        var height = _expressions.Count;
        var first = Current.Kind;
        while (true)
        {
            if (At(TokenKind.String))
            {
                _expressions.Push(StringLiterals.Concatenate(_tokens.AsSpan(_mark, 1)));
                _mark++;
            }
            else if (At(TokenKind.FStringStart) || At(TokenKind.TStringStart))
            {
                if (FString() is { } formatted)
                {
                    _expressions.Push(formatted);
                    continue;
                }
                _expressions.Truncate(height);
                _mark = start;
                return null;
            }
            else
            {
                break;
            }
        }
        var parts = _expressions.Take(height);
        return parts.Length == 1 ? parts[0] : Concatenate(parts, start);
    }

    private Expression Concatenate(System.Collections.Immutable.ImmutableArray<Expression> parts, int start)
    {
        bool anyBytes = false, anyText = false, anyTemplate = false, anyFormatted = false;
        foreach (var part in parts)
        {
            anyTemplate |= part is TemplateStrNode;
            anyFormatted |= part is JoinedStrNode;
            anyBytes |= part is ConstantNode { Value: BytesConstant };
            anyText |= part is not (TemplateStrNode or ConstantNode { Value: BytesConstant });
        }
        var range = RangeFrom(start);
        if (anyTemplate && (anyBytes || anyText)) throw ErrorIn(range, "cannot mix t-string literals with string or bytes literals");
        if (anyBytes && anyText) throw ErrorAtLast("cannot mix bytes and nonbytes literals");
        if (anyBytes)
        {
            var bytes = System.Collections.Immutable.ImmutableArray.CreateBuilder<byte>();
            foreach (var part in parts) bytes.AddRange(((BytesConstant)((ConstantNode)part).Value).Value);
            return new ConstantNode(new BytesConstant(bytes.DrainToImmutable()), null, range);
        }
        var folder = new LiteralFolder();
        foreach (var part in parts)
        {
            switch (part)
            {
                case JoinedStrNode joined: folder.AddRange(joined.Values); break;
                case TemplateStrNode template: folder.AddRange(template.Values); break;
                default: folder.Add(part); break;
            }
        }
        if (anyTemplate) return new TemplateStrNode(folder.Take(dropEmpty: true), range);
        if (anyFormatted) return new JoinedStrNode(folder.Take(dropEmpty: true), range);
        return folder.Take(dropEmpty: false)[0];
    }

    // fstring: FSTRING_START fstring_middle* FSTRING_END
    private Expression? FString()
    {
        Enter(1);
        var start = _mark++;
        var isTemplate = _tokens[start].Kind == TokenKind.TStringStart;
        var isRaw = _tokenizer.GetUtf8(_tokens[start]).IndexOfAny((byte)'r', (byte)'R') >= 0;
        var folder = FStringParts(isTemplate, isRaw);
        Expression? result = null;
        if (Accept(isTemplate ? TokenKind.TStringEnd : TokenKind.FStringEnd))
        {
            DecodeTexts(folder, isRaw);
            result = isTemplate ? new TemplateStrNode(folder.Take(dropEmpty: true), RangeFrom(start)) : new JoinedStrNode(folder.Take(dropEmpty: true), RangeFrom(start));
        }
        else
        {
            _mark = start;
        }
        _level--;
        return result;
    }

    private void DecodeTexts(LiteralFolder folder, bool isRaw) =>
        folder.ReplaceTexts(position => ConstantAt(position, new StrConstant(StringLiterals.DecodePart(_tokens[position], isRaw))));

    // (FSTRING_MIDDLE | fstring_replacement_field)*
    private LiteralFolder FStringParts(bool isTemplate, bool isRaw)
    {
        var folder = new LiteralFolder();
        while (true)
        {
            if (Current.Kind is TokenKind.FStringMiddle or TokenKind.TStringMiddle)
            {
                folder.AddText(_mark++);
            }
            else if (!At(TokenKind.LeftBrace) || !ReplacementField(folder, isTemplate, isRaw))
            {
                return folder;
            }
        }
    }

    // fstring_replacement_field: '{' (yield_expr | star_expressions) ['='] [fstring_conversion] [fstring_full_format_spec] '}'
    private bool ReplacementField(LiteralFolder folder, bool isTemplate, bool isRaw)
    {
        var start = _mark++;
        if ((YieldExpression() ?? StarExpressions()) is { } value)
        {
            var isDebug = Accept(TokenKind.Equal);
            var end = _mark;
            var conversion = At(TokenKind.Exclamation) ? Conversion() : -1;
            if (conversion != 0)
            {
                Expression? formatSpec = null;
                if (At(TokenKind.Colon)) formatSpec = FormatSpec(isTemplate, isRaw);
                if (Accept(TokenKind.RightBrace))
                {
                    if (isDebug)
                    {
                        ref readonly var brace = ref _tokens[start];
                        ref readonly var after = ref _tokens[end];
                        folder.Add(new ConstantNode(
                            new StrConstant(PythonText.FromUtf16(TextOfField(start, end))), null, new SourceRange(brace.Line, brace.EndColumn, after.Line, after.Column)));
                        if (conversion < 0 && formatSpec is null) conversion = 'r';
                    }
                    folder.Add(isTemplate
                        ? new InterpolationNode(value, new StrConstant(PythonText.FromUtf16(TextOfField(start, end).TrimEnd(' ', '\t', '\n', '\r', '\f', '='))), conversion, formatSpec, RangeFrom(start))
                        : new FormattedValueNode(value, conversion, formatSpec, RangeFrom(start)));
                    return true;
                }
            }
        }
        _mark = start;
        if (_useInvalidRules) InvalidReplacementField();
        return false;
    }

    // fstring_conversion: '!' NAME. 0 where there is no name.
    private int Conversion()
    {
        var mark = _mark++;
        if (!AtIdentifier) return 0;
        ref readonly var exclamation = ref _tokens[mark];
        ref readonly var name = ref _tokens[_mark];
        if (name.Line != exclamation.Line || name.Column != exclamation.EndColumn)
        {
            throw ErrorIn(SourceRange.Between(exclamation.Range, name.Range), $"{KindOfFString(mark)}: conversion type must come right after the exclamation mark");
        }
        var written = IdentifierAt(_mark++);
        if (written is "s" or "r" or "a") return written[0];
        throw ErrorIn(name.Range, $"{KindOfFString(mark)}: invalid conversion character {TextRepr.Repr(PythonText.FromUtf16(written)).ToUtf16()}: expected 's', 'r', or 'a'");
    }

    // fstring_full_format_spec: ':' fstring_format_spec*
    private JoinedStrNode FormatSpec(bool isTemplate, bool isRaw)
    {
        var start = _mark++;
        var folder = FStringParts(isTemplate, isRaw);
        DecodeTexts(folder, isRaw);
        return new JoinedStrNode(folder.Take(dropEmpty: true), RangeFrom(start));
    }

    // The source between the brace and what follows the expression, without comments.
    private string TextOfField(int brace, int end)
    {
        var source = _tokenizer.GetUtf8(_tokens[brace].End, _tokens[end].Start);
        if (!source.Contains((byte)'#')) return ValidUtf8.ToUtf16(source);
        var result = new List<byte>(source.Length);
        byte quote = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (quote != 0)
            {
                if (c == quote) quote = 0;
            }
            else if (c is (byte)'\'' or (byte)'"')
            {
                quote = c;
            }
            else if (c == '#')
            {
                while (i < source.Length && source[i] != '\n') i++;
                if (i == source.Length) break;
                c = (byte)'\n';
            }
            result.Add(c);
        }
        return ValidUtf8.ToUtf16(result.ToArray());
    }

    // "f-string" or "t-string": what the innermost literal around a token is.
    private string KindOfFString(int position)
    {
        var open = 0;
        for (var i = position; i >= 0; i--)
        {
            switch (_tokens[i].Kind)
            {
                case TokenKind.FStringEnd or TokenKind.TStringEnd: open++; break;
                case TokenKind.FStringStart when open-- == 0: return "f-string";
                case TokenKind.TStringStart when open-- == 0: return "t-string";
            }
        }
        return "f-string";
    }

    // invalid_replacement_field, at the brace
    private void InvalidReplacementField()
    {
        var start = _mark++;
        var kind = KindOfFString(start);
        switch (Current.Kind)
        {
            case TokenKind.Equal: throw ErrorAt(_mark, $"{kind}: valid expression required before '='");
            case TokenKind.Exclamation: throw ErrorAt(_mark, $"{kind}: valid expression required before '!'");
            case TokenKind.Colon: throw ErrorAt(_mark, $"{kind}: valid expression required before ':'");
            case TokenKind.RightBrace: throw ErrorAt(_mark, $"{kind}: valid expression required before '}}'");
        }
        if ((YieldExpression() ?? StarExpressions()) is null) throw ErrorAtNext($"{kind}: expecting a valid expression after '{{'");
        if (Current.Kind is not (TokenKind.Equal or TokenKind.Exclamation or TokenKind.Colon or TokenKind.RightBrace)) throw ErrorAtNext($"{kind}: expecting '=', or '!', or ':', or '}}'");
        if (Accept(TokenKind.Equal) && Current.Kind is not (TokenKind.Exclamation or TokenKind.Colon or TokenKind.RightBrace)) throw ErrorAtNext($"{kind}: expecting '!', or ':', or '}}'");
        if (Accept(TokenKind.Exclamation))
        {
            if (Current.Kind is TokenKind.Colon or TokenKind.RightBrace) throw ErrorAtNext($"{kind}: missing conversion character");
            if (!AtIdentifier) throw ErrorAtNext($"{kind}: invalid conversion character");
            _mark++;
            if (Current.Kind is not (TokenKind.Colon or TokenKind.RightBrace)) throw ErrorAtNext($"{kind}: expecting ':' or '}}'");
        }
        if (At(TokenKind.Colon))
        {
            _mark++;
            FStringParts(kind[0] == 't', isRaw: false);
            if (!At(TokenKind.RightBrace)) throw ErrorAtNext($"{kind}: expecting '}}', or format specs");
        }
        if (!At(TokenKind.RightBrace)) throw ErrorAtNext($"{kind}: expecting '}}'");
        _mark = start;
    }

    // RAISE_SYNTAX_ERROR_ON_NEXT_TOKEN
    private Exception ErrorAtNext(string message) => _tokenizer.Errors.CreateAtToken(Current, message);
}
