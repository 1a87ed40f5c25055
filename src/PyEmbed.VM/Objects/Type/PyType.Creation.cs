using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

public sealed partial class PyType
{
    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? Make(PyThreadState thread, PyType metatype, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var positional = args[..(args.Length - (keywordNames?.Count ?? 0))];
        if (positional.Length == 1 && keywordNames is null && ReferenceEquals(metatype, BuiltinType)) return positional[0].Type;
        if (positional.Length != 3) return ArgumentErrors.Takes("type.__new__", 3, 3, positional.Length);
        if (positional[0] is not PyStr name) return PyErr.TypeError($"type.__new__() argument 1 must be str, not {positional[0].Type.NameInMessages}");
        if (positional[1] is not PyTuple bases) return PyErr.TypeError($"type.__new__() argument 2 must be tuple, not {positional[1].Type.NameInMessages}");
        if (positional[2] is not PyDict @namespace) return PyErr.TypeError($"type.__new__() argument 3 must be dict, not {positional[2].Type.NameInMessages}");
        foreach (var item in bases.Items)
        {
            if (item is PyType) continue;
            if (!TryGetMroEntries(thread, item, out var entries)) return null;
            return PyErr.TypeError(entries is null
                ? "bases must be types"
                : "type() doesn't support MRO entry resolution; use types.new_class()");
        }
        return TypeCreation.Create(thread, metatype, name, bases, @namespace, args[3..], keywordNames);
    }

    private static bool TryGetMroEntries(PyThreadState thread, PyObject item, out PyObject? entries) =>
        Attributes.TryGet(thread, item, Names.MroEntries, out entries);

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool Initialize(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var positional = args.Length - (keywordNames?.Count ?? 0);
        if (keywordNames is not null && positional == 1) return PyErr.TypeError("type.__init__() takes no keyword arguments");
        return positional is 1 or 3 || PyErr.TypeError("type.__init__() takes 1 or 3 arguments");
    }

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? CallType(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (ReferenceEquals(this, BuiltinType))
        {
            var positional = args.Length - (keywordNames?.Count ?? 0);
            if (positional == 1 && keywordNames is null) return args[0].Type;
            if (positional != 3) return PyErr.TypeError("type() takes 1 or 3 arguments");
        }
        var made = _slots.New(thread, this, args, keywordNames);
        if (made is null) return null;
        // __init__ runs only if __new__ gave what was asked for.
        if (!made.Type.IsSubtypeOf(this)) return made;
        return made.Type.Slots.Init(thread, made, args, keywordNames) ? made : null;
    }

    [PyClassMethod("__prepare__(cls, /, *args, **kwargs)", NoTextSignature = true, Doc = "Make the namespace for the class statement.")]
    internal static PyObject Prepare(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => new PyDict();
}
