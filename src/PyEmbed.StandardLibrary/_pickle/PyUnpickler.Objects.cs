using PyEmbed.Core.Encodings;
using PyEmbed.VM;
using PyEmbed.VM.Import;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Pickle;

// Objects: found by name, called into being, given their state
internal partial class PyUnpickler
{
    [PyMethod("find_class(self, module_name, global_name, /)", Doc = "What a module has under a name; it is imported. Subclasses may allow only some.")]
    internal PyObject? FindClass(PyThreadState thread, PyObject module_name, PyObject global_name)
    {
        if (!Auditing.Audit(thread, "pickle.find_class", module_name, global_name)) return null;
        if (PickleState.Loaded(thread) is not { } state) return null;
        if (_protocol < 3 && _fixesImports && !TryFindNameOf3(thread, state, ref module_name, ref global_name)) return null;
        if (Imports.Import(thread, module_name, null, null, 0) is null) return null;
        if (!thread.Interpreter.Modules.TryGetItem(thread, module_name, out var module)) return null;
        if (module is null) return PyErr.KeyError(module_name);
        if (global_name is not PyStr name) return PyErr.TypeError("attribute name must be string, not '" + global_name.Type.NameInMessages + "'");
        PyObject? found;
        // Before protocol 4 a dot was no separator.
        if (_protocol >= 4)
        {
            if (!DottedName.TryParse(thread, name, module, out var dotted) || !dotted.TryFollow(thread, module, out found, out _)) return null;
        }
        else if (!Attributes.TryGet(thread, module, name, out found)) return null;
        if (found is not null) return found;
        return Representation.Repr(thread, name) is { } wanted && Representation.Repr(thread, module) is { } where ? PyErr.AttributeError($"Can't get attribute {wanted} on {where}") : null;
    }

    private static bool TryFindNameOf3(PyThreadState thread, PickleState state, ref PyObject module, ref PyObject name)
    {
        if (!state.NamesFrom2.TryGetItem(thread, PyTuple.Of(module, name), out var pair)) return false;
        if (pair is not null)
        {
            if (pair is not PyTuple { Count: 2 } names) return PyErr.RuntimeError($"_compat_pickle.NAME_MAPPING values should be 2-tuples, not {pair.Type.NameInMessages}");
            if (names[0] is not PyStr || names[1] is not PyStr)
                return PyErr.RuntimeError($"_compat_pickle.NAME_MAPPING values should be pairs of str, not ({names[0].Type.NameInMessages}, {names[1].Type.NameInMessages})");
            (module, name) = (names[0], names[1]);
            return true;
        }
        if (!state.ModulesFrom2.TryGetItem(thread, module, out var renamed)) return false;
        if (renamed is null) return true;
        if (renamed is not PyStr) return PyErr.RuntimeError($"_compat_pickle.IMPORT_MAPPING values should be strings, not {renamed.Type.NameInMessages}");
        module = renamed;
        return true;
    }

    // A subclass may have its own.
    private PyObject? Find(PyThreadState thread, PyObject module, PyObject name) =>
        GetType() == typeof(PyUnpickler) ? FindClass(thread, module, name) : Calls.CallMethod(thread, this, PickleNames.FindClass, module, name);

    private static PyStr? ReadName(PyThreadState thread, UnpicklerInput input, StandardEncoding encoding) =>
        TryReadLine(thread, input, 1, out var line) ? CodecCalls.Decode(thread, null, line, encoding, null) : null;

    private PyObject? FindByLines(PyThreadState thread, UnpicklerInput input, StandardEncoding encoding) =>
        ReadName(thread, input, encoding) is { } module && ReadName(thread, input, encoding) is { } name ? Find(thread, module, name) : null;

    private bool TryPushGlobal(PyThreadState thread, UnpicklerInput input) =>
        FindByLines(thread, input, StandardEncoding.Utf8) is { } found && _stack.TryPush(thread, found);

