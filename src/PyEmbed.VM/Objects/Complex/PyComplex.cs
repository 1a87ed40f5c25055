using PyEmbed.CompilerServices;
using PyEmbed.Core.Hashing;
using PyEmbed.Core.Numbers;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary>Python's <c>complex</c>: two doubles. Immutable.</summary>
[PyType("complex", Subclassable = true, Doc = "A complex number, from its parts or from text.")]
public partial class PyComplex : PyObject
{
    internal PyComplex(double real, double imaginary)
    {
        Real = real;
        Imaginary = imaginary;
    }

    /// <summary>The real part.</summary>
    [PyProperty("real", Member = true, Doc = "the real part of a complex number")]
    public double Real { get; }

    /// <summary>The imaginary part.</summary>
    [PyProperty("imag", Member = true, Doc = "the imaginary part of a complex number")]
    public double Imaginary { get; }

    private (double Real, double Imaginary) Parts => (Real, Imaginary);

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => FloatText.ReprComplex(Real, Imaginary);

    [PyMethod("__hash__(self, /)")]
    internal long Hash() => NumberHash.OfComplex(PyFloat.HashOf(Real, this), PyFloat.HashOf(Imaginary, this));

    [PyRichCompare]
    internal PyObject? Compare(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne)) return PyNotImplemented.Instance;
        bool areEqual;
        switch (other)
        {
            case PyComplex complex:
                areEqual = Real == complex.Real && Imaginary == complex.Imaginary;
                break;
            case PyFloat number:
                areEqual = Real == number.Value && Imaginary == 0;
                break;
            case PyInt small:
                areEqual = Imaginary == 0 && !double.IsNaN(Real) && FloatArithmetic.Compare(small.Value, Real) == 0;
                break;
            case PyBigInt big:
                areEqual = Imaginary == 0 && !double.IsNaN(Real) && FloatArithmetic.Compare(big.Value, Real) == 0;
                break;
            default:
                return PyNotImplemented.Instance;
        }
        return PyBool.From(areEqual == (op == CompareOp.Eq));
    }

    [PyMethod("__add__(self, value, /)")]
    internal static PyObject? Add(PyThreadState thread, PyObject left, PyObject right) =>
        TryGetOperands(left, right, out var a, out var b, out var failure) ? new PyComplex(a.Real + b.Real, a.Imaginary + b.Imaginary) : failure;

    [PyMethod("__sub__(self, value, /)")]
    internal static PyObject? Subtract(PyThreadState thread, PyObject left, PyObject right) =>
        TryGetOperands(left, right, out var a, out var b, out var failure) ? new PyComplex(a.Real - b.Real, a.Imaginary - b.Imaginary) : failure;

    [PyMethod("__mul__(self, value, /)")]
    internal static PyObject? Multiply(PyThreadState thread, PyObject left, PyObject right) =>
        TryGetOperands(left, right, out var a, out var b, out var failure) ? Of(ComplexArithmetic.Product(a, b)) : failure;

    [PyMethod("__pow__(self, value, mod=None, /)")]
    internal static PyObject? Power(PyThreadState thread, PyObject left, PyObject right, PyObject modulus)
    {
        if (!TryGetOperands(left, right, out var a, out var b, out var failure)) return failure;
        return modulus is PyNone ? ComplexArithmetic.Power(a.Real, a.Imaginary, b.Real, b.Imaginary) : PyErr.ValueError("complex modulo");
    }

    [PyMethod("__neg__(self, /)")]
    internal PyObject Negative() => new PyComplex(-Real, -Imaginary);

    [PyMethod("__pos__(self, /)")]
    internal PyObject Positive() => Exact();

    [PyMethod("__abs__(self, /)")]
    internal PyObject? Absolute()
    {
        if (double.IsInfinity(Real) || double.IsInfinity(Imaginary)) return PyFloat.From(double.PositiveInfinity);
        var magnitude = ComplexArithmetic.Magnitude(Real, Imaginary);
        return double.IsInfinity(magnitude) ? PyErr.OverflowError("absolute value too large") : PyFloat.From(magnitude);
    }

    [PyMethod("__bool__(self, /)")]
    internal bool IsTrue() => Real != 0 || Imaginary != 0;

    [PyMethod("__truediv__(self, value, /)")]
    internal static PyObject? TrueDivide(PyThreadState thread, PyObject left, PyObject right)
    {
        if (!TryGetOperands(left, right, out var a, out var b, out var failure)) return failure;
        return b is (0, 0) ? PyErr.ZeroDivisionError("complex division by zero") : Of(ComplexArithmetic.Quotient(a, b));
    }

    [PyMethod("conjugate(self, /)", Doc = "The complex conjugate: (3-4j).conjugate() is 3+4j.")]
    internal PyObject Conjugate() => new PyComplex(Real, -Imaginary);

    [PyMethod("__complex__(self, /)", Doc = "The number itself, as no instance of a subclass.")]
    internal PyObject Complex() => Exact();

    [PyMethod("__getnewargs__(self, /)")]
    internal PyObject GetNewArguments() => PyTuple.Of(PyFloat.From(Real), PyFloat.From(Imaginary));

    [PyMethod("__format__(self, format_spec, /)", Doc = "The number in a format of the format mini-language.")]
    internal PyObject? Format(PyThreadState thread, PyStr format_spec) => ComplexFormat.Format(thread, this, format_spec);

    private PyComplex Exact() => GetType() == typeof(PyComplex) ? this : new(Real, Imaginary);

    private static PyComplex Of((double Real, double Imaginary) parts) => new(parts.Real, parts.Imaginary);

    /// <summary>The values of two numbers of which one is complex. False with NotImplemented in <paramref name="failure"/> for any other operand, with null where an error is set.</summary>
    private static bool TryGetOperands(PyObject left, PyObject right, out (double Real, double Imaginary) a, out (double Real, double Imaginary) b, out PyObject? failure)
    {
        failure = null;
        b = default;
        return TryGetOperand(left, out a, ref failure) && TryGetOperand(right, out b, ref failure);
    }

    private static bool TryGetOperand(PyObject operand, out (double Real, double Imaginary) value, ref PyObject? failure)
    {
        value = default;
        switch (operand)
        {
            case PyComplex complex:
                value = complex.Parts;
                return true;
            case PyFloat number:
                value.Real = number.Value;
                return true;
            case PyInt or PyBigInt:
                return IntArithmetic.TryToDouble(operand, out value.Real);
            default:
                failure = PyNotImplemented.Instance;
                return false;
        }
    }
}
