using System.Numerics;
using PyEmbed.Core.Encodings;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Codecs;

/// <summary>Decodes a stream piece by piece. Its state is what <c>getstate</c> of CPython's incremental decoders gives: bytes not yet decoded, and flags.</summary>
internal abstract class TextDecoder
{
    /// <summary>Null: an error is set.</summary>
    [MustCheck]
    public abstract PyStr? Decode(PyThreadState thread, PyObject bytes, bool isFinal);

    [MustCheck]
    public abstract bool TryGetState(PyThreadState thread, out PyBytes pending, out BigInteger flags);

    [MustCheck]
    public abstract bool TrySetState(PyThreadState thread, PyBytes pending, BigInteger flags);

    [MustCheck]
    public abstract bool TryReset(PyThreadState thread);
}

/// <summary>One of the built-in encodings.</summary>
internal sealed class StandardTextDecoder(StandardEncoding encoding, PyStr errors) : TextDecoder
{
    // As encodings.utf_16 and utf_32 number them on a little endian machine.
    private const int LittleEndianFound = 0, BigEndianFound = 1, OrderUnknown = 2;

    private IncrementalDecoder _decoder = new(encoding);
    private byte[] _pending = [];
    private bool _isPastSignature = encoding != StandardEncoding.Utf8WithSignature;

    private static bool HasOrder(StandardEncoding encoding) => encoding is StandardEncoding.Utf16 or StandardEncoding.Utf32;

    public override PyStr? Decode(PyThreadState thread, PyObject bytes, bool isFinal)
    {
        if (!Buffers.TryGet(thread, bytes, out var lease)) return null;
        using (lease)
        {
            PyObject? source = bytes;
            var input = lease.Bytes;
            if (_pending.Length > 0)
            {
                if (!thread.TryReserve(_pending.Length + input.Length)) return null;
                var joined = new byte[_pending.Length + input.Length];
                _pending.CopyTo(joined, 0);
                input.CopyTo(joined.AsSpan(_pending.Length));
                input = joined;
                source = null;
            }
            if (!CodecCalls.TryDecodePart(thread, ref _decoder, source, input, errors, isFinal, out var text, out var consumed)) return null;
            if (!_isPastSignature && consumed > 0) _isPastSignature = true;
            _pending = consumed == input.Length ? [] : input[consumed..].ToArray();
            if (isFinal) _pending = [];
            return text;
        }
    }

    public override bool TryGetState(PyThreadState thread, out PyBytes pending, out BigInteger flags)
    {
        pending = PyBytes.CopyOf(_pending);
        flags = encoding == StandardEncoding.Utf8WithSignature ? _isPastSignature ? 0 : 1
            : !HasOrder(encoding) ? 0 : _decoder.Order switch { ByteOrder.Little => LittleEndianFound, ByteOrder.Big => BigEndianFound, _ => OrderUnknown };
        return true;
    }

    public override bool TrySetState(PyThreadState thread, PyBytes pending, BigInteger flags)
    {
        _pending = pending.Data;
        var current = encoding;
        if (HasOrder(encoding))
        {
            var isWide = encoding == StandardEncoding.Utf32;
            if (flags == LittleEndianFound) current = isWide ? StandardEncoding.Utf32LittleEndian : StandardEncoding.Utf16LittleEndian;
            else if (flags == BigEndianFound) current = isWide ? StandardEncoding.Utf32BigEndian : StandardEncoding.Utf16BigEndian;
        }
        else if (encoding == StandardEncoding.Utf8WithSignature)
        {
            _isPastSignature = flags.IsZero;
            if (_isPastSignature) current = StandardEncoding.Utf8;
        }
        _decoder = new IncrementalDecoder(current);
        return true;
    }

    public override bool TryReset(PyThreadState thread)
    {
        _decoder = new IncrementalDecoder(encoding);
        _pending = [];
        _isPastSignature = encoding != StandardEncoding.Utf8WithSignature;
        return true;
    }
}

/// <summary>An incremental decoder that is a Python object.</summary>
internal sealed class PythonTextDecoder(PyObject decoder) : TextDecoder
{
    private static readonly PyStr s_decode = PyStr.FromName("decode");
    private static readonly PyStr s_getState = PyStr.FromName("getstate");
    private static readonly PyStr s_setState = PyStr.FromName("setstate");
    private static readonly PyStr s_reset = PyStr.FromName("reset");

    public override PyStr? Decode(PyThreadState thread, PyObject bytes, bool isFinal)
    {
        if (Calls.CallMethod(thread, decoder, s_decode, bytes, PyBool.From(isFinal)) is not { } text) return null;
        return text as PyStr ?? PyErr.TypeError($"decoder should return a string result, not '{text.Type.NameInMessages}'");
    }

    public override bool TryGetState(PyThreadState thread, out PyBytes pending, out BigInteger flags)
    {
        (pending, flags) = (PyBytes.Empty, 0);
        if (Calls.CallMethod(thread, decoder, s_getState) is not { } state) return false;
        if (state is not PyTuple { Count: 2 } pair) return PyErr.TypeError("illegal decoder state");
        if (pair[0] is not PyBytes bytes) return PyErr.TypeError($"illegal decoder state: the first item should be a bytes object, not '{pair[0].Type.NameInMessages}'");
        pending = bytes;
        return PyInt.TryGetValue(pair[1], out flags) || PyErr.TypeError("illegal decoder state");
    }

    public override bool TrySetState(PyThreadState thread, PyBytes pending, BigInteger flags) =>
        Calls.CallMethod(thread, decoder, s_setState, PyTuple.Of(pending, PyInt.From(flags))) is not null;

    public override bool TryReset(PyThreadState thread) => Calls.CallMethod(thread, decoder, s_reset) is not null;
}
