using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Modules;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Import;

/// <summary>Loader of a namespace package, which has no code.</summary>
[PyType("NamespaceLoader", Module = "_frozen_importlib_external", Subclassable = true, Dict = true, Weakrefs = true)]
internal partial class PyNamespaceLoader : PyObject
{
    private InstanceAttributes _attributes;

    internal PyNamespaceLoader() { }

    internal PyNamespaceLoader(PyObject path) => Path = path;

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyProperty("_path")]
    internal PyObject Path { get; set; } = PyNone.Instance;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyNamespaceLoaderDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, name, path, path_finder)")]
    internal bool Initialize(PyThreadState thread, PyStr name, PyObject path, PyObject path_finder)
    {
        var made = new PyNamespacePath();
        Path = made;
        return made.Initialize(thread, name, path, path_finder);
    }

    [PyStaticMethod("module_repr(module)", Doc = "Return repr for the module. Deprecated.")]
    internal static PyObject? ReprOf(PyThreadState thread, PyObject module) => ImportLibrary.ModuleRepr(thread, "NamespaceLoader", module, "namespace");

    [PyMethod("create_module(self, spec)", Doc = "Use default semantics for module creation.")]
    internal PyObject CreateModule(PyObject spec) => PyNone.Instance;

    [PyMethod("exec_module(self, module)")]
    internal PyObject ExecModule(PyObject module) => PyNone.Instance;

    [PyMethod("load_module(self, fullname)", Doc = "Load a namespace module. Deprecated.")]
    internal PyObject? LoadModule(PyThreadState thread, PyObject fullname) => ImportLibrary.CallBootstrap(thread, "_load_module_shim", this, fullname);

    [PyMethod("is_package(self, fullname)")]
    internal bool IsPackage(PyObject fullname) => true;

    [PyMethod("get_source(self, fullname)")]
    internal PyObject GetSource(PyObject fullname) => PyStr.Empty;

    [PyMethod("get_code(self, fullname)", Doc = "The code of nothing.")]
    internal PyObject? GetCode(PyThreadState thread, PyObject fullname)
    {
        if (SourceCode.Compiler(thread) is not { } compiler) return null;
        return compiler.CompileBytes(thread, default, new CompileSettings("<string>", SourceMode.Exec, CompileFlags.None, -1)) is { } code ? new PyCode(thread.Interpreter, code) : null;
    }

    [PyMethod("get_resource_reader(self, module)")]
    internal PyObject? GetResourceReader(PyThreadState thread, PyObject module) => ImportLibrary.Call(thread, "importlib.readers", "NamespaceReader", Path);
}
