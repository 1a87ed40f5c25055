using PyEmbed.VM;
using PyEmbed.VM.Import;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary>What the module <c>_pickle</c> keeps for an engine: its exceptions, and the tables of <c>copyreg</c> and <c>_compat_pickle</c>.</summary>
internal sealed class PickleState
{
    private PyType? _pickleError, _picklingError, _unpicklingError;
    private bool _hasTables;

    public PyType PickleError(PyThreadState thread) => _pickleError ??= ModuleExceptions.Make(thread, "_pickle", "PickleError", PyExceptions.Exception);

    public PyType PicklingError(PyThreadState thread) => _picklingError ??= ModuleExceptions.Make(thread, "_pickle", "PicklingError", PickleError(thread));

    public PyType UnpicklingError(PyThreadState thread) => _unpicklingError ??= ModuleExceptions.Make(thread, "_pickle", "UnpicklingError", PickleError(thread));

    /// <summary><c>copyreg.dispatch_table</c>: from types to their reductions.</summary>
    public PyDict DispatchTable { get; private set; } = new();

    /// <summary>From (module, name) to the number of an extension.</summary>
    public PyDict ExtensionNumbers { get; private set; } = new();

    /// <summary>From the number of an extension to (module, name).</summary>
    public PyDict ExtensionNames { get; private set; } = new();

    /// <summary>From the number of an extension to what was found under its name.</summary>
    public PyDict ExtensionCache { get; private set; } = new();

    /// <summary>From (module, name) of Python 2 to those of Python 3, and of modules alone; then the way back.</summary>
    public PyDict NamesFrom2 { get; private set; } = new();

    public PyDict ModulesFrom2 { get; private set; } = new();

    public PyDict NamesTo2 { get; private set; } = new();

    public PyDict ModulesTo2 { get; private set; } = new();

    public PyObject Encode { get; private set; } = PyNone.Instance;

    public PyObject GetAttribute { get; private set; } = PyNone.Instance;

    public PyObject Partial { get; private set; } = PyNone.Instance;

    public static PickleState Of(PyThreadState thread) => thread.Interpreter.ModuleState<PickleState>();

    public static PyError CannotPickle(PyThreadState thread, string message) => PyErr.Set(Of(thread).PicklingError(thread), message);

    public static PyError CannotUnpickle(PyThreadState thread, string message) => PyErr.Set(Of(thread).UnpicklingError(thread), message);

    /// <summary>The state with the tables of the other modules. Null: an error is set.</summary>
    [MustCheck]
    public static PickleState? Loaded(PyThreadState thread)
    {
        var state = Of(thread);
        return state._hasTables || state.TryLoad(thread) ? state : null;
    }

    private bool TryLoad(PyThreadState thread)
    {
        if (Imports.Import(thread, "copyreg") is not { } registry) return false;
        if (DictOf(thread, registry, "copyreg", "dispatch_table") is not { } dispatchTable) return false;
        if (DictOf(thread, registry, "copyreg", "_extension_registry") is not { } numbers) return false;
        if (DictOf(thread, registry, "copyreg", "_inverted_registry") is not { } names) return false;
        if (DictOf(thread, registry, "copyreg", "_extension_cache") is not { } cache) return false;
        const string Compatibility = "_compat_pickle";
        if (Imports.Import(thread, Compatibility) is not { } compatibility) return false;
        if (DictOf(thread, compatibility, Compatibility, "NAME_MAPPING") is not { } namesFrom2) return false;
        if (DictOf(thread, compatibility, Compatibility, "IMPORT_MAPPING") is not { } modulesFrom2) return false;
        if (DictOf(thread, compatibility, Compatibility, "REVERSE_NAME_MAPPING") is not { } namesTo2) return false;
        if (DictOf(thread, compatibility, Compatibility, "REVERSE_IMPORT_MAPPING") is not { } modulesTo2) return false;
        if (AttributeOf(thread, "codecs", "encode") is not { } encode || AttributeOf(thread, "builtins", "getattr") is not { } getAttribute) return false;
        if (AttributeOf(thread, "functools", "partial") is not { } partial) return false;
        (DispatchTable, ExtensionNumbers, ExtensionNames, ExtensionCache) = (dispatchTable, numbers, names, cache);
        (NamesFrom2, ModulesFrom2, NamesTo2, ModulesTo2) = (namesFrom2, modulesFrom2, namesTo2, modulesTo2);
        (Encode, GetAttribute, Partial) = (encode, getAttribute, partial);
        _hasTables = true;
        return true;
    }

    private static PyObject? AttributeOf(PyThreadState thread, string module, string name) =>
        Imports.Import(thread, module) is { } found ? Attributes.Get(thread, found, PyStr.FromName(name)) : null;

    private static PyDict? DictOf(PyThreadState thread, PyObject module, string moduleName, string name)
    {
        if (Attributes.Get(thread, module, PyStr.FromName(name)) is not { } value) return null;
        if (value is PyDict dict) return dict;
        return PyErr.RuntimeError($"{moduleName}.{name} should be a dict, not {value.Type.NameInMessages}");
    }
}
