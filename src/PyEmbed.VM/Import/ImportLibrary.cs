using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary>What <c>importlib</c> does in Python for the finders and loaders in C#: all that plain imports never need.</summary>
internal static class ImportLibrary
{
    private const string Bootstrap = "importlib._bootstrap";
    private const string External = "importlib._bootstrap_external";

    /// <summary>Calls a function of <c>importlib._bootstrap</c>. Null: an error is set.</summary>
    [MustCheck]
    public static PyObject? CallBootstrap(PyThreadState thread, string function, params ReadOnlySpan<PyObject> args) => Call(thread, Part(thread, Bootstrap), function, args);

    /// <summary>Calls a function of <c>importlib._bootstrap_external</c>. Null: an error is set.</summary>
    [MustCheck]
    public static PyObject? CallExternal(PyThreadState thread, string function, params ReadOnlySpan<PyObject> args) => Call(thread, Part(thread, External), function, args);

    /// <summary>A method of the class <c>SourceLoader</c>, of which loaders of sources are in spirit. Null: an error is set.</summary>
    [MustCheck]
    public static PyObject? SourceLoaderMethod(PyThreadState thread, string name) =>
        Part(thread, External) is { } module && Attributes.Get(thread, module, PyStr.FromName("SourceLoader")) is { } type
            ? Attributes.Get(thread, type, thread.Interpreter.Intern(name))
            : null;

    /// <summary>For the native module <paramref name="own"/>, a name that the Python module <paramref name="library"/> has. Null: an error is set.</summary>
    [MustCheck]
    public static PyObject? Member(PyThreadState thread, string own, string library, PyStr name)
    {
        // Whoever asks for special names wants to know of this module.
        PyObject? value = null;
        if (!name.ToString().StartsWith("__", StringComparison.Ordinal) && (Part(thread, library) is not { } module || !Attributes.TryGet(thread, module, name, out value))) return null;
        return value ?? (PyObject?)PyErr.AttributeError($"module '{own}' has no attribute '{name}'");
    }

    /// <summary>Calls a function of any module. Null: an error is set.</summary>
    [MustCheck]
    public static PyObject? Call(PyThreadState thread, string module, string function, params ReadOnlySpan<PyObject> args) => Call(thread, Imports.Import(thread, module), function, args);

    private static PyObject? Call(PyThreadState thread, [MustCheck] PyObject? module, string function, ReadOnlySpan<PyObject> args) =>
        module is not null && Attributes.Get(thread, module, thread.Interpreter.Intern(function)) is { } callable
            ? Calls.CallN(thread, callable, args, null)
            : null;

    /// <summary>One of our own two modules in Python. Null: an error is set.</summary>
    /// <remarks>
    /// What <c>sys.modules</c> has under that name need not be it: CPython's <c>importlib</c>, where a host mounts that library, puts the native module there. Then ours is run apart.
    /// </remarks>
    private static PyObject? Part(PyThreadState thread, string name)
    {
        var parts = thread.Interpreter.ImportParts;
        if (parts.TryGetValue(name, out var known)) return known;
        var text = thread.Interpreter.Intern(name);
        if (IsOurs(thread.Interpreter.Modules.GetByName(PyStr.FromName("importlib"))) is not false)
        {
            if (Imports.Import(thread, name) is not { } imported) return null;
            if (IsOurs(imported) is true)
            {
                // While it is being run, sys.modules is where to find it.
                if (imported is PyModule module && module.Dict.GetByName(Names.Spec) is PyModuleSpec { Initializing: PyBool { IsTrueValue: false } }) parts[name] = module;
                return imported;
            }
        }
        if (PyFrozenImporter.SpecOf(thread, text) is not { } spec) return ImportErrors.NotFound(text);
        if (ModuleLoading.MakeModule(thread, spec) is not PyModule apart) return null;
        parts[name] = apart;
        if (PyFrozenImporter.ExecModule(thread, apart) is not null) return apart;
        parts.Remove(name);
        return null;
    }

    // Null: there is no such module.
    private static bool? IsOurs(PyObject? module) => module is null ? null : module is PyModule found && found.Dict.GetByName(Names.Spec) is PyModuleSpec { IsFrozen: true };

    /// <summary>The loader of a finder's spec, for <c>find_module</c>, which warns that it is deprecated. Null: an error is set.</summary>
    [MustCheck]
    public static PyObject? LoaderOf(PyThreadState thread, PyObject finder, string shown, PyObject name, PyObject path)
    {
        if (!Warnings.Warn(thread, PyExceptions.DeprecationWarning, $"{shown}.find_module() is deprecated and slated for removal in Python 3.12; use find_spec() instead", 1)) return null;
        if (Calls.CallMethod(thread, finder, s_findSpec, name, path) is not { } spec) return null;
        return spec is PyNone ? spec : Attributes.Get(thread, spec, s_loader);
    }

    /// <summary>The representation of a module by a loader's deprecated <c>module_repr</c>. Null: an error is set.</summary>
    [MustCheck]
    public static PyObject? ModuleRepr(PyThreadState thread, string shown, PyObject module, string origin)
    {
        if (!Warnings.Warn(thread, PyExceptions.DeprecationWarning, $"{shown}.module_repr() is deprecated and slated for removal in Python 3.12", 1)) return null;
        return Attributes.Get(thread, module, Names.Name) is { } name && Representation.Repr(thread, name) is { } text ? PyStr.FromUtf16($"<module {text} ({origin})>") : null;
    }

    private static readonly PyStr s_findSpec = PyStr.FromName("find_spec");
    private static readonly PyStr s_loader = PyStr.FromName("loader");
}
