using System.Globalization;
using System.Text;

namespace PyEmbed.Parser.Tokens;

/// <summary>What may stand in an identifier (PEP 3131).</summary>
internal static class IdentifierRules
{
    public static bool IsStart(int c) => c == '_' || Category(c) is <= UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    public static bool IsContinue(int c) => IsStart(c) || Category(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;

    /// <summary>As <c>str.isprintable()</c>.</summary>
    public static bool IsPrintable(int c) => c == ' ' || Category(c) is < UnicodeCategory.SpaceSeparator or > UnicodeCategory.OtherNotAssigned
        or >= UnicodeCategory.ConnectorPunctuation and < UnicodeCategory.OtherNotAssigned;

    public static string Normalize(string name) => name.Normalize(NormalizationForm.FormKC);

    private static UnicodeCategory Category(int c) => CharUnicodeInfo.GetUnicodeCategory(c);
}
