using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary>Finder along <c>sys.path</c> or a package's <c>__path__</c>: asks the finder of each entry.</summary>
[PyType("PathFinder", Module = "_frozen_importlib_external", Subclassable = true, Dict = true, Weakrefs = true, Doc = "Meta path finder for sys.path and package __path__ attributes.")]
internal partial class PyPathFinder : PyObject
{
    private static readonly PyStr s_findSpec = PyStr.FromName("find_spec");
    private static readonly PyStr s_findLoader = PyStr.FromName("find_loader");
    private static readonly PyStr s_findModule = PyStr.FromName("find_module");
    private static readonly PyStr s_importerCache = PyStr.FromName("_path_importer_cache");
    private static readonly PyStr s_loader = PyStr.FromName("loader");
    private static readonly PyStr s_locations = PyStr.FromName("submodule_search_locations");
    private static readonly PyStr s_invalidate = PyStr.FromName("invalidate_caches");

    private InstanceAttributes _attributes;

    internal PyPathFinder() { }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyClassMethod("find_spec(cls, fullname, path=None, target=None)", Doc = "Try to find a spec for 'fullname' on sys.path or 'path'.")]
    internal static PyObject? FindSpec(PyThreadState thread, PyType type, PyStr fullname, PyObject path, PyObject target)
    {
        if (path is PyNone)
        {
            if (thread.Interpreter.Sys?.GetByName(Names.PlainPath) is not { } systemPath) return PyNone.Instance;
            path = systemPath;
        }
        if (Search(thread, type, fullname, path, target, out var portions) is not { } spec) return null;
        if (spec is not PyNone) return spec;
        if (portions.Count == 0) return PyNone.Instance;
        // Directories without __init__ on one or several entries: a namespace package. PEP 420.
        return PyNamespacePath.Make(thread, fullname, portions) is { } locations ? new PyModuleSpec(fullname, null) { Locations = locations } : null;
    }

    [PyClassMethod("_get_spec(cls, fullname, path, target=None)", Doc = "Find the loader or namespace_path for this module/package name.")]
    internal static PyObject? GetSpec(PyThreadState thread, PyType type, PyStr fullname, PyObject path, PyObject target)
    {
        if (Search(thread, type, fullname, path, target, out var portions) is not { } spec) return null;
        return spec is PyNone ? new PyModuleSpec(fullname, null) { Locations = portions } : spec;
    }

    /// <summary>The spec of a module with a loader, or None and the directories that could be parts of a namespace package. Null: an error is set.</summary>
    [MustCheck]
    public static PyObject? Search(PyThreadState thread, PyType type, PyStr name, PyObject path, PyObject target, out PyList portions)
    {
        portions = new PyList();
        var isPlain = !type.Has(TypeFlags.Heap);
        if (Iteration.GetIter(thread, path) is not { } iterator) return null;
        while (Iteration.Next(thread, iterator) is { } item)
        {
            if (item is not PyStr entry) continue;
            if ((isPlain ? FinderOf(thread, entry) : Calls.CallMethod(thread, type, s_importerCache, entry)) is not { } finder) return null;
            if (finder is PyNone) continue;
            if (!Attributes.TryGet(thread, finder, s_findSpec, out var find)) return null;
            if ((find is null ? FormerSpec(thread, name, finder) : Calls.Call2(thread, find, name, target)) is not { } spec) return null;
            if (spec is PyNone) continue;
            if (Attributes.Get(thread, spec, s_loader) is not { } loader) return null;
            if (loader is not PyNone) return spec;
            if (Attributes.Get(thread, spec, s_locations) is not { } locations) return null;
            if (locations is PyNone) return PyErr.Set(PyExceptions.ImportError, "spec missing loader");
            if (Iteration.GetIter(thread, locations) is not { } parts || !Iteration.TryExtend(thread, portions, parts)) return null;
        }
        return thread.HasError ? null : PyNone.Instance;
    }

    [PyClassMethod("_legacy_get_spec(cls, fullname, finder)")]
    internal static PyObject? LegacySpec(PyThreadState thread, PyType type, PyStr fullname, PyObject finder) => FormerSpec(thread, fullname, finder);

    // Of a finder from before PEP 451, with find_loader or find_module.
    private static PyObject? FormerSpec(PyThreadState thread, PyStr name, PyObject finder)
    {
        if (ImportLibrary.CallBootstrap(thread, "_object_name", finder) is not { } shown || !Attributes.TryGet(thread, finder, s_findLoader, out var findLoader)) return null;
        if (!Warnings.Warn(thread, PyExceptions.ImportWarning, $"{shown}.find_spec() not found; falling back to {(findLoader is null ? s_findModule : s_findLoader)}()", 1)) return null;
        PyObject? loader;
        PyObject portions = new PyList();
        if (findLoader is null)
        {
            loader = Calls.CallMethod(thread, finder, s_findModule, name);
            if (loader is null) return null;
        }
        else
        {
            if (Calls.Call1(thread, findLoader, name) is not { } found || Iteration.ToTuple(thread, found) is not { } pair) return null;
            if (pair.Count != 2) return PyErr.ValueError(pair.Count < 2 ? $"not enough values to unpack (expected 2, got {pair.Count})" : "too many values to unpack (expected 2)");
            loader = pair[0];
            portions = pair[1];
        }
        return loader is not PyNone ? ImportLibrary.CallBootstrap(thread, "spec_from_loader", name, loader) : new PyModuleSpec(name, null) { Locations = portions };
    }

    [PyClassMethod("_path_importer_cache(cls, path)", Doc = "Get the finder for the path entry from sys.path_importer_cache, from a path hook if it is not there.")]
    internal static PyObject? ImporterCache(PyThreadState thread, PyType type, PyObject path) => FinderOf(thread, path);

    /// <summary>The finder of a path entry from <c>sys.path_importer_cache</c>, or of the first hook that takes the entry; None: nobody does.</summary>
    [MustCheck]
    public static PyObject? FinderOf(PyThreadState thread, PyObject entry)
    {
        var interpreter = thread.Interpreter;
        if (entry is PyStr { Length: 0 })
        {
            if (interpreter.Files is not { } files) return PyNone.Instance;
            entry = PyStr.FromUtf16(files.CurrentDirectory);
        }
        var cache = interpreter.Sys?.GetByName(Names.PlainPathImporterCache) as PyDict;
        PyObject? finder = null;
        if (cache is not null && !cache.TryGetItem(thread, entry, out finder)) return null;
        if (finder is not null) return finder;
        if (PathHooks(thread, entry) is not { } found) return null;
        return cache is null || cache.TrySetItem(thread, entry, found) ? found : null;
    }

    [PyStaticMethod("_path_hooks(path)", Doc = "Search sys.path_hooks for a finder for 'path'.")]
    internal static PyObject? PathHooks(PyThreadState thread, PyObject path)
    {
        if (thread.Interpreter.Sys?.GetByName(Names.PlainPathHooks) is not { } hooks || hooks is PyNone) return PyNone.Instance;
        if (hooks is PyList { Count: 0 } && !Warnings.Warn(thread, PyExceptions.ImportWarning, "sys.path_hooks is empty", 1)) return null;
        if (Iteration.GetIter(thread, hooks) is not { } iterator) return null;
        while (Iteration.Next(thread, iterator) is { } hook)
        {
            if (Calls.Call1(thread, hook, path) is { } finder) return finder;
            if (!thread.ClearErrorIf(PyExceptions.ImportError)) return null;
        }
        return thread.HasError ? null : PyNone.Instance;
    }

    [PyStaticMethod("invalidate_caches()", Doc = "Call the invalidate_caches() method on all path entry finders stored in sys.path_importer_cache.")]
    internal static PyObject? InvalidateCaches(PyThreadState thread)
    {
        thread.Interpreter.NamespaceEpoch++;
        if (thread.Interpreter.Sys?.GetByName(Names.PlainPathImporterCache) is not PyDict cache) return PyNone.Instance;
        if (Iteration.ToList(thread, cache) is not { } entries) return null;
        foreach (var entry in entries.Items)
        {
            if (!cache.TryGetItem(thread, entry, out var finder)) return null;
            if (finder is null) continue;
            // The current directory, to which relative entries belong, may have changed.
            if (finder is PyNone || entry is not PyStr path || !path.ToString().StartsWith('/'))
            {
                if (!cache.TryRemove(thread, entry, out _)) return null;
                continue;
            }
            if (!Attributes.TryGet(thread, finder, s_invalidate, out var invalidate)) return null;
            if (invalidate is not null && Calls.Call0(thread, invalidate) is null) return null;
        }
        return PyNone.Instance;
    }

    [PyClassMethod("find_module(cls, fullname, path=None)", Doc = "The loader of a module, else None. Deprecated.")]
    internal static PyObject? FindModule(PyThreadState thread, PyType type, PyObject fullname, PyObject path) => ImportLibrary.LoaderOf(thread, type, "PathFinder", fullname, path);

    [PyStaticMethod("find_distributions(*args, **kwargs)", Doc = "Find distributions: that needs importlib.metadata.")]
    internal static PyObject? FindDistributions(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (Imports.Import(thread, "importlib.metadata") is not { } module || Attributes.Get(thread, module, PyStr.FromName("MetadataPathFinder")) is not { } finder) return null;
        return Attributes.Get(thread, finder, PyStr.FromName("find_distributions")) is { } find ? Calls.CallN(thread, find, args, keywordNames) : null;
    }
}
