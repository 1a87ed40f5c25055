using System.Numerics;
using PyEmbed.Core.Limits;
using PyEmbed.Core.Numbers;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary;

/// <summary>Factorials, binomial coefficients and the integer square root.</summary>
internal static class Combinatorics
{
    public static PyObject? Factorial(PyThreadState thread, PyObject argument)
    {
        var number = Number.Index(thread, argument);
        if (number is null) return null;
        if (PyInt.IsNegative(number)) return PyErr.ValueError("factorial() not defined for negative values");
        if (!PyInt.TryGetInt64(number, out var n)) return PyErr.OverflowError($"factorial() argument should not exceed {long.MaxValue}");
        if (!AllowProduct(thread, n, n)) return null;
        // The odd parts of n, n/2, n/4, ... multiplied, and the twos put back in one shift.
        var budget = thread.WorkBudget;
        var odd = BigInteger.One;
        var run = BigInteger.One;
        for (var bit = n < 2 ? -1 : BitOperations.Log2((ulong)n); bit >= 0; bit--)
        {
            var (low, high) = ((n >> (bit + 1)) + 1 | 1, (n >> bit) + 1 | 1);   // odd numbers from low up to but without high
            run = BigArithmetic.Multiply(run, OddProduct(low, high, budget), budget);
            odd = BigArithmetic.Multiply(odd, run, budget);
        }
        return IntArithmetic.LeftShift(thread, odd, n - BitOperations.PopCount((ulong)n));
    }

    public static PyObject? Permutations(PyThreadState thread, PyObject nArgument, PyObject kArgument)
    {
        if (!TryArguments(thread, nArgument, kArgument, out var n, out var k)) return null;
        if (k > n) return PyInt.Zero;
        if (k > long.MaxValue) return PyErr.OverflowError($"k must not exceed {long.MaxValue}");
        return AllowProduct(thread, n, (long)k) ? PyInt.From(FallingProduct(n, (long)k, thread.WorkBudget)) : null;
    }

    public static PyObject? Combinations(PyThreadState thread, PyObject nArgument, PyObject kArgument)
    {
        if (!TryArguments(thread, nArgument, kArgument, out var n, out var k)) return null;
        if (k > n) return PyInt.Zero;
        if (k > n - k) k = n - k;
        if (k > long.MaxValue) return PyErr.OverflowError($"min(n - k, k) must not exceed {long.MaxValue}");
        return AllowProduct(thread, n, (long)k) ? PyInt.From(Binomial(n, (long)k, thread.WorkBudget)) : null;
    }

    public static PyObject? SquareRoot(PyThreadState thread, PyObject argument)
    {
        var number = Number.Index(thread, argument);
        if (number is null) return null;
        if (PyInt.IsNegative(number)) return PyErr.ValueError("isqrt() argument must be nonnegative");
        if (number is PyBigInt big) return PyInt.From(IntegerPower.SquareRoot(big.Value, thread.WorkBudget));
        var value = (ulong)((PyInt)number).Value;
        // The float may be one off either way.
        var root = (ulong)Math.Sqrt(value);
        while (root * root > value) root--;
        while ((root + 1) * (root + 1) <= value) root++;
        return PyInt.From((long)root);
    }

    private static bool TryArguments(PyThreadState thread, PyObject nArgument, PyObject kArgument, out BigInteger n, out BigInteger k)
    {
        n = k = default;
        if (Number.Index(thread, nArgument) is not { } nNumber || Number.Index(thread, kArgument) is not { } kNumber) return false;
        if (PyInt.IsNegative(nNumber)) return PyErr.ValueError("n must be a non-negative integer");
        if (PyInt.IsNegative(kNumber)) return PyErr.ValueError("k must be a non-negative integer");
        n = Number.ToBigInteger(nNumber);
        k = Number.ToBigInteger(kNumber);
        return true;
    }

    // Before count factors of at most this size are multiplied.
    private static bool AllowProduct(PyThreadState thread, BigInteger largest, long count)
    {
        var bits = (double)largest.GetBitLength() * count;
        if (bits < 4096) return true;
        // A factorial of that many factors has at least 40 % of these bits, so this is no false alarm.
        if (bits > 4e9) return PyErr.MemoryError();
        return thread.TryChargeWork(count) && thread.TryReserve((long)bits / 16);
    }

    // low * (low + 2) * ... below high, both odd.
    private static BigInteger OddProduct(long low, long high, IWorkBudget budget)
    {
        var count = (high - low) / 2;
        if (count <= 0) return BigInteger.One;
        if (count <= 64)
        {
            budget.Charge(count * 16);
            BigInteger product = low;
            for (var factor = low + 2; factor < high; factor += 2) product *= factor;
            return product;
        }
        var middle = low + count / 2 * 2;
        return BigArithmetic.Multiply(OddProduct(low, middle, budget), OddProduct(middle, high, budget), budget);
    }

    // n * (n - 1) * ... , count factors.
    private static BigInteger FallingProduct(BigInteger n, long count, IWorkBudget budget)
    {
        if (count == 0) return BigInteger.One;
        if (count <= 16)
        {
            budget.Charge(count * (n.GetBitLength() / 8 + 16));
            var product = n;
            for (var i = 1; i < count; i++) product *= n - i;
            return product;
        }
        var half = count / 2;
        return BigArithmetic.Multiply(FallingProduct(n, half, budget), FallingProduct(n - half, count - half, budget), budget);
    }

    // C(n, k) = C(n, j) * C(n - j, k - j) / C(k, j) with j = k / 2, so that no number is much longer than the result.
    private static BigInteger Binomial(BigInteger n, long k, IWorkBudget budget)
    {
        if (k == 0) return BigInteger.One;
        if (k <= 16)
        {
            budget.Charge(k * (n.GetBitLength() / 8 + 32));
            var result = n;
            for (var i = 1; i < k; i++) result = result * (n - i) / (i + 1);
            return result;
        }
        var half = k / 2;
        var product = BigArithmetic.Multiply(Binomial(n, half, budget), Binomial(n - half, k - half, budget), budget);
        return BigArithmetic.DivRem(product, Binomial(k, half, budget), budget, out _);
    }
}
