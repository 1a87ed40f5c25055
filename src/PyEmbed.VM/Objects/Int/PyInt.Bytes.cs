using System.Numerics;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

// to_bytes and from_bytes
public partial class PyInt
{
    private static readonly PyStr s_bytes = PyStr.FromName("__bytes__");

    [PyMethod("to_bytes(self, /, length=1, byteorder='big', *, signed=False)", Doc = "The number in so many bytes; with signed as two's complement.")]
    internal static PyObject? ToBytes(PyThreadState thread, PyObject self, nint length, string byteorder, bool signed)
    {
        if (!TryByteOrder(byteorder, out var isBigEndian)) return null;
        if (length < 0) return PyErr.ValueError("length argument must be non-negative");
        if (!PyByteSequence.TryReserve(thread, length)) return null;
        var value = Number.ToBigInteger(self);
        if (value.Sign < 0 && !signed) return PyErr.OverflowError("can't convert negative int to unsigned");
        // The sign alone makes zero and minus one, so they fit any length.
        var count = value.IsZero || value == BigInteger.MinusOne ? 0 : value.GetByteCount(isUnsigned: !signed);
        if (count > length) return PyErr.OverflowError("int too big to convert");
        var bytes = new byte[length];
        if (value.Sign < 0) bytes.AsSpan().Fill(0xFF);
        if (count > 0) value.TryWriteBytes(isBigEndian ? bytes.AsSpan((int)length - count) : bytes, out _, isUnsigned: !signed, isBigEndian);
        return PyBytes.Adopt(bytes);
    }

    [PyClassMethod("from_bytes(cls, /, bytes, byteorder='big', *, signed=False)", Doc = "The number that bytes stand for; with signed in two's complement.")]
    internal static PyObject? FromBytes(PyThreadState thread, PyType cls, PyObject bytes, string byteorder, bool signed)
    {
        if (!TryByteOrder(byteorder, out var isBigEndian)) return null;
        if (BytesOf(thread, bytes) is not { } data) return null;
        if (!IntArithmetic.Allow(thread, data.Length * 8L)) return null;
        var value = From(new BigInteger(data, isUnsigned: !signed, isBigEndian));
        return ReferenceEquals(cls, BuiltinType) ? value : Calls.Call1(thread, cls, value);
    }

    // As bytes() does, but an int is no count.
    private static byte[]? BytesOf(PyThreadState thread, PyObject source)
    {
        if (source.GetType() == typeof(PyBytes)) return ((PyBytes)source).Data;
        if (!Attributes.TryGetSpecial(thread, source, s_bytes, out var method)) return null;
        if (method is null) return BytesConstruction.FromObject(thread, source, "bytes");
        var made = Calls.Call0(thread, method);
        if (made is null or PyBytes) return (made as PyBytes)?.Data;
        PyErr.TypeError($"__bytes__ returned non-bytes (type {made.Type.NameInMessages})");
        return null;
    }

    private static bool TryByteOrder(string byteOrder, out bool isBigEndian)
    {
        isBigEndian = byteOrder == "big";
        return isBigEndian || byteOrder == "little" || PyErr.ValueError("byteorder must be either 'little' or 'big'");
    }
}
