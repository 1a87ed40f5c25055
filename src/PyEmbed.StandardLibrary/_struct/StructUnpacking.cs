using System.Buffers.Binary;
using System.Numerics;

namespace PyEmbed.StandardLibrary.Struct;

/// <summary>Reads values as a format says.</summary>
internal static class StructUnpacking
{
    /// <summary>The values as a tuple. Null: a limit is set as the error.</summary>
    public static PyTuple? Unpack(PyThreadState thread, StructFormat format, ReadOnlySpan<byte> source)
    {
        if (!thread.TryReserve(format.Count * 32L + format.Size) || !thread.TryChargeWork(format.Count)) return null;
        var values = new PyObject[format.Count];
        var next = 0;
        foreach (var field in format.Fields)
            for (var i = 0; i < field.Repeat; i++)
                values[next++] = Read(format, field, source.Slice(field.Offset + i * field.Size, field.Size));
        return PyTuple.Adopt(values);
    }

    private static PyObject Read(StructFormat format, StructField field, ReadOnlySpan<byte> source)
    {
        var isLittle = format.IsLittleEndian;
        switch (field.Code)
        {
            case 's' or 'c':
                return PyBytes.CopyOf(source);
            case 'p':
                return source.Length == 0 ? PyBytes.Empty : PyBytes.CopyOf(source.Slice(1, Math.Min(source[0], source.Length - 1)));
            case '?':
                return PyBool.From(source[0] != 0);
            case 'd':
                return PyFloat.From(isLittle ? BinaryPrimitives.ReadDoubleLittleEndian(source) : BinaryPrimitives.ReadDoubleBigEndian(source));
            case 'f':
                return PyFloat.From(isLittle ? BinaryPrimitives.ReadSingleLittleEndian(source) : BinaryPrimitives.ReadSingleBigEndian(source));
            case 'e':
                return PyFloat.From((double)(isLittle ? BinaryPrimitives.ReadHalfLittleEndian(source) : BinaryPrimitives.ReadHalfBigEndian(source)));
        }
        var bits = 0UL;
        for (var i = 0; i < source.Length; i++) bits = bits << 8 | source[isLittle ? source.Length - 1 - i : i];
        if (char.IsAsciiLetterUpper(field.Code)) return bits <= long.MaxValue ? PyInt.From((long)bits) : PyInt.From(new BigInteger(bits));
        var unused = 64 - 8 * source.Length;
        return PyInt.From((long)(bits << unused) >> unused);
    }
}
