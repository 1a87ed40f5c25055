using PyEmbed.CompilerServices;
using PyEmbed.Core.Text;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Python's <c>bytearray</c>: a growable array of bytes. While its bytes are lent out (memoryview) its length cannot change.</summary>
[PyType("bytearray", Subclassable = true, MatchSelf = true, Sequence = true, MatchSequence = false, Unhashable = true, Doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> a copy that can change\nbytearray(int) -> so many zero bytes\nbytearray() -> empty\n\nA sequence of bytes that can change and grow.")]
internal partial class PyByteArray : PyByteSequence, IBufferExporter
{
    private byte[] _items = [];
    private int _start;     // what was deleted at the front is only skipped, so that a queue of bytes is cheap
    private int _count;
    private int _exports;

    internal PyByteArray() { }

    internal PyByteArray(byte[] owned)
    {
        _items = owned;
        _count = owned.Length;
    }

    internal override ReadOnlySpan<byte> Bytes => _items.AsSpan(_start, _count);

    internal Span<byte> WritableBytes => _items.AsSpan(_start, _count);

    internal override int Length => _count;

    internal override PyByteSequence Make(byte[] owned) => new PyByteArray(owned);

    internal override PyByteSequence Same() => new PyByteArray(Bytes.ToArray());

    bool IBufferExporter.TryExport(PyThreadState thread, BufferAccess access, out BufferLease lease)
    {
        Interlocked.Increment(ref _exports);
        lease = new BufferLease(_items, _start, _count, this);
        return true;
    }

    void IBufferExporter.EndExport() => Interlocked.Decrement(ref _exports);   // also from the finalizer's thread

    BufferLayout IBufferExporter.Layout => BufferLayout.OfBytes(_count);

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyByteArrayDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, source=..., encoding=..., errors=...)", NoTextSignature = true)]
    internal bool Initialize(PyThreadState thread, PyObject? source, PyStr? encoding, PyStr? errors)
    {
        if (_count > 0 && !TryReplace(thread, 0, _count, [])) return false;
        if (source is null)
        {
            if (encoding is null && errors is null) return true;
            return PyErr.TypeError(encoding is not null ? "encoding without a string argument" : "errors without a string argument");
        }
        if (encoding is not null || errors is not null || source is PyStr)
            return BytesConstruction.FromText(thread, source, encoding, errors) is { } encoded && TryReplace(thread, 0, 0, encoded.Data);
        if (source.Type.Defines(Slot.Index))
        {
            if (!BytesConstruction.TryCount(thread, source, out var zeros, out var isCount)) return false;
            if (isCount) return TryReplace(thread, 0, 0, new byte[zeros]);
        }
        if (source is IBufferExporter) return BytesConstruction.FromObject(thread, source, "bytearray") is { } bytes && TryReplace(thread, 0, 0, bytes);
        return TryAppendItems(thread, source);
    }

    // One by one: the iterator may look at what is there already.
    private bool TryAppendItems(PyThreadState thread, PyObject source)
    {
        if (Iteration.GetIter(thread, source) is not { } iterator)
            return thread.ClearErrorIf(PyExceptions.TypeError) && PyErr.TypeError($"cannot convert '{source.Type.NameInMessages}' object to bytearray");
        while (Iteration.Next(thread, iterator) is { } item)
            if (!thread.TryChargeWork(1) || !ByteArguments.TryByte(thread, item, OutOfRange, out var value) || !TryReplace(thread, _count, 0, [value])) return false;
        return !thread.HasError;
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Repr(PyThreadState thread)
    {
        if (!PyStr.TryReserve(thread, 4L * _count + 16) || !thread.TryChargeWork(_count)) return null;
        var text = new PythonTextBuilder(_count + 16);
        text.Append(PyStr.FromUtf16(Type.Name).Text);
        text.AppendCodeUnits("(b");
        // An apostrophe is escaped even between double quotes.
        var quote = Bytes.Contains((byte)'\'') && !Bytes.Contains((byte)'"') ? '"' : '\'';
        text.Append(quote);
        foreach (var b in Bytes)
        {
            if (b is (byte)'\'' or (byte)'\\') text.AppendCodeUnits(['\\', (char)b]);
            else if (b == '\t') text.AppendCodeUnits("\\t");
            else if (b == '\n') text.AppendCodeUnits("\\n");
            else if (b == '\r') text.AppendCodeUnits("\\r");
            else if (b is < 0x20 or >= 0x7F) text.AppendCodeUnits(['\\', 'x', "0123456789abcdef"[b >> 4], "0123456789abcdef"[b & 0xF]]);
            else text.Append(b);
        }
        text.Append(quote);
        text.Append(')');
        return PyStr.From(text.ToText());
    }

    [PyMethod("__str__(self, /)")]
    internal PyObject? Str(PyThreadState thread) => BytesWarnings.TryWarnOfStr(thread, "bytearray") ? Repr(thread) : null;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => new PyByteArrayIterator(this);

    [PyMethod("__alloc__(self, /)", NoTextSignature = true, Doc = "How many bytes there is room for.")]
    internal long Alloc() => _items.Length == 0 ? 0 : _items.Length - _start + 1;

    [PyMethod("__sizeof__(self, /)", Doc = "The size in memory that CPython has for it, in bytes.")]
    internal long SizeOf() => 56 + Alloc();

    [PyMethod("__reduce__(self, /)", Doc = "Support for pickling.")]
    internal PyObject? Reduce(PyThreadState thread) => Reduced(thread, 2);

    [PyMethod("__reduce_ex__(self, proto=0, /)", Doc = "Support for pickling.")]
    internal PyObject? ReduceEx(PyThreadState thread, int proto) => Reduced(thread, proto);

    private PyTuple? Reduced(PyThreadState thread, int protocol)
    {
        if (!Attributes.TryGet(thread, this, Names.Getstate, out var getState)) return null;
        var state = getState is null ? PyNone.Instance : Calls.Call0(thread, getState);
        if (state is null) return null;
        PyTuple arguments;
        if (protocol >= 3) arguments = _count == 0 ? PyTuple.Empty : PyTuple.Of(PyBytes.CopyOf(Bytes));
        else arguments = _count == 0 ? PyTuple.Empty : PyTuple.Of(PyStr.FromCodeUnits(System.Text.Encoding.Latin1.GetString(Bytes)), PyStr.FromCodeUnits("latin-1"));
        return PyTuple.Of(Type, arguments, state);
    }

    [PyClassMethod("fromhex(cls, string, /)", Doc = "A bytearray from pairs of hexadecimal digits; white space between them is skipped.")]
    internal static PyObject? FromHex(PyThreadState thread, PyType type, PyStr @string)
    {
        if (HexText.Parse(thread, @string) is not { } bytes) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyByteArray(bytes) : Calls.Call1(thread, type, PyBytes.Adopt(bytes));
    }

    [PyMethod("__mod__(self, value, /)")]
    internal static PyObject? Remainder(PyThreadState thread, PyObject left, PyObject right) =>
        left is PyByteArray template ? PercentFormat.Format(thread, template, right) : PyNotImplemented.Instance;
}
