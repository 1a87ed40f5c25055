using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Json;

/// <summary>Python's module <c>_json</c>: what <c>json</c> does for every value, quickly.</summary>
[PyModule("_json", Doc = "json speedups\n")]
internal sealed partial class JsonModule
{
    [PyConstant("make_scanner")] internal static PyType Scanner => PyJsonScanner.BuiltinType;

    [PyConstant("make_encoder")] internal static PyType Encoder => PyJsonEncoder.BuiltinType;

    [PyFunction("encode_basestring_ascii(string, /)", NoTextSignature = true, Doc = "encode_basestring_ascii(string) -> string\n\nThe string in quotes, as JSON in ASCII only.")]
    internal static PyObject? QuoteAscii(PyThreadState thread, PyObject @string) => Quote(thread, @string, JsonQuoting.Ascii);

    [PyFunction("encode_basestring(string, /)", NoTextSignature = true, Doc = "encode_basestring(string) -> string\n\nThe string in quotes, as JSON.")]
    internal static PyObject? QuotePlain(PyThreadState thread, PyObject @string) => Quote(thread, @string, JsonQuoting.Plain);

    [PyFunction("scanstring(string, end, strict=True, /)", NoTextSignature = true,
        Doc = "scanstring(string, end, strict=True) -> (string, end)\n\nRead a JSON string from behind its opening quote; gives it and the place behind its closing quote.")]
    internal static PyObject? ScanString(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null) return ArgumentErrors.NoKeywords("scanstring");
        if (args.Length is < 2 or > 3) return PyErr.TypeError($"scanstring() takes at {(args.Length < 2 ? "least 2" : "most 3")} arguments ({args.Length} given)");
        if (!ArgumentConversion.TryNativeInt(thread, args[1], out var end)) return null;
        var isStrict = true;
        if (args.Length == 3 && !Truth.TryTest(thread, args[2], out isStrict)) return null;
        if (args[0] is not PyStr text) return NotText(args[0]);
        if (end < 0 || end > text.Length) return PyErr.ValueError("end is out of bounds");
        var at = (int)end;
        var rules = new JsonRules { IsStrict = isStrict };
        var value = text.IsNarrow
            ? new JsonReader<char>(thread, text, text.NarrowSpan, rules).ReadString(ref at)
            : new JsonReader<int>(thread, text, text.WideSpan, rules).ReadString(ref at);
        return value is null ? null : PyTuple.Of(value, PyInt.From(at));
    }

    public static PyError NotText(PyObject value) => PyErr.TypeError($"first argument must be a string, not {value.Type.NameInMessages}");

    private static PyObject? Quote(PyThreadState thread, PyObject value, JsonQuoting quoting)
    {
        if (value is not PyStr text) return NotText(value);
        var made = new JsonText(thread);
        return made.TryAppendQuoted(text, quoting) ? made.ToStr() : null;
    }
}
