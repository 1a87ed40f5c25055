using PyEmbed.CompilerServices;
using PyEmbed.Core.Numbers;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary;

/// <summary>The module <c>math</c>: functions of real numbers with the errors of C99 annex F as CPython words them.</summary>
[PyModule("math", Doc = "Functions and constants of real numbers.")]
internal sealed partial class MathModule
{
    private static readonly double s_nan = BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0000);

    [PyConstant("pi")] internal const double Pi = Math.PI;
    [PyConstant("e")] internal const double E = Math.E;
    [PyConstant("tau")] internal const double Tau = Math.Tau;
    [PyConstant("inf")] internal const double Infinity = double.PositiveInfinity;
    [PyConstant("nan")] internal static double NaN => s_nan;

    [PyFunction("acos(x, /)", Doc = "The arc cosine, in radians.")]
    internal static bool Acos(double x, out double result) => Check(x, result = Math.Acos(x));

    [PyFunction("acosh(x, /)", Doc = "The inverse hyperbolic cosine.")]
    internal static bool Acosh(double x, out double result) => Check(x, result = Math.Acosh(x));

    [PyFunction("asin(x, /)", Doc = "The arc sine, in radians.")]
    internal static bool Asin(double x, out double result) => Check(x, result = Math.Asin(x));

    [PyFunction("asinh(x, /)", Doc = "The inverse hyperbolic sine.")]
    internal static bool Asinh(double x, out double result) => Check(x, result = Math.Asinh(x));

    [PyFunction("atan(x, /)", Doc = "The arc tangent, in radians.")]
    internal static bool Atan(double x, out double result) => Check(x, result = Math.Atan(x));

    [PyFunction("atan2(y, x, /)", Doc = "The angle of the point (x, y), in radians, in its quadrant.")]
    internal static double Atan2(double y, double x) => Math.Atan2(y, x);

    [PyFunction("atanh(x, /)", Doc = "The inverse hyperbolic tangent.")]
    internal static bool Atanh(double x, out double result) => Check(x, result = Math.Atanh(x));

    [PyFunction("cbrt(x, /)", Doc = "The cube root.")]
    internal static bool Cbrt(double x, out double result) => Check(x, result = Math.Cbrt(x));

    [PyFunction("ceil(x, /)", Doc = "The number rounded up, as an int.")]
    internal static PyObject? Ceil(PyThreadState thread, PyObject x)
    {
        if (x.GetType() == typeof(PyFloat)) return ((PyFloat)x).Ceiling();
        if (!TryCallSpecial(thread, x, VM.Names.Ceil, out var rounded) || rounded is not null) return rounded;
        return Number.TryToDouble(thread, x, out var value) ? FloatToInt.Convert(Math.Ceiling(value)) : null;
    }

    [PyFunction("copysign(x, y, /)", Doc = "The magnitude of x with the sign of y, which may be a zero's.")]
    internal static double CopySign(double x, double y) => Math.CopySign(x, y);

    [PyFunction("cos(x, /)", Doc = "The cosine of an angle in radians.")]
    internal static bool Cos(double x, out double result) => Check(x, result = Math.Cos(x));

    [PyFunction("cosh(x, /)", Doc = "The hyperbolic cosine.")]
    internal static bool Cosh(double x, out double result) => CheckRange(x, result = Math.Cosh(x));

    [PyFunction("degrees(x, /)", Doc = "An angle in radians, in degrees.")]
    internal static double Degrees(double x) => x * (180 / Math.PI);

    [PyFunction("erf(x, /)", Doc = "The error function.")]
    internal static double Erf(double x) => ErrorFunction.Erf(x);

    [PyFunction("erfc(x, /)", Doc = "One minus the error function, without loss where that is near one.")]
    internal static double Erfc(double x) => ErrorFunction.Erfc(x);

    [PyFunction("exp(x, /)", Doc = "e raised to the power x.")]
    internal static bool Exp(double x, out double result) => CheckRange(x, result = Math.Exp(x));

    [PyFunction("exp2(x, /)", Doc = "2 raised to the power x.")]
    internal static bool Exp2(double x, out double result) => CheckRange(x, result = Math.Pow(2, x));

    [PyFunction("expm1(x, /)", Doc = "exp(x)-1, without loss where x is small.")]
    internal static bool Expm1(double x, out double result) => CheckRange(x, result = NearOne.Expm1(x));

    [PyFunction("fabs(x, /)", Doc = "The absolute value, as a float.")]
    internal static double Fabs(double x) => Math.Abs(x);

    [PyFunction("factorial(n, /)", Doc = "The product of the numbers from 1 to n.")]
    internal static PyObject? Factorial(PyThreadState thread, PyObject n) => Combinatorics.Factorial(thread, n);

    [PyFunction("floor(x, /)", Doc = "The number rounded down, as an int.")]
    internal static PyObject? Floor(PyThreadState thread, PyObject x)
    {
        if (x.GetType() == typeof(PyFloat)) return ((PyFloat)x).Floor();
        if (!TryCallSpecial(thread, x, VM.Names.Floor, out var rounded) || rounded is not null) return rounded;
        return Number.TryToDouble(thread, x, out var value) ? FloatToInt.Convert(Math.Floor(value)) : null;
    }

    [PyFunction("fmod(x, y, /)", Doc = "The remainder of x / y as C computes it: exact, with the sign of x.")]
    internal static bool Fmod(double x, double y, out double result)
    {
        result = x % y;
        return !double.IsNaN(result) || double.IsNaN(x) || double.IsNaN(y) || DomainError();
    }

    [PyFunction("frexp(x, /)", Doc = "Mantissa and exponent (m, e) with x == m * 2**e and 0.5 <= abs(m) < 1.")]
    internal static PyObject Frexp(double x)
    {
        if (x == 0 || !double.IsFinite(x)) return PyTuple.Of(PyFloat.From(x), PyInt.Zero);
        var exponent = Math.ILogB(x) + 1;
        return PyTuple.Of(PyFloat.From(Math.ScaleB(x, -exponent)), PyInt.From(exponent));
    }

    [PyFunction("fsum(seq, /)", Doc = "The sum of numbers, rounded once.")]
    internal static PyObject? Fsum(PyThreadState thread, PyObject seq) => ExactSum.Run(thread, seq);

    [PyFunction("gamma(x, /)", Doc = "The gamma function.")]
    internal static bool Gamma(double x, out double result) => GammaFunction.TryGamma(x, out result);

    [PyFunction("gcd(*integers)", Doc = "The greatest common divisor.")]
    internal static PyObject? Gcd(PyThreadState thread, ReadOnlySpan<PyObject> integers) => CommonDivisor.Gcd(thread, integers);

    [PyFunction("hypot(*coordinates)", NoTextSignature = true, Doc = "The distance of a point from the origin.")]
    internal static PyObject? Hypot(PyThreadState thread, ReadOnlySpan<PyObject> coordinates)
    {
        if (!thread.TryChargeWork(coordinates.Length) || !thread.TryReserve(coordinates.Length * 8L)) return null;
        var values = coordinates.Length <= 16 ? stackalloc double[coordinates.Length] : new double[coordinates.Length];
        for (var i = 0; i < values.Length; i++)
            if (!Number.TryToDouble(thread, coordinates[i], out values[i])) return null;
        return PyFloat.From(VectorNorm.Of(values));
    }

    [PyFunction("dist(p, q, /)", Doc = "The distance between two points, given as sequences of coordinates.")]
    internal static PyObject? Dist(PyThreadState thread, PyObject p, PyObject q)
    {
        if (ToPoint(thread, p) is not { } from || ToPoint(thread, q) is not { } to) return null;
        if (from.Count != to.Count) return PyErr.ValueError("both points must have the same number of dimensions");
        if (!thread.TryChargeWork(from.Count) || !thread.TryReserve(from.Count * 8L)) return null;
        var values = from.Count <= 16 ? stackalloc double[from.Count] : new double[from.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (!Number.TryToDouble(thread, from[i], out var a) || !Number.TryToDouble(thread, to[i], out var b)) return null;
            values[i] = a - b;
        }
        return PyFloat.From(VectorNorm.Of(values));
    }

    [PyFunction("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", Doc = "Whether two numbers are close: within rel_tol of the larger one, or within abs_tol of each other.")]
    internal static bool IsClose(double a, double b, double rel_tol, double abs_tol, out bool result)
    {
        result = true;
        if (rel_tol < 0 || abs_tol < 0) return PyErr.ValueError("tolerances must be non-negative");
        if (a == b) return true;
        var difference = Math.Abs(b - a);
        result = !double.IsInfinity(a) && !double.IsInfinity(b)
            && (difference <= Math.Abs(rel_tol * b) || difference <= Math.Abs(rel_tol * a) || difference <= abs_tol);
        return true;
    }

    [PyFunction("isfinite(x, /)", Doc = "Whether x is neither infinite nor a NaN.")]
    internal static bool IsFinite(double x) => double.IsFinite(x);

    [PyFunction("isinf(x, /)", Doc = "Whether x is infinite.")]
    internal static bool IsInf(double x) => double.IsInfinity(x);

    [PyFunction("isnan(x, /)", Doc = "Whether x is a NaN.")]
    internal static bool IsNaN(double x) => double.IsNaN(x);

    [PyFunction("isqrt(n, /)", Doc = "The square root of an int, rounded down.")]
    internal static PyObject? Isqrt(PyThreadState thread, PyObject n) => Combinatorics.SquareRoot(thread, n);

    [PyFunction("lcm(*integers)", Doc = "The least common multiple.")]
    internal static PyObject? Lcm(PyThreadState thread, ReadOnlySpan<PyObject> integers) => CommonDivisor.Lcm(thread, integers);

    [PyFunction("ldexp(x, i, /)", Doc = "x * 2**i: the inverse of frexp().")]
    internal static PyObject? Ldexp(PyThreadState thread, double x, PyObject i)
    {
        if (i is not (PyInt or PyBigInt)) return PyErr.TypeError("Expected an int as second argument to ldexp.");
        if (x == 0 || !double.IsFinite(x)) return PyFloat.From(x);
        var exponent = i is PyInt small ? (int)Math.Clamp(small.Value, -1_000_000, 1_000_000) : PyInt.IsNegative(i) ? -1_000_000 : 1_000_000;
        var result = Math.ScaleB(x, exponent);
        return double.IsInfinity(result) ? PyErr.OverflowError("math range error") : PyFloat.From(result);
    }

    [PyFunction("lgamma(x, /)", Doc = "The natural logarithm of the gamma function's magnitude.")]
    internal static bool Lgamma(double x, out double result) => GammaFunction.TryLogGamma(x, out result);

    [PyFunction("log(*args)", NoTextSignature = true, Doc = "log(x[, base]): the logarithm to a base, by default e.")]
    internal static PyObject? Log(PyThreadState thread, ReadOnlySpan<PyObject> args)
    {
        if (args.Length is 0 or > 2) return PyErr.TypeError("math.log requires 1 to 2 arguments");
        if (!Logarithm.TryNatural(thread, args[0], out var result)) return null;
        if (args.Length == 1) return PyFloat.From(result);
        if (!Logarithm.TryNatural(thread, args[1], out var divisor)) return null;
        return divisor == 0 ? PyErr.ZeroDivisionError("float division by zero") : PyFloat.From(result / divisor);
    }

    [PyFunction("log1p(x, /)", Doc = "The natural logarithm of 1+x, without loss where x is small.")]
    internal static bool Log1p(double x, out double result) => Check(x, result = NearOne.Log1p(x));

    [PyFunction("log10(x, /)", Doc = "The logarithm to base 10.")]
    internal static PyObject? Log10(PyThreadState thread, PyObject x) => Logarithm.TryDecimal(thread, x, out var result) ? PyFloat.From(result) : null;

    [PyFunction("log2(x, /)", Doc = "The logarithm to base 2.")]
    internal static PyObject? Log2(PyThreadState thread, PyObject x) => Logarithm.TryBinary(thread, x, out var result) ? PyFloat.From(result) : null;

    [PyFunction("modf(x, /)", Doc = "The fraction and the whole part, both as floats with the sign of x.")]
    internal static PyObject Modf(double x)
    {
        if (double.IsNaN(x)) return PyTuple.Of(PyFloat.From(x), PyFloat.From(x));
        if (double.IsInfinity(x)) return PyTuple.Of(PyFloat.From(Math.CopySign(0, x)), PyFloat.From(x));
        var whole = Math.Truncate(x);
        return PyTuple.Of(PyFloat.From(Math.CopySign(x - whole, x)), PyFloat.From(whole));
    }

    [PyFunction("pow(x, y, /)", Doc = "x raised to the power y, as floats.")]
    internal static bool Pow(double x, double y, out double result)
    {
        // C# follows annex F here; what remains are its exceptions.
        result = Math.Pow(x, y);
        if (double.IsFinite(result) || !double.IsFinite(x) || !double.IsFinite(y)) return true;
        return double.IsNaN(result) || x == 0 ? DomainError() : RangeError();
    }

    [PyFunction("radians(x, /)", Doc = "An angle in degrees, in radians.")]
    internal static double Radians(double x) => x * (Math.PI / 180);

    [PyFunction("remainder(x, y, /)", Doc = "The remainder of x / y with the nearest quotient (IEEE 754): exact, at most half of y.")]
    internal static bool Remainder(double x, double y, out double result)
    {
        result = x;
        if (double.IsNaN(x)) return true;
        if (double.IsNaN(y))
        {
            result = y;
            return true;
        }
        if (double.IsInfinity(x) || y == 0) return DomainError();
        if (double.IsInfinity(y)) return true;
        var (dividend, divisor) = (Math.Abs(x), Math.Abs(y));
        // Whichever is smaller, what is left or what is missing; both are exact. In a tie the quotient that is even wins.
        var rest = dividend % divisor;
        var missing = divisor - rest;
        if (rest > missing || rest == missing && 0.5 * (dividend - rest) % divisor != 0) rest = -missing;
        result = double.IsNegative(x) ? -rest : rest;
        return true;
    }

    [PyFunction("sin(x, /)", Doc = "The sine of an angle in radians.")]
    internal static bool Sin(double x, out double result) => Check(x, result = Math.Sin(x));

    [PyFunction("sinh(x, /)", Doc = "The hyperbolic sine.")]
    internal static bool Sinh(double x, out double result) => CheckRange(x, result = Math.Sinh(x));

    [PyFunction("sqrt(x, /)", Doc = "The square root.")]
    internal static bool Sqrt(double x, out double result) => Check(x, result = Math.Sqrt(x));

    [PyFunction("tan(x, /)", Doc = "The tangent of an angle in radians.")]
    internal static bool Tan(double x, out double result) => Check(x, result = Math.Tan(x));

    [PyFunction("tanh(x, /)", Doc = "The hyperbolic tangent.")]
    internal static bool Tanh(double x, out double result) => Check(x, result = Math.Tanh(x));

    [PyFunction("trunc(x, /)", Doc = "The number rounded towards zero, by its __trunc__().")]
    internal static PyObject? Trunc(PyThreadState thread, PyObject x)
    {
        if (x.GetType() == typeof(PyFloat)) return ((PyFloat)x).Truncate();
        if (!TryCallSpecial(thread, x, VM.Names.Trunc, out var rounded) || rounded is not null) return rounded;
        return PyErr.TypeError($"type {x.Type.NameInMessages} doesn't define __trunc__ method");
    }

    [PyFunction("prod(iterable, /, *, start=1)", Doc = "The product of numbers, times start.")]
    internal static PyObject? Prod(PyThreadState thread, PyObject iterable, PyObject start)
    {
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return null;
        var result = start;
        var slots = iterator.Type.Slots;
        while (slots.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1)) return null;
            var product = Number.Multiply(thread, result, item);
            if (product is null) return null;
            result = product;
        }
        return thread.HasError ? null : result;
    }

    [PyFunction("perm(n, k=None, /)", Doc = "How many ways there are to choose k of n things in order; without k all of them.")]
    internal static PyObject? Perm(PyThreadState thread, PyObject n, [NoneAsNull] PyObject? k) =>
        k is null ? Combinatorics.Factorial(thread, n) : Combinatorics.Permutations(thread, n, k);

    [PyFunction("comb(n, k, /)", Doc = "How many ways there are to choose k of n things without order.")]
    internal static PyObject? Comb(PyThreadState thread, PyObject n, PyObject k) => Combinatorics.Combinations(thread, n, k);

    [PyFunction("nextafter(x, y, /)", Doc = "The next float after x towards y.")]
    internal static double NextAfter(double x, double y)
    {
        if (double.IsNaN(x)) return x;
        if (double.IsNaN(y) || x == y) return y;
        return x < y ? Math.BitIncrement(x) : Math.BitDecrement(x);
    }

    [PyFunction("ulp(x, /)", Doc = "The value of the last bit of x.")]
    internal static double Ulp(double x)
    {
        if (double.IsNaN(x)) return x;
        x = Math.Abs(x);
        if (double.IsInfinity(x)) return x;
        var next = Math.BitIncrement(x);
        return double.IsInfinity(next) ? x - Math.BitDecrement(x) : next - x;
    }

    // A NaN or an infinity that the argument does not explain is a domain error.
    private static bool Check(double x, double result) =>
        double.IsFinite(result) || (double.IsNaN(result) ? double.IsNaN(x) : !double.IsFinite(x)) || DomainError();

    // The same for functions that grow beyond all floats.
    private static bool CheckRange(double x, double result)
    {
        if (double.IsFinite(result)) return true;
        if (double.IsNaN(result)) return double.IsNaN(x) || DomainError();
        return !double.IsFinite(x) || RangeError();
    }

    private static bool DomainError() => PyErr.ValueError("math domain error");

    private static bool RangeError() => PyErr.OverflowError("math range error");

    // True with null where the object lacks the method.
    private static bool TryCallSpecial(PyThreadState thread, PyObject value, PyStr name, out PyObject? result)
    {
        result = null;
        if (!Attributes.TryGetSpecial(thread, value, name, out var method)) return false;
        if (method is null) return true;
        result = Calls.Call0(thread, method);
        return result is not null;
    }

    private static PyTuple? ToPoint(PyThreadState thread, PyObject value) => value as PyTuple ?? Iteration.ToTuple(thread, value);
}
