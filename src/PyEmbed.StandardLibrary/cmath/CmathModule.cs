namespace PyEmbed.StandardLibrary.ComplexMath;

/// <summary>Python's module <c>cmath</c>: functions of complex numbers.</summary>
[PyModule("cmath", Doc = "Functions and constants of complex numbers.")]
internal sealed partial class CmathModule
{
    [PyConstant("pi")] internal const double Pi = Math.PI;
    [PyConstant("e")] internal const double E = Math.E;
    [PyConstant("tau")] internal const double Tau = Math.Tau;
    [PyConstant("inf")] internal const double Infinity = double.PositiveInfinity;
    [PyConstant("infj")] internal static PyComplex ImaginaryInfinity => new(0, double.PositiveInfinity);
    [PyConstant("nan")] internal static double NaN => BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0000);
    [PyConstant("nanj")] internal static PyComplex ImaginaryNaN => new(0, NaN);

    private delegate Complex Function(Complex z, ref ComplexProblem problem);

    [PyFunction("acos(z, /)", Doc = "The arc cosine of z.")]
    internal static PyObject? Acos(PyThreadState thread, PyObject z) => Apply(thread, z, static (Complex value, ref ComplexProblem _) => ComplexFunctions.Acos(value));

    [PyFunction("acosh(z, /)", Doc = "The inverse hyperbolic cosine of z.")]
    internal static PyObject? Acosh(PyThreadState thread, PyObject z) => Apply(thread, z, static (Complex value, ref ComplexProblem _) => ComplexFunctions.Acosh(value));

    [PyFunction("asin(z, /)", Doc = "The arc sine of z.")]
    internal static PyObject? Asin(PyThreadState thread, PyObject z) => Apply(thread, z, static (Complex value, ref ComplexProblem _) => ComplexFunctions.Asin(value));

    [PyFunction("asinh(z, /)", Doc = "The inverse hyperbolic sine of z.")]
    internal static PyObject? Asinh(PyThreadState thread, PyObject z) => Apply(thread, z, static (Complex value, ref ComplexProblem _) => ComplexFunctions.Asinh(value));

    [PyFunction("atan(z, /)", Doc = "The arc tangent of z.")]
    internal static PyObject? Atan(PyThreadState thread, PyObject z) => Apply(thread, z, ComplexFunctions.Atan);

    [PyFunction("atanh(z, /)", Doc = "The inverse hyperbolic tangent of z.")]
    internal static PyObject? Atanh(PyThreadState thread, PyObject z) => Apply(thread, z, ComplexFunctions.Atanh);

    [PyFunction("cos(z, /)", Doc = "The cosine of z.")]
    internal static PyObject? Cos(PyThreadState thread, PyObject z) => Apply(thread, z, ComplexFunctions.Cos);

    [PyFunction("cosh(z, /)", Doc = "The hyperbolic cosine of z.")]
    internal static PyObject? Cosh(PyThreadState thread, PyObject z) => Apply(thread, z, ComplexFunctions.Cosh);

    [PyFunction("exp(z, /)", Doc = "The exponential value e**z of z.")]
    internal static PyObject? Exp(PyThreadState thread, PyObject z) => Apply(thread, z, ComplexFunctions.Exp);

    [PyFunction("sin(z, /)", Doc = "The sine of z.")]
    internal static PyObject? Sin(PyThreadState thread, PyObject z) => Apply(thread, z, ComplexFunctions.Sin);

    [PyFunction("sinh(z, /)", Doc = "The hyperbolic sine of z.")]
    internal static PyObject? Sinh(PyThreadState thread, PyObject z) => Apply(thread, z, ComplexFunctions.Sinh);

    [PyFunction("sqrt(z, /)", Doc = "The square root of z.")]
    internal static PyObject? Sqrt(PyThreadState thread, PyObject z) => Apply(thread, z, static (Complex value, ref ComplexProblem _) => ComplexFunctions.Sqrt(value));

    [PyFunction("tan(z, /)", Doc = "The tangent of z.")]
    internal static PyObject? Tan(PyThreadState thread, PyObject z) => Apply(thread, z, ComplexFunctions.Tan);

    [PyFunction("tanh(z, /)", Doc = "The hyperbolic tangent of z.")]
    internal static PyObject? Tanh(PyThreadState thread, PyObject z) => Apply(thread, z, ComplexFunctions.Tanh);

    [PyFunction("log10(z, /)", Doc = "The base-10 logarithm of z.")]
    internal static PyObject? Log10(PyThreadState thread, PyObject z) => Apply(thread, z, static (Complex value, ref ComplexProblem problem) =>
    {
        var (real, imaginary) = ComplexFunctions.Log(value, ref problem);
        return new Complex(real / Ln10, imaginary / Ln10);
    });

    private const double Ln10 = 2.302585092994045684;

    [PyFunction("log(z, base=<unrepresentable>, /)", Doc = "log(z[, base]) -> the logarithm of z to the given base, by default e.")]
    internal static PyObject? Log(PyThreadState thread, PyObject z, PyObject? @base)
    {
        if (!TryArgument(thread, z, out var value)) return null;
        var problem = ComplexProblem.None;
        var result = ComplexFunctions.Log(value, ref problem);
        if (@base is null) return Result(result, problem);
        if (!TryArgument(thread, @base, out var baseValue)) return null;
        var divisor = ComplexFunctions.Log(baseValue, ref problem);
        if (divisor is { Real: 0, Imaginary: 0 }) return Result(result, ComplexProblem.Domain);
        return problem != ComplexProblem.None ? Result(result, problem) : Number.TrueDivide(thread, new PyComplex(result.Real, result.Imaginary), new PyComplex(divisor.Real, divisor.Imaginary));
    }

    [PyFunction("phase(z, /)", Doc = "The angle of z.")]
    internal static PyObject? Phase(PyThreadState thread, PyObject z) => TryArgument(thread, z, out var value) ? PyFloat.From(Math.Atan2(value.Imaginary, value.Real)) : null;

    [PyFunction("polar(z, /)", Doc = "z in polar coordinates: (r, phi).")]
    internal static PyObject? Polar(PyThreadState thread, PyObject z)
    {
        if (!TryArgument(thread, z, out var value)) return null;
        var (x, y) = value;
        var length = double.IsInfinity(x) || double.IsInfinity(y) ? double.PositiveInfinity : double.IsNaN(x) || double.IsNaN(y) ? double.NaN : VectorNorm.Of([x, y]);
        if (double.IsInfinity(length) && !SpecialValues.IsSpecial(x, y)) return PyErr.OverflowError("math range error");
        return PyTuple.Of(PyFloat.From(length), PyFloat.From(Math.Atan2(y, x)));
    }

    [PyFunction("rect(r, phi, /)", Doc = "The number with these polar coordinates.")]
    internal static PyObject? Rect(double r, double phi)
    {
        var problem = ComplexProblem.None;
        return Result(ComplexFunctions.Rect(r, phi, ref problem), problem);
    }

    [PyFunction("isfinite(z, /)", Doc = "Whether both parts are finite.")]
    internal static PyObject? IsFinite(PyThreadState thread, PyObject z) => TryArgument(thread, z, out var value) ? PyBool.From(!SpecialValues.IsSpecial(value.Real, value.Imaginary)) : null;

    [PyFunction("isnan(z, /)", Doc = "Whether a part is not a number.")]
    internal static PyObject? IsNaN(PyThreadState thread, PyObject z) => TryArgument(thread, z, out var value) ? PyBool.From(double.IsNaN(value.Real) || double.IsNaN(value.Imaginary)) : null;

    [PyFunction("isinf(z, /)", Doc = "Whether a part is infinite.")]
    internal static PyObject? IsInfinite(PyThreadState thread, PyObject z) => TryArgument(thread, z, out var value) ? PyBool.From(double.IsInfinity(value.Real) || double.IsInfinity(value.Imaginary)) : null;

    [PyFunction("isclose(/, a, b, *, rel_tol=1e-09, abs_tol=0.0)", Doc = "Whether two numbers are close: within rel_tol of the larger, or within abs_tol.")]
    internal static PyObject? IsClose(PyThreadState thread, PyObject a, PyObject b, double rel_tol, double abs_tol)
    {
        if (!TryArgument(thread, a, out var left) || !TryArgument(thread, b, out var right)) return null;
        if (rel_tol < 0 || abs_tol < 0) return PyErr.ValueError("tolerances must be non-negative");
        if (left.Real == right.Real && left.Imaginary == right.Imaginary) return PyBool.True;
        if (double.IsInfinity(left.Real) || double.IsInfinity(left.Imaginary) || double.IsInfinity(right.Real) || double.IsInfinity(right.Imaginary)) return PyBool.False;
        var difference = VectorNorm.Of([left.Real - right.Real, left.Imaginary - right.Imaginary]);
        return PyBool.From(difference <= rel_tol * VectorNorm.Of([right.Real, right.Imaginary]) || difference <= rel_tol * VectorNorm.Of([left.Real, left.Imaginary]) || difference <= abs_tol);
    }

    private static PyObject? Apply(PyThreadState thread, PyObject z, Function function)
    {
        if (!TryArgument(thread, z, out var value)) return null;
        var problem = ComplexProblem.None;
        var result = function(value, ref problem);
        return Result(result, problem);
    }

    private static PyObject? Result(Complex value, ComplexProblem problem) => problem switch
    {
        ComplexProblem.Domain => PyErr.ValueError("math domain error"),
        ComplexProblem.Range => PyErr.OverflowError("math range error"),
        _ => new PyComplex(value.Real, value.Imaginary),
    };

    private static bool TryArgument(PyThreadState thread, PyObject argument, out Complex value)
    {
        value = default;
        var number = argument as PyComplex;
        if (number is null && !PyComplex.TryConvert(thread, argument, out number)) return false;
        if (number is not null)
        {
            value = new Complex(number.Real, number.Imaginary);
            return true;
        }
        if (!Number.TryToDouble(thread, argument, out var real)) return false;
        value = new Complex(real, 0);
        return true;
    }
}
