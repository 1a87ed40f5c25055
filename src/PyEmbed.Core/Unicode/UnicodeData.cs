namespace PyEmbed.Core.Unicode;

/// <summary>
/// What Unicode 14.0 says of a code point, as <c>str</c> and <c>unicodedata</c> of CPython 3.11 report it. Every code point from 0 to
/// 0x10FFFF is accepted, surrogates included.
/// </summary>
internal static class UnicodeData
{
    public const string Version = "14.0.0";
    public const int MaxCodePoint = 0x10FFFF;

    private const string CategoryNames = "CnLuLlLtMnMcMeNdNlNoZsZlZpCcCfCsCoLmLoPcPdPsPePiPfPoSmScSkSo";

    private static readonly string[] BidirectionalNames =
    [
        "", "L", "LRE", "LRO", "R", "AL", "RLE", "RLO", "PDF", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI",
    ];

    private static readonly string[] WidthNames = ["N", "F", "H", "W", "Na", "A"];

    public static CharacterFlags Flags(int c) => (CharacterFlags)CharacterTables.Flags[CharacterTables.CharacterIndex(c)];

    /// <summary><c>str.isalpha</c> of one character.</summary>
    public static bool IsAlpha(int c) => c < 0x80 ? char.IsAsciiLetter((char)c) : Has(c, CharacterFlags.Alpha);

    /// <summary><c>str.isdecimal</c> of one character: usable in <c>int("...")</c>.</summary>
    public static bool IsDecimal(int c) => c < 0x80 ? char.IsAsciiDigit((char)c) : Has(c, CharacterFlags.Decimal);

    public static bool IsDigit(int c) => c < 0x80 ? char.IsAsciiDigit((char)c) : Has(c, CharacterFlags.Digit);

    public static bool IsNumeric(int c) => c < 0x80 ? char.IsAsciiDigit((char)c) : Has(c, CharacterFlags.Numeric);

    public static bool IsAlphanumeric(int c) =>
        c < 0x80
            ? char.IsAsciiLetterOrDigit((char)c)
            : Has(c, CharacterFlags.Alpha | CharacterFlags.Decimal | CharacterFlags.Digit | CharacterFlags.Numeric);

    public static bool IsLower(int c) => c < 0x80 ? char.IsAsciiLetterLower((char)c) : Has(c, CharacterFlags.Lower);

    public static bool IsUpper(int c) => c < 0x80 ? char.IsAsciiLetterUpper((char)c) : Has(c, CharacterFlags.Upper);

    public static bool IsTitle(int c) => c >= 0x80 && Has(c, CharacterFlags.Title);

    /// <summary><c>str.isspace</c> of one character: what <c>split</c> and <c>strip</c> take away.</summary>
    public static bool IsSpace(int c) => c < 0x80 ? c is 0x20 or (>= 0x09 and <= 0x0D) or (>= 0x1C and <= 0x1F) : Has(c, CharacterFlags.Space);

    /// <summary>Where <c>str.splitlines</c> splits.</summary>
    public static bool IsLineBreak(int c) => c < 0x80 ? c is (>= 0x0A and <= 0x0D) or (>= 0x1C and <= 0x1E) : Has(c, CharacterFlags.LineBreak);

    /// <summary>Whether <c>repr</c> shows the character as it is.</summary>
    public static bool IsPrintable(int c) => c < 0x80 ? c is >= 0x20 and < 0x7F : Has(c, CharacterFlags.Printable);

    /// <summary>The Cased property: <c>str.title</c> goes on in lower case after it.</summary>
    public static bool IsCased(int c) => c < 0x80 ? char.IsAsciiLetter((char)c) : Has(c, CharacterFlags.Cased);

    /// <summary>Case_Ignorable, of characters that are looked through when a final sigma is sought.</summary>
    public static bool IsCaseIgnorable(int c) => Has(c, CharacterFlags.CaseIgnorable);

    /// <summary>XID_Start, without the underscore.</summary>
    public static bool IsXidStart(int c) => c < 0x80 ? char.IsAsciiLetter((char)c) : Has(c, CharacterFlags.XidStart);

    public static bool IsXidContinue(int c) => c < 0x80 ? c == '_' || char.IsAsciiLetterOrDigit((char)c) : Has(c, CharacterFlags.XidContinue);

    /// <summary>Whether a Python identifier may start with it: XID_Start or the underscore.</summary>
    public static bool IsIdentifierStart(int c) => c == '_' || IsXidStart(c);

    public static bool IsMirrored(int c) => Has(c, CharacterFlags.Mirrored);

    public static GeneralCategory Category(int c) => (GeneralCategory)CharacterTables.Category[CharacterTables.CharacterIndex(c)];

    /// <summary><c>unicodedata.category</c>: <c>"Lu"</c>.</summary>
    public static string CategoryName(int c) => NameOf(Category(c));

    public static string NameOf(GeneralCategory category) => CategoryNames.Substring(2 * (int)category, 2);

    /// <summary><c>unicodedata.bidirectional</c>; empty where there is none.</summary>
    public static string Bidirectional(int c) => BidirectionalName(CharacterTables.Bidirectional[CharacterTables.CharacterIndex(c)]);

    public static string BidirectionalName(int number) => BidirectionalNames[number];

    /// <summary><c>unicodedata.east_asian_width</c>.</summary>
    public static string EastAsianWidth(int c) => WidthName(CharacterTables.Width[CharacterTables.CharacterIndex(c)]);

    public static string WidthName(int number) => WidthNames[number];

    /// <summary>Canonical combining class.</summary>
    public static int CombiningClass(int c) => c < 0x300 ? 0 : CharacterTables.Combining[CharacterTables.CharacterIndex(c)];

    /// <summary>The value of a decimal digit, or -1.</summary>
    public static int DecimalValue(int c)
    {
        if (c < 0x80) return char.IsAsciiDigit((char)c) ? c - '0' : -1;
        return ValueOrNone(NumericTables.Decimal[NumericTables.NumericIndex(c)]);
    }

    /// <summary>The value of a digit (superscripts and circled digits too), or -1.</summary>
    public static int DigitValue(int c) => ValueOrNone(NumericTables.Digit[NumericTables.NumericIndex(c)]);

    public static bool TryGetNumericValue(int c, out double value)
    {
        value = NumericTables.Value[NumericTables.NumericIndex(c)];
        return IsNumeric(c);
    }

    private static bool Has(int c, CharacterFlags any) => (Flags(c) & any) != 0;

    private static int ValueOrNone(byte stored) => stored == 255 ? -1 : stored;
}
