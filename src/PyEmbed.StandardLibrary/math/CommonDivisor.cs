using System.Numerics;
using PyEmbed.Core.Limits;
using PyEmbed.Core.Numbers;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary;

/// <summary><c>math.gcd</c> and <c>math.lcm</c></summary>
internal static class CommonDivisor
{
    // Below this many bits .NET's algorithm takes some milliseconds at most.
    private const int UnpolledBits = 1 << 15;

    public static PyObject? Gcd(PyThreadState thread, ReadOnlySpan<PyObject> integers)
    {
        PyObject result = PyInt.Zero;
        foreach (var integer in integers)
        {
            var number = Number.Index(thread, integer);
            if (number is null) return null;
            if (result is PyInt { Value: 1 }) continue;   // the others only have to be ints
            if (!thread.TryChargeWork(1)) return null;
            result = result is PyInt a && number is PyInt b
                ? PyInt.From(Gcd(Magnitude(a.Value), Magnitude(b.Value)))
                : PyInt.From(Gcd(BigInteger.Abs(Number.ToBigInteger(result)), BigInteger.Abs(Number.ToBigInteger(number)), thread.WorkBudget));
        }
        return result;
    }

    public static PyObject? Lcm(PyThreadState thread, ReadOnlySpan<PyObject> integers)
    {
        PyObject result = PyInt.One;
        foreach (var integer in integers)
        {
            var number = Number.Index(thread, integer);
            if (number is null) return null;
            if (result is PyInt { Value: 0 }) continue;
            if (!thread.TryChargeWork(1)) return null;
            var left = BigInteger.Abs(Number.ToBigInteger(result));
            var right = BigInteger.Abs(Number.ToBigInteger(number));
            if (right.IsZero)
            {
                result = PyInt.Zero;
                continue;
            }
            var divisor = Gcd(left, right, thread.WorkBudget);
            var multiple = IntArithmetic.Multiply(thread, BigArithmetic.DivRem(left, divisor, thread.WorkBudget, out _), right);
            if (multiple is null) return null;
            result = multiple;
        }
        return result;
    }

    private static ulong Magnitude(long value) => value < 0 ? unchecked((ulong)-value) : (ulong)value;

    private static BigInteger Gcd(ulong a, ulong b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }

    private static BigInteger Gcd(BigInteger a, BigInteger b, IWorkBudget budget)
    {
        if (a < b) (a, b) = (b, a);
        while (b.GetBitLength() > UnpolledBits)
        {
            // Lehmer: the quotients of the leading bits are those of the numbers, as long as both bounds of what was cut off agree.
            var shift = (int)(a.GetBitLength() - 62);
            budget.Charge(a.GetBitLength() / 16);
            var (x, y) = ((long)(a >> shift), (long)(b >> shift));
            long p = 1, q = 0, r = 0, s = 1;
            while (y + r != 0 && y + s != 0)
            {
                var quotient = (x + p) / (y + r);
                if (quotient != (x + q) / (y + s)) break;
                (p, r) = (r, p - quotient * r);
                (q, s) = (s, q - quotient * s);
                (x, y) = (y, x - quotient * y);
                if (Math.Max(Math.Abs(r), Math.Abs(s)) > 1L << 30) break;
            }
            if (q == 0)
            {
                BigArithmetic.DivRem(a, b, budget, out var rest);
                (a, b) = (b, rest);
            }
            else (a, b) = (p * a + q * b, r * a + s * b);
        }
        if (b.IsZero) return a;
        BigArithmetic.DivRem(a, b, budget, out var reduced);
        var words = b.GetBitLength() / 64 + 1;
        budget.Charge(words * words * 8);
        return BigInteger.GreatestCommonDivisor(b, reduced);
    }
}
