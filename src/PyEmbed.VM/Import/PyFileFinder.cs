using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary>Finder in one directory: packages, source files, bytecode files.</summary>
[PyType("FileFinder", Module = "_frozen_importlib_external", Subclassable = true, Dict = true, Weakrefs = true, Doc = "File-based finder.")]
internal partial class PyFileFinder : PyObject
{
    private static readonly PyStr s_getSpec = PyStr.FromName("_get_spec");
    private static readonly PyStr s_findSpec = PyStr.FromName("find_spec");
    private static readonly PyStr s_loader = PyStr.FromName("loader");
    private static readonly PyStr s_locations = PyStr.FromName("submodule_search_locations");

    private static readonly (string Suffix, PyType Loader)[] s_usualLoaders = [(".py", PySourceFileLoader.BuiltinType), (".pyc", PySourcelessFileLoader.BuiltinType)];

    private InstanceAttributes _attributes;
    private (string Suffix, PyObject Loader)[]? _loaders;

    internal PyFileFinder() { }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyProperty("path")]
    internal PyObject Path { get; set; } = PyStr.Empty;

    /// <summary>What is found is not kept, the file system is asked each time: as after <c>invalidate_caches</c>.</summary>
    [PyProperty("_path_mtime")]
    internal PyObject PathTime { get; set; } = PyInt.From(-1);

    /// <summary>The usual one of <c>sys.path_hooks</c>, for source and bytecode. Null: an error is set.</summary>
    public static PyFileFinder? Make(PyThreadState thread, PyStr path) => Absolute(thread, path) is { } absolute ? new PyFileFinder { Path = absolute } : null;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyFileFinderDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, path, *loader_details)")]
    internal bool Initialize(PyThreadState thread, PyObject path, ReadOnlySpan<PyObject> loader_details)
    {
        var loaders = new List<(string, PyObject)>();
        foreach (var detail in loader_details)
        {
            if (Iteration.ToTuple(thread, detail) is not { } pair) return thread.ClearErrorIf(PyExceptions.TypeError) && PyErr.TypeError($"cannot unpack non-iterable {detail.Type.NameInMessages} object");
            if (pair.Count != 2) return PyErr.ValueError(pair.Count < 2 ? $"not enough values to unpack (expected 2, got {pair.Count})" : "too many values to unpack (expected 2)");
            if (Iteration.ToTuple(thread, pair[1]) is not { } suffixes) return false;
            foreach (var suffix in suffixes.Items)
            {
                if (suffix is not PyStr text) return PyErr.TypeError($"can only concatenate str (not \"{suffix.Type.NameInMessages}\") to str");
                loaders.Add((text.ToString(), pair[0]));
            }
        }
        _loaders = [.. loaders];
        PyObject? whole = (path is PyNone ? PyStr.Empty : path) is PyStr given ? Absolute(thread, given) : PyErr.TypeError($"path must be str, not {path.Type.NameInMessages}");
        if (whole is null) return false;
        Path = whole;
        return true;
    }

    private static PyStr? Absolute(PyThreadState thread, PyStr path)
    {
        var text = path.ToString();
        if (text.StartsWith('/')) return path;
        if (thread.Interpreter.FileSystem is not { } files) return path;
        return PyStr.FromUtf16(text is "" or "." ? files.CurrentDirectory : FileAccess.Join(files.CurrentDirectory, text));
    }

    [PyProperty("_loaders")]
    internal PyObject Loaders()
    {
        var list = new PyList();
        foreach (var (suffix, loader) in Details()) list.Append(PyTuple.Of(PyStr.FromUtf16(suffix), loader));
        return list;
    }

    private IEnumerable<(string Suffix, PyObject Loader)> Details() => _loaders ?? s_usualLoaders.Select(static pair => (pair.Suffix, (PyObject)pair.Loader));

    [PyMethod("find_spec(self, fullname, target=None)", Doc = "Try to find a spec for the specified module.")]
    internal PyObject? FindSpec(PyThreadState thread, PyStr fullname, PyObject target)
    {
        var name = fullname.ToString();
        var last = name[(name.LastIndexOf('.') + 1)..];
        // The name of an entry of the directory, not a path to the directory itself or out of it.
        if (last.Length == 0 || last.Contains('/')) return PyNone.Instance;
        var tail = FileAccess.Join(Path.ToString()!, last);
        var isDirectory = FileAccess.IsDirectory(thread, tail);
        if (isDirectory)
        {
            if (Spec(thread, fullname, tail + "/__init__", tail, target) is not { } package) return null;
            if (package is not PyNone) return package;
        }
        if (Spec(thread, fullname, tail, null, target) is not { } module) return null;
        if (module is not PyNone || !isDirectory) return module;
        return new PyModuleSpec(fullname, null) { Locations = ListOf(tail) };
    }

    // The spec of a file that one of the loaders loads, None where there is no such file. Null: an error is set.
    private PyObject? Spec(PyThreadState thread, PyStr name, string stem, string? package, PyObject target)
    {
        ImportMessages.SayMore(thread, "trying", stem + ".py");
        if (_loaders is null)
        {
            if (FileAccess.IsFile(thread, stem + ".py")) return SpecOf(name, PyStr.FromUtf16(stem + ".py"), package, isSource: true);
            return FileAccess.IsFile(thread, stem + ".pyc") ? SpecOf(name, PyStr.FromUtf16(stem + ".pyc"), package, isSource: false) : PyNone.Instance;
        }
        foreach (var (suffix, loader) in _loaders)
            if (FileAccess.IsFile(thread, stem + suffix))
                return Calls.CallMethod(thread, this, s_getSpec, loader, name, PyStr.FromUtf16(stem + suffix), package is null ? PyNone.Instance : ListOf(package), target);
        return PyNone.Instance;
    }

    private static PyModuleSpec SpecOf(PyStr name, PyStr path, string? package, bool isSource) =>
        new(name, isSource ? new PySourceFileLoader(name, path) : new PySourcelessFileLoader(name, path), path) { SetsFile = PyBool.True, Locations = package is null ? PyNone.Instance : ListOf(package) };

    private static PyList ListOf(string item)
    {
        var list = new PyList();
        list.Append(PyStr.FromUtf16(item));
        return list;
    }

    [PyMethod("_get_spec(self, loader_class, fullname, path, smsl, target)")]
    internal PyObject? GetSpec(PyThreadState thread, PyObject loader_class, PyObject fullname, PyObject path, PyObject smsl, PyObject target)
    {
        if (Calls.Call2(thread, loader_class, fullname, path) is not { } loader) return null;
        return fullname is PyStr name ? new PyModuleSpec(name, loader, path) { SetsFile = PyBool.True, Locations = smsl } : PyErr.TypeError($"module name must be str, not {fullname.Type.NameInMessages}");
    }

    [PyMethod("find_module(self, fullname)", Doc = "The loader of a module, else None. Deprecated.")]
    internal PyObject? FindModule(PyThreadState thread, PyObject fullname) => ImportLibrary.CallExternal(thread, "_find_module_shim", this, fullname);

    [PyMethod("find_loader(self, fullname)", Doc = "Try to find a loader for the specified module, or the namespace package portions. Deprecated.")]
    internal PyObject? FindLoader(PyThreadState thread, PyObject fullname)
    {
        if (!Warnings.Warn(thread, PyExceptions.DeprecationWarning, "FileFinder.find_loader() is deprecated and slated for removal in Python 3.12; use find_spec() instead", 1)) return null;
        if (Calls.CallMethod(thread, this, s_findSpec, fullname) is not { } spec) return null;
        if (spec is PyNone) return PyTuple.Of(spec, new PyList());
        if (Attributes.Get(thread, spec, s_loader) is not { } loader || Attributes.Get(thread, spec, s_locations) is not { } locations) return null;
        if (!Truth.TryTest(thread, locations, out var hasLocations)) return null;
        return PyTuple.Of(loader, hasLocations ? locations : new PyList());
    }

    [PyMethod("invalidate_caches(self)", Doc = "Invalidate the directory mtime.")]
    internal void InvalidateCaches() => PathTime = PyInt.From(-1);

    [PyClassMethod("path_hook(cls, *loader_details)", Doc = "A function for sys.path_hooks that makes finders with these loaders.")]
    internal static PyObject PathHook(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> loader_details) => new PyFileFinderHook(type, PyTuple.CopyOf(loader_details));

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) => Representation.Repr(thread, Path) is { } path ? PyStr.FromUtf16($"FileFinder({path})") : null;
}
