using System.Buffers.Binary;
using System.Numerics;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>The items of a memoryview: one character of the module <c>struct</c>, in native size and order.</summary>
internal static class MemoryFormat
{
    /// <summary>Bytes an item; 0: not a single native character (with an optional <c>@</c>).</summary>
    public static int SizeOf(string format) => Code(format) switch
    {
        'c' or 'b' or 'B' or '?' => 1,
        'h' or 'H' => 2,
        'i' or 'I' or 'f' => 4,
        'l' or 'L' or 'q' or 'Q' or 'n' or 'N' or 'd' or 'P' => 8,
        _ => 0,
    };

    public static bool IsByte(string format) => Code(format) is 'c' or 'b' or 'B';

    /// <summary>The format's character; NUL where it is not a single one.</summary>
    public static char Code(string format) => format switch
    {
        [var c] => c,
        ['@', var c] => c,
        _ => '\0',
    };

    /// <summary>An item as an object. Null: NotImplementedError is set.</summary>
    [MustCheck]
    public static PyObject? Read(string format, ReadOnlySpan<byte> item) => Code(format) switch
    {
        'B' => PyInt.From(item[0]),
        'b' => PyInt.From((sbyte)item[0]),
        'c' => PyBytes.CopyOf(item[..1]),
        '?' => PyBool.From(item[0] != 0),
        'h' => PyInt.From(BinaryPrimitives.ReadInt16LittleEndian(item)),
        'H' => PyInt.From(BinaryPrimitives.ReadUInt16LittleEndian(item)),
        'i' => PyInt.From(BinaryPrimitives.ReadInt32LittleEndian(item)),
        'I' => PyInt.From(BinaryPrimitives.ReadUInt32LittleEndian(item)),
        'l' or 'q' or 'n' => PyInt.From(BinaryPrimitives.ReadInt64LittleEndian(item)),
        'L' or 'Q' or 'N' or 'P' => ResultConversion.Int(BinaryPrimitives.ReadUInt64LittleEndian(item)),
        'f' => PyFloat.From(BinaryPrimitives.ReadSingleLittleEndian(item)),
        'd' => PyFloat.From(BinaryPrimitives.ReadDoubleLittleEndian(item)),
        _ => PyErr.NotImplementedError($"memoryview: unsupported format {format}"),
    };

    /// <summary>Writes an object as an item. False: an error is set.</summary>
    [MustCheck]
    public static bool TryWrite(PyThreadState thread, string format, PyObject value, Span<byte> item)
    {
        var code = Code(format);
        switch (code)
        {
            case 'c':
                if (value is not PyBytes bytes) return BadType(format);
                if (bytes.Length != 1) return BadValue(format);
                item[0] = bytes.Data[0];
                return true;
            case '?':
                if (!Truth.TryTest(thread, value, out var isTrue)) return false;
                item[0] = isTrue ? (byte)1 : (byte)0;
                return true;
            case 'f' or 'd':
                if (!Number.TryToDouble(thread, value, out var number)) return thread.ClearErrorIf(PyExceptions.TypeError) && BadType(format);
                if (code == 'd') BinaryPrimitives.WriteDoubleLittleEndian(item, number);
                else BinaryPrimitives.WriteSingleLittleEndian(item, (float)number);
                return true;
        }
        var size = SizeOf(format);
        if (size == 0) return PyErr.NotImplementedError($"memoryview: format {format} not supported");
        if (!value.Type.Defines(Slot.Index)) return BadType(format);
        if (Number.Index(thread, value) is not { } index) return thread.ClearErrorIf(PyExceptions.TypeError) && BadType(format);
        var integer = Number.ToBigInteger(index);
        var isSigned = code is 'b' or 'h' or 'i' or 'l' or 'q' or 'n';
        var bits = 8 * size - (isSigned ? 1 : 0);
        var most = (BigInteger.One << bits) - 1;
        if (integer > most || integer < (isSigned ? -most - 1 : BigInteger.Zero)) return BadValue(format);
        Span<byte> wide = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(wide, (ulong)(integer & ulong.MaxValue));
        wide[..size].CopyTo(item);
        return true;
    }

    private static PyError BadType(string format) => PyErr.TypeError($"memoryview: invalid type for format '{format}'");

    private static PyError BadValue(string format) => PyErr.ValueError($"memoryview: invalid value for format '{format}'");
}
