using System.Numerics;
using PyEmbed.Core.Hashing;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>Hashes, which are those of ints, floats and fractions of the same value: modulo the prime 2**61 - 1.</summary>
internal static class DecimalHash
{
    private const ulong Prime = (1UL << 61) - 1;

    // 10 times this is 1.
    private const ulong InverseOfTen = 2075258708292324556;

    /// <summary>False: TypeError is set, for a signaling NaN.</summary>
    public static bool TryCompute(PyThreadState thread, PyDecimal number, out long hash)
    {
        ref readonly var value = ref number.Value;
        hash = 0;
        if (value.IsNaN)
        {
            if (value.IsSignaling) return PyErr.TypeError("Cannot hash a signaling NaN value");
            hash = Identity.Hash(number);
            return true;
        }
        if (value.IsInfinite) hash = NumberHash.Infinity;
        else
        {
            var coefficient = value.Coefficient.IsSmall ? (ulong)(value.Coefficient.Small % Prime) : (ulong)(value.Coefficient.Big % Prime);
            var power = Power(value.Exponent < 0 ? InverseOfTen : 10, (ulong)Math.Abs(value.Exponent));
            hash = (long)Multiply(coefficient, power);
        }
        if (value.IsNegative) hash = -hash;
        hash = NumberHash.Avoid(hash);
        return true;
    }

    private static ulong Power(ulong number, ulong exponent)
    {
        ulong result = 1;
        for (; exponent != 0; exponent >>= 1, number = Multiply(number, number))
            if ((exponent & 1) != 0) result = Multiply(result, number);
        return result;
    }

    private static ulong Multiply(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        // 2**61 is 1: the upper bits are added to the lower.
        var sum = (low & Prime) + (high << 3 | low >> 61);
        return sum >= Prime ? sum - Prime : sum;
    }
}
