using PyEmbed.Core.Numbers;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

public partial class PyFloat
{
    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => FloatText.Repr(Value);

    [PyMethod("conjugate(self, /)", Doc = "The number itself: it has no imaginary part.")]
    internal PyObject Conjugate() => Exact();

    [PyMethod("__trunc__(self, /)", Doc = "The number rounded towards zero, as an int.")]
    internal PyObject? Truncate() => FloatToInt.Convert(Value);

    [PyMethod("__floor__(self, /)", Doc = "The number rounded down, as an int.")]
    internal PyObject? Floor() => FloatToInt.Convert(Math.Floor(Value));

    [PyMethod("__ceil__(self, /)", Doc = "The number rounded up, as an int.")]
    internal PyObject? Ceiling() => FloatToInt.Convert(Math.Ceiling(Value));

    [PyMethod("__round__(self, ndigits=None, /)", Doc = "The nearest int, ties to even; with digits, the nearest float with so many digits behind the point.")]
    internal PyObject? Round(PyThreadState thread, [NoneAsNull] PyObject? ndigits)
    {
        if (ndigits is null) return FloatToInt.Convert(Math.Round(Value, MidpointRounding.ToEven));
        if (!Number.TrySliceIndex(thread, ndigits, out var places)) return null;
        if (!double.IsFinite(Value)) return From(Value);
        var rounded = FloatText.Round(Value, (int)Math.Clamp(places, -1000, 1000));
        return double.IsFinite(rounded) ? From(rounded) : PyErr.OverflowError("rounded value too large to represent");
    }

    [PyMethod("as_integer_ratio(self, /)", Doc = "The number as a pair of ints whose ratio it is exactly, in lowest terms, the denominator positive.\n\n>>> (0.75).as_integer_ratio()\n(3, 4)\n>>> (-0.25).as_integer_ratio()\n(-1, 4)")]
    internal PyObject? AsIntegerRatio()
    {
        if (double.IsNaN(Value)) return PyErr.ValueError("cannot convert NaN to integer ratio");
        if (double.IsInfinity(Value)) return PyErr.OverflowError("cannot convert Infinity to integer ratio");
        var (numerator, denominator) = FloatBits.ToIntegerRatio(Value);
        return PyTuple.Of(PyInt.From(numerator), PyInt.From(denominator));
    }

    [PyClassMethod("fromhex(cls, string, /)", Doc = "The float that a text in hexadecimal stands for.\n\n>>> float.fromhex('0x1.8p+1')\n3.0\n>>> float.fromhex('-0x1p-1074')\n-5e-324")]
    internal static PyObject? FromHex(PyThreadState thread, PyType cls, PyObject @string)
    {
        if (@string is not PyStr text) return PyErr.TypeError("bad argument type for built-in operation");
        if (!thread.TryChargeWork(text.Length / 8)) return null;
        switch (HexFloat.TryParse(text.ToString(), out var value))
        {
            case HexFloat.Outcome.Invalid:
                return PyErr.ValueError("invalid hexadecimal floating-point string");
            case HexFloat.Outcome.TooLarge:
                return PyErr.OverflowError("hexadecimal value too large to represent as a float");
        }
        return ReferenceEquals(cls, BuiltinType) ? From(value) : Calls.Call1(thread, cls, From(value));
    }

    [PyMethod("hex(self, /)", Doc = "The number in hexadecimal, exactly.\n\n>>> (-0.1).hex()\n'-0x1.999999999999ap-4'\n>>> 3.0.hex()\n'0x1.8000000000000p+1'")]
    internal string Hex() => HexFloat.ToText(Value);

    [PyMethod("is_integer(self, /)", Doc = "Whether the number is whole.")]
    internal bool IsInteger() => double.IsFinite(Value) && Math.Floor(Value) == Value;

    [PyMethod("__getnewargs__(self, /)")]
    internal PyObject GetNewArguments() => PyTuple.Of(Exact());

    [PyClassMethod("__getformat__(cls, typestr, /)", Doc = "How C's 'double' or 'float' is laid out in memory; for CPython's own tests.")]
    internal static PyObject? GetFormat(PyThreadState thread, PyType cls, string typestr)
    {
        if (typestr is not ("double" or "float")) return PyErr.ValueError("__getformat__() argument 1 must be 'double' or 'float'");
        return PyStr.FromUtf16(BitConverter.IsLittleEndian ? "IEEE, little-endian" : "IEEE, big-endian");
    }

    [PyMethod("__format__(self, format_spec, /)", Doc = "The number in a format of the format mini-language.")]
    internal PyObject? Format(PyThreadState thread, PyStr format_spec) => FloatFormat.Format(thread, this, format_spec);

    [PyProperty("real", Doc = "The number itself.")]
    internal PyObject Real() => Exact();

    [PyProperty("imag", Doc = "Zero: the number has no imaginary part.")]
    internal PyObject Imaginary() => From(0);
}
