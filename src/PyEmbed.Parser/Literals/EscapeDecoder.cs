using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Literals;

/// <summary>Decodes the content of str and bytes literals, escapes included (Language reference 2.4.1), and warns of the first escape that is none.</summary>
internal sealed class EscapeDecoder(Tokenizer tokenizer)
{
    public PythonText DecodeText(ReadOnlySpan<byte> content, bool isRaw, in Token token, bool isFormatted = false)
    {
        if (!isRaw && content.Contains((byte)'\\')) return DecodeEscapes(content, token);
        if (isFormatted && !isRaw) CheckStretches(content);
        else CheckUtf8(content);
        // Text decoded from UTF-8 has surrogate pairs only, which are characters.
        return PythonText.FromUtf16(ValidUtf8.ToUtf16(content));
    }

    public ImmutableArray<byte> DecodeBytes(ReadOnlySpan<byte> content, in Token token)
    {
        var result = ImmutableArray.CreateBuilder<byte>(content.Length);
        var invalid = -1;
        for (var at = 0; at < content.Length;)
        {
            if (content[at] != '\\')
            {
                result.Add(content[at++]);
                continue;
            }
            var start = at++;
            var c = content[at++];
            var simple = SimpleEscape(c);
            if (simple >= 0)
            {
                result.Add((byte)simple);
            }
            else if (c == '\n')
            {
                continue;
            }
            else if (c is >= (byte)'0' and <= (byte)'7')
            {
                var value = ReadOctal(content, start + 1, ref at);
                if (value > 0xFF && invalid < 0) invalid = start + 1;
                result.Add((byte)value);
            }
            else if (c == 'x')
            {
                if (ReadHex(content, 2, ref at, out var value) < 2) throw tokenizer.Errors.Create($"(value error) invalid \\x escape at position {start}");
                result.Add((byte)value);
            }
            else
            {
                if (invalid < 0) invalid = start + 1;
                result.Add((byte)'\\');
                at = start + 1;
            }
        }
        if (invalid >= 0) WarnOfEscape(content[invalid..], token);
        return result.DrainToImmutable();
    }

    /// <summary>Off while errors are sought in a source already read once.</summary>
    public bool WarnsOfEscapes { get; set; } = true;

    /// <summary>Warns that the escape whose text (without the backslash) starts here is none.</summary>
    public void WarnOfEscape(ReadOnlySpan<byte> escape, in Token token)
    {
        if (!WarnsOfEscapes) return;
        var message = escape[0] is >= (byte)'4' and <= (byte)'7'
            ? $"invalid octal escape sequence '\\{Encoding.ASCII.GetString(escape[..Math.Min(3, escape.Length)])}'"
            : $"invalid escape sequence '\\{(char)escape[0]}'";
        if (!tokenizer.Warnings.Warn(WarningCategory.DeprecationWarning, message, tokenizer.Source.FileName, token.Line)) throw tokenizer.Errors.CreateAtToken(token, message);
    }

    private PythonText DecodeEscapes(ReadOnlySpan<byte> content, in Token token)
    {
        CheckStretches(content);
        var result = new CodePointBuffer(content.Length);
        var invalid = -1;
        // Positions in error texts count in a form of the text in which CPython writes each non-ASCII character as \Uxxxxxxxx.
        var shift = 0;
        for (var at = 0; at < content.Length;)
        {
            var c = content[at];
            if (c != '\\')
            {
                var run = content[at..].IndexOf((byte)'\\');
                if (run < 0) run = content.Length - at;
                shift += AppendRun(ref result, content.Slice(at, run));
                at += run;
                continue;
            }
            var start = at++;
            if (at == content.Length || content[at] >= 0x80)
            {
                result.Append('\\');
                shift += 5;
                continue;
            }
            c = content[at++];
            var simple = SimpleEscape(c);
            if (simple >= 0)
            {
                result.Append(simple);
                continue;
            }
            switch (c)
            {
                case (byte)'\n':
                    break;
                case >= (byte)'0' and <= (byte)'7':
                    var octal = ReadOctal(content, start + 1, ref at);
                    if (octal > 0xFF && invalid < 0) invalid = start + 1;
                    result.Append(octal);
                    break;
                case (byte)'x':
                    result.Append(ReadHexEscape(content, 2, start, ref at, shift, "truncated \\xXX escape"));
                    break;
                case (byte)'u':
                    result.Append(ReadHexEscape(content, 4, start, ref at, shift, "truncated \\uXXXX escape"));
                    break;
                case (byte)'U':
                    result.Append(ReadHexEscape(content, 8, start, ref at, shift, "truncated \\UXXXXXXXX escape"));
                    break;
                case (byte)'N':
                    AppendNamed(ref result, content, start, ref at, shift);
                    break;
                default:
                    if (invalid < 0) invalid = start + 1;
                    result.Append('\\');
                    result.Append(c);
                    break;
            }
        }
        if (invalid >= 0) WarnOfEscape(content[invalid..], token);
        return result.ToText();
    }

