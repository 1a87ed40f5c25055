using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Literals;

/// <summary>f-strings as 3.11 reads them: one STRING token, in which the text of each expression is found first and parsed for itself.</summary>
internal sealed class FStringParser(Tokenizer tokenizer, EscapeDecoder escapes, IFStringExpressionParser expressions)
{
    private const int MaxNesting = 2;
    private const int MaxBrackets = 200;

    /// <summary>Adds the parts of an f-string.</summary>
    public void Parse(in Token token, in StringLiteral literal, JoinedParts parts)
    {
        parts.MarkFormatted();
        var reader = new Reader(tokenizer.GetUtf8(token), literal, token);
        ParseParts(ref reader, parts, 0);
    }

    private void ParseParts(ref Reader reader, JoinedParts parts, int nesting)
    {
        while (true)
        {
            var goesOn = ParseText(ref reader, parts, nesting);
            if (goesOn) continue;
            if (reader.IsAtEnd || reader.Current == '}') break;
            parts.AddExpression(ParseField(ref reader, parts, nesting));
        }
        if (nesting > 0 && (reader.IsAtEnd || reader.Current != '}')) throw Error("f-string: expecting '}'");
    }

    /// <summary>Reads text up to an expression or the end. True behind a doubled brace, where text may follow.</summary>
    private bool ParseText(ref Reader reader, JoinedParts parts, int nesting)
    {
        var start = reader.At;
        var end = -1;
        var goesOn = false;
        while (!reader.IsAtEnd)
        {
            var c = reader.Current;
            reader.At++;
            if (!reader.IsRaw && c == '\\' && !reader.IsAtEnd)
            {
                c = reader.Current;
                reader.At++;
                if (c == 'N')
                {
                    SkipCharacterName(ref reader);
                    continue;
                }
                if (c == '{') escapes.WarnOfEscape(reader.Text[(reader.At - 1)..], reader.Token);
            }
            if (c is not ((byte)'{' or (byte)'}')) continue;

            // Braces are doubled in the outer text only: f'{0:{3}}' ends with two braces that are none.
            if (nesting == 0)
            {
                if (!reader.IsAtEnd && reader.Current == c)
                {
                    end = reader.At;
                    reader.At++;
                    goesOn = true;
                    break;
                }
                if (c == '}') throw Error("f-string: single '}' is not allowed");
            }
            reader.At--;
            break;
        }
        if (end < 0) end = reader.At;
        if (end > start) parts.AddText(escapes.DecodeText(reader.Text[start..end], reader.IsRaw, reader.Token, isFormatted: true));
        return goesOn;
    }

    private static void SkipCharacterName(ref Reader reader)
    {
        if (reader.IsAtEnd) return;
        var c = reader.Current;
        reader.At++;
        if (c != '{') return;
        while (!reader.IsAtEnd)
        {
            c = reader.Current;
            reader.At++;
            if (c == '}') return;
        }
    }

    /// <summary>Reads a replacement field: <c>{expression = !r :spec}</c>. The text of a debug expression is added to the parts.</summary>
    private FormattedValueNode ParseField(ref Reader reader, JoinedParts parts, int nesting)
    {
        if (nesting >= MaxNesting) throw Error("f-string: expressions nested too deeply");
        var brace = reader.At++;
        SkipExpression(ref reader);
        if (reader.IsAtEnd) throw ExpectingBrace();
        var value = ParseExpression(ref reader, brace);

        PythonText? debugText = null;
        if (reader.Current == '=')
        {
            if (tokenizer.Options.FeatureVersion < 8) throw Error("f-string: self documenting expressions are only supported in Python 3.8 and greater");
            reader.At++;
            while (reader.Byte is (byte)' ' or (>= 9 and <= 13)) reader.At++;
            debugText = PythonText.FromUtf16(ValidUtf8.ToUtf16(reader.Text[(brace + 1)..reader.At]));
        }

        var conversion = -1;
        if (reader.Byte == '!')
        {
            reader.At++;
            if (reader.IsAtEnd) throw ExpectingBrace();
            conversion = reader.Current;
            reader.At++;
            if (conversion is not ('s' or 'r' or 'a')) throw Error("f-string: invalid conversion character: expected 's', 'r', or 'a'");
        }

        Expression? formatSpec = null;
        if (reader.IsAtEnd) throw ExpectingBrace();
        if (reader.Current == ':')
        {
            reader.At++;
            if (reader.IsAtEnd) throw ExpectingBrace();
            var specParts = new JoinedParts(parts.Range, parts.Kind);
            specParts.MarkFormatted();
            ParseParts(ref reader, specParts, nesting + 1);
            formatSpec = specParts.ToJoined(reader.Token.Range);
        }
        if (reader.IsAtEnd || reader.Current != '}') throw ExpectingBrace();
        reader.At++;

        if (debugText is { } debug)
        {
            if (formatSpec is null && conversion == -1) conversion = 'r';
            parts.AddText(debug);
        }
        return new FormattedValueNode(value, conversion, formatSpec, parts.Range);
    }

