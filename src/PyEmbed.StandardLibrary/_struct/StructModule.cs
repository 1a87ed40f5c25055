namespace PyEmbed.StandardLibrary.Struct;

/// <summary>Python's module <c>_struct</c>: values as bytes, as C structs lay them out.</summary>
[PyModule("_struct", Doc = "Conversion between Python values and C structs represented as bytes.")]
internal sealed partial class StructModule
{
    private const int MostCached = 100;

    private readonly Dictionary<string, StructFormat> _cache = new(StringComparer.Ordinal);

    [PyConstant("Struct")] internal static PyType StructType => PyStruct.BuiltinType;

    [PyConstant("error")] internal static PyType Error => PyThreadState.Current.Interpreter.ModuleState<StructState>().Error(PyThreadState.Current);

    private StructFormat? Find(PyThreadState thread, PyObject format)
    {
        if (format is PyStr { IsAsciiText: true } name && _cache.TryGetValue(name.Narrow, out var known)) return known;
        // CPython looks any object up in its cache first.
        if (format is not (PyStr or PyBytes) && !Hashing.TryHash(thread, format, out _)) return null;
        if (PyStruct.TextOf(thread, format) is not { } text) return null;
        if (_cache.TryGetValue(text, out known)) return known;
        if (StructFormat.Parse(thread, text) is not { } parsed) return null;
        if (_cache.Count >= MostCached) _cache.Clear();
        _cache.Add(text, parsed);
        return parsed;
    }

    [PyFunction("_clearcache(/)", Doc = "Clear the internal cache.")]
    internal void ClearCache() => _cache.Clear();

    [PyFunction("calcsize(format, /)", Doc = "Return size in bytes of the struct described by the format string.")]
    internal PyObject? CalcSize(PyThreadState thread, PyObject format) => Find(thread, format) is { } found ? PyInt.From(found.Size) : null;

    [PyFunction("pack(*args)", NoTextSignature = true, Doc = "pack(format, v1, v2, ...) -> bytes\n\nThe values packed as the format says.")]
    internal PyObject? Pack(PyThreadState thread, ReadOnlySpan<PyObject> args)
    {
        if (args.Length == 0) return PyErr.TypeError("missing format argument");
        return Find(thread, args[0]) is { } format ? StructCalls.Pack(thread, format, args[1..]) : null;
    }

    [PyFunction("pack_into(*args)", NoTextSignature = true, Doc = "pack_into(format, buffer, offset, v1, v2, ...)\n\nWrite the packed values into a buffer.")]
    internal PyObject? PackInto(PyThreadState thread, ReadOnlySpan<PyObject> args)
    {
        if (args.Length == 0) return PyErr.TypeError("missing format argument");
        return Find(thread, args[0]) is { } format ? StructCalls.PackInto(thread, format, args[1..]) : null;
    }

    [PyFunction("unpack(format, buffer, /)", Doc = "A tuple of the values in the buffer, whose size must be the format's.")]
    internal PyObject? Unpack(PyThreadState thread, PyObject format, PyObject buffer) => Find(thread, format) is { } found ? StructCalls.Unpack(thread, found, buffer) : null;

    [PyFunction("unpack_from(format, /, buffer, offset=0)", Doc = "A tuple of the values in the buffer from an offset on.")]
    internal PyObject? UnpackFrom(PyThreadState thread, PyObject format, PyObject buffer, PyObject offset)
    {
        // CPython reads the format first, then the others in their order.
        if (Find(thread, format) is not { } found || !ArgumentConversion.CheckBytesLike(thread, buffer)) return null;
        return ArgumentConversion.TryNativeInt(thread, offset, out var at) ? StructCalls.UnpackFrom(thread, found, buffer, at) : null;
    }

    [PyFunction("iter_unpack(format, buffer, /)", Doc = "An iterator over tuples, as long as the buffer reaches.")]
    internal PyObject? IterUnpack(PyThreadState thread, PyObject format, PyObject buffer) => Find(thread, format) is { } found ? StructCalls.IterUnpack(thread, found, buffer) : null;
}
