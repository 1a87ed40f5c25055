namespace PyEmbed.StandardLibrary.Struct;

/// <summary><c>struct.Struct</c>: a format that has been read.</summary>
[PyType("Struct", Module = "_struct", Subclassable = true, Weakrefs = true, Doc = "Struct(fmt) --> compiled struct object")]
internal partial class PyStruct : PyObject
{
    private const long CPythonHeader = 56;
    private const long CPythonField = 32;

    public PyStruct() { }

    public StructFormat Format { get; private set; } = StructFormat.None;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyStructDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, format)", NoTextSignature = true)]
    internal bool Initialize(PyThreadState thread, PyObject format)
    {
        if (TextOf(thread, format) is not { } text || StructFormat.Parse(thread, text) is not { } parsed) return false;
        Format = parsed;
        return true;
    }

    /// <summary>A format given as str or bytes. Null: an error is set.</summary>
    public static string? TextOf(PyThreadState thread, PyObject format)
    {
        string text;
        switch (format)
        {
            case PyStr given:
                if (CodecCalls.Encode(thread, given, PyStr.FromUtf16("ascii"), null) is null) return null;
                text = given.ToString();
                break;
            case PyBytes bytes:
                text = System.Text.Encoding.Latin1.GetString(bytes.Bytes);
                break;
            default:
                _ = PyErr.TypeError($"Struct() argument 1 must be a str or bytes object, not {format.Type.NameInMessages}");
                return null;
        }
        if (!text.Contains('\0')) return text;
        _ = StructState.Fail(thread, "embedded null character");
        return null;
    }

    [PyProperty("format", Doc = "struct format string")]
    internal PyObject FormatText => PyStr.FromCodeUnits(Format.Text);

    [PyProperty("size", Doc = "struct size in bytes")]
    internal long Size => Format.Size;

    [PyMethod("pack(self, *args)", NoTextSignature = true, Doc = "S.pack(v1, v2, ...) -> bytes\n\nThe values packed as the format says.")]
    internal PyObject? Pack(PyThreadState thread, ReadOnlySpan<PyObject> args) => StructCalls.Pack(thread, Format, args);

    [PyMethod("pack_into(self, *args)", NoTextSignature = true, Doc = "S.pack_into(buffer, offset, v1, v2, ...)\n\nWrite the packed values into a buffer.")]
    internal PyObject? PackInto(PyThreadState thread, ReadOnlySpan<PyObject> args) => StructCalls.PackInto(thread, Format, args);

    [PyMethod("unpack(self, buffer, /)", Doc = "A tuple of the values in the buffer, whose size must be the format's.")]
    internal PyObject? Unpack(PyThreadState thread, PyObject buffer) => StructCalls.Unpack(thread, Format, buffer);

    [PyMethod("unpack_from(self, /, buffer, offset=0)", Doc = "A tuple of the values in the buffer from an offset on.")]
    internal PyObject? UnpackFrom(PyThreadState thread, [BytesLike] PyObject buffer, nint offset) => StructCalls.UnpackFrom(thread, Format, buffer, offset);

    [PyMethod("iter_unpack(self, buffer, /)", Doc = "An iterator over tuples, as long as the buffer reaches.")]
    internal PyObject? IterUnpack(PyThreadState thread, PyObject buffer) => StructCalls.IterUnpack(thread, Format, buffer);

    [PyMethod("__sizeof__(self, /)", NoTextSignature = true, Doc = "S.__sizeof__() -> size of S in memory, in bytes")]
    internal long SizeOf() => CPythonHeader + CPythonField * (Format.Fields.Length + 1);
}
