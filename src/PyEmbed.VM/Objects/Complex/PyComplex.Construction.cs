using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

// complex(real, imag) and complex(text)
public partial class PyComplex
{
    [PyMethod("__new__(cls, real=0, imag=0)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject? real, PyObject? imag)
    {
        real ??= PyInt.Zero;
        var isExact = ReferenceEquals(type, BuiltinType);
        if (isExact && imag is null && real.GetType() == typeof(PyComplex)) return real;
        if (real is PyStr text)
        {
            if (imag is not null) return PyErr.TypeError("complex() can't take second arg if first is a string");
            return ComplexText.TryParse(thread, text, out var parts) ? Make(type, parts.Real, parts.Imaginary) : null;
        }
        if (imag is PyStr) return PyErr.TypeError("complex() second arg can't be a string");

        if (!TryConvert(thread, real, out var converted)) return null;
        real = converted ?? real;
        if (!IsNumber(real)) return PyErr.TypeError($"complex() first argument must be a string or a number, not '{real.Type.NameInMessages}'");
        if (imag is not null && !IsNumber(imag)) return PyErr.TypeError($"complex() second argument must be a number, not '{imag.Type.NameInMessages}'");
        if (!TryGetParts(thread, real, out var first)) return null;
        if (imag is null) return Make(type, first.Real, first.Imaginary);
        if (!TryGetParts(thread, imag, out var second)) return null;
        // real + imag * 1j; what is not complex has no part to contribute, not even a negative zero.
        var realPart = imag is PyComplex ? first.Real - second.Imaginary : first.Real;
        var imaginaryPart = real is PyComplex ? second.Real + first.Imaginary : second.Real;
        return Make(type, realPart, imaginaryPart);
    }

    /// <summary>The result of <c>__complex__</c>, null where the object has none. False: an error is set.</summary>
    [MustCheck]
    internal static bool TryConvert(PyThreadState thread, PyObject value, out PyComplex? result)
    {
        result = null;
        if (value.GetType() == typeof(PyComplex))
        {
            result = (PyComplex)value;
            return true;
        }
        if (!Attributes.TryGetSpecial(thread, value, Names.Complex, out var method)) return false;
        if (method is null) return true;
        var converted = Calls.Call0(thread, method);
        if (converted is null) return false;
        result = converted as PyComplex;
        if (result is null) return PyErr.TypeError($"__complex__ returned non-complex (type {converted.Type.NameInMessages})");
        if (converted.GetType() == typeof(PyComplex)) return true;
        var message = $"__complex__ returned non-complex (type {converted.Type.NameInMessages}).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.";
        return Warnings.Warn(thread, PyExceptions.DeprecationWarning, message, 1);
    }

    private static PyComplex Make(PyType type, double real, double imaginary) =>
        ReferenceEquals(type, BuiltinType) ? new PyComplex(real, imaginary) : new PyComplexInstance(type, real, imaginary);

    private static bool IsNumber(PyObject value) => value is PyComplex || value.Type.Defines(Slot.Float) || value.Type.Defines(Slot.Index);

    private static bool TryGetParts(PyThreadState thread, PyObject number, out (double Real, double Imaginary) parts)
    {
        parts = default;
        if (number is not PyComplex complex) return Number.TryToDouble(thread, number, out parts.Real);
        parts = complex.Parts;
        return true;
    }
}
