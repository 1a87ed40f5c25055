using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Import;

/// <summary>Finder and loader of the modules written in C#.</summary>
[PyType("BuiltinImporter", Module = "_frozen_importlib", Subclassable = true, Dict = true, Weakrefs = true, Doc = "Meta path import for built-in modules.")]
internal partial class PyBuiltinImporter : PyObject
{
    private static readonly PyStr s_builtIn = PyStr.FromName("built-in");

    private InstanceAttributes _attributes;

    internal PyBuiltinImporter() { }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyConstant("_ORIGIN")] internal const string OriginText = "built-in";

    [PyStaticMethod("module_repr(module)", Doc = "Return repr for the module. Deprecated.")]
    internal static PyObject? ReprOf(PyThreadState thread, PyObject module) => ImportLibrary.ModuleRepr(thread, "BuiltinImporter", module, OriginText);

    [PyClassMethod("find_module(cls, fullname, path=None)", Doc = "The loader of a built-in module, else None. Deprecated.")]
    internal static PyObject? FindModule(PyThreadState thread, PyType type, PyObject fullname, PyObject path) => ImportLibrary.LoaderOf(thread, type, "BuiltinImporter", fullname, path);

    [PyClassMethod("load_module(cls, fullname)", Doc = "Load a module. Deprecated.")]
    internal static PyObject? LoadModule(PyThreadState thread, PyType type, PyObject fullname) => ImportLibrary.CallBootstrap(thread, "_load_module_shim", type, fullname);

    [PyClassMethod("find_spec(cls, fullname, path=None, target=None)")]
    internal static PyObject FindSpec(PyThreadState thread, PyType type, PyStr fullname, PyObject path, PyObject target) =>
        Has(thread, fullname.ToString()) ? new PyModuleSpec(fullname, type, s_builtIn) : PyNone.Instance;

    /// <summary>Whether there is a module of that name.</summary>
    public static bool Has(PyThreadState thread, string name)
    {
        if (!thread.Interpreter.ModulePolicyAllows(name)) return false;
        foreach (var source in thread.Interpreter.ModuleSources)
            if (source.NativeNames.Contains(name)) return true;
        return false;
    }

    /// <summary>A new module. Null: an error is set.</summary>
    public static PyModule? Make(PyThreadState thread, PyStr name)
    {
        foreach (var source in thread.Interpreter.ModuleSources)
            if (source.TryCreateNative(name.ToString(), out var native)) return PyModule.Create(thread, native);
        return ImportErrors.Import($"{ImportErrors.Quoted(name)} is not a built-in module", name);
    }

    [PyStaticMethod("create_module(spec)")]
    internal static PyObject? CreateModule(PyThreadState thread, PyObject spec)
    {
        if (Protocols.Attributes.Get(thread, spec, Names.PlainName) is not { } name) return null;
        if (name is not PyStr text) return PyErr.TypeError($"module name must be str, not {name.Type.NameInMessages}");
        return thread.Interpreter.ModulePolicyAllows(text.ToString()) ? Make(thread, text) : ImportErrors.Import($"{ImportErrors.Quoted(text)} is not a built-in module", text);
    }

    [PyStaticMethod("exec_module(module)")]
    internal static PyObject ExecModule(PyThreadState thread, PyObject module) => PyNone.Instance;

    [PyClassMethod("get_code(cls, fullname)", Doc = "Return None as built-in modules do not have code objects.")]
    internal static PyObject? GetCode(PyThreadState thread, PyType type, PyStr fullname) => NothingOf(thread, fullname);

    [PyClassMethod("get_source(cls, fullname)", Doc = "Return None as built-in modules do not have source code.")]
    internal static PyObject? GetSource(PyThreadState thread, PyType type, PyStr fullname) => NothingOf(thread, fullname);

    [PyClassMethod("is_package(cls, fullname)", Doc = "Return False as built-in modules are never packages.")]
    internal static PyObject? IsPackage(PyThreadState thread, PyType type, PyStr fullname) => NothingOf(thread, fullname) is null ? null : PyBool.False;

    private static PyObject? NothingOf(PyThreadState thread, PyStr name) =>
        Has(thread, name.ToString()) ? PyNone.Instance : ImportErrors.Import($"{ImportErrors.Quoted(name)} is not a built-in module", name);
}
