using System.Globalization;
using System.Text;

namespace PyEmbed.Compiler.Tests;

/// <summary>Texts of recorded data, in which Python's <c>unicode_escape</c> keeps tabs and new lines apart from those between fields.</summary>
internal static class UnicodeEscapes
{
    public static string Undo(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }
            var digits = text[++i] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0)
            {
                result.Append(char.ConvertFromUtf32(int.Parse(text.AsSpan(i + 1, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
                i += digits;
                continue;
            }
            result.Append(text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', _ => text[i] });
        }
        return result.ToString();
    }
}
