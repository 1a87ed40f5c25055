using System.Buffers.Binary;
using System.Numerics;

namespace PyEmbed.StandardLibrary.Arrays;

/// <summary>Conversion of ints to items, with the messages that CPython has for each kind.</summary>
internal static class IntegerItems
{
    /// <summary>Writes the bytes of an int to an item. False: an error is set.</summary>
    [MustCheck]
    public static bool TryConvert(PyThreadState thread, ArrayKind kind, PyObject value, Span<byte> item)
    {
        if (Number.Index(thread, value) is not { } index) return false;
        var bits = 8 * kind.ItemSize;
        if (index is PyInt { Value: var small } && IsInRange(small, bits, kind.IsSignedInteger))
        {
            Write((ulong)small, item);
            return true;
        }
        var number = Number.ToBigInteger(index);
        var most = kind.IsSignedInteger ? (BigInteger.One << (bits - 1)) - 1 : (BigInteger.One << bits) - 1;
        var least = kind.IsSignedInteger ? -most - 1 : BigInteger.Zero;
        if (number < least || number > most) return OutOfRange(kind.Code, number, number > most);
        Write((ulong)(number & ulong.MaxValue), item);
        return true;
    }

    private static bool IsInRange(long number, int bits, bool isSigned)
    {
        if (bits == 64) return isSigned || number >= 0;
        return isSigned ? number >> (bits - 1) is 0 or -1 : number >> bits == 0;
    }

    private static void Write(ulong number, Span<byte> item)
    {
        Span<byte> wide = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(wide, number);
        wide[..item.Length].CopyTo(item);
    }

    private static PyError OutOfRange(char code, BigInteger number, bool isTooLarge)
    {
        if (code is ('b' or 'B' or 'h' or 'H' or 'i') && (number < long.MinValue || number > long.MaxValue)) return PyErr.OverflowError("Python int too large to convert to C long");
        var name = code switch
        {
            // C has the number as a short first.
            'b' when number >= short.MinValue && number <= short.MaxValue => "signed char",
            'b' => "signed short integer",
            'B' => "unsigned byte integer",
            'h' => "signed short integer",
            'H' => "unsigned short",
            'i' => "signed integer",
            _ => "",
        };
        return code switch
        {
            'b' or 'B' or 'h' or 'i' or 'H' => PyErr.OverflowError($"{name} is {(isTooLarge ? "greater than maximum" : "less than minimum")}"),
            'l' => PyErr.OverflowError("Python int too large to convert to C long"),
            'q' => PyErr.OverflowError("int too big to convert"),
            'I' or 'L' when !isTooLarge => PyErr.OverflowError("can't convert negative value to unsigned int"),
            'I' when number <= ulong.MaxValue => PyErr.OverflowError("unsigned int is greater than maximum"),
            'I' or 'L' => PyErr.OverflowError("Python int too large to convert to C unsigned long"),
            _ => PyErr.OverflowError(isTooLarge ? "int too big to convert" : "can't convert negative int to unsigned"),
        };
    }
}
