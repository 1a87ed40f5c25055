using System.Numerics;

namespace PyEmbed.Core.Numbers;

/// <summary>A finite double taken apart exactly: <c>mantissa * 2 ** exponent</c>.</summary>
internal static class FloatBits
{
    public const int MantissaBits = 52;

    /// <summary>The magnitude of a finite value as an integer times a power of two. The sign is left out.</summary>
    public static void Split(double value, out long mantissa, out int exponent)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)(bits >> MantissaBits) & 0x7FF;
        mantissa = bits & ((1L << MantissaBits) - 1);
        if (biased == 0)
        {
            exponent = -1074;
            return;
        }
        mantissa |= 1L << MantissaBits;
        exponent = biased - 1075;
    }

    /// <summary>
    /// The double nearest to <c>magnitude * 2 ** exponent</c> (ties to even), where <paramref name="isInexact"/> says that the true value lies a
    /// little above. Infinity where it is too large.
    /// </summary>
    public static double Round(UInt128 magnitude, long exponent, bool isInexact)
    {
        if (magnitude == 0) return 0;
        var bits = 128 - (int)UInt128.LeadingZeroCount(magnitude);
        // Position of the lowest bit that is kept: 53 bits, fewer where the result is subnormal.
        var lowest = Math.Max(exponent + bits - 53, -1074);
        var drop = lowest - exponent;
        if (drop > bits + 1) return 0;
        if (drop > 0)
        {
            var kept = drop >= 128 ? 0 : magnitude >> (int)drop;
            var half = UInt128.One << (int)(drop - 1);
            var rest = magnitude - (drop >= 128 ? 0 : kept << (int)drop);
            if (rest > half || (rest == half && (isInexact || (kept & 1) == 1))) kept++;
            magnitude = kept;
            exponent = lowest;
        }
        return Scale((double)(ulong)magnitude, exponent);
    }

    /// <summary>The exact ratio of a finite value in lowest terms: <c>float.as_integer_ratio</c>.</summary>
    public static (BigInteger Numerator, BigInteger Denominator) ToIntegerRatio(double value)
    {
        if (value == 0) return (BigInteger.Zero, BigInteger.One);
        Split(value, out var mantissa, out var exponent);
        var zeros = BitOperations.TrailingZeroCount(mantissa);
        mantissa >>= zeros;
        exponent += zeros;
        BigInteger numerator = value < 0 ? -mantissa : mantissa;
        return exponent >= 0 ? (numerator << exponent, BigInteger.One) : (numerator, BigInteger.One << -exponent);
    }

    // The mantissa has at most 53 bits and the result is exact or overflows, so scaling in two steps rounds nowhere.
    private static double Scale(double mantissa, long exponent)
    {
        if (exponent > 1023) return double.PositiveInfinity;
        return Math.ScaleB(mantissa, (int)exponent);
    }
}
