using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Import;

/// <summary>Loader of a source file; its bytecode is taken where that is up to date.</summary>
[PyType("SourceFileLoader", Module = "_frozen_importlib_external", Doc = "Concrete implementation of SourceLoader using the file system.")]
internal sealed partial class PySourceFileLoader(PyStr name, PyStr path) : PyObject
{
    [PyProperty("name")]
    internal PyStr Name { get; } = name;

    [PyProperty("path")]
    internal PyStr Path { get; } = path;

    [PyMethod("__new__(cls, fullname, path)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyStr fullname, PyStr path) => new PySourceFileLoader(fullname, path);

    [PyMethod("create_module(self, spec)", Doc = "Use default semantics for module creation.")]
    internal PyObject CreateModule(PyObject spec) => PyNone.Instance;

    [PyMethod("exec_module(self, module)", Doc = "Execute the module.")]
    internal PyObject? ExecModule(PyThreadState thread, PyObject module) => SourceLoading.CodeOf(thread, Name, Path.ToString()) is { } code ? SourceLoading.Run(thread, code, module) : null;

    [PyMethod("get_code(self, fullname)", Doc = "The code object of the module.")]
    internal PyObject? GetCode(PyThreadState thread, PyObject fullname) => SourceLoading.CodeOf(thread, Name, Path.ToString());

    [PyMethod("get_source(self, fullname)", Doc = "The source text of the module.")]
    internal PyObject? GetSource(PyThreadState thread, PyObject fullname) => SourceLoading.TextOf(thread, Name, Path.ToString());

    [PyMethod("get_filename(self, name=None)", Doc = "Return the path to the source file as found by the finder.")]
    internal PyObject GetFileName(PyObject name) => Path;

    [PyMethod("is_package(self, fullname)", Doc = "Whether the file is a package's __init__.")]
    internal bool IsPackage(PyObject fullname) => SourceLoading.IsPackage(Path.ToString(), fullname);

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => $"<_frozen_importlib_external.SourceFileLoader object at 0x{Identity.Of(this):x}>";

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op) => op is not (CompareOp.Eq or CompareOp.Ne) || other is not PySourceFileLoader loader
        ? PyNotImplemented.Instance
        : PyBool.From((loader.Name.TextEquals(Name) && loader.Path.TextEquals(Path)) == (op == CompareOp.Eq));

    [PyMethod("__hash__(self, /)")]
    internal long HashValue() => Name.HashValue ^ Path.HashValue;
}

/// <summary>Loader of a <c>.pyc</c> file without source.</summary>
[PyType("SourcelessFileLoader", Module = "_frozen_importlib_external", Doc = "Loader which handles sourceless file imports.")]
internal sealed partial class PySourcelessFileLoader(PyStr name, PyStr path) : PyObject
{
    [PyProperty("name")]
    internal PyStr Name { get; } = name;

    [PyProperty("path")]
    internal PyStr Path { get; } = path;

    [PyMethod("__new__(cls, fullname, path)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyStr fullname, PyStr path) => new PySourcelessFileLoader(fullname, path);

    [PyMethod("create_module(self, spec)", Doc = "Use default semantics for module creation.")]
    internal PyObject CreateModule(PyObject spec) => PyNone.Instance;

    [PyMethod("exec_module(self, module)", Doc = "Execute the module.")]
    internal PyObject? ExecModule(PyThreadState thread, PyObject module) => GetCode(thread, Name) is PyCode code ? SourceLoading.Run(thread, code, module) : null;

    [PyMethod("get_code(self, fullname)", Doc = "The code object of the module.")]
    internal PyObject? GetCode(PyThreadState thread, PyObject fullname)
    {
        if (FileAccess.Read(thread, Path.ToString()) is not { } bytes) return null;
        return BytecodeFile.Load(thread, bytes, Name, Path.ToString()) is { } code ? new PyCode(thread.Interpreter, code) : null;
    }

    [PyMethod("get_source(self, fullname)", Doc = "Return None as there is no source code.")]
    internal PyObject GetSource(PyObject fullname) => PyNone.Instance;

    [PyMethod("get_filename(self, name=None)", Doc = "Return the path to the file as found by the finder.")]
    internal PyObject GetFileName(PyObject name) => Path;

    [PyMethod("is_package(self, fullname)", Doc = "Whether the file is a package's __init__.")]
    internal bool IsPackage(PyObject fullname) => SourceLoading.IsPackage(Path.ToString(), fullname);
}
