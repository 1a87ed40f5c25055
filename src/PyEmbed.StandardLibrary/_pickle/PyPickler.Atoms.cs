using System.Globalization;
using System.Numerics;
using PyEmbed.Core.Encodings;
using PyEmbed.Core.Numbers;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

// Numbers, text and bytes
internal partial class PyPickler
{
    private bool TrySaveBool(PyThreadState thread, bool value)
    {
        if (_protocol >= 2) return _output.TryPut(thread, value ? PickleOpcode.NewTrue : PickleOpcode.NewFalse);
        return _output.TryPutLine(thread, PickleOpcode.Int, value ? "01" : "00");
    }

    private bool TryPutNumber(PyThreadState thread, PickleOpcode opcode, long value)
    {
        Span<char> digits = stackalloc char[20];
        _ = value.TryFormat(digits, out var count, provider: CultureInfo.InvariantCulture);
        return _output.TryPutLine(thread, opcode, digits[..count]);
    }

    private bool TrySaveInt(PyThreadState thread, long value)
    {
        if (value is < int.MinValue or > int.MaxValue) return TrySaveLong(thread, value);
        if (_binary == 0) return TryPutNumber(thread, PickleOpcode.Int, value);
        return value switch
        {
            >= 0 and <= byte.MaxValue => _output.TryPutByte(thread, PickleOpcode.BinInt1, (byte)value),
            >= 0 and <= ushort.MaxValue => _output.TryPutUInt16(thread, PickleOpcode.BinInt2, (ushort)value),
            _ => _output.TryPutUInt32(thread, PickleOpcode.BinInt, (uint)(int)value),
        };
    }

    private bool TrySaveLong(PyThreadState thread, long value)
    {
        if (_protocol >= 2)
        {
            Span<byte> bytes = stackalloc byte[sizeof(long) + 1];
            _ = new BigInteger(value).TryWriteBytes(bytes, out var count);
            return _output.TryPutByte(thread, PickleOpcode.Long1, (byte)count) && _output.TryPutBytes(thread, bytes[..count]);
        }
        return _output.TryPutLine(thread, PickleOpcode.Long, value.ToString(CultureInfo.InvariantCulture) + "L");
    }

    private bool TrySaveBigInt(PyThreadState thread, PyBigInt value)
    {
        if (_protocol < 2) return PyInt.TryToText(thread, value, out var text) && _output.TryPutLine(thread, PickleOpcode.Long, text + "L");
        var length = value.Value.GetByteCount();
        if (!thread.TryReserve(length)) return false;
        var bytes = value.Value.ToByteArray();
        var isHeaded = length <= byte.MaxValue ? _output.TryPutByte(thread, PickleOpcode.Long1, (byte)length) : _output.TryPutUInt32(thread, PickleOpcode.Long4, (uint)length);
        return isHeaded && _output.TryPutBytes(thread, bytes);
    }

    private bool TrySaveFloat(PyThreadState thread, double value) =>
        _binary != 0 ? _output.TryPutDouble(thread, value) : _output.TryPutLine(thread, PickleOpcode.Float, FloatText.Repr(value));

    private bool TrySaveStr(PyThreadState thread, PyStr text)
    {
        if (_binary == 0) return TrySaveTextLine(thread, text) && TryMemoize(thread, text);
        if (!thread.TryChargeWork(text.Length >> 3)) return false;
        PickleOpcode? shortForm = _protocol >= 4 ? PickleOpcode.ShortBinUnicode : null;
        const int MostOnStack = 128;
        if (text.Length <= MostOnStack && text.IsAsciiText)
        {
            Span<byte> ascii = stackalloc byte[MostOnStack];
            var units = text.NarrowSpan;
            for (var i = 0; i < units.Length; i++) ascii[i] = (byte)units[i];
            return _output.TryPutData(thread, shortForm, PickleOpcode.BinUnicode, PickleOpcode.BinUnicode8, ascii[..units.Length], null) && TryMemoize(thread, text);
        }
        if (!thread.TryReserve(3L * text.Length)) return false;
        // Surrogates are passed, so that it cannot fail.
        _ = Utf8.TryEncode(text.Text, ErrorHandler.SurrogatePass, out var bytes, out _);
        PyObject? owner = bytes.Length > ushort.MaxValue ? PyBytes.Adopt(bytes) : null;
        return _output.TryPutData(thread, shortForm, PickleOpcode.BinUnicode, PickleOpcode.BinUnicode8, bytes, owner) && TryMemoize(thread, text);
    }

