using System.Numerics;
using PyEmbed.Core.Limits;

namespace PyEmbed.Core.Numbers;

/// <summary>Shifts and bit counts of Python integers.</summary>
internal static class IntegerBits
{
    // .NET refuses integers of more than 2**31 bits; longer ones are MemoryError here.
    private const long MaxBits = int.MaxValue - 64L;

    /// <summary><c>int.bit_length</c>: of the magnitude.</summary>
    public static long BitLength(BigInteger value) => value.Sign < 0 ? BigInteger.Abs(value).GetBitLength() : value.GetBitLength();

    public static int BitLength(long value) => 64 - BitOperations.LeadingZeroCount(Magnitude(value));

    /// <summary><c>int.bit_count</c>: ones of the magnitude.</summary>
    public static long BitCount(BigInteger value) => (long)BigInteger.PopCount(BigInteger.Abs(value));

    public static int BitCount(long value) => BitOperations.PopCount(Magnitude(value));

    /// <summary>False where the result would be larger than .NET can hold.</summary>
    public static bool TryShiftLeft(BigInteger value, long count, IWorkBudget? budget, out BigInteger result)
    {
        result = value;
        if (value.IsZero || count == 0) return true;
        if (count > MaxBits - value.GetBitLength()) return false;
        budget?.Charge((value.GetBitLength() + count) / 512);
        result = value << (int)count;
        return true;
    }

    /// <summary>Rounds down: negative numbers end at -1.</summary>
    public static BigInteger ShiftRight(BigInteger value, long count)
    {
        if (count >= value.GetBitLength()) return value.Sign < 0 ? BigInteger.MinusOne : BigInteger.Zero;
        return value >> (int)count;
    }

    public static long ShiftRight(long value, long count) => count >= 64 ? value >> 63 : value >> (int)count;

    private static ulong Magnitude(long value) => value < 0 ? unchecked((ulong)-value) : (ulong)value;
}
