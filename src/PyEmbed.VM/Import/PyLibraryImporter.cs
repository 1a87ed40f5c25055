using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Import;

/// <summary>Finder of the library's modules in Python. It stands behind <c>sys.path</c>, as CPython's library directory does: a module of that name among a program's files is found before.</summary>
[PyType("LibraryImporter", Module = "_frozen_importlib", Doc = "Meta path import for the standard library.")]
internal partial class PyLibraryImporter : PyObject
{
    private PyLibraryImporter() { }

    [PyClassMethod("find_spec(cls, fullname, path=None, target=None)")]
    internal static PyObject FindSpec(PyThreadState thread, PyType type, PyStr fullname, PyObject path, PyObject target) =>
        IsOfLibrary(thread, fullname.ToString()) && PyFrozenImporter.SpecOf(thread, fullname) is { } spec ? spec : PyNone.Instance;

    // A package from files does not get the submodules that the library's package of this name has.
    private static bool IsOfLibrary(PyThreadState thread, string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0
            || thread.Interpreter.Modules.GetByName(thread.Interpreter.Intern(name[..dot])) is not PyModule parent
            || parent.Dict.GetByName(Names.Spec) is not PyModuleSpec { IsFrozen: false };
    }
}
