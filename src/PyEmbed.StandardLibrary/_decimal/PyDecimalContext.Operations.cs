namespace PyEmbed.StandardLibrary.Decimals;

// The operations by the rules of this context.
internal partial class PyDecimalContext
{
    private PyObject? Apply(PyThreadState thread, PyObject x, UnaryOperation operation)
    {
        if (!DecimalOperands.TryConvert(x, out var a)) return null;
        var calculation = new Calculation(thread, this);
        return Finish(ref calculation, operation(ref calculation, a));
    }

    private static bool TryTakeTwo(string name, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, out DecimalValue a, out DecimalValue b)
    {
        a = b = default;
        return CallArguments.AreCounted(name, args, keywordNames, 2, 2) && DecimalOperands.TryConvert(args[0], out a) && DecimalOperands.TryConvert(args[1], out b);
    }

    private PyObject? Apply(PyThreadState thread, string name, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, BinaryOperation operation)
    {
        if (!TryTakeTwo(name, args, keywordNames, out var a, out var b)) return null;
        var calculation = new Calculation(thread, this);
        return Finish(ref calculation, operation(ref calculation, a, b));
    }

    /// <summary>The result, or null with an error set where something that came up is trapped.</summary>
    [MustCheck]
    public PyObject? Finish(ref Calculation calculation, in DecimalValue result) =>
        calculation.Status == Conditions.None || TrySignal(calculation.Status) ? new PyDecimal(result) : null;

    [PyMethod("abs(self, x, /)", Doc = "The absolute value of x, rounded.")]
    internal PyObject? Absolute(PyThreadState thread, PyObject x) => Apply(thread, x, Operations.Absolute);

    [PyMethod("minus(self, x, /)", Doc = "-x, rounded.")]
    internal PyObject? Minus(PyThreadState thread, PyObject x) => Apply(thread, x, Operations.Minus);

    [PyMethod("plus(self, x, /)", Doc = "x, rounded.")]
    internal PyObject? Plus(PyThreadState thread, PyObject x) => Apply(thread, x, Operations.Plus);

    [PyMethod("exp(self, x, /)", Doc = "e ** x, rounded correctly.")]
    internal PyObject? Exponential(PyThreadState thread, PyObject x) => Apply(thread, x, Operations.Exponential);

    [PyMethod("ln(self, x, /)", Doc = "The natural logarithm of x, rounded correctly.")]
    internal PyObject? Ln(PyThreadState thread, PyObject x) => Apply(thread, x, Operations.Ln);

    [PyMethod("log10(self, x, /)", Doc = "The logarithm of x in base ten, rounded correctly.")]
    internal PyObject? Log10(PyThreadState thread, PyObject x) => Apply(thread, x, Operations.Log10);

    [PyMethod("logb(self, x, /)", Doc = "The exponent of the first digit of x.")]
    internal PyObject? LogB(PyThreadState thread, PyObject x) => Apply(thread, x, Operations.LogB);

    [PyMethod("logical_invert(self, x, /)", Doc = "The digits of x, each 0 or 1, inverted.")]
    internal PyObject? Invert(PyThreadState thread, PyObject x) => Apply(thread, x, Operations.Invert);

    [PyMethod("next_minus(self, x, /)", Doc = "The largest number that is smaller than x.")]
    internal PyObject? NextMinus(PyThreadState thread, PyObject x) => Apply(thread, x, Operations.NextMinus);

    [PyMethod("next_plus(self, x, /)", Doc = "The smallest number that is larger than x.")]
    internal PyObject? NextPlus(PyThreadState thread, PyObject x) => Apply(thread, x, Operations.NextPlus);

    [PyMethod("normalize(self, x, /)", Doc = "x, rounded, without the zeros at its end.")]
    internal PyObject? Normalize(PyThreadState thread, PyObject x) => Apply(thread, x, Operations.Normalize);

    [PyMethod("sqrt(self, x, /)", Doc = "The square root of x, rounded correctly.")]
    internal PyObject? SquareRoot(PyThreadState thread, PyObject x) => Apply(thread, x, Operations.SquareRoot);

    [PyMethod("to_integral(self, x, /)", Doc = "x, rounded to a whole number.")]
    internal PyObject? ToIntegral(PyThreadState thread, PyObject x) => Apply(thread, x, Operations.ToIntegralValue);

    [PyMethod("to_integral_exact(self, x, /)", Doc = "x, rounded to a whole number; signals if that changes it.")]
    internal PyObject? ToIntegralExact(PyThreadState thread, PyObject x) => Apply(thread, x, Operations.ToIntegralExact);

