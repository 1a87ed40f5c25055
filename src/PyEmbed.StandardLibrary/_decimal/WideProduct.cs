using System.Runtime.Intrinsics.X86;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>The product of two small coefficients in 256 bits, from which the last digits are taken off: what a multiplication with usual precision needs.</summary>
internal struct WideProduct
{
    // A power of ten that fits 64 bits has so many zeros.
    private const int WordDigits = 19;

    private ulong _lowest;
    private ulong _low;
    private ulong _high;
    private ulong _highest;

    public WideProduct(UInt128 left, UInt128 right)
    {
        var (a1, a0) = ((ulong)(left >> 64), (ulong)left);
        var (b1, b0) = ((ulong)(right >> 64), (ulong)right);
        var low = (UInt128)a0 * b0;
        var high = (UInt128)a1 * b1;
        var first = (UInt128)a0 * b1;
        var second = (UInt128)a1 * b0;
        var middle = (low >> 64) + (ulong)first + (ulong)second;
        high += (first >> 64) + (second >> 64) + (middle >> 64);
        (_lowest, _low) = ((ulong)low, (ulong)middle);
        (_high, _highest) = ((ulong)high, (ulong)(high >> 64));
    }

    /// <summary>Takes off 1 to 38 digits. False where what is left has more than 128 bits.</summary>
    public bool TryShiftRight(int places, out UInt128 quotient, out Dropped dropped)
    {
        var upperPlaces = places > WordDigits ? places - WordDigits : places;
        ulong lower = 0;
        if (places > WordDigits) lower = DivideBy((ulong)Coefficient.SmallPower(WordDigits));
        var unit = (ulong)Coefficient.SmallPower(upperPlaces);
        var upper = DivideBy(unit);
        quotient = new UInt128(_low, _lowest);
        dropped = Coefficient.Classify(upper, unit);
        // The lower digits decide where the upper ones are nothing or a half.
        if (lower != 0) dropped = dropped switch { Dropped.Nothing => Dropped.BelowHalf, Dropped.Half => Dropped.AboveHalf, _ => dropped };
        return (_high | _highest) == 0;
    }

    // Divides the number and gives what is left over.
    private ulong DivideBy(ulong divisor)
    {
        (_highest, var rest) = Math.DivRem(_highest, divisor);
        (_high, rest) = Divide(rest, _high, divisor);
        (_low, rest) = Divide(rest, _low, divisor);
        (_lowest, rest) = Divide(rest, _lowest, divisor);
        return rest;
    }

    /// <summary>Two words by one, the upper being less than the divisor.</summary>
    public static (ulong Quotient, ulong Remainder) Divide(ulong upper, ulong lower, ulong divisor)
    {
        if (upper == 0) return Math.DivRem(lower, divisor);
#pragma warning disable SYSLIB5004 // DivRem of two words is marked as preview.
        if (X86Base.X64.IsSupported) return X86Base.X64.DivRem(lower, upper, divisor);
#pragma warning restore SYSLIB5004
        var value = new UInt128(upper, lower);
        var quotient = value / divisor;
        return ((ulong)quotient, (ulong)(value - quotient * divisor));
    }
}
