using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Decimals;

// The operators, by the rules of the thread's context.
internal partial class PyDecimal
{
    // False with the result of the method: NotImplemented, or null where an error is set.
    private static bool TryOperands(PyThreadState thread, PyObject left, PyObject right, out DecimalValue a, out DecimalValue b, out PyDecimalContext context, out PyObject? failure)
    {
        failure = PyNotImplemented.Instance;
        b = default;
        context = null!;
        if (!DecimalOperands.TryGet(left, out a) || !DecimalOperands.TryGet(right, out b)) return false;
        if (DecimalState.Current(thread) is { } current)
        {
            context = current;
            return true;
        }
        failure = null;
        return false;
    }

    private static PyObject? Apply(PyThreadState thread, PyObject left, PyObject right, BinaryOperation operation)
    {
        if (!TryOperands(thread, left, right, out var a, out var b, out var context, out var failure)) return failure;
        var calculation = new Calculation(thread, context);
        return context.Finish(ref calculation, operation(ref calculation, a, b));
    }

    private PyObject? Apply(PyThreadState thread, UnaryOperation operation) => Apply(thread, default, null, operation);

    [PyMethod("__add__(self, value, /)")]
    internal static PyObject? Add(PyThreadState thread, PyObject left, PyObject right) => Apply(thread, left, right, Operations.Add);

    [PyMethod("__sub__(self, value, /)")]
    internal static PyObject? Subtract(PyThreadState thread, PyObject left, PyObject right) => Apply(thread, left, right, Operations.Subtract);

    [PyMethod("__mul__(self, value, /)")]
    internal static PyObject? Multiply(PyThreadState thread, PyObject left, PyObject right) => Apply(thread, left, right, Operations.Multiply);

    [PyMethod("__truediv__(self, value, /)")]
    internal static PyObject? TrueDivide(PyThreadState thread, PyObject left, PyObject right) => Apply(thread, left, right, Operations.Divide);

    [PyMethod("__floordiv__(self, value, /)")]
    internal static PyObject? FloorDivide(PyThreadState thread, PyObject left, PyObject right) => Apply(thread, left, right, Operations.DivideInteger);

    [PyMethod("__mod__(self, value, /)")]
    internal static PyObject? Remainder(PyThreadState thread, PyObject left, PyObject right) => Apply(thread, left, right, Operations.Remainder);

    [PyMethod("__divmod__(self, value, /)")]
    internal static PyObject? Divmod(PyThreadState thread, PyObject left, PyObject right) =>
        TryOperands(thread, left, right, out var a, out var b, out var context, out var failure) ? DivMod(thread, context, a, b) : failure;

    /// <summary>Quotient and remainder in a tuple; null: an error is set.</summary>
    [MustCheck]
    public static PyObject? DivMod(PyThreadState thread, PyDecimalContext context, in DecimalValue a, in DecimalValue b)
    {
        var calculation = new Calculation(thread, context);
        var quotient = calculation.DivMod(a, b, out var remainder);
        return context.TrySignal(calculation.Status) ? PyTuple.Of(new PyDecimal(quotient), new PyDecimal(remainder)) : null;
    }

    [PyMethod("__pow__(self, value, mod=None, /)")]
    internal static PyObject? Power(PyThreadState thread, PyObject left, PyObject right, PyObject modulus)
    {
        if (modulus is PyNone) return Apply(thread, left, right, Operations.Power);
        if (!TryOperands(thread, left, right, out var a, out var b, out var context, out var failure)) return failure;
        if (!DecimalOperands.TryGet(modulus, out var divisor)) return PyNotImplemented.Instance;
        var calculation = new Calculation(thread, context);
        return context.Finish(ref calculation, calculation.Power(a, b, divisor));
    }

    [PyMethod("__neg__(self, /)")]
    internal PyObject? Negative(PyThreadState thread) => Apply(thread, Operations.Minus);

    [PyMethod("__pos__(self, /)")]
    internal PyObject? Positive(PyThreadState thread) => Apply(thread, Operations.Plus);

    [PyMethod("__abs__(self, /)")]
    internal PyObject? Absolute(PyThreadState thread) => Apply(thread, Operations.Absolute);

    [PyMethod("__bool__(self, /)")]
    internal bool IsTrue() => !_value.IsZero;
}
