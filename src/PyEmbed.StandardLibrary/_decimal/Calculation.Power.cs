using System.Numerics;
using PyEmbed.Core.Numbers;

namespace PyEmbed.StandardLibrary.Decimals;

// Powers. They are computed as CPython's libmpdec does, to the same digits: with a whole exponent by multiplication with some digits more than precision, else by logarithm and
// exponential; then rounded as the context says.
internal partial struct Calculation
{
    // Exponents have no more digits.
    private const int ExponentDigits = 19;

    // No context has room for this exponent.
    private const long BeyondLargest = 2_000_000_000_000_000_001;

    public DecimalValue Power(in DecimalValue a, in DecimalValue b)
    {
        if (IsNaN(a, b, out var nan)) return nan;
        var isInteger = b.IsInteger;
        var isNegative = a.IsNegative && isInteger && IsOdd(b);
        if (a.IsZero)
        {
            if (b.IsZero) return Invalid();
            return b.IsNegative ? DecimalValue.Infinity(isNegative) : new DecimalValue(isNegative, default, 0);
        }
        if (a.IsNegative && !isInteger) return Invalid();
        if (b.IsInfinite) return PowerOfInfiniteExponent(a, b);
        if (a.IsInfinite)
        {
            if (b.IsZero) return DecimalValue.One.WithSign(isNegative);
            return b.IsNegative ? new DecimalValue(isNegative, default, 0) : DecimalValue.Infinity(isNegative);
        }
        if (b.IsZero) return DecimalValue.One;
        var order = DecimalValue.CompareMagnitudes(ref this, a, DecimalValue.One);
        if (order == 0) return PowerOfOne(a, b, isInteger, isNegative);
        if (PowerOutOfRange(a, b, isNegative, order > 0 != b.IsNegative) is { } beyond) return beyond;
        return isInteger ? IntegerPowerOf(a, b, isNegative) : RealPower(a, b);
    }

    private readonly bool IsOdd(in DecimalValue value)
    {
        if (value.Exponent > 0 || value.Coefficient.IsZero) return false;
        return !ShiftRight(value.Coefficient, -value.Exponent, out _).IsEven;
    }

    private DecimalValue PowerOfInfiniteExponent(in DecimalValue a, in DecimalValue b)
    {
        var order = a.IsInfinite ? 1 : DecimalValue.CompareMagnitudes(ref this, a, DecimalValue.One);
        if (order != 0) return order > 0 == b.IsNegative ? new DecimalValue(false, default, 0) : DecimalValue.Infinity(false);
        Status |= Conditions.Inexact | Conditions.Rounded;
        return new DecimalValue(false, ShiftLeft(Coefficient.One, Precision - 1), 1 - Precision);
    }

    private DecimalValue PowerOfOne(in DecimalValue a, in DecimalValue b, bool isInteger, bool isNegative)
    {
        var zeros = Precision - 1;
        if (!isInteger) Status |= Conditions.Inexact | Conditions.Rounded;
        else if (b.IsNegative) return DecimalValue.One.WithSign(isNegative);
        else
        {
            // 1.00 ** 3 is 1.000000
            var places = a.Exponent == 0 ? 0 : b.Adjusted > ExponentDigits ? double.PositiveInfinity : (double)ToWhole(b) * -a.Exponent;
            if (places > zeros) Status |= Conditions.Rounded;
            else zeros = (long)places;
        }
        return new DecimalValue(isNegative, ShiftLeft(Coefficient.One, zeros), -zeros);
    }

    // Whether the power is certainly out of range, by lower bounds of the exponents of the base's logarithm and of the exponent: finite numbers, the base not 1.
    private DecimalValue? PowerOutOfRange(in DecimalValue a, in DecimalValue b, bool isNegative, bool isLarge)
    {
        var adjusted = a.Adjusted;
        long size;
        if (adjusted > 0) size = DigitsOf(adjusted) - 1;
        else if (adjusted < -1) size = DigitsOf(adjusted + 1) - 1;
        else
        {
            // Next to 1 the logarithm is about the distance from it.
            var distance = Widest().Subtract(a.Absolute, DecimalValue.One);
            size = distance.Adjusted - (adjusted == 0 ? 2 : 1);
        }
        if (DigitsOf(isLarge ? Emax : Etiny) >= size + b.Adjusted) return null;
        return Fix(isNegative, Coefficient.One, isLarge ? BeyondLargest : Etiny - 1);
    }

