using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Json;

/// <summary><c>_json.make_encoder</c>: writes values as text without line breaks.</summary>
[PyType("Encoder", Module = "_json", Subclassable = true, Doc = "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)")]
internal partial class PyJsonEncoder(JsonEncoding encoding) : PyObject
{
    private static readonly ArgumentBinder s_newBinder = new("make_encoder",
        ["markers", "default", "encoder", "indent", "key_separator", "item_separator", "sort_keys", "skipkeys", "allow_nan"], 0, 9, 0b1_1111_1111, false, false);
    private static readonly ArgumentBinder s_callBinder = new("_iterencode", ["obj", "_current_indent_level"], 0, 2, 0b11, false, false);

    [PyProperty("markers", Member = true)]
    internal PyObject Markers => encoding.Markers ?? (PyObject)PyNone.Instance;

    [PyProperty("default", Member = true)]
    internal PyObject Default => encoding.Default;

    [PyProperty("encoder", Member = true)]
    internal PyObject Encoder => encoding.Encoder;

    [PyProperty("indent", Member = true)]
    internal PyObject Indent => encoding.Indent;

    [PyProperty("key_separator", Member = true)]
    internal PyObject KeySeparator => encoding.KeySeparator;

    [PyProperty("item_separator", Member = true)]
    internal PyObject ItemSeparator => encoding.ItemSeparator;

    [PyProperty("sort_keys", Member = true)]
    internal bool SortKeys => encoding.SortKeys;

    [PyProperty("skipkeys", Member = true)]
    internal bool SkipKeys => encoding.SkipKeys;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var bound = new PyObject?[9];
        if (!s_newBinder.TryBind(args, keywordNames, bound)) return null;
        if (bound[4] is not PyStr keySeparator) return PyErr.TypeError($"make_encoder() argument 5 must be str, not {bound[4]!.Type.NameInMessages}");
        if (bound[5] is not PyStr itemSeparator) return PyErr.TypeError($"make_encoder() argument 6 must be str, not {bound[5]!.Type.NameInMessages}");
        if (!Truth.TryTest(thread, bound[6]!, out var sortKeys) || !Truth.TryTest(thread, bound[7]!, out var skipKeys) || !Truth.TryTest(thread, bound[8]!, out var allowNan)) return null;
        var markers = bound[0] as PyDict;
        if (markers is null && bound[0] is not PyNone) return PyErr.TypeError($"make_encoder() argument 1 must be dict or None, not {bound[0]!.Type.NameInMessages}");
        var encoding = new JsonEncoding(markers, bound[1]!, bound[2]!, bound[3]!, keySeparator, itemSeparator, sortKeys, skipKeys, allowNan, QuotingOf(bound[2]!));
        return ReferenceEquals(type, BuiltinType) ? new PyJsonEncoder(encoding) : new PyJsonEncoderInstance(type, encoding);
    }

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var bound = new PyObject?[2];
        if (!s_callBinder.TryBind(args, keywordNames, bound)) return null;
        if (!ArgumentConversion.TryNativeInt(thread, bound[1], out _)) return null;
        var writer = new JsonWriter(thread, encoding);
        return writer.TryWrite(bound[0]!) ? PyList.CopyOf([writer.ToStr()]) : null;
    }

    // The module's own functions need not be called.
    private static JsonQuoting QuotingOf(PyObject encoder) => encoder is PyBuiltinFunction { Table: JsonModule } function
        ? function.Name switch { "encode_basestring_ascii" => JsonQuoting.Ascii, "encode_basestring" => JsonQuoting.Plain, _ => JsonQuoting.Custom }
        : JsonQuoting.Custom;
}

/// <summary>How values are written.</summary>
internal sealed record JsonEncoding(PyDict? Markers, PyObject Default, PyObject Encoder, PyObject Indent, PyStr KeySeparator, PyStr ItemSeparator, bool SortKeys, bool SkipKeys, bool AllowNan,
    JsonQuoting Quoting)
{
    /// <summary>What is being written. The dict of markers only tells that it is to be kept; identity without an id costs less.</summary>
    public HashSet<PyObject>? Open { get; } = Markers is null ? null : new(ReferenceEqualityComparer.Instance);
}