    [PyMethod("to_integral_value(self, x, /)", Doc = "x, rounded to a whole number.")]
    internal PyObject? ToIntegralValue(PyThreadState thread, PyObject x) => Apply(thread, x, Operations.ToIntegralValue);

    [PyMethod("add(self, x, y, /)", Doc = "The sum of x and y, rounded.")]
    internal PyObject? Add(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "add", args, keywordNames, Operations.Add);

    [PyMethod("divide(self, x, y, /)", Doc = "x / y, rounded.")]
    internal PyObject? Divide(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "divide", args, keywordNames, Operations.Divide);

    [PyMethod("divide_int(self, x, y, /)", Doc = "The whole part of x / y.")]
    internal PyObject? DivideInteger(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "divide_int", args, keywordNames, Operations.DivideInteger);

    [PyMethod("multiply(self, x, y, /)", Doc = "The product of x and y, rounded.")]
    internal PyObject? Multiply(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "multiply", args, keywordNames, Operations.Multiply);

    [PyMethod("remainder(self, x, y, /)", Doc = "What is left of x beside a multiple of y, with the sign of x.")]
    internal PyObject? Remainder(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "remainder", args, keywordNames, Operations.Remainder);

    [PyMethod("subtract(self, x, y, /)", Doc = "x - y, rounded.")]
    internal PyObject? Subtract(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "subtract", args, keywordNames, Operations.Subtract);

    [PyMethod("compare(self, x, y, /)", Doc = "-1, 0 or 1 as x is less than, equal to or greater than y.")]
    internal PyObject? Compare(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "compare", args, keywordNames, Operations.Compare);

    [PyMethod("compare_signal(self, x, y, /)", Doc = "The same as compare(), but NaNs signal.")]
    internal PyObject? CompareSignal(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "compare_signal", args, keywordNames, Operations.CompareSignal);

    [PyMethod("compare_total(self, x, y, /)", Doc = "The order by representation, in which only identical ones are equal.\n\n>>> ExtendedContext.compare_total(Decimal('12.0'), 12)\nDecimal('-1')")]
    internal PyObject? CompareTotal(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "compare_total", args, keywordNames, Operations.CompareTotal);

    [PyMethod("compare_total_mag(self, x, y, /)", Doc = "The order by representation, signs aside.")]
    internal PyObject? CompareTotalMagnitude(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "compare_total_mag", args, keywordNames, Operations.CompareTotalMagnitude);

    [PyMethod("copy_sign(self, x, y, /)", Doc = "x with the sign of y.")]
    internal PyObject? CopySign(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "copy_sign", args, keywordNames, Operations.CopySign);

    [PyMethod("logical_and(self, x, y, /)", Doc = "The digits of both, each 0 or 1, combined by and.")]
    internal PyObject? And(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "logical_and", args, keywordNames, Operations.And);

    [PyMethod("logical_or(self, x, y, /)", Doc = "The digits of both, each 0 or 1, combined by or.")]
    internal PyObject? Or(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "logical_or", args, keywordNames, Operations.Or);

    [PyMethod("logical_xor(self, x, y, /)", Doc = "The digits of both, each 0 or 1, combined by exclusive or.")]
    internal PyObject? Xor(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "logical_xor", args, keywordNames, Operations.Xor);

    [PyMethod("max(self, x, y, /)", Doc = "The larger one, rounded.")]
    internal PyObject? Maximum(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "max", args, keywordNames, Operations.Maximum);

    [PyMethod("max_mag(self, x, y, /)", Doc = "The one with the larger magnitude, rounded.")]
    internal PyObject? MaximumMagnitude(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "max_mag", args, keywordNames, Operations.MaximumMagnitude);

    [PyMethod("min(self, x, y, /)", Doc = "The smaller one, rounded.")]
    internal PyObject? Minimum(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "min", args, keywordNames, Operations.Minimum);

    [PyMethod("min_mag(self, x, y, /)", Doc = "The one with the smaller magnitude, rounded.")]
    internal PyObject? MinimumMagnitude(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "min_mag", args, keywordNames, Operations.MinimumMagnitude);

    [PyMethod("next_toward(self, x, y, /)", Doc = "The number that comes after x in the direction of y.")]
    internal PyObject? NextToward(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "next_toward", args, keywordNames, Operations.NextToward);

