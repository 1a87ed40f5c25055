using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Arguments of methods of bytes that are one byte.</summary>
internal static class ByteArguments
{
    /// <summary>An integer from 0 to 255, through <c>__index__</c>; what is larger is the ValueError.</summary>
    [MustCheck]
    public static bool TryByte(PyThreadState thread, PyObject value, string message, out byte result)
    {
        result = 0;
        if (Number.Index(thread, value) is not { } number) return false;
        if (!PyInt.TryGetInt64(number, out var small) || small is < 0 or > 255) return PyErr.ValueError(message);
        result = (byte)small;
        return true;
    }

    /// <summary>What <c>find</c> and its like look for: an integer or bytes. The lease is to be disposed of.</summary>
    [MustCheck]
    public static bool TryPattern(PyThreadState thread, PyObject value, out BufferLease lease)
    {
        if (value is IBufferExporter) return Buffers.TryGet(thread, value, out lease);
        lease = default;
        if (!value.Type.Defines(Slot.Index)) return PyErr.TypeError($"argument should be integer or bytes-like object, not '{value.Type.NameInMessages}'");
        if (!TryByte(thread, value, "byte must be in range(0, 256)", out var single)) return false;
        lease = new BufferLease([single], 0, 1, null);
        return true;
    }

    /// <summary>The byte that fills up a width.</summary>
    [MustCheck]
    public static bool TryFill(PyObject? value, string function, out byte fill)
    {
        fill = (byte)' ';
        if (value is null) return true;
        if (value is not PyByteSequence { Length: 1 } bytes)
            return PyErr.TypeError($"{function}() argument 2 must be a byte string of length 1, not {value.Type.NameInMessages}");
        fill = bytes.Bytes[0];
        return true;
    }
}
