using PyEmbed.Core.Unicode;

namespace PyEmbed.StandardLibrary.Sre;

/// <summary>Questions about single characters, as patterns ask them. The locale is always C's, where only ASCII characters are letters.</summary>
internal static class CharacterClass
{
    public static bool IsIn(SreCategory category, int c) => category switch
    {
        SreCategory.Digit => c < 0x80 && char.IsAsciiDigit((char)c),
        SreCategory.Space => IsAsciiSpace(c),
        SreCategory.Word or SreCategory.LocWord => IsAsciiWord(c),
        SreCategory.LineBreak => c == '\n',
        SreCategory.UniDigit => UnicodeData.IsDecimal(c),
        SreCategory.UniSpace => UnicodeData.IsSpace(c),
        SreCategory.UniWord => IsUnicodeWord(c),
        SreCategory.UniLineBreak => UnicodeData.IsLineBreak(c),
        _ => !IsIn(category - 1, c),
    };

    public static bool IsAsciiWord(int c) => c < 0x80 && (char.IsAsciiLetterOrDigit((char)c) || c == '_');

    public static bool IsUnicodeWord(int c) => UnicodeData.IsAlphanumeric(c) || c == '_';

    private static bool IsAsciiSpace(int c) => c is ' ' or (>= '\t' and <= '\r');

    public static int AsciiLower(int c) => c is >= 'A' and <= 'Z' ? c + 32 : c;

    public static int AsciiUpper(int c) => c is >= 'a' and <= 'z' ? c - 32 : c;

    public static int UnicodeLower(int c) => c < 0x80 ? AsciiLower(c) : CaseMapping.ToSimpleLower(c);

    public static int UnicodeUpper(int c) => c < 0x80 ? AsciiUpper(c) : CaseMapping.ToSimpleUpper(c);

    public static int Lower(CaseRule rule, int c) => rule switch
    {
        CaseRule.Exact => c,
        CaseRule.Unicode => UnicodeLower(c),
        _ => AsciiLower(c),
    };
}

/// <summary>How a character of the subject is compared.</summary>
internal enum CaseRule : byte
{
    Exact,

    /// <summary>After ASCII letters were made small.</summary>
    Ascii,

    /// <summary>As it is, or the other case in the locale.</summary>
    Locale,

    /// <summary>After its simple mapping to small letters.</summary>
    Unicode,
}
