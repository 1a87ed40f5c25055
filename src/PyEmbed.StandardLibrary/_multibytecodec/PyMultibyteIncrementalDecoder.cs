using System.Buffers.Binary;
using System.Numerics;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Multibytecodec;

/// <summary><c>_multibytecodec.MultibyteIncrementalDecoder</c>: the base of the encodings' incremental decoders.</summary>
[PyType("MultibyteIncrementalDecoder", Module = "_multibytecodec", Subclassable = true)]
internal partial class PyMultibyteIncrementalDecoder : ErrorTreatment
{
    private PiecewiseDecoder? _decoder;

    [PyMethod("__new__(cls, errors='strict')", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyStr errors)
    {
        if (PyMultibyteCodec.EncodingOf(thread, type) is not { } encoding) return null;
        var made = PyMultibyteIncrementalDecoderDefinition.Instance.Allocate(type);
        if (made is PyMultibyteIncrementalDecoder decoder) (decoder._decoder, decoder.Errors) = (new PiecewiseDecoder(encoding), errors);
        return made;
    }

    private bool TryGet(out PiecewiseDecoder decoder)
    {
        decoder = _decoder!;
        return _decoder is not null || PyErr.TypeError("codec is unexpected type");
    }

    [PyMethod("decode(self, /, input, final=False)", Doc = "Decode the next piece.")]
    internal PyObject? Decode(PyThreadState thread, PyObject input, bool final)
    {
        if (!TryGet(out var decoder) || !Buffers.TryGet(thread, input, out var lease)) return null;
        using (lease) return decoder.Decode(thread, input, lease.Bytes, Errors, final);
    }

    [PyMethod("getstate(self, /)", Doc = "The bytes that wait, and the state as a number.")]
    internal PyObject? GetState() => TryGet(out var decoder) ? PyTuple.Of(PyBytes.CopyOf(decoder.Waiting), PyInt.From(new BigInteger(decoder.State))) : null;

    [PyMethod("setstate(self, state, /)", Doc = "Go on from a state.")]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (state is not PyTuple pair) return ArgumentErrors.BadArgument("setstate", "argument", "tuple", state);
        if (pair.Count != 2 || pair[0] is not PyBytes waiting || !PyInt.TryGetValue(pair[1], out BigInteger number)) return PyErr.TypeError("setstate(): illegal state argument");
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        bytes.Clear();
        if (!TryGet(out var decoder) || !StateNumbers.TryWrite(number, bytes)) return null;
        return decoder.TrySetState(waiting.Data, BinaryPrimitives.ReadUInt64LittleEndian(bytes)) ? PyNone.Instance : null;
    }

    [PyMethod("reset(self, /)", Doc = "Forget what came before.")]
    internal PyObject? Reset()
    {
        if (!TryGet(out var decoder)) return null;
        decoder.Reset();
        return PyNone.Instance;
    }
}
