using System.Buffers.Binary;
using System.Numerics;
using PyEmbed.Core.Encodings;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

// Numbers, text and bytes
internal partial class PyUnpickler
{
    private bool TryPushInt(PyThreadState thread, UnpicklerInput input)
    {
        if (!TryReadLine(thread, input, 1, out var line)) return false;
        if (NumberLine.TryParseC(line, out var value))
        {
            // "00" and "01" are what protocols 0 and 1 have for False and True.
            var isBool = line.Length == 2 && value is 0 or 1;
            return _stack.TryPush(thread, isBool ? PyBool.From(value == 1) : PyInt.From(value));
        }
        if (IntText.Parse(thread, NumberLine.Start(line), 0) is { } number) return _stack.TryPush(thread, number);
        return thread.ClearErrorIf(PyExceptions.ValueError) && PyErr.ValueError("could not convert string to int");
    }

    private bool TryPushLong(PyThreadState thread, UnpicklerInput input)
    {
        if (!TryReadLine(thread, input, 1, out var line)) return false;
        return NumberLine.Parse(thread, line, 0, line[^1] == 'L') is { } value && _stack.TryPush(thread, value);
    }

    private bool TryPushLong4(PyThreadState thread, UnpicklerInput input)
    {
        if (ReadUInt32(thread, input) is not (>= 0 and var count)) return false;
        return count > int.MaxValue ? PickleState.CannotUnpickle(thread, "LONG pickle has negative byte count") : TryPushInteger(thread, input, (int)count);
    }

    // Two's complement, its last byte is the highest.
    private bool TryPushInteger(PyThreadState thread, UnpicklerInput input, int count)
    {
        if (!input.TryRead(thread, count, out var bytes) || !thread.TryReserve(count) || !thread.TryChargeWork(count >> 3)) return false;
        return _stack.TryPush(thread, PyInt.From(new BigInteger(bytes)));
    }

    private bool TryPushDouble(PyThreadState thread, UnpicklerInput input) =>
        input.TryRead(thread, sizeof(double), out var bytes) && _stack.TryPush(thread, new PyFloat(BinaryPrimitives.ReadDoubleBigEndian(bytes)));

    private bool TryPushFloat(PyThreadState thread, UnpicklerInput input) =>
        TryReadLine(thread, input, 1, out var line) && NumberLine.TryParseFloat(thread, line, out var value) && _stack.TryPush(thread, new PyFloat(value));

    private bool TryPushText(PyThreadState thread, UnpicklerInput input, long length)
    {
        if (!input.TryRead(thread, length, out var bytes)) return false;
        const int MostOnStack = 128;
        if (bytes.Length <= MostOnStack && System.Text.Ascii.IsValid(bytes))
        {
            Span<char> units = stackalloc char[MostOnStack];
            for (var i = 0; i < bytes.Length; i++) units[i] = (char)bytes[i];
            return _stack.TryPush(thread, PyStr.FromCodeUnits(units[..bytes.Length]));
        }
        return CodecCalls.Decode(thread, null, bytes, StandardEncoding.Utf8, PickleNames.SurrogatePass) is { } text && _stack.TryPush(thread, text);
    }

    private bool TryPushTextLine(PyThreadState thread, UnpicklerInput input) =>
        TryReadLine(thread, input, 0, out var line)
        && CodecCalls.Decode(thread, null, line, StandardEncoding.RawUnicodeEscape, null) is { } text && _stack.TryPush(thread, text);

    // A str of Python 2.
    private bool TryPushDecoded(PyThreadState thread, PyBytes bytes)
    {
        if (_encoding == "bytes") return _stack.TryPush(thread, bytes);
        return CodecCalls.Decode(thread, bytes, PyStr.FromUtf16(_encoding), PyStr.FromUtf16(_errors)) is { } text && _stack.TryPush(thread, text);
    }

    private bool TryPushString(PyThreadState thread, UnpicklerInput input, long length)
    {
        if (!input.TryRead(thread, length, out var bytes) || !PyByteSequence.TryReserve(thread, bytes.Length)) return false;
        return TryPushDecoded(thread, PyBytes.CopyOf(bytes));
    }

    private bool TryPushStringLine(PyThreadState thread, UnpicklerInput input)
    {
        if (!TryReadLine(thread, input, 0, out var line)) return false;
        if (line.Length < 2 || line[0] != line[^1] || line[0] is not ((byte)'"' or (byte)'\'')) return PickleState.CannotUnpickle(thread, "the STRING opcode argument must be quoted");
        line = line[1..^1];
        if (!PyByteSequence.TryReserve(thread, line.Length)) return false;
        return BytesEscape.TryDecode(line, "strict", out var bytes, out _, out var error) ? TryPushDecoded(thread, PyBytes.Adopt(bytes)) : PyErr.ValueError(error);
    }

    private bool TryPushBytes(PyThreadState thread, UnpicklerInput input, long length) =>
        input.ReadNew(thread, length, isBytes: true) is { } bytes && _stack.TryPush(thread, bytes.Length == 0 ? PyBytes.Empty : new PyBytes(bytes));

    private bool TryPushByteArray(PyThreadState thread, UnpicklerInput input, long length) =>
        input.ReadNew(thread, length, isBytes: false) is { } bytes && _stack.TryPush(thread, new PyByteArray(bytes));

    private bool TryPushBuffer(PyThreadState thread)
    {
        if (_buffers is null) return PickleState.CannotUnpickle(thread, "pickle stream refers to out-of-band data but no *buffers* argument was given");
        if (Iteration.Next(thread, _buffers) is { } buffer) return _stack.TryPush(thread, buffer);
        return !thread.HasError && PickleState.CannotUnpickle(thread, "not enough out-of-band buffers");
    }

    private bool TryForbidWriting(PyThreadState thread)
    {
        if (_stack.Peek(thread) is not { } buffer || PyMemoryView.Of(thread, buffer) is not { } view || view.IsReadOnly() is not { } isReadOnly) return false;
        if (ReferenceEquals(isReadOnly, PyBool.True)) return true;
        if (view.ToReadOnly() is not { } frozen) return false;
        _stack.ReplaceTop(frozen);
        return true;
    }
}
