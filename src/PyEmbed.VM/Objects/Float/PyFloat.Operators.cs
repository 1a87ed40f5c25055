using PyEmbed.CompilerServices;
using PyEmbed.Core.Hashing;
using PyEmbed.Core.Numbers;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed;

public partial class PyFloat
{
    [PyMethod("__add__(self, value, /)")]
    internal static PyObject? Add(PyThreadState thread, PyObject left, PyObject right) =>
        TryGetOperands(left, right, out var a, out var b, out var failure) ? From(a + b) : failure;

    [PyMethod("__sub__(self, value, /)")]
    internal static PyObject? Subtract(PyThreadState thread, PyObject left, PyObject right) =>
        TryGetOperands(left, right, out var a, out var b, out var failure) ? From(a - b) : failure;

    [PyMethod("__mul__(self, value, /)")]
    internal static PyObject? Multiply(PyThreadState thread, PyObject left, PyObject right) =>
        TryGetOperands(left, right, out var a, out var b, out var failure) ? From(a * b) : failure;

    [PyMethod("__mod__(self, value, /)")]
    internal static PyObject? Remainder(PyThreadState thread, PyObject left, PyObject right)
    {
        if (!TryGetOperands(left, right, out var a, out var b, out var failure)) return failure;
        return b == 0 ? PyErr.ZeroDivisionError("float modulo") : From(FloatArithmetic.Modulo(a, b));
    }

    [PyMethod("__divmod__(self, value, /)")]
    internal static PyObject? Divmod(PyThreadState thread, PyObject left, PyObject right)
    {
        if (!TryGetOperands(left, right, out var a, out var b, out var failure)) return failure;
        if (b == 0) return PyErr.ZeroDivisionError("float divmod()");
        var quotient = FloatArithmetic.DivMod(a, b, out var rest);
        return PyTuple.Of(From(quotient), From(rest));
    }

    [PyMethod("__pow__(self, value, mod=None, /)")]
    internal static PyObject? Power(PyThreadState thread, PyObject left, PyObject right, PyObject modulus)
    {
        if (modulus is not PyNone) return PyErr.TypeError("pow() 3rd argument not allowed unless all arguments are integers");
        return TryGetOperands(left, right, out var a, out var b, out var failure) ? FloatPower.Raise(a, b) : failure;
    }

    [PyMethod("__neg__(self, /)")]
    internal PyObject Negative() => From(-Value);

    [PyMethod("__pos__(self, /)")]
    internal PyObject Positive() => Exact();

    [PyMethod("__abs__(self, /)")]
    internal PyObject Absolute() => From(Math.Abs(Value));

    [PyMethod("__bool__(self, /)")]
    internal bool IsTrue() => Value != 0;

    [PyMethod("__int__(self, /)")]
    internal PyObject? Int() => FloatToInt.Convert(Value);

    [PyMethod("__float__(self, /)")]
    internal PyObject Float() => Exact();

    [PyMethod("__floordiv__(self, value, /)")]
    internal static PyObject? FloorDivide(PyThreadState thread, PyObject left, PyObject right)
    {
        if (!TryGetOperands(left, right, out var a, out var b, out var failure)) return failure;
        return b == 0 ? PyErr.ZeroDivisionError("float floor division by zero") : From(FloatArithmetic.FloorDivide(a, b));
    }

    [PyMethod("__truediv__(self, value, /)")]
    internal static PyObject? TrueDivide(PyThreadState thread, PyObject left, PyObject right)
    {
        if (!TryGetOperands(left, right, out var a, out var b, out var failure)) return failure;
        return b == 0 ? PyErr.ZeroDivisionError("float division by zero") : From(a / b);
    }

    // Ints of any size are compared exactly, not as floats.
    [PyRichCompare]
    internal PyObject? Compare(PyThreadState thread, PyObject other, CompareOp op)
    {
        switch (other)
        {
            case PyFloat number:
                return PyBool.From(op switch
                {
                    CompareOp.Lt => Value < number.Value,
                    CompareOp.Le => Value <= number.Value,
                    CompareOp.Eq => Value == number.Value,
                    CompareOp.Ne => Value != number.Value,
                    CompareOp.Gt => Value > number.Value,
                    _ => Value >= number.Value,
                });
            case PyInt or PyBigInt when double.IsNaN(Value):
                return PyBool.From(op == CompareOp.Ne);
            case PyInt small:
                return PyBool.From(CompareOps.Holds(op, -FloatArithmetic.Compare(small.Value, Value)));
            case PyBigInt big:
                return PyBool.From(CompareOps.Holds(op, -FloatArithmetic.Compare(big.Value, Value)));
            default:
                return PyNotImplemented.Instance;
        }
    }

    [PyMethod("__hash__(self, /)")]
    internal long Hash() => HashOf(Value, this);

    /// <summary>The hash of a float inside an object: a NaN has that of the object's identity.</summary>
    internal static long HashOf(double value, PyObject holder) => double.IsNaN(value) ? Identity.Hash(holder) : NumberHash.OfFloat(value);

    /// <summary>The float of the same value that is no instance of a subclass: itself where it is none.</summary>
    internal PyFloat Exact() => GetType() == typeof(PyFloat) ? this : From(Value);

    /// <summary>The values of a float and a float or int. False with NotImplemented in <paramref name="failure"/> for any other operand, with null where an error is set.</summary>
    private static bool TryGetOperands(PyObject left, PyObject right, out double a, out double b, out PyObject? failure)
    {
        failure = null;
        if (left is PyFloat x && right is PyFloat y)
        {
            a = x.Value;
            b = y.Value;
            return true;
        }
        b = 0;
        return TryGetOperand(left, out a, ref failure) && TryGetOperand(right, out b, ref failure);
    }

    private static bool TryGetOperand(PyObject operand, out double value, ref PyObject? failure)
    {
        switch (operand)
        {
            case PyFloat number:
                value = number.Value;
                return true;
            case PyInt small:
                value = small.Value;
                return true;
            case PyBigInt:
                return IntArithmetic.TryToDouble(operand, out value);
            default:
                value = 0;
                failure = PyNotImplemented.Instance;
                return false;
        }
    }
}
