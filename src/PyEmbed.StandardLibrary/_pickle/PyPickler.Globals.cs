using PyEmbed.Core.Encodings;
using PyEmbed.VM;
using PyEmbed.VM.Import;

namespace PyEmbed.StandardLibrary.Pickle;

// What is written by its name: classes, functions and singletons
internal partial class PyPickler
{
    private bool TrySaveType(PyThreadState thread, PyType type)
    {
        if (ReferenceEquals(type, PyNone.BuiltinType)) return TrySaveTypeOf(thread, PyNone.Instance, type);
        if (ReferenceEquals(type, PyEllipsis.BuiltinType)) return TrySaveTypeOf(thread, PyEllipsis.Instance, type);
        if (ReferenceEquals(type, PyNotImplemented.BuiltinType)) return TrySaveTypeOf(thread, PyNotImplemented.Instance, type);
        return TrySaveGlobal(thread, type, null);
    }

    // The types of the singletons have no name that leads to them.
    private bool TrySaveTypeOf(PyThreadState thread, PyObject singleton, PyType type) => TrySaveReduce(thread, PyTuple.Of(PyType.BuiltinType, PyTuple.Of(singleton)), type);

    private bool TrySaveGlobal(PyThreadState thread, PyObject value, PyStr? name)
    {
        PyObject? found = name;
        if (found is null && !Attributes.TryGet(thread, value, Names.Qualname, out found)) return false;
        found ??= Attributes.Get(thread, value, Names.Name);
        if (found is null) return false;
        if (found is not PyStr globalName) return PyErr.TypeError($"must be str, not {found.Type.NameInMessages}");
        if (!DottedName.TryParse(thread, globalName, null, out var dotted)) return false;
        if (ModuleOf(thread, value, dotted) is not { } moduleName) return false;
        if (Imports.Import(thread, moduleName, null, null, 0) is null || !thread.Interpreter.Modules.TryGetItem(thread, moduleName, out var holder) || holder is null || moduleName is not PyStr module)
        {
            if (thread.HasError && !thread.ClearErrorIf(PyExceptions.Exception)) return false;
            return Representation.Repr(thread, moduleName) is { } quoted && CannotPickle(thread, value, $": import of module {quoted} failed");
        }
        if (!dotted.TryFollow(thread, holder, out var held, out var parent))
        {
            if (!thread.ClearErrorIf(PyExceptions.Exception)) return false;
            held = null;
        }
        if (held is null) return CannotPickle(thread, value, $": attribute lookup {globalName} on {module} failed");
        if (!Identity.Is(held, value)) return CannotPickle(thread, value, $": it's not the same object as {module}.{globalName}");
        if (_protocol >= 2)
        {
            if (!State.ExtensionNumbers.TryGetItem(thread, PyTuple.Of(module, globalName), out var extension)) return false;
            if (extension is not null) return TrySaveExtension(thread, value, extension);
        }
        bool isSaved;
        if (_protocol >= 4) isSaved = TrySave(thread, module) && TrySave(thread, globalName) && _output.TryPut(thread, PickleOpcode.StackGlobal);
        else if (!ReferenceEquals(parent, holder)) isSaved = TrySaveReduce(thread, PyTuple.Of(State.GetAttribute, PyTuple.Of(parent!, dotted.Last)), null);
        else isSaved = TrySaveGlobalLines(thread, module, dotted.Last);
        return isSaved && TryMemoize(thread, value);
    }

    private static bool CannotPickle(PyThreadState thread, PyObject value, string why) =>
        Representation.Repr(thread, value) is { } shown && PickleState.CannotPickle(thread, $"Can't pickle {shown}{why}");

