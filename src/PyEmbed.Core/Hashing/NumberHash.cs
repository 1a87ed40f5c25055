using System.Numerics;
using PyEmbed.Core.Numbers;

namespace PyEmbed.Core.Hashing;

/// <summary>
/// CPython's hashes of numbers: the value modulo the prime 2**61 - 1, so that equal numbers of different types hash alike. -1 is never a
/// hash; -2 stands for it.
/// </summary>
internal static class NumberHash
{
    public const long Infinity = 314159;
    public const long ImaginaryFactor = 1000003;
    private const int Bits = 61;
    private const ulong Modulus = (1UL << Bits) - 1;

    public static long OfInteger(long value)
    {
        // Nearly every number is its own hash: below the modulus in size.
        if (unchecked((ulong)value + (Modulus - 1)) <= 2 * (Modulus - 1)) return Avoid(value);
        var magnitude = value < 0 ? unchecked((ulong)-value) : (ulong)value;
        return Signed(magnitude % Modulus, value < 0);
    }

    public static long OfInteger(BigInteger value)
    {
        if (value >= long.MinValue && value <= long.MaxValue) return OfInteger((long)value);
        return Signed((ulong)(BigInteger.Abs(value) % Modulus), value.Sign < 0);
    }

    /// <summary>A NaN hashes by the identity of its object, which is the caller's business.</summary>
    public static long OfFloat(double value)
    {
        if (double.IsInfinity(value)) return value > 0 ? Infinity : -Infinity;
        FloatBits.Split(value, out var mantissa, out var exponent);
        // 2**61 is 1 here, so a power of two is a rotation in 61 bits.
        var shift = ((exponent % Bits) + Bits) % Bits;
        var reduced = (ulong)mantissa;
        reduced = ((reduced << shift) & Modulus) | (reduced >> (Bits - shift));
        return Signed(reduced, double.IsNegative(value));
    }

    /// <summary>Of the hashes of both parts.</summary>
    public static long OfComplex(long realHash, long imaginaryHash) => Avoid(unchecked(realHash + imaginaryHash * ImaginaryFactor));

    /// <summary>-1 means an error in CPython's C interface.</summary>
    internal static long Avoid(long hash) => hash == -1 ? -2 : hash;

    private static long Signed(ulong reduced, bool isNegative) => Avoid(isNegative ? -(long)reduced : (long)reduced);
}
