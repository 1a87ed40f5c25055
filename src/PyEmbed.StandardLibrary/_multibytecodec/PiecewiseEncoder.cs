using System.Buffers.Binary;
using System.Numerics;
using PyEmbed.Core.Encodings;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Multibytecodec;

/// <summary>Encodes a stream piece by piece: keeps the encoding's state, and code points that depend on the next.</summary>
internal sealed class PiecewiseEncoder(MultiByteEncoding encoding)
{
    // As a number the state is the length of the waiting text in UTF-8, that text, and the encoding's own state.
    private const int MostUtf8 = 4 * MultiByteEncoding.MostWaitingText;
    private const int StateBytes = sizeof(ulong);

    private ulong _state = encoding.EncoderStart;
    private PyStr _waiting = PyStr.Empty;

    public bool IsWaiting => _waiting.Length > 0;

    /// <summary>Null: an error is set, and what waited still waits.</summary>
    [MustCheck]
    public PyBytes? Encode(PyThreadState thread, PyObject input, PyStr errors, bool isFinal)
    {
        if (PyMultibyteCodec.TextOf(thread, input) is not { } text) return null;
        if (IsWaiting)
        {
            if (PyStr.Concat(thread, _waiting, text) is not { } joined) return null;
            text = joined;
        }
        if (!CodecCalls.TryCharge(thread, encoding, text.Length)) return null;
        var handler = CodecCalls.EncodeHandler(thread, errors, text, isMultiByte: true);
        if (!encoding.TryEncode(ref _state, text.Text, handler, isFinal, out var bytes, out var consumed, out var error))
        {
            if (!thread.HasError) PyErr.Set(UnicodeErrors.CannotEncode(error, text.AsExact()));
            return null;
        }
        _waiting = text.Substring(consumed, text.Length - consumed);
        return PyBytes.Adopt(bytes);
    }

    /// <summary>Back to the start, without the bytes that would say so.</summary>
    public void Reset()
    {
        _waiting = PyStr.Empty;
        var none = new ByteBuilder(16);
        encoding.EndEncoding(ref _state, ref none);
    }

    /// <summary>Null: an error is set.</summary>
    [MustCheck]
    public PyObject? GetState(PyThreadState thread)
    {
        if (CodecCalls.Encode(thread, _waiting, StandardEncoding.Utf8, null) is not { } waiting) return null;
        if (waiting.Length > MostUtf8) return PyErr.Set(PyExceptions.UnicodeError, "pending buffer too large");
        Span<byte> number = stackalloc byte[1 + waiting.Length + StateBytes];
        number[0] = (byte)waiting.Length;
        waiting.Data.CopyTo(number[1..]);
        BinaryPrimitives.WriteUInt64LittleEndian(number[(1 + waiting.Length)..], _state);
        return PyInt.From(new BigInteger(number, isUnsigned: true));
    }

    [MustCheck]
    public bool TrySetState(PyThreadState thread, BigInteger number)
    {
        Span<byte> bytes = stackalloc byte[1 + MostUtf8 + StateBytes];
        bytes.Clear();
        if (!StateNumbers.TryWrite(number, bytes)) return false;
        var length = bytes[0];
        if (length > MostUtf8) return PyErr.Set(PyExceptions.UnicodeError, "pending buffer too large");
        if (CodecCalls.Decode(thread, null, bytes.Slice(1, length), StandardEncoding.Utf8, null) is not { } waiting) return false;
        _waiting = waiting;
        _state = BinaryPrimitives.ReadUInt64LittleEndian(bytes.Slice(1 + length, StateBytes));
        return true;
    }
}
