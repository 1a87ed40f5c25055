using System.Buffers.Binary;

namespace PyEmbed.StandardLibrary.Struct;

/// <summary>Writes values as a format says.</summary>
internal static class StructPacking
{
    /// <summary>Fills the target, whose length is the format's. The number of values is right. False: an error is set.</summary>
    [MustCheck]
    public static bool TryPack(PyThreadState thread, StructFormat format, ReadOnlySpan<PyObject> values, Span<byte> target)
    {
        target.Clear();
        var next = 0;
        foreach (var field in format.Fields)
        {
            if (!thread.TryChargeWork(field.Repeat)) return false;
            for (var i = 0; i < field.Repeat; i++)
                if (!TryPackOne(thread, format, field, values[next++], target.Slice(field.Offset + i * field.Size, field.Size))) return false;
        }
        return true;
    }

    private static bool TryPackOne(PyThreadState thread, StructFormat format, StructField field, PyObject value, Span<byte> target)
    {
        switch (field.Code)
        {
            case 's' or 'p':
                return TryPackBytes(thread, field.Code, value, target);
            case 'c':
                if (value is not PyBytes { Length: 1 } single) return StructState.Fail(thread, "char format requires a bytes object of length 1");
                target[0] = single.Data[0];
                return true;
            case '?':
                if (!Truth.TryTest(thread, value, out var isTrue)) return false;
                target[0] = (byte)(isTrue ? 1 : 0);
                return true;
            case 'e' or 'f' or 'd':
                return TryPackFloat(thread, format, field.Code, value, target);
        }
        if (!TryInteger(thread, format, field, value, out var bits)) return false;
        for (var i = 0; i < target.Length; i++, bits >>= 8) target[format.IsLittleEndian ? i : target.Length - 1 - i] = (byte)bits;
        return true;
    }

    private static bool TryPackBytes(PyThreadState thread, char code, PyObject value, Span<byte> target)
    {
        var source = value switch
        {
            PyBytes bytes => bytes.Bytes,
            PyByteArray bytes => bytes.Bytes,
            _ => default,
        };
        if (value is not (PyBytes or PyByteArray)) return StructState.Fail(thread, $"argument for '{code}' must be a bytes object");
        if (!thread.TryChargeWork(target.Length / 64)) return false;
        if (code == 's')
        {
            source[..Math.Min(source.Length, target.Length)].CopyTo(target);
            return true;
        }
        // A Pascal string has its length in front.
        if (target.Length == 0) return true;
        var length = Math.Min(source.Length, target.Length - 1);
        source[..length].CopyTo(target[1..]);
        target[0] = (byte)Math.Min(length, 255);
        return true;
    }

    private static bool TryPackFloat(PyThreadState thread, StructFormat format, char code, PyObject value, Span<byte> target)
    {
        if (!Number.TryToDouble(thread, value, out var number))
            return thread.ClearErrorIf(PyExceptions.Exception) && StructState.Fail(thread, "required argument is not a float");
        if (code == 'd')
        {
            if (format.IsLittleEndian) BinaryPrimitives.WriteDoubleLittleEndian(target, number);
            else BinaryPrimitives.WriteDoubleBigEndian(target, number);
        }
        else if (code == 'f')
        {
            var single = (float)number;
            if (float.IsInfinity(single) && !double.IsInfinity(number) && !format.IsNative) return TooLarge(thread, value, code);
            if (format.IsLittleEndian) BinaryPrimitives.WriteSingleLittleEndian(target, single);
            else BinaryPrimitives.WriteSingleBigEndian(target, single);
        }
        else
        {
            var half = (Half)number;
            if (Half.IsInfinity(half) && !double.IsInfinity(number)) return TooLarge(thread, value, code);
            var bits = double.IsNaN(number) ? (ushort)(double.IsNegative(number) ? 0xFE00 : 0x7E00) : BitConverter.HalfToUInt16Bits(half);
            if (format.IsLittleEndian) BinaryPrimitives.WriteUInt16LittleEndian(target, bits);
            else BinaryPrimitives.WriteUInt16BigEndian(target, bits);
        }
        return true;
    }

    private static PyError TooLarge(PyThreadState thread, PyObject value, char code) => value is PyInt or PyBigInt
        ? StructState.Fail(thread, "int too large to convert")
        : PyErr.OverflowError($"float too large to pack with {code} format");

    private static bool TryInteger(PyThreadState thread, StructFormat format, StructField field, PyObject value, out ulong bits)
    {
        bits = 0;
        if (value is not (PyInt or PyBigInt))
        {
            if (!value.Type.Defines(Slot.Index)) return StructState.Fail(thread, "required argument is not an integer");
            if (Number.Index(thread, value) is not { } index) return false;
            value = index;
        }
        var code = field.Code;
        if (value is PyInt small)
        {
            bits = (ulong)small.Value;
            return IsInRange(code, field.Size, small.Value) || OutOfRange(thread, format, code, field.Size, small.Value);
        }
        var number = ((PyBigInt)value).Value;
        if (number.Sign > 0 && number <= ulong.MaxValue && code is ('I' or 'L' or 'Q' or 'N' or 'P'))
        {
            bits = (ulong)number;
            return field.Size == 8 || OutOfRange(thread, format, code, field.Size, long.MaxValue);
        }
        return StructState.Fail(thread, IsConvertedAsBytes(format, code) ? "int too large to convert" : "argument out of range");
    }

    // The other order of bytes than the machine's has conversions of its own in CPython, with other messages.
    private static bool IsConvertedAsBytes(StructFormat format, char code) => code == 'P' || (!format.IsLittleEndian && code is ('q' or 'Q'));

    private static bool IsUnsigned(char code) => code is 'B' or 'H' or 'I' or 'L' or 'Q' or 'N';

    private static bool IsInRange(char code, int size, long value)
    {
        if (IsUnsigned(code)) return value >= 0 && (size == 8 || value < 1L << (8 * size));
        return size == 8 || value >= -(1L << (8 * size - 1)) && value < 1L << (8 * size - 1);
    }

    private static PyError OutOfRange(PyThreadState thread, StructFormat format, char code, int size, long value)
    {
        // A negative number fails earlier where the conversion is to an unsigned long.
        if (size == 8 || (value < 0 && (code is 'I' or 'L' || (code == 'H' && !format.IsLittleEndian))))
            return StructState.Fail(thread, IsConvertedAsBytes(format, code) ? "int too large to convert" : "argument out of range");
        var (least, most) = IsUnsigned(code) ? (0L, (1L << (8 * size)) - 1) : (-(1L << (8 * size - 1)), (1L << (8 * size - 1)) - 1);
        var name = code switch { 'b' => "byte", 'B' => "ubyte", 'h' when format.IsLittleEndian => "short", 'H' when format.IsLittleEndian => "ushort", _ => $"'{code}'" };
        return StructState.Fail(thread, $"{name} format requires {least} <= number <= {most}");
    }
}
