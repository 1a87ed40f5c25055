using System.Numerics;
using System.Runtime.CompilerServices;
using PyEmbed.Core.Limits;
using PyEmbed.Core.Numbers;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>
/// The digits of a decimal number as a whole number that is not negative. Up to 38 digits lie in 128 bits, which nearly all numbers do; more are a <see cref="BigInteger"/>.
/// </summary>
internal readonly struct Coefficient
{
    /// <summary>Numbers of so many digits are small.</summary>
    public const int SmallDigits = 38;

    private static readonly UInt128[] s_powers = MakePowers();

    // 10 ** 38, and twice that fits, so that a sum of two small ones does.
    private static readonly UInt128 s_limit = s_powers[SmallDigits];

    private readonly UInt128 _small;
    private readonly Large? _large;

    private sealed class Large(BigInteger value)
    {
        public readonly BigInteger Value = value;
        public long Digits;
    }

    private Coefficient(UInt128 small) => _small = small;

    private Coefficient(Large large) => _large = large;

    public static Coefficient One => new((UInt128)1);

    public static Coefficient From(ulong value) => new((UInt128)value);

    public static Coefficient From(UInt128 value) => value < s_limit ? new(value) : new(new Large(value));

    public static Coefficient From(BigInteger value)
    {
        if (value.GetBitLength() > 127) return new(new Large(value));
        return From((UInt128)value);
    }

    /// <summary>10 to a power of up to 38.</summary>
    public static UInt128 SmallPower(int exponent) => s_powers[exponent];

    public bool IsSmall => _large is null;

    public bool IsZero => _large is null && _small == UInt128.Zero;

    public bool IsOne => _large is null && _small == UInt128.One;

    public bool IsEven => _large is null ? UInt128.IsEvenInteger(_small) : _large.Value.IsEven;

    /// <summary>Whether the last digit is 0 or 5.</summary>
    public bool IsMultipleOfFive => _large is null ? _small % 5 == UInt128.Zero : (_large.Value % 5).IsZero;

    /// <summary>The number where <see cref="IsSmall"/>.</summary>
    public UInt128 Small => _small;

    public BigInteger Big => _large is null ? _small : _large.Value;

    /// <summary>How many digits it has; zero has one.</summary>
    public long Digits
    {
        get
        {
            if (_large is null) return CountDigits(_small);
            if (_large.Digits == 0) _large.Digits = CountDigits(_large.Value);
            return _large.Digits;
        }
    }

    public int CompareTo(in Coefficient other)
    {
        if (_large is null) return other._large is null ? _small.CompareTo(other._small) : -1;
        return other._large is null ? 1 : _large.Value.CompareTo(other._large.Value);
    }

    public static Coefficient operator +(in Coefficient left, in Coefficient right) =>
        left._large is null && right._large is null ? From(left._small + right._small) : From(left.Big + right.Big);

    /// <summary>The right one is not larger.</summary>
    public static Coefficient operator -(in Coefficient left, in Coefficient right) =>
        left._large is null ? new(left._small - right._small) : From(left.Big - right.Big);

    /// <summary>The product where it is small or made from two that fit 64 bits.</summary>
    public bool TryMultiplySmall(in Coefficient other, out Coefficient product)
    {
        product = default;
        if (_large is not null || other._large is not null) return false;
        if (Upper(_small) == 0 && Upper(other._small) == 0)
        {
            var high = Math.BigMul((ulong)_small, (ulong)other._small, out var low);
            product = From(new UInt128(high, low));
            return true;
        }
        // The bits tell with certainty where it fits: 10 ** 38 has 127.
        if (Bits(_small) + Bits(other._small) > 126) return false;
        product = new(_small * other._small);
        return true;
    }

    /// <summary>The number times a power of ten, where that is small.</summary>
    public bool TryShiftLeftSmall(long places, out Coefficient shifted)
    {
        shifted = default;
        if (_large is not null || places >= SmallDigits || CountDigits(_small) + places > SmallDigits) return false;
        shifted = new(_small * s_powers[(int)places]);
        return true;
    }

    /// <summary>A small number without its last digits, 1 to 38 of them.</summary>
    public Coefficient ShiftRightSmall(int places, out Dropped dropped)
    {
        var unit = s_powers[places];
        UInt128 quotient, rest;
        if (Upper(_small) == 0)
        {
            if (Upper(unit) != 0) (quotient, rest) = (UInt128.Zero, _small);
            else
            {
                var (q, r) = Math.DivRem((ulong)_small, (ulong)unit);
                (quotient, rest) = (q, r);
            }
        }
        else
        {
            quotient = Divide(_small, unit);
            rest = _small - quotient * unit;
        }
        dropped = Classify(rest, unit);
        return new(quotient);
    }

    /// <summary>How many zeros it ends with; none for zero.</summary>
    public int CountTrailingZeros()
    {
        if (_large is not null) return CountTrailingZeros(_large.Value);
        if (_small == UInt128.Zero) return 0;
        // A factor 2 for each.
        if ((_small & 1) != UInt128.Zero) return 0;
        var count = 0;
        var rest = _small;
        while (Upper(rest) != 0)
        {
            var shorter = rest / 10;
            if (shorter * 10 != rest) return count;
            rest = shorter;
            count++;
        }
        for (var low = (ulong)rest; low % 10 == 0; low /= 10) count++;
        return count;
    }

    private static int CountTrailingZeros(BigInteger value)
    {
        // No more than factors of two: found without a division.
        var most = (int)BigInteger.TrailingZeroCount(value);
        value >>= most;
        return RemoveFives(ref value, most);
    }

    /// <summary>Divides a number that is not zero by five as often as that leaves no rest, up to a number of times.</summary>
    public static int RemoveFives(ref BigInteger value, int most)
    {
        var budget = Budget;
        var count = 0;
        // Powers of five, each the square of the one before, as long as they divide; then the same backwards, each once at most.
        var powers = new List<BigInteger>();
        BigInteger power = 5;
        while (1 << powers.Count <= most - count && TryDivide(ref value, power, budget))
        {
            count += 1 << powers.Count;
            powers.Add(power);
            if (2 * power.GetBitLength() - 1 > value.GetBitLength()) break;
            power = BigArithmetic.Multiply(power, power, budget);
        }
        for (var i = powers.Count - 1; i >= 0; i--)
            if (1 << i <= most - count && TryDivide(ref value, powers[i], budget)) count += 1 << i;
        return count;

        static bool TryDivide(ref BigInteger value, BigInteger divisor, IWorkBudget budget)
        {
            var quotient = BigArithmetic.DivRem(value, divisor, budget, out var rest);
            if (!rest.IsZero) return false;
            value = quotient;
            return true;
        }
    }

    // Numbers are asked how long they are in many places, and seldom is that much work.
    private static IWorkBudget Budget => PyThreadState.Current.WorkBudget;

    /// <summary>Where a remainder lies, compared with half its divisor.</summary>
    public static Dropped Classify(UInt128 rest, UInt128 unit)
    {
        if (rest == UInt128.Zero) return Dropped.Nothing;
        var order = rest.CompareTo(unit - rest);
        return order < 0 ? Dropped.BelowHalf : order == 0 ? Dropped.Half : Dropped.AboveHalf;
    }

    public static Dropped Classify(BigInteger rest, BigInteger unit)
    {
        if (rest.IsZero) return Dropped.Nothing;
        var order = (rest << 1).CompareTo(unit);
        return order < 0 ? Dropped.BelowHalf : order == 0 ? Dropped.Half : Dropped.AboveHalf;
    }

    public static int CountDigits(UInt128 value)
    {
        // 1233 / 4096 is log10 2 closely enough for 128 bits.
        var guess = Bits(value) * 1233 >> 12;
        var digits = guess < s_powers.Length && value >= s_powers[guess] ? guess + 1 : guess;
        return digits == 0 ? 1 : digits;
    }

    public static long CountDigits(BigInteger value)
    {
        if (value.IsZero) return 1;
        const double Log10Of2 = 0.30102999566398119521;
        var bits = value.GetBitLength();
        // The first 64 bits give the logarithm to fifteen digits.
        var shift = bits > 64 ? (int)(bits - 64) : 0;
        var logarithm = Math.Log10((double)(ulong)(value >> shift)) + shift * Log10Of2;
        var below = Math.Floor(logarithm);
        var fraction = logarithm - below;
        var doubt = 1e-14 * (logarithm + 1);
        if (fraction > doubt && fraction < 1 - doubt) return (long)below + 1;
        var power = (long)Math.Round(logarithm);
        return value >= PowerTable.OfFive(PyThreadState.Current, power) << (int)power ? power + 1 : power;
    }

    /// <summary>The quotient of two numbers of 128 bits, by the processor's own division where the divisor fits 64.</summary>
    public static UInt128 Divide(UInt128 value, UInt128 divisor)
    {
        if (Upper(divisor) != 0) return value / divisor;
        var by = (ulong)divisor;
        var (high, rest) = Math.DivRem(Upper(value), by);
        return new UInt128(high, WideProduct.Divide(rest, (ulong)value, by).Quotient);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Upper(UInt128 value) => (ulong)(value >> 64);

    private static int Bits(UInt128 value) => 128 - (int)UInt128.LeadingZeroCount(value);

    private static UInt128[] MakePowers()
    {
        var powers = new UInt128[SmallDigits + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++) powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
