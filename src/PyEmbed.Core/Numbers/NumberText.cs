using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;

namespace PyEmbed.Core.Numbers;

/// <summary>Text given to <c>int()</c>, <c>float()</c> and <c>complex()</c>, made ready for the parsers.</summary>
internal static class NumberText
{
    /// <summary>
    /// Decimal digits of any script become ASCII digits and white space becomes a space; anything else outside ASCII becomes <c>?</c>, which no
    /// number contains. White space at both ends is stripped where <paramref name="strip"/>.
    /// </summary>
    public static string ToAscii(PythonText text, bool strip = true)
    {
        var start = 0;
        var end = text.Length;
        if (strip)
        {
            while (start < end && IsSpace(text[start])) start++;
            while (end > start && IsSpace(text[end - 1])) end--;
        }
        if (text.IsNarrow && System.Text.Ascii.IsValid(text.Narrow)) return text.Narrow[start..end];
        return string.Create(end - start, (text, start), static (target, state) =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = ToAscii(state.text[state.start + i]);
        });
    }

    // The separators 1C to 1F are white space to str.isspace, but not around numbers.
    private static bool IsSpace(int c) => c < 0x80 ? c is ' ' or >= '\t' and <= '\r' : UnicodeData.IsSpace(c);

    private static char ToAscii(int c)
    {
        if (c < 0x80) return (char)c;
        if (UnicodeData.IsSpace(c)) return ' ';
        var digit = UnicodeData.DecimalValue(c);
        return digit >= 0 ? (char)('0' + digit) : '?';
    }
}