    private bool TryPushStackGlobal(PyThreadState thread)
    {
        if (_stack.Pop(thread) is not { } name || _stack.Pop(thread) is not { } module) return false;
        if (module.GetType() != typeof(PyStr) || name.GetType() != typeof(PyStr)) return PickleState.CannotUnpickle(thread, "STACK_GLOBAL requires str");
        return Find(thread, module, name) is { } found && _stack.TryPush(thread, found);
    }

    private bool TryPushExtension(PyThreadState thread, int code)
    {
        if (code <= 0) return PickleState.CannotUnpickle(thread, "EXT specifies code <= 0");
        var key = PyInt.From(code);
        if (!State.ExtensionCache.TryGetItem(thread, key, out var known)) return false;
        if (known is not null) return _stack.TryPush(thread, known);
        if (!State.ExtensionNames.TryGetItem(thread, key, out var pair)) return false;
        if (pair is null) return PyErr.ValueError($"unregistered extension code {code}");
        if (pair is not PyTuple { Count: 2 } names || names[0] is not PyStr || names[1] is not PyStr) return PyErr.ValueError($"_inverted_registry[{code}] isn't a 2-tuple of strings");
        return Find(thread, names[0], names[1]) is { } found && State.ExtensionCache.TrySetItem(thread, key, found) && _stack.TryPush(thread, found);
    }

    private bool TryLoadPersistentLine(PyThreadState thread, UnpicklerInput input)
    {
        if (!_persistentLoad.IsSet) return HasNoPersistentLoad(thread);
        if (!TryReadLine(thread, input, 0, out var line)) return false;
        if (CodecCalls.Decode(thread, null, line, StandardEncoding.Ascii, null) is not { } id)
            return thread.ClearErrorIf(PyExceptions.UnicodeDecodeError) && PickleState.CannotUnpickle(thread, "persistent IDs in protocol 0 must be ASCII strings");
        return _persistentLoad.Call(thread, this, id) is { } value && _stack.TryPush(thread, value);
    }

    private bool TryLoadPersistent(PyThreadState thread)
    {
        if (!_persistentLoad.IsSet) return HasNoPersistentLoad(thread);
        return _stack.Pop(thread) is { } id && _persistentLoad.Call(thread, this, id) is { } value && _stack.TryPush(thread, value);
    }

    private static bool HasNoPersistentLoad(PyThreadState thread) =>
        PickleState.CannotUnpickle(thread, "A load persistent id instruction was encountered,\nbut no persistent_load function was specified.");

    private bool TryReduce(PyThreadState thread)
    {
        if (_stack.Pop(thread) is not { } arguments || _stack.Pop(thread) is not { } function) return false;
        if (arguments is not PyTuple tuple) return PyErr.TypeError("argument list must be a tuple");
        return Calls.CallN(thread, function, tuple.Items, null) is { } made && _stack.TryPush(thread, made);
    }

    private bool TryMakeNew(PyThreadState thread, bool hasKeywords)
    {
        var keywords = hasKeywords ? _stack.Pop(thread) : null;
        if (hasKeywords && keywords is null || _stack.Pop(thread) is not { } arguments || _stack.Pop(thread) is not { } cls) return false;
        var opcode = hasKeywords ? "NEWOBJ_EX" : "NEWOBJ";
        if (cls is not PyType type) return PickleState.CannotUnpickle(thread, $"{opcode} class argument must be a type, not {cls.Type.NameInMessages}");
        if (!Attributes.TryGet(thread, type, Names.New, out var maker)) return false;
        if (maker is null) return PickleState.CannotUnpickle(thread, $"{opcode} class argument '{type.NameInMessages}' doesn't have __new__");
        if (arguments is not PyTuple tuple) return PickleState.CannotUnpickle(thread, $"{opcode} args argument must be a tuple, not {arguments.Type.NameInMessages}");
        if (keywords is not (null or PyDict)) return PickleState.CannotUnpickle(thread, $"{opcode} kwargs argument must be a dict, not {keywords.Type.NameInMessages}");
        if (!thread.TryReserve(tuple.Count * 8L)) return false;
        var made = tuple.Count == 0 && keywords is null ? Calls.Call1(thread, maker, type) : Calls.CallWith(thread, maker, [type, .. tuple.Items], keywords as PyDict);
        return made is not null && _stack.TryPush(thread, made);
    }

