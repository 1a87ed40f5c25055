using System.Globalization;
using System.Numerics;
using PyEmbed.Core.Limits;

namespace PyEmbed.Core.Numbers;

/// <summary>Integers as text, in less than quadratic time.</summary>
internal static class IntegerText
{
    private const int SmallBits = 4096;

    /// <summary>Decimal text, or false where the number has more digits than <paramref name="maxDigits"/> allows (0: no limit).</summary>
    public static bool TryToDecimal(BigInteger value, int maxDigits, IWorkBudget? budget, out string text)
    {
        text = "";
        var bits = value.GetBitLength();
        // Certainly too long: found without doing the work. (log10 2 = 0.30103)
        if (maxDigits > 0 && bits > 2000 && (bits - 1) * 0.301029995 > maxDigits + 1) return false;
        text = ToDecimal(value, budget);
        return maxDigits <= 0 || text.Length <= 640 || text.Length - (value.Sign < 0 ? 1 : 0) <= maxDigits;
    }

    public static string TooManyDigitsMessage(int maxDigits) =>
        $"Exceeds the limit ({maxDigits} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit";

    public static string ToDecimal(BigInteger value, IWorkBudget? budget = null)
    {
        var bits = value.GetBitLength();
        if (bits <= SmallBits) return value.ToString(CultureInfo.InvariantCulture);
        var magnitude = BigInteger.Abs(value);
        // One digit more than there can be; leading zeros are trimmed.
        var digits = new char[(int)(bits * 0.30103) + 2];
        Convert(magnitude, digits, new Powers(budget), budget);
        var text = digits.AsSpan().TrimStart('0');
        return value.Sign < 0 ? string.Concat("-", text) : new string(text);
    }

    /// <summary>Text in base 2, 8 or 16 without prefix, lower case. Linear.</summary>
    public static string ToPowerOfTwoRadix(BigInteger value, int radix, IWorkBudget? budget = null)
    {
        if (value.IsZero) return "0";
        var bitsPerDigit = BitOperations.Log2((uint)radix);
        var magnitude = BigInteger.Abs(value);
        budget?.Charge(magnitude.GetBitLength() / 64);
        var bytes = magnitude.ToByteArray(isUnsigned: true);
        var count = (magnitude.GetBitLength() + bitsPerDigit - 1) / bitsPerDigit;
        var isNegative = value.Sign < 0;
        var text = new char[count + (isNegative ? 1 : 0)];
        if (isNegative) text[0] = '-';
        var at = text.Length;
        for (long position = 0; count > 0; count--, position += bitsPerDigit)
        {
            var index = (int)(position >> 3);
            var window = bytes[index] | (index + 1 < bytes.Length ? bytes[index + 1] << 8 : 0);
            text[--at] = "0123456789abcdef"[(window >> (int)(position & 7)) & (radix - 1)];
        }
        return new string(text);
    }

    // Fills the whole of digits, with leading zeros: by halves at 10 ** (digits / 2).
    private static void Convert(BigInteger value, Span<char> digits, Powers powers, IWorkBudget? budget)
    {
        if (value.GetBitLength() <= SmallBits)
        {
            budget?.Charge(50);
            // A short value in a long field: upper halves are zeros.
            Span<char> small = stackalloc char[SmallBits / 3];
            value.TryFormat(small, out var length, default, CultureInfo.InvariantCulture);
            digits[..^length].Fill('0');
            small[..length].CopyTo(digits[^length..]);
            return;
        }
        var lowCount = powers.LargestCountBelow(digits.Length);
        var high = BigArithmetic.DivRem(value, powers.Get(lowCount), budget, out var low);
        Convert(high, digits[..^lowCount], powers, budget);
        Convert(low, digits[^lowCount..], powers, budget);
    }

    /// <summary>10 to the powers 512, 1024, 2048, ... each the square of the one before.</summary>
    private sealed class Powers(IWorkBudget? budget)
    {
        private readonly List<BigInteger> _powers = [];

        public int LargestCountBelow(int digits)
        {
            var count = 512;
            while (count * 2L < digits) count *= 2;
            return count;
        }

        public BigInteger Get(int count)
        {
            var index = BitOperations.Log2((uint)count / 512);
            while (_powers.Count <= index)
                _powers.Add(_powers.Count == 0 ? BigInteger.Pow(10, 512) : BigArithmetic.Multiply(_powers[^1], _powers[^1], budget));
            return _powers[index];
        }
    }
}
