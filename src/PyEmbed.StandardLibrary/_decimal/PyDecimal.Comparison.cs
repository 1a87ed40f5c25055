using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Decimals;

// Comparisons, which are exact whatever the context.
internal partial class PyDecimal
{
    [PyRichCompare]
    internal PyObject? Compare(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (DecimalState.Current(thread) is not { } context) return null;
        var calculation = new Calculation(thread, context);
        var left = _value;
        if (!DecimalOperands.TryGet(other, out var right) && !TryGetComparable(thread, ref calculation, context, other, op, ref left, out right, out var failure)) return failure;
        if (!left.IsNaN && !right.IsNaN) return PyBool.From(CompareOps.Holds(op, DecimalValue.Compare(ref calculation, left, right)));
        // Signaling NaNs always signal, others where there is an order.
        if ((op is not (CompareOp.Eq or CompareOp.Ne) || left.IsSignaling || right.IsSignaling) && !context.TrySignal(Conditions.InvalidOperation)) return null;
        return PyBool.From(op == CompareOp.Ne);
    }

    // Numbers of other types. A fraction's denominator goes over to the left side. False with the result of the comparison.
    private static bool TryGetComparable(PyThreadState thread, ref Calculation calculation, PyDecimalContext context, PyObject other, CompareOp op, ref DecimalValue left, out DecimalValue right, out PyObject? failure)
    {
        right = default;
        failure = PyNotImplemented.Instance;
        var isEquality = op is CompareOp.Eq or CompareOp.Ne;
        switch (other)
        {
            case PyComplex complex when isEquality && complex.Imaginary == 0:
                return TryGetReal(context, complex.Real, isEquality, out right, ref failure);
            case PyComplex or PyStr:
                return false;
            case PyFloat real:
                return TryGetReal(context, real.Value, isEquality, out right, ref failure);
        }
        if (!ClassChecks.IsInstance(thread, other, context.State.Rational, out var isRational))
        {
            failure = null;
            return false;
        }
        if (!isRational) return false;
        failure = null;
        if (Attributes.Get(thread, other, DecimalNames.Numerator) is not { } numerator || Attributes.Get(thread, other, DecimalNames.Denominator) is not { } denominator) return false;
        if (!DecimalOperands.TryConvert(numerator, out right) || !DecimalOperands.TryConvert(denominator, out var by)) return false;
        // The exponent stays as it is: the product has no need to be a number that a context has room for.
        if (left.IsFinite) left = new DecimalValue(left.IsNegative, calculation.Multiply(left.Coefficient, by.Coefficient), left.Exponent);
        return true;
    }

    // With the signal that a float is mixed in; it is trapped only where there is an order.
    private static bool TryGetReal(PyDecimalContext context, double real, bool isEquality, out DecimalValue value, ref PyObject? failure)
    {
        value = DecimalConstruction.FromDouble(real);
        if (isEquality) context.Flags |= Conditions.FloatOperation;
        else if (!context.TrySignal(Conditions.FloatOperation))
        {
            failure = null;
            return false;
        }
        return true;
    }
}
