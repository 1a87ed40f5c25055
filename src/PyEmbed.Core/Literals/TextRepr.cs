using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;

namespace PyEmbed.Core.Literals;

/// <summary><c>repr()</c> and <c>ascii()</c> of text, and <c>repr()</c> of bytes.</summary>
internal static class TextRepr
{
    private const string HexDigits = "0123456789abcdef";

    /// <summary><c>repr(text)</c>: in single quotes, unless those but no double quotes occur in it.</summary>
    public static PythonText Repr(PythonText text) => Repr(text, asciiOnly: false);

    /// <summary><c>ascii(text)</c>: everything outside ASCII is escaped.</summary>
    public static string Ascii(PythonText text) => Repr(text, asciiOnly: true).Narrow;

    /// <summary><c>ascii()</c> of an object, given its repr.</summary>
    public static PythonText EscapeNonAscii(PythonText repr)
    {
        if (repr.IsNarrow && System.Text.Ascii.IsValid(repr.Narrow)) return repr;
        var builder = new PythonTextBuilder(repr.Length + 16);
        for (var i = 0; i < repr.Length; i++)
        {
            if (repr[i] < 0x80) builder.Append(repr[i]);
            else AppendHexEscape(builder, repr[i]);
        }
        return builder.ToText();
    }

    /// <summary>How long the repr of a text can be, or with <paramref name="asciiOnly"/> what <see cref="Ascii"/> and <see cref="EscapeNonAscii"/> make of it.</summary>
    public static long MostLength(PythonText text, bool asciiOnly = false)
    {
        long length = 2;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            length += c is >= 0x20 and < 0x7F ? c is '\'' or '\\' ? 2 : 1 : !asciiOnly && c >= 0x80 && UnicodeData.IsPrintable(c) ? 1 : c <= 0xFF ? 4 : c <= 0xFFFF ? 6 : 10;
        }
        return length;
    }

    /// <summary><c>repr(bytes)</c>: <c>b'...'</c>.</summary>
    public static string OfBytes(ReadOnlySpan<byte> bytes)
    {
        var builder = new PythonTextBuilder(bytes.Length + 3);
        var quote = bytes.Contains((byte)'\'') && !bytes.Contains((byte)'"') ? '"' : '\'';
        builder.Append('b');
        builder.Append(quote);
        foreach (var b in bytes)
        {
            if (b == quote || b == '\\') builder.AppendCodeUnits(['\\', (char)b]);
            else if (b is >= 0x20 and < 0x7F) builder.Append(b);
            else AppendControl(builder, b);
        }
        builder.Append(quote);
        return builder.ToText().Narrow;
    }

    private static PythonText Repr(PythonText text, bool asciiOnly)
    {
        var builder = new PythonTextBuilder(text.Length + 2);
        var quote = Contains(text, '\'') && !Contains(text, '"') ? '"' : '\'';
        builder.Append(quote);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == quote || c == '\\') builder.AppendCodeUnits(['\\', (char)c]);
            else if (c is >= 0x20 and < 0x7F) builder.Append(c);
            else if (c < 0x80) AppendControl(builder, c);
            else if (!asciiOnly && UnicodeData.IsPrintable(c)) builder.Append(c);
            else AppendHexEscape(builder, c);
        }
        builder.Append(quote);
        return builder.ToText();
    }

    private static void AppendControl(PythonTextBuilder builder, int c)
    {
        switch (c)
        {
            case '\t': builder.AppendCodeUnits("\\t"); break;
            case '\n': builder.AppendCodeUnits("\\n"); break;
            case '\r': builder.AppendCodeUnits("\\r"); break;
            default: AppendHexEscape(builder, c); break;
        }
    }

    private static void AppendHexEscape(PythonTextBuilder builder, int c)
    {
        var (letter, digits) = c <= 0xFF ? ('x', 2) : c <= 0xFFFF ? ('u', 4) : ('U', 8);
        builder.AppendCodeUnits(['\\', letter]);
        for (var shift = 4 * (digits - 1); shift >= 0; shift -= 4) builder.Append(HexDigits[c >> shift & 0xF]);
    }

    private static bool Contains(PythonText text, char c) => text.IsNarrow ? text.Narrow.Contains(c) : text.Wide.Contains(c);
}