    // Returns by how much longer than the run its written form is.
    private int AppendRun(ref CodePointBuffer result, ReadOnlySpan<byte> run)
    {
        if (Ascii.IsValid(run))
        {
            result.AppendAscii(run);
            return 0;
        }
        var shift = 0;
        while (run.Length > 0)
        {
            Rune.DecodeFromUtf8(run, out var rune, out var length);
            result.Append(rune.Value);
            run = run[length..];
            if (length > 1) shift += 10 - length;
        }
        return shift;
    }

    private int ReadHexEscape(ReadOnlySpan<byte> content, int digits, int start, ref int at, int shift, string message)
    {
        var found = ReadHex(content, digits, ref at, out var value);
        if (found < digits) throw CreateError(start + shift, at + shift, message);
        if (value > 0x10FFFF) throw CreateError(start + shift, at + shift, "illegal Unicode character");
        return (int)value;
    }

    private void AppendNamed(ref CodePointBuffer result, ReadOnlySpan<byte> content, int start, ref int at, int shift)
    {
        if (at < content.Length && content[at] == '{')
        {
            at++;
            var length = content[at..].IndexOf((byte)'}');
            if (length > 0)
            {
                var name = content.Slice(at, length);
                at += length + 1;
                // Every name is ASCII and short.
                if (name.Length <= UnicodeNames.MaxNameLength && UnicodeNames.TryLookup(Encoding.Latin1.GetString(name), out var c))
                {
                    result.Append(c);
                    return;
                }
                throw CreateError(start + shift, at + shift + WrittenLength(name) - name.Length, "unknown Unicode character name");
            }
            if (length < 0)
            {
                var rest = content[at..];
                throw CreateError(start + shift, at + shift + WrittenLength(rest), "malformed \\N character escape");
            }
        }
        throw CreateError(start + shift, at + shift, "malformed \\N character escape");
    }

    private static int WrittenLength(ReadOnlySpan<byte> utf8)
    {
        var length = 0;
        while (utf8.Length > 0)
        {
            Rune.DecodeFromUtf8(utf8, out var rune, out var consumed);
            length += rune.Value < 0x80 ? 1 : 10;
            utf8 = utf8[consumed..];
        }
        return length;
    }

    private SyntaxErrorException CreateError(int start, int end, string reason) => tokenizer.Errors.Create(string.Create(
        CultureInfo.InvariantCulture, $"(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{end - 1}: {reason}"));

    // CPython decodes each stretch of non-ASCII characters for itself, and all of them before it looks at the escapes.
    private void CheckStretches(ReadOnlySpan<byte> content)
    {
        while (true)
        {
            var start = content.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (start < 0) return;
            content = content[start..];
            var length = content.IndexOfAnyInRange((byte)0, (byte)0x7F);
            if (length < 0) length = content.Length;
            CheckUtf8(content[..length]);
            content = content[length..];
        }
    }

    private void CheckUtf8(ReadOnlySpan<byte> utf8)
    {
        if (Utf8Decoding.FindFault(utf8) is { } fault) throw tokenizer.Errors.Create($"(unicode error) {fault.Describe()}");
    }

    private static int SimpleEscape(byte c) => c switch
    {
        (byte)'\\' or (byte)'\'' or (byte)'"' => c,
        (byte)'a' => 7,
        (byte)'b' => 8,
        (byte)'f' => 12,
        (byte)'n' => 10,
        (byte)'r' => 13,
        (byte)'t' => 9,
        (byte)'v' => 11,
        _ => -1,
    };

    // Up to three digits from start.
    private static int ReadOctal(ReadOnlySpan<byte> content, int start, ref int at)
    {
        var value = 0;
        for (at = start; at < content.Length && at < start + 3 && content[at] is >= (byte)'0' and <= (byte)'7'; at++) value = value * 8 + content[at] - '0';
        return value;
    }

    private static int ReadHex(ReadOnlySpan<byte> content, int digits, ref int at, out long value)
    {
        value = 0;
        var found = 0;
        for (; found < digits && at < content.Length && char.IsAsciiHexDigit((char)content[at]); found++, at++)
        {
            var c = content[at];
            value = value * 16 + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        return found;
    }
}
