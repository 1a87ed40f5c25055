using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary>Finder along <c>sys.path</c> or a package's <c>__path__</c>: asks the finder of each entry.</summary>
[PyType("PathFinder", Module = "_frozen_importlib_external", Doc = "Meta path finder for sys.path and package __path__ attributes.")]
internal sealed partial class PyPathFinder : PyObject
{
    private static readonly PyStr s_findSpec = PyStr.FromName("find_spec");
    private static readonly PyStr s_loader = PyStr.FromName("loader");
    private static readonly PyStr s_locations = PyStr.FromName("submodule_search_locations");
    private static readonly PyStr s_invalidate = PyStr.FromName("invalidate_caches");

    private PyPathFinder() { }

    [PyClassMethod("find_spec(cls, fullname, path=None, target=None)", Doc = "Try to find a spec for 'fullname' on sys.path or 'path'.")]
    internal static PyObject? FindSpec(PyThreadState thread, PyType type, PyStr fullname, PyObject path, PyObject target)
    {
        if (path is PyNone)
        {
            if (thread.Interpreter.Sys?.GetByName(Names.PlainPath) is not { } systemPath) return PyNone.Instance;
            path = systemPath;
        }
        if (Search(thread, fullname, path, target, out var portions) is not { } spec) return thread.HasError ? null : PyNone.Instance;
        if (spec is not PyNone) return spec;
        if (portions!.Count == 0) return PyNone.Instance;
        // Directories without __init__ on one or several entries: a namespace package. PEP 420.
        return new PyModuleSpec(fullname, null) { Locations = new PyNamespacePath(fullname, portions) };
    }

    /// <summary>The spec of a module with a loader, or None and the directories that could be parts of a namespace package. Null: an error is set.</summary>
    public static PyObject? Search(PyThreadState thread, PyStr name, PyObject path, PyObject target, out PyList? portions)
    {
        portions = new PyList();
        if (Iteration.GetIter(thread, path) is not { } iterator) return null;
        while (Iteration.Next(thread, iterator) is { } item)
        {
            if (item is not PyStr entry) continue;
            if (FinderOf(thread, entry) is not { } finder) return null;
            if (finder is PyNone) continue;
            if (!Attributes.TryGet(thread, finder, s_findSpec, out var find)) return null;
            if (find is null) continue;
            if (Calls.Call2(thread, find, name, target) is not { } spec) return null;
            if (spec is PyNone) continue;
            if (Attributes.Get(thread, spec, s_loader) is not { } loader) return null;
            if (loader is not PyNone) return spec;
            if (Attributes.Get(thread, spec, s_locations) is not { } locations) return null;
            if (locations is PyNone) return PyErr.Set(PyExceptions.ImportError, "spec missing loader");
            if (Iteration.GetIter(thread, locations) is not { } parts || !Iteration.TryExtend(thread, portions, parts)) return null;
        }
        return thread.HasError ? null : PyNone.Instance;
    }

    /// <summary>The finder of a path entry from <c>sys.path_importer_cache</c>, or of the first hook that takes the entry; None: nobody does.</summary>
    [MustCheck]
    public static PyObject? FinderOf(PyThreadState thread, PyStr entry)
    {
        var interpreter = thread.Interpreter;
        if (entry.Length == 0)
        {
            if (interpreter.Files is not { } files) return PyNone.Instance;
            entry = PyStr.FromUtf16(files.CurrentDirectory);
        }
        var cache = interpreter.Sys?.GetByName(Names.PlainPathImporterCache) as PyDict;
        PyObject? finder = null;
        if (cache is not null && !cache.TryGetItem(thread, entry, out finder)) return null;
        if (finder is not null) return finder;
        finder = PyNone.Instance;
        if (interpreter.Sys?.GetByName(Names.PlainPathHooks) is { } hooks and not PyNone)
        {
            if (hooks is PyList { Count: 0 } && !Warnings.Warn(thread, PyExceptions.ImportWarning, "sys.path_hooks is empty", 1)) return null;
            if (Iteration.GetIter(thread, hooks) is not { } iterator) return null;
            while (Iteration.Next(thread, iterator) is { } hook)
            {
                if (Calls.Call1(thread, hook, entry) is { } found)
                {
                    finder = found;
                    break;
                }
                if (!thread.ClearErrorIf(PyExceptions.ImportError)) return null;
            }
            if (thread.HasError) return null;
        }
        return cache is null || cache.TrySetItem(thread, entry, finder) ? finder : null;
    }

    [PyStaticMethod("invalidate_caches()", Doc = "Call the invalidate_caches() method on all path entry finders stored in sys.path_importer_cache.")]
    internal static PyObject? InvalidateCaches(PyThreadState thread)
    {
        if (thread.Interpreter.Sys?.GetByName(Names.PlainPathImporterCache) is not PyDict cache) return PyNone.Instance;
        if (Iteration.ToList(thread, cache) is not { } entries) return null;
        foreach (var entry in entries.Items)
        {
            if (!cache.TryGetItem(thread, entry, out var finder)) return null;
            if (finder is null) continue;
            if (finder is PyNone)
            {
                if (!cache.TryRemove(thread, entry, out _)) return null;
                continue;
            }
            if (!Attributes.TryGet(thread, finder, s_invalidate, out var invalidate)) return null;
            if (invalidate is not null && Calls.Call0(thread, invalidate) is null) return null;
        }
        return PyNone.Instance;
    }
}