    [PyMethod("remainder_near(self, x, y, /)", Doc = "What is left of x beside the nearest multiple of y.")]
    internal PyObject? RemainderNear(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "remainder_near", args, keywordNames, Operations.RemainderNear);

    [PyMethod("rotate(self, x, y, /)", Doc = "The digits of x, rotated to the left by y places.")]
    internal PyObject? Rotate(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "rotate", args, keywordNames, Operations.Rotate);

    [PyMethod("scaleb(self, x, y, /)", Doc = "x with its exponent raised by y.")]
    internal PyObject? ScaleB(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "scaleb", args, keywordNames, Operations.ScaleB);

    [PyMethod("shift(self, x, y, /)", Doc = "The digits of x, moved to the left by y places.")]
    internal PyObject? Shift(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "shift", args, keywordNames, Operations.Shift);

    [PyMethod("quantize(self, x, y, /)", Doc = "x with the exponent of y, rounded.")]
    internal PyObject? Quantize(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, "quantize", args, keywordNames, Operations.Quantize);

    [PyMethod("_apply(self, x, /)", NoTextSignature = true)]
    internal PyObject? RoundIt(PyThreadState thread, PyObject x) => Apply(thread, x, Operations.Rounded);

    [PyMethod("divmod(self, x, y, /)", Doc = "The whole part of x / y and what is left of x.")]
    internal PyObject? DivMod(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        TryTakeTwo("divmod", args, keywordNames, out var a, out var b) ? PyDecimal.DivMod(thread, this, a, b) : null;

    [PyMethod("power(self, /, a, b, modulo=None)", Doc = "a ** b, rounded; with a modulo, exactly.")]
    internal PyObject? Power(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        Span<PyObject?> bound = [null, null, null];
        if (!CallArguments.TryBind(args, keywordNames, DecimalNames.PowerParameters, 2, bound)) return null;
        if (!DecimalOperands.TryConvert(bound[0]!, out var a) || !DecimalOperands.TryConvert(bound[1]!, out var b)) return null;
        var calculation = new Calculation(thread, this);
        if (bound[2] is null or PyNone) return Finish(ref calculation, calculation.Power(a, b));
        return DecimalOperands.TryConvert(bound[2]!, out var modulus) ? Finish(ref calculation, calculation.Power(a, b, modulus)) : null;
    }

    [PyMethod("fma(self, x, y, z, /)", Doc = "x * y + z, rounded once.")]
    internal PyObject? MultiplyAdd(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!CallArguments.AreCounted("fma", args, keywordNames, 3, 3)) return null;
        if (!DecimalOperands.TryConvert(args[0], out var a) || !DecimalOperands.TryConvert(args[1], out var b) || !DecimalOperands.TryConvert(args[2], out var c)) return null;
        var calculation = new Calculation(thread, this);
        return Finish(ref calculation, calculation.MultiplyAdd(a, b, c));
    }

