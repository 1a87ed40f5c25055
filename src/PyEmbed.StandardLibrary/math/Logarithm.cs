using System.Numerics;
using PyEmbed.Core.Numbers;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary;

/// <summary>Logarithms of floats, and of ints of any size.</summary>
internal static class Logarithm
{
    [MustCheck]
    public static bool TryNatural(PyThreadState thread, PyObject x, out double result) => Try(thread, x, Math.Log, out result);

    [MustCheck]
    public static bool TryDecimal(PyThreadState thread, PyObject x, out double result) => Try(thread, x, Math.Log10, out result);

    [MustCheck]
    public static bool TryBinary(PyThreadState thread, PyObject x, out double result) => Try(thread, x, Math.Log2, out result);

    private static bool Try(PyThreadState thread, PyObject x, Func<double, double> function, out double result)
    {
        if (x is PyBigInt big) return TryBig(big.Value, function, out result);
        if (!Number.TryToDouble(thread, x, out result)) return false;
        if (!(result > 0) && !double.IsNaN(result)) return PyErr.ValueError("math domain error");
        result = function(result);
        return true;
    }

    private static bool TryBig(BigInteger value, Func<double, double> function, out double result)
    {
        result = 0;
        if (value.Sign < 0) return PyErr.ValueError("math domain error");
        if (FloatArithmetic.TryToDouble(value, out var number))
        {
            result = function(number);
            return true;
        }
        // Too large for a float: as a fraction from 0.5 to 1 times a power of two.
        var exponent = value.GetBitLength();
        var shift = (int)(exponent - 64);
        var top = value >> shift;
        var fraction = FloatBits.Round((ulong)top, -64, top << shift != value);
        if (fraction == 1)
        {
            fraction = 0.5;
            exponent++;
        }
        result = function(fraction) + function(2) * exponent;
        return true;
    }
}
