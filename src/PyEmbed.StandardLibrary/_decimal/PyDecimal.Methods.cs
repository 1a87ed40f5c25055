namespace PyEmbed.StandardLibrary.Decimals;

// The methods that carry out an operation or say what the number is.
internal partial class PyDecimal
{
    [PyMethod("exp(self, /, context=None)", Doc = "e ** the number, rounded correctly.")]
    internal PyObject? Exponential(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.Exponential);

    [PyMethod("ln(self, /, context=None)", Doc = "The natural logarithm of the number, rounded correctly.")]
    internal PyObject? Ln(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.Ln);

    [PyMethod("log10(self, /, context=None)", Doc = "The logarithm of the number in base ten, rounded correctly.")]
    internal PyObject? Log10(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.Log10);

    [PyMethod("logb(self, /, context=None)", Doc = "The exponent of the first digit of the number.")]
    internal PyObject? LogB(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.LogB);

    [PyMethod("logical_invert(self, /, context=None)", Doc = "The digits of the number, each 0 or 1, inverted.")]
    internal PyObject? Invert(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.Invert);

    [PyMethod("next_minus(self, /, context=None)", Doc = "The largest number that is smaller than the number.")]
    internal PyObject? NextMinus(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.NextMinus);

    [PyMethod("next_plus(self, /, context=None)", Doc = "The smallest number that is larger than the number.")]
    internal PyObject? NextPlus(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.NextPlus);

    [PyMethod("normalize(self, /, context=None)", Doc = "The number, rounded, without the zeros at its end.")]
    internal PyObject? Normalize(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.Normalize);

    [PyMethod("sqrt(self, /, context=None)", Doc = "The square root of the number, rounded correctly.")]
    internal PyObject? SquareRoot(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.SquareRoot);

    [PyMethod("compare(self, /, other, context=None)", Doc = "-1, 0 or 1 as the number is less than, equal to or greater than the other.")]
    internal PyObject? CompareWith(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.Compare);

    [PyMethod("compare_signal(self, /, other, context=None)", Doc = "The same as compare(), but NaNs signal.")]
    internal PyObject? CompareSignal(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.CompareSignal);

    [PyMethod("compare_total(self, /, other, context=None)", Doc = "The order by representation, in which only identical ones are equal.\n\n>>> Decimal('12.0').compare_total(12)\nDecimal('-1')")]
    internal PyObject? CompareTotal(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.CompareTotal);

    [PyMethod("compare_total_mag(self, /, other, context=None)", Doc = "The order by representation, signs aside.")]
    internal PyObject? CompareTotalMagnitude(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.CompareTotalMagnitude);

    [PyMethod("copy_sign(self, /, other, context=None)", Doc = "The number with the sign of the other.")]
    internal PyObject? CopySign(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.CopySign);

    [PyMethod("logical_and(self, /, other, context=None)", Doc = "The digits of both, each 0 or 1, combined by and.")]
    internal PyObject? And(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.And);

    [PyMethod("logical_or(self, /, other, context=None)", Doc = "The digits of both, each 0 or 1, combined by or.")]
    internal PyObject? Or(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.Or);

    [PyMethod("logical_xor(self, /, other, context=None)", Doc = "The digits of both, each 0 or 1, combined by exclusive or.")]
    internal PyObject? Xor(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.Xor);

    [PyMethod("max(self, /, other, context=None)", Doc = "The larger one, rounded.")]
    internal PyObject? Maximum(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.Maximum);

    [PyMethod("max_mag(self, /, other, context=None)", Doc = "The one with the larger magnitude, rounded.")]
    internal PyObject? MaximumMagnitude(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.MaximumMagnitude);

    [PyMethod("min(self, /, other, context=None)", Doc = "The smaller one, rounded.")]
    internal PyObject? Minimum(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.Minimum);

    [PyMethod("min_mag(self, /, other, context=None)", Doc = "The one with the smaller magnitude, rounded.")]
    internal PyObject? MinimumMagnitude(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.MinimumMagnitude);

    [PyMethod("next_toward(self, /, other, context=None)", Doc = "The number that comes after the number in the direction of the other.")]
    internal PyObject? NextToward(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.NextToward);

    [PyMethod("remainder_near(self, /, other, context=None)", Doc = "What is left of the number beside the nearest multiple of the other.")]
    internal PyObject? RemainderNear(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.RemainderNear);

