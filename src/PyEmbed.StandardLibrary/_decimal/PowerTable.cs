using System.Numerics;
using PyEmbed.Core.Numbers;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>Powers of ten and logarithms that an engine's calculations ask for again and again: the last ones are kept.</summary>
internal sealed class PowerTable
{
    // Multiples of this many zeros are kept; between them lies a short multiplication.
    private const int Step = 64;

    private const int MostDigitsKept = 2_000_000;
    private const int LongestKept = 1 << 16;

    private readonly Dictionary<long, BigInteger> _powers = [];
    private long _digitsKept;
    private FixedPoint.Constant? _ln2;
    private FixedPoint.Constant? _ln10;

    /// <summary>The natural logarithm of 2.</summary>
    public BigInteger Ln2(int bits, PyThreadState thread) => FixedPoint.Constant.Get(ref _ln2, 2, bits, thread.WorkBudget);

    public BigInteger Ln10(int bits, PyThreadState thread) => FixedPoint.Constant.Get(ref _ln10, 10, bits, thread.WorkBudget);

    public BigInteger Get(PyThreadState thread, long exponent)
    {
        if (exponent < Step) return PowersOfTen.Get((int)exponent);
        Calculation.Reserve(thread, exponent);
        if (exponent > LongestKept) return Compute(thread, exponent);
        var rest = exponent % Step;
        var whole = GetMultiple(thread, exponent - rest);
        return rest == 0 ? whole : whole * PowersOfTen.Get((int)rest);
    }

    private BigInteger GetMultiple(PyThreadState thread, long exponent)
    {
        if (_powers.TryGetValue(exponent, out var known)) return known;
        var power = Compute(thread, exponent);
        _digitsKept += exponent;
        if (_digitsKept > MostDigitsKept)
        {
            _powers.Clear();
            _digitsKept = exponent;
        }
        _powers[exponent] = power;
        return power;
    }

    // A power of five, then zeros in base two.
    private static BigInteger Compute(PyThreadState thread, long exponent) => OfFive(thread, exponent) << (int)exponent;

    public static BigInteger OfFive(PyThreadState thread, long exponent) =>
        IntegerPower.TryPower(5, exponent, thread.WorkBudget, out var power) ? power : throw PyThrow.MemoryError();
}
