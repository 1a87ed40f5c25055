using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Import;

/// <summary>Finder and loader of frozen modules: Python code that lies compiled in an assembly.</summary>
[PyType("FrozenImporter", Module = "_frozen_importlib", Subclassable = true, Dict = true, Weakrefs = true, Doc = "Meta path import for frozen modules.")]
internal partial class PyFrozenImporter : PyObject
{
    private static readonly PyStr s_frozen = PyStr.FromName("frozen");

    private InstanceAttributes _attributes;

    internal PyFrozenImporter() { }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyConstant("_ORIGIN")] internal const string OriginText = "frozen";

    [PyStaticMethod("module_repr(m)", Doc = "Return repr for the module. Deprecated.")]
    internal static PyObject? ReprOf(PyThreadState thread, PyObject m) => ImportLibrary.ModuleRepr(thread, "FrozenImporter", m, OriginText);

    [PyClassMethod("find_module(cls, fullname, path=None)", Doc = "The loader of a frozen module, else None. Deprecated.")]
    internal static PyObject? FindModule(PyThreadState thread, PyType type, PyObject fullname, PyObject path) => ImportLibrary.LoaderOf(thread, type, "FrozenImporter", fullname, path);

    [PyClassMethod("load_module(cls, fullname)", Doc = "Load a module. Deprecated.")]
    internal static PyObject? LoadModule(PyThreadState thread, PyType type, PyObject fullname) => ImportLibrary.CallBootstrap(thread, "_load_module_shim", type, fullname);

    [PyClassMethod("find_spec(cls, fullname, path=None, target=None)")]
    internal static PyObject FindSpec(PyThreadState thread, PyType type, PyStr fullname, PyObject path, PyObject target) =>
        ComesFirst(fullname.ToString()) && SpecOf(thread, fullname) is { } spec ? spec : PyNone.Instance;

    /// <summary>The spec of any module of the library; null where there is none.</summary>
    internal static PyModuleSpec? SpecOf(PyThreadState thread, PyStr fullname) => TryFind(thread, fullname.ToString(), out var module)
        ? new PyModuleSpec(fullname, BuiltinType, s_frozen) { Locations = module.IsPackage ? new PyList() : PyNone.Instance, IsFrozen = true }
        : null;

    /// <summary>What CPython's interpreter holds in itself: a file of that name on <c>sys.path</c> is not looked for. All else of the library comes behind <c>sys.path</c> (<see cref="PyLibraryImporter"/>).</summary>
    internal static bool ComesFirst(string name) => name is "importlib._bootstrap" or "importlib._bootstrap_external" or "importlib.util" or "importlib.machinery" or "zipimport" or "runpy"
        or "abc" or "codecs" or "io" or "_collections_abc" or "_sitebuiltins" or "genericpath" or "ntpath" or "posixpath" or "os" or "site" or "stat"
        || name.StartsWith("__hello", StringComparison.Ordinal) || name.StartsWith("__phello__", StringComparison.Ordinal);

    public static bool TryFind(PyThreadState thread, string name, out FrozenModule module)
    {
        module = default;
        if (!thread.Interpreter.ModulePolicyAllows(name)) return false;
        foreach (var source in thread.Interpreter.ModuleSources)
            if (source.TryGetFrozen(name, out module)) return true;
        return false;
    }

    [PyStaticMethod("create_module(spec)")]
    internal static PyObject CreateModule(PyThreadState thread, PyObject spec) => PyNone.Instance;

    [PyStaticMethod("exec_module(module)")]
    internal static PyObject? ExecModule(PyThreadState thread, PyObject module)
    {
        if (Protocols.Attributes.Get(thread, module, Names.Spec) is not { } spec || Protocols.Attributes.Get(thread, spec, Names.PlainName) is not { } name) return null;
        if (name is not PyStr text) return PyErr.TypeError("module name must be str");
        if (!TryFind(thread, text.ToString(), out var found)) return NotFrozen(text);
        var code = found.Code();
        // As in CPython __file__ is set though the spec has no location. It is what the code names: there linecache finds the text.
        if (found.HasSource && module is PyModule { Dict: var dict }) dict.SetByName(Names.File, PyStr.FromUtf16(code.FileName));
        return SourceLoading.Run(thread, new PyCode(thread.Interpreter, code), module);
    }

    private static PyError NotFrozen(PyStr name) => ImportErrors.Import($"{ImportErrors.Quoted(name)} is not a frozen module", name);

    private static PyCode? Code(PyThreadState thread, PyStr name)
    {
        if (TryFind(thread, name.ToString(), out var module)) return new PyCode(thread.Interpreter, module.Code());
        _ = NotFrozen(name);
        return null;
    }

    [PyClassMethod("get_code(cls, fullname)", Doc = "Return the code object of the frozen module.")]
    internal static PyObject? GetCode(PyThreadState thread, PyType type, PyStr fullname) => Code(thread, fullname);

    [PyClassMethod("get_source(cls, fullname)", Doc = "Return the source text that the frozen module was compiled from, None where there is none.")]
    internal static PyObject? GetSource(PyThreadState thread, PyType type, PyStr fullname)
    {
        var name = fullname.ToString();
        return TryFind(thread, name, out _) ? FrozenSource.Text(thread, name) : NotFrozen(fullname);
    }

    [PyClassMethod("is_package(cls, fullname)", Doc = "Return True if the frozen module is a package.")]
    internal static PyObject? IsPackage(PyThreadState thread, PyType type, PyStr fullname) =>
        TryFind(thread, fullname.ToString(), out var module) ? PyBool.From(module.IsPackage) : NotFrozen(fullname);
}
