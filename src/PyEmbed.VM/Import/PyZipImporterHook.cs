using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary>The first of <c>sys.path_hooks</c>: makes a <c>zipimport.zipimporter</c> for what is a file or lies in one. The module is imported when the first of them is met.</summary>
[PyType("path_hook_for_zipimporter", Module = "_frozen_importlib_external", Doc = "Path hook for zipimporter.")]
internal sealed partial class PyZipImporterHook : PyObject
{
    [PyMethod("__call__(self, path)")]
    internal PyObject? Call(PyThreadState thread, PyObject path)
    {
        if (path is not PyStr text || !IsInFile(thread, text.ToString())) return ImportErrors.Import("not a Zip file", null, path);
        if (LoadImporter(thread, path) is not { } module || Attributes.Get(thread, module, PyStr.FromName("zipimporter")) is not { } importer) return null;
        return Calls.Call1(thread, importer, path);
    }

    // What zipimport itself needs is searched for along the path, too: that search passes archives over, which later ones do not.
    private static PyObject? LoadImporter(PyThreadState thread, PyObject path)
    {
        if (thread.Interpreter.Modules.GetByName(s_zipimport) is not PyModule known)
        {
            var made = Imports.Import(thread, "zipimport");
            return made is not null && TryForgetPassedOver(thread) ? made : null;
        }
        return known.Dict.GetByName(Names.Spec) is PyModuleSpec { Initializing: PyBool { IsTrueValue: true } } ? ImportErrors.Import("zipimport is not loaded yet", null, path) : known;
    }

    private static bool TryForgetPassedOver(PyThreadState thread)
    {
        if (thread.Interpreter.Sys?.GetByName(Names.PlainPathImporterCache) is not PyDict cache) return true;
        var unknown = new List<PyObject>();
        for (var position = 0; cache.NextEntry(ref position, out var entry, out var finder);)
            if (finder is PyNone) unknown.Add(entry);
        foreach (var entry in unknown)
            if (!cache.TryRemove(thread, entry, out _)) return false;
        return true;
    }

    private static readonly PyStr s_zipimport = PyStr.FromName("zipimport");

    // Whether the longest part of the path that exists is a file.
    private static bool IsInFile(PyThreadState thread, string path)
    {
        if (thread.Interpreter.Files is not { } files) return false;
        while (path.Length > 0)
        {
            if (files.GetStatus(path, true, out var status) == FileError.None) return status.IsFile;
            path = path[..Math.Max(path.LastIndexOf('/'), 0)];
        }
        return false;
    }
}
