using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Json;

/// <summary><c>_json.make_scanner</c>: reads one value of a document, as its decoder says.</summary>
[PyType("Scanner", Module = "_json", Subclassable = true, Doc = "JSON scanner object")]
internal partial class PyJsonScanner(bool isStrict, PyObject objectHook, PyObject pairsHook, PyObject parseFloat, PyObject parseInt, PyObject parseConstant) : PyObject
{
    private static readonly ArgumentBinder s_newBinder = new("make_scanner", ["context"], 0, 1, 1, false, false);
    private static readonly ArgumentBinder s_callBinder = new("scan_once", ["string", "idx"], 0, 2, 0b11, false, false);

    private readonly JsonRules _rules = new()
    {
        IsStrict = isStrict,
        ObjectHook = objectHook is PyNone ? null : objectHook,
        PairsHook = pairsHook is PyNone ? null : pairsHook,
        ParseFloat = ReferenceEquals(parseFloat, PyFloat.BuiltinType) ? null : parseFloat,
        ParseInt = ReferenceEquals(parseInt, PyInt.BuiltinType) ? null : parseInt,
        ParseConstant = parseConstant,
    };

    [PyProperty("strict", Member = true)]
    internal bool IsStrict => _rules.IsStrict;

    [PyProperty("object_hook", Member = true)]
    internal PyObject ObjectHook => objectHook;

    [PyProperty("object_pairs_hook", Member = true)]
    internal PyObject PairsHook => pairsHook;

    [PyProperty("parse_float", Member = true)]
    internal PyObject ParseFloat => parseFloat;

    [PyProperty("parse_int", Member = true)]
    internal PyObject ParseInt => parseInt;

    [PyProperty("parse_constant", Member = true)]
    internal PyObject ParseConstant => parseConstant;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var bound = new PyObject?[1];
        if (!s_newBinder.TryBind(args, keywordNames, bound)) return null;
        var context = bound[0]!;
        if (Attributes.Get(thread, context, JsonNames.Strict) is not { } strict || !Truth.TryTest(thread, strict, out var isStrict)
            || Attributes.Get(thread, context, JsonNames.ObjectHook) is not { } objectHook || Attributes.Get(thread, context, JsonNames.PairsHook) is not { } pairsHook
            || Attributes.Get(thread, context, JsonNames.ParseFloat) is not { } parseFloat || Attributes.Get(thread, context, JsonNames.ParseInt) is not { } parseInt
            || Attributes.Get(thread, context, JsonNames.ParseConstant) is not { } parseConstant) return null;
        return ReferenceEquals(type, BuiltinType)
            ? new PyJsonScanner(isStrict, objectHook, pairsHook, parseFloat, parseInt, parseConstant)
            : new PyJsonScannerInstance(type, isStrict, objectHook, pairsHook, parseFloat, parseInt, parseConstant);
    }

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var bound = new PyObject?[2];
        if (!s_callBinder.TryBind(args, keywordNames, bound)) return null;
        if (!ArgumentConversion.TryNativeInt(thread, bound[1], out var start)) return null;
        if (bound[0] is not PyStr text) return JsonModule.NotText(bound[0]!);
        if (start < 0) return PyErr.ValueError("idx cannot be negative");
        if (start >= text.Length) return PyErr.StopIteration(PyInt.From(start));
        var at = (int)start;
        var value = text.IsNarrow
            ? new JsonReader<char>(thread, text, text.NarrowSpan, _rules).ReadValue(ref at)
            : new JsonReader<int>(thread, text, text.WideSpan, _rules).ReadValue(ref at);
        _rules.ForgetKeys();
        return value is null ? null : PyTuple.Of(value, PyInt.From(at));
    }
}
