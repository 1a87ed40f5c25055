using PyEmbed.Core.Encodings;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Multibytecodec;

/// <summary>A codec of whole texts, and what the classes of the module find their encoding by.</summary>
[PyType("MultibyteCodec", Module = "_multibytecodec", DisallowInstantiation = true)]
internal sealed partial class PyMultibyteCodec(MultiByteEncoding encoding) : PyObject
{
    private static readonly PyStr s_codec = PyStr.FromName("codec");

    /// <summary>The encoding that a class names in its attribute <c>codec</c>; null: an error is set.</summary>
    [MustCheck]
    internal static MultiByteEncoding? EncodingOf(PyThreadState thread, PyType type)
    {
        if (Attributes.Get(thread, type, s_codec) is not { } value) return null;
        if (value is PyMultibyteCodec codec) return codec.Encoding;
        _ = PyErr.TypeError("codec is unexpected type");
        return null;
    }

    internal MultiByteEncoding Encoding => encoding;

    [PyMethod("encode(self, /, input, errors=None)", Doc = "The text in bytes, and how many characters they stand for.")]
    internal PyObject? Encode(PyThreadState thread, PyObject input, [NoneAsNull] PyStr? errors)
    {
        if (TextOf(thread, input) is not { } text) return null;
        return CodecCalls.Encode(thread, text, encoding, errors) is { } bytes ? PyTuple.Of(bytes, PyInt.From(text.Length)) : null;
    }

    [PyMethod("decode(self, /, input, errors=None)", Doc = "The bytes as text, and how many they are.")]
    internal PyObject? Decode(PyThreadState thread, PyObject input, [NoneAsNull] PyStr? errors)
    {
        if (!Buffers.TryGet(thread, input, out var lease)) return null;
        using (lease) return CodecCalls.Decode(thread, input, lease.Bytes, encoding, errors) is { } text ? PyTuple.Of(text, PyInt.From(lease.Length)) : null;
    }

    /// <summary>What these codecs encode of any object: its text.</summary>
    [MustCheck]
    internal static PyStr? TextOf(PyThreadState thread, PyObject input) => input as PyStr ?? Representation.Str(thread, input);
}
