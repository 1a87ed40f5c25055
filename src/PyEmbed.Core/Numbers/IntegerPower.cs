using System.Numerics;
using PyEmbed.Core.Limits;

namespace PyEmbed.Core.Numbers;

/// <summary>Powers, modular powers and square roots of integers.</summary>
internal static class IntegerPower
{
    private const long MaxBits = int.MaxValue - 64L;

    /// <summary>How a modular power ended.</summary>
    internal enum Outcome
    {
        Ok,

        /// <summary>ValueError: pow() 3rd argument cannot be 0.</summary>
        ZeroModulus,

        /// <summary>ValueError: base is not invertible for the given modulus.</summary>
        NotInvertible,
    }

    /// <summary><paramref name="exponent"/> is not negative. False where the result would be larger than .NET can hold.</summary>
    public static bool TryPower(BigInteger value, BigInteger exponent, IWorkBudget? budget, out BigInteger result)
    {
        result = BigInteger.One;
        if (exponent.IsZero || value.IsOne) return true;
        result = value;
        if (value.IsZero) return true;
        if (value == BigInteger.MinusOne)
        {
            if (exponent.IsEven) result = BigInteger.One;
            return true;
        }
        if (exponent > MaxBits || (double)(BigInteger.Abs(value).GetBitLength() - 1) * (double)exponent > MaxBits) return false;
        var power = (uint)exponent;
        for (var bit = BitOperations.Log2(power) - 1; bit >= 0; bit--)
        {
            result = BigArithmetic.Multiply(result, result, budget);
            if ((power >> bit & 1) != 0) result = BigArithmetic.Multiply(result, value, budget);
        }
        return true;
    }

    /// <summary><c>pow(value, exponent, modulus)</c>; a negative exponent asks for the inverse. The result has the sign of the modulus.</summary>
    public static Outcome TryModularPower(BigInteger value, BigInteger exponent, BigInteger modulus, IWorkBudget? budget, out BigInteger result)
    {
        result = BigInteger.Zero;
        if (modulus.IsZero) return Outcome.ZeroModulus;
        var positive = BigInteger.Abs(modulus);
        if (positive.IsOne) return Outcome.Ok;
        if (exponent.Sign < 0)
        {
            exponent = -exponent;
            if (!TryInvert(value, positive, budget, out value)) return Outcome.NotInvertible;
        }
        value = IntegerDivision.Modulo(value, positive, budget);
        result = ReducedPower(value, exponent, positive, budget);
        if (modulus.Sign < 0 && !result.IsZero) result += modulus;
        return Outcome.Ok;
    }

    /// <summary><c>math.isqrt</c>: the square root rounded down of what is not negative.</summary>
    public static BigInteger SquareRoot(BigInteger value, IWorkBudget? budget = null)
    {
        var bits = value.GetBitLength();
        if (bits <= 52) return (BigInteger)Math.Sqrt((double)value);
        // The root of the upper half of the bits, one step above the truth; from above Newton's iteration falls to the root and never below.
        var quarter = (int)(bits / 4);
        var root = (SquareRoot(value >> (2 * quarter), budget) + 1) << quarter;
        do root = (root + BigArithmetic.DivRem(value, root, budget, out _)) >> 1;
        while (BigArithmetic.Multiply(root, root, budget) > value);
        return root;
    }

    // In pieces of the exponent, so that the budget is asked between them.
    private static BigInteger ReducedPower(BigInteger value, BigInteger exponent, BigInteger modulus, IWorkBudget? budget)
    {
        var words = modulus.GetBitLength() / 64 + 1;
        var pieceBits = (int)Math.Clamp(4_000_000 / (words * words), 1, 4096);
        var exponentBits = exponent.GetBitLength();
        if (budget is null || exponentBits <= pieceBits)
        {
            budget?.Charge(1 + exponentBits * words * words / 4);
            return BigInteger.ModPow(value, exponent, modulus);
        }
        var bytes = exponent.ToByteArray(isUnsigned: true, isBigEndian: true);
        pieceBits = (pieceBits + 7) / 8;   // from here on in bytes
        var result = BigInteger.One;
        for (var at = 0; at < bytes.Length; at += pieceBits)
        {
            var piece = bytes.AsSpan(at, Math.Min(pieceBits, bytes.Length - at));
            budget.Charge(1 + piece.Length * 4L * words * words);
            if (at > 0) result = BigInteger.ModPow(result, BigInteger.One << (8 * piece.Length), modulus);
            result = result * BigInteger.ModPow(value, new BigInteger(piece, isUnsigned: true, isBigEndian: true), modulus) % modulus;
        }
        return result;
    }

    private static bool TryInvert(BigInteger value, BigInteger modulus, IWorkBudget? budget, out BigInteger inverse)
    {
        var (r, nextR) = (modulus, IntegerDivision.Modulo(value, modulus, budget));
        var (t, nextT) = (BigInteger.Zero, BigInteger.One);
        while (!nextR.IsZero)
        {
            budget?.Charge(1 + nextR.GetBitLength() / 16);
            var quotient = BigInteger.DivRem(r, nextR, out var rest);
            (r, nextR) = (nextR, rest);
            (t, nextT) = (nextT, t - quotient * nextT);
        }
        inverse = t.Sign < 0 ? t + modulus : t;
        return r.IsOne;
    }
}
