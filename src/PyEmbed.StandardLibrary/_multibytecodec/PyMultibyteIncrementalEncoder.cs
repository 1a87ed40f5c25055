using System.Numerics;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Multibytecodec;

/// <summary><c>_multibytecodec.MultibyteIncrementalEncoder</c>: the base of the encodings' incremental encoders.</summary>
[PyType("MultibyteIncrementalEncoder", Module = "_multibytecodec", Subclassable = true)]
internal partial class PyMultibyteIncrementalEncoder : ErrorTreatment
{
    private PiecewiseEncoder? _encoder;

    [PyMethod("__new__(cls, errors='strict')", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyStr errors)
    {
        if (PyMultibyteCodec.EncodingOf(thread, type) is not { } encoding) return null;
        var made = PyMultibyteIncrementalEncoderDefinition.Instance.Allocate(type);
        if (made is PyMultibyteIncrementalEncoder encoder) (encoder._encoder, encoder.Errors) = (new PiecewiseEncoder(encoding), errors);
        return made;
    }

    // Without __new__ (by way of object.__new__) there would be none.
    private bool TryGet(out PiecewiseEncoder encoder)
    {
        encoder = _encoder!;
        return _encoder is not null || PyErr.TypeError("codec is unexpected type");
    }

    [PyMethod("encode(self, /, input, final=False)", Doc = "Encode the next piece.")]
    internal PyObject? Encode(PyThreadState thread, PyObject input, bool final) => TryGet(out var encoder) ? encoder.Encode(thread, input, Errors, final) : null;

    [PyMethod("getstate(self, /)", Doc = "The state as a number.")]
    internal PyObject? GetState(PyThreadState thread) => TryGet(out var encoder) ? encoder.GetState(thread) : null;

    [PyMethod("setstate(self, state, /)", Doc = "Go on from a state.")]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (!PyInt.TryGetValue(state, out BigInteger number)) return ArgumentErrors.BadArgument("setstate", "argument", "int", state);
        return TryGet(out var encoder) && encoder.TrySetState(thread, number) ? PyNone.Instance : null;
    }

    [PyMethod("reset(self, /)", Doc = "Forget what came before.")]
    internal PyObject? Reset()
    {
        if (!TryGet(out var encoder)) return null;
        encoder.Reset();
        return PyNone.Instance;
    }
}
