using System.Numerics;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Protocols;

internal static partial class Number
{
    /// <summary><c>pow(left, right, modulus)</c>; None is no modulus.</summary>
    [MustCheck]
    public static PyObject? Power(PyThreadState thread, PyObject left, PyObject right, PyObject modulus) => Power(thread, left, right, modulus, "** or pow()");

    [MustCheck]
    public static PyObject? InplacePower(PyThreadState thread, PyObject self, PyObject other)
    {
        if (self.Type.Defines(Slot.InplacePower))
        {
            var result = self.Type.Slots.InplacePower(thread, self, other);
            if (result is not PyNotImplemented) return result;
        }
        return Power(thread, self, other, PyNone.Instance, "**=");
    }

    private static PyObject? Power(PyThreadState thread, PyObject left, PyObject right, PyObject modulus, string sign)
    {
        var leftType = left.Type;
        var rightType = right.Type;
        var hasRight = !ReferenceEquals(leftType, rightType) && rightType.Defines(Slot.Power);
        if (leftType.Defines(Slot.Power))
        {
            if (hasRight && leftType.Has(TypeFlags.Heap) && rightType.Has(TypeFlags.Heap) && leftType.ProviderOf(Slot.Power) == rightType.ProviderOf(Slot.Power)) hasRight = false;
            if (hasRight && rightType.IsSubtypeOf(leftType))
            {
                var first = rightType.Slots.Power(thread, left, right, modulus);
                if (first is not PyNotImplemented) return first;
                hasRight = false;
            }
            var result = leftType.Slots.Power(thread, left, right, modulus);
            if (result is not PyNotImplemented) return result;
        }
        if (hasRight)
        {
            var result = rightType.Slots.Power(thread, left, right, modulus);
            if (result is not PyNotImplemented) return result;
        }
        if (modulus is PyNone) return Unsupported(sign, left, right);
        var modulusType = modulus.Type;
        if (!ReferenceEquals(modulusType, leftType) && !ReferenceEquals(modulusType, rightType) && modulusType.Defines(Slot.Power))
        {
            var result = modulusType.Slots.Power(thread, left, right, modulus);
            if (result is not PyNotImplemented) return result;
        }
        return PyErr.TypeError($"unsupported operand type(s) for ** or pow(): '{leftType.NameInMessages}', '{rightType.NameInMessages}', '{modulusType.NameInMessages}'");
    }

    [MustCheck]
    public static PyObject? Negative(PyThreadState thread, PyObject value) => value.Type.Slots.Negative(thread, value);

    [MustCheck]
    public static PyObject? Positive(PyThreadState thread, PyObject value) => value.Type.Slots.Positive(thread, value);

    [MustCheck]
    public static PyObject? Absolute(PyThreadState thread, PyObject value) => value.Type.Slots.Absolute(thread, value);

    [MustCheck]
    public static PyObject? Invert(PyThreadState thread, PyObject value) => value.Type.Slots.Invert(thread, value);

    /// <summary><c>operator.index(value)</c>: an int (PyInt, PyBigInt or an instance of a subclass, as it is).</summary>
    [MustCheck]
    public static PyObject? Index(PyThreadState thread, PyObject value)
    {
        if (value.Type.Has(TypeFlags.IntSubclass)) return value;
        var result = value.Type.Slots.Index(thread, value);
        if (result is null || PyInt.IsExact(result)) return result;
        if (!result.Type.Has(TypeFlags.IntSubclass)) return PyErr.TypeError($"__index__ returned non-int (type {result.Type.NameInMessages})");
        var message = $"__index__ returned non-int (type {result.Type.NameInMessages}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.";
        return Warnings.Warn(thread, PyExceptions.DeprecationWarning, message, 1) ? result : null;
    }

    /// <summary>An index as <c>nint</c>; what does not fit raises the error of the given type.</summary>
    [MustCheck]
    public static bool TryIndex(PyThreadState thread, PyObject value, PyType overflow, out nint index)
    {
        index = 0;
        var number = Index(thread, value);
        if (number is null) return false;
        if (PyInt.TryGetInt64(number, out var small))
        {
            index = (nint)small;
            return true;
        }
        return PyErr.Set(overflow, $"cannot fit '{value.Type.NameInMessages}' into an index-sized integer");
    }

    /// <summary>An index for <c>container[index]</c>: what does not fit is an IndexError.</summary>
    [MustCheck]
    public static bool TryIndex(PyThreadState thread, PyObject value, out nint index) => TryIndex(thread, value, PyExceptions.IndexError, out index);

    /// <summary>A count: what does not fit is an OverflowError.</summary>
    [MustCheck]
    public static bool TryIndexClampedOverflow(PyThreadState thread, PyObject value, out nint count) => TryIndex(thread, value, PyExceptions.OverflowError, out count);

    /// <summary>A bound of a slice: what does not fit is clamped.</summary>
    [MustCheck]
    public static bool TrySliceIndex(PyThreadState thread, PyObject value, out nint index)
    {
        index = 0;
        var number = Index(thread, value);
        if (number is null) return false;
        index = PyInt.TryGetInt64(number, out var small) ? (nint)small : ((PyBigInt)number).Value.Sign < 0 ? nint.MinValue : nint.MaxValue;
        return true;
    }

    /// <summary><c>float(value)</c> without strings: what a C function takes as a double.</summary>
    [MustCheck]
    public static bool TryToDouble(PyThreadState thread, PyObject value, out double result)
    {
        switch (value)
        {
            case PyFloat f:
                result = f.Value;
                return true;
            case PyInt i:
                result = i.Value;
                return true;
        }
        result = 0;
        if (value.Type.Defines(Slot.Float)) return TryCallFloat(thread, value, out result);
        if (!value.Type.Defines(Slot.Index)) return PyErr.TypeError($"must be real number, not {value.Type.NameInMessages}");
        var index = Index(thread, value);
        if (index is null) return false;
        if (PyInt.TryGetInt64(index, out var small))
        {
            result = small;
            return true;
        }
        return Core.Numbers.FloatArithmetic.TryToDouble(((PyBigInt)index).Value, out result) || PyErr.OverflowError("int too large to convert to float");
    }

    /// <summary>What <c>__float__</c> gives. False: an error is set.</summary>
    [MustCheck]
    public static bool TryCallFloat(PyThreadState thread, PyObject value, out double result)
    {
        result = 0;
        var converted = value.Type.Slots.Float(thread, value);
        if (converted is null) return false;
        if (converted is not PyFloat number) return PyErr.TypeError($"{value.Type.NameInMessages}.__float__ returned non-float (type {converted.Type.NameInMessages})");
        result = number.Value;
        if (converted.GetType() == typeof(PyFloat)) return true;
        return Warnings.Warn(thread, PyExceptions.DeprecationWarning,
            $"{value.Type.NameInMessages}.__float__ returned non-float (type {converted.Type.NameInMessages}).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.", 1);
    }

    /// <summary>The value of an int object of any size.</summary>
    public static BigInteger ToBigInteger(PyObject number) => number is PyInt small ? small.Value : ((PyBigInt)number).Value;
}
