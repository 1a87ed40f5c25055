using PyEmbed.VM.Import;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Modules;

/// <summary>The module <c>_frozen_importlib</c>: the finders of modules that are no files, which <c>importlib</c> shows.</summary>
[PyModule("_frozen_importlib", Doc = "The part of the import system that knows no files.")]
internal sealed partial class FrozenImportlibModule
{
    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        foreach (var type in (ReadOnlySpan<PyType>)[PyBuiltinImporter.BuiltinType, PyFrozenImporter.BuiltinType, PyLibraryImporter.BuiltinType, PyModuleSpec.BuiltinType]) module.Dict.SetByName(thread.Interpreter.Intern(type.Name), type);
        return true;
    }

    [PyFunction("__import__(name, globals=None, locals=None, fromlist=(), level=0)", Doc = "What the import statement calls; programs use importlib.import_module().")]
    internal static PyObject? Import(PyThreadState thread, PyObject name, PyObject? globals, PyObject? locals, PyObject? fromlist, int level) =>
        BuiltinsModule.ImportModule(thread, name, globals, locals, fromlist, level);

    [PyFunction("__getattr__(name, /)", Doc = "What else there is in CPython's module of this name: from the Python module that shows these types.")]
    internal static PyObject? ReadMissing(PyThreadState thread, PyStr name) => ImportLibrary.Member(thread, "_frozen_importlib", "importlib._bootstrap", name);
}
