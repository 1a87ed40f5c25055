using System.Numerics;
using PyEmbed.Core.Limits;

namespace PyEmbed.Core.Numbers;

/// <summary>Multiplication and division of integers of any size that ask a budget while they run. Small operands go straight to .NET.</summary>
internal static class BigArithmetic
{
    // Below this many bits a product takes some milliseconds at most, so it runs without asking.
    private const long UnpolledBits = 1 << 18;

    public static BigInteger Multiply(BigInteger left, BigInteger right, IWorkBudget? budget)
    {
        if (budget is null) return left * right;
        var leftBits = left.GetBitLength();
        var rightBits = right.GetBitLength();
        if (leftBits + rightBits <= 4096) return left * right;
        if (left.Sign < 0 || right.Sign < 0)
        {
            var product = MultiplyMagnitudes(BigInteger.Abs(left), BigInteger.Abs(right), budget);
            return left.Sign == right.Sign ? product : -product;
        }
        return MultiplyMagnitudes(left, right, budget);
    }

    /// <summary>Quotient and remainder, rounded towards zero.</summary>
    public static BigInteger DivRem(BigInteger left, BigInteger right, IWorkBudget? budget, out BigInteger remainder)
    {
        if (budget is null || left.GetBitLength() <= UnpolledBits)
        {
            budget?.Charge(DivisionCost(left.GetBitLength(), right.GetBitLength()));
            return BigInteger.DivRem(left, right, out remainder);
        }
        var (quotient, rest) = DivideMagnitudes(BigInteger.Abs(left), BigInteger.Abs(right), budget);
        remainder = left.Sign < 0 ? -rest : rest;
        return left.Sign == right.Sign ? quotient : -quotient;
    }

    private static BigInteger MultiplyMagnitudes(BigInteger left, BigInteger right, IWorkBudget budget)
    {
        var leftBits = left.GetBitLength();
        var rightBits = right.GetBitLength();
        if (leftBits < rightBits) (left, right, leftBits, rightBits) = (right, left, rightBits, leftBits);
        if (leftBits <= UnpolledBits)
        {
            budget.Charge(1 + ProductCost(leftBits, rightBits));
            return left * right;
        }
        if (rightBits * 2 <= leftBits) return MultiplyUnbalanced(left, leftBits, right, rightBits, budget);

        // Karatsuba: three products of half the size.
        var half = (int)(leftBits / 2);
        var mask = (BigInteger.One << half) - 1;
        var (leftHigh, leftLow) = (left >> half, left & mask);
        var (rightHigh, rightLow) = (right >> half, right & mask);
        var low = MultiplyMagnitudes(leftLow, rightLow, budget);
        var high = MultiplyMagnitudes(leftHigh, rightHigh, budget);
        var middle = MultiplyMagnitudes(leftLow + leftHigh, rightLow + rightHigh, budget) - low - high;
        return ((high << half) + middle << half) + low;
    }

    // The longer operand is cut into pieces of the shorter one's size.
    private static BigInteger MultiplyUnbalanced(BigInteger left, long leftBits, BigInteger right, long rightBits, IWorkBudget budget)
    {
        var piece = (int)Math.Max(rightBits, UnpolledBits / 2);
        if (leftBits <= piece)
        {
            budget.Charge(1 + ProductCost(leftBits, rightBits));
            return left * right;
        }
        // Split in the middle, at a multiple of the piece, so that shifting the results together costs little.
        var half = (int)((leftBits / piece + 1) / 2 * piece);
        var low = MultiplyMagnitudes(left & ((BigInteger.One << half) - 1), right, budget);
        var high = MultiplyMagnitudes(left >> half, right, budget);
        return (high << half) + low;
    }

    // Long division in digits as wide as the divisor, each step a recursive halving (Burnikel and Ziegler).
    private static (BigInteger Quotient, BigInteger Remainder) DivideMagnitudes(BigInteger left, BigInteger right, IWorkBudget budget)
    {
        var size = (int)right.GetBitLength();
        if (left < right) return (BigInteger.Zero, left);
        if (size <= 2048) return DivideByShort(left, right, budget);
        var count = (int)((left.GetBitLength() + size - 1) / size);
        var digits = new BigInteger[count];
        SplitDigits(left, digits, 0, count, size, budget);
        var rest = BigInteger.Zero;
        for (var i = count - 1; i >= 0; i--) (digits[i], rest) = DivideTwoByOne((rest << size) | digits[i], right, size, budget);
        return (JoinDigits(digits, 0, count, size, budget), rest);
    }

