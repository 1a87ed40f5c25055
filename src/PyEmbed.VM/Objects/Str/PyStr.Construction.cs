using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

/// <summary><c>str(...)</c> and <c>encode</c>.</summary>
public partial class PyStr
{
    [PyMethod("__new__(cls, object=..., encoding=..., errors=...)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject? @object, PyStr? encoding, PyStr? errors)
    {
        PyStr? made;
        if (@object is null) made = Empty;
        else if (encoding is null && errors is null) made = Representation.Str(thread, @object);
        else made = DecodeObject(thread, @object, encoding, errors);
        if (made is null || ReferenceEquals(type, BuiltinType)) return made;
        return new PyStrInstance(type, made.Text);
    }

    [PyMethod("encode(self, /, encoding='utf-8', errors='strict')", Doc = "The text as bytes in an encoding; errors says what becomes of characters that it lacks.")]
    internal PyObject? Encode(PyThreadState thread, PyStr? encoding, PyStr? errors) => CodecCalls.Encode(thread, this, encoding, errors);

    private static PyStr? DecodeObject(PyThreadState thread, PyObject source, PyStr? encoding, PyStr? errors)
    {
        if (source is PyStr) return PyErr.TypeError("decoding str is not supported");
        if (!Buffers.TryGet(thread, source, out var lease)) return PyErr.TypeError($"decoding to str: need a bytes-like object, {source.Type.NameInMessages} found");   // whatever the reason
        using (lease) return CodecCalls.Decode(thread, source, encoding, errors);
    }
}
