using System.Numerics;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Multibytecodec;

/// <summary>States as the numbers that scripts give.</summary>
internal static class StateNumbers
{
    /// <summary>The number, low bytes first. False: it does not fit, and OverflowError is set.</summary>
    [MustCheck]
    public static bool TryWrite(BigInteger number, Span<byte> bytes)
    {
        if (number.Sign < 0) return PyErr.OverflowError("can't convert negative int to unsigned");
        return number.TryWriteBytes(bytes, out _, isUnsigned: true) || PyErr.OverflowError("int too big to convert");
    }
}
