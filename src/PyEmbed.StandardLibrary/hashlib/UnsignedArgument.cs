using System.Numerics;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>Reads arguments that are unsigned C numbers: ints only, without <c>__index__</c>.</summary>
internal static class UnsignedArgument
{
    /// <summary>A number of 64 bits. False: an error is set.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="cType">What an error calls the type; null for <c>unsigned long long</c>, whose error does not name it.</param>
    /// <param name="number">The number.</param>
    [MustCheck]
    public static bool TryRead(PyObject value, string? cType, out ulong number)
    {
        number = 0;
        if (!PyInt.TryGetValue(value, out BigInteger given)) return PyErr.TypeError("an integer is required");
        if (given.Sign < 0) return PyErr.ValueError("value must be positive");
        if (given > ulong.MaxValue) return PyErr.OverflowError(cType is null ? "int too big to convert" : $"Python int too large to convert to C {cType}");
        number = (ulong)given;
        return true;
    }
}
