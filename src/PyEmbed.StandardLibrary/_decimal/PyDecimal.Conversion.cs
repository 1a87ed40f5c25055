using System.Numerics;
using PyEmbed.Core.Numbers;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Decimals;

// Numbers of other types, and the parts.
internal partial class PyDecimal
{
    [PyMethod("__int__(self, /)")]
    [PyMethod("__trunc__(self, /)", NoTextSignature = true)]
    internal PyObject? Truncate(PyThreadState thread) => ToInt(thread, RoundingMode.Down);

    [PyMethod("__floor__(self, /)", NoTextSignature = true)]
    internal PyObject? Floor(PyThreadState thread) => ToInt(thread, RoundingMode.Floor);

    [PyMethod("__ceil__(self, /)", NoTextSignature = true)]
    internal PyObject? Ceiling(PyThreadState thread) => ToInt(thread, RoundingMode.Ceiling);

    [PyMethod("__round__(self, ndigits=None, /)", NoTextSignature = true)]
    internal PyObject? Round(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 }) return PyErr.TypeError("Decimal.__round__() takes no keyword arguments");
        if (!CallArguments.AreCounted("__round__", args, keywordNames, 0, 1)) return null;
        if (args.IsEmpty) return ToInt(thread, RoundingMode.HalfEven);
        if (args[0] is not (PyInt or PyBigInt)) return PyErr.TypeError("optional arg must be an integer");
        if (!PyDecimalContext.TryGetSize(args[0], out var places) || DecimalState.Current(thread) is not { } context) return null;
        var calculation = new Calculation(thread, context);
        var unit = new DecimalValue(false, Coefficient.One, places == long.MinValue ? long.MaxValue : -places);
        return context.Finish(ref calculation, calculation.Quantize(_value, unit));
    }

    private PyObject? ToInt(PyThreadState thread, RoundingMode mode)
    {
        if (_value.IsNaN) return PyErr.ValueError("cannot convert NaN to integer");
        if (_value.IsInfinite) return PyErr.OverflowError("cannot convert Infinity to integer");
        if (DecimalState.Current(thread) is not { } context) return null;
        var calculation = new Calculation(thread, context).Widest();
        calculation.Rounding = mode;
        var whole = calculation.ToIntegral(_value, isExact: false);
        var magnitude = calculation.ShiftLeft(whole.Coefficient, whole.Exponent);
        if (magnitude.IsSmall && magnitude.Small <= long.MaxValue) return PyInt.From(whole.IsNegative ? -(long)magnitude.Small : (long)magnitude.Small);
        return PyInt.From(whole.IsNegative ? -magnitude.Big : magnitude.Big);
    }

    [PyMethod("__float__(self, /)")]
    internal PyObject? Float(PyThreadState thread) => TryToDouble(thread, out var value) ? PyFloat.From(value) : null;

    [PyMethod("__complex__(self, /)", NoTextSignature = true)]
    internal PyObject? Complex(PyThreadState thread) => TryToDouble(thread, out var value) ? new PyComplex(value, 0) : null;

    private bool TryToDouble(PyThreadState thread, out double value)
    {
        value = 0;
        if (_value.IsNaN)
        {
            if (_value.IsSignaling) return PyErr.ValueError("cannot convert signaling NaN to float");
            value = Math.CopySign(double.NaN, _value.IsNegative ? -1 : 1);
            return true;
        }
        return FloatParser.TryParse(DecimalText.ToText(thread, _value, hasCapitals: true), out value);
    }

    [PyMethod("as_tuple(self, /)", Doc = "Sign, digits and exponent as a named tuple.")]
    internal PyObject? AsTuple(PyThreadState thread)
    {
        if (DecimalState.Of(thread) is not { } state) return null;
        PyObject[] digits = [];
        if (_value.IsInfinite) digits = [PyInt.Zero];
        else if (_value.IsFinite || !_value.Coefficient.IsZero)
        {
            if (!thread.TryReserve(_value.Coefficient.Digits * IntPtr.Size)) return null;
            var text = DecimalText.Digits(thread, _value.Coefficient);
            digits = new PyObject[text.Length];
            for (var i = 0; i < digits.Length; i++) digits[i] = PyInt.From(text[i] - '0');
        }
        PyObject exponent = _value.Kind switch
        {
            DecimalKind.Infinity => PyStr.FromUtf16("F"),
            DecimalKind.QuietNaN => PyStr.FromUtf16("n"),
            DecimalKind.SignalingNaN => PyStr.FromUtf16("N"),
            _ => PyInt.From(_value.Exponent),
        };
        return Calls.Call3(thread, state.DecimalTuple, PyInt.From(_value.IsNegative ? 1 : 0), PyTuple.Adopt(digits), exponent);
    }

    [PyMethod("as_integer_ratio(self, /)", Doc = "The pair of ints whose ratio the number is, in lowest terms, the denominator positive.")]
    internal PyObject? AsIntegerRatio(PyThreadState thread)
    {
        if (_value.IsNaN) return PyErr.ValueError("cannot convert NaN to integer ratio");
        if (_value.IsInfinite) return PyErr.OverflowError("cannot convert Infinity to integer ratio");
        if (DecimalState.Current(thread) is not { } context) return null;
        var calculation = new Calculation(thread, context);
        var numerator = _value.Coefficient.Big;
        var denominator = BigInteger.One;
        if (numerator.IsZero) return PyTuple.Of(PyInt.Zero, PyInt.One);
        if (_value.Exponent >= 0) numerator = calculation.ShiftLeft(_value.Coefficient, _value.Exponent).Big;
        else
        {
            // Nothing but twos and fives can be in common.
            var places = -_value.Exponent;
            var twos = (int)Math.Min(places, (long)BigInteger.TrailingZeroCount(numerator));
            numerator >>= twos;
            var fives = Coefficient.RemoveFives(ref numerator, (int)Math.Min(places, int.MaxValue));
            calculation.Reserve(places - Math.Min(twos, fives));
            denominator = calculation.PowerOfFive(places - fives) << (int)(places - twos);
        }
        return PyTuple.Of(PyInt.From(_value.IsNegative ? -numerator : numerator), PyInt.From(denominator));
    }

    [PyMethod("adjusted(self, /)", Doc = "The exponent of the first digit; 0 for an infinity or a NaN.")]
    internal PyObject Adjusted() => PyInt.From(_value.IsFinite ? _value.Adjusted : 0);

    [PyMethod("to_eng_string(self, /, context=None)", Doc = "The number as text, with an exponent that is a multiple of 3.")]
    internal PyObject? ToEngineeringText(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        ContextFrom(thread, args, keywordNames) is { } context ? PyStr.FromUtf16(DecimalText.ToText(thread, _value, context.Capitals, isEngineering: true)) : null;

    // ---- rounding with a mode of its own ----

    [PyMethod("quantize(self, /, exp, rounding=None, context=None)", Doc = "The number with the exponent of exp, rounded.")]
    internal PyObject? Quantize(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        Span<PyObject?> bound = [null, null, null];
        if (!CallArguments.TryBind(args, keywordNames, DecimalNames.QuantizeParameters, 1, bound) || ContextOf(thread, bound[2]) is not { } context) return null;
        var calculation = new Calculation(thread, context);
        if (!TrySetRounding(ref calculation, context, bound[1]) || !DecimalOperands.TryConvert(bound[0]!, out var unit)) return null;
        return context.Finish(ref calculation, calculation.Quantize(_value, unit));
    }

    [PyMethod("to_integral(self, /, rounding=None, context=None)", Doc = "The number, rounded to a whole one.")]
    internal PyObject? ToIntegral(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => ToIntegral(thread, args, keywordNames, isExact: false);

    [PyMethod("to_integral_exact(self, /, rounding=None, context=None)", Doc = "The number, rounded to a whole one; signals if that changes it.")]
    internal PyObject? ToIntegralExact(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => ToIntegral(thread, args, keywordNames, isExact: true);

    [PyMethod("to_integral_value(self, /, rounding=None, context=None)", Doc = "The number, rounded to a whole one.")]
    internal PyObject? ToIntegralValue(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => ToIntegral(thread, args, keywordNames, isExact: false);

    private PyObject? ToIntegral(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, bool isExact)
    {
        Span<PyObject?> bound = [null, null];
        if (!CallArguments.TryBind(args, keywordNames, DecimalNames.RoundingParameters, 0, bound) || ContextOf(thread, bound[1]) is not { } context) return null;
        var calculation = new Calculation(thread, context);
        return TrySetRounding(ref calculation, context, bound[0]) ? context.Finish(ref calculation, calculation.ToIntegral(_value, isExact)) : null;
    }

    private static bool TrySetRounding(ref Calculation calculation, PyDecimalContext context, PyObject? rounding)
    {
        if (rounding is null or PyNone) return true;
        if (!context.State.TryGetRounding(rounding, out var mode)) return false;
        calculation.Rounding = mode;
        return true;
    }
}