    // Finds the end of the expression without understanding it: what is wrong inside shows when it is parsed.
    private void SkipExpression(ref Reader reader)
    {
        byte quote = 0;
        var quoteSize = 0;
        var brackets = new Stack<byte>();
        for (; !reader.IsAtEnd; reader.At++)
        {
            var c = reader.Current;
            if (c == '\\') throw Error("f-string expression part cannot include a backslash");
            if (quote != 0)
            {
                if (c != quote || quoteSize == 3 && !reader.IsTripled(c)) continue;
                if (quoteSize == 3) reader.At += 2;
                quote = 0;
                continue;
            }
            switch (c)
            {
                case (byte)'\'' or (byte)'"':
                    quoteSize = reader.IsTripled(c) ? 3 : 1;
                    if (quoteSize == 3) reader.At += 2;
                    quote = c;
                    continue;
                case (byte)'[' or (byte)'{' or (byte)'(':
                    if (brackets.Count >= MaxBrackets) throw Error("f-string: too many nested parenthesis");
                    brackets.Push(c);
                    continue;
                case (byte)'#':
                    throw Error("f-string expression part cannot include '#'");
            }
            if (brackets.Count == 0 && c is (byte)'!' or (byte)':' or (byte)'}' or (byte)'=' or (byte)'>' or (byte)'<')
            {
                if (c is (byte)'!' or (byte)'=' or (byte)'<' or (byte)'>' && reader.At + 1 < reader.End && reader.Text[reader.At + 1] == '=')
                {
                    reader.At++;
                    continue;
                }
                if (c is (byte)'>' or (byte)'<') continue;
                break;
            }
            if (c is (byte)']' or (byte)'}' or (byte)')') CloseBracket(brackets, c);
        }
        if (quote != 0) throw Error("f-string: unterminated string");
        if (brackets.Count > 0) throw Error($"f-string: unmatched '{(char)brackets.Peek()}'");
    }

    private void CloseBracket(Stack<byte> brackets, byte c)
    {
        if (brackets.Count == 0) throw Error($"f-string: unmatched '{(char)c}'");
        var opening = brackets.Pop();
        if ((opening, c) is not (((byte)'(', (byte)')') or ((byte)'[', (byte)']') or ((byte)'{', (byte)'}')))
        {
            throw Error($"f-string: closing parenthesis '{(char)c}' does not match opening parenthesis '{(char)opening}'");
        }
    }

    // The expression is put into parentheses, so that it may start with white space and hold newlines.
    private Expression ParseExpression(ref Reader reader, int brace)
    {
        var text = reader.Text[(brace + 1)..reader.At];
        if (text.IndexOfAnyExcept(" \t\n\f"u8) < 0)
        {
            throw reader.Current is (byte)'!' or (byte)':' or (byte)'='
                ? Error($"f-string: expression required before '{(char)reader.Current}'")
                : Error("f-string: empty expression not allowed");
        }
        var source = new byte[text.Length + 2];
        source[0] = (byte)'(';
        text.CopyTo(source.AsSpan(1));
        source[^1] = (byte)')';

        reader.Locate(brace, out var lines, out var column);
        // Where only white space stands between the brace and the end of its line, no token of that line needs a column.
        var first = text[text.IndexOfAnyExcept(" \t\f"u8)];
        if (first == '\n') column = 0;
        var options = tokenizer.Options with
        {
            Mode = SourceMode.FString,
            StartingLine = reader.Token.Line + lines,
            StartingColumn = lines == 0 ? reader.Token.Column + column : column,
        };
        var inner = new Tokenizer(SourceText.FromUtf8(source, tokenizer.Source.FileName), options, tokenizer.Warnings);
        try
        {
            return expressions.ParseFStringExpression(inner);
        }
        catch (CompileErrorException error) when (error.Unicode is { } fault)
        {
            throw Error($"(unicode error) {fault.Describe()}");
        }
    }

    private Exception ExpectingBrace() => Error("f-string: expecting '}'");

    private Exception Error(string message) => tokenizer.Errors.Create(message);

    /// <summary>A place in the text of a STRING token.</summary>
    private ref struct Reader(ReadOnlySpan<byte> text, in StringLiteral literal, in Token token)
    {
        private int _located;
        private int _lines;
        private int _lineStart;

        public readonly ReadOnlySpan<byte> Text { get; } = text;
        public readonly Token Token { get; } = token;
        public readonly bool IsRaw { get; } = literal.IsRaw;
        public readonly int End { get; } = literal.Start + literal.Length;
        public int At { get; set; } = literal.Start;
        public readonly bool IsAtEnd => At >= End;
        public readonly byte Current => Text[At];

        /// <summary>As <see cref="Current"/>; behind the end it is the closing quote.</summary>
        public readonly byte Byte => Text[At];

        public readonly bool IsTripled(byte c) => At + 2 < End && Text[At + 1] == c && Text[At + 2] == c;

        /// <summary>How many lines below the start of the token an offset is, and its column there. Offsets must not decrease, so that a long literal is walked once.</summary>
        public void Locate(int offset, out int lines, out int column)
        {
            while (true)
            {
                var newline = Text[_located..offset].IndexOf((byte)'\n');
                if (newline < 0) break;
                _located += newline + 1;
                _lineStart = _located;
                _lines++;
            }
            _located = offset;
            lines = _lines;
            column = offset - _lineStart;
        }
    }
}