    [PyMethod("same_quantum(self, x, y, /)", Doc = "Whether both have the same exponent.")]
    internal PyObject? SameQuantum(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        TryTakeTwo("same_quantum", args, keywordNames, out var a, out var b) ? PyBool.From(Calculation.HaveSameQuantum(a, b)) : null;

    [PyMethod("radix(self, /)", Doc = "10")]
    internal PyObject Radix() => new PyDecimal(DecimalValue.From(10));

    // ---- what is said about a number ----

    private static PyObject? Test(PyObject x, Predicate<DecimalValue> test) => DecimalOperands.TryConvert(x, out var a) ? PyBool.From(test(a)) : null;

    [PyMethod("is_canonical(self, x, /)", Doc = "True: every Decimal is canonical.")]
    internal PyObject? IsCanonical(PyObject x) => x is PyDecimal ? PyBool.From(true) : PyErr.TypeError("argument must be a Decimal");

    [PyMethod("is_finite(self, x, /)", Doc = "Whether x is neither infinite nor a NaN.")]
    internal PyObject? IsFinite(PyObject x) => Test(x, static a => a.IsFinite);

    [PyMethod("is_infinite(self, x, /)", Doc = "Whether x is infinite.")]
    internal PyObject? IsInfinite(PyObject x) => Test(x, static a => a.IsInfinite);

    [PyMethod("is_nan(self, x, /)", Doc = "Whether x is a NaN.")]
    internal PyObject? IsNaN(PyObject x) => Test(x, static a => a.IsNaN);

    [PyMethod("is_normal(self, x, /)", Doc = "Whether x is finite, not zero and not subnormal.")]
    internal PyObject? IsNormal(PyThreadState thread, PyObject x) => DecimalOperands.TryConvert(x, out var a) ? PyBool.From(new Calculation(thread, this).IsNormal(a)) : null;

    [PyMethod("is_qnan(self, x, /)", Doc = "Whether x is a quiet NaN.")]
    internal PyObject? IsQuietNaN(PyObject x) => Test(x, static a => a.Kind == DecimalKind.QuietNaN);

    [PyMethod("is_signed(self, x, /)", Doc = "Whether x has a minus sign.")]
    internal PyObject? IsSigned(PyObject x) => Test(x, static a => a.IsNegative);

    [PyMethod("is_snan(self, x, /)", Doc = "Whether x is a signaling NaN.")]
    internal PyObject? IsSignalingNaN(PyObject x) => Test(x, static a => a.IsSignaling);

    [PyMethod("is_subnormal(self, x, /)", Doc = "Whether x is smaller than the smallest number with all digits, but not zero.")]
    internal PyObject? IsSubnormal(PyThreadState thread, PyObject x) => DecimalOperands.TryConvert(x, out var a) ? PyBool.From(new Calculation(thread, this).IsSubnormal(a)) : null;

    [PyMethod("is_zero(self, x, /)", Doc = "Whether x is zero.")]
    internal PyObject? IsZero(PyObject x) => Test(x, static a => a.IsZero);

    [PyMethod("canonical(self, x, /)", Doc = "x itself.")]
    internal PyObject? Canonical(PyObject x) => x is PyDecimal ? x : PyErr.TypeError("argument must be a Decimal");

    [PyMethod("copy_abs(self, x, /)", Doc = "x without its sign.")]
    internal PyObject? CopyAbsolute(PyObject x) => DecimalOperands.TryConvert(x, out var a) ? new PyDecimal(a.Absolute) : null;

    [PyMethod("copy_decimal(self, x, /)", Doc = "x as a Decimal.")]
    internal PyObject? CopyDecimal(PyObject x) => x is PyDecimal ? x : DecimalOperands.TryConvert(x, out var a) ? new PyDecimal(a) : null;

    [PyMethod("copy_negate(self, x, /)", Doc = "x with the other sign.")]
    internal PyObject? CopyNegated(PyObject x) => DecimalOperands.TryConvert(x, out var a) ? new PyDecimal(a.Negated) : null;

    [PyMethod("number_class(self, x, /)", Doc = "What x is: '-Infinity', '-Normal', '-Subnormal', '-Zero', '+Zero', '+Subnormal', '+Normal', '+Infinity', 'NaN' or 'sNaN'.")]
    internal PyObject? NumberClass(PyThreadState thread, PyObject x) => DecimalOperands.TryConvert(x, out var a) ? PyStr.FromUtf16(new Calculation(thread, this).Classify(a)) : null;

    [PyMethod("to_sci_string(self, x, /)", Doc = "x as text.")]
    internal PyObject? ToScientificText(PyThreadState thread, PyObject x) => DecimalOperands.TryConvert(x, out var a) ? PyStr.FromUtf16(DecimalText.ToText(thread, a, Capitals)) : null;

    [PyMethod("to_eng_string(self, x, /)", Doc = "x as text, with an exponent that is a multiple of 3.")]
    internal PyObject? ToEngineeringText(PyThreadState thread, PyObject x) =>
        DecimalOperands.TryConvert(x, out var a) ? PyStr.FromUtf16(DecimalText.ToText(thread, a, Capitals, isEngineering: true)) : null;

    // ---- new numbers ----

    [PyMethod("create_decimal(self, num=\"0\", /)", Doc = "A Decimal from any number or text, rounded by this context.")]
    internal PyObject? CreateDecimal(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!CallArguments.AreCounted("create_decimal", args, keywordNames, 0, 1)) return null;
        return args.IsEmpty ? new PyDecimal(default) : DecimalConstruction.Rounded(thread, this, args[0]);
    }

    [PyMethod("create_decimal_from_float(self, f, /)", Doc = "A Decimal from a float or an int, rounded by this context.")]
    internal PyObject? CreateDecimalFromFloat(PyThreadState thread, PyObject f)
    {
        if (!DecimalConstruction.TryFromFloatOrInt(f, out var value)) return null;
        var calculation = new Calculation(thread, this);
        return Finish(ref calculation, calculation.Fix(value));
    }
}
