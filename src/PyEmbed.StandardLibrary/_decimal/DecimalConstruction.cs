using System.Numerics;
using PyEmbed.Core.Numbers;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary><c>Decimal(value)</c> and <c>Context.create_decimal(value)</c></summary>
internal static class DecimalConstruction
{
    /// <summary>The number exactly, or null with an error set.</summary>
    [MustCheck]
    public static PyObject? Exact(PyThreadState thread, PyDecimalContext context, PyType type, PyObject value)
    {
        if (value is PyDecimal number) return ReferenceEquals(type, PyDecimal.BuiltinType) && ReferenceEquals(value.Type, type) ? value : PyDecimal.Make(type, number.Value);
        if (value is PyFloat real)
        {
            // The flag is set, or the trap taken, though the result is exact.
            return context.TrySignal(Conditions.FloatOperation) ? PyDecimal.Make(type, FromDouble(real.Value)) : null;
        }
        if (!TryRead(thread, value, isExact: true, out var read, out var condition)) return null;
        if (condition == Conditions.None)
        {
            // What does not fit the widest context is no number.
            var widest = new Calculation(thread, context).Widest();
            read = widest.Fix(read);
            if ((widest.Status & (Conditions.Inexact | Conditions.Rounded | Conditions.Clamped)) != 0) condition = Conditions.InvalidOperation;
        }
        if (condition == Conditions.None) return PyDecimal.Make(type, read);
        return context.TrySignal(condition) ? PyDecimal.Make(type, DecimalValue.NaN) : null;
    }

    /// <summary>The number rounded by a context, or null with an error set.</summary>
    [MustCheck]
    public static PyObject? Rounded(PyThreadState thread, PyDecimalContext context, PyObject value)
    {
        var calculation = new Calculation(thread, context);
        if (value is PyDecimal number)
        {
            if (!number.Value.IsNaN) return context.Finish(ref calculation, calculation.Fix(number.Value));
            // A NaN with too long a payload is not cut off here.
            if (number.Value.Coefficient.Digits <= context.Precision - (context.Clamp ? 1 : 0) || number.Value.Coefficient.IsZero) return new PyDecimal(number.Value);
            calculation.Status = Conditions.ConversionSyntax;
            return context.Finish(ref calculation, DecimalValue.NaN);
        }
        if (value is PyFloat real) return context.TrySignal(Conditions.FloatOperation) ? context.Finish(ref calculation, calculation.Fix(FromDouble(real.Value))) : null;
        if (!TryRead(thread, value, isExact: false, out var read, out var condition)) return null;
        if (read.IsNaN && !read.Coefficient.IsZero && read.Coefficient.Digits > context.Precision - (context.Clamp ? 1 : 0)) condition = Conditions.ConversionSyntax;
        if (condition == Conditions.None) return context.Finish(ref calculation, calculation.Fix(read));
        calculation.Status = condition;
        return context.Finish(ref calculation, DecimalValue.NaN);
    }

    // Text, an int or a sequence. False: an error is set; with a condition, there is no number.
    private static bool TryRead(PyThreadState thread, PyObject value, bool isExact, out DecimalValue read, out Conditions condition)
    {
        condition = Conditions.None;
        if (DecimalOperands.TryGet(value, out read)) return true;
        switch (value)
        {
            case PyStr text:
                if (!DecimalText.TryParse(thread, text, isExact, out read)) condition = Conditions.ConversionSyntax;
                return true;
            case PyTuple tuple:
                return TryReadSequence(thread, tuple.Items, out read);
            case PyList list:
                return TryReadSequence(thread, list.Items, out read);
            default:
                return DecimalOperands.TryConvert(value, out read);
        }
    }

    // (sign, digits, exponent)
    private static bool TryReadSequence(PyThreadState thread, ReadOnlySpan<PyObject> parts, out DecimalValue value)
    {
        value = default;
        if (parts.Length != 3) return PyErr.ValueError("argument must be a sequence of length 3");
        if (parts[0] is not PyInt { Value: 0 or 1 } sign) return PyErr.ValueError("sign must be an integer with the value 0 or 1");
        var isNegative = sign.Value == 1;
        long exponent = 0;
        var kind = DecimalKind.Finite;
        if (parts[2] is PyStr letter)
        {
            if (letter.TextEquals("F")) kind = DecimalKind.Infinity;
            else if (letter.TextEquals("n")) kind = DecimalKind.QuietNaN;
            else if (letter.TextEquals("N")) kind = DecimalKind.SignalingNaN;
            else return PyErr.ValueError("string argument in the third position must be 'F', 'n' or 'N'");
        }
        else if (parts[2] is not (PyInt or PyBigInt)) return PyErr.ValueError("exponent must be an integer");
        else if (!PyDecimalContext.TryGetSize(parts[2], out exponent)) return false;
        if (!TryReadDigits(thread, parts[1], out var coefficient)) return false;
        if (kind == DecimalKind.Finite) value = new DecimalValue(isNegative, coefficient, Math.Clamp(exponent, -4_000_000_000_000_000_000, 4_000_000_000_000_000_000));
        else value = new DecimalValue(kind, isNegative, kind == DecimalKind.Infinity ? default : coefficient);
        return true;
    }

    private static bool TryReadDigits(PyThreadState thread, PyObject sequence, out Coefficient coefficient)
    {
        coefficient = default;
        ReadOnlySpan<PyObject> items;
        if (sequence is PyTuple tuple) items = tuple.Items;
        else if (sequence is PyList list) items = list.Items;
        else return PyErr.ValueError("coefficient must be a tuple of digits");
        Calculation.Reserve(thread, items.Length);
        Calculation.ReserveBytes(thread, 2L * items.Length);
        var digits = new byte[items.Length];
        for (var i = 0; i < digits.Length; i++)
        {
            if (items[i] is not PyInt { Value: >= 0 and <= 9 } digit) return PyErr.ValueError("coefficient must be a tuple of digits");
            digits[i] = (byte)digit.Value;
        }
        coefficient = DecimalText.FromDigits(thread, digits);
        return true;
    }

    /// <summary>What <c>from_float</c> takes. False: TypeError is set.</summary>
    [MustCheck]
    public static bool TryFromFloatOrInt(PyObject value, out DecimalValue read)
    {
        if (value is PyFloat real)
        {
            read = FromDouble(real.Value);
            return true;
        }
        if (value is PyInt or PyBigInt && DecimalOperands.TryGet(value, out read)) return true;
        read = default;
        return PyErr.TypeError("argument must be int or float");
    }

    /// <summary>The number that a float is, exactly.</summary>
    public static DecimalValue FromDouble(double value)
    {
        if (double.IsNaN(value)) return DecimalValue.NaN;
        var isNegative = double.IsNegative(value);
        if (double.IsInfinity(value)) return DecimalValue.Infinity(isNegative);
        var (numerator, denominator) = FloatBits.ToIntegerRatio(Math.Abs(value));
        // n / 2**k is n * 5**k / 10**k.
        var places = (int)BigInteger.TrailingZeroCount(denominator);
        return new DecimalValue(isNegative, Coefficient.From(places == 0 ? numerator : numerator * BigInteger.Pow(5, places)), -places);
    }
}
