using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>What bytes and bytearray have in common; no Python type by itself. Results are of the type of self (bytes for instances of subclasses of bytes).</summary>
public abstract partial class PyByteSequence : PyObject
{
    private protected PyByteSequence() { }

    /// <summary>The bytes as they are now.</summary>
    internal abstract ReadOnlySpan<byte> Bytes { get; }

    internal abstract int Length { get; }

    /// <summary>A new object of an array that nobody else keeps.</summary>
    internal abstract PyByteSequence Make(byte[] owned);

    /// <summary>Self where it is immutable and no instance of a subclass, else a copy.</summary>
    internal abstract PyByteSequence Same();

    internal PyByteSequence Part(int start, int length) => length == Length ? Same() : Make(Bytes.Slice(start, length).ToArray());

    [PyMethod("__len__(self, /)")]
    internal nint Len() => Length;

    [PyMethod("__add__(self, value, /)")]
    internal PyObject? Add(PyThreadState thread, PyObject value)
    {
        if (!Buffers.TryGet(thread, value, out var lease)) return PyErr.TypeError($"can't concat {value.Type.NameInMessages} to {Type.NameInMessages}");   // whatever the reason
        using (lease)
        {
            if (lease.Length == 0) return Same();
            if (Length == 0 && this is PyBytes && value.GetType() == typeof(PyBytes)) return value;
            var total = (long)Length + lease.Length;
            if (!TryReserve(thread, total)) return null;
            var made = GC.AllocateUninitializedArray<byte>((int)total);
            Bytes.CopyTo(made);
            lease.Bytes.CopyTo(made.AsSpan(Length));
            return Make(made);
        }
    }

    [PyMethod("__mul__(self, value, /)")]
    internal PyObject? Repeat(PyThreadState thread, nint value)
    {
        if (value == 1) return Same();
        if (value <= 0 || Length == 0) return Make([]);
        if (value > long.MaxValue / Length) return this is PyBytes ? PyErr.OverflowError("repeated bytes are too long") : PyErr.MemoryError();
        var total = (long)value * Length;
        if (!TryReserve(thread, total)) return null;
        var made = GC.AllocateUninitializedArray<byte>((int)total);
        PyStr.Repeat(Bytes, made);
        return Make(made);
    }

    [PyMethod("__contains__(self, key, /)")]
    internal bool TryContains(PyThreadState thread, PyObject key, out bool found)
    {
        found = false;
        if (key.Type.Defines(Slot.Index))
        {
            if (Number.Index(thread, key) is { } number)
            {
                if (!ByteArguments.TryByte(thread, number, "byte must be in range(0, 256)", out var value)) return false;
                found = Bytes.Contains(value);
                return true;
            }
            // It may be bytes all the same.
            if (!thread.ClearErrorIf(PyExceptions.Exception)) return false;
        }
        if (!Buffers.TryGet(thread, key, out var lease)) return false;
        using (lease)
        {
            if (!thread.TryChargeWork(Length)) return false;
            found = SpanSearch.IndexOf(Bytes, lease.Bytes) >= 0;
            return true;
        }
    }

    private static bool TryChargeComparison(PyThreadState thread, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        const int Long = 8192, BytesPerElement = 128;
        var shorter = Math.Min(left.Length, right.Length);
        return shorter < Long || thread.TryChargeWork(shorter / BytesPerElement);
    }

    [PyRichCompare]
    internal PyObject? Compare(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (ReferenceEquals(this, other) && this is PyBytes) return PyBool.From(CompareOps.Holds(op, 0));
        if (other is not IBufferExporter)
        {
            // Under -b a comparison with text (of bytes, with an int too) is told about.
            if (op is CompareOp.Eq or CompareOp.Ne && !BytesWarnings.TryWarn(thread, this, other)) return null;
            return PyNotImplemented.Instance;
        }
        if (this is PyBytes && other is not PyBytes) return PyNotImplemented.Instance;
        if (!Buffers.TryGet(thread, other, out var lease)) return thread.ClearErrorIf(PyExceptions.BufferError) ? PyNotImplemented.Instance : null;
        using (lease)
        {
            var left = Bytes;
            var right = lease.Bytes;
            if (!TryChargeComparison(thread, left, right)) return null;
            if (op == CompareOp.Eq) return PyBool.From(left.SequenceEqual(right));
            if (op == CompareOp.Ne) return PyBool.From(!left.SequenceEqual(right));
            return PyBool.From(CompareOps.Holds(op, left.SequenceCompareTo(right)));
        }
    }

    [PyMethod("decode(self, /, encoding='utf-8', errors='strict')", Doc = "The bytes as text in an encoding; errors says what becomes of bytes that do not belong to it.")]
    internal PyObject? Decode(PyThreadState thread, PyStr? encoding, PyStr? errors) => CodecCalls.Decode(thread, this, encoding, errors);

    [PyMethod("hex(self, /, sep=..., bytes_per_sep=1)", Doc = "The bytes in hexadecimal digits, with a separator between groups of them, counted from the right (from the left where negative).\n\n>>> b'\\xb9\\x01\\xef'.hex()\n'b901ef'\n>>> b'\\xb9\\x01\\xef'.hex(':')\n'b9:01:ef'\n>>> b'\\xb9\\x01\\xef'.hex(':', -2)\n'b901:ef'")]
    internal PyObject? Hex(PyThreadState thread, PyObject? sep, int bytes_per_sep) => HexText.Format(thread, Bytes, sep, bytes_per_sep);

    /// <summary>Before this many bytes are made. False: a limit or MemoryError is set.</summary>
    [MustCheck]
    internal static bool TryReserve(PyThreadState thread, long length) =>
        length <= Array.MaxLength ? thread.TryReserve(length) && thread.TryChargeWork(length) : PyErr.MemoryError();
}
