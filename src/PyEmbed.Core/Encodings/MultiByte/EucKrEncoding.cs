using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>EUC-KR: KS X 1001, in which a syllable it does not have is put together of its letters behind a filler (annex 3 of KS X 1001).</summary>
internal sealed class EucKrEncoding(string aliases) : TableEncoding("euc_kr", aliases)
{
    private const byte LetterRow = 0xA4, Filler = 0xD4;
    private const int Length = 8;                      // the filler and three letters
    private const int Syllables = 0xAC00, SyllableCount = 11172, Medials = 21, Finals = 28;
    private const byte FirstMedial = 0xBF;             // the medials are all there in their order

    // The letters of row 4 that begin a syllable and those that end one, in the order of Unicode's syllables. Without a final the filler stands.
    private static ReadOnlySpan<byte> Initials => [0xA1, 0xA2, 0xA4, 0xA7, 0xA8, 0xA9, 0xB1, 0xB2, 0xB3, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBA, 0xBB, 0xBC, 0xBD, 0xBE];

    private static ReadOnlySpan<byte> FinalLetters =>
    [
        Filler, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xAF, 0xB0, 0xB1, 0xB2, 0xB4, 0xB5, 0xB6, 0xB7, 0xB8, 0xBA, 0xBB, 0xBC, 0xBD, 0xBE,
    ];

    protected override int DecodeNext(ref ulong state, ReadOnlySpan<byte> bytes, PythonTextBuilder text)
    {
        if (bytes is not [LetterRow, Filler, ..]) return base.DecodeNext(ref state, bytes, text);
        if (bytes.Length < Length) return Incomplete;
        if (bytes[2] != LetterRow || bytes[4] != LetterRow || bytes[6] != LetterRow) return Illegal;
        var initial = Initials.IndexOf(bytes[3]);
        var medial = bytes[5] - FirstMedial;
        var final = FinalLetters.IndexOf(bytes[7]);
        if (initial < 0 || medial is < 0 or >= Medials || final < 0) return Illegal;
        text.Append(Syllables + (initial * Medials + medial) * Finals + final);
        return Length;
    }

    protected override int EncodeNext(ref ulong state, PythonText text, int index, bool isFinal, ref ByteBuilder bytes)
    {
        if (base.EncodeNext(ref state, text, index, isFinal, ref bytes) is var taken and >= 0) return taken;
        var syllable = text[index] - Syllables;
        if (syllable is < 0 or >= SyllableCount) return Illegal;
        ReadOnlySpan<byte> letters =
        [
            LetterRow, Filler, LetterRow, Initials[syllable / (Medials * Finals)], LetterRow, (byte)(FirstMedial + syllable / Finals % Medials), LetterRow, FinalLetters[syllable % Finals],
        ];
        bytes.Append(letters);
        return 1;
    }
}
