namespace PyEmbed.StandardLibrary.Lzma;

/// <summary>What both directions of LZMA have in common: where each probability stands, the state machine of what came last, and the last four distances.</summary>
internal sealed class LzmaModel
{
    public const int States = 12;
    public const int PositionStates = 16;
    public const int ShortestMatch = 2;
    public const int LongestMatch = 273;
    public const int LowLengths = 8, MiddleLengths = 8;
    public const int AlignBits = 4;
    public const int FirstModelledSlot = 4, EndModelledSlot = 14;
    public const ushort Even = 1024;   // a half, of 2048

    // Places in the array of probabilities.
    public const int IsMatch = 0;
    public const int IsRepeat = IsMatch + States * PositionStates;
    public const int IsRepeatFirst = IsRepeat + States;
    public const int IsRepeatSecond = IsRepeatFirst + States;
    public const int IsRepeatThird = IsRepeatSecond + States;
    public const int IsRepeatLong = IsRepeatThird + States;
    public const int Slots = IsRepeatLong + States * PositionStates;
    public const int Special = Slots + 4 * 64;
    public const int Align = Special + 128;
    public const int MatchLength = Align + (1 << AlignBits);
    public const int RepeatLength = MatchLength + LengthSize;
    public const int Literals = RepeatLength + LengthSize;
    public const int LiteralSize = 0x300;

    // Within the probabilities of lengths.
    public const int LengthChoice = 0, LengthChoice2 = 1, LengthLow = 2, LengthMiddle = LengthLow + PositionStates * LowLengths, LengthHigh = LengthMiddle + PositionStates * MiddleLengths;
    public const int LengthSize = LengthHigh + 256;

    private readonly int _contextBits;
    private readonly int _positionMaskOfLiteral;

    /// <param name="contextBits">lc: bits of the byte before that choose a literal's probabilities.</param>
    /// <param name="literalPositionBits">lp: bits of the position that do.</param>
    /// <param name="positionBits">pb: bits of the position that choose the others.</param>
    public LzmaModel(int contextBits, int literalPositionBits, int positionBits)
    {
        _contextBits = contextBits;
        _positionMaskOfLiteral = (1 << literalPositionBits) - 1;
        PositionMask = (1 << positionBits) - 1;
        Probabilities = new ushort[Literals + (LiteralSize << contextBits + literalPositionBits)];
        Reset();
    }

    public ushort[] Probabilities { get; }

    public int PositionMask { get; }

    public int State { get; set; }

    /// <summary>The last distances, less one.</summary>
    public uint[] Recent { get; } = new uint[4];

    public bool IsAfterLiteral => State < 7;

    public void Reset()
    {
        Array.Fill(Probabilities, Even);
        Array.Clear(Recent);
        State = 0;
    }

    public int LiteralAt(long position, byte before) => Literals + LiteralSize * (((int)(position & _positionMaskOfLiteral) << _contextBits) + (before >> 8 - _contextBits));

    public void AfterLiteral() => State = State switch { < 4 => 0, < 10 => State - 3, _ => State - 6 };

    public void AfterMatch() => State = IsAfterLiteral ? 7 : 10;

    public void AfterRepeat() => State = IsAfterLiteral ? 8 : 11;

    public void AfterShortRepeat() => State = IsAfterLiteral ? 9 : 11;

    public static int SlotsOf(int length) => Slots + 64 * Math.Min(length - ShortestMatch, 3);
}
