using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary><c>importlib.machinery.ModuleSpec</c>: what the import system knows of a module. PEP 451.</summary>
[PyType("ModuleSpec", Module = "_frozen_importlib", Subclassable = true, Dict = true, Weakrefs = true, Unhashable = true, Doc = "The specification for a module, used for loading.")]
internal partial class PyModuleSpec : PyObject
{
    private InstanceAttributes _attributes;
    private PyObject? _cached;
    private PyObject? _loaderState;
    private PyObject? _uninitializedSubmodules;

    private static readonly PyStr s_implementation = PyStr.FromName("implementation");
    private static readonly PyStr s_cacheTag = PyStr.FromName("cache_tag");
    private static readonly PyStr s_fileName = PyStr.FromName("filename");
    private static readonly PyStr s_originalName = PyStr.FromName("origname");

    public PyModuleSpec() { }

    public PyModuleSpec(PyStr name, PyObject? loader, PyObject? origin = null)
    {
        Name = name;
        Loader = loader ?? PyNone.Instance;
        Origin = origin ?? PyNone.Instance;
    }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyProperty("name")]
    internal PyObject Name { get; set; } = PyNone.Instance;

    [PyProperty("loader")]
    internal PyObject Loader { get; set; } = PyNone.Instance;

    [PyProperty("origin")]
    internal PyObject Origin { get; set; } = PyNone.Instance;

    /// <summary>Whether it is of a frozen module, whose state is made when somebody asks for it.</summary>
    internal bool IsFrozen { get; init; }

    [PyProperty("loader_state", Setter = nameof(SetLoaderState))]
    internal PyObject LoaderState() => _loaderState ??= IsFrozen ? FrozenState() : PyNone.Instance;

    internal bool SetLoaderState(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.AttributeError("can't delete attribute 'loader_state'");
        _loaderState = value;
        return true;
    }

    // CPython: where the source is, if anywhere, and what the module was frozen as.
    private PySimpleNamespace FrozenState()
    {
        var state = new PySimpleNamespace();
        InstanceDict.Set(state, s_fileName, PyNone.Instance);
        InstanceDict.Set(state, s_originalName, Name);
        return state;
    }

    [PyProperty("submodule_search_locations")]
    internal PyObject Locations { get; set; } = PyNone.Instance;

    [PyProperty("_initializing")]
    internal PyObject Initializing { get; set; } = PyBool.False;

    [PyProperty("_set_fileattr")]
    internal PyObject SetsFile { get; set; } = PyBool.False;

    /// <summary>Submodules that are being loaded, for the message when somebody asks for them too early.</summary>
    [PyProperty("_uninitialized_submodules")]
    internal PyObject UninitializedSubmodules
    {
        get => _uninitializedSubmodules ??= new PyList();
        set => _uninitializedSubmodules = value;
    }

    [PyMethod("__init__(self, name, loader, *, origin=None, loader_state=None, is_package=None)")]
    internal bool Initialize(PyThreadState thread, PyObject name, PyObject loader, PyObject origin, PyObject loader_state, PyObject is_package)
    {
        Name = name;
        Loader = loader;
        Origin = origin;
        _loaderState = loader_state;
        if (!Truth.TryTest(thread, is_package, out var isPackage)) return false;
        Locations = isPackage ? new PyList() : PyNone.Instance;
        return true;
    }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyModuleSpecDefinition.Instance.Allocate(type);

    /// <summary>Where the bytecode of the module is or would be.</summary>
    [PyProperty("cached", Setter = nameof(SetCached))]
    internal PyObject? Cached(PyThreadState thread)
    {
        if (_cached is null && Origin is PyStr origin && ReferenceEquals(SetsFile, PyBool.True)) _cached = (HasCacheTag(thread) || origin.ToString().EndsWith(".pyc", StringComparison.Ordinal)) && BytecodeFile.CachePath(thread.Interpreter, origin.ToString()) is { } path ? PyStr.FromUtf16(path) : null;
        return _cached ?? PyNone.Instance;
    }

    // A script can take the tag away; then there are no names for cached files.
    private static bool HasCacheTag(PyThreadState thread) =>
        thread.Interpreter.Sys?.GetByName(s_implementation) is not PySimpleNamespace implementation || InstanceDict.Get(implementation, s_cacheTag) is not (null or PyNone);

    internal bool SetCached(PyThreadState thread, PyObject? value)
    {
        _cached = value;
        return true;
    }

    /// <summary>The package it belongs to: itself, if it is one.</summary>
    [PyProperty("parent")]
    internal PyObject? Parent()
    {
        if (Locations is not PyNone) return Name;
        if (Name is not PyStr name) return PyErr.AttributeError($"'{Name.Type.Name}' object has no attribute 'rpartition'");
        var text = name.ToString();
        var dot = text.LastIndexOf('.');
        return dot < 0 ? PyStr.Empty : PyStr.FromUtf16(text[..dot]);
    }

    [PyProperty("has_location", Setter = nameof(SetHasLocation))]
    internal PyObject HasLocation() => SetsFile;

    internal bool SetHasLocation(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.AttributeError("can't delete attribute 'has_location'");
        if (!Truth.TryTest(thread, value, out var isTrue)) return false;
        SetsFile = PyBool.From(isTrue);
        return true;
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (Representation.Repr(thread, Name) is not { } name || Representation.Repr(thread, Loader) is not { } loader) return null;
        var text = $"{Type.Name}(name={name}, loader={loader}";
        if (Origin is not PyNone)
        {
            if (Representation.Repr(thread, Origin) is not { } origin) return null;
            text += $", origin={origin}";
        }
        if (Locations is not PyNone)
        {
            if (Representation.Repr(thread, Locations) is not { } locations) return null;
            text += $", submodule_search_locations={locations}";
        }
        return PyStr.FromUtf16(text + ")");
    }

    private static readonly PyStr[] s_compared =
        [Names.PlainName, PyStr.FromName("loader"), PyStr.FromName("origin"), PyStr.FromName("submodule_search_locations"), PyStr.FromName("cached"), PyStr.FromName("has_location")];

    // With anything that has the same attributes.
    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne)) return PyNotImplemented.Instance;
        foreach (var name in s_compared)
        {
            if (!Attributes.TryGet(thread, this, name, out var own) || !Attributes.TryGet(thread, other, name, out var others)) return null;
            if (own is null || others is null) return PyNotImplemented.Instance;
            if (!Comparison.TryEquals(thread, own, others, out var areEqual)) return null;
            if (!areEqual) return PyBool.From(op == CompareOp.Ne);
        }
        return PyBool.From(op == CompareOp.Eq);
    }
}