    private static int DigitsOf(long number) => Coefficient.CountDigits((UInt128)(ulong)Math.Abs(number));

    private DecimalValue IntegerPowerOf(in DecimalValue a, in DecimalValue b, bool isNegative)
    {
        var working = Working(Precision + b.Coefficient.Digits + b.Exponent + 2);
        var factor = a;
        if (b.IsNegative)
        {
            working.Precision++;
            factor = working.Divide(DecimalValue.One, a);
        }
        var exponent = ToWhole(b);
        var bits = exponent.ToByteArray();
        var result = factor;
        for (var bit = (int)exponent.GetBitLength() - 2; bit >= 0; bit--)
        {
            result = working.Multiply(result, result);
            if ((bits[bit >> 3] >> (bit & 7) & 1) != 0) result = working.Multiply(result, factor);
            if (!result.IsFinite || (result.Coefficient.IsZero && (working.Status & Conditions.Clamped) != 0)) break;
        }
        Status |= working.Status;
        if (result.IsInfinite) return Fix(isNegative, Coefficient.One, BeyondLargest);
        return Fix(result.WithSign(isNegative));
    }

    private DecimalValue RealPower(in DecimalValue a, in DecimalValue b)
    {
        var working = Widest();
        working.Precision = Math.Max(a.Coefficient.Digits, Precision) + 4 + ExponentDigits;
        var result = working.Exponential(working.Multiply(working.Ln(a), b));
        Status |= Conditions.Inexact | Conditions.Rounded;
        if (result.IsInfinite) return Fix(false, Coefficient.One, BeyondLargest);
        if (DecimalValue.Compare(ref this, result, DecimalValue.One) == 0) return Fix(false, ShiftLeft(Coefficient.One, Precision - 1), 1 - Precision);
        return Fix(result);
    }

    /// <summary><c>pow(a, b, modulus)</c> of whole numbers.</summary>
    public DecimalValue Power(in DecimalValue a, in DecimalValue b, in DecimalValue modulus)
    {
        if (a.IsNaN || b.IsNaN || modulus.IsNaN) return PowerOfNaN(a, b, modulus);
        if (!a.IsInteger || !b.IsInteger || !modulus.IsInteger || (b.IsNegative && !b.Coefficient.IsZero) || modulus.Coefficient.IsZero
            || modulus.Adjusted >= Precision || (a.Coefficient.IsZero && b.Coefficient.IsZero)) return Invalid();
        var isNegative = a.IsNegative && IsOdd(b);
        var divisor = ToWhole(modulus);
        var budget = Budget;
        var value = Residue(a, divisor);
        // The zeros of the exponent one by one.
        BigInteger exponent;
        if (b.Exponent > 0)
        {
            exponent = b.Coefficient.Big;
            for (var i = b.Exponent; i > 0; i--)
            {
                budget.Charge(64);
                value = ModularPower(value, 10, divisor);
            }
        }
        else exponent = ToWhole(b);
        return new DecimalValue(isNegative, Coefficient.From(ModularPower(value, exponent, divisor)), 0);
    }

    private DecimalValue PowerOfNaN(in DecimalValue a, in DecimalValue b, in DecimalValue c)
    {
        if (a.IsSignaling || b.IsSignaling || c.IsSignaling)
        {
            Status |= Conditions.InvalidOperation;
            return Quiet(a.IsSignaling ? a : b.IsSignaling ? b : c);
        }
        return Quiet(a.IsNaN ? a : b.IsNaN ? b : c);
    }

    /// <summary>The value of a whole number.</summary>
    private readonly BigInteger ToWhole(in DecimalValue value) => value.Exponent >= 0
        ? ShiftLeft(value.Coefficient, value.Exponent).Big
        : ShiftRight(value.Coefficient, -value.Exponent, out _).Big;

    private readonly BigInteger Residue(in DecimalValue value, BigInteger divisor)
    {
        if (value.Exponent < 0) return ToWhole(value) % divisor;
        return value.Coefficient.Big % divisor * ModularPower(10, value.Exponent, divisor) % divisor;
    }

    private readonly BigInteger ModularPower(BigInteger value, BigInteger exponent, BigInteger divisor)
    {
        IntegerPower.TryModularPower(value, exponent, divisor, Budget, out var result);
        return result;
    }
}