    private bool TryMakeInstanceByName(PyThreadState thread, UnpicklerInput input)
    {
        var mark = _stack.TakeMark(thread);
        if (mark < 0 || FindByLines(thread, input, StandardEncoding.Ascii) is not { } cls) return false;
        return _stack.Take(thread, mark) is { } arguments && TryInstantiate(thread, cls, arguments);
    }

    private bool TryMakeInstance(PyThreadState thread)
    {
        var mark = _stack.TakeMark(thread);
        if (mark < 0) return false;
        if (_stack.Count - mark < 1) return _stack.Underflow(thread);
        return _stack.Take(thread, mark) is { } parts && TryInstantiate(thread, parts[0], parts[1..]);
    }

    // As Python 2 made instances of its old classes.
    private bool TryInstantiate(PyThreadState thread, PyObject cls, PyObject[] arguments)
    {
        PyObject? made = null;
        if (arguments.Length == 0 && cls is PyType)
        {
            if (!Attributes.TryGet(thread, cls, PickleNames.GetInitArgs, out var wanted)) return false;
            if (wanted is null)
            {
                made = Calls.CallMethod(thread, cls, Names.New, cls);
                return made is not null && _stack.TryPush(thread, made);
            }
        }
        made = Calls.CallN(thread, cls, arguments, null);
        return made is not null && _stack.TryPush(thread, made);
    }

    private bool TryBuild(PyThreadState thread)
    {
        if (!_stack.TryRequire(thread, 2) || _stack.Pop(thread) is not { } state || _stack.Peek(thread) is not { } target) return false;
        if (!Attributes.TryGet(thread, target, Names.Setstate, out var setter)) return false;
        if (setter is not null) return Calls.Call1(thread, setter, state) is not null;
        PyObject? slots = null;
        // Protocol 2: attributes in slots stand apart from those in the dict.
        if (state is PyTuple { Count: 2 } pair) (state, slots) = (pair[0], pair[1]);
        if (state is not PyNone)
        {
            if (state is not PyDict attributes) return PickleState.CannotUnpickle(thread, "state is not a dictionary");
            if (!TrySetAttributes(thread, target, attributes)) return false;
        }
        if (slots is null) return true;
        if (slots is not PyDict values) return PickleState.CannotUnpickle(thread, "slot state is not a dictionary");
        var position = 0;
        while (values.NextEntry(ref position, out var key, out var value))
        {
            if (!thread.TryChargeWork(1)) return false;
            if (key is not PyStr name) return PyErr.TypeError($"attribute name must be string, not '{key.Type.NameInMessages}'");
            if (!Attributes.Set(thread, target, name, value)) return false;
        }
        return true;
    }

    private static bool TrySetAttributes(PyThreadState thread, PyObject target, PyDict attributes)
    {
        // Usual objects are spared a dict of their own.
        PyObject? space = null;
        if (!InstanceDict.IsPlain(target) && (space = Attributes.Get(thread, target, Names.Dict)) is null) return false;
        var position = 0;
        while (attributes.NextEntry(ref position, out var key, out var value))
        {
            if (!thread.TryChargeWork(1)) return false;
            if (key.GetType() == typeof(PyStr))
            {
                // Names of attributes are compared by identity first.
                var name = thread.Interpreter.Intern((PyStr)key);
                if (space is null)
                {
                    InstanceDict.Set(target, name, value);
                    continue;
                }
                key = name;
            }
            space ??= InstanceDict.Materialize(target);
            if (!Subscript.SetItem(thread, space, key, value)) return false;
        }
        return true;
    }
}
