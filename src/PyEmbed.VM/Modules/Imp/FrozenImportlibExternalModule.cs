using PyEmbed.VM.Import;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Modules;

/// <summary>The module <c>_frozen_importlib_external</c>: the finders and loaders of files, which <c>importlib</c> shows.</summary>
[PyModule("_frozen_importlib_external", Doc = "The part of the import system that knows files.")]
internal sealed partial class FrozenImportlibExternalModule
{
    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        foreach (var type in (ReadOnlySpan<PyType>)
            [PyFileFinder.BuiltinType, PyFileLoader.BuiltinType, PyNamespaceLoader.BuiltinType, PyNamespacePath.BuiltinType, PyPathFinder.BuiltinType, PySourceFileLoader.BuiltinType, PySourcelessFileLoader.BuiltinType])
            module.Dict.SetByName(thread.Interpreter.Intern(type.Name), type);
        return true;
    }

    [PyFunction("__getattr__(name, /)", Doc = "What else there is in CPython's module of this name: from the Python module that shows these types.")]
    internal static PyObject? ReadMissing(PyThreadState thread, PyStr name) => ImportLibrary.Member(thread, "_frozen_importlib_external", "importlib._bootstrap_external", name);
}
