using System.Buffers.Binary;
using System.Numerics;

namespace PyEmbed.StandardLibrary.Arrays;

/// <summary>The numbers by which a pickled array says how its items lie in memory, so that other machines can read them.</summary>
internal static class MachineFormat
{
    private const int Float32 = 14;
    private const int Float64 = 16;
    private const int Utf16 = 18;
    private const int Utf32 = 20;
    private const int Last = 21;

    // Even numbers from 2 on are little-endian, odd ones big-endian.
    public static int Of(ArrayKind kind) => kind.Code switch
    {
        'u' => Utf32,
        'f' => Float32,
        'd' => Float64,
        _ => kind.ItemSize switch { 1 => 0, 2 => 2, 4 => 6, _ => 10 } + (kind.IsSignedInteger ? kind.ItemSize == 1 ? 1 : 2 : 0),
    };

    public static PyObject? Reconstruct(PyThreadState thread, PyObject arrayType, PyObject typeCode, int format, PyObject items)
    {
        if (arrayType is not PyType type) return PyErr.TypeError($"first argument must be a type object, not {arrayType.Type.NameInMessages}");
        if (!type.IsSubtypeOf(PyArray.BuiltinType)) return PyErr.TypeError($"{type.NameInMessages} is not a subtype of {PyArray.BuiltinType.NameInMessages}");
        if (typeCode is not PyStr { Length: 1 } code) return ArgumentErrors.BadArgument("_array_reconstructor", "argument 2", "a unicode character", typeCode);
        if (ArrayKind.Find(code[0]) is not { } kind) return PyErr.ValueError("second argument must be a valid type code");
        if (format is < 0 or > Last) return PyErr.ValueError("third argument must be a valid machine format code.");
        if (items is not PyBytes bytes) return PyErr.TypeError($"fourth argument should be bytes, not {items.Type.NameInMessages}");
        if (format == Of(kind)) return Calls.Call2(thread, type, code, bytes);
        if (Read(thread, format, bytes.Bytes) is not { } values) return null;
        // Whole numbers come back in a kind of their own size.
        if (format < Float32) code = PyStr.FromCodePoint(Array.FindLast(ArrayKind.All, other => other.IsInteger && other.ItemSize == SizeOf(format) && other.IsSignedInteger == IsSigned(format))!.Code);
        return Calls.Call2(thread, type, code, values);
    }

    private static int SizeOf(int format) => format switch { < 2 => 1, < 6 => 2, < 10 => 4, < Float32 => 8, < Float64 => 4, < Utf16 => 8, < Utf32 => 2, _ => 4 };

    private static bool IsSigned(int format) => format is not (0 or 2 or 3 or 6 or 7 or 10 or 11);

    // What this machine has no kind for is read as objects.
    private static PyObject? Read(PyThreadState thread, int format, ReadOnlySpan<byte> bytes)
    {
        var size = SizeOf(format);
        if (bytes.Length % size != 0) return PyErr.ValueError("string length not a multiple of item size");
        if (!thread.TryChargeWork(bytes.Length) || !thread.TryReserve(bytes.Length * 8L)) return null;
        var isBig = format >= 2 && (format & 1) != 0;
        if (format >= Utf16)
        {
            var name = (format < Utf32 ? "utf-16-" : "utf-32-") + (isBig ? "be" : "le");
            return CodecCalls.Decode(thread, PyBytes.CopyOf(bytes), PyStr.FromUtf16(name), null);
        }
        var list = new PyList();
        Span<byte> item = stackalloc byte[8];
        for (var at = 0; at < bytes.Length; at += size)
        {
            var here = item[..size];
            bytes.Slice(at, size).CopyTo(here);
            if (isBig) here.Reverse();
            list.Append(format switch
            {
                >= Float64 => PyFloat.From(BinaryPrimitives.ReadDoubleLittleEndian(here)),
                >= Float32 => PyFloat.From(BinaryPrimitives.ReadSingleLittleEndian(here)),
                _ => PyInt.From(new BigInteger(here, isUnsigned: !IsSigned(format))),
            });
        }
        return list;
    }
}
