using System.Numerics;
using PyEmbed.Core.Numbers;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>Powers of ten and logarithms that an engine's calculations ask for again and again: the last ones are kept.</summary>
internal sealed class PowerTable
{
    private const int LongestKept = 1 << 16;
    private const int MostKept = 32;

    private readonly Dictionary<long, BigInteger> _powers = [];
    private FixedPoint.Constant? _ln2;
    private FixedPoint.Constant? _ln10;

    /// <summary>The natural logarithm of 2.</summary>
    public BigInteger Ln2(int bits, PyThreadState thread) => FixedPoint.Constant.Get(ref _ln2, 2, bits, thread.WorkBudget);

    public BigInteger Ln10(int bits, PyThreadState thread) => FixedPoint.Constant.Get(ref _ln10, 10, bits, thread.WorkBudget);

    public BigInteger Get(PyThreadState thread, long exponent)
    {
        if (exponent < 64) return PowersOfTen.Get((int)exponent);
        if (_powers.TryGetValue(exponent, out var known)) return known;
        Calculation.Reserve(thread, exponent);
        // A power of five, then zeros in base two.
        if (!IntegerPower.TryPower(5, exponent, thread.WorkBudget, out var power)) throw PyThrow.MemoryError();
        power <<= (int)exponent;
        if (exponent > LongestKept) return power;
        if (_powers.Count >= MostKept) _powers.Clear();
        _powers[exponent] = power;
        return power;
    }
}
