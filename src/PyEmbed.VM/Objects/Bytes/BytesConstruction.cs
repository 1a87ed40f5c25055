using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>The forms of <c>bytes(...)</c> and <c>bytearray(...)</c>: text with an encoding, a count, a bytes-like object, an iterable of integers.</summary>
internal static class BytesConstruction
{
    /// <summary><c>bytes(source, encoding, errors)</c></summary>
    [MustCheck]
    public static PyBytes? Make(PyThreadState thread, PyObject? source, PyStr? encoding, PyStr? errors)
    {
        if (source is null)
        {
            if (encoding is null && errors is null) return PyBytes.Empty;
            PyErr.TypeError(encoding is not null ? "encoding without a string argument" : "errors without a string argument");
            return null;
        }
        if (encoding is not null || errors is not null || source.GetType() == typeof(PyStr)) return FromText(thread, source, encoding, errors);
        if (!Attributes.TryGetSpecial(thread, source, Names.Bytes, out var method)) return null;
        if (method is not null)
        {
            var made = Calls.Call0(thread, method);
            if (made is null or PyBytes) return (PyBytes?)made;
            PyErr.TypeError($"__bytes__ returned non-bytes (type {made.Type.NameInMessages})");
            return null;
        }
        if (source is PyStr) return FromText(thread, source, null, null);
        if (source.Type.Defines(Slot.Index))
        {
            if (!TryCount(thread, source, out var count, out var isCount)) return null;
            if (isCount) return PyBytes.Adopt(new byte[count]);
        }
        if (FromObject(thread, source, "bytes") is not { } bytes) return null;
        return PyBytes.Adopt(bytes);
    }

    /// <summary><c>bytes("text", encoding)</c></summary>
    [MustCheck]
    public static PyBytes? FromText(PyThreadState thread, PyObject source, PyStr? encoding, PyStr? errors)
    {
        if (source is not PyStr text) PyErr.TypeError(encoding is not null ? "encoding without a string argument" : "errors without a string argument");
        else if (encoding is null) PyErr.TypeError("string argument without an encoding");
        else return CodecCalls.Encode(thread, text, encoding, errors) as PyBytes;
        return null;
    }

    /// <summary>A number of zero bytes. An <c>__index__</c> that raises TypeError says that it is none.</summary>
    [MustCheck]
    public static bool TryCount(PyThreadState thread, PyObject source, out int count, out bool isCount)
    {
        count = 0;
        isCount = false;
        if (!Number.TryIndexClampedOverflow(thread, source, out var wide)) return thread.ClearErrorIf(PyExceptions.TypeError);
        if (wide < 0) return PyErr.ValueError("negative count");
        if (!PyByteSequence.TryReserve(thread, wide)) return false;
        count = (int)wide;
        isCount = true;
        return true;
    }

    /// <summary>The bytes of a bytes-like object or an iterable of integers, in a new array; null: an error is set.</summary>
    [MustCheck]
    public static byte[]? FromObject(PyThreadState thread, PyObject source, string target)
    {
        if (source is PyMemoryView view) return view.ToArray(thread);   // which need not be contiguous
        if (source is IBufferExporter)
        {
            if (!Buffers.TryGet(thread, source, out var lease)) return null;
            using (lease) return PyByteSequence.TryReserve(thread, lease.Length) ? lease.Bytes.ToArray() : null;
        }
        if (source is PyStr || Iteration.GetIter(thread, source) is not { } iterator)
        {
            if (source is PyStr || thread.ClearErrorIf(PyExceptions.TypeError)) PyErr.TypeError($"cannot convert '{source.Type.NameInMessages}' object to {target}");
            return null;
        }
        if (target == "bytes" && !Iteration.TryGetLengthHint(thread, source, 64, out _)) return null;
        return FromIterator(thread, iterator, target);
    }

    /// <summary>All that is left of an iterator of integers.</summary>
    [MustCheck]
    public static byte[]? FromIterator(PyThreadState thread, PyObject iterator, string target)
    {
        var message = target == "bytes" ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)";
        var bytes = new byte[16];
        var count = 0;
        while (Iteration.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1) || !ByteArguments.TryByte(thread, item, message, out var value)) return null;
            if (count == bytes.Length)
            {
                if (!PyByteSequence.TryReserve(thread, count * 2L)) return null;
                Array.Resize(ref bytes, count * 2);
            }
            bytes[count++] = value;
        }
        return thread.HasError ? null : bytes[..count];
    }
}
