using PyEmbed.CompilerServices;
using PyEmbed.Core.Literals;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

/// <summary>Python's <c>bytes</c>: an immutable sequence of bytes.</summary>
[PyType("bytes", Subclassable = true, VariableSize = true, MatchSelf = true, Sequence = true, MatchSequence = false, Doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> a copy that never changes\nbytes(int) -> so many zero bytes\nbytes() -> empty\n\nA sequence of bytes that cannot be changed.")]
public partial class PyBytes : PyByteSequence, IBufferExporter
{
    private const long NoHash = -1;   // no hash is ever -1

    private static readonly PyBytes[] s_single = MakeSingle();

    private long _hash = NoHash;

    internal PyBytes(byte[] data) => Data = data;

    /// <summary>No bytes.</summary>
    public static PyBytes Empty { get; } = new([]);

    /// <summary>The bytes, never to be written.</summary>
    internal byte[] Data { get; }

    internal override ReadOnlySpan<byte> Bytes => Data;

    internal override int Length => Data.Length;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> AsSpan() => Data;

    /// <summary>A bytes object of an array that nobody else writes.</summary>
    internal static PyBytes Adopt(byte[] owned) => owned.Length switch
    {
        0 => Empty,
        1 => s_single[owned[0]],
        _ => new(owned),
    };

    /// <summary>A bytes object of a copy.</summary>
    public static PyBytes CopyOf(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        0 => Empty,
        1 => s_single[bytes[0]],
        _ => new(bytes.ToArray()),
    };

    private static PyBytes[] MakeSingle()
    {
        var all = new PyBytes[256];
        for (var i = 0; i < all.Length; i++) all[i] = new PyBytes([(byte)i]);
        return all;
    }

    internal override PyByteSequence Make(byte[] owned) => Adopt(owned);

    internal override PyByteSequence Same() => GetType() == typeof(PyBytes) ? this : Adopt(Data);

    bool IBufferExporter.TryExport(PyThreadState thread, BufferAccess access, out BufferLease lease)
    {
        lease = new BufferLease(Data, 0, Data.Length, null);
        return access == BufferAccess.Read || PyErr.BufferError("Object is not writable.");
    }

    void IBufferExporter.EndExport() { }

    BufferLayout IBufferExporter.Layout => BufferLayout.OfBytes(Data.Length);

    [PyMethod("__new__(cls, source=..., encoding=..., errors=...)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject? source, PyStr? encoding, PyStr? errors)
    {
        if (BytesConstruction.Make(thread, source, encoding, errors) is not { } made) return null;
        return ReferenceEquals(type, BuiltinType) ? made : new PyBytesInstance(type, made.Data);
    }

    [PyMethod("__hash__(self, /)")]
    internal bool TryHash(PyThreadState thread, out long hash)
    {
        hash = thread.Hashes.OfBytes(Data, ref _hash, NoHash);
        return true;
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Repr(PyThreadState thread) => PyStr.TryReserve(thread, 4L * Data.Length + 3) && thread.TryChargeWork(Data.Length) ? PyStr.FromCodeUnits(TextRepr.OfBytes(Data)) : null;

    [PyMethod("__str__(self, /)")]
    internal PyObject? Str(PyThreadState thread) => BytesWarnings.TryWarnOfStr(thread, "bytes") ? Repr(thread) : null;

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key)
    {
        if (key is PySlice slice) return SliceBounds.TryMake(thread, slice, Data.Length, out var bounds) ? Sliced(thread, bounds) : null;
        if (!key.Type.Defines(Slot.Index)) return PyErr.TypeError($"byte indices must be integers or slices, not {key.Type.NameInMessages}");
        if (!Number.TryIndex(thread, key, out var index)) return null;
        if (index < 0) index += Data.Length;
        return (nuint)index < (nuint)Data.Length ? PyInt.From(Data[index]) : PyErr.IndexError("index out of range");
    }

    private PyObject? Sliced(PyThreadState thread, in SliceBounds bounds)
    {
        if (bounds.Count <= 0) return Empty;
        if (bounds.Step == 1) return Part((int)bounds.Start, (int)bounds.Count);
        if (!TryReserve(thread, bounds.Count)) return null;
        var made = new byte[bounds.Count];
        PyStr.Pick(Bytes, bounds, made);
        return Adopt(made);
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => new PyBytesIterator(this);

    [PyMethod("__bytes__(self, /)", Doc = "The object as exact bytes.")]
    internal PyObject ToBytes() => Same();

    [PyMethod("__getnewargs__(self)", NoTextSignature = true)]
    internal PyObject GetNewArgs() => PyTuple.Of(Same());

    [PyClassMethod("fromhex(cls, string, /)", Doc = "Bytes from pairs of hexadecimal digits; white space between them is skipped.")]
    internal static PyObject? FromHex(PyThreadState thread, PyType type, PyStr @string)
    {
        if (HexText.Parse(thread, @string) is not { } bytes) return null;
        var made = Adopt(bytes);
        return ReferenceEquals(type, BuiltinType) ? made : Calls.Call1(thread, type, made);
    }

    [PyMethod("__mod__(self, value, /)")]
    internal static PyObject? Remainder(PyThreadState thread, PyObject left, PyObject right) =>
        left is PyBytes template ? PercentFormat.Format(thread, template, right) : PyNotImplemented.Instance;
}