    // In the form of raw-unicode-escape; what would end the line or start an escape is escaped as well.
    private bool TrySaveTextLine(PyThreadState thread, PyStr text)
    {
        // At most ten characters of UTF-16 for each, in the builder and in the string.
        if (!thread.TryChargeWork(text.Length) || !thread.TryReserve((text.IsAsciiText ? 4L : 40L) * text.Length)) return false;
        var line = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c > char.MaxValue) line.Append(CultureInfo.InvariantCulture, $"\\U{c:x8}");
            else if (c > byte.MaxValue || c is '\\' or '\0' or '\n' or '\r' or '\x1a') line.Append(CultureInfo.InvariantCulture, $"\\u{c:x4}");
            else line.Append((char)c);
        }
        return _output.TryPutLine(thread, PickleOpcode.Unicode, line.ToString());
    }

    private bool TrySaveBytes(PyThreadState thread, PyBytes bytes)
    {
        if (_protocol >= 3) return TryPutBytes(thread, bytes.Data, bytes) && TryMemoize(thread, bytes);
        // No instruction for bytes: a call makes them.
        if (bytes.Length == 0) return TrySaveReduce(thread, PyTuple.Of(PyBytes.BuiltinType, PyTuple.Empty), bytes);
        if (CodecCalls.Decode(thread, bytes, bytes.Data, StandardEncoding.Latin1, null) is not { } text) return false;
        return TrySaveReduce(thread, PyTuple.Of(State.Encode, PyTuple.Of(text, PickleNames.Latin1)), bytes);
    }

    private bool TryPutBytes(PyThreadState thread, ReadOnlySpan<byte> data, PyObject owner) =>
        _output.TryPutData(thread, PickleOpcode.ShortBinBytes, PickleOpcode.BinBytes, PickleOpcode.BinBytes8, data, owner);

    private bool TrySaveByteArray(PyThreadState thread, PyByteArray bytes)
    {
        if (_protocol < 5)
        {
            if (bytes.Length == 0) return TrySaveReduce(thread, PyTuple.Of(PyByteArray.BuiltinType, PyTuple.Empty), bytes);
            if (!PyByteSequence.TryReserve(thread, bytes.Length)) return false;
            // An object of its own, also of one byte: the memo tells such bytes from others.
            return TrySaveReduce(thread, PyTuple.Of(PyByteArray.BuiltinType, PyTuple.Of(new PyBytes(bytes.Bytes.ToArray()))), bytes);
        }
        if (!Buffers.TryGet(thread, bytes, out var lease)) return false;
        using (lease)
        {
            return _output.TryPutData(thread, null, null, PickleOpcode.ByteArray8, lease.Bytes, bytes) && TryMemoize(thread, bytes);
        }
    }

    private bool TrySaveBuffer(PyThreadState thread, PyPickleBuffer buffer)
    {
        if (_protocol < 5) return PickleState.CannotPickle(thread, "PickleBuffer can only pickled with protocol >= 5");
        if (buffer.View() is not { } view) return false;
        if (view.AsPlainBytes() is not { } plain)
            return thread.ClearErrorIf(PyExceptions.BufferError) && PickleState.CannotPickle(thread, "PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
        var isInside = true;
        if (_bufferCallback is { } callback && (Calls.Call1(thread, callback, buffer) is not { } answer || !Truth.TryTest(thread, answer, out isInside))) return false;
        if (plain.IsReadOnly() is not { } readOnly) return false;
        var isReadOnly = ReferenceEquals(readOnly, PyBool.True);
        if (!isInside) return _output.TryPut(thread, PickleOpcode.NextBuffer) && (!isReadOnly || _output.TryPut(thread, PickleOpcode.ReadOnlyBuffer));
        if (!Buffers.TryGet(thread, plain, out var lease)) return false;
        using (lease)
        {
            var isPut = isReadOnly ? TryPutBytes(thread, lease.Bytes, buffer) : _output.TryPutData(thread, null, null, PickleOpcode.ByteArray8, lease.Bytes, buffer);
            return isPut && TryMemoize(thread, buffer);
        }
    }
}