    private bool TrySaveExtension(PyThreadState thread, PyObject value, PyObject extension)
    {
        if (extension is not (PyInt or PyBigInt))
            return Representation.Repr(thread, extension) is { } shown && CannotPickle(thread, value, $": extension code {shown} isn't an integer");
        if (!PyInt.TryGetInt64(extension, out var code) || code is <= 0 or > int.MaxValue) return CannotPickle(thread, value, $": extension code {extension} is out of range");
        return code switch
        {
            <= byte.MaxValue => _output.TryPutByte(thread, PickleOpcode.Ext1, (byte)code),
            <= ushort.MaxValue => _output.TryPutUInt16(thread, PickleOpcode.Ext2, (ushort)code),
            _ => _output.TryPutUInt32(thread, PickleOpcode.Ext4, (uint)code),
        };
    }

    private bool TrySaveGlobalLines(PyThreadState thread, PyStr module, PyStr name)
    {
        if (_fixesImports && !TryFindNameOf2(thread, ref module, ref name)) return false;
        if (LineOf(thread, module, "module") is not { } first || !_output.TryPut(thread, PickleOpcode.Global) || !_output.TryPutBytes(thread, first)) return false;
        return LineOf(thread, name, "global") is { } second && _output.TryPutBytes(thread, second);
    }

    private byte[]? LineOf(PyThreadState thread, PyStr name, string what)
    {
        if (CodecCalls.Encode(thread, name, _protocol == 3 ? StandardEncoding.Utf8 : StandardEncoding.Ascii, null) is { } encoded) return [.. encoded.Data, (byte)'\n'];
        if (thread.ClearErrorIf(PyExceptions.UnicodeEncodeError)) _ = PickleState.CannotPickle(thread, $"can't pickle {what} identifier '{name}' using pickle protocol {_protocol}");
        return null;
    }

    private bool TryFindNameOf2(PyThreadState thread, ref PyStr module, ref PyStr name)
    {
        if (!State.NamesTo2.TryGetItem(thread, PyTuple.Of(module, name), out var pair)) return false;
        if (pair is not null)
        {
            if (pair is not PyTuple { Count: 2 } names)
                return PyErr.RuntimeError($"_compat_pickle.REVERSE_NAME_MAPPING values should be 2-tuples, not {pair.Type.NameInMessages}");
            if (names[0] is not PyStr oldModule || names[1] is not PyStr oldName)
            {
                return PyErr.RuntimeError("_compat_pickle.REVERSE_NAME_MAPPING values should be pairs of str, "
                    + $"not ({names[0].Type.NameInMessages}, {names[1].Type.NameInMessages})");
            }
            (module, name) = (oldModule, oldName);
            return true;
        }
        if (!State.ModulesTo2.TryGetItem(thread, module, out var renamed)) return false;
        if (renamed is null) return true;
        if (renamed is not PyStr text) return PyErr.RuntimeError($"_compat_pickle.REVERSE_IMPORT_MAPPING values should be strings, not {renamed.Type.NameInMessages}");
        module = text;
        return true;
    }

    /// <summary>The name of the module that an object is in. Null: an error is set.</summary>
    private static PyObject? ModuleOf(PyThreadState thread, PyObject value, DottedName name)
    {
        if (!Attributes.TryGet(thread, value, Names.Module, out var found)) return null;
        // The builtin types of a module have its name as one object, which the memo then finds again.
        if (found is PyStr own && value is PyType type && !type.Has(TypeFlags.Heap)) return thread.Interpreter.Intern(own);
        if (found is not null and not PyNone) return found;
        // A copy, for looking at a module may import others.
        if (thread.Interpreter.Modules.TryCopy(thread) is not { } modules) return null;
        var position = 0;
        while (modules.NextEntry(ref position, out var key, out var module))
        {
            if (module is PyNone || key is PyStr moduleName && moduleName.TextEquals(Names.Main)) continue;
            if (!thread.TryChargeWork(1) || !name.TryFollow(thread, module, out var held, out _)) return null;
            if (held is not null && Identity.Is(held, value)) return key;
        }
        return Names.Main;
    }
}
