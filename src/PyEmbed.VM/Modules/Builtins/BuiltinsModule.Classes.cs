using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Modules;

// Classes. Language reference 8.8, data model 3.3.3.
internal sealed partial class BuiltinsModule
{
    private static readonly PyStr s_metaclass = PyStr.FromName("metaclass");

    [PyFunction("isinstance(obj, class_or_tuple, /)", Doc = "Whether an object is an instance of a class, of one of a tuple of classes, or of a union.")]
    internal static bool TryIsInstance(PyThreadState thread, PyObject obj, PyObject class_or_tuple, out bool result) => ClassChecks.IsInstance(thread, obj, class_or_tuple, out result);

    [PyFunction("issubclass(cls, class_or_tuple, /)", Doc = "Whether a class derives from a class, from one of a tuple of classes, or from one of a union.")]
    internal static bool TryIsSubclass(PyThreadState thread, PyObject cls, PyObject class_or_tuple, out bool result) => ClassChecks.IsSubclass(thread, cls, class_or_tuple, out result);

    [PyFunction("__build_class__(func, name, /, *bases, metaclass=None, **kwds)", NoTextSignature = true, Doc = "What the class statement calls.")]
    internal static PyObject? BuildClass(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (count < 2) return PyErr.TypeError("__build_class__: not enough arguments");
        if (args[0] is not PyFunction body) return PyErr.TypeError("__build_class__: func must be a function");
        if (args[1] is not PyStr name) return PyErr.TypeError("__build_class__: name is not a string");
        var originalBases = PyTuple.CopyOf(args[2..count]);
        if (ResolveBases(thread, originalBases) is not { } bases) return null;
        var keywords = new PyDict();
        for (var i = 0; i < args.Length - count; i++) keywords.SetByName((PyStr)keywordNames![i], args[count + i]);

        PyObject? metaclass = keywords.GetByName(s_metaclass);
        if (metaclass is null) metaclass = bases.Count == 0 ? PyType.BuiltinType : bases[0].Type;
        else keywords.RemoveByName(s_metaclass);
        var isClass = metaclass is PyType;
        if (metaclass is PyType type && (metaclass = TypeCreation.ChooseMetaclass(type, bases)) is null) return null;

        if (Prepare(thread, metaclass, name, bases, keywords) is not { } space) return null;
        if (!IsMapping(space))
            return PyErr.TypeError($"{(isClass ? ((PyType)metaclass).NameInMessages : "<metaclass>")}.__prepare__() must return a mapping, not {space.Type.NameInMessages}");
        if (Evaluation.RunFunction(thread, body, space) is not { } cell) return null;
        if (!ReferenceEquals(bases, originalBases) && !Subscript.SetItem(thread, space, Names.OrigBases, originalBases)) return null;
        if (Calls.CallWith(thread, metaclass, [name, bases, space], keywords) is not { } made) return null;
        return made is not PyType || cell is not PyCell classCell || CheckCell(thread, classCell, name, made) ? made : null;
    }

    private static PyObject? Prepare(PyThreadState thread, PyObject metaclass, PyStr name, PyTuple bases, PyDict keywords)
    {
        if (!Protocols.Attributes.TryGet(thread, metaclass, Names.Prepare, out var prepare)) return null;
        return prepare is null ? new PyDict() : Calls.CallWith(thread, prepare, [name, bases], keywords);
    }

    // The compiler's __class__ cell must have come to type.__new__.
    private static bool CheckCell(PyThreadState thread, PyCell cell, PyStr name, PyObject made)
    {
        if (ReferenceEquals(cell.Value, made)) return true;
        if (Representation.Repr(thread, name) is not { } shownName || Representation.Repr(thread, made) is not { } shown) return false;
        if (cell.Value is null) return PyErr.RuntimeError($"__class__ not set defining {shownName} as {shown}. Was __classcell__ propagated to type.__new__?");
        return Representation.Repr(thread, cell.Value) is { } other && PyErr.TypeError($"__class__ set to {other} defining {shownName} as {shown}");
    }

    // PEP 560: what is no class may stand for several.
    private static PyTuple? ResolveBases(PyThreadState thread, PyTuple bases)
    {
        List<PyObject>? resolved = null;
        for (var i = 0; i < bases.Count; i++)
        {
            var item = bases[i];
            PyObject? method = null;
            if (item is not PyType && !Protocols.Attributes.TryGet(thread, item, Names.MroEntries, out method)) return null;
            if (method is null)
            {
                resolved?.Add(item);
                continue;
            }
            if (Calls.Call1(thread, method, bases) is not { } entries) return null;
            if (entries is not PyTuple tuple) return PyErr.TypeError("__mro_entries__ must return a tuple");
            resolved ??= [.. bases.Items[..i]];
            resolved.AddRange(tuple.Items);
        }
        return resolved is null ? bases : PyTuple.Adopt([.. resolved]);
    }

    private static bool IsMapping(PyObject value) => value.Type.Defines(CompilerServices.Slot.GetItem) && value is not PyStr;
}
