namespace PyEmbed.Core.Encodings;

/// <summary>How the codes of one table become those of another.</summary>
internal enum CodeForm
{
    /// <summary>They stay.</summary>
    Same,

    /// <summary>EUC-JP to Shift JIS.</summary>
    ShiftJis,

    /// <summary>EUC-KR to Johab: the characters that are no syllables.</summary>
    Johab,

    /// <summary>The two bytes of EUC, without their upper bits.</summary>
    Plane1,

    /// <summary>The three bytes of EUC-JP, without the first and the upper bits.</summary>
    Plane2,
}

/// <summary>The arithmetic of <see cref="CodeForm"/>. A code is the bytes of a sequence as a number, the first in front.</summary>
internal static class CodeForms
{
    private const int First = 0xA1;   // of the 94 rows and the 94 cells in EUC

    /// <summary>-1: the code is not in the other table.</summary>
    public static int Transform(this CodeForm form, int code) => form switch
    {
        CodeForm.ShiftJis => ToShiftJis(code),
        CodeForm.Johab => ToJohab(code),
        CodeForm.Plane1 => code is >= 0xA1A1 and <= 0xFFFF ? code - 0x8080 : -1,
        CodeForm.Plane2 => code > 0xFFFF ? code - 0x8F8080 : -1,
        _ => code,
    };

    private static int ToShiftJis(int code)
    {
        if (code < 0x80) return code;
        if (code >> 8 == 0x8E) return code & 0xFF;   // katakana of half width
        var row = (code >> 8 & 0xFF) - First;
        var cell = (code & 0xFF) - First;
        var lead = code > 0xFFFF ? LeadOfPlane2(row) : 0x81 + row / 2 + (row >= 62 ? 0x40 : 0);
        if (lead < 0) return -1;
        if (row % 2 != 0) return lead << 8 | cell + 0x9F;
        return lead << 8 | cell + (cell < 63 ? 0x40 : 0x41);   // never 0x7F
    }

    // JIS X 0213 has few rows of its second plane, and Shift JIS puts them where room was left.
    private static int LeadOfPlane2(int row) => row switch
    {
        0 or 7 => 0xF0,
        2 or 3 => 0xF1,
        4 or 11 => 0xF2,
        12 or 13 => 0xF3,
        14 => 0xF4,
        >= 77 => 0xF4 + (row - 76) / 2,
        _ => -1,
    };

    private static int ToJohab(int code)
    {
        const int symbolRows = 12, firstHanja = 41, lastHanja = 92;
        if (code < 0x80) return code;
        var row = (code >> 8) - First;
        var isSymbol = row < symbolRows;
        if (!isSymbol && row is < firstHanja or > lastHanja) return -1;
        if (!isSymbol) row -= firstHanja;
        // Two rows of 94 cells in the 188 second bytes behind one lead.
        var place = row % 2 * 94 + (code & 0xFF) - First;
        return (isSymbol ? 0xD9 : 0xE0) + row / 2 << 8 | place + (place < 78 ? 0x31 : 0x91 - 78);
    }
}
