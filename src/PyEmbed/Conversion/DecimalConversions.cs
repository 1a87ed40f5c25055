using System.Numerics;
using PyEmbed.StandardLibrary.Decimals;
using PyEmbed.VM.Objects;

namespace PyEmbed.Conversion;

/// <summary>.NET's <c>decimal</c> as <c>decimal.Decimal</c>, digit for digit, and back where it fits: nothing is rounded.</summary>
internal static class DecimalConversions
{
    private const int MostScale = 28;
    private const int MostDigits = 1000;   // of what is looked at for zeros to leave out

    private static UInt128 Largest => new(uint.MaxValue, ulong.MaxValue);   // 96 bits

    public static PyDecimal ToPython(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        _ = decimal.GetBits(value, parts);
        var digits = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        return new PyDecimal(new DecimalValue(parts[3] < 0, Coefficient.From(digits), -value.Scale));
    }

    /// <summary>A Decimal or an int. False: it is of another type, no number, too large or too fine.</summary>
    public static bool TryToHost(PyObject value, out object? result)
    {
        result = null;
        if (value is PyDecimal { Value: var number }) return number.IsFinite && TryMake(number, out result);
        if (value is PyBool || !PyInt.TryGetValue(value, out var whole)) return false;
        var magnitude = BigInteger.Abs(whole);
        return magnitude.GetBitLength() <= 96 && TryMake((UInt128)magnitude, 0, whole.Sign < 0, out result);
    }

    private static bool TryMake(in DecimalValue number, out object? result)
    {
        result = null;
        if (number.Coefficient.IsSmall) return TryMake(number.Coefficient.Small, number.Exponent, number.IsNegative, out result);
        // More digits than fit are zeros behind the point, or too many.
        if (number.Coefficient.Digits > MostDigits) return false;
        var (digits, exponent) = (number.Coefficient.Big, number.Exponent);
        while (exponent < 0 && BigInteger.DivRem(digits, 10) is (var rest, { IsZero: true })) (digits, exponent) = (rest, exponent + 1);
        return digits.GetBitLength() <= 96 && TryMake((UInt128)digits, exponent, number.IsNegative, out result);
    }

    private static bool TryMake(UInt128 digits, long exponent, bool isNegative, out object? result)
    {
        result = null;
        if (digits == UInt128.Zero) exponent = Math.Clamp(exponent, -MostScale, 0);
        for (; exponent > 0; exponent--)
        {
            if (digits > Largest / 10) return false;
            digits *= 10;
        }
        for (; (exponent < -MostScale || digits > Largest) && exponent < 0 && digits % 10 == UInt128.Zero; exponent++) digits /= 10;
        if (exponent < -MostScale || digits > Largest) return false;
        result = new decimal((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), isNegative, (byte)-exponent);
        return true;
    }
}
