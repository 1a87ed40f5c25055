using System.Numerics;
using PyEmbed.Core.Limits;

namespace PyEmbed.Core.Numbers;

/// <summary>Reads integers in bases 2 to 36, in less than quadratic time.</summary>
internal static class IntegerParser
{
    /// <summary>CPython's default for the number of digits that decimal conversion accepts; 0 means no limit.</summary>
    public const int DefaultMaxDigits = 4300;

    // Below this many digits the limit never applies (sys.int_info.str_digits_check_threshold).
    private const int CheckThreshold = 640;

    /// <summary>How reading ended.</summary>
    internal enum Outcome
    {
        Ok,

        /// <summary>ValueError: invalid literal for int() with base ...</summary>
        Invalid,

        /// <summary>ValueError: <see cref="TooManyDigitsMessage"/>.</summary>
        TooManyDigits,
    }

    /// <summary>
    /// Reads the whole text as <c>int(text, radix)</c> does once white space is stripped and digits are ASCII: sign, a prefix where the base is 0
    /// or matches, digits with single underscores between. Base 0 takes the base from the prefix and refuses leading zeros.
    /// The number of digits is for <see cref="TooManyDigitsMessage"/>.
    /// </summary>
    public static Outcome TryParse(ReadOnlySpan<char> text, int radix, int maxDigits, IWorkBudget? budget, out BigInteger value, out int digitCount)
    {
        value = BigInteger.Zero;
        digitCount = 0;
        var isNegative = false;
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            isNegative = text[0] == '-';
            text = text[1..];
        }
        var refusesLeadingZero = false;
        if (radix == 0)
        {
            radix = PrefixRadix(text);
            if (radix == 0)
            {
                radix = 10;
                refusesLeadingZero = text.Length > 0 && text[0] == '0';
            }
        }
        if (PrefixRadix(text) == radix)
        {
            text = text[2..];
            if (text.Length > 0 && text[0] == '_') text = text[1..];
        }
        var digits = new byte[text.Length];
        if (!TryCollect(text, radix, digits, out digitCount, out var isWhole)) return Outcome.Invalid;
        // The limit comes before what follows the digits is looked at.
        if (!BitOperations.IsPow2(radix) && maxDigits > 0 && digitCount > CheckThreshold && digitCount > maxDigits) return Outcome.TooManyDigits;
        var used = digits.AsSpan(0, digitCount);
        if (!isWhole || refusesLeadingZero && used.IndexOfAnyExcept((byte)0) >= 0) return Outcome.Invalid;
        value = FromDigits(used, radix, budget);
        if (isNegative) value = -value;
        return Outcome.Ok;
    }

    /// <summary>Text of the ValueError for too long a number, for <c>int()</c> and literals.</summary>
    public static string TooManyDigitsMessage(int maxDigits, int digitCount) =>
        $"Exceeds the limit ({maxDigits} digits) for integer string conversion: value has {digitCount} digits; use sys.set_int_max_str_digits() to increase the limit";

    /// <summary>The value of digits (each below the radix), the highest first.</summary>
    internal static BigInteger FromDigits(ReadOnlySpan<byte> digits, int radix, IWorkBudget? budget)
    {
        digits = digits.TrimStart((byte)0);
        if (digits.IsEmpty) return BigInteger.Zero;
        budget?.Charge(digits.Length / 8);
        if (BitOperations.IsPow2(radix)) return FromBits(digits, BitOperations.Log2((uint)radix));
        // The first chunk may be short; all others have the same number of digits, so that powers are shared.
        var chunk = ChunkDigits(radix);
        if (digits.Length <= chunk) return Chunk(digits, radix);
        var count = (digits.Length + chunk - 1) / chunk;
        var parts = new BigInteger[count];
        var end = digits.Length;
        for (var i = 0; i < count; i++)
        {
            parts[i] = Chunk(digits[Math.Max(end - chunk, 0)..end], radix);
            end -= chunk;
        }
        var power = BigInteger.Pow(radix, chunk);
        for (; count > 1; count = (count + 1) / 2)
        {
            for (var i = 0; i < count; i += 2)
                parts[i / 2] = i + 1 < count ? BigArithmetic.Multiply(parts[i + 1], power, budget) + parts[i] : parts[i];
            if (count > 2) power = BigArithmetic.Multiply(power, power, budget);
        }
        return parts[0];
    }

    // 0 where there is no prefix.
    private static int PrefixRadix(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '0') return 0;
        return text[1] switch
        {
            'x' or 'X' => 16,
            'o' or 'O' => 8,
            'b' or 'B' => 2,
            _ => 0,
        };
    }

    // Reads digits as far as there are any.
    private static bool TryCollect(ReadOnlySpan<char> text, int radix, byte[] digits, out int count, out bool isWhole)
    {
        count = 0;
        isWhole = true;
        var afterUnderscore = true;   // an underscore may not come first
        foreach (var c in text)
        {
            if (c == '_')
            {
                if (afterUnderscore) return false;
                afterUnderscore = true;
                continue;
            }
            var digit = DigitOf(c);
            if (digit >= radix)
            {
                isWhole = false;
                break;
            }
            afterUnderscore = false;
            digits[count++] = (byte)digit;
        }
        return count > 0 && !afterUnderscore;
    }

    private static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => 99,
    };

    // How many digits fit 64 bits.
    private static int ChunkDigits(int radix)
    {
        var count = 0;
        for (var limit = ulong.MaxValue; limit >= (ulong)radix; limit /= (ulong)radix) count++;
        return count;
    }

    private static ulong Chunk(ReadOnlySpan<byte> digits, int radix)
    {
        var value = 0ul;
        foreach (var digit in digits) value = value * (ulong)radix + digit;
        return value;
    }

    private static BigInteger FromBits(ReadOnlySpan<byte> digits, int bits)
    {
        var bytes = new byte[((long)digits.Length * bits + 7) / 8];
        long position = 0;
        for (var i = digits.Length - 1; i >= 0; i--, position += bits)
        {
            var at = (int)(position >> 3);
            var wide = digits[i] << (int)(position & 7);
            bytes[at] |= (byte)wide;
            if (wide > 0xFF) bytes[at + 1] |= (byte)(wide >> 8);
        }
        return new BigInteger(bytes, isUnsigned: true);
    }
}
