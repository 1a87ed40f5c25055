using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Codecs;

/// <summary>Python's module <c>_codecs</c>: the registry of codecs and error handlers, and the functions of the codecs that are built in.</summary>
[PyModule("_codecs", Doc = "The registry of codecs, and the codecs that are built in.")]
internal sealed partial class CodecsModule
{
    private readonly PyDict _handlers = new();   // the error handlers that are built in, by name

    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        // They are known by lookup_error() only.
        foreach (var name in HandlerFunctions.Names)
        {
            var member = PyStr.FromUtf16(name + "_errors");
            _handlers.SetByName(PyStr.FromUtf16(name), module.Dict.GetByName(member)!);
            module.Dict.RemoveByName(member);
        }
        return true;
    }

    [PyFunction("register(search_function, /)", Doc = "Ask the function for codecs: called with a name in lower case it returns a CodecInfo or None.")]
    public static PyObject? Register(PyThreadState thread, PyObject search_function)
    {
        if (!Calls.IsCallable(search_function)) return PyErr.TypeError("argument must be callable");
        var registry = thread.Interpreter.Codecs;
        return registry.TryPrepare(thread) && registry.SearchFunctions.TryAppend(thread, search_function) ? PyNone.Instance : null;
    }

    [PyFunction("unregister(search_function, /)", Doc = "Do not ask the function any more, and forget what was found.")]
    public static PyObject? Unregister(PyThreadState thread, PyObject search_function)
    {
        var registry = thread.Interpreter.Codecs;
        for (var i = 0; i < registry.SearchFunctions.Count; i++)
        {
            if (!ReferenceEquals(registry.SearchFunctions[i], search_function)) continue;
            registry.Forget();
            return registry.SearchFunctions.Pop(i) is null ? null : PyNone.Instance;
        }
        return PyNone.Instance;
    }

    [PyFunction("lookup(encoding, /)", Doc = "The codec of a name.")]
    public static PyObject? Lookup(PyThreadState thread, [CText] PyStr encoding) => thread.Interpreter.Codecs.Lookup(thread, encoding);

    [PyFunction("encode(obj, encoding='utf-8', errors='strict')", Doc = "What a codec encodes an object to.")]
    public static PyObject? Encode(PyThreadState thread, PyObject obj, [CText] PyStr encoding, [CText] PyStr? errors) =>
        obj is PyStr text && EncodingName.TryFind(encoding, out _) ? CodecCalls.Encode(thread, text, encoding, errors) : CodecCalls.Convert(thread, obj, encoding, errors, isEncoding: true);

    [PyFunction("decode(obj, encoding='utf-8', errors='strict')", Doc = "What a codec decodes an object to.")]
    public static PyObject? Decode(PyThreadState thread, PyObject obj, [CText] PyStr encoding, [CText] PyStr? errors) =>
        obj is PyBytes && EncodingName.TryFind(encoding, out _) ? CodecCalls.Decode(thread, obj, encoding, errors) : CodecCalls.Convert(thread, obj, encoding, errors, isEncoding: false);

    [PyFunction("register_error(errors, handler, /)", Doc = "Call the handler with the UnicodeError where errors is this name; it returns a replacement and where to go on.")]
    public static PyObject? RegisterError(PyThreadState thread, [CText] PyStr errors, PyObject handler)
    {
        if (!Calls.IsCallable(handler)) return PyErr.TypeError("handler must be callable");
        thread.Interpreter.Codecs.ErrorHandlers.SetByName(errors, handler);
        return PyNone.Instance;
    }

    [PyFunction("lookup_error(name, /)", Doc = "The error handler of a name.")]
    public PyObject? LookupError(PyThreadState thread, [CText] PyStr name) =>
        thread.Interpreter.Codecs.ErrorHandlers.GetByName(name) ?? _handlers.GetByName(name) ?? (PyObject?)PyErr.LookupError($"unknown error handler name '{name}'");
}
