using System.Numerics;
using PyEmbed.Core.Limits;
using PyEmbed.Core.Numbers;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>
/// One operation by the rules of a context (General Decimal Arithmetic Specification), with the conditions that come up in it. Long work is charged; what is too large for memory is
/// thrown as a <see cref="PyThrow"/>.
/// </summary>
internal partial struct Calculation
{
    public const long MaxPrecision = 999_999_999_999_999_999;
    public const long MaxExponent = 999_999_999_999_999_999;
    public const long MinExponent = -MaxExponent;

    // What .NET's BigInteger can hold.
    private const long MostDigits = 600_000_000;

    public readonly PyThreadState Thread;
    private readonly PowerTable _powers;
    public long Precision;
    public long Emax;
    public long Emin;
    public RoundingMode Rounding;
    public bool Clamp;
    public Conditions Status;

    public Calculation(PyThreadState thread, PyDecimalContext context)
    {
        Thread = thread;
        _powers = context.Powers;
        Precision = context.Precision;
        Emax = context.Emax;
        Emin = context.Emin;
        Rounding = context.Rounding;
        Clamp = context.Clamp;
    }

    private Calculation(in Calculation other)
    {
        Thread = other.Thread;
        _powers = other._powers;
        Precision = MaxPrecision;
        Emax = MaxExponent;
        Emin = MinExponent;
    }

    /// <summary>A context in which everything has room.</summary>
    public readonly Calculation Widest() => new(this);

    /// <summary>The same without what has come up, with another precision, rounding half even.</summary>
    public readonly Calculation Working(long precision) => this with { Status = Conditions.None, Precision = precision, Rounding = RoundingMode.HalfEven, Clamp = false };

    public readonly long Etiny => Emin - (Precision - 1);

    public readonly long Etop => Emax - (Precision - 1);

    public readonly IWorkBudget Budget => Thread.WorkBudget;

    // ---- NaNs ----

    public DecimalValue Invalid(Conditions condition = Conditions.InvalidOperation)
    {
        Status |= condition;
        return DecimalValue.NaN;
    }

    /// <summary>Whether the operand is a NaN; the result is then its quiet form.</summary>
    public bool IsNaN(in DecimalValue a, out DecimalValue result)
    {
        result = default;
        if (!a.IsNaN) return false;
        if (a.IsSignaling) Status |= Conditions.InvalidOperation;
        result = Quiet(a);
        return true;
    }

    /// <summary>Whether an operand is a NaN; a signaling one goes first.</summary>
    public bool IsNaN(in DecimalValue a, in DecimalValue b, out DecimalValue result)
    {
        result = default;
        if (a.Kind < DecimalKind.QuietNaN && b.Kind < DecimalKind.QuietNaN) return false;
        if (a.IsSignaling || b.IsSignaling) Status |= Conditions.InvalidOperation;
        result = Quiet(a.IsSignaling ? a : b.IsSignaling ? b : a.IsNaN ? a : b);
        return true;
    }

    private readonly DecimalValue Quiet(in DecimalValue nan)
    {
        var payload = nan.Coefficient;
        var room = Precision - (Clamp ? 1 : 0);
        if (payload.Digits > room) payload = LastDigits(payload, room);
        return new DecimalValue(DecimalKind.QuietNaN, nan.IsNegative, payload);
    }

    // ---- Results ----

    public DecimalValue Fix(in DecimalValue value)
    {
        if (!value.IsFinite) return value.IsNaN ? new DecimalValue(value.Kind, value.IsNegative, Quiet(value).Coefficient) : value;
        return Fix(value.IsNegative, value.Coefficient, value.Exponent);
    }

    /// <summary>The number rounded to precision and brought into the range of exponents.</summary>
    public DecimalValue Fix(bool isNegative, in Coefficient coefficient, long exponent)
    {
        var digits = coefficient.Digits;
        var adjusted = exponent + digits - 1;
        if (digits <= Precision && adjusted <= Emax && adjusted >= Emin && !Clamp) return new DecimalValue(isNegative, coefficient, exponent);
        return FixSlowly(isNegative, coefficient, exponent, adjusted);
    }

    private DecimalValue FixSlowly(bool isNegative, Coefficient coefficient, long exponent, long adjusted)
    {
        if (adjusted > Emax)
        {
            if (!coefficient.IsZero) return Overflow(isNegative);
            Status |= Conditions.Clamped;
            return new DecimalValue(isNegative, default, Clamp ? Etop : Emax);
        }
        if (Clamp && exponent > Etop)
        {
            Status |= Conditions.Clamped;
            if (!coefficient.IsZero && adjusted < Emin) Status |= Conditions.Subnormal;
            coefficient = ShiftLeft(coefficient, exponent - Etop);
            exponent = Etop;
        }
        else if (adjusted < Emin)
        {
            if (coefficient.IsZero)
            {
                if (exponent >= Etiny) return new DecimalValue(isNegative, coefficient, exponent);
                Status |= Conditions.Clamped;
                return new DecimalValue(isNegative, default, Etiny);
            }
            Status |= Conditions.Subnormal;
            if (exponent < Etiny)
            {
                Status |= Conditions.Rounded;
                coefficient = RoundOff(isNegative, coefficient, Etiny - exponent, out var isInexact);
                exponent = Etiny;
                if (isInexact)
                {
                    Status |= Conditions.Inexact | Conditions.Underflow;
                    if (coefficient.IsZero) Status |= Conditions.Clamped;
                }
            }
        }
        var excess = coefficient.Digits - Precision;
        if (excess <= 0) return new DecimalValue(isNegative, coefficient, exponent);
        Status |= Conditions.Rounded;
        coefficient = RoundOff(isNegative, coefficient, excess, out var isRoundedOff);
        exponent += excess;
        if (isRoundedOff) Status |= Conditions.Inexact;
        if (coefficient.Digits <= Precision) return new DecimalValue(isNegative, coefficient, exponent);
        // Nines became a one with zeros.
        coefficient = ShiftRight(coefficient, 1, out _);
        exponent++;
        return exponent + coefficient.Digits - 1 > Emax ? Overflow(isNegative) : new DecimalValue(isNegative, coefficient, exponent);
    }

