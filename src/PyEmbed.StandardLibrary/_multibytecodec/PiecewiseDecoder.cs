using PyEmbed.Core.Encodings;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Multibytecodec;

/// <summary>Decodes a stream piece by piece: keeps the encoding's state, and the bytes of an unfinished character.</summary>
internal sealed class PiecewiseDecoder(MultiByteEncoding encoding)
{
    private ulong _state = encoding.DecoderStart;
    private byte[] _waiting = [];

    public ulong State => _state;

    public byte[] Waiting => _waiting;

    /// <summary>Null: an error is set. What waited still waits if the error is that the end cuts a character off, as in CPython.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="source">The object the bytes are of, for error objects.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="errors">What to do about errors.</param>
    /// <param name="isFinal">Whether an unfinished character at the end is an error.</param>
    [MustCheck]
    public PyStr? Decode(PyThreadState thread, PyObject? source, ReadOnlySpan<byte> bytes, PyStr errors, bool isFinal)
    {
        if (!CodecCalls.TryCharge(thread, encoding, bytes.Length)) return null;
        var waited = _waiting;
        if (waited.Length > 0)
        {
            bytes = (byte[])[.. waited, .. bytes];
            source = null;
        }
        _waiting = [];
        var handler = CodecCalls.DecodeHandler(thread, errors, source, bytes, isMultiByte: true);
        if (!encoding.TryDecode(ref _state, bytes, handler, isFinal: false, out var text, out var consumed, out var error)) return Fail(thread, error, source, bytes);
        var result = PyStr.From(text);
        if (isFinal && consumed < bytes.Length)
        {
            if (!encoding.TryReplaceRest(bytes, consumed, handler, out var rest, out consumed, out error))
            {
                _waiting = waited;
                return Fail(thread, error, source, bytes);
            }
            if (PyStr.Concat(thread, result, PyStr.From(rest)) is not { } joined) return null;
            result = joined;
        }
        if (bytes.Length - consumed > MultiByteEncoding.MostWaitingBytes) return PyErr.Set(PyExceptions.UnicodeError, "pending buffer overflow");
        _waiting = bytes[consumed..].ToArray();
        return result;
    }

    private static PyStr? Fail(PyThreadState thread, in CodecError error, PyObject? source, ReadOnlySpan<byte> bytes)
    {
        if (!thread.HasError) PyErr.Set(UnicodeErrors.CannotDecode(error, source as PyBytes ?? PyBytes.CopyOf(bytes)));
        return null;
    }

    /// <summary>Forgets the bytes that wait, and keeps the state.</summary>
    public void DropWaiting() => _waiting = [];

    public void Reset()
    {
        encoding.ResetDecoder(ref _state);
        _waiting = [];
    }

    [MustCheck]
    public bool TrySetState(byte[] waiting, ulong state)
    {
        if (waiting.Length > MultiByteEncoding.MostWaitingBytes) return PyErr.Set(PyExceptions.UnicodeError, "pending buffer too large");
        (_waiting, _state) = (waiting, state);
        return true;
    }
}
