namespace PyEmbed.StandardLibrary.Zlib;

/// <summary>The numbers of RFC 1951 that both directions need.</summary>
internal static class DeflateFormat
{
    public const int ShortestMatch = 3;
    public const int LongestMatch = 258;
    public const int EndOfBlock = 256;
    public const int FirstLengthCode = 257;
    public const int LiteralCodes = 286;
    public const int FixedLiteralCodes = 288;   // the last two have codes and no meaning
    public const int DistanceCodes = 30;
    public const int FixedDistanceCodes = 32;
    public const int LengthCodeCodes = 19;
    public const int LongestCode = 15;
    public const int LongestLengthCode = 7;
    public const int LongestStored = 65535;
    public const int StoredBlock = 0, FixedBlock = 1, DynamicBlock = 2;

    // Codes of code lengths that repeat: the length before 3-6 times, zero 3-10 times, zero 11-138 times.
    public const int RepeatLength = 16, RepeatZero = 17, RepeatZeroLong = 18;

    /// <summary>By length code from 257 on: the shortest length.</summary>
    public static ReadOnlySpan<ushort> LengthBase => [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    public static ReadOnlySpan<byte> LengthExtraBits => [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    public static ReadOnlySpan<ushort> DistanceBase =>
        [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];

    public static ReadOnlySpan<byte> DistanceExtraBits => [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    /// <summary>The order in which the lengths of the code length codes are sent: the least likely last.</summary>
    public static ReadOnlySpan<byte> LengthCodeOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>Lengths of the codes of a block with the fixed code.</summary>
    public static byte FixedLiteralLength(int code) => code switch { < 144 => 8, < 256 => 9, < 280 => 7, _ => 8 };

    public const byte FixedDistanceLength = 5;

    /// <summary>Codes are sent with their highest bit first, all else with the lowest.</summary>
    public static int Reverse(int code, int length)
    {
        var reversed = 0;
        for (; length > 0; length--)
        {
            reversed = reversed << 1 | code & 1;
            code >>= 1;
        }
        return reversed;
    }
}