    [PyMethod("rotate(self, /, other, context=None)", Doc = "The digits of the number, rotated to the left by the other places.")]
    internal PyObject? Rotate(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.Rotate);

    [PyMethod("scaleb(self, /, other, context=None)", Doc = "The number with its exponent raised by the other.")]
    internal PyObject? ScaleB(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.ScaleB);

    [PyMethod("shift(self, /, other, context=None)", Doc = "The digits of the number, moved to the left by the other places.")]
    internal PyObject? Shift(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Apply(thread, args, keywordNames, Operations.Shift);

    [PyMethod("fma(self, /, other, third, context=None)", Doc = "The number times other plus third, rounded once.")]
    internal PyObject? MultiplyAdd(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        Span<PyObject?> bound = [null, null, null];
        if (!CallArguments.TryBind(args, keywordNames, DecimalNames.TwoOthersParameters, 2, bound) || ContextOf(thread, bound[2]) is not { } context) return null;
        if (!DecimalOperands.TryConvert(bound[0]!, out var other) || !DecimalOperands.TryConvert(bound[1]!, out var third)) return null;
        var calculation = new Calculation(thread, context);
        return context.Finish(ref calculation, calculation.MultiplyAdd(_value, other, third));
    }

    [PyMethod("same_quantum(self, /, other, context=None)", Doc = "Whether the other has the same exponent.")]
    internal PyObject? SameQuantum(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        ContextFrom(thread, args, keywordNames, out var other) is null ? null : PyBool.From(Calculation.HaveSameQuantum(_value, other));

    [PyMethod("number_class(self, /, context=None)", Doc = "What it is: '-Infinity', '-Normal', '-Subnormal', '-Zero', '+Zero', '+Subnormal', '+Normal', '+Infinity', 'NaN' or 'sNaN'.")]
    internal PyObject? NumberClass(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        ContextFrom(thread, args, keywordNames) is { } context ? PyStr.FromUtf16(new Calculation(thread, context).Classify(_value)) : null;

    [PyMethod("is_normal(self, /, context=None)", Doc = "Whether it is finite, not zero and not subnormal.")]
    internal PyObject? IsNormal(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        ContextFrom(thread, args, keywordNames) is { } context ? PyBool.From(new Calculation(thread, context).IsNormal(_value)) : null;

    [PyMethod("is_subnormal(self, /, context=None)", Doc = "Whether it is smaller than the smallest number with all digits, but not zero.")]
    internal PyObject? IsSubnormal(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        ContextFrom(thread, args, keywordNames) is { } context ? PyBool.From(new Calculation(thread, context).IsSubnormal(_value)) : null;

    [PyMethod("is_canonical(self, /)", Doc = "True: every Decimal is canonical.")]
    internal bool IsCanonical() => true;

    [PyMethod("is_finite(self, /)", Doc = "Whether it is neither infinite nor a NaN.")]
    internal bool IsFinite() => _value.IsFinite;

    [PyMethod("is_infinite(self, /)", Doc = "Whether it is infinite.")]
    internal bool IsInfinite() => _value.IsInfinite;

    [PyMethod("is_nan(self, /)", Doc = "Whether it is a NaN.")]
    internal bool IsNaN() => _value.IsNaN;

    [PyMethod("is_qnan(self, /)", Doc = "Whether it is a quiet NaN.")]
    internal bool IsQuietNaN() => _value.Kind == DecimalKind.QuietNaN;

    [PyMethod("is_snan(self, /)", Doc = "Whether it is a signaling NaN.")]
    internal bool IsSignalingNaN() => _value.IsSignaling;

    [PyMethod("is_signed(self, /)", Doc = "Whether it has a minus sign.")]
    internal bool IsSigned() => _value.IsNegative;

    [PyMethod("is_zero(self, /)", Doc = "Whether it is zero.")]
    internal bool IsZero() => _value.IsZero;

    [PyMethod("copy_abs(self, /)", Doc = "The number without its sign.")]
    internal PyObject CopyAbsolute() => new PyDecimal(_value.Absolute);

    [PyMethod("copy_negate(self, /)", Doc = "The number with the other sign.")]
    internal PyObject CopyNegated() => new PyDecimal(_value.Negated);
}