    private DecimalValue Overflow(bool isNegative)
    {
        Status |= Conditions.Overflow | Conditions.Inexact | Conditions.Rounded;
        var isInfinite = Rounding switch
        {
            RoundingMode.Down or RoundingMode.ZeroFiveUp => false,
            RoundingMode.Ceiling => !isNegative,
            RoundingMode.Floor => isNegative,
            _ => true,
        };
        return isInfinite ? DecimalValue.Infinity(isNegative) : Largest(isNegative);
    }

    private readonly DecimalValue Largest(bool isNegative) => new(isNegative, Nines(Precision), Etop);

    /// <summary>Nines only.</summary>
    private readonly Coefficient Nines(long count) => ShiftLeft(Coefficient.One, count) - Coefficient.One;

    // ---- Digits ----

    /// <summary>The coefficient times a power of ten.</summary>
    public readonly Coefficient ShiftLeft(in Coefficient coefficient, long places)
    {
        if (places == 0 || coefficient.IsZero) return coefficient;
        if (coefficient.TryShiftLeftSmall(places, out var shifted)) return shifted;
        Reserve(coefficient.Digits + places);
        var power = Power(places);
        return Coefficient.From(coefficient.IsOne ? power : BigArithmetic.Multiply(coefficient.Big, power, Budget));
    }

    /// <summary>The coefficient without its last digits.</summary>
    public readonly Coefficient ShiftRight(in Coefficient coefficient, long places, out Dropped dropped)
    {
        dropped = Dropped.Nothing;
        if (places == 0) return coefficient;
        var digits = coefficient.Digits;
        if (places > digits)
        {
            if (!coefficient.IsZero) dropped = Dropped.BelowHalf;
            return default;
        }
        if (coefficient.IsSmall) return coefficient.ShiftRightSmall((int)places, out dropped);
        var unit = Power(places);
        var quotient = BigArithmetic.DivRem(coefficient.Big, unit, Budget, out var rest);
        dropped = Coefficient.Classify(rest, unit);
        return Coefficient.From(quotient);
    }

    /// <summary>The same, rounded as the context says.</summary>
    public readonly Coefficient RoundOff(bool isNegative, in Coefficient coefficient, long places, out bool isInexact)
    {
        var kept = ShiftRight(coefficient, places, out var dropped);
        isInexact = dropped != Dropped.Nothing;
        return isInexact && RoundsUp(isNegative, kept, dropped) ? kept + Coefficient.One : kept;
    }

    private readonly bool RoundsUp(bool isNegative, in Coefficient kept, Dropped dropped) => Rounding switch
    {
        RoundingMode.HalfEven => dropped == Dropped.AboveHalf || (dropped == Dropped.Half && !kept.IsEven),
        RoundingMode.HalfUp => dropped >= Dropped.Half,
        RoundingMode.HalfDown => dropped == Dropped.AboveHalf,
        RoundingMode.Up => true,
        RoundingMode.Down => false,
        RoundingMode.Ceiling => !isNegative,
        RoundingMode.Floor => isNegative,
        _ => kept.IsMultipleOfFive,
    };

    private readonly Coefficient LastDigits(in Coefficient coefficient, long count)
    {
        if (coefficient.Digits <= count) return coefficient;
        if (coefficient.IsSmall) return Coefficient.From(coefficient.Small % Coefficient.SmallPower((int)count));
        BigArithmetic.DivRem(coefficient.Big, Power(count), Budget, out var rest);
        return Coefficient.From(rest);
    }

    public readonly Coefficient Multiply(in Coefficient left, in Coefficient right)
    {
        if (left.TryMultiplySmall(right, out var product)) return product;
        if (!left.IsSmall || !right.IsSmall) Reserve(left.Digits + right.Digits);
        return Coefficient.From(BigArithmetic.Multiply(left.Big, right.Big, Budget));
    }

    /// <summary>10 to a power.</summary>
    public readonly BigInteger Power(long exponent) => _powers.Get(Thread, exponent);

    public readonly BigInteger PowerOfFive(long exponent) => PowerTable.OfFive(Thread, exponent);

    /// <summary>Before a number of so many digits is made.</summary>
    public readonly void Reserve(long digits) => Reserve(Thread, digits);

    public static void Reserve(PyThreadState thread, long digits)
    {
        if (digits < 2048) return;
        if (digits > MostDigits) throw PyThrow.MemoryError();
        if (!thread.TryChargeWork(digits / 64)) throw PyThrow.Pending(thread);
        ReserveBytes(thread, digits / 2);
    }

    /// <summary>Before digits are laid out one by one, as text or otherwise.</summary>
    public static void ReserveBytes(PyThreadState thread, long bytes)
    {
        if (!thread.TryReserve(bytes)) throw PyThrow.Pending(thread);
    }
}
