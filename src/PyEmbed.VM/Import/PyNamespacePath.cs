using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary>The <c>__path__</c> of a namespace package, computed anew when the path of its parent has changed. PEP 420.</summary>
[PyType("_NamespacePath", Module = "_frozen_importlib_external", Subclassable = true, Dict = true, Weakrefs = true, Sequence = true)]
internal partial class PyNamespacePath : PyObject
{
    private static readonly PyStr s_loader = PyStr.FromName("loader");
    private static readonly PyStr s_locations = PyStr.FromName("submodule_search_locations");

    private InstanceAttributes _attributes;
    private PyTuple _parentPath = PyTuple.Empty;
    private int _epoch;

    internal PyNamespacePath() { }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    /// <summary>Of a package that was found along the path of its parent. Null: an error is set.</summary>
    public static PyNamespacePath? Make(PyThreadState thread, PyStr name, PyList portions)
    {
        var made = new PyNamespacePath();
        return made.Initialize(thread, name, portions, PyNone.Instance) ? made : null;
    }

    [PyProperty("_name")]
    internal PyObject Name { get; set; } = PyNone.Instance;

    [PyProperty("_path")]
    internal PyObject Path { get; set; } = PyNone.Instance;

    /// <summary>A function (name, path) that gives a spec; None: the search of <c>PathFinder</c>.</summary>
    [PyProperty("_path_finder")]
    internal PyObject Finder { get; set; } = PyNone.Instance;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyNamespacePathDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, name, path, path_finder)")]
    internal bool Initialize(PyThreadState thread, PyStr name, PyObject path, PyObject path_finder)
    {
        Name = name;
        Path = path;
        Finder = path_finder;
        if (Parent(thread) is not { } parent || Iteration.ToTuple(thread, parent) is not { } entries) return false;
        _parentPath = entries;
        _epoch = thread.Interpreter.NamespaceEpoch;
        return true;
    }

    [PyMethod("_find_parent_path_names(self)", Doc = "Returns a tuple of (parent-module-name, parent-path-attr-name)")]
    internal PyObject ParentNames()
    {
        var text = Name.ToString()!;
        var dot = text.LastIndexOf('.');
        return dot < 0 ? PyTuple.Of(Names.PlainSys, Names.PlainPath) : PyTuple.Of(PyStr.FromUtf16(text[..dot]), Names.Path);
    }

    [PyMethod("_get_parent_path(self)")]
    internal PyObject? Parent(PyThreadState thread)
    {
        var names = (PyTuple)ParentNames();
        if (!thread.Interpreter.Modules.TryGetItem(thread, names[0], out var module)) return null;
        return module is null ? PyErr.KeyError(names[0]) : Attributes.Get(thread, module, (PyStr)names[1]);
    }

    [PyMethod("_recalculate(self)", Doc = "The directories, looked for again where the parent's path has changed.")]
    internal PyObject? Current(PyThreadState thread)
    {
        if (Parent(thread) is not { } path || Iteration.ToTuple(thread, path) is not { } parent) return null;
        if (!Comparison.TryEquals(thread, _parentPath, parent, out var isSame)) return null;
        if (isSame && _epoch == thread.Interpreter.NamespaceEpoch) return Path;
        if (!TryFind(thread, parent, out var portions)) return null;
        if (portions is not null) Path = portions;
        _parentPath = parent;
        _epoch = thread.Interpreter.NamespaceEpoch;
        return Path;
    }

    // Null portions: it is a package with a loader now, or nothing is left of it; what is known stays.
    private bool TryFind(PyThreadState thread, PyTuple parent, out PyObject? found)
    {
        found = null;
        if (Finder is PyNone && Name is PyStr name)
        {
            if (PyPathFinder.Search(thread, PyPathFinder.BuiltinType, name, parent, PyNone.Instance, out var portions) is not { } own) return false;
            if (own is PyNone && portions.Count > 0) found = portions;
            return true;
        }
        if (Calls.Call2(thread, Finder, Name, parent) is not { } spec) return false;
        if (spec is PyNone) return true;
        if (Attributes.Get(thread, spec, s_loader) is not { } loader) return false;
        if (loader is not PyNone) return true;
        if (Attributes.Get(thread, spec, s_locations) is not { } locations || !Truth.TryTest(thread, locations, out var hasLocations)) return false;
        if (hasLocations) found = locations;
        return true;
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject? Iter(PyThreadState thread) => Current(thread) is { } path ? Iteration.GetIter(thread, path) : null;

    [PyMethod("__getitem__(self, index, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject index) => Current(thread) is { } path ? Subscript.GetItem(thread, path, index) : null;

    [PyMethod("__setitem__(self, index, path, /)")]
    internal bool SetItem(PyThreadState thread, PyObject index, PyObject path) => Subscript.SetItem(thread, Path, index, path);

    [PyMethod("__len__(self, /)")]
    internal bool TryLength(PyThreadState thread, out nint length)
    {
        length = 0;
        return Current(thread) is { } path && Subscript.TryLength(thread, path, out length);
    }

    [PyMethod("__contains__(self, item, /)")]
    internal bool TryContains(PyThreadState thread, PyObject item, out bool found)
    {
        found = false;
        return Current(thread) is { } path && Subscript.TryContains(thread, path, item, out found);
    }

    [PyMethod("append(self, item)")]
    internal PyObject? Append(PyThreadState thread, PyObject item) => Calls.CallMethod(thread, Path, s_append, item);

    private static readonly PyStr s_append = PyStr.FromName("append");

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) => Representation.Repr(thread, Path) is { } shown ? PyStr.FromUtf16($"_NamespacePath({shown})") : null;
}
