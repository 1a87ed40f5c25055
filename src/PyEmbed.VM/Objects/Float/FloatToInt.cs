using PyEmbed.Core.Numbers;

namespace PyEmbed.VM.Objects;

/// <summary>Floats as ints.</summary>
internal static class FloatToInt
{
    /// <summary>The value rounded towards zero; null with an error set for what is not finite.</summary>
    [MustCheck]
    public static PyObject? Convert(double value)
    {
        if (value is > -9223372036854775808.0 and < 9223372036854775808.0) return PyInt.From((long)value);
        if (double.IsNaN(value)) return PyErr.ValueError("cannot convert float NaN to integer");
        if (double.IsInfinity(value)) return PyErr.OverflowError("cannot convert float infinity to integer");
        return PyInt.From(FloatArithmetic.Truncate(value));
    }
}
