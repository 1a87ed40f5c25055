using System.Text;
using PyEmbed.Core.Unicode;

namespace PyEmbed.Cli.Terminal;

/// <summary>How much room characters take on a terminal (UAX #11), and where a cursor can stand between them.</summary>
internal static class CellText
{
    private const int FirstCombining = 0x300;
    private const int FirstWide = 0x1100;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>The code point at an index, and how many chars it has; a lone surrogate is a replacement character.</summary>
    public static int CodePointAt(string text, int index, out int length)
    {
        if (Rune.TryGetRuneAt(text, index, out var rune))
        {
            length = rune.Utf16SequenceLength;
            return rune.Value;
        }
        length = 1;
        return Rune.ReplacementChar.Value;
    }

    /// <summary>0 for what joins the character before, 2 for wide ones.</summary>
    public static int WidthOf(int codePoint)
    {
        if (codePoint < FirstCombining) return 1;
        if (UnicodeData.Category(codePoint) is GeneralCategory.Mn or GeneralCategory.Me || codePoint == ZeroWidthJoiner) return 0;
        return codePoint >= FirstWide && UnicodeData.EastAsianWidth(codePoint) is "W" or "F" ? 2 : 1;
    }

    /// <summary>How it is shown where it cannot be shown as it is: <c>^A</c>; null for the others.</summary>
    public static string? Substitute(int codePoint) => codePoint switch
    {
        < ' ' => "^" + (char)('@' + codePoint),
        0x7F => "^?",
        >= 0x80 and < 0xA0 => "\uFFFD",
        _ when UnicodeData.Category(codePoint) is GeneralCategory.Cf or GeneralCategory.Zl or GeneralCategory.Zp && codePoint != ZeroWidthJoiner => "\uFFFD",
        _ => null,
    };

    /// <summary>The next place of the cursor: behind the character and what joins it.</summary>
    public static int Next(string text, int index)
    {
        if (index >= text.Length) return text.Length;
        _ = CodePointAt(text, index, out var length);
        for (index += length; index < text.Length && WidthOf(CodePointAt(text, index, out length)) == 0; index += length) { }
        return index;
    }

    /// <summary>The place of the cursor before this one.</summary>
    public static int Previous(string text, int index)
    {
        while (index > 0)
        {
            index--;
            if (index > 0 && char.IsSurrogatePair(text[index - 1], text[index])) index--;
            if (WidthOf(CodePointAt(text, index, out _)) > 0) break;
        }
        return index;
    }

    public static int WidthOf(string text)
    {
        var width = 0;
        for (var i = 0; i < text.Length;)
        {
            width += WidthOf(CodePointAt(text, i, out var length));
            i += length;
        }
        return width;
    }
}