    // A short divisor: .NET's quadratic division is linear here, done in pieces so that the budget is asked.
    private static (BigInteger Quotient, BigInteger Remainder) DivideByShort(BigInteger left, BigInteger right, IWorkBudget budget)
    {
        const int Piece = 1 << 17;
        var count = (int)((left.GetBitLength() + Piece - 1) / Piece);
        var digits = new BigInteger[count];
        SplitDigits(left, digits, 0, count, Piece, budget);
        var rest = BigInteger.Zero;
        for (var i = count - 1; i >= 0; i--)
        {
            budget.Charge(1 + DivisionCost(Piece, right.GetBitLength()));
            digits[i] = BigInteger.DivRem((rest << Piece) | digits[i], right, out rest);
        }
        return (JoinDigits(digits, 0, count, Piece, budget), rest);
    }

    // left < right << size, and right has exactly size bits.
    private static (BigInteger Quotient, BigInteger Remainder) DivideTwoByOne(BigInteger left, BigInteger right, int size, IWorkBudget budget)
    {
        if (left.GetBitLength() <= UnpolledBits)
        {
            budget.Charge(1 + DivisionCost(left.GetBitLength(), size));
            var quotient = BigInteger.DivRem(left, right, out var rest);
            return (quotient, rest);
        }
        budget.Charge(left.GetBitLength() / 256);
        var odd = size & 1;
        if (odd == 1)
        {
            left <<= 1;
            right <<= 1;
            size++;
        }
        var half = size >> 1;
        var mask = (BigInteger.One << half) - 1;
        var rightHigh = right >> half;
        var rightLow = right & mask;
        var (high, remainder) = DivideThreeByTwo(left >> size, (left >> half) & mask, right, rightHigh, rightLow, half, budget);
        (var low, remainder) = DivideThreeByTwo(remainder, left & mask, right, rightHigh, rightLow, half, budget);
        return ((high << half) | low, odd == 1 ? remainder >> 1 : remainder);
    }

    private static (BigInteger Quotient, BigInteger Remainder) DivideThreeByTwo(
        BigInteger high, BigInteger low, BigInteger right, BigInteger rightHigh, BigInteger rightLow, int size, IWorkBudget budget)
    {
        BigInteger quotient, rest;
        if (high >> size == rightHigh)
        {
            quotient = (BigInteger.One << size) - 1;
            rest = high - (rightHigh << size) + rightHigh;
        }
        else (quotient, rest) = DivideTwoByOne(high, rightHigh, size, budget);
        rest = ((rest << size) | low) - MultiplyMagnitudes(quotient, rightLow, budget);
        // The estimate is at most two too large.
        while (rest.Sign < 0)
        {
            quotient -= 1;
            rest += right;
        }
        return (quotient, rest);
    }

    // By halves: taking digit after digit off a large number would be quadratic.
    private static void SplitDigits(BigInteger value, BigInteger[] digits, int start, int end, int size, IWorkBudget budget)
    {
        if (end - start == 1)
        {
            digits[start] = value;
            return;
        }
        budget.Charge(value.GetBitLength() / 512);
        var middle = (end - start) / 2;
        var shift = middle * size;
        SplitDigits(value & ((BigInteger.One << shift) - 1), digits, start, start + middle, size, budget);
        SplitDigits(value >> shift, digits, start + middle, end, size, budget);
    }

    private static BigInteger JoinDigits(BigInteger[] digits, int start, int end, int size, IWorkBudget budget)
    {
        if (end - start == 1) return digits[start];
        var middle = (end - start) / 2;
        budget.Charge((long)(end - start) * size / 512);
        return (JoinDigits(digits, start + middle, end, size, budget) << (middle * size)) | JoinDigits(digits, start, start + middle, size, budget);
    }

    // .NET multiplies and divides large numbers by divide and conquer as well, so this overestimates a little.
    private static long ProductCost(long leftBits, long rightBits) => leftBits / 64 * (rightBits / 64 + 1) / 16;

    private static long DivisionCost(long leftBits, long rightBits) => Math.Max(leftBits - rightBits, 64) / 64 * (rightBits / 64 + 1) / 4;
}
