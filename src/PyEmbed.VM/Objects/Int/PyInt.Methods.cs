using System.Globalization;
using PyEmbed.Core.Numbers;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

public partial class PyInt
{
    [PyMethod("__repr__(self, /)")]
    internal static PyObject? Repr(PyThreadState thread, PyObject self) => TryToText(thread, self, out var text) ? PyStr.FromCodeUnits(text) : null;

    /// <summary>Decimal digits; false where the number has more than <c>sys.get_int_max_str_digits()</c>.</summary>
    [MustCheck]
    internal static bool TryToText(PyThreadState thread, PyObject number, out string text)
    {
        if (number is PyInt small)
        {
            text = small.Value.ToString(CultureInfo.InvariantCulture);
            return true;
        }
        var limit = thread.Interpreter.MaxIntDigits;
        var value = ((PyBigInt)number).Value;
        text = "";
        if (!thread.TryReserve(value.GetBitLength() * 2 / 3)) return false;
        return IntegerText.TryToDecimal(value, limit, thread.WorkBudget, out text) || PyErr.ValueError(IntegerText.TooManyDigitsMessage(limit));
    }

    [PyMethod("conjugate(self, /)", NoTextSignature = true, Doc = "The number itself: it has no imaginary part.")]
    internal static PyObject Conjugate(PyObject self) => Exact(self);

    [PyMethod("bit_length(self, /)", Doc = "How many bits the magnitude has.\n\n>>> bin(37)\n'0b100101'\n>>> (37).bit_length()\n6")]
    internal static long BitLength(PyObject self) => self is PyInt small ? IntegerBits.BitLength(small.Value) : IntegerBits.BitLength(((PyBigInt)self).Value);

    [PyMethod("bit_count(self, /)", Doc = "How many ones the magnitude has in binary.\n\n>>> bin(13)\n'0b1101'\n>>> (13).bit_count()\n3")]
    internal static long BitCount(PyObject self) => self is PyInt small ? IntegerBits.BitCount(small.Value) : IntegerBits.BitCount(((PyBigInt)self).Value);

    [PyMethod("as_integer_ratio(self, /)", Doc = "The number as a pair of numerator and denominator, which is 1.\n\n>>> (10).as_integer_ratio()\n(10, 1)\n>>> (-10).as_integer_ratio()\n(-10, 1)")]
    internal static PyObject AsIntegerRatio(PyObject self) => PyTuple.Of(Exact(self), One);

    [PyMethod("__trunc__(self, /)", NoTextSignature = true, Doc = "The number itself.")]
    internal static PyObject Truncate(PyObject self) => Exact(self);

    [PyMethod("__floor__(self, /)", NoTextSignature = true, Doc = "The number itself.")]
    internal static PyObject Floor(PyObject self) => Exact(self);

    [PyMethod("__ceil__(self, /)", NoTextSignature = true, Doc = "The number itself.")]
    internal static PyObject Ceiling(PyObject self) => Exact(self);

    [PyMethod("__round__(self, ndigits=..., /)", Doc = "The number itself, or with negative digits rounded to a multiple of a power of ten, ties to even.")]
    internal static PyObject? Round(PyThreadState thread, PyObject self, PyObject? ndigits)
    {
        if (ndigits is null) return Exact(self);
        var digits = Number.Index(thread, ndigits);
        if (digits is null) return null;
        return IsNegative(digits) ? IntArithmetic.RoundToPowerOfTen(thread, Number.ToBigInteger(self), -Number.ToBigInteger(digits)) : Exact(self);
    }

    [PyMethod("__getnewargs__(self, /)")]
    internal static PyObject GetNewArguments(PyObject self) => PyTuple.Of(Exact(self));

    [PyMethod("__format__(self, format_spec, /)", Doc = "The number in a format of the format mini-language.")]
    internal static PyObject? Format(PyThreadState thread, PyObject self, PyStr format_spec) => IntFormat.Format(thread, self, format_spec);

    // What CPython's representation takes: 24 bytes and 4 for each 30 bits, zero counting as one digit.
    [PyMethod("__sizeof__(self, /)", Doc = "How many bytes the number takes in CPython.")]
    internal static long SizeOf(PyObject self) => 24 + 4 * Math.Max(1, (BitLength(self) + 29) / 30);

    [PyProperty("real", Doc = "The number itself.")]
    internal static PyObject Real(PyObject self) => Exact(self);

    [PyProperty("imag", Doc = "Zero: the number has no imaginary part.")]
    internal static PyObject Imaginary(PyObject self) => Zero;

    [PyProperty("numerator", Doc = "The number itself, as a fraction's numerator.")]
    internal static PyObject Numerator(PyObject self) => Exact(self);

    [PyProperty("denominator", Doc = "One, as a fraction's denominator.")]
    internal static PyObject Denominator(PyObject self) => One;
}
